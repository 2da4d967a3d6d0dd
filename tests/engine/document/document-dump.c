/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as lines that a test can compare: one block a line, indented by
 * depth, spans after the words they cover. Also checks what must hold for
 * every document, whatever it was read from. */

#include "document-dump.h"

#include <string.h>

#define MAX_DEPTH 400

static const char * const spans[] = {
  "strong", "emphasis", "underline", "strike", "small", "big", "sub", "super",
  "code", "key", "mark", "link", "abbreviation", "language", "picture", "math",
};

static const char * const reasons[] = {
  "form", "embed", "media", "other", "hidden", "script", "tracker", "address", "limit",
};
static const char * const list_styles[] = {
  "", " circle", " square", " none", " decimal", " lower-alpha", " upper-alpha",
  " lower-roman", " upper-roman",
};
static const char * const quotes[] = { "", " pull", " post" };
static const char * const places[] = { "", " start", " center", " end", " wide", " full" };
static const char * const rules[] = { "", " wide", " dots" };
static const char * const sizes[] = { "", " small", " large" };
static const char * const aligns[] = { "", " center", " end", " justify" };
static const char * const directions[] = { "", " ltr", " rtl" };

static void
dump_size (GString *out,
           guint    width,
           guint    height)
{
  if (width > 0 || height > 0)
    g_string_append_printf (out, " %ux%u", width, height);
}

static void
dump_picture (GString             *out,
              const BylinePicture *picture)
{
  g_string_append_printf (out, " %s \"%s\" %ux%u", picture->uri, picture->alt,
                          picture->width, picture->height);
  for (guint i = 0; picture->candidates != NULL && i < picture->candidates->len; i++)
    {
      const BylineCandidate *candidate =
        &g_array_index (picture->candidates, BylineCandidate, i);

      g_string_append_printf (out, " %u:%s", candidate->width, candidate->uri);
    }
  if (picture->title != NULL)
    g_string_append_printf (out, " / %s", picture->title);
  if (picture->link_uri != NULL)
    g_string_append_printf (out, " -> %s", picture->link_uri);
}

static void
dump_text (GString          *out,
           const BylineText *text)
{
  g_auto(GStrv) pieces = g_strsplit (text->words, "\342\200\250", -1);
  g_autofree char *line = g_strjoinv ("/", pieces);
  g_auto(GStrv) lines = g_strsplit (line, "\n", -1);
  g_autofree char *shown = g_strjoinv ("\\n", lines);

  g_string_append_printf (out, " \"%s\"%s%s%s%s", shown, aligns[text->align],
                          directions[text->direction], sizes[text->size],
                          text->has_drop_cap ? " drop-cap" : "");
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      g_string_append_printf (out, " {%s%s%s%s%s: %.*s}", spans[span->kind],
                              span->data != NULL ? " " : "",
                              span->data != NULL ? span->data : "",
                              span->title != NULL ? " / " : "",
                              span->title != NULL ? span->title : "",
                              (int) (span->end - span->start), text->words + span->start);
      if (span->picture != NULL)
        dump_picture (out, span->picture);
    }
}

static void
dump_media (GString           *out,
            const BylineMedia *media)
{
  g_string_append_printf (out, " %s %s", media->is_video ? "video" : "audio", media->uri);
  if (media->type != NULL)
    g_string_append_printf (out, " [%s]", media->type);
  if (media->title != NULL)
    g_string_append_printf (out, " / %s", media->title);
  if (media->poster != NULL)
    g_string_append_printf (out, " (%s)", media->poster);
  dump_size (out, media->width, media->height);
}

static void
dump_embed (GString           *out,
            const BylineEmbed *embed)
{
  g_string_append_printf (out, " %s %s", embed->provider, embed->uri);
  if (embed->title != NULL)
    g_string_append_printf (out, " / %s", embed->title);
  dump_size (out, embed->width, embed->height);
}

static void
dump_style (GString           *out,
            const BylineBlock *block)
{
  gboolean is_usual = block->list_style == BYLINE_LIST_DISC ||
                      (block->is_ordered && block->list_style == BYLINE_LIST_DECIMAL);

  if (!is_usual)
    g_string_append (out, list_styles[block->list_style]);
  g_string_append (out, quotes[block->quote_kind]);
  g_string_append (out, places[block->place]);
  g_string_append (out, rules[block->line_style]);
  if (block->columns > 0)
    g_string_append_printf (out, " columns-%u", block->columns);
  if (block->language != NULL)
    g_string_append_printf (out, " %s", block->language);
  g_string_append (out, block->is_open ? " open" : "");
  g_string_append (out, block->is_code ? " fixed" : "");
  g_string_append (out, block->is_foot ? " foot" : "");
}

