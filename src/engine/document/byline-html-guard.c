/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands between a stranger's HTML and the parser. Reads the tags once and
 * writes them again in a plain form that cannot hurt the parser: bounded in
 * size, depth and attributes, without scripts, comments, drawings and NULs.
 * Keeps every word that people are meant to read; builds no tree. */

#include "config.h"

#include "byline-html-guard.h"

#include "byline-guard-stack.h"

#include <string.h>

#define MAX_NAME_BYTES 31
#define OTHER_NAME "x-other"
#define PAGE_BREAK "<!--nextpage-->"
#define MAX_ATTRIBUTES 64
#define REPLACEMENT "\357\277\275"   /* U+FFFD */
#define MAX_VALUE_BYTES (16 * 1024)

typedef struct
{
  const char       *at;
  const char       *end;
  GString          *out;
  BylineGuardStack *stack;
  gboolean          keeps_formats;
  gboolean          is_cut;          /* the input was too long */
  gboolean          has_no_svg_end;  /* looked for already, in vain */
  gboolean          is_full;         /* tags had to go */
} Guard;

typedef struct
{
  char        name[MAX_NAME_BYTES + 1];
  gboolean    is_end;
  const char *attributes;
  const char *after;                 /* past the '>' */
} Tag;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == ':' || c == '.';
}

static void
append_char (GString *out,
             char     c)
{
  if ((guchar) c >= 0x20 || is_space (c))
    g_string_append_c (out, c);
}

/* The length of the reference at "&" if it names a character far beyond the
 * last one, else 0. The parser counts in an int and makes bytes of it that
 * are not UTF-8. */
static gsize
measure_beyond_unicode (const char *p,
                        const char *end)
{
  const char *start = p;
  gsize n_digits = 0;
  gboolean is_hex;

  if (end - p < 3 || p[0] != '&' || p[1] != '#')
    return 0;
  p += 2;
  is_hex = *p == 'x' || *p == 'X';
  p += is_hex;
  while (p < end && *p == '0')
    p++;
  while (p + n_digits < end && (is_hex ? g_ascii_isxdigit (p[n_digits])
                                       : g_ascii_isdigit (p[n_digits])))
    n_digits++;
  if (n_digits <= (is_hex ? 6 : 7))
    return 0;

  p += n_digits;
  return (gsize) (p - start) + (p < end && *p == ';');
}

static void
append_text (GString    *out,
             const char *text,
             const char *end,
             gboolean    escaped)
{
  gsize n_beyond;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '<')
        g_string_append (out, "&lt;");
      else if (escaped && *p == '&')
        g_string_append (out, "&amp;");
      else if ((n_beyond = measure_beyond_unicode (p, end)) > 0)
        {
          g_string_append (out, REPLACEMENT);
          p += n_beyond - 1;
        }
      else
        append_char (out, *p);
    }
}

/* Finds the '>' of a tag, past quoted values; %NULL when the text ends. */
static const char *
find_tag_end (const char *p,
              const char *end)
{
  while (p < end && *p != '>')
    {
      if (*p == '=')
        {
          for (p++; p < end && is_space (*p); p++)
            ;
          if (p < end && (*p == '"' || *p == '\''))
            {
              p = memchr (p + 1, *p, (gsize) (end - p - 1));
              if (p == NULL)
                return NULL;
              p++;
            }
          continue;
        }
      p++;
    }

  return p < end ? p : NULL;
}

/* Reads the tag at '<'. A name that no element has becomes OTHER_NAME. */
static gboolean
read_tag (const char *p,
          const char *end,
          Tag        *tag)
{
  gsize length = 0;

  tag->is_end = p + 1 < end && p[1] == '/';
  p += tag->is_end ? 2 : 1;
  if (p >= end || !g_ascii_isalpha (*p))
    return FALSE;

  const char *name = p;
  while (p < end && !is_space (*p) && *p != '/' && *p != '>')
    p++;
  gsize n_bytes = (gsize) (p - name);
  while (length < n_bytes && length < MAX_NAME_BYTES && is_name_char (name[length]))
    {
      tag->name[length] = g_ascii_tolower (name[length]);
      length++;
    }
  tag->name[length] = '\0';
  if (length < n_bytes)
    g_strlcpy (tag->name, OTHER_NAME, sizeof tag->name);
  tag->attributes = p;
  const char *close = find_tag_end (p, end);
  tag->after = close != NULL ? close + 1 : NULL;

  return TRUE;
}

