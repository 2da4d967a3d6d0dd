/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of an article: where it stands, what it is called, who wrote it
 * and when, how long it takes, what it is about, and what a reader must know
 * before starting. Words from a site never become markup unescaped. */

#include "config.h"

#include "byline-article-head.h"

#include <glib/gi18n.h>

#include "byline-block-style.h"
#include "byline-breadcrumb.h"
#include "byline-document-text.h"
#include "byline-time-text.h"
#include "byline-time.h"

#define MAX_TAGS     30
/* Of the font's own line, which is set for running text. */
#define HEADING_LINE_FACTOR 0.88
#define TAG_SCHEME   "byline-tag:"

struct _BylineArticleHead
{
  GtkWidget         parent_instance;

  gint64            site_id;
  GPtrArray        *tags_shown;   /* (owned): BylineTerm, by place in the line */
  GtkWidget        *box;          /* (unowned: child) */
  BylineBreadcrumb *breadcrumb;
  GtkLabel         *heading;
  GtkLabel         *byline;
  GtkLabel         *tags;
  GtkWidget        *note;
  GtkLabel         *note_words;
  GtkWidget        *note_browser;
};

enum { SIGNAL_PLACE_ACTIVATED, SIGNAL_BROWSER_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineArticleHead, byline_article_head, GTK_TYPE_WIDGET)

static void
byline_article_head_place_activated_cb (BylineArticleHead *self,
                                        BylineFilter      *filter,
                                        const char        *title)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_ACTIVATED], 0, filter, title);
}

static void
byline_article_head_browser_cb (BylineArticleHead *self)
{
  g_signal_emit (self, signals[SIGNAL_BROWSER_ACTIVATED], 0);
}

/* ---- byline ---- */

static void
append_part (GString    *line,
             const char *part)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static void
show_byline (BylineArticleHead   *self,
             const BylineReading *reading)
{
  const BylineArticle *article = reading->article;
  guint minutes = byline_document_text_minutes (reading->document);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *full = NULL;

  if (article->author_name != NULL && *article->author_name != '\0')
    append_part (line, article->author_name);
  if (article->published_at != BYLINE_TIME_UNKNOWN) {
    g_autofree char *date = byline_time_text_date (article->published_at);

    full = byline_time_text_full (article->published_at);
    append_part (line, date);
  }
  if (minutes > 0) {
    g_autofree char *reading_time =
      g_strdup_printf (ngettext ("%u minute to read", "%u minutes to read", minutes), minutes);

    append_part (line, reading_time);
  }
  gtk_label_set_text (self->byline, line->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->byline), full);
  gtk_widget_set_visible (GTK_WIDGET (self->byline), line->len > 0);
}

/* ---- tags ---- */

static gboolean
byline_article_head_tag_activated_cb (BylineArticleHead *self,
                                      const char        *uri)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  const BylineTerm *term;
  guint64 place;

  if (!g_str_has_prefix (uri, TAG_SCHEME))
    return TRUE;
  place = g_ascii_strtoull (uri + strlen (TAG_SCHEME), NULL, 10);
  if (place >= self->tags_shown->len)
    return TRUE;

  term = g_ptr_array_index (self->tags_shown, place);
  filter->site_id = self->site_id;
  filter->tag_slug = g_strdup (term->slug);
  g_signal_emit (self, signals[SIGNAL_PLACE_ACTIVATED], 0, filter, term->name);

  return TRUE;
}

static void
append_tag (BylineArticleHead *self,
            GString           *markup,
            BylineTerm        *term)
{
  g_autofree char *name = g_markup_escape_text (term->name, -1);

  g_string_append_printf (markup, "%s<a href=\"" TAG_SCHEME "%u\" title=\"\">%s</a>",
                          markup->len > 0 ? ", " : "", self->tags_shown->len, name);
  g_ptr_array_add (self->tags_shown, byline_term_ref (term));
}

