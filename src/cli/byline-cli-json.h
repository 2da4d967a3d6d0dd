/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "byline-article.h"
#include "byline-comment.h"
#include "byline-document.h"
#include "byline-site.h"
#include "byline-term.h"

G_BEGIN_DECLS

void      byline_cli_json_print       (JsonNode      *root);
void      byline_cli_json_set_string  (JsonObject    *object,
                                       const char    *name,
                                       const char    *value);
void      byline_cli_json_set_time    (JsonObject    *object,
                                       const char    *name,
                                       gint64         time);
JsonNode *byline_cli_json_site        (BylineSite    *site,
                                       gint64         n_unread);
JsonNode *byline_cli_json_article     (BylineArticle *article);
JsonNode *byline_cli_json_terms       (GPtrArray     *terms);
JsonNode *byline_cli_json_blocks      (GPtrArray     *blocks);

G_END_DECLS
