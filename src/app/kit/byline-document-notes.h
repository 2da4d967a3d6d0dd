/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-parts.h"

G_BEGIN_DECLS

/* The footnotes of a document, shown beside what refers to them. */
typedef struct _BylineDocumentNotes BylineDocumentNotes;

BylineDocumentNotes *byline_document_notes_new       (GtkWidget           *view,
                                                      BylineTypography    *typography);
void                 byline_document_notes_free      (BylineDocumentNotes *self);
void                 byline_document_notes_set_parts (BylineDocumentNotes *self,
                                                      BylineDocument      *document,
                                                      BylineDocumentParts *parts);
gboolean             byline_document_notes_open      (BylineDocumentNotes *self,
                                                      const char          *id,
                                                      BylinePosition      *position);
gboolean             byline_document_notes_leave     (BylineDocumentNotes *self,
                                                      BylinePosition      *position);

G_END_DECLS
