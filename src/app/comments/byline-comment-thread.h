/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-comment-item.h"
#include "byline-library.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* The list named "Comments". Builds its rows a few per frame. Signals:
 * "reply" (gint64 comment), "built" when every row stands. */
#define BYLINE_TYPE_COMMENT_THREAD (byline_comment_thread_get_type ())
G_DECLARE_FINAL_TYPE (BylineCommentThread, byline_comment_thread, BYLINE, COMMENT_THREAD, GtkBox)

GtkWidget *byline_comment_thread_new         (void);
void       byline_comment_thread_set_library (BylineCommentThread *self,
                                              BylineLibrary       *library);
void       byline_comment_thread_set_items   (BylineCommentThread *self,
                                              GPtrArray           *items,
                                              gint64               article_author);
void       byline_comment_thread_set_open    (BylineCommentThread *self,
                                              gboolean             is_open);
void       byline_comment_thread_set_text_style (BylineCommentThread   *self,
                                                 const BylineTextStyle *style);
void       byline_comment_thread_set_zoom    (BylineCommentThread *self,
                                              double               zoom);
GtkWidget *byline_comment_thread_get_row     (BylineCommentThread *self,
                                              gint64               comment_id);
guint      byline_comment_thread_get_n_rows  (BylineCommentThread *self);
gboolean   byline_comment_thread_is_building (BylineCommentThread *self);

G_END_DECLS
