/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document back as plain HTML: for the clipboard and for export. Only what
 * the document says, with the classes that WordPress uses for it, so that
 * reading the page again gives the same document. Parts of other sites stand
 * in it as links: whoever opens the file asks nobody else for anything. */

#include "config.h"

#include "byline-document-html.h"

#include "byline-html-guard.h"

#include <string.h>

#define LINE_SEPARATOR "\342\200\250"   /* U+2028 */

typedef struct
{
  GString        *out;
  BylinePosition  from;
  BylinePosition  to;
  const char     *link_class;   /* (nullable): for the links of this text */
} Writer;

static void write_blocks (Writer    *self,
                          GPtrArray *blocks);

/* ---- words ---- */

static void
add_escaped (Writer     *self,
             const char *words,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    switch (words[i])
      {
      case '&':
        g_string_append (self->out, "&amp;");
        break;
      case '<':
        g_string_append (self->out, "&lt;");
        break;
      case '>':
        g_string_append (self->out, "&gt;");
        break;
      case '"':
        g_string_append (self->out, "&quot;");
        break;
      default:
        g_string_append_c (self->out, words[i]);
        break;
      }
}

static void
add_attribute (Writer     *self,
               const char *name,
               const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (self->out, " %s=\"", name);
  add_escaped (self, value, strlen (value));
  g_string_append_c (self->out, '"');
}

static void
add_number (Writer     *self,
            const char *name,
            int         value)
{
  g_string_append_printf (self->out, " %s=\"%d\"", name, value);
}

static const char *
element_of (BylineSpanKind kind)
{
  switch (kind)
    {
    case BYLINE_SPAN_STRONG:
      return "strong";
    case BYLINE_SPAN_EMPHASIS:
      return "em";
    case BYLINE_SPAN_UNDERLINE:
      return "ins";
    case BYLINE_SPAN_STRIKE:
      return "del";
    case BYLINE_SPAN_SMALL:
      return "small";
    case BYLINE_SPAN_BIG:
      return "big";
    case BYLINE_SPAN_SUB:
      return "sub";
    case BYLINE_SPAN_SUPER:
      return "sup";
    case BYLINE_SPAN_CODE:
      return "code";
    case BYLINE_SPAN_KEY:
      return "kbd";
    case BYLINE_SPAN_MARK:
      return "mark";
    case BYLINE_SPAN_LINK:
      return "a";
    case BYLINE_SPAN_ABBREVIATION:
      return "abbr";
    case BYLINE_SPAN_MATH:
      return "math";
    case BYLINE_SPAN_LANGUAGE:
    case BYLINE_SPAN_PICTURE:
    default:
      return "span";
    }
}

static void
add_picture (Writer              *self,
             const BylinePicture *picture)
{
  g_string_append (self->out, "<img");
  add_attribute (self, "src", picture->uri);
  g_string_append (self->out, " alt=\"");
  add_escaped (self, picture->alt, strlen (picture->alt));
  g_string_append_c (self->out, '"');
  add_attribute (self, "title", picture->title);
  if (picture->width > 0)
    add_number (self, "width", (int) picture->width);
  if (picture->height > 0)
    add_number (self, "height", (int) picture->height);
  if (picture->candidates != NULL && picture->candidates->len > 0)
    {
      g_autoptr(GString) set = g_string_new (NULL);

      for (guint i = 0; i < picture->candidates->len; i++)
        {
          const BylineCandidate *candidate =
            &g_array_index (picture->candidates, BylineCandidate, i);

          g_string_append_printf (set, "%s%s %uw", i > 0 ? ", " : "", candidate->uri,
                                  candidate->width);
        }
      add_attribute (self, "srcset", set->str);
    }
}

