/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-parts.h"

G_BEGIN_DECLS

/* Where a place that somebody asked for is to stand. */
typedef enum
{
  BYLINE_SHOW_AT_EDGE,       /* exactly at the upper edge, as it was left */
  BYLINE_SHOW_BELOW_EDGE,    /* a little below it */
  BYLINE_SHOW_ANYWHERE,      /* it stays where it is if it is well in view */
} BylineShowWhere;

/* Where on a page somebody is, and where they asked to go. */
typedef struct _BylineDocumentPlace BylineDocumentPlace;

BylineDocumentPlace *byline_document_place_new          (GtkWidget           *view,
                                                         BylineTypography    *typography);
void                 byline_document_place_free         (BylineDocumentPlace *self);
void                 byline_document_place_set_parts    (BylineDocumentPlace *self,
                                                         BylineDocument      *document,
                                                         BylineDocumentParts *parts);
void                 byline_document_place_set_scroller (BylineDocumentPlace *self,
                                                         GtkWidget           *scroller);

void                 byline_document_place_scrolled     (BylineDocumentPlace *self);
void                 byline_document_place_hold         (BylineDocumentPlace *self);
int                  byline_document_place_grow         (BylineDocumentPlace *self,
                                                         int                  before);

gboolean             byline_document_place_go_to        (BylineDocumentPlace *self,
                                                         BylinePosition       position,
                                                         BylineShowWhere      where);
gboolean             byline_document_place_is_seeking   (BylineDocumentPlace *self);
gboolean             byline_document_place_get_top      (BylineDocumentPlace *self,
                                                         BylinePosition      *position);

G_END_DECLS