static void
show_tags (BylineArticleHead   *self,
           const BylineReading *reading)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *line = NULL;

  g_ptr_array_set_size (self->tags_shown, 0);
  for (guint i = 0; reading->terms != NULL && i < reading->terms->len; i++) {
    BylineTerm *term = g_ptr_array_index (reading->terms, i);

    if (term->kind == BYLINE_TERM_TAG && self->tags_shown->len < MAX_TAGS)
      append_tag (self, markup, term);
  }
  /* Translators: %s is a list of links. */
  line = g_strdup_printf (_("Tags: %s"), markup->str);
  gtk_label_set_markup (self->tags, line);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), self->tags_shown->len > 0);
}

/* ---- notes ---- */

static const char *
find_note (const BylineReading *reading)
{
  if (reading->article->is_gone)
    return _("This article is no longer on the site. This is the copy Byline kept.");
  if (reading->article->is_protected)
    return _("This article is protected by a password.");
  if (reading->article->content_html == NULL)
    return _("Only the summary of this article is here. The rest comes when the site can be "
             "reached.");
  if (byline_document_get_truncated (reading->document))
    return _("This article is too long to show as a whole.");

  return NULL;
}

static void
show_note (BylineArticleHead   *self,
           const BylineReading *reading)
{
  const char *note = find_note (reading);

  gtk_label_set_text (self->note_words, note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_visible (self->note_browser, !reading->article->is_gone);
}

static void
byline_article_head_dispose (GObject *object)
{
  BylineArticleHead *self = BYLINE_ARTICLE_HEAD (object);

  g_clear_pointer (&self->tags_shown, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_ARTICLE_HEAD);

  G_OBJECT_CLASS (byline_article_head_parent_class)->dispose (object);
}

static void
byline_article_head_class_init (BylineArticleHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_article_head_dispose;

  signals[SIGNAL_PLACE_ACTIVATED] =
    g_signal_new ("place-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_BROWSER_ACTIVATED] =
    g_signal_new ("browser-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (BYLINE_TYPE_BREADCRUMB);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/reader/byline-article-head.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, box);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, heading);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, byline);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, tags);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, note);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, note_words);
  gtk_widget_class_bind_template_child (widget_class, BylineArticleHead, note_browser);
  gtk_widget_class_bind_template_callback (widget_class,
                                           byline_article_head_place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_article_head_browser_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_article_head_tag_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
byline_article_head_init (BylineArticleHead *self)
{
  self->tags_shown = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  byline_article_head_set_zoom (self, 1.0);
}

/**
 * byline_article_head_new:
 *
 * Returns: (transfer floating): an empty head
 */
GtkWidget *
byline_article_head_new (void)
{
  return g_object_new (BYLINE_TYPE_ARTICLE_HEAD, NULL);
}

/* The title begins where the words below it begin, in whatever direction the
 * program runs. */
static void
show_heading (BylineArticleHead *self,
              const char        *heading)
{
  gboolean around = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_set_direction (GTK_WIDGET (self->heading),
                            byline_words_are_right_to_left (heading, around)
                            ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_label_set_text (self->heading, heading);
}

/**
 * byline_article_head_set_reading:
 * @self: a head
 * @reading: an opened article
 *
 * Shows what is known of an article.
 */
void
byline_article_head_set_reading (BylineArticleHead   *self,
                                 const BylineReading *reading)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (BYLINE_IS_ARTICLE_HEAD (self));
  g_return_if_fail (reading != NULL);

  self->site_id = reading->site->id;
  heading = byline_article_dup_heading (reading->article);
  show_heading (self, heading);
  byline_breadcrumb_set_reading (self->breadcrumb, reading);
  show_byline (self, reading);
  show_tags (self, reading);
  show_note (self, reading);
}

/**
 * byline_article_head_set_zoom:
 * @self: a head
 * @zoom: 0.8-2.0
 *
 * Sets the size of the title; the rest follows the desktop's text size.
 */
void
byline_article_head_set_zoom (BylineArticleHead *self,
                              double             zoom)
{
  PangoAttrList *attributes;

  g_return_if_fail (BYLINE_IS_ARTICLE_HEAD (self));

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (zoom));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (HEADING_LINE_FACTOR));
  gtk_label_set_attributes (self->heading, attributes);
  pango_attr_list_unref (attributes);
}
