/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "byline-block.h"

G_BEGIN_DECLS

/* A place in the document: a text block and a byte offset into its words. */
typedef struct
{
  guint ordinal;
  guint offset;
} BylinePosition;

int byline_position_compare (BylinePosition a,
                             BylinePosition b);

#define BYLINE_TYPE_DOCUMENT (byline_document_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocument, byline_document, BYLINE, DOCUMENT, GObject)

BylineDocument    *byline_document_new           (GPtrArray      *blocks,
                                                  const char     *base_uri,
                                                  gboolean        truncated);
BylineDocument    *byline_document_new_counted   (GPtrArray      *blocks,
                                                  const char     *base_uri,
                                                  gboolean        truncated,
                                                  const guint    *n_dropped);

GPtrArray         *byline_document_get_blocks    (BylineDocument *self);
guint              byline_document_get_n_texts   (BylineDocument *self);
const BylineText  *byline_document_get_text      (BylineDocument *self,
                                                  guint           ordinal);
const BylineBlock *byline_document_get_owner     (BylineDocument *self,
                                                  guint           ordinal);
guint              byline_document_get_n_words   (BylineDocument *self);
guint              byline_document_get_n_pictures (BylineDocument *self);
GPtrArray         *byline_document_get_pictures  (BylineDocument *self);
guint              byline_document_get_n_dropped (BylineDocument *self);
guint              byline_document_count_dropped (BylineDocument *self,
                                                  BylineDroppedReason reason);
gboolean           byline_document_get_truncated (BylineDocument *self);
const char        *byline_document_get_base_uri  (BylineDocument *self);
gboolean           byline_document_find_anchor   (BylineDocument *self,
                                                  const char     *id,
                                                  BylinePosition *position);

G_END_DECLS
