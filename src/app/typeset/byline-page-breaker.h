/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-page-flow.h"

G_BEGIN_DECLS

/* A strip that found its place. The head of a table has several. */
typedef struct
{
  guint    strip;
  double   y;           /* points from the top of the page's body */
  double   height;      /* less than the strip's own where its picture gave way */
  gboolean is_again;    /* a head repeated where its table goes on */
} BylinePageSpot;

GPtrArray *byline_page_breaker_break (const BylinePageFlow *flow,
                                      double                height);

G_END_DECLS