/* Writes name and value, quoted; an attribute that cannot be is left out. */
static void
append_attribute (Guard      *guard,
                  const char *name,
                  const char *name_end,
                  const char *value,
                  const char *value_end)
{
  GString *out = guard->out;
  gsize length = (gsize) (value_end - value);
  char quote = '"';

  for (const char *p = name; p < name_end; p++)
    if (!is_name_char (*p))
      return;
  if (name == name_end || name_end - name > 2 * MAX_NAME_BYTES)
    return;

  if (length > MAX_VALUE_BYTES)
    length = 0;
  if (memchr (value, '"', length) != NULL)
    quote = '\'';
  if (quote == '\'' && memchr (value, '\'', length) != NULL)
    return;

  byline_guard_stack_add_attribute (guard->stack, length);
  g_string_append_c (out, ' ');
  g_string_append_len (out, name, name_end - name);
  g_string_append_c (out, '=');
  g_string_append_c (out, quote);
  for (gsize i = 0; i < length; i++)
    {
      gsize n_beyond = measure_beyond_unicode (value + i, value_end);

      if (n_beyond > 0)
        {
          g_string_append (out, REPLACEMENT);
          i += n_beyond - 1;
        }
      else
        append_char (out, value[i]);
    }
  g_string_append_c (out, quote);
}

static const char *
read_value (const char  *p,
            const char  *end,
            const char **value,
            const char **value_end)
{
  while (p < end && is_space (*p))
    p++;
  if (p < end && (*p == '"' || *p == '\''))
    {
      const char *close = memchr (p + 1, *p, (gsize) (end - p - 1));

      *value = p + 1;
      *value_end = close != NULL ? close : end;
      return close != NULL ? close + 1 : end;
    }

  *value = p;
  while (p < end && !is_space (*p))
    p++;
  *value_end = p;
  return p;
}

static void
append_attributes (Guard      *guard,
                   const char *p,
                   const char *end)
{
  for (guint i = 0; i < MAX_ATTRIBUTES; i++)
    {
      while (p < end && (is_space (*p) || *p == '/'))
        p++;
      if (p >= end)
        return;

      const char *name = p;
      while (p < end && !is_space (*p) && *p != '/' && (*p != '=' || p == name))
        p++;
      const char *name_end = p;
      const char *value = p;
      const char *value_end = p;
      while (p < end && is_space (*p))
        p++;
      if (p < end && *p == '=')
        p = read_value (p + 1, end, &value, &value_end);
      append_attribute (guard, name, name_end, value, value_end);
    }
}

/* Finds "</name" from @p on, whatever the case. */
static const char *
find_end_tag (const char *p,
              const char *end,
              const char *name)
{
  gsize length = strlen (name);

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      if ((gsize) (end - p) >= length + 2 && p[1] == '/' &&
          g_ascii_strncasecmp (p + 2, name, length) == 0 &&
          (p + 2 + length == end || is_space (p[2 + length]) ||
           p[2 + length] == '/' || p[2 + length] == '>'))
        return p;
      p++;
    }

  return NULL;
}

/* An end tag may have attributes; without an end of its own it takes the rest. */
static const char *
skip_end_tag (const char *p,
              const char *end)
{
  const char *close = p != NULL ? find_tag_end (p + 2, end) : NULL;

  return close != NULL ? close + 1 : end;
}

static const char *
skip_to_after (const char *p,
               const char *end)
{
  const char *close = memchr (p, '>', (gsize) (end - p));

  return close != NULL ? close + 1 : end;
}

