/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the page for words and walks through what it found. The page marks
 * and scrolls; the bar counts. */

#include "config.h"

#include "byline-find-bar.h"

#include <glib/gi18n.h>

struct _BylineFindBar
{
  GtkWidget           parent_instance;

  BylineDocumentView *view;       /* (owned) (nullable) */
  guint               n_matches;
  guint               current;
  GtkWidget          *bar;        /* (unowned: child) */
  GtkWidget          *entry;
  GtkLabel           *count;
  GtkWidget          *previous;
  GtkWidget          *next;
};

enum { SIGNAL_CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineFindBar, byline_find_bar, GTK_TYPE_WIDGET)

static void
show_count (BylineFindBar *self)
{
  gboolean has_words = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *words = NULL;

  if (self->n_matches > 0) {
    /* Translators: which match of how many. */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, self->n_matches);
  } else {
    words = g_strdup (has_words ? _("Not found") : "");
  }
  gtk_label_set_text (self->count, words);
  /* Empty, it would be called by the name of its class. */
  gtk_widget_set_visible (GTK_WIDGET (self->count), *words != '\0');
  gtk_widget_set_sensitive (self->previous, self->n_matches > 0);
  gtk_widget_set_sensitive (self->next, self->n_matches > 0);
}

static void
find (BylineFindBar *self,
      const char    *needle)
{
  self->current = 0;
  self->n_matches = self->view != NULL ? byline_document_view_find (self->view, needle) : 0;
  if (self->n_matches > 0)
    byline_document_view_show_match (self->view, 0);
  show_count (self);
}

static void
step (BylineFindBar *self,
      guint          distance)
{
  if (self->n_matches == 0 || self->view == NULL)
    return;

  self->current = (self->current + distance) % self->n_matches;
  byline_document_view_show_match (self->view, self->current);
  show_count (self);
}

static void
byline_find_bar_search_changed_cb (BylineFindBar *self)
{
  find (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
byline_find_bar_next_cb (BylineFindBar *self)
{
  step (self, 1);
}

static void
byline_find_bar_previous_cb (BylineFindBar *self)
{
  if (self->n_matches > 0)
    step (self, self->n_matches - 1);
}

static void
byline_find_bar_mode_changed_cb (BylineFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;

  find (self, "");
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
byline_find_bar_dispose (GObject *object)
{
  BylineFindBar *self = BYLINE_FIND_BAR (object);

  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_FIND_BAR);

  G_OBJECT_CLASS (byline_find_bar_parent_class)->dispose (object);
}

static void
byline_find_bar_class_init (BylineFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_find_bar_dispose;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/reader/byline-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_stop);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

/* The search bar makes its button itself, and gives it no name. */
static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"),
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
byline_find_bar_init (BylineFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  name_close_button (self->bar);
  show_count (self);
}

/**
 * byline_find_bar_new:
 *
 * Returns: (transfer floating): a closed bar
 */
GtkWidget *
byline_find_bar_new (void)
{
  return g_object_new (BYLINE_TYPE_FIND_BAR, NULL);
}

/**
 * byline_find_bar_set_view:
 * @self: a bar
 * @view: (nullable): the page to look in
 *
 * Sets where the bar looks.
 */
void
byline_find_bar_set_view (BylineFindBar      *self,
                          BylineDocumentView *view)
{
  g_return_if_fail (BYLINE_IS_FIND_BAR (self));

  g_set_object (&self->view, view);
}

/**
 * byline_find_bar_start:
 * @self: a bar
 *
 * Opens the bar and takes the focus.
 */
void
byline_find_bar_start (BylineFindBar *self)
{
  g_return_if_fail (BYLINE_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * byline_find_bar_stop:
 * @self: a bar
 *
 * Closes the bar and unmarks what was found.
 */
void
byline_find_bar_stop (BylineFindBar *self)
{
  g_return_if_fail (BYLINE_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}
