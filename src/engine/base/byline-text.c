/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain text from strangers, made safe to show, to compare and to send.
 * Knows Unicode and the four characters HTML minds; never parses markup. */

#include "byline-text.h"

#include <string.h>

/* More marks than this on one letter are an attack on the line above. */
#define MAX_MARKS_PER_LETTER 8

#define FIRST_STRONG_ISOLATE "\342\201\250"     /* U+2068 */
#define POP_DIRECTIONAL_ISOLATE "\342\201\251"  /* U+2069 */
#define ELLIPSIS "\342\200\246"

/**
 * byline_set_str:
 * @target: (inout) (transfer full) (nullable): an owned string
 * @value: (nullable): what it shall hold
 *
 * Replaces an owned string by a copy of @value.
 *
 * Returns: %FALSE if it held the same text already
 */
gboolean
byline_set_str (char       **target,
                const char  *value)
{
  if (g_strcmp0 (*target, value) == 0)
    return FALSE;

  char *copy = g_strdup (value);
  g_free (*target);
  *target = copy;
  return TRUE;
}

/**
 * byline_text_is_blank:
 * @text: (nullable): UTF-8
 *
 * Returns: %TRUE if @text shows nothing: %NULL, empty, white space, and the
 *   no-break and zero-width spaces that a careless paste leaves behind
 */
gboolean
byline_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) &&
          c != 0x00a0 && c != 0x3000)
        return FALSE;
    }

  return TRUE;
}

/* Characters that turn or hide what stands beside them, and controls. */
static gboolean
is_treacherous (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') ||
         (c >= 0x7f && c <= 0x9f) ||
         (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

static gboolean
is_line_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029;
}

static char *
clean (const char *text,
       gboolean    one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *result = g_string_sized_new (strlen (composed));
  guint n_marks = 0;

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (one_line && is_line_space (c))
        {
          if (result->len > 0 && result->str[result->len - 1] != ' ')
            g_string_append_c (result, ' ');
          continue;
        }
      if (is_treacherous (c))
        continue;
      n_marks = is_mark (c) ? n_marks + 1 : 0;
      if (n_marks <= MAX_MARKS_PER_LETTER)
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/**
 * byline_text_clean_line:
 * @text: (nullable): anything; invalid UTF-8 is replaced
 *
 * Makes a name, title or host safe to show on one line: NFC, white space
 * folded and trimmed, controls and direction overrides gone, at most eight
 * combining marks on a letter.
 *
 * Returns: (transfer full) (not nullable): UTF-8
 */
char *
byline_text_clean_line (const char *text)
{
  return g_strstrip (clean (text, TRUE));
}

/**
 * byline_text_clean_block:
 * @text: (nullable): anything; invalid UTF-8 is replaced
 *
 * As byline_text_clean_line(), but line breaks, tabs and spaces stay.
 *
 * Returns: (transfer full) (not nullable): UTF-8
 */
char *
byline_text_clean_block (const char *text)
{
  return clean (text, FALSE);
}

/**
 * byline_text_escape_html:
 * @text: (not nullable): UTF-8
 *
 * Escapes `&`, `<` and `>`, and nothing else: WordPress drops what stands
 * between a bare `<` and `>`, and shows escaped quotes as entities.
 *
 * Returns: (transfer full) (not nullable): HTML text
 */
char *
byline_text_escape_html (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '&')
        g_string_append (result, "&amp;");
      else if (*p == '<')
        g_string_append (result, "&lt;");
      else if (*p == '>')
        g_string_append (result, "&gt;");
      else
        g_string_append_c (result, *p);
    }

  return g_string_free (result, FALSE);
}

/**
 * byline_text_isolate:
 * @text: (nullable): a stranger's words
 *
 * Wraps @text so that its direction cannot reach the sentence it is put in.
 *
 * Returns: (transfer full) (not nullable): cleaned text between isolates
 */
char *
byline_text_isolate (const char *text)
{
  g_autofree char *line = byline_text_clean_line (text);

  return g_strconcat (FIRST_STRONG_ISOLATE, line, POP_DIRECTIONAL_ISOLATE, NULL);
}

/**
 * byline_text_fold:
 * @text: (nullable): UTF-8
 *
 * Reduces @text to its letters and digits without case, to tell whether two
 * texts say the same after a site has changed quotes, dashes and spaces.
 *
 * Returns: (transfer full) (not nullable): folded text
 */
char *
byline_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal, -1);
  GString *result = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/**
 * byline_text_truncate:
 * @text: (not nullable): UTF-8
 * @max_chars: the most characters to keep
 *
 * Cuts @text after at most @max_chars characters, at a word's end where one
 * is near, and marks the cut with an ellipsis.
 *
 * Returns: (transfer full) (not nullable): UTF-8
 */
char *
byline_text_truncate (const char *text,
                      guint       max_chars)
{
  const char *end = text;

  for (guint i = 0; i < max_chars && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return g_strdup (text);

  const char *space = g_strrstr_len (text, end - text, " ");
  if (space != NULL && space - text > (end - text) * 2 / 3)
    end = space;

  g_autofree char *head = g_strndup (text, end - text);
  return g_strconcat (g_strchomp (head), ELLIPSIS, NULL);
}
