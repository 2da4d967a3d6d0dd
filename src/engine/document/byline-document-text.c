/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as plain text: for the clipboard, the terminal and search.
 * Marks lists, quotes and tables with signs that need no words, so nothing
 * here is ever translated. */

#include "config.h"

#include "byline-document-text.h"

#include <string.h>

#define WORDS_PER_MINUTE 230
#define MIN_COLUMNS 10
#define MAX_RULE_COLUMNS 20
#define LINE_SEPARATOR "\342\200\250"   /* U+2028 */
#define BULLET "\342\200\242 "
#define QUOTE_BAR "\342\224\202 "
#define RULE_SIGN "\342\224\200"

static GPtrArray *render_blocks (GPtrArray *blocks,
                                 guint      columns,
                                 gboolean   is_tight);

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static guint
char_columns (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
text_columns (const char *text)
{
  guint n_columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n_columns += char_columns (g_utf8_get_char (p));

  return n_columns;
}

static guint
narrow (guint columns,
        guint n_columns)
{
  if (columns == 0)
    return 0;

  return columns > n_columns + MIN_COLUMNS ? columns - n_columns : MIN_COLUMNS;
}

/* Wraps one line at spaces and after wide characters; a word that is longer
 * than the line is cut. */
static void
wrap_line (GPtrArray  *lines,
           const char *start,
           const char *end,
           guint       columns)
{
  const char *chance = NULL;
  const char *p = start;
  guint n_columns = 0;

  while (p < end && columns > 0)
    {
      gunichar c = g_utf8_get_char (p);

      n_columns += char_columns (c);
      if (n_columns > columns && p > start && c != ' ')
        {
          const char *cut = chance != NULL && chance > start ? chance : p;
          gsize length = (gsize) (cut - start);

          while (length > 0 && start[length - 1] == ' ')
            length--;
          g_ptr_array_add (lines, g_strndup (start, length));
          start = p = cut;
          chance = NULL;
          n_columns = 0;
          continue;
        }
      p = g_utf8_next_char (p);
      if (c == ' ' || g_unichar_iswide (c))
        chance = p;
    }

  g_autofree char *last = g_strndup (start, (gsize) (end - start));
  g_ptr_array_add (lines, g_strdup (columns > 0 ? g_strchomp (last) : last));
}

static void
add_words (GPtrArray  *lines,
           const char *words,
           const char *separator,
           guint       columns)
{
  const char *end;

  while ((end = strstr (words, separator)) != NULL)
    {
      wrap_line (lines, words, end, columns);
      words = end + strlen (separator);
    }
  wrap_line (lines, words, words + strlen (words), columns);
}

/* The words from @start to @end with the names of pictures in their places. */
static char *
spell_out (const BylineText *text,
           gsize             start,
           gsize             end)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind != BYLINE_SPAN_PICTURE || span->start < start || span->end > end)
        continue;
      g_string_append_len (out, text->words + start, (gssize) (span->start - start));
      if (span->picture != NULL && *span->picture->alt != '\0')
        g_string_append_printf (out, "[%s]", span->picture->alt);
      start = span->end;
    }
  if (end > start)
    g_string_append_len (out, text->words + start, (gssize) (end - start));

  return g_string_free (out, FALSE);
}

static void
add_text (GPtrArray        *lines,
          const BylineText *text,
          guint             columns)
{
  if (text == NULL || *text->words == '\0')
    return;

  g_autofree char *words = spell_out (text, 0, strlen (text->words));
  add_words (lines, words, LINE_SEPARATOR, columns);
}

/* Moves all of @from to @to, with a prefix on the first line and one on the
 * others. */
static void
take_lines (GPtrArray  *to,
            GPtrArray  *from,
            const char *first,
            const char *rest)
{
  for (guint i = 0; i < from->len; i++)
    {
      g_autofree char *line = g_strconcat (i == 0 ? first : rest,
                                           g_ptr_array_index (from, i), NULL);

      g_ptr_array_add (to, g_strdup (g_strchomp (line)));
    }
}

static void
render_item (GPtrArray         *lines,
             const BylineBlock *list,
             const BylineBlock *item,
             guint              columns)
{
  gboolean is_numbered = list->is_ordered || list->kind == BYLINE_BLOCK_FOOTNOTES;
  g_autofree char *marker = is_numbered ? g_strdup_printf ("%d. ", item->number)
                                        : g_strdup (BULLET);
  guint width = text_columns (marker);
  g_autofree char *indent = g_strnfill (width, ' ');
  g_autoptr(GPtrArray) inner = render_blocks (item->children, narrow (columns, width), TRUE);

  take_lines (lines, inner, marker, indent);
}