static const char *
find_string (const char *p,
             const char *end,
             const char *needle)
{
  gsize length = strlen (needle);

  while ((gsize) (end - p) >= length &&
         (p = memchr (p, needle[0], (gsize) (end - p) - length + 1)) != NULL)
    {
      if (memcmp (p, needle, length) == 0)
        return p;
      p++;
    }

  return NULL;
}

/* Comments, declarations and the like: "<!…", "<?…", "</ …". */
static void
skip_declaration (Guard *guard)
{
  const char *p = guard->at;

  if (guard->end - p < 4 || strncmp (p, "<!--", 4) != 0)
    {
      guard->at = skip_to_after (p, guard->end);
      return;
    }

  p += 4;
  if (p < guard->end && *p == '>')
    guard->at = p + 1;
  else if (guard->end - p >= 2 && p[0] == '-' && p[1] == '>')
    guard->at = p + 2;
  else
    {
      const char *close = find_string (p, guard->end, "--");

      while (close != NULL && guard->end - close >= 3 &&
             close[2] != '>' && (close[2] != '!' || guard->end - close < 4 || close[3] != '>'))
        close = find_string (close + 1, guard->end, "--");
      guard->at = close != NULL ? skip_to_after (close, guard->end) : guard->end;
    }
}

/* Drawings hold no words; an end that never comes must not take the rest. */
static void
skip_svg (Guard     *guard,
          const Tag *tag)
{
  const char *close = NULL;
  gboolean is_empty = tag->after - 2 >= tag->attributes && tag->after[-2] == '/';

  guard->at = tag->after;
  if (is_empty || guard->has_no_svg_end)
    return;

  close = find_end_tag (tag->after, guard->end, "svg");
  guard->has_no_svg_end = close == NULL;
  if (close != NULL)
    guard->at = skip_end_tag (close, guard->end);
}

static gboolean
is_tag_named (const char *p,
              const char *end,
              const char *name)
{
  gsize length = strlen (name);

  return (gsize) (end - p) > length && g_ascii_strncasecmp (p, name, length) == 0 &&
         (is_space (p[length]) || p[length] == '/' || p[length] == '>');
}

/* Finds the end tag of a script. Scripts once hid in comments, so inside
 * "<!--" another "<script" must be ended first. */
static const char *
find_script_end (const char *p,
                 const char *end)
{
  gboolean is_hidden = FALSE;
  gboolean is_inner = FALSE;

  for (; p < end; p++)
    {
      if (is_hidden && end - p >= 3 && memcmp (p, "-->", 3) == 0)
        is_hidden = is_inner = FALSE;
      else if (!is_hidden && end - p >= 4 && memcmp (p, "<!--", 4) == 0)
        {
          is_hidden = TRUE;
          p++;
        }
      else if (is_hidden && !is_inner && is_tag_named (p, end, "<script"))
        is_inner = TRUE;
      else if (is_tag_named (p, end, "</script"))
        {
          if (!is_inner)
            return p;
          is_inner = FALSE;
        }
    }

  return NULL;
}

static void
skip_content (Guard     *guard,
              const Tag *tag)
{
  const char *close = strcmp (tag->name, "script") == 0
                        ? find_script_end (tag->after, guard->end)
                        : find_end_tag (tag->after, guard->end, tag->name);

  guard->at = skip_end_tag (close, guard->end);
}

static const char *
written_name (const Tag       *tag,
              const BylineTag *known)
{
  return known != NULL && known->alias != NULL ? known->alias : tag->name;
}

static void
append_end (GString    *out,
            const char *name)
{
  g_string_append (out, "</");
  g_string_append (out, name);
  g_string_append_c (out, '>');
}

static void
append_start (Guard           *guard,
              const Tag       *tag,
              const BylineTag *known)
{
  g_string_append_c (guard->out, '<');
  g_string_append (guard->out, written_name (tag, known));
  append_attributes (guard, tag->attributes, tag->after - 1);
  g_string_append_c (guard->out, '>');
}

/* A page of too many tags goes on as words alone. */
static gboolean
has_room_for_tags (Guard *guard)
{
  gboolean has_room = byline_guard_stack_has_room (guard->stack);

  guard->is_full = guard->is_full || !has_room;
  return has_room;
}

