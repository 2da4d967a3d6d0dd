/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-parts.h"
#include "byline-filling.h"

G_BEGIN_DECLS

struct _BylineDocumentBuilder
{
  BylineDocument      *document;    /* (owned) */
  BylineTypography    *typography;  /* (owned) */
  BylineDocumentParts *parts;       /* (unowned): owns the builder */
  BylineFillings      *fillings;    /* (owned) */
  double               letters;     /* of the texts built so far */
  double               work;        /* about the same of all that was built, words or not */
};

BylineDocumentBuilder *byline_document_builder_new (BylineDocument      *document,
                                                    BylineTypography    *typography,
                                                    BylineDocumentParts *parts);
void       byline_document_builder_free     (BylineDocumentBuilder   *self);
gboolean   byline_document_builder_run      (BylineDocumentBuilder   *self,
                                             gint64                   until,
                                             double                   least);
double     byline_document_builder_weigh    (const BylineText        *text);
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
