/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* The pane "Article": breadcrumb, heading, byline, page, conversation.
 * Properties: "article-id" (int64, read only), "is-saved" (boolean, read
 * only), "zoom" (double). Signals: "place-activated" (BylineFilter *filter,
 * gchar *title) from the breadcrumb and the tags; "article-activated" (gint64)
 * from a link to another article of the site; "toast" (gchar *words);
 * "next-unread" when Space is pressed at the end. */
#define BYLINE_TYPE_READER_VIEW (byline_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineReaderView, byline_reader_view, BYLINE, READER_VIEW, GtkWidget)

GtkWidget *byline_reader_view_new              (void);
void       byline_reader_view_set_library      (BylineReaderView *self,
                                                BylineLibrary    *library);
gint64     byline_reader_view_get_article_id   (BylineReaderView *self);
void       byline_reader_view_open             (BylineReaderView *self,
                                                gint64            article_id);
void       byline_reader_view_refresh          (BylineReaderView *self);
void       byline_reader_view_reply            (BylineReaderView *self,
                                                gint64            parent);
void       byline_reader_view_go_to_comments   (BylineReaderView *self);
gboolean   byline_reader_view_page_down        (BylineReaderView *self);
void       byline_reader_view_toggle_saved     (BylineReaderView *self);
void       byline_reader_view_open_in_browser  (BylineReaderView *self);
void       byline_reader_view_print            (BylineReaderView *self);
void       byline_reader_view_export           (BylineReaderView *self);
void       byline_reader_view_start_find       (BylineReaderView *self);
void       byline_reader_view_find_again       (BylineReaderView *self,
                                                gboolean          is_forward);
double     byline_reader_view_get_zoom         (BylineReaderView *self);
void       byline_reader_view_set_text_style   (BylineReaderView      *self,
                                                const BylineTextStyle *style);
void       byline_reader_view_set_zoom         (BylineReaderView *self,
                                                double            zoom);
void       byline_reader_view_set_loads_remote_pictures (BylineReaderView *self,
                                                gboolean          loads_remote_pictures);
void       byline_reader_view_copy             (BylineReaderView *self);

G_END_DECLS
