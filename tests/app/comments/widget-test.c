/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small helpers for tests that look at widgets: waiting for something to be
 * so, finding a child, asking where the focus is. No sleeping. */

#include "widget-test.h"

#define LIMIT_SECONDS 10

static gboolean
limit_came_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
widget_test_wait (WidgetTestCondition condition,
                  gpointer            data)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (LIMIT_SECONDS, limit_came_cb, &is_over);

  while (!condition (data) && !is_over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (is_over);
  g_source_remove (timeout);
}

GtkWidget *
widget_test_child (gpointer    widget,
                   const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

/* The first button with that label whose parents are all visible. */
GtkWidget *
widget_test_find_button (GtkWidget  *root,
                         const char *label)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = widget_test_find_button (child, label);

    if (found != NULL)
      return found;
  }

  return NULL;
}

gboolean
widget_test_has_focus (GtkWindow *window,
                       GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

GtkWidget *
widget_test_present (GtkWidget *child,
                     int        width,
                     int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  widget_test_wait (is_laid_out, child);
  return window;
}
