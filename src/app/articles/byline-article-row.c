/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a row of the articles: unread mark, title, excerpt, author,
 * date, comments and picture. Rows are reused for other articles. A row takes
 * its height from the article alone, never from a picture that comes later. */

#include "config.h"

#include "byline-article-row.h"

#include "byline-text.h"
#include "byline-thumbnail.h"
#include "byline-time-text.h"
#include "byline-time.h"
#include "byline-uri.h"

#include <glib/gi18n.h>

struct _BylineArticleRow
{
  GtkWidget          parent_instance;

  GtkWidget         *dot;
  GtkLabel          *title;
  GtkLabel          *excerpt;
  GtkLabel          *author;
  GtkWidget         *separator;
  GtkLabel          *date;
  GtkWidget         *comments;
  GtkLabel          *n_comments;
  GtkWidget         *saved;
  BylineThumbnail   *thumbnail;

  BylineLibrary     *library;  /* (owned) (nullable) */
  BylineArticleItem *item;     /* (owned) (nullable) */
  GSignalGroup      *signals;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (BylineArticleRow, byline_article_row, GTK_TYPE_WIDGET)

/* Nothing is asked of a host that is not the article's own. */
static const char *
choose_picture (const BylineArticle *article)
{
  g_autofree char *own_host = byline_uri_dup_host (article->link);
  g_autofree char *picture_host = NULL;

  if (article->picture_uri == NULL || own_host == NULL)
    return NULL;

  picture_host = byline_uri_dup_host (article->picture_uri);
  return g_strcmp0 (own_host, picture_host) == 0 ? article->picture_uri : NULL;
}

static void
append_part (GString    *name,
             const char *part)
{
  if (byline_text_is_blank (part))
    return;
  if (name->len > 0)
    g_string_append (name, ", ");
  g_string_append (name, part);
}

static void
show_accessible_name (BylineArticleRow    *self,
                      const BylineArticle *article)
{
  g_autoptr(GString) name = g_string_new (NULL);

  if (!article->is_read)
    append_part (name, C_("article", "Unread"));
  append_part (name, gtk_label_get_text (self->title));
  append_part (name, article->author_name);
  append_part (name, gtk_label_get_text (self->date));
  if (article->n_comments > 0)
    {
      g_autofree char *comments =
        g_strdup_printf (ngettext ("%d comment", "%d comments", (gulong) article->n_comments),
                         article->n_comments);

      append_part (name, comments);
    }
  if (article->is_saved)
    append_part (name, C_("article", "Saved"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
show_date (BylineArticleRow    *self,
           const BylineArticle *article)
{
  g_autofree char *relative = byline_time_text_relative (article->published_at,
                                                         byline_time_now ());
  g_autofree char *full = byline_time_text_full (article->published_at);

  gtk_label_set_text (self->date, relative);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->date), full);
}

static void
show_marks (BylineArticleRow    *self,
            const BylineArticle *article)
{
  g_autofree char *n_comments = g_strdup_printf ("%d", article->n_comments);

  gtk_widget_set_visible (self->dot, !article->is_read);
  if (article->is_read)
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "byline-unread");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "byline-unread");
  gtk_label_set_text (self->n_comments, n_comments);
  gtk_widget_set_visible (self->comments, article->n_comments > 0);
  gtk_widget_set_visible (self->saved, article->is_saved);
}

static void
show_article (BylineArticleRow    *self,
              const BylineArticle *article)
{
  g_autofree char *heading = byline_article_dup_heading (article);
  gboolean has_author = !byline_text_is_blank (article->author_name);
  const char *picture = choose_picture (article);

  gtk_label_set_text (self->title, heading);
  gtk_label_set_text (self->excerpt, article->excerpt != NULL ? article->excerpt : "");
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt),
                          !byline_text_is_blank (article->excerpt));
  gtk_label_set_text (self->author, has_author ? article->author_name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->author), has_author);
  gtk_widget_set_visible (self->separator, has_author);
  show_date (self, article);
  show_marks (self, article);
  gtk_widget_set_visible (GTK_WIDGET (self->thumbnail), picture != NULL);
  byline_thumbnail_show (self->thumbnail, self->library, picture);
  show_accessible_name (self, article);
}

/* An article that is still being read from the disk takes the room of a usual
 * one, so that the rows below it stay where they are. */
static void
show_placeholder (BylineArticleRow *self)
{
  gtk_label_set_text (self->title, "\n");
  gtk_label_set_text (self->excerpt, "\n");
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), TRUE);
  gtk_widget_set_visible (self->dot, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->author), FALSE);
  gtk_widget_set_visible (self->separator, FALSE);
  gtk_label_set_text (self->date, "");
  gtk_widget_set_visible (self->comments, FALSE);
  gtk_widget_set_visible (self->saved, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->thumbnail), FALSE);
  byline_thumbnail_show (self->thumbnail, self->library, NULL);
}

static void
show_item (BylineArticleRow *self)
{
  BylineArticle *article = self->item != NULL ? byline_article_item_get_article (self->item)
                                              : NULL;

  if (article != NULL)
    show_article (self, article);
  else
    show_placeholder (self);
}

static void
article_notified_cb (BylineArticleItem *item,
                     GParamSpec        *pspec,
                     BylineArticleRow  *self)
{
  show_item (self);
}

static void
byline_article_row_dispose (GObject *object)
{
  BylineArticleRow *self = BYLINE_ARTICLE_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_ARTICLE_ROW);
  /* It unparents only the children that are bound. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (byline_article_row_parent_class)->dispose (object);
}

static void
byline_article_row_class_init (BylineArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_article_row_dispose;

  g_type_ensure (BYLINE_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/articles/byline-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, excerpt);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, author);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, separator);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, date);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, comments);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, n_comments);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, saved);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleRow, thumbnail);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_article_row_init (BylineArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (BYLINE_TYPE_ARTICLE_ITEM);
  g_signal_group_connect_object (self->signals, "notify::article",
                                 G_CALLBACK (article_notified_cb), self, 0);
}

GtkWidget *
byline_article_row_new (void)
{
  return g_object_new (BYLINE_TYPE_ARTICLE_ROW, NULL);
}

/**
 * byline_article_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the article shown at the moment
 */
BylineArticleItem *
byline_article_row_get_item (BylineArticleRow *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

/**
 * byline_article_row_set_item:
 * @self: a row
 * @library: (nullable): where its picture comes from
 * @item: (nullable): the article to show, or %NULL when the row is put aside
 */
void
byline_article_row_set_item (BylineArticleRow  *self,
                             BylineLibrary     *library,
                             BylineArticleItem *item)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_ROW (self));

  g_set_object (&self->library, library);
  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->signals, item);
  show_item (self);
}

/**
 * byline_article_row_update_time:
 * @self: a row
 *
 * Says anew how long ago the article was published.
 */
void
byline_article_row_update_time (BylineArticleRow *self)
{
  BylineArticle *article;

  g_return_if_fail (BYLINE_IS_ARTICLE_ROW (self));

  article = self->item != NULL ? byline_article_item_get_article (self->item) : NULL;
  if (article != NULL)
    show_date (self, article);
}
