/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a very high widget is drawn: what is seen and some more above and
 * below. Has the widget drawn again when the page is scrolled beyond that. */

#include "config.h"

#include "byline-text-window.h"

#include "byline-scroller.h"

#define MARGIN_PX 800

struct _BylineTextWindow
{
  GtkWidget     *widget;       /* (unowned: parent) */
  GtkWidget     *scroller;     /* (unowned: ancestor) (nullable) */
  GtkAdjustment *adjustment;   /* (owned) (nullable) */
  double         top;          /* what was drawn */
  double         bottom;
};

/* The one around the page, not the one around a block of code. */
static GtkWidget *
find_page_scroller (GtkWidget *widget)
{
  GtkWidget *scroller = NULL;
  GtkWidget *found = byline_scroller_find (widget);

  for (; found != NULL; found = byline_scroller_find (found))
    scroller = found;
  return scroller;
}

static void
scrolled_cb (BylineTextWindow *self)
{
  double height = gtk_widget_get_height (self->widget);
  double top, bottom;

  if (!byline_scroller_get_seen (self->scroller, self->widget, &top, &bottom)
      || bottom < 0 || top > height)
    return;
  if (MAX (top, 0) < self->top || MIN (bottom, height) > self->bottom)
    gtk_widget_queue_draw (self->widget);
}

/**
 * byline_text_window_new:
 * @widget: what is drawn in part
 *
 * Returns: (transfer full): a closed window; to be freed with @widget
 */
BylineTextWindow *
byline_text_window_new (GtkWidget *widget)
{
  BylineTextWindow *self = g_new0 (BylineTextWindow, 1);

  self->widget = widget;
  return self;
}

/**
 * byline_text_window_free:
 * @self: (transfer full): a window
 */
void
byline_text_window_free (BylineTextWindow *self)
{
  byline_text_window_close (self);
  g_free (self);
}

/**
 * byline_text_window_open:
 * @self: a window whose widget is mapped
 *
 * Follows the scroller around the page.
 */
void
byline_text_window_open (BylineTextWindow *self)
{
  byline_text_window_close (self);
  self->scroller = find_page_scroller (self->widget);
  if (self->scroller == NULL)
    return;
  g_set_object (&self->adjustment,
                gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->scroller)));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
}

/**
 * byline_text_window_close:
 * @self: a window
 *
 * Follows nobody any more.
 */
void
byline_text_window_close (BylineTextWindow *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_clear_object (&self->adjustment);
  self->scroller = NULL;
}

/**
 * byline_text_window_get_range:
 * @self: a window
 * @top: (out): pixels in the widget's coordinates
 * @bottom: (out): below @top
 *
 * What to draw now; remembered as drawn.
 */
void
byline_text_window_get_range (BylineTextWindow *self,
                              double           *top,
                              double           *bottom)
{
  self->top = -G_MAXINT;
  self->bottom = G_MAXINT;
  if (self->scroller != NULL
      && byline_scroller_get_seen (self->scroller, self->widget, &self->top, &self->bottom))
    {
      self->top -= MARGIN_PX;
      self->bottom += MARGIN_PX;
    }
  *top = self->top;
  *bottom = self->bottom;
}
