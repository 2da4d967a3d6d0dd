/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-term.h"

G_BEGIN_DECLS

typedef struct _BylineArticleIndex BylineArticleIndex;

BylineArticleIndex *byline_article_index_new          (BylineDatabase      *archive);
void                byline_article_index_free         (BylineArticleIndex  *self);

gboolean            byline_article_index_add          (BylineArticleIndex  *self,
                                                       gint64               article_id,
                                                       GError             **error);
gboolean            byline_article_index_remove       (BylineArticleIndex  *self,
                                                       gint64               article_id,
                                                       GError             **error);
gboolean            byline_article_index_refresh_term (BylineArticleIndex  *self,
                                                       gint64               site_id,
                                                       BylineTermKind       kind,
                                                       gint64               term_id,
                                                       guint                max_articles,
                                                       GError             **error);

G_END_DECLS
