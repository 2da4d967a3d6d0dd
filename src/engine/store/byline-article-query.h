/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-filter.h"

G_BEGIN_DECLS

char   *byline_article_query_dup_sql  (const BylineFilter   *filter,
                                       gboolean              has_limit);
GArray *byline_article_query_list_ids (BylineDatabase       *archive,
                                       const BylineFilter   *filter,
                                       guint                 limit,
                                       GError              **error);

G_END_DECLS
