/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

/* A place where searched words stand. */
typedef struct
{
  guint ordinal;
  guint start;     /* byte offset */
  guint end;       /* byte offset, exclusive */
} BylineMatch;

GArray *byline_document_find (BylineDocument *document,
                              const char     *needle,
                              guint           max_matches);

G_END_DECLS
