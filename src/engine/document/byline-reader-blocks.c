/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds the blocks that hold blocks: lists, quotes, tables and figures with
 * their captions. In a comment tables and figures are taken apart. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-rules.h"

#include <string.h>

#define MAX_ROWS 500
#define MAX_COLUMNS 50
#define MAX_ROW_SPAN 200
#define MAX_NUMBER 1000000
#define CELL_SEPARATOR " | "

static gboolean
is_blank (const BylineHtmlNode *node)
{
  const char *words = byline_html_node_get_words (node);

  return words != NULL ? words[strspn (words, " \t\n\f\r")] == '\0'
                       : byline_html_node_get_name (node) == NULL;
}

/* ---- lists ---- */

static guint
count_items (const BylineHtmlNode *node)
{
  guint n_items = 0;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    n_items += byline_html_node_is (byline_html_node_get_child (node, i), "li");

  return n_items;
}

/* An item that came without `li`: a list goes to the item before it, the
 * rest becomes an item. */
static void
build_stray (BylineReaderBuilder  *self,
             BylineBlock          *list,
             const BylineHtmlNode *node)
{
  BylineBlock *last = list->children != NULL && list->children->len > 0
                        ? g_ptr_array_index (list->children, list->children->len - 1) : NULL;

  if (last != NULL && (byline_html_node_is (node, "ul") || byline_html_node_is (node, "ol")))
    {
      self->container = last;
      byline_reader_builder_walk (self, node);
      byline_reader_builder_flush (self);
      self->container = list;
      return;
    }

  BylineBlock *item = byline_reader_builder_enter (self, BYLINE_BLOCK_ITEM, node);
  if (item == NULL)
    return;
  byline_reader_builder_walk (self, node);
  byline_reader_builder_flush (self);
  byline_reader_builder_leave (self, item, list);
}

static void
build_item (BylineReaderBuilder  *self,
            BylineBlock          *list,
            const BylineHtmlNode *node,
            int                   number)
{
  BylineDirection direction = self->direction;
  BylineAlign align = self->align;

  self->direction = byline_reader_get_direction (node, direction);
  self->align = byline_reader_get_align (node, align);
  BylineBlock *item = byline_reader_builder_enter (self, BYLINE_BLOCK_ITEM, node);
  if (item != NULL)
    item->number = number;
  byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  if (item != NULL)
    byline_reader_builder_leave (self, item, list);
  self->direction = direction;
  self->align = align;
}

static void
build_items (BylineReaderBuilder  *self,
             BylineBlock          *list,
             const BylineHtmlNode *node)
{
  int number = list->number;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (byline_html_node_is (child, "li"))
        {
          if (byline_reader_is_hidden (child))
            continue;
          number = byline_reader_get_int (child, "value", -MAX_NUMBER, MAX_NUMBER, number);
          build_item (self, list, child, number);
          number += list->is_reversed ? -1 : 1;
        }
      else if (!is_blank (child))
        build_stray (self, list, child);
    }
}

void
byline_reader_build_list (BylineReaderBuilder  *self,
                          const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *list = byline_reader_builder_enter (self, BYLINE_BLOCK_LIST, node);

  if (list == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  list->is_ordered = byline_html_node_is (node, "ol");
  list->is_reversed = list->is_ordered &&
                      byline_html_node_get_attribute (node, "reversed") != NULL;
  list->number = byline_reader_get_int (node, "start", -MAX_NUMBER, MAX_NUMBER,
                                        list->is_reversed ? (int) count_items (node) : 1);
  build_items (self, list, node);
  byline_reader_builder_leave (self, list, parent);
}

/* ---- quotes ---- */

/* The element that names the source of the quote, and nothing else: @node
 * itself or all that a paragraph holds. (nullable) */
static const BylineHtmlNode *
find_cite (const BylineHtmlNode *node)
{
  const BylineHtmlNode *only = NULL;

  if (byline_html_node_is (node, "cite") || byline_html_node_is (node, "footer"))
    return node;
  if (!byline_html_node_is (node, "p"))
    return NULL;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (is_blank (child))
        continue;
      if (only != NULL)
        return NULL;
      only = child;
    }

  return only != NULL && byline_html_node_is (only, "cite") ? only : NULL;
}

