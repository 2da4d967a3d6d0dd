/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as CommonMark with the tables of GitHub's dialect. What Markdown
 * has no sign for is said in words it has: terms and summaries are strong,
 * captions emphasised; tables that span or hold blocks are HTML. */

#include "config.h"

#include "byline-document-markdown.h"

#include "byline-document-html.h"

#include <string.h>

#define LINE_SEPARATOR "\342\200\250"   /* U+2028 */

static GPtrArray *render_blocks (GPtrArray *blocks);

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* ---- words ---- */

static gboolean
needs_escape (const char *words,
              gsize       at)
{
  gboolean is_first = at == 0 || words[at - 1] == '\n';

  if (strchr ("\\`*_[]<>|", words[at]) != NULL)
    return TRUE;
  if (is_first && strchr ("#+-=~>", words[at]) != NULL)
    return TRUE;
  /* "1." and "1)" at the start of a line begin a list. */
  if (words[at] != '.' && words[at] != ')')
    return FALSE;
  while (at > 0 && g_ascii_isdigit (words[at - 1]))
    at--;
  return g_ascii_isdigit (words[at]) && (at == 0 || words[at - 1] == '\n');
}

static void
add_escaped (GString    *out,
             const char *words,
             gsize       start,
             gsize       end)
{
  gsize n_separator = strlen (LINE_SEPARATOR);

  for (gsize i = start; i < end; i++)
    {
      if (end - i >= n_separator && memcmp (words + i, LINE_SEPARATOR, n_separator) == 0)
        {
          g_string_append (out, "\\\n");
          i += n_separator - 1;
          continue;
        }
      if (words[i] == '&')
        g_string_append (out, "&amp;");
      else
        {
          if (needs_escape (words, i))
            g_string_append_c (out, '\\');
          g_string_append_c (out, words[i]);
        }
    }
}

/* The sign on both sides of a span; links and pictures have their own way. */
static const char *
sign_of (const BylineSpan *span)
{
  switch (span->kind)
    {
    case BYLINE_SPAN_STRONG:
      return "**";
    case BYLINE_SPAN_EMPHASIS:
      return "*";
    case BYLINE_SPAN_STRIKE:
      return "~~";
    case BYLINE_SPAN_UNDERLINE:
    case BYLINE_SPAN_SMALL:
    case BYLINE_SPAN_BIG:
    case BYLINE_SPAN_SUB:
    case BYLINE_SPAN_SUPER:
    case BYLINE_SPAN_CODE:
    case BYLINE_SPAN_KEY:
    case BYLINE_SPAN_MARK:
    case BYLINE_SPAN_LINK:
    case BYLINE_SPAN_ABBREVIATION:
    case BYLINE_SPAN_LANGUAGE:
    case BYLINE_SPAN_PICTURE:
    case BYLINE_SPAN_MATH:
    default:
      return "";
    }
}

static void
add_uri (GString    *out,
         const char *uri)
{
  g_autofree char *escaped = g_uri_escape_string (uri, ":/?#[]@!$&'*+,;=%~", TRUE);

  g_string_append (out, escaped);
}

static void
add_picture (GString             *out,
             const BylinePicture *picture)
{
  g_string_append (out, "![");
  add_escaped (out, picture->alt, 0, strlen (picture->alt));
  g_string_append (out, "](");
  add_uri (out, picture->uri);
  g_string_append_c (out, ')');
}

