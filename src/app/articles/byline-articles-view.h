/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"

G_BEGIN_DECLS

/* The list named "Articles" with its search. Signals: "article-selected"
 * (gint64 article_id) when another row is selected; "article-activated"
 * (likewise) on a click, Return or a move, also on the row that is selected
 * already; "refresh" from the empty and error states. Property
 * "search-mode" (boolean): whether the search entry is shown. */
#define BYLINE_TYPE_ARTICLES_VIEW (byline_articles_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineArticlesView, byline_articles_view, BYLINE, ARTICLES_VIEW, GtkWidget)

GtkWidget *byline_articles_view_new             (void);
void       byline_articles_view_set_library     (BylineArticlesView *self,
                                                 BylineLibrary      *library);
void       byline_articles_view_set_filter      (BylineArticlesView *self,
                                                 const BylineFilter *filter);
void       byline_articles_view_select          (BylineArticlesView *self,
                                                 gint64              article_id);
gint64     byline_articles_view_get_selected    (BylineArticlesView *self);
gboolean   byline_articles_view_move            (BylineArticlesView *self,
                                                 int                 step,
                                                 gboolean            unread_only);
gboolean   byline_articles_view_get_search_mode (BylineArticlesView *self);
void       byline_articles_view_set_search_mode (BylineArticlesView *self,
                                                 gboolean            is_searching);
void       byline_articles_view_start_search    (BylineArticlesView *self);
void       byline_articles_view_set_error       (BylineArticlesView *self,
                                                 const char         *sentence);

G_END_DECLS
