/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comment at the top of what is seen, held while type, width or pitch
 * change: the article above it becomes higher or lower by pages. It is found
 * again right after all have their new heights, in the same frame, so that
 * nothing is seen to jump. The article holds its own lines. */

#include "config.h"

#include "byline-reading-place.h"

#include "byline-document-view.h"
#include "byline-scroller.h"

#include <math.h>

#define LOOK_EVERY_PX 24

struct _BylineReadingPlace
{
  GtkScrolledWindow  *scroller;  /* (unowned) */
  BylineDocumentView *view;      /* (weak) (nullable): what is held */
  GdkFrameClock      *clock;     /* (owned) (nullable): set while something is held */
  gulong              handler;
  double              distance;  /* of its first line from the top of what is seen */
};

/**
 * byline_reading_place_new:
 * @scroller: around the page; must outlive the result
 *
 * Returns: (transfer full): holds nothing yet
 */
BylineReadingPlace *
byline_reading_place_new (GtkScrolledWindow *scroller)
{
  BylineReadingPlace *self = g_new0 (BylineReadingPlace, 1);

  self->scroller = scroller;
  return self;
}

static void
let_go (BylineReadingPlace *self)
{
  if (self->clock != NULL)
    g_signal_handler_disconnect (self->clock, self->handler);
  g_clear_object (&self->clock);
  g_clear_weak_pointer (&self->view);
}

/**
 * byline_reading_place_free:
 * @self: (transfer full): a place
 */
void
byline_reading_place_free (BylineReadingPlace *self)
{
  let_go (self);
  g_free (self);
}

static gboolean
is_comment (BylineDocumentView *view)
{
  gboolean is_compact = FALSE;

  g_object_get (view, "is-compact", &is_compact, NULL);
  return is_compact;
}

/* The first document below the upper edge, if that is a comment. */
static BylineDocumentView *
find_comment (BylineReadingPlace *self)
{
  GtkWidget *scroller = GTK_WIDGET (self->scroller);
  int middle = gtk_widget_get_width (scroller) / 2;
  int height = gtk_widget_get_height (scroller);

  for (int y = 1; y < height; y += LOOK_EVERY_PX) {
    GtkWidget *widget = gtk_widget_pick (scroller, middle, y, GTK_PICK_DEFAULT);

    if (widget != NULL && !BYLINE_IS_DOCUMENT_VIEW (widget))
      widget = gtk_widget_get_ancestor (widget, BYLINE_TYPE_DOCUMENT_VIEW);
    if (widget != NULL)
      return is_comment (BYLINE_DOCUMENT_VIEW (widget)) ? BYLINE_DOCUMENT_VIEW (widget) : NULL;
  }

  return NULL;
}

static gboolean
get_distance (BylineReadingPlace *self,
              BylineDocumentView *view,
              double             *distance)
{
  const BylinePosition first = { 0, 0 };
  GtkWidget *scroller = byline_scroller_find (GTK_WIDGET (view));
  double y, top, bottom;

  if (scroller == NULL || !byline_document_view_get_position_y (view, first, &y) ||
      !byline_scroller_get_seen (scroller, GTK_WIDGET (view), &top, &bottom))
    return FALSE;

  *distance = y - top;
  return TRUE;
}

static void
byline_reading_place_layout_cb (GdkFrameClock      *clock,
                                BylineReadingPlace *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double distance;

  if (self->view != NULL && get_distance (self, self->view, &distance)) {
    gtk_adjustment_set_value (adjustment, round (gtk_adjustment_get_value (adjustment) +
                                                 distance - self->distance));
  }
  let_go (self);
}

/**
 * byline_reading_place_hold:
 * @self: a place
 *
 * To be called before type, width or pitch change. Several changes before the
 * next frame hold the comment that was at the top before the first.
 */
void
byline_reading_place_hold (BylineReadingPlace *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->scroller));
  BylineDocumentView *view;

  if (self->clock != NULL || clock == NULL ||
      gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) <= 0)
    return;

  view = find_comment (self);
  if (view == NULL ||
      !get_distance (self, view, &self->distance))
    return;

  g_set_weak_pointer (&self->view, view);
  self->clock = g_object_ref (clock);
  self->handler = g_signal_connect_after (clock, "layout",
                                          G_CALLBACK (byline_reading_place_layout_cb), self);
}
