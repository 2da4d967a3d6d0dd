/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-parts.h"

G_BEGIN_DECLS

/* Where a block stands: what it takes over from the blocks around it. */
typedef struct
{
  BylineTextRole    role;        /* of plain paragraphs */
  GtkTextDirection  direction;
  guint             depth;       /* blocks around this one */
  guint             list_depth;  /* lists around this one */
  double            indent_em;   /* how far from the page's edge it stands */
  gboolean          is_in_item;
} BylinePlaceInPage;

typedef struct
{
  BylineDocument      *document;    /* (unowned) */
  BylineTypography    *typography;  /* (unowned) */
  BylineDocumentParts *parts;       /* (unowned) */
} BylineDocumentBuilder;

void       byline_document_builder_fill     (BylineDocumentBuilder   *self,
                                             GtkWidget               *column,
                                             GPtrArray               *blocks,
                                             const BylinePlaceInPage *place);
GtkWidget *byline_document_builder_new_text (BylineDocumentBuilder   *self,
                                             const BylineText        *text,
                                             BylineTextRole           role,
                                             const BylinePlaceInPage *place);
GtkWidget *byline_document_builder_table    (BylineDocumentBuilder   *self,
                                             const BylineBlock       *table,
                                             const BylinePlaceInPage *place);

G_END_DECLS
