/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps what is read where it is, and goes where somebody asks to go. The
 * line at the upper edge is noted whenever the page comes to rest; when the
 * type, the width or anything above it changes its height, the page is
 * scrolled so that the line stands there again, after the layout and before
 * the frame is painted. A place that has not been built or laid out yet is gone to as soon
 * as it has. Builds nothing and paints nothing. */

#include "config.h"

#include "byline-document-place.h"

#include "byline-block-column.h"
#include "byline-scroller.h"

#define ANCHOR_AFTER_MS 120
#define MAX_TRIES       10

struct _BylineDocumentPlace
{
  GtkWidget           *view;           /* (unowned: parent) */
  BylineTypography    *typography;     /* (owned) */
  BylineDocument      *document;       /* (owned) (nullable) */
  BylineDocumentParts *parts;          /* (unowned) (nullable): the view's */
  GtkWidget           *scroller;       /* (unowned: ancestor) (nullable) */
  GtkAdjustment       *adjustment;     /* (owned) (nullable) */
  GdkFrameClock       *clock;          /* (owned) (nullable): while there is a scroller */

  gboolean             has_goal;       /* somebody asked to be shown a place */
  BylinePosition       goal;
  BylineShowWhere      goal_where;
  guint                n_tries;        /* layouts in which the goal had no place */

  gboolean             has_anchor;     /* what stays where it is */
  BylinePosition       anchor;
  double               anchor_y;       /* from the upper edge of what is seen */
  guint                anchor_timeout; /* 0 none */
  gboolean             is_at_rest;     /* nobody scrolled since the anchor was taken */
  gboolean             is_held;        /* the type changed and was not laid out yet */
  gboolean             is_moving;      /* it is us who scroll */
  gboolean             needs_layout;   /* built since the last one */
  double               upper;          /* of the adjustment, at the last layout */
};

static gboolean
get_seen (BylineDocumentPlace *self,
          double              *top,
          double              *bottom)
{
  return self->scroller != NULL && self->adjustment != NULL && self->parts != NULL
         && byline_scroller_get_seen (self->scroller, self->view, top, bottom);
}

static gboolean
locate (BylineDocumentPlace *self,
        BylinePosition       position,
        double              *y)
{
  return self->parts != NULL && byline_document_parts_locate (self->parts, self->view, position, y);
}

static void
scroll_by (BylineDocumentPlace *self,
           double               distance)
{
  self->is_moving = TRUE;
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + distance);
  self->is_moving = FALSE;
}

/* ---- what is read stays ---- */

/* Below what is built there is nothing yet to hold on to. */
static gboolean
is_beyond (BylineDocumentPlace *self,
           double               top)
{
  return self->parts->builder != NULL
         && top >= byline_block_column_get_filled_height (BYLINE_BLOCK_COLUMN (self->parts->root));
}

static void
take_anchor (BylineDocumentPlace *self)
{
  double top, bottom, y;

  g_clear_handle_id (&self->anchor_timeout, g_source_remove);
  if (self->has_goal || self->needs_layout)
    return;
  self->has_anchor = get_seen (self, &top, &bottom) && top > 0 && !is_beyond (self, top)
                     && byline_document_parts_hit (self->parts, self->view, 0, top + 1,
                                                   &self->anchor)
                     && locate (self, self->anchor, &y);
  self->is_at_rest = self->has_anchor;
  if (self->has_anchor)
    self->anchor_y = y - top;
}

static gboolean
anchor_cb (gpointer user_data)
{
  BylineDocumentPlace *self = user_data;

  self->anchor_timeout = 0;
  take_anchor (self);
  return G_SOURCE_REMOVE;
}

static void
drop_anchor (BylineDocumentPlace *self)
{
  g_clear_handle_id (&self->anchor_timeout, g_source_remove);
  self->has_anchor = self->is_at_rest = self->is_held = FALSE;
}

