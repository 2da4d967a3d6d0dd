/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-comment-item.h"
#include "byline-library.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* Deeper replies stand where the fifth level stands. */
#define BYLINE_COMMENT_ROW_MAX_DEPTH 5

/* One comment of the thread. Signal "reply" (gint64 comment). */
#define BYLINE_TYPE_COMMENT_ROW (byline_comment_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineCommentRow, byline_comment_row, BYLINE, COMMENT_ROW, GtkWidget)

GtkWidget         *byline_comment_row_new        (BylineLibrary     *library);
BylineCommentItem *byline_comment_row_get_item   (BylineCommentRow  *self);
void               byline_comment_row_set_item   (BylineCommentRow  *self,
                                                  BylineCommentItem *item,
                                                  gboolean           is_by_author);
void               byline_comment_row_set_open   (BylineCommentRow  *self,
                                                  gboolean           is_open);
void               byline_comment_row_set_text_style (BylineCommentRow      *self,
                                                      const BylineTextStyle *style);
void               byline_comment_row_set_zoom   (BylineCommentRow  *self,
                                                  double             zoom);
int                byline_comment_row_get_indent (BylineCommentRow  *self,
                                                  int                width);

G_END_DECLS
