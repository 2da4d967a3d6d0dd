/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_PROFILE_ARTICLE,
  BYLINE_PROFILE_COMMENT,
  BYLINE_PROFILE_INLINE,
} BylineProfile;

BylineDocument *byline_html_reader_read       (const char    *html,
                                               gssize         length,
                                               const char    *base_uri,
                                               BylineProfile  profile);

char           *byline_html_reader_plain_line (const char    *html);
char           *byline_html_reader_excerpt    (const char    *html,
                                               guint          max_words);

G_END_DECLS