static void
open_span (Writer           *self,
           const BylineSpan *span)
{
  if (span->kind == BYLINE_SPAN_PICTURE)
    return;

  g_string_append_printf (self->out, "<%s", element_of (span->kind));
  if (span->kind == BYLINE_SPAN_LINK)
    {
      add_attribute (self, "class", self->link_class);
      add_attribute (self, "href", span->data);
      add_attribute (self, "title", span->title);
    }
  else if (span->kind == BYLINE_SPAN_ABBREVIATION)
    add_attribute (self, "title", span->data);
  else if (span->kind == BYLINE_SPAN_LANGUAGE)
    add_attribute (self, "lang", span->data);
  else if (span->kind == BYLINE_SPAN_MATH)
    add_attribute (self, "alttext", span->title);
  g_string_append_c (self->out, '>');
}

static void
close_span (Writer           *self,
            const BylineSpan *span)
{
  if (span->kind != BYLINE_SPAN_PICTURE)
    g_string_append_printf (self->out, "</%s>", element_of (span->kind));
}

/* Where the words next change their look, after @at. */
static guint
next_change (const BylineText *text,
             guint             at,
             guint             end)
{
  guint next = end;

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->start > at)
        next = MIN (next, span->start);
      if (span->end > at)
        next = MIN (next, span->end);
    }

  return next;
}

static void
add_words (Writer           *self,
           const BylineText *text,
           guint             start,
           guint             end,
           gboolean          keeps_lines)
{
  const char *words = text->words + start;
  gsize length = end - start;
  const char *line;

  while (!keeps_lines && (line = g_strstr_len (words, (gssize) length, LINE_SEPARATOR)) != NULL)
    {
      add_escaped (self, words, (gsize) (line - words));
      g_string_append (self->out, "<br>");
      length -= (gsize) (line - words) + strlen (LINE_SEPARATOR);
      words = line + strlen (LINE_SEPARATOR);
    }
  while (keeps_lines && (line = g_strstr_len (words, (gssize) length, LINE_SEPARATOR)) != NULL)
    {
      add_escaped (self, words, (gsize) (line - words));
      g_string_append_c (self->out, '\n');
      length -= (gsize) (line - words) + strlen (LINE_SEPARATOR);
      words = line + strlen (LINE_SEPARATOR);
    }
  add_escaped (self, words, length);
}

static void
close_down_to (Writer    *self,
               GPtrArray *open,
               guint      n_left)
{
  while (open->len > n_left)
    {
      close_span (self, g_ptr_array_index (open, open->len - 1));
      g_ptr_array_set_size (open, (int) open->len - 1);
    }
}

/* Closes what ends at @at and, to do so, what was opened after it: that is
 * opened anew with what begins here, the longest first. Of equal ones the
 * outer was closed last by the reader. */
static void
change_spans (Writer           *self,
              const BylineText *text,
              GPtrArray        *open,
              guint             at)
{
  guint keep = 0;

  while (keep < open->len &&
         ((const BylineSpan *) g_ptr_array_index (open, keep))->end > at)
    keep++;
  close_down_to (self, open, keep);
  for (;;)
    {
      const BylineSpan *longest = NULL;

      for (guint i = 0; i < text->spans->len; i++)
        {
          const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

          if (span->start <= at && span->end > at && !g_ptr_array_find (open, span, NULL) &&
              (longest == NULL || span->end >= longest->end))
            longest = span;
        }
      if (longest == NULL)
        return;
      open_span (self, longest);
      g_ptr_array_add (open, (gpointer) longest);
    }
}

static gboolean
find_slice (Writer           *self,
            const BylineText *text,
            guint            *start,
            guint            *end)
{
  guint length = (guint) strlen (text->words);

  if (text->ordinal < self->from.ordinal || text->ordinal > self->to.ordinal)
    return FALSE;
  *start = text->ordinal == self->from.ordinal ? MIN (self->from.offset, length) : 0;
  *end = text->ordinal == self->to.ordinal ? MIN (self->to.offset, length) : length;
  return *start < *end;
}

static const BylineSpan *
picture_at (const BylineText *text,
            guint             at)
{
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_PICTURE && span->start == at && span->picture != NULL)
        return span;
    }

  return NULL;
}