/* Elements that hold text and no tags, or whose content nobody sees. */
static void
pass_opaque (Guard           *guard,
             const Tag       *tag,
             const BylineTag *known)
{
  const char *close = find_end_tag (tag->after, guard->end, tag->name);
  const char *text_end = close != NULL ? close : guard->end;
  gboolean has_room = has_room_for_tags (guard);

  byline_guard_stack_add_leaf (guard->stack);
  if (has_room)
    append_start (guard, tag, known);
  if ((known->flags & BYLINE_TAG_PLAIN_TEXT) != 0)
    append_text (guard->out, tag->after, text_end, known->alias != NULL || !has_room);
  if (has_room)
    append_end (guard->out, written_name (tag, known));
  guard->at = skip_end_tag (close, guard->end);
}

/* A left out block must not glue the words on its two sides. */
static void
leave_out (Guard           *guard,
           const BylineTag *known)
{
  if (known != NULL && (known->flags & BYLINE_TAG_SPECIAL) != 0)
    g_string_append_c (guard->out, ' ');
}

static void
pass_start (Guard           *guard,
            const Tag       *tag,
            const BylineTag *known)
{
  BylineTagFlags flags = known != NULL ? known->flags : 0;
  const char *name = written_name (tag, known);

  guard->at = tag->after;
  if ((flags & BYLINE_TAG_SWALLOWED) != 0)
    {
      if (strcmp (tag->name, "svg") == 0)
        skip_svg (guard, tag);
      else
        skip_content (guard, tag);
    }
  else if ((flags & BYLINE_TAG_DROPPED) != 0 ||
           ((flags & BYLINE_TAG_FORMATTING) != 0 && !guard->keeps_formats))
    return;
  else if ((flags & (BYLINE_TAG_HOLLOW | BYLINE_TAG_PLAIN_TEXT)) != 0)
    pass_opaque (guard, tag, known);
  else if (has_room_for_tags (guard) &&
           byline_guard_stack_start (guard->stack, name, known,
                                     (gsize) (tag->after - tag->attributes)))
    append_start (guard, tag, known);
  else
    leave_out (guard, known);
}

static void
pass_end (Guard           *guard,
          const Tag       *tag,
          const BylineTag *known)
{
  BylineTagFlags flags = known != NULL ? known->flags : 0;
  const char *name = written_name (tag, known);

  guard->at = tag->after;
  if (strcmp (tag->name, "br") == 0)
    g_string_append (guard->out, "<br>");
  if ((flags & (BYLINE_TAG_VOID | BYLINE_TAG_DROPPED | BYLINE_TAG_SWALLOWED |
                BYLINE_TAG_HOLLOW)) != 0 ||
      ((flags & BYLINE_TAG_FORMATTING) != 0 && !guard->keeps_formats))
    return;

  if (!byline_guard_stack_end (guard->stack, name, known))
    {
      leave_out (guard, known);
      return;
    }

  /* The parser puts words right before the end of a form behind it, unless
   * something that is no word comes between. */
  if (strcmp (name, "form") == 0)
    g_string_append (guard->out, "<!---->");
  append_end (guard->out, name);
}

static gboolean
is_page_break (const Guard *guard)
{
  return (gsize) (guard->end - guard->at) >= strlen (PAGE_BREAK) &&
         memcmp (guard->at, PAGE_BREAK, strlen (PAGE_BREAK)) == 0;
}

/* The one comment that says something: WordPress lets an article go on on
 * another page there, and sends all of its pages at once. */
static void
pass_page_break (Guard *guard)
{
  static const char line[] = "<hr class=\"" BYLINE_HTML_GUARD_PAGE_BREAK "\">";
  const char *after = guard->at + strlen (PAGE_BREAK);
  Tag tag;

  if (read_tag (line, line + strlen (line), &tag))
    pass_start (guard, &tag, byline_tag_lookup (tag.name));
  guard->at = after;
}

