/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *byline_search_text_from_plain (const char *text);
char *byline_search_text_from_html  (const char *html);
char *byline_search_text_to_query   (const char *typed);

G_END_DECLS