/* Code is written as it is, in more back ticks than it holds. */
static void
add_code (GString    *out,
          const char *words,
          gsize       length)
{
  gsize longest = 0, run = 0;

  for (gsize i = 0; i < length; i++)
    {
      run = words[i] == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  g_autofree char *fence = g_strnfill (longest + 1, '`');
  const char *space = longest > 0 ? " " : "";
  g_string_append_printf (out, "%s%s%.*s%s%s", fence, space, (int) length, words, space, fence);
}

static gboolean
is_whole (const BylineSpan *span)
{
  return span->kind == BYLINE_SPAN_CODE || span->kind == BYLINE_SPAN_KEY
         || span->kind == BYLINE_SPAN_MATH
         || (span->kind == BYLINE_SPAN_PICTURE && span->picture != NULL);
}

static void
add_whole (GString          *out,
           const BylineText *text,
           const BylineSpan *span)
{
  if (span->kind == BYLINE_SPAN_PICTURE)
    add_picture (out, span->picture);
  else
    add_code (out, text->words + span->start, span->end - span->start);
}

/* The words from @start to @end, and in them the outermost spans, each with
 * what it holds. */
static void
add_words (GString          *out,
           const BylineText *text,
           guint             start,
           guint             end,
           const BylineSpan *around)
{
  while (start < end)
    {
      const BylineSpan *next = NULL;

      for (guint i = 0; i < text->spans->len; i++)
        {
          const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);
          gboolean is_inside = span != around && span->start >= start && span->end <= end
                               && (around == NULL || span < around
                                   || span->start > around->start || span->end < around->end);

          if (is_inside && (next == NULL || span->start < next->start
                            || (span->start == next->start && span->end >= next->end)))
            next = span;
        }
      if (next == NULL)
        break;

      add_escaped (out, text->words, start, next->start);
      start = next->end;
      if (is_whole (next))
        {
          add_whole (out, text, next);
          continue;
        }
      g_string_append (out, next->kind == BYLINE_SPAN_LINK ? "[" : sign_of (next));
      add_words (out, text, next->start, next->end, next);
      g_string_append (out, next->kind == BYLINE_SPAN_LINK ? "](" : sign_of (next));
      if (next->kind == BYLINE_SPAN_LINK)
        {
          add_uri (out, next->data);
          g_string_append_c (out, ')');
        }
    }
  add_escaped (out, text->words, start, end);
}

static char *
dup_words (const BylineText *text)
{
  GString *out = g_string_new (NULL);

  add_words (out, text, 0, (guint) strlen (text->words), NULL);
  return g_string_free (out, FALSE);
}

/* ---- lines ---- */

static void
add_lines (GPtrArray  *lines,
           const char *words,
           const char *first,
           const char *rest)
{
  g_auto(GStrv) pieces = g_strsplit (words, "\n", -1);

  if (*words == '\0')
    g_ptr_array_add (lines, g_strchomp (g_strdup (first)));
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *prefix = i == 0 ? first : rest;

      g_ptr_array_add (lines, *pieces[i] != '\0' ? g_strconcat (prefix, pieces[i], NULL)
                                                 : g_strchomp (g_strdup (prefix)));
    }
}

static void
take_lines (GPtrArray  *lines,
            GPtrArray  *inner,
            const char *first,
            const char *rest)
{
  for (guint i = 0; i < inner->len; i++)
    add_lines (lines, g_ptr_array_index (inner, i), i == 0 ? first : rest, rest);
}

static void
add_text (GPtrArray        *lines,
          const BylineText *text,
          const char       *before,
          const char       *after)
{
  if (text == NULL)
    return;

  g_autofree char *words = dup_words (text);
  g_autofree char *line = g_strconcat (before, words, after, NULL);
  add_lines (lines, line, "", "");
}

static void
render_item (GPtrArray         *lines,
             const BylineBlock *list,
             const BylineBlock *item)
{
  gboolean is_numbered = list->is_ordered || list->kind == BYLINE_BLOCK_FOOTNOTES;
  g_autofree char *marker = is_numbered ? g_strdup_printf ("%d. ", MAX (item->number, 0))
                                        : g_strdup ("- ");
  g_autofree char *indent = g_strnfill (strlen (marker), ' ');
  g_autoptr(GPtrArray) inner = render_blocks (item->children);

  take_lines (lines, inner, marker, indent);
}

static void
render_code (GPtrArray         *lines,
             const BylineBlock *block)
{
  const char *fence = strstr (block->text->words, "```") != NULL ? "~~~~~~" : "```";
  g_autofree char *first = g_strconcat (fence, block->language, NULL);
  g_auto(GStrv) pieces = g_strsplit (block->text->words, LINE_SEPARATOR, -1);
  g_autofree char *words = g_strjoinv ("\n", pieces);

  g_ptr_array_add (lines, g_steal_pointer (&first));
  add_lines (lines, words, "", "");
  g_ptr_array_add (lines, g_strdup (fence));
}

static gboolean
is_plain_cell (const BylineBlock *cell)
{
  if (cell->column_span > 1 || cell->row_span > 1)
    return FALSE;
  if (cell->children == NULL || cell->children->len == 0)
    return TRUE;

  const BylineBlock *only = g_ptr_array_index (cell->children, 0);
  return cell->children->len == 1 && only->kind == BYLINE_BLOCK_PARAGRAPH
         && strstr (only->text->words, LINE_SEPARATOR) == NULL;
}

