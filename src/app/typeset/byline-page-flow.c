/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An article as one endless column of strips, each of which stands whole on
 * some page, with the rules of where it must not be cut. Setting makes it,
 * breaking cuts it, painting reads it. Knows no block and no surface. */

#include "config.h"

#include "byline-page-flow.h"

#define HAIRLINE    0.5
#define PANEL_GRAY  0.945
#define BAR_GRAY    0.72
#define BAR_WIDTH   2
#define RADIUS      3

static void
clear_piece (gpointer data)
{
  BylinePagePiece *piece = data;

  g_clear_pointer (&piece->line, pango_layout_line_unref);
}

static void
clear_strip (gpointer data)
{
  g_array_unref (((BylinePageStrip *) data)->pieces);
}

/**
 * byline_page_flow_new:
 *
 * Returns: (transfer full): a flow without strips
 */
BylinePageFlow *
byline_page_flow_new (void)
{
  BylinePageFlow *self = g_new0 (BylinePageFlow, 1);

  self->strips = g_array_new (FALSE, FALSE, sizeof (BylinePageStrip));
  g_array_set_clear_func (self->strips, clear_strip);
  self->panels = g_array_new (FALSE, FALSE, sizeof (BylinePagePanel));
  self->heads = g_array_new (FALSE, FALSE, sizeof (BylinePageHeadRows));
  return self;
}

/**
 * byline_page_flow_free:
 * @self: (transfer full): a flow
 */
void
byline_page_flow_free (BylinePageFlow *self)
{
  g_array_unref (self->strips);
  g_array_unref (self->panels);
  g_array_unref (self->heads);
  g_free (self);
}

/**
 * byline_page_flow_add_gap:
 * @self: a flow
 * @gap: points to keep free above the next strip, more than already are
 */
void
byline_page_flow_add_gap (BylinePageFlow *self,
                          double          gap)
{
  self->gap += gap;
}

/**
 * byline_page_flow_add:
 * @self: a flow
 * @height: points
 *
 * Returns: (transfer none): a new last strip; valid until the next is added
 */
BylinePageStrip *
byline_page_flow_add (BylinePageFlow *self,
                      double          height)
{
  BylinePageStrip strip = { .height = height, .gap = self->gap, .baseline = -1,
                            .is_tied = self->is_tied };

  strip.pieces = g_array_new (FALSE, TRUE, sizeof (BylinePagePiece));
  g_array_set_clear_func (strip.pieces, clear_piece);
  g_array_append_val (self->strips, strip);
  self->gap = 0;
  self->is_tied = FALSE;
  return byline_page_flow_get (self, self->strips->len - 1);
}

/**
 * byline_page_flow_get:
 * @self: a flow
 * @index: below the number of strips
 *
 * Returns: (transfer none): the strip
 */
BylinePageStrip *
byline_page_flow_get (const BylinePageFlow *self,
                      guint                 index)
{
  return &g_array_index (self->strips, BylinePageStrip, index);
}

/**
 * byline_page_flow_get_height:
 * @self: a flow
 *
 * Returns: points of all its strips on one endless page
 */
double
byline_page_flow_get_height (const BylinePageFlow *self)
{
  double height = self->gap;

  for (guint i = 0; i < self->strips->len; i++)
    {
      const BylinePageStrip *strip = byline_page_flow_get (self, i);

      height += strip->gap + strip->height;
    }
  return height;
}

/**
 * byline_page_flow_open_panel:
 * @self: a flow
 * @panel: its look; where it begins and ends is filled in
 *
 * Puts a panel behind the strips that follow.
 *
 * Returns: its number, to close it with
 */
guint
byline_page_flow_open_panel (BylinePageFlow        *self,
                             const BylinePagePanel *panel)
{
  BylinePagePanel open = *panel;

  open.first = open.end = self->strips->len;
  byline_page_flow_add_gap (self, open.pad);
  g_array_append_val (self->panels, open);
  return self->panels->len - 1;
}

/**
 * byline_page_flow_close_panel:
 * @self: a flow
 * @index: what opening it returned
 */
void
byline_page_flow_close_panel (BylinePageFlow *self,
                              guint           index)
{
  BylinePagePanel *panel = &g_array_index (self->panels, BylinePagePanel, index);

  panel->end = self->strips->len;
  byline_page_flow_add_gap (self, panel->pad);
}

/**
 * byline_page_strip_add:
 * @self: a strip
 * @kind: what to draw
 * @x: points
 * @y: points
 * @width: points
 * @height: points
 *
 * Returns: (transfer none): the piece, to be filled; valid until the next is
 *   added
 */