/* The first cite is the quote's; the same again is left out, others follow
 * as words. */
static void
add_cite (BylineReaderBuilder *self,
          BylineBlock         *quote,
          BylineText          *cite)
{
  if (cite == NULL)
    return;

  if (quote->text == NULL)
    quote->text = cite;
  else if (strcmp (quote->text->words, cite->words) == 0)
    byline_text_free (cite);
  else
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, cite);
}

void
byline_reader_build_quote (BylineReaderBuilder  *self,
                           const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *quote = byline_reader_builder_enter (self, BYLINE_BLOCK_QUOTE, node);

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      const BylineHtmlNode *cite = find_cite (child);

      if (quote != NULL && cite != NULL)
        add_cite (self, quote, byline_reader_builder_capture (self, cite));
      else
        byline_reader_builder_walk (self, child);
    }
  byline_reader_builder_flush (self);
  if (quote == NULL)
    return;

  if (quote->children == NULL)
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                     g_steal_pointer (&quote->text));
  byline_reader_builder_leave (self, quote, parent);
}

/* ---- tables ---- */

static gboolean
is_cell (const BylineHtmlNode *node)
{
  return byline_html_node_is (node, "td") || byline_html_node_is (node, "th");
}

/* A row as one line of words, where tables have no place. Never in a flat
 * walk, which takes rows for plain blocks. */
static void
build_row_of_words (BylineReaderBuilder  *self,
                    const BylineHtmlNode *node)
{
  guint n_cells = 0;

  byline_reader_builder_flush (self);
  self->is_flat = TRUE;
  self->in_line = TRUE;
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (!is_cell (child))
        continue;
      if (n_cells++ > 0)
        byline_reader_text_append (self->text, CELL_SEPARATOR);
      byline_reader_builder_walk_children (self, child);
    }
  self->is_flat = FALSE;
  self->in_line = FALSE;
  byline_reader_builder_flush (self);
}

static BylineBlock *
build_cell (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  BylineBlock *cell = byline_block_new (BYLINE_BLOCK_CELL);
  BylineBlock *row = self->container;
  BylineAlign align = self->align;
  BylineDirection direction = self->direction;

  self->align = byline_reader_get_align (node, align);
  self->direction = byline_reader_get_direction (node, direction);
  cell->direction = self->direction;
  cell->is_head = byline_html_node_is (node, "th");
  cell->column_span = (guint) byline_reader_get_int (node, "colspan", 1, MAX_COLUMNS, 1);
  cell->row_span = (guint) byline_reader_get_int (node, "rowspan", 1, MAX_ROW_SPAN, 1);
  self->container = cell;
  byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  self->container = row;
  self->align = align;
  self->direction = direction;

  return cell;
}

static void
build_row (BylineReaderBuilder  *self,
           BylineBlock          *table,
           const BylineHtmlNode *node,
           gboolean              is_head)
{
  BylineBlock *row = byline_block_new (BYLINE_BLOCK_ROW);
  guint n_heads = 0;
  guint n_cells = 0;

  row->direction = self->direction;
  self->container = row;
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (!is_cell (child))
        continue;
      if (n_cells == MAX_COLUMNS)
        {
          self->truncated = TRUE;
          break;
        }
      BylineBlock *cell = build_cell (self, child);
      n_heads += cell->is_head;
      n_cells++;
      self->n_blocks++;
      byline_block_append (row, cell);
    }
  row->is_head = is_head || (n_cells > 0 && n_heads == n_cells);
  self->container = table;
  if (n_cells > 0)
    byline_block_append (table, row);
  else
    byline_block_free (row);
}

static void
build_rows (BylineReaderBuilder  *self,
            BylineBlock          *table,
            const BylineHtmlNode *node,
            gboolean              is_head)
{
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (byline_html_node_is (child, "thead") || byline_html_node_is (child, "tbody") ||
          byline_html_node_is (child, "tfoot"))
        build_rows (self, table, child, byline_html_node_is (child, "thead"));
      else if (byline_html_node_is (child, "tr") && table == NULL)
        build_row_of_words (self, child);
      else if (byline_html_node_is (child, "tr"))
        {
          if (table->children == NULL || table->children->len < MAX_ROWS)
            build_row (self, table, child, is_head);
          else
            self->truncated = TRUE;
        }
    }
}