static gboolean
is_plain_table (const BylineBlock *table)
{
  for (guint i = 0; i < table->children->len; i++)
    {
      const BylineBlock *row = g_ptr_array_index (table->children, i);

      for (guint j = 0; row->children != NULL && j < row->children->len; j++)
        if (!is_plain_cell (g_ptr_array_index (row->children, j)))
          return FALSE;
    }

  return TRUE;
}

static void
render_row (GPtrArray         *lines,
            const BylineBlock *row)
{
  GString *line = g_string_new ("|");
  guint n_cells = row->children != NULL ? row->children->len : 0;

  for (guint i = 0; i < n_cells; i++)
    {
      const BylineBlock *cell = g_ptr_array_index (row->children, i);
      const BylineBlock *only = cell->children != NULL ? g_ptr_array_index (cell->children, 0)
                                                       : NULL;
      g_autofree char *words = only != NULL ? dup_words (only->text) : g_strdup ("");

      g_string_append_printf (line, " %s |", words);
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static void
render_divider (GPtrArray         *lines,
                const BylineBlock *row)
{
  GString *line = g_string_new ("|");

  for (guint i = 0; row->children != NULL && i < row->children->len; i++)
    g_string_append (line, " --- |");
  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

/* The dialect wants a head: without one it is a row of nothing. */
static void
render_table (GPtrArray         *lines,
              const BylineBlock *table)
{
  const BylineBlock *first = g_ptr_array_index (table->children, 0);

  if (!is_plain_table (table))
    {
      g_autofree char *html = byline_document_html_block (table);

      add_lines (lines, g_strchomp (html), "", "");
      return;
    }

  add_text (lines, table->text, "*", "*\n");
  if (!first->is_head)
    {
      GString *empty = g_string_new ("|");

      for (guint i = 0; first->children != NULL && i < first->children->len; i++)
        g_string_append (empty, " |");
      g_ptr_array_add (lines, g_string_free (empty, FALSE));
      render_divider (lines, first);
    }
  for (guint i = 0; i < table->children->len; i++)
    {
      render_row (lines, g_ptr_array_index (table->children, i));
      if (i == 0 && first->is_head)
        render_divider (lines, first);
    }
}

static void
add_link (GPtrArray  *lines,
          const char *name,
          const char *uri)
{
  GString *line = g_string_new ("[");

  add_escaped (line, name, 0, strlen (name));
  g_string_append (line, "](");
  add_uri (line, uri);
  g_string_append_c (line, ')');
  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static void
render_picture (GPtrArray           *lines,
                const BylinePicture *picture)
{
  GString *line = g_string_new (NULL);

  if (picture->link_uri != NULL)
    g_string_append_c (line, '[');
  add_picture (line, picture);
  if (picture->link_uri != NULL)
    {
      g_string_append (line, "](");
      add_uri (line, picture->link_uri);
      g_string_append_c (line, ')');
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static void
render_embed (GPtrArray         *lines,
              const BylineEmbed *embed)
{
  g_autofree char *name = embed->title != NULL
                            ? g_strdup_printf ("%s: %s", embed->provider, embed->title)
                            : g_strdup (embed->provider);

  add_link (lines, name, embed->uri);
}

static void
render_within (GPtrArray         *lines,
               const BylineBlock *block,
               const char        *first,
               const char        *rest)
{
  g_autoptr(GPtrArray) inner = render_blocks (block->children);

  take_lines (lines, inner, first, rest);
}

static void
render_captioned (GPtrArray         *lines,
                  const BylineBlock *block)
{
  render_within (lines, block, "", "");
  if (block->text != NULL)
    {
      g_ptr_array_add (lines, g_strdup (""));
      add_text (lines, block->text, "*", "*");
    }
}

static void
render_quote (GPtrArray         *lines,
              const BylineBlock *block)
{
  g_autoptr(GPtrArray) inner = render_blocks (block->children);

  if (block->text != NULL)
    {
      g_ptr_array_add (inner, g_strdup (""));
      add_text (inner, block->text, "— ", "");
    }
  take_lines (lines, inner, "> ", "> ");
}

static void
render_details (GPtrArray         *lines,
                const BylineBlock *block)
{
  if (block->text != NULL)
    {
      add_text (lines, block->text, "**", "**");
      g_ptr_array_add (lines, g_strdup (""));
    }
  render_within (lines, block, "", "");
}

static void
render_items (GPtrArray         *lines,
              const BylineBlock *list)
{
  for (guint i = 0; list->children != NULL && i < list->children->len; i++)
    render_item (lines, list, g_ptr_array_index (list->children, i));
}

static void
render_heading (GPtrArray         *lines,
                const BylineBlock *block)
{
  g_autofree char *hashes = g_strnfill (CLAMP (block->level, 1, 6), '#');
  g_autofree char *words = dup_words (block->text);
  g_auto(GStrv) pieces = g_strsplit (words, "\\\n", -1);
  g_autofree char *line = g_strjoinv (" ", pieces);

  g_ptr_array_add (lines, g_strconcat (hashes, " ", line, NULL));
}

static void
render_block (GPtrArray         *lines,
              const BylineBlock *block)
{
  switch (block->kind)
    {
    case BYLINE_BLOCK_HEADING:
      render_heading (lines, block);
      break;
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_BUTTON:
      add_text (lines, block->text, "", "");
      break;
    case BYLINE_BLOCK_TERM:
      add_text (lines, block->text, "**", "**");
      break;
    case BYLINE_BLOCK_LIST:
      render_items (lines, block);
      break;
    case BYLINE_BLOCK_FOOTNOTES:
      g_ptr_array_add (lines, g_strdup ("---\n"));
      render_items (lines, block);
      break;
    case BYLINE_BLOCK_QUOTE:
      render_quote (lines, block);
      break;
    case BYLINE_BLOCK_CODE:
    case BYLINE_BLOCK_VERSE:
      if (block->kind == BYLINE_BLOCK_CODE || block->is_code)
        render_code (lines, block);
      else
        add_text (lines, block->text, "", "");
      break;
    case BYLINE_BLOCK_DETAILS:
    case BYLINE_BLOCK_FILE:
      render_details (lines, block);
      break;
    case BYLINE_BLOCK_FIGURE:
    case BYLINE_BLOCK_GALLERY:
      render_captioned (lines, block);
      break;
    case BYLINE_BLOCK_PICTURE:
      if (block->picture != NULL)
        render_picture (lines, block->picture);
      break;
    case BYLINE_BLOCK_MEDIA:
      if (block->media != NULL && block->media->uri != NULL)
        add_link (lines, block->media->title != NULL ? block->media->title : block->media->uri,
                  block->media->uri);
      break;
    case BYLINE_BLOCK_EMBED:
      if (block->embed != NULL)
        render_embed (lines, block->embed);
      break;
    case BYLINE_BLOCK_TABLE:
      if (block->children != NULL)
        render_table (lines, block);
      break;
    case BYLINE_BLOCK_RULE:
    case BYLINE_BLOCK_PAGE_BREAK:
      g_ptr_array_add (lines, g_strdup ("---"));
      break;
    case BYLINE_BLOCK_DEFINITIONS:
    case BYLINE_BLOCK_DESCRIPTION:
    case BYLINE_BLOCK_BUTTONS:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ROW:
    case BYLINE_BLOCK_CELL:
      render_within (lines, block, "", "");
      break;
    case BYLINE_BLOCK_MORE:
    case BYLINE_BLOCK_DROPPED:
    default:
      break;
    }
}

static GPtrArray *
render_blocks (GPtrArray *blocks)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      g_autoptr(GPtrArray) inner = new_lines ();

      render_block (inner, g_ptr_array_index (blocks, i));
      if (inner->len > 0 && lines->len > 0)
        g_ptr_array_add (lines, g_strdup (""));
      take_lines (lines, inner, "", "");
    }

  return lines;
}

/**
 * byline_document_markdown_all:
 * @document: the document
 *
 * Returns: (transfer full) (not nullable): UTF-8, ends with a line end unless
 *   empty
 */
char *
byline_document_markdown_all (BylineDocument *document)
{
  g_autoptr(GPtrArray) lines =
    render_blocks (byline_document_get_blocks (document));

  g_ptr_array_add (lines, lines->len > 0 ? g_strdup ("") : NULL);
  if (g_ptr_array_index (lines, lines->len - 1) != NULL)
    g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
