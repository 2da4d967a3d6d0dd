/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-comment.h"
#include "byline-document.h"

G_BEGIN_DECLS

/* One row of a conversation: the comment, its depth and its parsed words. */
#define BYLINE_TYPE_COMMENT_ITEM (byline_comment_item_get_type ())
G_DECLARE_FINAL_TYPE (BylineCommentItem, byline_comment_item, BYLINE, COMMENT_ITEM, GObject)

BylineCommentItem *byline_comment_item_new          (BylineComment     *comment,
                                                     guint              depth,
                                                     BylineDocument    *document);
BylineComment     *byline_comment_item_get_comment  (BylineCommentItem *self);
guint              byline_comment_item_get_depth    (BylineCommentItem *self);
BylineDocument    *byline_comment_item_get_document (BylineCommentItem *self);

G_END_DECLS
