/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An article of N words, with paragraphs, headings and links, the same each
 * time. */

#include "bench-words.h"

static const char * const words[] = {
  "harvest", "of", "small", "hours", "and", "the", "road", "goes", "on", "past", "every",
  "window", "where", "somebody", "keeps", "a", "light", "for", "those", "who", "read",
};

char *
bench_words_make_html (guint n_words)
{
  GString *html = g_string_new ("<p>");

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (html, words[(i * 7 + i / 13) % G_N_ELEMENTS (words)]);
      if (i % 900 == 899)
        g_string_append (html, "</p><h2>Another part</h2><p>");
      else if (i % 90 == 89)
        g_string_append (html, ".</p><p>");
      else if (i % 30 == 29)
        g_string_append (html, " <a href=\"https://example.org/\">a link</a> ");
      else
        g_string_append_c (html, ' ');
    }
  g_string_append (html, "</p>");
  return g_string_free (html, FALSE);
}
