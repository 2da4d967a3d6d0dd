/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/* What names an article on paper. Plain text. */
typedef struct
{
  char *title;
  char *author;     /* (nullable) */
  char *date;       /* (nullable): as people read it */
  char *site;       /* (nullable) */
  char *uri;        /* (nullable): where it can be read */
} BylinePageHead;

void byline_page_head_init  (BylinePageHead      *self,
                             const BylineReading *reading);
void byline_page_head_clear (BylinePageHead      *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylinePageHead, byline_page_head_clear)

G_END_DECLS
