/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds a place in a document again. Its numbers hold as long as the article
 * stays as it was; when it was edited, the words that stood there tell where
 * it went. Pure. */

#include "config.h"

#include "byline-document-recall.h"

#include <string.h>

#define MAX_CHARS 40

/**
 * byline_document_recall_words:
 * @document: a document
 * @position: a place in it
 *
 * Returns: (transfer full): up to 40 characters that stand there; "" at the
 *   end of a text or beyond the document
 */
char *
byline_document_recall_words (BylineDocument *document,
                              BylinePosition  position)
{
  const BylineText *text = byline_document_get_text (document, position.ordinal);
  const char *start, *end;

  if (text == NULL || position.offset >= strlen (text->words))
    return g_strdup ("");
  start = end = text->words + position.offset;
  for (guint i = 0; i < MAX_CHARS && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (start, (gsize) (end - start));
}

static gboolean
stands_at (BylineDocument *document,
           BylinePosition  position,
           const char     *words)
{
  const BylineText *text = byline_document_get_text (document, position.ordinal);

  return text != NULL && position.offset <= strlen (text->words)
         && g_str_has_prefix (text->words + position.offset, words);
}

static gboolean
find_in (BylineDocument *document,
         guint           ordinal,
         const char     *words,
         BylinePosition *position)
{
  const BylineText *text = byline_document_get_text (document, ordinal);
  const char *found = text != NULL ? strstr (text->words, words) : NULL;

  if (found == NULL)
    return FALSE;
  position->ordinal = ordinal;
  position->offset = (guint) (found - text->words);

  return TRUE;
}

/**
 * byline_document_recall:
 * @document: a document
 * @position: (inout): where the place was; where it is now
 * @words: what stood there, from byline_document_recall_words()
 *
 * Looks where the place was, then further and further away from there. Words
 * that are gone leave the beginning of the text with the same number, or of
 * the last one.
 *
 * Returns: %FALSE for a document without words
 */
gboolean
byline_document_recall (BylineDocument *document,
                        BylinePosition *position,
                        const char     *words)
{
  guint n_texts = byline_document_get_n_texts (document);
  guint was = MIN (position->ordinal, MAX (n_texts, 1) - 1);

  if (n_texts == 0)
    return FALSE;
  if (stands_at (document, *position, words))
    return TRUE;
  for (guint away = 0; *words != '\0' && away < n_texts; away++)
    if (find_in (document, was + away, words, position)
        || (away <= was && find_in (document, was - away, words, position)))
      return TRUE;
  position->ordinal = was;
  position->offset = 0;

  return TRUE;
}
