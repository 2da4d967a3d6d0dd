/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"
#include "byline-page-breaker.h"
#include "byline-page-flow.h"
#include "byline-pages.h"

G_BEGIN_DECLS

/* Shared by what sets pages and what paints them. */
struct _BylinePages
{
  BylineDocument     *document;   /* (owned): keeps words alive */
  BylinePagePictures *pictures;   /* (unowned): outlives us */
  BylinePageFormat    format;
  PangoContext       *context;    /* (owned): for the foot */
  BylinePageFlow     *flow;       /* (owned) */
  GPtrArray          *pages;      /* (owned) (element-type GArray of BylinePageSpot) */
  GPtrArray          *layouts;    /* (owned) (element-type BylineTextLayout) */
  GPtrArray          *texts;      /* (owned) (element-type BylineText) */
  GHashTable         *targets;    /* (owned): id (unowned) to its number */
  double              x;          /* of the column on the sheet */
  double              column;     /* its width */
  gboolean            is_rtl;
  char               *title;      /* (owned) */
  char               *author;     /* (owned) (nullable) */
  char               *uri;        /* (owned) (nullable) */
};

G_END_DECLS
