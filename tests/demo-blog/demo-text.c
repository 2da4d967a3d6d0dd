/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What WordPress does to text on its way in and out: escaping, excerpts of
 * 55 words, the few tags a comment may keep, typographic quotes, paragraphs
 * from blank lines. Close to the original where a client can tell, simple
 * everywhere else. */

#include "demo-text.h"

#include "demo-blog.h"

#include <string.h>

#define EXCERPT_WORDS 55

static const char *const comment_tags[] = {
  "a", "abbr", "acronym", "b", "blockquote", "cite", "code", "del", "em", "i",
  "q", "s", "strike", "strong", NULL,
};

char *
demo_text_escape (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "&", "&amp;", 0);
  g_string_replace (out, "<", "&lt;", 0);
  g_string_replace (out, ">", "&gt;", 0);
  g_string_replace (out, "\"", "&quot;", 0);
  g_string_replace (out, "'", "&#039;", 0);

  return g_string_free (out, FALSE);
}

/* Titles come with numeric entities, unlike names. */
char *
demo_text_title (const char *title)
{
  GString *out = g_string_new (title);

  g_string_replace (out, "&", "&#038;", 0);
  g_string_replace (out, "’", "&#8217;", 0);
  g_string_replace (out, "—", "&#8212;", 0);
  g_string_replace (out, "“", "&#8220;", 0);
  g_string_replace (out, "”", "&#8221;", 0);

  return g_string_free (out, FALSE);
}

char *
demo_text_strip_tags (const char *html)
{
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *p = html; *p != '\0'; p++) {
    if (*p == '<')
      in_tag = TRUE;
    else if (*p == '>' && in_tag) {
      in_tag = FALSE;
      g_string_append_c (out, ' ');
    } else if (!in_tag)
      g_string_append_c (out, *p);
  }

  return g_strdup (out->str);
}

char *
demo_text_excerpt (const char *html)
{
  g_autofree char *plain = demo_text_strip_tags (html);
  g_auto(GStrv) words = g_strsplit_set (plain, " \n\t", -1);
  g_autoptr(GString) out = g_string_new (NULL);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0')
      continue;
    if (n_words == EXCERPT_WORDS) {
      g_string_append (out, " [&hellip;]");
      break;
    }
    g_string_append_printf (out, "%s%s", n_words++ > 0 ? " " : "", words[i]);
  }

  return n_words == 0 ? g_strdup ("") : g_strdup_printf ("<p>%s</p>\n", out->str);
}

static gboolean
is_entity (const char *text)
{
  static GRegex *regex = NULL;

  if (regex == NULL)
    regex = g_regex_new ("^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
                         G_REGEX_RAW, 0, NULL);

  return g_regex_match (regex, text, 0, NULL);
}

static char *
dup_href (const char *tag)
{
  const char *start = strstr (tag, "href=\"");
  const char *end = start != NULL ? strchr (start + 6, '"') : NULL;

  if (end == NULL || !g_str_has_prefix (start + 6, "http"))
    return NULL;

  return g_strndup (start + 6, (gsize) (end - start - 6));
}

/* Keeps an allowed tag, with no attribute but a link's address. */
static void
append_tag (GString    *out,
            const char *tag)
{
  gboolean is_end = tag[1] == '/';
  const char *start = tag + (is_end ? 2 : 1);
  g_autofree char *name = g_ascii_strdown (start, (gssize) strcspn (start, " \t\n/>"));
  g_autofree char *href = NULL;

  if (!g_strv_contains (comment_tags, name))
    return;
  if (!is_end && strcmp (name, "a") == 0)
    href = dup_href (tag);
  if (href != NULL)
    g_string_append_printf (out, "<a href=\"%s\" rel=\"nofollow ugc\">", href);
  else
    g_string_append_printf (out, "<%s%s>", is_end ? "/" : "", name);
}

static void
append_quote (GString    *out,
              const char *text,
              const char *at)
{
  gboolean opens = at == text || strchr (" \n(>[", at[-1]) != NULL;

  if (*at == '"')
    g_string_append (out, opens ? "&#8220;" : "&#8221;");
  else
    g_string_append (out, opens ? "&#8216;" : "&#8217;");
}

/* One pass for what kses and texturize do; text between "<" and ">" that is
 * no allowed tag is lost, as on a real site. */
static char *
filter_comment (const char *text)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    const char *close = *p == '<' ? strchr (p, '>') : NULL;

    if (close != NULL) {
      g_autofree char *tag = g_strndup (p, (gsize) (close - p + 1));

      append_tag (out, tag);
      p = close;
    } else if (*p == '<')
      g_string_append (out, "&lt;");
    else if (*p == '>')
      g_string_append (out, "&gt;");
    else if (*p == '&' && !is_entity (p))
      g_string_append (out, "&amp;");
    else if (*p == '"' || *p == '\'')
      append_quote (out, text, p);
    else
      g_string_append_c (out, *p);
  }

  return g_strdup (out->str);
}

/**
 * demo_text_render_comment:
 * @text: what the writer sent
 *
 * Returns: (transfer full): paragraphs of HTML
 */
char *
demo_text_render_comment (const char *text)
{
  g_autofree char *filtered = filter_comment (text);
  g_autoptr(GString) lines = g_string_new (filtered);
  g_autoptr(GString) out = g_string_new (NULL);
  g_auto(GStrv) paragraphs = NULL;

  g_string_replace (lines, "\r\n", "\n", 0);
  paragraphs = g_strsplit (lines->str, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autoptr(GString) paragraph = g_string_new (g_strstrip (paragraphs[i]));

    if (paragraph->len == 0)
      continue;
    g_string_replace (paragraph, "\n", "<br />\n", 0);
    g_string_append_printf (out, "<p>%s</p>\n", paragraph->str);
  }

  return g_strdup (out->str);
}

char *
demo_text_clean_name (const char *name)
{
  g_autofree char *plain = g_strstrip (demo_text_strip_tags (name));

  return g_steal_pointer (&plain);
}

char *
demo_text_clean_url (const char *url)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (url));

  if (*trimmed == '\0' || g_str_has_prefix (trimmed, "javascript:"))
    return g_strdup ("");
  if (strstr (trimmed, "://") == NULL)
    return g_strconcat ("http://", trimmed, NULL);

  return g_steal_pointer (&trimmed);
}

gboolean
demo_text_is_email (const char *email)
{
  static GRegex *regex = NULL;

  if (regex == NULL)
    regex = g_regex_new ("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@"
                         "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                         "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$",
                         G_REGEX_RAW, 0, NULL);

  return strlen (email) >= 6 && g_regex_match (regex, email, 0, NULL);
}

gboolean
demo_text_is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

char *
demo_text_gmt (gint64 time)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S");
}

char *
demo_text_local (gint64 time)
{
  return demo_text_gmt (time + DEMO_UTC_OFFSET);
}