static void
restore_anchor (BylineDocumentPlace *self)
{
  double top, bottom, y;

  if (get_seen (self, &top, &bottom) && locate (self, self->anchor, &y)
      && ABS (y - top - self->anchor_y) >= 0.5)
    scroll_by (self, y - top - self->anchor_y);
}

/* ---- going to a place ---- */

static double
distance_to (BylineDocumentPlace *self,
             double               y,
             double               top,
             double               bottom)
{
  double em = byline_typography_get_em (self->typography);

  if (self->goal_where != BYLINE_SHOW_ANYWHERE)
    return y - top - (self->goal_where == BYLINE_SHOW_BELOW_EDGE ? 2 * em : 0);
  return y < top + em || y > bottom - 4 * em ? y - top - (bottom - top) / 3 : 0;
}

static void
try_goal (BylineDocumentPlace *self)
{
  double y, top, bottom;

  if (byline_document_place_is_seeking (self) || !get_seen (self, &top, &bottom))
    return;
  if (!locate (self, self->goal, &y))
    {
      self->has_goal = ++self->n_tries < MAX_TRIES;
      return;
    }
  self->has_goal = FALSE;
  drop_anchor (self);
  scroll_by (self, distance_to (self, y, top, bottom));
  byline_document_place_scrolled (self);
}

/* After GTK's own handler, and before the frame is painted: nobody sees the
 * page where it was. */
static void
laid_out_cb (BylineDocumentPlace *self)
{
  self->needs_layout = self->is_held = FALSE;
  self->upper = gtk_adjustment_get_upper (self->adjustment);
  if (self->has_goal)
    try_goal (self);
  else if (self->is_at_rest)
    restore_anchor (self);
}

static void
leave_scroller (BylineDocumentPlace *self)
{
  g_clear_handle_id (&self->anchor_timeout, g_source_remove);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, laid_out_cb, self);
  g_clear_object (&self->clock);
  g_clear_object (&self->adjustment);
  self->scroller = NULL;
}

/**
 * byline_document_place_new:
 * @view: the widget that shows the document
 * @typography: shared by the view
 *
 * Returns: (transfer full): nowhere yet; to be freed with @view
 */
BylineDocumentPlace *
byline_document_place_new (GtkWidget        *view,
                           BylineTypography *typography)
{
  BylineDocumentPlace *self = g_new0 (BylineDocumentPlace, 1);

  self->view = view;
  self->typography = byline_typography_ref (typography);
  return self;
}

/**
 * byline_document_place_free:
 * @self: (transfer full): a place
 */
void
byline_document_place_free (BylineDocumentPlace *self)
{
  leave_scroller (self);
  g_clear_object (&self->document);
  byline_typography_unref (self->typography);
  g_free (self);
}

/**
 * byline_document_place_set_parts:
 * @self: a place
 * @document: (nullable): what is shown now
 * @parts: (nullable): its widgets, which must outlive the next call
 *
 * Forgets where somebody was, and where they asked to go.
 */
void
byline_document_place_set_parts (BylineDocumentPlace *self,
                                 BylineDocument      *document,
                                 BylineDocumentParts *parts)
{
  drop_anchor (self);
  self->has_goal = FALSE;
  self->needs_layout = TRUE;
  self->parts = parts;
  g_set_object (&self->document, document);
}

/**
 * byline_document_place_set_scroller:
 * @self: a place
 * @scroller: (nullable): a #GtkScrollable around the mapped view
 */