static void
render_quote (GPtrArray         *lines,
              const BylineBlock *quote,
              guint              columns)
{
  const char *bar = columns > 0 ? QUOTE_BAR : "> ";
  g_autoptr(GPtrArray) inner = render_blocks (quote->children, narrow (columns, 2), FALSE);

  add_text (inner, quote->text, narrow (columns, 2));
  take_lines (lines, inner, bar, bar);
}

static char *
join_lines (GPtrArray  *lines,
            const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0)
        g_string_append (text, separator);
      g_string_append (text, g_ptr_array_index (lines, i));
    }

  return g_string_free (text, FALSE);
}

static void
render_row (GPtrArray         *lines,
            const BylineBlock *row,
            guint              columns)
{
  g_autoptr(GPtrArray) cells = new_lines ();

  for (guint i = 0; row->children != NULL && i < row->children->len; i++)
    {
      const BylineBlock *cell = g_ptr_array_index (row->children, i);
      g_autoptr(GPtrArray) inner = render_blocks (cell->children, 0, TRUE);

      g_ptr_array_add (cells, join_lines (inner, " "));
    }

  g_autofree char *line = join_lines (cells, " | ");
  wrap_line (lines, line, line + strlen (line), columns);
}

static void
render_code (GPtrArray        *lines,
             const BylineText *text,
             guint             columns)
{
  g_autoptr(GPtrArray) inner = new_lines ();
  const char *indent = columns > 0 ? "    " : "";

  if (text != NULL)
    add_words (inner, text->words, "\n", 0);
  take_lines (lines, inner, indent, indent);
}

static void
render_rule (GPtrArray *lines,
             guint      columns)
{
  GString *rule = g_string_new (NULL);
  guint n_columns = columns > 0 ? MIN (columns, MAX_RULE_COLUMNS) : 3;

  for (guint i = 0; i < n_columns; i++)
    g_string_append (rule, RULE_SIGN);
  g_ptr_array_add (lines, g_string_free (rule, FALSE));
}

static void
render_picture (GPtrArray           *lines,
                const BylinePicture *picture,
                guint                columns)
{
  if (picture == NULL || *picture->alt == '\0')
    return;

  g_autofree char *words = g_strconcat ("[", picture->alt, "]", NULL);
  add_words (lines, words, LINE_SEPARATOR, columns);
}

static gboolean
holds_lines (BylineBlockKind kind)
{
  return kind != BYLINE_BLOCK_FIGURE && kind != BYLINE_BLOCK_GALLERY
         && kind != BYLINE_BLOCK_DETAILS;
}

static void
render_children (GPtrArray         *lines,
                 const BylineBlock *block,
                 guint              columns)
{
  gboolean is_tight = holds_lines (block->kind);
  gboolean words_first = byline_block_has_words_first (block->kind);
  g_autoptr(GPtrArray) inner = render_blocks (block->children, columns, is_tight);

  if (words_first)
    add_text (lines, block->text, columns);
  if (words_first && !is_tight && inner->len > 0)
    g_ptr_array_add (lines, g_strdup (""));
  take_lines (lines, inner, "", "");
  if (!words_first)
    add_text (lines, block->text, columns);
}

static void
render_description (GPtrArray         *lines,
                    const BylineBlock *block,
                    guint              columns)
{
  g_autoptr(GPtrArray) inner = render_blocks (block->children, narrow (columns, 4), TRUE);

  take_lines (lines, inner, "    ", "    ");
}

/* What opens elsewhere: its name and its address. */
static void
render_card (GPtrArray  *lines,
             const char *name,
             const char *uri,
             guint       columns)
{
  if (name != NULL && *name != '\0')
    add_words (lines, name, LINE_SEPARATOR, columns);
  if (uri != NULL)
    g_ptr_array_add (lines, g_strdup_printf ("<%s>", uri));
}

static void
render_media (GPtrArray         *lines,
              const BylineMedia *media,
              guint              columns)
{
  if (media != NULL)
    render_card (lines, media->title, media->uri, columns);
}

static void
render_embed (GPtrArray         *lines,
              const BylineEmbed *embed,
              guint              columns)
{
  if (embed == NULL)
    return;

  g_autofree char *name = embed->title == NULL || *embed->title == '\0'
                            ? g_strdup (embed->provider)
                            : g_strdup_printf ("%s: %s", embed->provider, embed->title);
  render_card (lines, name, embed->uri, columns);
}

static void
render_button (GPtrArray        *lines,
               const BylineText *text,
               guint             columns)
{
  if (text == NULL)
    return;

  g_autofree char *words = g_strdup_printf ("[%s]", text->words);
  add_words (lines, words, LINE_SEPARATOR, columns);
}

