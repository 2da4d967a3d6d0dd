/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"
#include "byline-typography.h"

G_BEGIN_DECLS

typedef struct _BylineDocumentParts   BylineDocumentParts;
typedef struct _BylineDocumentBuilder BylineDocumentBuilder;

/* The widgets of one document. The lists borrow from the tree under root, and
 * grow while it is built. */
struct _BylineDocumentParts
{
  GtkWidget *root;       /* (owned): a column */
  GPtrArray *texts;      /* (element-type BylineTextBlock) (nullable items), by ordinal */
  GPtrArray *pictures;   /* (element-type BylineDocumentPicture) */
  GPtrArray *columns;    /* (element-type BylineBlockColumn): long ones */
  GHashTable *details;   /* (owned): BylineBlock to GtkExpander, both unowned */
  BylineDocumentBuilder *builder;  /* (owned) (nullable): until all is built */
  double     letters;    /* of the whole document */
};

BylineDocumentParts *byline_document_parts_new     (BylineDocument      *document,
                                                    BylineTypography    *typography);
BylineDocumentParts *byline_document_parts_new_for_note (BylineDocument    *document,
                                                    BylineTypography  *typography,
                                                    const BylineBlock *note);
void                 byline_document_parts_free    (BylineDocumentParts *self);
gboolean             byline_document_parts_build   (BylineDocumentParts *self,
                                                    gint64               until,
                                                    double               least);
gboolean             byline_document_parts_hit     (BylineDocumentParts *self,
                                                    GtkWidget           *view,
                                                    double               x,
                                                    double               y,
                                                    BylinePosition      *position);
gboolean             byline_document_parts_locate  (BylineDocumentParts *self,
                                                    GtkWidget           *view,
                                                    BylinePosition       position,
                                                    double              *y);
void                 byline_document_parts_show    (BylineDocumentParts *self,
                                                    guint                ordinal,
                                                    guint                start,
                                                    guint                end);
gboolean             byline_document_parts_uncover (BylineDocumentParts *self,
                                                    BylineDocument      *document,
                                                    guint                ordinal);

G_END_DECLS
