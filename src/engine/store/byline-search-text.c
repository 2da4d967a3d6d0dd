/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a text as the search index sees them, and a person's words as
 * a query of that index.
 * Tags are only skipped here, not understood: the result is never shown. What
 * this file gives for a text must not change without a schema step, since the
 * index forgets an article by being told its words again. */

#include "config.h"

#include "byline-search-text.h"

#include <string.h>

#define MAX_TEXT_BYTES   (512 * 1024)
#define MAX_QUERY_BYTES  1024
#define MAX_QUERY_WORDS  16

/* Scripts written without spaces: each character is a word of its own. */
static gboolean
is_unspaced (gunichar character)
{
  GUnicodeScript script;

  if (character < 0x2e80)
    return FALSE;
  script = g_unichar_get_script (character);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA
         || script == G_UNICODE_SCRIPT_KATAKANA;
}

static void
append_character (GString  *words,
                  gunichar  character)
{
  gboolean is_alone = is_unspaced (character);

  if (is_alone)
    g_string_append_c (words, ' ');
  g_string_append_unichar (words, character);
  if (is_alone)
    g_string_append_c (words, ' ');
}

/* Reads one character at @at, which may be invalid UTF-8. */
static gunichar
read_character (const char **at)
{
  gunichar character = g_utf8_get_char_validated (*at, -1);

  if (character == (gunichar) -1 || character == (gunichar) -2) {
    *at += 1;
    return ' ';
  }
  *at = g_utf8_next_char (*at);

  return character;
}

static gboolean
is_named (const char *name,
          gsize       length,
          const char *wanted)
{
  return strlen (wanted) == length && g_ascii_strncasecmp (name, wanted, length) == 0;
}

static gboolean
is_inline_name (const char *name,
                gsize       length)
{
  static const char * const names[] = {
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (is_named (name, length, names[i]))
      return TRUE;
  }

  return FALSE;
}

static const char *
find_after (const char *at,
            const char *needle)
{
  for (; *at != '\0'; at++) {
    if (g_ascii_strncasecmp (at, needle, strlen (needle)) == 0)
      return at;
  }

  return at;
}

static const char *
skip_past_bracket (const char *at)
{
  at += strcspn (at, ">");

  return *at == '>' ? at + 1 : at;
}

/* @at stands on "<". A tag that ends a word leaves a space. */
static const char *
skip_tag (const char *at,
          GString    *words)
{
  const char *name = at + 1 + (at[1] == '/' ? 1 : 0);
  gsize length = 0;

  if (strncmp (at, "<!--", 4) == 0) {
    at = find_after (at, "-->");
    return skip_past_bracket (at);
  }
  while (g_ascii_isalnum (name[length]))
    length++;
  if (!is_inline_name (name, length))
    g_string_append_c (words, ' ');
  if (at[1] != '/' && is_named (name, length, "script"))
    at = find_after (at, "</script");
  else if (at[1] != '/' && is_named (name, length, "style"))
    at = find_after (at, "</style");

  return skip_past_bracket (at);
}

/* @at stands on "&"; numbers and the commonest names are enough for words. */
static const char *
skip_entity (const char *at,
             GString    *words)
{
  char *end = NULL;
  guint64 code;

  if (at[1] != '#') {
    gsize length = 0;

    while (length < 8 && g_ascii_isalnum (at[1 + length]))
      length++;
    g_string_append_c (words, ' ');
    return at[1 + length] == ';' ? at + length + 2 : at + 1;
  }

  code = at[2] == 'x' || at[2] == 'X' ? g_ascii_strtoull (at + 3, &end, 16)
                                      : g_ascii_strtoull (at + 2, &end, 10);
  if (code > 0x20 && code <= 0x10ffff && g_unichar_validate ((gunichar) code))
    append_character (words, (gunichar) code);
  else
    g_string_append_c (words, ' ');

  return *end == ';' ? end + 1 : end;
}

/**
 * byline_search_text_from_plain:
 * @text: (nullable): plain text
 *
 * Returns: (transfer full): the words of @text with spaces between those of
 *   scripts that have none; of the first 512 KiB
 */
char *
byline_search_text_from_plain (const char *text)
{
  GString *words = g_string_new (NULL);
  const char *at = text != NULL ? text : "";

  while (*at != '\0' && words->len < MAX_TEXT_BYTES)
    append_character (words, read_character (&at));

  return g_string_free (words, FALSE);
}

/**
 * byline_search_text_from_html:
 * @html: (nullable): HTML in any state
 *
 * Returns: (transfer full): the words between the tags, up to 512 KiB
 */
char *
byline_search_text_from_html (const char *html)
{
  GString *words = g_string_new (NULL);
  const char *at = html != NULL ? html : "";

  while (*at != '\0' && words->len < MAX_TEXT_BYTES) {
    if (*at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/' || at[1] == '!'))
      at = skip_tag (at, words);
    else if (*at == '&')
      at = skip_entity (at, words);
    else
      append_character (words, read_character (&at));
  }

  return g_string_free (words, FALSE);
}

static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character)
         || g_unichar_type (character) == G_UNICODE_PRIVATE_USE;
}

/* A run of unspaced characters becomes a phrase: "中 文"*. */
static void
append_query_word (GString  *query,
                   gunichar *word,
                   guint     length)
{
  gboolean was_unspaced = FALSE;

  g_string_append (query, query->len > 0 ? " \"" : "\"");
  for (guint i = 0; i < length; i++) {
    gboolean now_unspaced = is_unspaced (word[i]);

    if (i > 0 && (was_unspaced || now_unspaced))
      g_string_append_c (query, ' ');
    g_string_append_unichar (query, word[i]);
    was_unspaced = now_unspaced;
  }
  g_string_append (query, "\"*");
}

/**
 * byline_search_text_to_query:
 * @typed: what a person typed
 *
 * Makes a query that asks for all words, each as the beginning of a word.
 *
 * Nothing typed is taken as query language. At most 16 words of the first
 * 1024 bytes count.
 *
 * Returns: (transfer full) (nullable): the query, NULL without a word in @typed
 */
char *
byline_search_text_to_query (const char *typed)
{
  g_autoptr(GString) query = g_string_new (NULL);
  g_autoptr(GArray) word = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const char *at = typed;
  guint n_words = 0;

  while (n_words < MAX_QUERY_WORDS) {
    gboolean is_end = *at == '\0' || at - typed >= MAX_QUERY_BYTES;
    gunichar character = is_end ? ' ' : read_character (&at);

    if (is_word_character (character)) {
      g_array_append_val (word, character);
    } else if (word->len > 0) {
      append_query_word (query, (gunichar *) word->data, word->len);
      g_array_set_size (word, 0);
      n_words++;
    }
    if (is_end)
      break;
  }

  return query->len > 0 ? g_strdup (query->str) : NULL;
}
