/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way from the site to the article, as links: the site, the categories
 * down to the article's own, the article. A narrow pane shortens the parts,
 * the article's title first. It only says what was chosen. */

#include "config.h"

#include "byline-breadcrumb.h"

#include <glib/gi18n.h>

/* A category tree that bites its tail ends here. */
#define MAX_CATEGORIES 4

struct _BylineBreadcrumb
{
  GtkWidget  parent_instance;

  GtkWidget *box;   /* (unowned: child) */
};

enum { SIGNAL_PLACE_ACTIVATED, SIGNAL_ARTICLE_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineBreadcrumb, byline_breadcrumb, GTK_TYPE_WIDGET)

static void
byline_breadcrumb_place_clicked_cb (BylineBreadcrumb *self,
                                    GtkWidget        *part)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_ACTIVATED], 0,
                 g_object_get_data (G_OBJECT (part), "filter"),
                 g_object_get_data (G_OBJECT (part), "title"));
}

static void
byline_breadcrumb_article_clicked_cb (BylineBreadcrumb *self)
{
  g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0);
}

static GtkWidget *
create_part (const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *part = g_object_new (GTK_TYPE_BUTTON,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LINK,
                                  "child", label,
                                  NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (part, "flat");
  gtk_widget_add_css_class (part, "byline-breadcrumb-part");
  gtk_widget_set_tooltip_text (part, words);
  /* Without one of its own the tooltip would be its description. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (part),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "",
                                  -1);

  return part;
}

static void
append_separator (BylineBreadcrumb *self)
{
  GtkWidget *separator = g_object_new (GTK_TYPE_LABEL,
                                       "label", "»",
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                       NULL);

  gtk_widget_add_css_class (separator, "dim-label");
  gtk_box_append (GTK_BOX (self->box), separator);
}

static void
append_place (BylineBreadcrumb   *self,
              const char         *words,
              const char         *title,
              const BylineFilter *filter)
{
  GtkWidget *part = create_part (words);

  g_object_set_data_full (G_OBJECT (part), "filter", byline_filter_copy (filter),
                          (GDestroyNotify) byline_filter_free);
  g_object_set_data_full (G_OBJECT (part), "title", g_strdup (title), g_free);
  g_signal_connect_object (part, "clicked",
                           G_CALLBACK (byline_breadcrumb_place_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), part);
}

static const BylineTerm *
find_category (GPtrArray *terms,
               gint64     remote_id)
{
  for (guint i = 0; terms != NULL && i < terms->len; i++) {
    const BylineTerm *term = g_ptr_array_index (terms, i);

    if (term->kind == BYLINE_TERM_CATEGORY && term->remote_id == remote_id)
      return term;
  }

  return NULL;
}

/* The article's first category that no other of its categories stands under. */
static const BylineTerm *
find_own_category (GPtrArray *terms)
{
  const BylineTerm *first = NULL;

  for (guint i = 0; terms != NULL && i < terms->len; i++) {
    const BylineTerm *term = g_ptr_array_index (terms, i);

    if (term->kind != BYLINE_TERM_CATEGORY)
      continue;
    if (first == NULL || term->parent == first->remote_id)
      first = term;
  }

  return first;
}

static void
append_categories (BylineBreadcrumb    *self,
                   const BylineReading *reading)
{
  const BylineTerm *path[MAX_CATEGORIES];
  guint n_steps = 0;

  for (const BylineTerm *term = find_own_category (reading->terms);
       term != NULL && n_steps < MAX_CATEGORIES;
       term = term->parent != 0 ? find_category (reading->terms, term->parent) : NULL)
    path[n_steps++] = term;

  while (n_steps > 0) {
    const BylineTerm *term = path[--n_steps];
    g_autoptr (BylineFilter) filter = byline_filter_new ();

    filter->site_id = reading->site->id;
    filter->category = term->remote_id;
    append_separator (self);
    append_place (self, term->name, term->name, filter);
  }
}

static void
append_article (BylineBreadcrumb    *self,
                const BylineReading *reading)
{
  g_autofree char *heading = byline_article_dup_heading (reading->article);
  GtkWidget *part = create_part (heading);

  append_separator (self);
  gtk_widget_set_hexpand (part, TRUE);
  gtk_widget_set_halign (part, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Open in Browser"),
                                  -1);
  g_signal_connect_object (part, "clicked",
                           G_CALLBACK (byline_breadcrumb_article_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), part);
}

static void
remove_parts (BylineBreadcrumb *self)
{
  GtkWidget *part;

  while ((part = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), part);
}

static void
byline_breadcrumb_dispose (GObject *object)
{
  BylineBreadcrumb *self = BYLINE_BREADCRUMB (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_breadcrumb_parent_class)->dispose (object);
}

static void
byline_breadcrumb_class_init (BylineBreadcrumbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_breadcrumb_dispose;

  signals[SIGNAL_PLACE_ACTIVATED] =
    g_signal_new ("place-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_ARTICLE_ACTIVATED] =
    g_signal_new ("article-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
byline_breadcrumb_init (BylineBreadcrumb *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "byline-breadcrumb");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("You are here"),
                                  -1);
}

/**
 * byline_breadcrumb_new:
 *
 * Returns: (transfer floating): a path without parts
 */
GtkWidget *
byline_breadcrumb_new (void)
{
  return g_object_new (BYLINE_TYPE_BREADCRUMB, NULL);
}

/**
 * byline_breadcrumb_set_reading:
 * @self: a breadcrumb
 * @reading: an opened article
 *
 * Shows the path to an article.
 */
void
byline_breadcrumb_set_reading (BylineBreadcrumb    *self,
                               const BylineReading *reading)
{
  g_autoptr (BylineFilter) home = NULL;

  g_return_if_fail (BYLINE_IS_BREADCRUMB (self));
  g_return_if_fail (reading != NULL);

  remove_parts (self);
  home = byline_filter_new ();
  home->site_id = reading->site->id;
  append_place (self, C_("first part of a breadcrumb", "Home"), reading->site->name, home);
  append_categories (self, reading);
  append_article (self, reading);
}
