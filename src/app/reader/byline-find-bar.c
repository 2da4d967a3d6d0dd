/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the page for words and walks through what it found, from what is seen
 * when it opens. The page marks and scrolls; the bar counts, and says when it
 * went on from the other end. What was found last stays selected. */

#include "config.h"

#include "byline-find-bar.h"

#include <glib/gi18n.h>

/* The page finds no more than this. */
#define MANY             2000
#define LONGEST_SELECTION 100

typedef enum
{
  NOT_WRAPPED,
  FROM_TOP,
  FROM_END,
} Wrapped;

struct _BylineFindBar
{
  GtkWidget           parent_instance;

  BylineDocumentView *view;       /* (owned) (nullable) */
  char               *needle;     /* (owned) (nullable): what was looked for last */
  BylinePosition      origin;     /* where to look from */
  guint               n_matches;
  guint               current;
  GtkWidget          *bar;        /* (unowned: child) */
  GtkWidget          *entry;
  GtkImage           *wrapped;
  GtkLabel           *count;
  GtkWidget          *previous;
  GtkWidget          *next;
};

enum { SIGNAL_CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineFindBar, byline_find_bar, GTK_TYPE_WIDGET)

static char *
dup_count (BylineFindBar *self)
{
  gboolean has_words = self->needle != NULL && *self->needle != '\0';

  if (self->n_matches >= MANY) {
    /* Translators: which match of how many; there may be more. */
    return g_strdup_printf (_("%u of %u+"), self->current + 1, self->n_matches);
  }
  if (self->n_matches > 0) {
    /* Translators: which match of how many. */
    return g_strdup_printf (_("%u of %u"), self->current + 1, self->n_matches);
  }

  return g_strdup (has_words ? _("Not found") : "");
}

/* The words beside the entry, and for who hears them: what the focused entry
 * is described by is read out when it changes. */
static void
show_count (BylineFindBar *self)
{
  g_autofree char *words = dup_count (self);
  gboolean is_missing = self->n_matches == 0 && *words != '\0';

  gtk_label_set_text (self->count, words);
  /* Empty, it would be called by the name of its class. */
  gtk_widget_set_visible (GTK_WIDGET (self->count), *words != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_missing ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (is_missing)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_sensitive (self->previous, self->n_matches > 0);
  gtk_widget_set_sensitive (self->next, self->n_matches > 0);
}

static void
show_wrapped (BylineFindBar *self,
              Wrapped        wrapped)
{
  const char *words = wrapped == FROM_TOP ? _("Continued from the top")
                                          : _("Continued from the end");

  gtk_widget_set_visible (GTK_WIDGET (self->wrapped), wrapped != NOT_WRAPPED);
  if (wrapped == NOT_WRAPPED)
    return;

  gtk_image_set_from_icon_name (self->wrapped, wrapped == FROM_TOP ? "byline-from-top-symbolic"
                                                                   : "byline-from-end-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->wrapped), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->wrapped),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* While the needle is being typed the search stays where it began. A bar that
 * closes empties its entry first: the match it was at stays selected. */
static void
find (BylineFindBar *self,
      const char    *needle)
{
  Wrapped wrapped = NOT_WRAPPED;

  if (*needle == '\0' && self->n_matches > 0 && self->view != NULL)
    byline_document_view_select_match (self->view, self->current);
  g_free (self->needle);
  self->needle = g_strdup (needle);
  self->current = 0;
  self->n_matches = self->view != NULL ? byline_document_view_find (self->view, needle) : 0;
  if (self->n_matches > 0) {
    self->current = byline_document_view_get_match_after (self->view, self->origin);
    if (self->current >= self->n_matches) {
      self->current = 0;
      wrapped = FROM_TOP;
    }
    byline_document_view_show_match (self->view, self->current);
  }
  show_wrapped (self, wrapped);
  show_count (self);
}

static void
step (BylineFindBar *self,
      gboolean       is_forward)
{
  Wrapped wrapped = NOT_WRAPPED;

  if (self->n_matches == 0 || self->view == NULL)
    return;

  if (is_forward && self->current + 1 == self->n_matches)
    wrapped = FROM_TOP;
  else if (!is_forward && self->current == 0)
    wrapped = FROM_END;
  self->current = (self->current + (is_forward ? 1 : self->n_matches - 1)) % self->n_matches;
  byline_document_view_show_match (self->view, self->current);
  byline_document_view_get_match (self->view, self->current, &self->origin);
  show_wrapped (self, wrapped);
  show_count (self);
}

static void
byline_find_bar_search_changed_cb (BylineFindBar *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (needle, self->needle) != 0)
    find (self, needle);
}

/* The entry tells of a change a moment late: a key may come before. */
static void
go (BylineFindBar *self,
    gboolean       is_forward)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (needle, self->needle) != 0)
    find (self, needle);
  else
    step (self, is_forward);
}

