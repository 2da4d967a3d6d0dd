/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-article.h"
#include "byline-author.h"
#include "byline-comment.h"
#include "byline-draft.h"
#include "byline-http.h"
#include "byline-outcome.h"
#include "byline-site.h"
#include "byline-term.h"

G_BEGIN_DECLS

/* Which articles to ask for; start from BYLINE_ARTICLE_QUERY_INIT. */
typedef struct
{
  guint   per_page;          /* 1-100 */
  guint   page;              /* from 1 */
  gint64  before;            /* only published before this; 0 any */
  gint64  modified_after;    /* only modified after this; 0 any */
  gint64  category;          /* remote id; 0 any */
  gint64  post;              /* only this remote id; 0 any */
  const char *slug;          /* (nullable) */
} BylineArticleQuery;

#define BYLINE_ARTICLE_QUERY_INIT ((BylineArticleQuery) { .per_page = 20, .page = 1 })

typedef struct
{
  GPtrArray *articles;       /* (element-type BylineArticle), newest first */
  GPtrArray *terms;          /* (element-type BylineTerm): tags met */
  GPtrArray *authors;        /* (element-type BylineAuthor) */
  gint64     total;          /* on the site, -1 unknown */
  gboolean   has_more;
} BylineArticlePage;

void byline_article_page_free (BylineArticlePage *self);

BylineArticlePage *byline_wp_client_fetch_articles   (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      const BylineArticleQuery  *query,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
BylineArticle     *byline_wp_client_fetch_article    (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      gint64                     post,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
GPtrArray         *byline_wp_client_fetch_categories (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
GPtrArray         *byline_wp_client_fetch_comments   (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      gint64                     post,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
GPtrArray         *byline_wp_client_fetch_newest_comments
                                                     (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      gint64                    *total,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
BylineComment     *byline_wp_client_fetch_comment    (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      gint64                     comment,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);
BylineOutcome     *byline_wp_client_post_comment     (BylineHttp                *http,
                                                      BylineSite                *site,
                                                      gint64                     post,
                                                      const BylineDraft         *draft,
                                                      GCancellable              *cancellable,
                                                      GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineArticlePage, byline_article_page_free)

G_END_DECLS
