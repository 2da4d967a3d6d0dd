/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* About how large words are. */
typedef struct
{
  guint n_lines;
  guint longest;   /* line, in columns */
} BylineTextGuess;

gboolean        byline_text_guess_is_line_end (const char                 *place);
double          byline_text_guess_char_width  (PangoContext               *context,
                                               const PangoFontDescription *font);
BylineTextGuess byline_text_guess             (const char                 *start,
                                               const char                 *end,
                                               guint                       columns);

G_END_DECLS
