/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "byline-article.h"
#include "byline-author.h"
#include "byline-comment.h"
#include "byline-site.h"
#include "byline-term.h"

G_BEGIN_DECLS

BylineArticle *byline_wp_decode_article  (JsonObject      *object,
                                          GError         **error);
BylineComment *byline_wp_decode_comment  (JsonObject      *object,
                                          GError         **error);
BylineSite    *byline_wp_decode_site     (JsonObject      *object,
                                          const char      *api_root,
                                          GError         **error);

GPtrArray     *byline_wp_decode_articles (JsonNode        *root,
                                          GError         **error);
GPtrArray     *byline_wp_decode_comments (JsonNode        *root,
                                          GError         **error);
GPtrArray     *byline_wp_decode_terms    (JsonNode        *root,
                                          BylineTermKind   kind,
                                          GError         **error);
GPtrArray     *byline_wp_decode_authors  (JsonNode        *root,
                                          GError         **error);
GHashTable    *byline_wp_decode_pictures (JsonNode        *root,
                                          guint            width,
                                          GError         **error);

G_END_DECLS