void
byline_document_place_set_scroller (BylineDocumentPlace *self,
                                    GtkWidget           *scroller)
{
  leave_scroller (self);
  if (scroller == NULL)
    return;
  self->scroller = scroller;
  g_set_object (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller)));
  g_set_object (&self->clock, gtk_widget_get_frame_clock (self->view));
  if (self->clock != NULL)
    g_signal_connect_data (self->clock, "layout", G_CALLBACK (laid_out_cb), self, NULL,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * byline_document_place_scrolled:
 * @self: a place
 *
 * To be called when the page moved. The line is looked for only when the page
 * has come to rest: that goes through all of it.
 */
void
byline_document_place_scrolled (BylineDocumentPlace *self)
{
  /* A page that became another is moved by GTK, not by somebody who reads. */
  if (self->adjustment == NULL || self->is_moving
      || (self->is_at_rest && gtk_adjustment_get_upper (self->adjustment) != self->upper))
    return;
  self->is_at_rest = FALSE;
  g_clear_handle_id (&self->anchor_timeout, g_source_remove);
  self->anchor_timeout = g_timeout_add (ANCHOR_AFTER_MS, anchor_cb, self);
}

/**
 * byline_document_place_hold:
 * @self: a place
 *
 * To be called before the type changes: what is read will stand where it
 * stands now. Of several changes before a layout the first one counts, after
 * it nothing stands where it is.
 */
void
byline_document_place_hold (BylineDocumentPlace *self)
{
  if (!self->is_held)
    take_anchor (self);
  self->is_held = self->has_anchor;
}

/**
 * byline_document_place_grow:
 * @self: a place with parts that have been allocated
 * @before: height of their root before more of the page was built
 *
 * To be called after more of the page was built. Lays it out now, as part of
 * the time that building takes. If what is seen lies below what is built, it
 * moves along when the page turns out higher than was likely.
 *
 * Returns: the height that the root will have
 */
int
byline_document_place_grow (BylineDocumentPlace *self,
                            int                  before)
{
  GtkWidget *root = self->parts->root;
  double top, bottom;
  int after;

  self->needs_layout = TRUE;
  gtk_widget_measure (root, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (root), NULL, &after,
                      NULL, NULL);
  if (after == before || self->has_goal || !get_seen (self, &top, &bottom)
      || top < byline_block_column_get_filled_height (BYLINE_BLOCK_COLUMN (root)))
    return after;
  gtk_adjustment_set_upper (self->adjustment,
                            gtk_adjustment_get_upper (self->adjustment) + after - before);
  scroll_by (self, after - before);
  return after;
}

/**
 * byline_document_place_go_to:
 * @self: a place
 * @position: a place in the document
 * @where: where it is to stand
 *
 * Opens the details around it and scrolls there: now, or when it has been
 * built and laid out.
 *
 * Returns: whether there is such a place
 */
gboolean
byline_document_place_go_to (BylineDocumentPlace *self,
                             BylinePosition       position,
                             BylineShowWhere      where)
{
  if (self->parts == NULL || byline_document_get_text (self->document, position.ordinal) == NULL)
    return FALSE;
  self->goal = position;
  self->goal_where = where;
  self->has_goal = TRUE;
  self->n_tries = 0;
  if (byline_document_place_is_seeking (self))
    return TRUE;
  if (byline_document_parts_uncover (self->parts, self->document, position.ordinal)
      || self->needs_layout)
    gtk_widget_queue_resize (self->view);
  else
    try_goal (self);
  return TRUE;
}

/**
 * byline_document_place_is_seeking:
 * @self: a place
 *
 * Returns: whether somebody asked for a place that is still to be built
 */
gboolean
byline_document_place_is_seeking (BylineDocumentPlace *self)
{
  return self->has_goal && self->parts->builder != NULL
         && g_ptr_array_index (self->parts->texts, self->goal.ordinal) == NULL;
}

/**
 * byline_document_place_get_top:
 * @self: a place
 * @position: (out): the words at the upper edge of what is seen
 *
 * Returns: %FALSE when there is no scroller around the view or no words in it
 */
gboolean
byline_document_place_get_top (BylineDocumentPlace *self,
                               BylinePosition      *position)
{
  double top, bottom;

  return get_seen (self, &top, &bottom)
         && byline_document_parts_hit (self->parts, self->view, 0, MAX (top, 0) + 1, position);
}
