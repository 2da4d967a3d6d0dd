/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-article-item.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* What stands in a row of the articles. */
#define BYLINE_TYPE_ARTICLE_ROW (byline_article_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineArticleRow, byline_article_row, BYLINE, ARTICLE_ROW, GtkWidget)

GtkWidget         *byline_article_row_new         (void);
BylineArticleItem *byline_article_row_get_item    (BylineArticleRow  *self);
void               byline_article_row_set_item    (BylineArticleRow  *self,
                                                   BylineLibrary     *library,
                                                   BylineArticleItem *item);
void               byline_article_row_update_time (BylineArticleRow  *self);

G_END_DECLS