static void
dump_details (GString           *out,
              const BylineBlock *block)
{
  if (block->kind == BYLINE_BLOCK_HEADING)
    g_string_append_printf (out, " %u", block->level);
  if (block->kind == BYLINE_BLOCK_LIST && block->is_ordered)
    g_string_append_printf (out, " ordered%s", block->is_reversed ? " reversed" : "");
  if (block->kind == BYLINE_BLOCK_ITEM)
    g_string_append_printf (out, " %d", block->number);
  if (block->is_head)
    g_string_append (out, " head");
  if (block->column_span > 1 || block->row_span > 1)
    g_string_append_printf (out, " %ux%u", block->column_span, block->row_span);
  if (block->kind == BYLINE_BLOCK_DROPPED)
    g_string_append_printf (out, " %s", reasons[block->reason]);
  dump_style (out, block);
  if (block->id != NULL)
    g_string_append_printf (out, " #%s", block->id);
}

static void
dump_block (GString           *out,
            const BylineBlock *block,
            guint              depth)
{
  g_string_append_printf (out, "%*s%s", (int) depth * 2, "", byline_block_get_name (block->kind));
  dump_details (out, block);
  if (block->text != NULL)
    dump_text (out, block->text);
  if (block->picture != NULL)
    dump_picture (out, block->picture);
  if (block->media != NULL)
    dump_media (out, block->media);
  if (block->embed != NULL)
    dump_embed (out, block->embed);
  g_string_append_c (out, '\n');
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    dump_block (out, g_ptr_array_index (block->children, i), depth + 1);
}

/* Every block on a line, U+2028 as "/". */
char *
document_dump (BylineDocument *document)
{
  GPtrArray *blocks = byline_document_get_blocks (document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    dump_block (out, g_ptr_array_index (blocks, i), 0);

  return g_string_free (out, FALSE);
}

static gboolean
is_boundary (const char *words,
             guint       offset)
{
  return ((guchar) words[offset] & 0xc0) != 0x80;
}

static void
check_text (const BylineText *text)
{
  gsize length = strlen (text->words);
  guint last = 0;

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, 1024 * 1024 + 8);
  g_assert_true (g_utf8_validate (text->words, -1, NULL));
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      g_assert_cmpuint (span->start, >=, last);
      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, length);
      g_assert_true (is_boundary (text->words, span->start));
      g_assert_true (is_boundary (text->words, span->end));
      if (span->kind == BYLINE_SPAN_LINK)
        {
          g_assert_nonnull (span->data);
          g_assert_cmpint (span->link_kind, !=, BYLINE_LINK_NONE);
        }
      last = span->start;
    }
}

static void
check_shape (const BylineBlock *block)
{
  const BylineBlock *parent = block->parent;
  gboolean in_list = parent != NULL && (parent->kind == BYLINE_BLOCK_LIST ||
                                        parent->kind == BYLINE_BLOCK_FOOTNOTES);
  gboolean in_table = parent != NULL && parent->kind == BYLINE_BLOCK_TABLE;
  gboolean in_row = parent != NULL && parent->kind == BYLINE_BLOCK_ROW;

  g_assert_cmpint (block->kind == BYLINE_BLOCK_ITEM, ==, in_list);
  g_assert_cmpint (block->kind == BYLINE_BLOCK_ROW, ==, in_table);
  g_assert_cmpint (block->kind == BYLINE_BLOCK_CELL, ==, in_row);
  g_assert_cmpint (block->kind == BYLINE_BLOCK_PICTURE, ==, block->picture != NULL);
}

static void
check_words (const BylineBlock *block,
             guint             *ordinal)
{
  if (block->text == NULL)
    return;

  g_assert_cmpuint (block->text->ordinal, ==, *ordinal);
  *ordinal += 1;
  check_text (block->text);
}

static void
check_block (const BylineBlock *block,
             const BylineBlock *parent,
             guint              depth,
             guint             *ordinal)
{
  g_assert_cmpuint (depth, <, MAX_DEPTH);
  g_assert_true (block->parent == parent);
  check_shape (block);
  if (byline_block_has_words_first (block->kind))
    check_words (block, ordinal);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    check_block (g_ptr_array_index (block->children, i), block, depth + 1, ordinal);
  if (!byline_block_has_words_first (block->kind))
    check_words (block, ordinal);
}

/* What holds for every document. */
void
document_check (BylineDocument *document)
{
  GPtrArray *blocks = byline_document_get_blocks (document);
  guint ordinal = 0;

  for (guint i = 0; i < blocks->len; i++)
    check_block (g_ptr_array_index (blocks, i), NULL, 0, &ordinal);
  g_assert_cmpuint (ordinal, ==, byline_document_get_n_texts (document));
}