static void
render_items (GPtrArray         *lines,
              const BylineBlock *list,
              guint              columns)
{
  for (guint i = 0; list->children != NULL && i < list->children->len; i++)
    render_item (lines, list, g_ptr_array_index (list->children, i), columns);
}

static void
render_block (GPtrArray         *lines,
              const BylineBlock *block,
              guint              columns)
{
  switch (block->kind)
    {
    case BYLINE_BLOCK_LIST:
      render_items (lines, block, columns);
      break;

    case BYLINE_BLOCK_FOOTNOTES:
      render_rule (lines, columns);
      render_items (lines, block, columns);
      break;

    case BYLINE_BLOCK_DESCRIPTION:
      render_description (lines, block, columns);
      break;

    case BYLINE_BLOCK_QUOTE:
      render_quote (lines, block, columns);
      break;

    case BYLINE_BLOCK_CODE:
      render_code (lines, block->text, columns);
      break;

    case BYLINE_BLOCK_PICTURE:
      render_picture (lines, block->picture, columns);
      break;

    case BYLINE_BLOCK_MEDIA:
      render_media (lines, block->media, columns);
      break;

    case BYLINE_BLOCK_EMBED:
      render_embed (lines, block->embed, columns);
      break;

    case BYLINE_BLOCK_BUTTON:
      render_button (lines, block->text, columns);
      break;

    case BYLINE_BLOCK_ROW:
      render_row (lines, block, columns);
      break;

    case BYLINE_BLOCK_RULE:
    case BYLINE_BLOCK_PAGE_BREAK:
      render_rule (lines, columns);
      break;

    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_HEADING:
    case BYLINE_BLOCK_VERSE:
    case BYLINE_BLOCK_TERM:
      add_text (lines, block->text, columns);
      break;

    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_DEFINITIONS:
    case BYLINE_BLOCK_DETAILS:
    case BYLINE_BLOCK_FIGURE:
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_FILE:
    case BYLINE_BLOCK_BUTTONS:
    case BYLINE_BLOCK_TABLE:
    case BYLINE_BLOCK_CELL:
      render_children (lines, block, columns);
      break;

    case BYLINE_BLOCK_MORE:
    case BYLINE_BLOCK_DROPPED:
    default:
      break;
    }
}

static GPtrArray *
render_blocks (GPtrArray *blocks,
               guint      columns,
               gboolean   is_tight)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      g_autoptr(GPtrArray) inner = new_lines ();

      render_block (inner, g_ptr_array_index (blocks, i), columns);
      if (inner->len > 0 && lines->len > 0 && !is_tight)
        g_ptr_array_add (lines, g_strdup (""));
      take_lines (lines, inner, "", "");
    }

  return lines;
}

static char *
render_document (BylineDocument *document,
                 guint           columns)
{
  g_autoptr(GPtrArray) lines =
    render_blocks (byline_document_get_blocks (document), columns, FALSE);

  if (lines->len > 0)
    g_ptr_array_add (lines, g_strdup (""));

  return join_lines (lines, "\n");
}

static const BylineBlock *
find_around (const BylineBlock *block,
             BylineBlockKind    kind)
{
  while (block != NULL && block->kind != kind)
    block = block->parent;

  return block;
}

/* Columns of the row to the left of a cell. */
static guint
column_of (const BylineBlock *cell)
{
  guint column = 0;

  for (guint i = 0; cell->parent != NULL && i < cell->parent->children->len; i++)
    {
      const BylineBlock *other = g_ptr_array_index (cell->parent->children, i);

      if (other == cell)
        break;
      column += MAX (other->column_span, 1);
    }

  return column;
}

static void
append_repeated (GString *out,
                 char     sign,
                 guint    n_times)
{
  for (guint i = 0; i < n_times; i++)
    g_string_append_c (out, sign);
}

static gboolean
are_in_one (const BylineBlock *before,
            const BylineBlock *after,
            BylineBlockKind    kind)
{
  return find_around (before, kind) != NULL && find_around (after, kind) != NULL;
}

/* What stands between two texts that follow each other. Empty cells hold no
 * text but have their tabs, so that columns stay columns where they are
 * pasted. */
static void
append_gap (GString           *out,
            const BylineBlock *before,
            const BylineBlock *after)
{
  const BylineBlock *row = find_around (after, BYLINE_BLOCK_ROW);
  const BylineBlock *cell = find_around (after, BYLINE_BLOCK_CELL);
  guint column = row != NULL && cell != NULL ? column_of (cell) : 0;

  if (row != NULL && row == find_around (before, BYLINE_BLOCK_ROW))
    {
      guint first = column_of (find_around (before, BYLINE_BLOCK_CELL));

      append_repeated (out, '\t', column - MIN (first, column));
      if (column == first)
        g_string_append_c (out, ' ');
      return;
    }

  g_string_append (out, are_in_one (before, after, BYLINE_BLOCK_TABLE) ||
                        are_in_one (before, after, BYLINE_BLOCK_LIST) ||
                        are_in_one (before, after, BYLINE_BLOCK_FOOTNOTES) ? "\n" : "\n\n");
  append_repeated (out, '\t', column);
}

