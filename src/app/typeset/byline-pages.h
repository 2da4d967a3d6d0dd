/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-page-format.h"
#include "byline-page-pictures.h"

G_BEGIN_DECLS

/* Where a part of the article begins. */
typedef struct
{
  guint       level;      /* 1 and up */
  const char *words;      /* (unowned): the pages' */
  guint       page;       /* from 1 */
  double      y;          /* points from the top of the sheet */
} BylinePageEntry;

typedef struct _BylinePages BylinePages;

void                    byline_pages_free         (BylinePages  *self);
guint                   byline_pages_get_n        (BylinePages  *self);
const BylinePageFormat *byline_pages_get_format   (BylinePages  *self);
const char             *byline_pages_get_title    (BylinePages  *self);
const char             *byline_pages_get_author   (BylinePages  *self);
GArray                 *byline_pages_dup_contents (BylinePages  *self);
gboolean                byline_pages_has_pictures (BylinePages  *self,
                                                   guint         page);
void                    byline_pages_load         (BylinePages  *self,
                                                   guint         page,
                                                   GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePages, byline_pages_free)

G_END_DECLS
