/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* About how large words are, from counting them: what a very long text needs
 * before all of it has been laid out. */

#include "config.h"

#include "byline-text-guess.h"

#include <string.h>

/**
 * byline_text_guess_is_line_end:
 * @place: in a text
 *
 * Returns: whether a line ends there because the text says so
 */
gboolean
byline_text_guess_is_line_end (const char *place)
{
  return *place == '\n' || strncmp (place, "\xe2\x80\xa8", 3) == 0;
}

/**
 * byline_text_guess_char_width:
 * @context: what to measure with
 * @font: a font
 *
 * Returns: pixels of an average character, at least 1
 */
double
byline_text_guess_char_width (PangoContext               *context,
                              const PangoFontDescription *font)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  double width = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return MAX (1, width);
}

/**
 * byline_text_guess:
 * @start: UTF-8
 * @end: where it ends
 * @columns: average characters that fit on a line; %G_MAXUINT wraps nothing
 *
 * Returns: how many lines there are likely to be, and how long the longest is
 */
BylineTextGuess
byline_text_guess (const char *start,
                   const char *end,
                   guint       columns)
{
  BylineTextGuess guess = { 1, 0 };
  guint column = 0;

  for (const char *c = start; c < end; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      gboolean ends = byline_text_guess_is_line_end (c);

      if (ends || column >= columns)
        {
          guess.n_lines++;
          column = 0;
        }
      if (!ends && !g_unichar_ismark (character))
        column += character == '\t' ? 8 : g_unichar_iswide (character) ? 2 : 1;
      guess.longest = MAX (guess.longest, column);
    }
  return guess;
}