static gboolean
is_inside (const BylineBlock *block,
           const BylineBlock *outer)
{
  while (block != NULL && block != outer)
    block = block->parent;

  return block != NULL;
}

/* A marker for each item that begins here, room for each that goes on. */
static void
append_markers (GString           *out,
                const BylineBlock *before,
                const BylineBlock *block)
{
  const BylineBlock *list;

  if (block == NULL)
    return;
  append_markers (out, before, block->parent);
  if (block->kind != BYLINE_BLOCK_ITEM)
    return;

  list = block->parent;
  if (is_inside (before, block))
    g_string_append (out, "  ");
  else if (list != NULL && (list->is_ordered || list->kind == BYLINE_BLOCK_FOOTNOTES))
    g_string_append_printf (out, "%d. ", block->number);
  else if (list == NULL || list->list_style != BYLINE_LIST_NONE)
    g_string_append (out, BULLET);
}

static gsize
clamp_offset (const char *words,
              guint       offset)
{
  gsize length = strlen (words);
  gsize place = MIN ((gsize) offset, length);

  while (place > 0 && ((guchar) words[place] & 0xc0) == 0x80)
    place--;

  return place;
}

static void
append_slice (GString          *out,
              const BylineText *text,
              gsize             start,
              gsize             end)
{
  g_autofree char *slice = spell_out (text, start, end);
  g_auto(GStrv) pieces = g_strsplit (slice, LINE_SEPARATOR, -1);
  g_autofree char *joined = g_strjoinv ("\n", pieces);

  g_string_append (out, joined);
}

/**
 * byline_document_text_all:
 * @document: the document
 *
 * Writes everything, one line a paragraph and an empty line between blocks.
 *
 * Returns: (transfer full) (not nullable): UTF-8, ends with a line end unless
 *   empty
 */
char *
byline_document_text_all (BylineDocument *document)
{
  return render_document (document, 0);
}

/**
 * byline_document_text_range:
 * @document: the document
 * @from: where to begin
 * @to: where to end, exclusive
 *
 * Writes what a selection holds: lists with their markers, cells with tabs
 * between, code as it stands. Part of one text is its words only.
 *
 * Returns: (transfer full) (not nullable): UTF-8
 */
char *
byline_document_text_range (BylineDocument *document,
                            BylinePosition  from,
                            BylinePosition  to)
{
  GString *out = g_string_new (NULL);
  guint n_texts = byline_document_get_n_texts (document);
  const BylineBlock *before = NULL;
  const BylineBlock *owner;

  if (from.ordinal > 0)
    before = byline_document_get_owner (document, from.ordinal - 1);
  if (byline_position_compare (from, to) > 0)
    return g_string_free (out, FALSE);

  for (guint i = from.ordinal; i < n_texts && i <= to.ordinal; i++)
    {
      const BylineText *text = byline_document_get_text (document, i);
      const char *words = text->words;
      gsize start = i == from.ordinal ? clamp_offset (words, from.offset) : 0;
      gsize end = i == to.ordinal ? clamp_offset (words, to.offset) : strlen (words);

      owner = byline_document_get_owner (document, i);
      if (i > from.ordinal)
        append_gap (out, before, owner);
      if (i > from.ordinal || (start == 0 && to.ordinal > i))
        append_markers (out, before, owner);
      before = owner;
      append_slice (out, text, start, end);
    }

  return g_string_free (out, FALSE);
}

/**
 * byline_document_text_wrapped:
 * @document: the document
 * @columns: the terminal's width, at least 10 are used
 *
 * Writes everything for a terminal: lines broken, lists with markers, quotes
 * with a bar. Code is never broken.
 *
 * Returns: (transfer full) (not nullable): UTF-8
 */
char *
byline_document_text_wrapped (BylineDocument *document,
                              guint           columns)
{
  return render_document (document, MAX (columns, MIN_COLUMNS));
}

/**
 * byline_document_text_minutes:
 * @document: the document
 *
 * Returns: the time to read it at 230 words a minute, rounded, at least 1
 *   for any words at all
 */
guint
byline_document_text_minutes (BylineDocument *document)
{
  guint n_words = byline_document_get_n_words (document);

  if (n_words == 0)
    return 0;

  return MAX (1, (n_words + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE);
}
