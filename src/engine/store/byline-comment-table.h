/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-comment.h"
#include "byline-database.h"

G_BEGIN_DECLS

typedef struct _BylineCommentTable BylineCommentTable;

BylineCommentTable *byline_comment_table_new         (BylineDatabase       *archive);
void                byline_comment_table_free        (BylineCommentTable   *self);

gboolean            byline_comment_table_save        (BylineCommentTable   *self,
                                                      gint64                site_id,
                                                      gint64                post,
                                                      const BylineComment  *comment,
                                                      GError              **error);
gboolean            byline_comment_table_retain      (BylineCommentTable   *self,
                                                      gint64                site_id,
                                                      gint64                post,
                                                      GPtrArray            *comments,
                                                      GError              **error);
GPtrArray          *byline_comment_table_list        (BylineCommentTable   *self,
                                                      gint64                site_id,
                                                      gint64                post,
                                                      GError              **error);
gboolean            byline_comment_table_remove_site (BylineCommentTable   *self,
                                                      gint64                site_id,
                                                      GError              **error);

G_END_DECLS