/* What looks like a tag but never ends is words, unless we cut it off. */
static void
pass_unfinished (Guard *guard)
{
  if (!guard->is_cut)
    append_text (guard->out, guard->at, guard->end, FALSE);
  guard->at = guard->end;
}

static void
pass_markup (Guard *guard)
{
  Tag tag;

  if (read_tag (guard->at, guard->end, &tag))
    {
      if (tag.after == NULL)
        pass_unfinished (guard);
      else if (tag.is_end)
        pass_end (guard, &tag, byline_tag_lookup (tag.name));
      else
        pass_start (guard, &tag, byline_tag_lookup (tag.name));
      return;
    }

  char next = guard->at + 1 < guard->end ? guard->at[1] : '\0';
  if (is_page_break (guard))
    pass_page_break (guard);
  else if (next == '!' || next == '?' || (next == '/' && guard->at + 2 < guard->end))
    skip_declaration (guard);
  else
    {
      if (next != '\0' || !guard->is_cut)
        g_string_append (guard->out, "&lt;");
      guard->at++;
    }
}

static gboolean
run (Guard *guard)
{
  while (guard->at < guard->end)
    {
      const char *next = memchr (guard->at, '<', (gsize) (guard->end - guard->at));

      if (next == NULL)
        next = guard->end;
      if (next > guard->at)
        byline_guard_stack_add_leaf (guard->stack);
      append_text (guard->out, guard->at, next, FALSE);
      guard->at = next;
      if (guard->at < guard->end)
        pass_markup (guard);
      if (byline_guard_stack_is_exhausted (guard->stack))
        return FALSE;
    }

  return TRUE;
}

static GString *
guard_once (const char *html,
            gsize       length,
            gboolean    is_cut,
            gboolean    keeps_formats,
            gboolean   *is_full)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();
  Guard guard = {
    .at = html,
    .end = html + length,
    .out = g_string_sized_new (length + 1),
    .stack = stack,
    .keeps_formats = keeps_formats,
    .is_cut = is_cut,
  };

  if (!run (&guard))
    {
      g_string_free (guard.out, TRUE);
      return NULL;
    }

  *is_full = guard.is_full;
  return guard.out;
}

/* Cut between characters, never inside one. */
static gsize
cut_length (const char *html,
            gsize       max_bytes)
{
  while (max_bytes > 0 && ((guchar) html[max_bytes] & 0xc0) == 0x80)
    max_bytes--;

  return max_bytes;
}

/**
 * byline_html_guard:
 * @html: (array length=length) (nullable): HTML as it came; needs no NUL
 * @length: number of bytes
 * @max_bytes: the most bytes to read
 * @truncated: (out) (optional): set to %TRUE if words, all formatting or the
 *   last tags had to go, else to %FALSE
 *
 * Rewrites HTML so that the parser takes time and memory in proportion to
 * its length. Depth is at most 200 by the guard's count, attributes 64 an
 * element, values 16 KiB, the tree about 44 MiB. Scripts, styles, comments,
 * declarations and the tags of html, head and body go: the result is a
 * fragment of a body.
 *
 * Returns: (transfer full): UTF-8 with a NUL after it and none inside
 */
GString *
byline_html_guard (const char *html,
                   gsize       length,
                   gsize       max_bytes,
                   gboolean   *truncated)
{
  gboolean is_cut = html != NULL && length > max_bytes;
  gsize n_bytes = html == NULL ? 0 : is_cut ? cut_length (html, max_bytes) : length;
  g_autofree char *valid = NULL;

  html = html != NULL ? html : "";
  if (n_bytes > 0 && !g_utf8_validate_len (html, n_bytes, NULL))
    {
      valid = g_utf8_make_valid (html, (gssize) n_bytes);
      html = valid;
      n_bytes = strlen (valid);
    }

  gboolean is_full = FALSE;
  GString *result = guard_once (html, n_bytes, is_cut, TRUE, &is_full);
  gboolean is_plain = result == NULL;
  if (is_plain)
    result = guard_once (html, n_bytes, is_cut, FALSE, &is_full);
  if (truncated != NULL)
    *truncated = is_cut || is_plain || is_full;

  return result;
}