BylinePagePiece *
byline_page_strip_add (BylinePageStrip     *self,
                       BylinePagePieceKind  kind,
                       double               x,
                       double               y,
                       double               width,
                       double               height)
{
  BylinePagePiece piece = { .kind = kind, .x = x, .y = y, .width = width, .height = height };

  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, BylinePagePiece, self->pieces->len - 1);
}

/* ---- one beside the other ---- */

static void
take_pieces (BylinePageStrip       *self,
             const BylinePageStrip *from,
             double                 x,
             double                 y)
{
  for (guint i = 0; i < from->pieces->len; i++)
    {
      BylinePagePiece piece = g_array_index (from->pieces, BylinePagePiece, i);

      piece.x += x;
      piece.y += y;
      if (piece.line != NULL)
        pango_layout_line_ref (piece.line);
      g_array_append_val (self->pieces, piece);
    }
}

static void
add_box (BylinePageStrip     *self,
         BylinePagePieceKind  kind,
         double               x,
         double               y,
         double               width,
         double               height,
         double               gray)
{
  BylinePagePiece *piece = byline_page_strip_add (self, kind, x, y, width, height);

  piece->gray = gray;
  piece->radius = MIN (width, height) > 2 * RADIUS ? RADIUS : 0;
}

static void
add_fill (BylinePageStrip *self,
          double           x,
          double           y,
          double           width,
          double           height,
          double           gray)
{
  add_box (self, BYLINE_PIECE_FILL, x, y, width, height, gray);
}

static void
draw_panel (BylinePageStrip       *self,
            const BylinePagePanel *panel,
            double                 x,
            double                 top,
            double                 bottom)
{
  double left = x + panel->x;

  switch (panel->kind)
    {
    case BYLINE_PANEL_BAR:
      add_fill (self, panel->is_right ? left + panel->width - BAR_WIDTH : left, top, BAR_WIDTH,
                bottom - top, BAR_GRAY);
      break;
    case BYLINE_PANEL_GROUND:
      add_fill (self, left, top, panel->width, bottom - top, PANEL_GRAY);
      break;
    case BYLINE_PANEL_BOX:
      add_box (self, BYLINE_PIECE_OUTLINE, left, top, panel->width, bottom - top, BAR_GRAY);
      break;
    case BYLINE_PANEL_RULES:
    default:
      add_fill (self, left, top, panel->width, HAIRLINE, BAR_GRAY);
      add_fill (self, left, bottom - HAIRLINE, panel->width, HAIRLINE, BAR_GRAY);
      break;
    }
}

/* The panels behind the strips from @first to before @end, whose tops stand
 * in @tops. */
static void
draw_panels (BylinePageStrip      *self,
             const BylinePageFlow *flow,
             guint                 first,
             guint                 end,
             const double         *tops,
             double                x)
{
  for (guint i = 0; i < flow->panels->len; i++)
    {
      const BylinePagePanel *panel = &g_array_index (flow->panels, BylinePagePanel, i);
      guint from = MAX (panel->first, first);
      guint to = MIN (panel->end, end);

      if (from >= to)
        continue;
      draw_panel (self, panel, x, tops[from - first] - panel->pad,
                  tops[to - 1 - first] + byline_page_flow_get (flow, to - 1)->height + panel->pad);
    }
}

/**
 * byline_page_strip_compose:
 * @self: a strip
 * @flow: what goes into it: a cell, a figure of a gallery
 * @next: (inout): the first strip to take; afterwards the first not taken
 * @limit: points there are; at least one strip is taken
 * @x: where @flow begins in @self
 * @y: where it begins
 *
 * Puts as many strips of a flow into one strip as have room. Their panels
 * come along.
 *
 * Returns: the height they take
 */
double
byline_page_strip_compose (BylinePageStrip      *self,
                           const BylinePageFlow *flow,
                           guint                *next,
                           double                limit,
                           double                x,
                           double                y)
{
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));
  guint first = *next;
  double height = 0;

  for (; *next < flow->strips->len; (*next)++)
    {
      const BylinePageStrip *strip = byline_page_flow_get (flow, *next);
      double top = *next > first || first == 0 ? height + strip->gap : height;
      double at = y + top;

      if (*next > first && top + strip->height > limit)
        break;
      g_array_append_val (tops, at);
      height = top + strip->height;
    }
  if (*next == flow->strips->len)
    height += flow->gap;
  draw_panels (self, flow, first, *next, (const double *) tops->data, x);
  for (guint i = first; i < *next; i++)
    take_pieces (self, byline_page_flow_get (flow, i), x,
                 g_array_index (tops, double, i - first));
  return height;
}
