/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-article-item.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* A GListModel of BylineArticleItem: holds ids, makes items for rows in view.
 * Properties: "is-loading" and "is-fetching" (gboolean), "n-articles" (guint).
 * Signal "failed" (GError*): fetching older articles did not work. */
#define BYLINE_TYPE_ARTICLE_LIST (byline_article_list_get_type ())
G_DECLARE_FINAL_TYPE (BylineArticleList, byline_article_list, BYLINE, ARTICLE_LIST, GObject)

BylineArticleList  *byline_article_list_new            (BylineLibrary      *library);
void                byline_article_list_set_filter     (BylineArticleList  *self,
                                                        const BylineFilter *filter);
const BylineFilter *byline_article_list_get_filter     (BylineArticleList  *self);
gboolean            byline_article_list_get_is_loading (BylineArticleList  *self);
gboolean            byline_article_list_get_is_fetching (BylineArticleList *self);
gboolean            byline_article_list_find           (BylineArticleList  *self,
                                                        gint64              article_id,
                                                        guint              *position);
void                byline_article_list_refilter       (BylineArticleList  *self);
void                byline_article_list_fetch_older    (BylineArticleList  *self);

G_END_DECLS
