/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"
#include "byline-library.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* A document as a column of widgets, without a scroller of its own. Selection
 * and copy span all its blocks. Properties: "zoom" (0.8-2.0), "is-compact"
 * (comments: smaller type, no serif), "loads-remote-pictures". Signal
 * "activate-link" (gchar *uri); a link inside the page scrolls to its place.
 * Signal "browse-link" (gchar *uri): the same, but outside of the program. */
#define BYLINE_TYPE_DOCUMENT_VIEW (byline_document_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentView, byline_document_view, BYLINE, DOCUMENT_VIEW, GtkWidget)

GtkWidget      *byline_document_view_new           (void);
void            byline_document_view_set_library   (BylineDocumentView *self,
                                                    BylineLibrary      *library);
BylineDocument *byline_document_view_get_document  (BylineDocumentView *self);
void            byline_document_view_set_document  (BylineDocumentView *self,
                                                    BylineDocument     *document);
double          byline_document_view_get_zoom      (BylineDocumentView *self);
void            byline_document_view_set_zoom      (BylineDocumentView *self,
                                                    double              zoom);
void            byline_document_view_set_text_style (BylineDocumentView    *self,
                                                    const BylineTextStyle *style);
void            byline_document_view_set_compact   (BylineDocumentView *self,
                                                    gboolean            is_compact);
char           *byline_document_view_dup_selection (BylineDocumentView *self);
gboolean        byline_document_view_get_selection_start (BylineDocumentView *self,
                                                    BylinePosition     *position);
void            byline_document_view_select_all    (BylineDocumentView *self);
void            byline_document_view_clear_selection (BylineDocumentView *self);
gboolean        byline_document_view_copy_within   (GtkWidget          *widget);
void            byline_document_view_copy          (BylineDocumentView *self);

int             byline_document_view_get_column_width (BylineDocumentView *self);
void            byline_document_view_set_loads_remote_pictures (BylineDocumentView *self,
                                                    gboolean            loads_remote_pictures);
gboolean        byline_document_view_may_load      (BylineDocumentView *self,
                                                    const char         *uri);
gboolean        byline_document_view_get_position_y (BylineDocumentView *self,
                                                    BylinePosition      position,
                                                    double             *y);
gboolean        byline_document_view_get_top_position (BylineDocumentView *self,
                                                    BylinePosition     *position);
gboolean        byline_document_view_scroll_to     (BylineDocumentView *self,
                                                    BylinePosition      position);
void            byline_document_view_continue_at   (BylineDocumentView *self,
                                                    BylinePosition      position);
gboolean        byline_document_view_get_is_seeking (BylineDocumentView *self);
gboolean        byline_document_view_get_is_complete (BylineDocumentView *self);

/* Find in page: all matches are marked, one is the current one. */
guint           byline_document_view_find          (BylineDocumentView *self,
                                                    const char         *needle);
gboolean        byline_document_view_show_match    (BylineDocumentView *self,
                                                    guint               index);
guint           byline_document_view_get_match_after (BylineDocumentView *self,
                                                    BylinePosition      position);
gboolean        byline_document_view_get_match     (BylineDocumentView *self,
                                                    guint               index,
                                                    BylinePosition     *position);
void            byline_document_view_select_match  (BylineDocumentView *self,
                                                    guint               index);

G_END_DECLS
