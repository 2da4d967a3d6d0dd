/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a widget shows of itself inside a scroller around it. GTK moves the
 * content of a viewport at the next frame only; asked right after the page
 * was scrolled, widgets still say where they were. Here the answer is where
 * they will be. */

#include "config.h"

#include "byline-scroller.h"

/**
 * byline_scroller_hush:
 * @scroller: a scrolled window that no one has looked at yet
 *
 * Takes its scroll bars out of what a screen reader meets: they have nothing
 * to say, keys do what they do, and GTK would call them by the names of their
 * classes.
 */
void
byline_scroller_hush (GtkScrolledWindow *scroller)
{
  g_object_set (gtk_scrolled_window_get_hscrollbar (scroller),
                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_object_set (gtk_scrolled_window_get_vscrollbar (scroller),
                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/**
 * byline_scroller_find:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the nearest #GtkScrollable around it
 */
GtkWidget *
byline_scroller_find (GtkWidget *widget)
{
  do
    widget = gtk_widget_get_parent (widget);
  while (widget != NULL && !GTK_IS_SCROLLABLE (widget));
  return widget;
}

/**
 * byline_scroller_get_seen:
 * @scroller: what byline_scroller_find() gave
 * @widget: a widget inside it
 * @top: (out): the upper edge of what is seen, in the widget's coordinates
 * @bottom: (out): the lower edge
 *
 * Returns: whether both stand in the same window
 */
gboolean
byline_scroller_get_seen (GtkWidget *scroller,
                          GtkWidget *widget,
                          double    *top,
                          double    *bottom)
{
  GtkWidget *origin = scroller;
  double start = 0;
  double x;

  if (GTK_IS_VIEWPORT (scroller))
    {
      origin = gtk_viewport_get_child (GTK_VIEWPORT (scroller));
      start = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller)));
      /* The margin around the content scrolls along with it. */
      if (origin != NULL)
        start -= gtk_widget_get_margin_top (origin);
    }
  if (origin == NULL || !gtk_widget_translate_coordinates (origin, widget, 0, start, &x, top))
    return FALSE;
  *bottom = *top + gtk_widget_get_height (scroller);
  return TRUE;
}

/**
 * byline_scroller_focus:
 * @widget: a widget, perhaps larger than what is seen
 *
 * Gives it the keyboard without moving the page: GTK would throw a large one
 * to its top.
 */
void
byline_scroller_focus (GtkWidget *widget)
{
  GtkWidget *scroller = byline_scroller_find (widget);
  GtkAdjustment *adjustment = NULL;
  double value = 0;

  if (scroller != NULL)
    adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller));
  if (adjustment != NULL)
    value = gtk_adjustment_get_value (adjustment);
  gtk_widget_grab_focus (widget);
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}
