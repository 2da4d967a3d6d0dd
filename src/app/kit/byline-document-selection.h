/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document-parts.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_SELECT_CHARACTERS,
  BYLINE_SELECT_WORDS,
  BYLINE_SELECT_TEXTS,
} BylineSelectUnit;

typedef struct _BylineDocumentSelection BylineDocumentSelection;

BylineDocumentSelection *byline_document_selection_new       (GtkWidget               *view);
void                     byline_document_selection_free      (BylineDocumentSelection *self);
GtkWidget               *byline_document_selection_get_view  (void);
void                     byline_document_selection_set_parts (BylineDocumentSelection *self,
                                                              BylineDocument          *document,
                                                              BylineDocumentParts     *parts);
void                     byline_document_selection_set_scroller (BylineDocumentSelection *self,
                                                              GtkWidget               *scroller);
void                     byline_document_selection_refresh   (BylineDocumentSelection *self);

gboolean                 byline_document_selection_get_range (BylineDocumentSelection *self,
                                                              BylinePosition          *from,
                                                              BylinePosition          *to);
void                     byline_document_selection_start     (BylineDocumentSelection *self,
                                                              BylinePosition           position,
                                                              BylineSelectUnit         unit);
void                     byline_document_selection_extend    (BylineDocumentSelection *self,
                                                              BylinePosition           position);
void                     byline_document_selection_all       (BylineDocumentSelection *self);
void                     byline_document_selection_clear     (BylineDocumentSelection *self);
char                    *byline_document_selection_dup_text  (BylineDocumentSelection *self);
GdkContentProvider      *byline_document_selection_make_content (BylineDocumentSelection *self);

G_END_DECLS