static void
byline_find_bar_next_cb (BylineFindBar *self)
{
  go (self, TRUE);
}

static void
byline_find_bar_previous_cb (BylineFindBar *self)
{
  go (self, FALSE);
}

static void
byline_find_bar_mode_changed_cb (BylineFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;

  find (self, "");
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
previous_key_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  byline_find_bar_previous_cb (BYLINE_FIND_BAR (widget));
  return TRUE;
}

static gboolean
escape_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  BylineFindBar *self = BYLINE_FIND_BAR (widget);

  if (!byline_find_bar_get_is_open (self))
    return FALSE;

  byline_find_bar_stop (self);
  return TRUE;
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
byline_find_bar_finalize (GObject *object)
{
  g_free (BYLINE_FIND_BAR (object)->needle);

  G_OBJECT_CLASS (byline_find_bar_parent_class)->finalize (object);
}

static void
byline_find_bar_class_init (BylineFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_find_bar_dispose;
  object_class->finalize = byline_find_bar_finalize;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/reader/byline-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, wrapped);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, BylineFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_find_bar_stop);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, previous_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, previous_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_key_cb, NULL);
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

/* A few selected words are what a person wants to find again. */
static void
take_selection (BylineFindBar *self)
{
  g_autofree char *words = NULL;

  if (self->view != NULL)
    words = byline_document_view_dup_selection (self->view);
  if (words == NULL || *words == '\0' || strpbrk (words, "\n\t") != NULL ||
      g_utf8_strlen (words, -1) > LONGEST_SELECTION)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

/**
 * byline_find_bar_start:
 * @self: a bar
 *
 * Opens the bar and takes the focus. Looks for what is selected, else for what
 * was looked for last, from what is seen now.
 */
void
byline_find_bar_start (BylineFindBar *self)
{
  g_return_if_fail (BYLINE_IS_FIND_BAR (self));

  if (self->view == NULL ||
      (!byline_document_view_get_selection_start (self->view, &self->origin) &&
       !byline_document_view_get_top_position (self->view, &self->origin)))
    self->origin = (BylinePosition) { 0, 0 };
  take_selection (self);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  find (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/**
 * byline_find_bar_get_is_open:
 * @self: a bar
 *
 * Returns: whether a search is going on
 */
gboolean
byline_find_bar_get_is_open (BylineFindBar *self)
{
  g_return_val_if_fail (BYLINE_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}

/**
 * byline_find_bar_go:
 * @self: a bar
 * @is_forward: to the next match, else to the one before
 *
 * Goes to another match, or opens the bar.
 */
void
byline_find_bar_go (BylineFindBar *self,
                    gboolean       is_forward)
{
  g_return_if_fail (BYLINE_IS_FIND_BAR (self));

  if (byline_find_bar_get_is_open (self))
    go (self, is_forward);
  else
    byline_find_bar_start (self);
}

/**
 * byline_find_bar_stop:
 * @self: a bar
 *
 * Closes the bar and unmarks what was found; the match it was at stays
 * selected.
 */
void
byline_find_bar_stop (BylineFindBar *self)
{
  g_return_if_fail (BYLINE_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}
