/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds tables, row by row, within bounds. A table of one cell is there for
 * layout only and is taken apart; in a comment every row is a line of words. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-rules.h"

#define MAX_ROWS 500
#define MAX_COLUMNS 50
#define MAX_ROW_SPAN 200
#define CELL_SEPARATOR " | "

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
           const char           *part)
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
  row->is_head = g_str_equal (part, "thead") || (n_cells > 0 && n_heads == n_cells);
  row->is_foot = g_str_equal (part, "tfoot");
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
            const char           *part)
{
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (byline_html_node_is (child, "thead") || byline_html_node_is (child, "tbody") ||
          byline_html_node_is (child, "tfoot"))
        build_rows (self, table, child, byline_html_node_get_name (child));
      else if (byline_html_node_is (child, "tr") && table == NULL)
        build_row_of_words (self, child);
      else if (byline_html_node_is (child, "tr"))
        {
          if (table->children == NULL || table->children->len < MAX_ROWS)
            build_row (self, table, child, part);
          else
            self->truncated = TRUE;
        }
    }
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
      build_rows (self, NULL, node, "table");
      return;
    }

  table->text = caption;
  build_rows (self, table, node, "table");
  BylineBlock *cell = only_cell (table);
  if (cell == NULL && has_words (table))
    {
      byline_reader_builder_leave (self, table, parent);
      return;
    }

  self->block_depth--;
  self->container = parent;
  if (cell != NULL)
    byline_reader_builder_take_children (self, cell);
  byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                   g_steal_pointer (&table->text));
  byline_block_free (table);
}
