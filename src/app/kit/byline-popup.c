/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens menus and notes over a page that scrolls. A viewport scrolls to
 * whatever takes the focus inside it, and asks where that is: a popover that
 * has not been placed yet says "at the top", and the page is thrown there.
 * While one is open the viewports around it follow no focus. */

#include "config.h"

#include "byline-popup.h"

static gboolean
follow_again_cb (gpointer viewport)
{
  gtk_viewport_set_scroll_to_focus (viewport, TRUE);
  return G_SOURCE_REMOVE;
}

/* Later: the focus goes back to where it was when the popover has gone. */
static void
unmapped_cb (GtkWidget *popover,
             gpointer   viewport)
{
  g_signal_handlers_disconnect_by_func (popover, unmapped_cb, viewport);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, follow_again_cb, g_object_ref (viewport),
                   g_object_unref);
}

/**
 * byline_popup_hold:
 * @popover: a popover whose parent stands on a page, to be opened now by
 *   somebody else
 *
 * Leaves the page where it is until the popover has gone.
 */
void
byline_popup_hold (GtkPopover *popover)
{
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (popover));

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (!GTK_IS_VIEWPORT (widget) || !gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (widget)))
        continue;
      gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (widget), FALSE);
      g_signal_connect_object (popover, "unmap", G_CALLBACK (unmapped_cb), widget, 0);
    }
}

/**
 * byline_popup_show:
 * @popover: a popover whose parent stands on a page
 *
 * Opens a popover and leaves the page where it is.
 */
void
byline_popup_show (GtkPopover *popover)
{
  byline_popup_hold (popover);
  gtk_popover_popup (popover);
}