static void
write_words (Writer           *self,
             const BylineText *text,
             gboolean          keeps_lines)
{
  g_autoptr(GPtrArray) open = g_ptr_array_new ();
  guint start, end;

  if (text == NULL || !find_slice (self, text, &start, &end))
    return;

  for (guint at = start; at < end;)
    {
      const BylineSpan *picture = picture_at (text, at);
      guint next = MIN (next_change (text, at, end), end);

      change_spans (self, text, open, at);
      if (picture != NULL)
        {
          add_picture (self, picture->picture);
          g_string_append_c (self->out, '>');
        }
      else
        add_words (self, text, at, next, keeps_lines);
      at = next;
    }
  close_down_to (self, open, 0);
}

/* ---- blocks ---- */

/* Whether any words of @block are to be written; all of it in a whole page. */
static gboolean
is_in_range (Writer            *self,
             const BylineBlock *block)
{
  guint start, end;

  if (self->to.ordinal == G_MAXUINT)
    return TRUE;
  if (block->text != NULL && find_slice (self, block->text, &start, &end))
    return TRUE;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    if (is_in_range (self, g_ptr_array_index (block->children, i)))
      return TRUE;

  return FALSE;
}

static void
add_class (GString    *classes,
           const char *name)
{
  if (*name == '\0')
    return;
  if (classes->len > 0)
    g_string_append_c (classes, ' ');
  g_string_append (classes, name);
}

static void
add_classes (Writer            *self,
             const BylineBlock *block,
             const char        *own)
{
  static const char * const places[] = {
    "", "alignleft", "aligncenter", "alignright", "alignwide", "alignfull",
  };
  static const char * const aligns[] = {
    "", "has-text-align-center", "has-text-align-right", "has-text-align-justify",
  };
  static const char * const sizes[] = { "", "has-small-font-size", "has-large-font-size" };
  g_autoptr(GString) classes = g_string_new (own);

  add_class (classes, places[block->place]);
  if (block->text != NULL)
    {
      add_class (classes, aligns[block->text->align]);
      add_class (classes, sizes[block->text->size]);
      add_class (classes, block->text->has_drop_cap ? "has-drop-cap" : "");
    }
  add_attribute (self, "class", classes->str);
}

static void
open_block (Writer            *self,
            const BylineBlock *block,
            const char        *element,
            const char        *own_class)
{
  static const char * const directions[] = { "auto", "ltr", "rtl" };
  BylineDirection around = block->parent != NULL ? block->parent->direction
                                                 : BYLINE_DIRECTION_AUTO;

  g_string_append_printf (self->out, "<%s", element);
  add_attribute (self, "id", block->id);
  add_classes (self, block, own_class);
  if (block->direction != around)
    add_attribute (self, "dir", directions[block->direction]);
}

