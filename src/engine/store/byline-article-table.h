/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-article.h"
#include "byline-article-index.h"
#include "byline-author-table.h"
#include "byline-database.h"
#include "byline-mark-table.h"

G_BEGIN_DECLS

typedef struct _BylineArticleTable BylineArticleTable;

/* Where an article is and how it can be asked for at its site. */
typedef struct
{
  gint64  id;
  gint64  site_id;
  gint64  remote_id;
  char   *link;       /* (owned) */
} BylineArticlePlace;

typedef enum
{
  BYLINE_SAVED_NOTHING,    /* all of it was here already */
  BYLINE_SAVED_CHANGE,
  BYLINE_SAVED_NEW,
} BylineSaved;

BylineArticleTable *byline_article_table_new           (BylineDatabase            *archive,
                                                        BylineArticleIndex        *index,
                                                        BylineAuthorTable         *authors);
void                byline_article_table_free          (BylineArticleTable        *self);

gboolean            byline_article_table_save          (BylineArticleTable        *self,
                                                        gint64                     site_id,
                                                        const BylineArticle       *article,
                                                        BylineMarkTable           *marks,
                                                        BylineSaved               *saved,
                                                        GError                   **error);
BylineArticle      *byline_article_table_get           (BylineArticleTable        *self,
                                                        gint64                     article_id,
                                                        gboolean                   with_content,
                                                        GError                   **error);
BylineArticlePlace *byline_article_table_get_place     (BylineArticleTable        *self,
                                                        gint64                     article_id,
                                                        GError                   **error);
gint64              byline_article_table_find          (BylineArticleTable        *self,
                                                        gint64                     site_id,
                                                        gint64                     remote_id,
                                                        GError                   **error);
gint64              byline_article_table_find_link     (BylineArticleTable        *self,
                                                        const char                *link,
                                                        GError                   **error);
gboolean            byline_article_table_mark_gone     (BylineArticleTable        *self,
                                                        gint64                     article_id,
                                                        GError                   **error);
gboolean            byline_article_table_start_at      (BylineArticleTable        *self,
                                                        gint64                     article_id,
                                                        GError                   **error);
gboolean            byline_article_table_remove_some   (BylineArticleTable        *self,
                                                        gint64                     site_id,
                                                        gboolean                  *is_empty,
                                                        GError                   **error);

char               *byline_article_table_dup_author_key (const char               *name);
void                byline_article_place_free          (BylineArticlePlace        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineArticlePlace, byline_article_place_free)

G_END_DECLS
