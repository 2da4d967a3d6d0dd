/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts a flow into pages. Strips that are tied go together; where they do not
 * fit any more, a picture among them may give way a little, else all of them
 * begin the next page. A table that goes on does so below its head. Knows
 * heights only. */

#include "config.h"

#include "byline-page-breaker.h"

#define TOLERANCE       0.01
#define MAX_HEAD_SHARE  0.35    /* of a page: a higher head is not repeated */

typedef struct
{
  const BylinePageFlow *flow;
  double                height;
  GPtrArray            *pages;
  GArray               *page;     /* (unowned): the last of them */
  double                y;        /* where the next strip goes */
} Breaker;

static void
start_page (Breaker *self)
{
  self->page = g_array_new (FALSE, FALSE, sizeof (BylinePageSpot));
  g_ptr_array_add (self->pages, self->page);
  self->y = 0;
}

static double
gap_above (const Breaker         *self,
           const BylinePageStrip *strip)
{
  return self->page->len > 0 ? strip->gap : 0;
}

static void
put (Breaker  *self,
     guint     index,
     double    height,
     gboolean  is_again)
{
  BylinePageSpot spot = { index, 0, height, is_again };

  self->y += gap_above (self, byline_page_flow_get (self->flow, index));
  spot.y = self->y;
  self->y += height;
  g_array_append_val (self->page, spot);
}

/* Where the strips tied to @first end. */
static guint
find_end (const Breaker *self,
          guint          first)
{
  guint end = first + 1;

  while (end < self->flow->strips->len && byline_page_flow_get (self->flow, end)->is_tied)
    end++;
  return end;
}

static double
measure (const Breaker *self,
         guint          first,
         guint          end,
         double        *shrink)
{
  double height = 0;

  *shrink = 0;
  for (guint i = first; i < end; i++)
    {
      const BylinePageStrip *strip = byline_page_flow_get (self->flow, i);

      height += (i > first ? strip->gap : gap_above (self, strip)) + strip->height;
      *shrink += strip->shrink;
    }
  return height;
}

/* All of a group, its pictures smaller by @excess together. */
static void
put_group (Breaker *self,
           guint    first,
           guint    end,
           double   excess,
           double   shrink)
{
  double share = excess > 0 && shrink > 0 ? excess / shrink : 0;

  for (guint i = first; i < end; i++)
    {
      const BylinePageStrip *strip = byline_page_flow_get (self->flow, i);

      put (self, i, strip->height - strip->shrink * share, FALSE);
    }
}

/* Where the ties are longer than a page, they break where they must. */
static void
put_singly (Breaker *self,
            guint    first,
            guint    end)
{
  for (guint i = first; i < end; i++)
    {
      const BylinePageStrip *strip = byline_page_flow_get (self->flow, i);

      if (self->page->len > 0
          && self->y + strip->gap + strip->height > self->height + TOLERANCE)
        start_page (self);
      put (self, i, strip->height, FALSE);
    }
}

static void
repeat_head (Breaker *self,
             guint    strip)
{
  guint table = byline_page_flow_get (self->flow, strip)->table;
  const BylinePageHeadRows *head;
  double height = 0;

  if (table == 0)
    return;
  head = &g_array_index (self->flow->heads, BylinePageHeadRows, table - 1);
  for (guint i = head->first; i < head->end; i++)
    height += byline_page_flow_get (self->flow, i)->height;
  if (height > MAX_HEAD_SHARE * self->height)
    return;
  for (guint i = head->first; i < head->end; i++)
    put (self, i, byline_page_flow_get (self->flow, i)->height, TRUE);
  self->y += byline_page_flow_get (self->flow, strip)->head_gap;
}

static void
place_group (Breaker *self,
             guint    first,
             guint    end)
{
  double shrink;
  double excess = self->y + measure (self, first, end, &shrink) - self->height;

  if (excess > TOLERANCE + shrink && self->page->len > 0)
    {
      start_page (self);
      repeat_head (self, first);
      excess = self->y + measure (self, first, end, &shrink) - self->height;
    }
  if (excess > TOLERANCE + shrink)
    put_singly (self, first, end);
  else
    put_group (self, first, end, excess, shrink);
}

/**
 * byline_page_breaker_break:
 * @flow: strips
 * @height: points there are for them on a page
 *
 * Every strip gets one place, in order; a strip higher than a page stands
 * alone on one and reaches out of it.
 *
 * Returns: (transfer full) (element-type GArray): pages of #BylinePageSpot;
 *   at least one
 */
GPtrArray *
byline_page_breaker_break (const BylinePageFlow *flow,
                           double                height)
{
  Breaker self = { .flow = flow, .height = height };
  guint next = 0;

  self.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  start_page (&self);
  while (next < flow->strips->len)
    {
      guint first = next;

      next = find_end (&self, first);
      place_group (&self, first, next);
    }
  return self.pages;
}