/* Moves all children of @from to the container. */
static void
take_children (BylineReaderBuilder *self,
               BylineBlock         *from)
{
  if (from->children == NULL)
    return;

  gsize n_children = 0;
  g_autofree gpointer *children = g_ptr_array_steal (from->children, &n_children);
  for (gsize i = 0; i < n_children; i++)
    byline_block_append (self->container, children[i]);
}

/* The cell of a table that is there for layout only. */
static BylineBlock *
only_cell (const BylineBlock *table)
{
  if (table->children == NULL || table->children->len != 1)
    return NULL;

  const BylineBlock *row = g_ptr_array_index (table->children, 0);
  return row->children->len == 1 ? g_ptr_array_index (row->children, 0) : NULL;
}

static gboolean
has_words (const BylineBlock *table)
{
  for (guint i = 0; table->children != NULL && i < table->children->len; i++)
    {
      const BylineBlock *row = g_ptr_array_index (table->children, i);

      for (guint j = 0; j < row->children->len; j++)
        if (((BylineBlock *) g_ptr_array_index (row->children, j))->children != NULL)
          return TRUE;
    }

  return FALSE;
}

/* The first caption is the table's, others are words before it. */
static BylineText *
read_captions (BylineReaderBuilder  *self,
               const BylineHtmlNode *node)
{
  BylineText *caption = NULL;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (!byline_html_node_is (child, "caption"))
        continue;
      if (caption == NULL)
        caption = byline_reader_builder_capture (self, child);
      else
        byline_reader_builder_walk (self, child);
    }

  return caption;
}

void
byline_reader_build_table (BylineReaderBuilder  *self,
                           const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineText *caption = read_captions (self, node);
  BylineBlock *table = self->profile == BYLINE_PROFILE_ARTICLE
                         ? byline_reader_builder_enter (self, BYLINE_BLOCK_TABLE, node) : NULL;

  if (table == NULL)
    {
      byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, caption);
      build_rows (self, NULL, node, FALSE);
      return;
    }

  table->text = caption;
  build_rows (self, table, node, FALSE);
  BylineBlock *cell = only_cell (table);
  if (cell == NULL && has_words (table))
    {
      byline_reader_builder_leave (self, table, parent);
      return;
    }

  self->block_depth--;
  self->container = parent;
  if (cell != NULL)
    take_children (self, cell);
  byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                   g_steal_pointer (&table->text));
  byline_block_free (table);
}

/* ---- figures ---- */

static gboolean
holds (const BylineBlock *block,
       BylineBlockKind    kind)
{
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    if (((BylineBlock *) g_ptr_array_index (block->children, i))->kind == kind)
      return TRUE;

  return FALSE;
}

static void
give_caption_to_table (BylineBlock *figure)
{
  if (figure->text == NULL || figure->children == NULL || figure->children->len != 1)
    return;

  BylineBlock *table = g_ptr_array_index (figure->children, 0);
  if (table->kind == BYLINE_BLOCK_TABLE && table->text == NULL)
    table->text = g_steal_pointer (&figure->text);
}

/* Only pictures make a figure; around anything else it is a box. */
static void
settle_figure (BylineReaderBuilder *self,
               BylineBlock         *figure,
               BylineBlock         *parent)
{
  if (holds (figure, BYLINE_BLOCK_PICTURE))
    {
      byline_reader_builder_leave (self, figure, parent);
      return;
    }

  self->block_depth--;
  self->container = parent;
  give_caption_to_table (figure);
  take_children (self, figure);
  byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                   g_steal_pointer (&figure->text));
  byline_block_free (figure);
}

void
byline_reader_build_figure (BylineReaderBuilder  *self,
                            const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *outer = self->figure;
  BylineBlock *figure = byline_reader_builder_enter (self, BYLINE_BLOCK_FIGURE, node);

  if (figure != NULL)
    self->figure = figure;
  byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  self->figure = outer;
  if (figure != NULL)
    settle_figure (self, figure, parent);
}

/* A caption belongs to the figure it stands in; elsewhere it is words. */
void
byline_reader_build_caption (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  BylineText *caption = byline_reader_builder_capture (self, node);

  if (self->figure != NULL && self->figure == self->container && self->figure->text == NULL)
    self->figure->text = caption;
  else
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, caption);
}
