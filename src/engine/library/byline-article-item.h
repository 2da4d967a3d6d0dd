/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* One row of an article list. Keeps its identity per id while shown; notifies
 * "article" when the article or one of its marks is replaced. */
#define BYLINE_TYPE_ARTICLE_ITEM (byline_article_item_get_type ())
G_DECLARE_FINAL_TYPE (BylineArticleItem, byline_article_item, BYLINE, ARTICLE_ITEM, GObject)

BylineArticleItem *byline_article_item_new         (gint64             article_id);
gint64             byline_article_item_get_id      (BylineArticleItem *self);
BylineArticle     *byline_article_item_get_article (BylineArticleItem *self);
void               byline_article_item_set_article (BylineArticleItem *self,
                                                    BylineArticle     *article);

G_END_DECLS
