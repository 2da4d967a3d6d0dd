/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean byline_set_str              (char       **target,
                                      const char  *value);

gboolean byline_text_is_blank        (const char *text);
char    *byline_text_clean_line      (const char *text);
char    *byline_text_clean_block     (const char *text);
char    *byline_text_escape_html     (const char *text);
char    *byline_text_isolate         (const char *text);
char    *byline_text_fold            (const char *text);
char    *byline_text_truncate        (const char *text,
                                      guint       max_chars);

G_END_DECLS