static void
write_around (Writer            *self,
              const BylineBlock *block,
              const char        *element,
              const char        *own_class,
              const char        *last)
{
  open_block (self, block, element, own_class);
  g_string_append_c (self->out, '>');
  write_blocks (self, block->children);
  if (last != NULL && block->text != NULL)
    {
      g_string_append_printf (self->out, "<%s>", last);
      write_words (self, block->text, FALSE);
      g_string_append_printf (self->out, "</%s>", last);
    }
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
write_leaf (Writer            *self,
            const BylineBlock *block,
            const char        *element,
            const char        *own_class)
{
  open_block (self, block, element, own_class);
  g_string_append_c (self->out, '>');
  write_words (self, block->text, block->kind == BYLINE_BLOCK_VERSE);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
write_list (Writer            *self,
            const BylineBlock *list)
{
  static const char * const types[] = { "", "circle", "square", "none", "", "a", "A", "i", "I" };
  gboolean is_notes = list->kind == BYLINE_BLOCK_FOOTNOTES;
  const char *element = list->is_ordered ? "ol" : "ul";

  open_block (self, list, element, is_notes ? "wp-block-footnotes" : "");
  add_attribute (self, "type", types[list->list_style]);
  if (list->is_ordered && list->number != 1)
    add_number (self, "start", list->number);
  g_string_append (self->out, list->is_reversed ? " reversed>\n" : ">\n");
  write_blocks (self, list->children);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
write_item (Writer            *self,
            const BylineBlock *item)
{
  open_block (self, item, "li", "");
  if (item->parent != NULL && item->parent->is_ordered)
    add_number (self, "value", item->number);
  g_string_append_c (self->out, '>');
  write_blocks (self, item->children);
  g_string_append (self->out, "</li>\n");
}

static void
write_quote (Writer            *self,
             const BylineBlock *quote)
{
  static const char * const classes[] = { "", "wp-block-pullquote", "wp-embedded-content" };

  write_around (self, quote, "blockquote", classes[quote->quote_kind], "cite");
}

static void
write_code (Writer            *self,
            const BylineBlock *code)
{
  g_autofree char *language =
    code->language != NULL ? g_strconcat ("language-", code->language, NULL) : NULL;

  open_block (self, code, "pre", "wp-block-code");
  g_string_append (self->out, "><code");
  add_attribute (self, "class", language);
  /* The parser takes away the first line end. */
  g_string_append (self->out, ">\n");
  write_words (self, code->text, TRUE);
  g_string_append (self->out, "</code></pre>\n");
}

static void
write_details (Writer            *self,
               const BylineBlock *details)
{
  open_block (self, details, "details", "");
  g_string_append (self->out, details->is_open ? " open>" : ">");
  if (details->text != NULL)
    {
      g_string_append (self->out, "<summary>");
      write_words (self, details->text, FALSE);
      g_string_append (self->out, "</summary>");
    }
  write_blocks (self, details->children);
  g_string_append (self->out, "</details>\n");
}

static gboolean
holds_embed (const BylineBlock *block)
{
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    if (((BylineBlock *) g_ptr_array_index (block->children, i))->kind == BYLINE_BLOCK_EMBED)
      return TRUE;

  return FALSE;
}

/* An embed is a link here, so its figure is two paragraphs. */
static void
write_figure (Writer            *self,
              const BylineBlock *figure)
{
  if (!holds_embed (figure))
    {
      write_around (self, figure, "figure", "", "figcaption");
      return;
    }

  write_blocks (self, figure->children);
  if (figure->text != NULL)
    {
      g_string_append (self->out, "<p>");
      write_words (self, figure->text, FALSE);
      g_string_append (self->out, "</p>\n");
    }
}

static void
write_picture (Writer            *self,
               const BylineBlock *block)
{
  const BylinePicture *picture = block->picture;

  if (picture == NULL)
    return;
  if (picture->link_uri != NULL)
    {
      g_string_append (self->out, "<a");
      add_attribute (self, "href", picture->link_uri);
      g_string_append_c (self->out, '>');
    }
  add_picture (self, picture);
  add_classes (self, block, "");
  g_string_append (self->out, picture->link_uri != NULL ? "></a>\n" : ">\n");
}

static void
write_gallery (Writer            *self,
               const BylineBlock *gallery)
{
  g_autofree char *classes = g_strdup_printf ("wp-block-gallery columns-%u", gallery->columns);

  write_around (self, gallery, "figure", classes, "figcaption");
}

static void
write_media (Writer            *self,
             const BylineMedia *media)
{
  const char *element;

  if (media == NULL || media->uri == NULL)
    return;

  element = media->is_video ? "video" : "audio";
  g_string_append_printf (self->out, "<%s controls preload=\"none\"", element);
  add_attribute (self, "title", media->title);
  add_attribute (self, "poster", media->poster);
  if (media->width > 0)
    add_number (self, "width", (int) media->width);
  if (media->height > 0)
    add_number (self, "height", (int) media->height);
  g_string_append (self->out, "><source");
  add_attribute (self, "src", media->uri);
  add_attribute (self, "type", media->type);
  g_string_append_printf (self->out, "></%s>\n", element);
}

static void
write_embed (Writer            *self,
             const BylineEmbed *embed)
{
  if (embed == NULL)
    return;

  g_string_append (self->out, "<p><a");
  add_attribute (self, "href", embed->uri);
  g_string_append_c (self->out, '>');
  add_escaped (self, embed->provider, strlen (embed->provider));
  if (embed->title != NULL)
    {
      g_string_append (self->out, ": ");
      add_escaped (self, embed->title, strlen (embed->title));
    }
  g_string_append (self->out, "</a></p>\n");
}

static void
write_button (Writer            *self,
              const BylineBlock *button)
{
  gboolean is_of_file = button->parent != NULL && button->parent->kind == BYLINE_BLOCK_FILE;
  gboolean is_link = button->text != NULL && button->text->spans->len > 0;

  self->link_class = is_of_file ? "wp-block-file__button" : NULL;
  g_string_append (self->out, is_of_file ? "" : "<div class=\"wp-block-button\">");
  g_string_append (self->out, is_link ? "" : "<a>");
  write_words (self, button->text, FALSE);
  g_string_append (self->out, is_link ? "" : "</a>");
  g_string_append (self->out, is_of_file ? "" : "</div>\n");
  self->link_class = NULL;
}

static void
write_file (Writer            *self,
            const BylineBlock *file)
{
  open_block (self, file, "div", "wp-block-file");
  g_string_append_c (self->out, '>');
  write_words (self, file->text, FALSE);
  write_blocks (self, file->children);
  g_string_append (self->out, "</div>\n");
}

static void
write_cell (Writer            *self,
            const BylineBlock *cell)
{
  const char *element = cell->is_head ? "th" : "td";

  open_block (self, cell, element, "");
  if (cell->column_span > 1)
    add_number (self, "colspan", (int) cell->column_span);
  if (cell->row_span > 1)
    add_number (self, "rowspan", (int) cell->row_span);
  g_string_append_c (self->out, '>');
  write_blocks (self, cell->children);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static const char *
part_of (const BylineBlock *row)
{
  return row->is_head ? "thead" : row->is_foot ? "tfoot" : "tbody";
}

static void
write_table (Writer            *self,
             const BylineBlock *table)
{
  const char *part = NULL;

  open_block (self, table, "table", "");
  g_string_append (self->out, ">\n");
  if (table->text != NULL)
    {
      g_string_append (self->out, "<caption>");
      write_words (self, table->text, FALSE);
      g_string_append (self->out, "</caption>\n");
    }
  for (guint i = 0; table->children != NULL && i < table->children->len; i++)
    {
      const BylineBlock *row = g_ptr_array_index (table->children, i);

      if (!is_in_range (self, row))
        continue;
      if (part == NULL || !g_str_equal (part, part_of (row)))
        {
          if (part != NULL)
            g_string_append_printf (self->out, "</%s>\n", part);
          part = part_of (row);
          g_string_append_printf (self->out, "<%s>\n", part);
        }
      write_around (self, row, "tr", "", NULL);
    }
  if (part != NULL)
    g_string_append_printf (self->out, "</%s>\n", part);
  g_string_append (self->out, "</table>\n");
}

static void
write_rule (Writer            *self,
            const BylineBlock *rule)
{
  static const char * const classes[] = { "", "is-style-wide", "is-style-dots" };

  open_block (self, rule, "hr", rule->kind == BYLINE_BLOCK_PAGE_BREAK
                                ? BYLINE_HTML_GUARD_PAGE_BREAK : classes[rule->line_style]);
  g_string_append (self->out, ">\n");
}

static void
write_heading (Writer            *self,
               const BylineBlock *heading)
{
  g_autofree char *element = g_strdup_printf ("h%u", CLAMP (heading->level, 1, 6));

  write_leaf (self, heading, element, "");
}

static void
write_block (Writer            *self,
             const BylineBlock *block)
{
  switch (block->kind)
    {
    case BYLINE_BLOCK_PARAGRAPH:
      write_leaf (self, block, "p", "");
      break;
    case BYLINE_BLOCK_HEADING:
      write_heading (self, block);
      break;
    case BYLINE_BLOCK_LIST:
    case BYLINE_BLOCK_FOOTNOTES:
      write_list (self, block);
      break;
    case BYLINE_BLOCK_ITEM:
      write_item (self, block);
      break;
    case BYLINE_BLOCK_DEFINITIONS:
      write_around (self, block, "dl", "", NULL);
      break;
    case BYLINE_BLOCK_TERM:
      write_leaf (self, block, "dt", "");
      break;
    case BYLINE_BLOCK_DESCRIPTION:
      write_around (self, block, "dd", "", NULL);
      break;
    case BYLINE_BLOCK_QUOTE:
      write_quote (self, block);
      break;
    case BYLINE_BLOCK_CODE:
      write_code (self, block);
      break;
    case BYLINE_BLOCK_VERSE:
      write_leaf (self, block, "pre",
                  block->is_code ? "wp-block-preformatted" : "wp-block-verse");
      break;
    case BYLINE_BLOCK_DETAILS:
      write_details (self, block);
      break;
    case BYLINE_BLOCK_FIGURE:
      write_figure (self, block);
      break;
    case BYLINE_BLOCK_PICTURE:
      write_picture (self, block);
      break;
    case BYLINE_BLOCK_GALLERY:
      write_gallery (self, block);
      break;
    case BYLINE_BLOCK_MEDIA:
      write_media (self, block->media);
      break;
    case BYLINE_BLOCK_EMBED:
      write_embed (self, block->embed);
      break;
    case BYLINE_BLOCK_FILE:
      write_file (self, block);
      break;
    case BYLINE_BLOCK_BUTTONS:
      write_around (self, block, "div", "wp-block-buttons", NULL);
      break;
    case BYLINE_BLOCK_BUTTON:
      write_button (self, block);
      break;
    case BYLINE_BLOCK_TABLE:
      write_table (self, block);
      break;
    case BYLINE_BLOCK_ROW:
      write_around (self, block, "tr", "", NULL);
      break;
    case BYLINE_BLOCK_CELL:
      write_cell (self, block);
      break;
    case BYLINE_BLOCK_RULE:
    case BYLINE_BLOCK_PAGE_BREAK:
      write_rule (self, block);
      break;
    case BYLINE_BLOCK_MORE:
    case BYLINE_BLOCK_DROPPED:
    default:
      break;
    }
}

/* What was left out leaves nothing, nor does what held nothing else. */
static gboolean
is_written (const BylineBlock *block)
{
  if (block->kind == BYLINE_BLOCK_DROPPED || block->kind == BYLINE_BLOCK_MORE)
    return FALSE;
  if (block->text != NULL || block->children == NULL || block->children->len == 0 ||
      block->kind == BYLINE_BLOCK_CELL)
    return TRUE;
  for (guint i = 0; i < block->children->len; i++)
    if (is_written (g_ptr_array_index (block->children, i)))
      return TRUE;

  return FALSE;
}

static void
write_blocks (Writer    *self,
              GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (is_in_range (self, block) && is_written (block))
        write_block (self, block);
    }
}

/**
 * byline_document_html_all:
 * @document: the document
 *
 * Returns: (transfer full) (not nullable): the body of an HTML page
 */
char *
byline_document_html_all (BylineDocument *document)
{
  return byline_document_html_range (document, (BylinePosition) { 0, 0 },
                                     (BylinePosition) { G_MAXUINT, 0 });
}

/**
 * byline_document_html_block:
 * @block: a block of a document
 *
 * Returns: (transfer full) (not nullable): the block with all in it
 */
char *
byline_document_html_block (const BylineBlock *block)
{
  Writer writer = { g_string_new (NULL), { 0, 0 }, { G_MAXUINT, 0 }, NULL };

  write_block (&writer, block);
  return g_string_free (writer.out, FALSE);
}

/**
 * byline_document_html_range:
 * @document: the document
 * @from: where to begin
 * @to: where to end, exclusive
 *
 * Returns: (transfer full) (not nullable): the blocks with words in the range,
 *   cut to it
 */
char *
byline_document_html_range (BylineDocument *document,
                            BylinePosition  from,
                            BylinePosition  to)
{
  Writer writer = { g_string_new (NULL), from, to, NULL };

  write_blocks (&writer, byline_document_get_blocks (document));
  return g_string_free (writer.out, FALSE);
}
