/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Class of the line that the guard writes between the pages of an article. */
#define BYLINE_HTML_GUARD_PAGE_BREAK "byline-page-break"

#define BYLINE_HTML_MAX_ARTICLE_BYTES (4 * 1024 * 1024)
#define BYLINE_HTML_MAX_COMMENT_BYTES (256 * 1024)

GString *byline_html_guard (const char *html,
                            gsize       length,
                            gsize       max_bytes,
                            gboolean   *truncated);

G_END_DECLS
