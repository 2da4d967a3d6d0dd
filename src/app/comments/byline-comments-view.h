/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* The conversation below an article: a heading with the count, the list named
 * "Comments", the button "Leave a Reply". Shows what the store has at once,
 * then asks the site. Signal "reply" (gint64 parent), 0 for the article. */
#define BYLINE_TYPE_COMMENTS_VIEW (byline_comments_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineCommentsView, byline_comments_view, BYLINE, COMMENTS_VIEW, GtkWidget)

GtkWidget *byline_comments_view_new         (void);
void       byline_comments_view_set_library (BylineCommentsView *self,
                                             BylineLibrary      *library);
void       byline_comments_view_set_article (BylineCommentsView *self,
                                             BylineArticle      *article);
void       byline_comments_view_refresh     (BylineCommentsView *self);
void       byline_comments_view_set_text_style (BylineCommentsView    *self,
                                                const BylineTextStyle *style);
void       byline_comments_view_set_zoom    (BylineCommentsView *self,
                                             double              zoom);
GtkWidget *byline_comments_view_get_row     (BylineCommentsView *self,
                                             gint64              comment_id);

G_END_DECLS
