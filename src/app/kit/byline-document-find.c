/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Find in page: where words stand in a document, whatever their case and
 * whatever kind of space is between them. Pure; the view paints. */

#include "config.h"

#include "byline-document-find.h"

#define MAX_NEEDLE 200

static gunichar
fold (gunichar c)
{
  if (c == 0x2028 || c == 0xa0 || c == '\n' || c == '\t' || c == 0x202f)
    return ' ';
  /* Typed quotation marks are straight, set ones are not. */
  if (c == 0x2018 || c == 0x2019)
    return '\'';
  if (c == 0x201c || c == 0x201d)
    return '"';
  return g_unichar_tolower (c);
}

static GArray *
fold_needle (const char *needle)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *c = needle; *c != '\0' && folded->len < MAX_NEEDLE; c = g_utf8_next_char (c))
    {
      gunichar letter = fold (g_utf8_get_char (c));

      g_array_append_val (folded, letter);
    }
  return folded;
}

/* The end of the needle if it stands at @place; NULL if not. */
static const char *
match_at (const char *place,
          GArray     *needle)
{
  for (guint i = 0; i < needle->len; i++)
    {
      while (*place != '\0' && g_utf8_get_char (place) == 0xad)
        place = g_utf8_next_char (place);
      if (*place == '\0' || fold (g_utf8_get_char (place)) != g_array_index (needle, gunichar, i))
        return NULL;
      place = g_utf8_next_char (place);
    }
  return place;
}

static void
find_in_text (const BylineText *text,
              GArray           *needle,
              guint             max_matches,
              GArray           *matches)
{
  const char *place = text->words;

  while (*place != '\0' && matches->len < max_matches)
    {
      const char *end = match_at (place, needle);

      if (end != NULL)
        {
          BylineMatch match = { text->ordinal, place - text->words, end - text->words };

          g_array_append_val (matches, match);
        }
      place = end != NULL ? end : g_utf8_next_char (place);
    }
}

/**
 * byline_document_find:
 * @document: where to look
 * @needle: UTF-8; the first 200 characters count; "" finds nothing
 * @max_matches: where to stop
 *
 * Finds words without regard to case, in captions and tables too. Matches do
 * not overlap and do not span blocks.
 *
 * Returns: (transfer full) (element-type BylineMatch): in reading order
 */
GArray *
byline_document_find (BylineDocument *document,
                      const char     *needle,
                      guint           max_matches)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (BylineMatch));
  g_autoptr (GArray) folded = fold_needle (needle);

  for (guint i = 0; folded->len > 0 && i < byline_document_get_n_texts (document); i++)
    find_in_text (byline_document_get_text (document, i), folded, max_matches, matches);
  return matches;
}
