/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document-view.h"
#include "byline-page-head.h"

G_BEGIN_DECLS

/* One article on its way to paper or into a file. Signal "done" (gchar *words):
 * what to say to the person, NULL where there is nothing to say. */
#define BYLINE_TYPE_DOCUMENT_PRINT (byline_document_print_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentPrint, byline_document_print, BYLINE, DOCUMENT_PRINT, GObject)

BylineDocumentPrint *byline_document_print_new    (BylineDocumentView      *view,
                                                   BylineLibrary           *library,
                                                   const BylineReading     *reading);
void                 byline_document_print_run    (BylineDocumentPrint     *self,
                                                   GtkPrintOperationAction  action,
                                                   const char              *path,
                                                   GtkWindow               *parent);
void                 byline_document_print_export (BylineDocumentPrint     *self,
                                                   GtkWindow               *parent);
void                 byline_document_print_write  (BylineDocumentPrint     *self,
                                                   GFile                   *file);
void                 byline_document_print_cancel (BylineDocumentPrint     *self);

G_END_DECLS
