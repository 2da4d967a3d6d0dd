/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of a document: a grid whose cells are columns of blocks. Cells take
 * the width their words want, up to a limit, and never less than a few words
 * need; the box around the grid scrolls when that is more than the page. */

#include "config.h"

#include "byline-document-builder.h"

#include "byline-block-column.h"
#include "byline-text-block.h"

#define MAX_COLUMNS  50
#define MAX_ROWS     500
#define MAX_ROW_SPAN 200

/* How many rows each grid column is still taken by a cell from above. */
typedef struct
{
  guint taken[MAX_COLUMNS];
} Occupied;

static guint
next_free (const Occupied *occupied,
           guint           column)
{
  while (column < MAX_COLUMNS && occupied->taken[column] > 0)
    column++;
  return column;
}

static void
take (Occupied *occupied,
      guint     column,
      guint     width,
      guint     height)
{
  for (guint i = column; i < MIN (column + width, MAX_COLUMNS); i++)
    occupied->taken[i] = MAX (occupied->taken[i], height);
}

static void
end_row (Occupied *occupied)
{
  for (guint i = 0; i < MAX_COLUMNS; i++)
    {
      if (occupied->taken[i] > 0)
        occupied->taken[i]--;
    }
}

static void
limit_texts (GtkWidget *column)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (column); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (BYLINE_IS_TEXT_BLOCK (child))
        byline_text_block_set_natural_em (BYLINE_TEXT_BLOCK (child), 5, 16);
    }
}

static void
name_cell (GtkWidget *column)
{
  GtkWidget *first = gtk_widget_get_first_child (column);
  const char *words = first != NULL && BYLINE_IS_TEXT_BLOCK (first)
                      ? byline_text_block_get_text (BYLINE_TEXT_BLOCK (first))->words : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static GtkWidget *
build_cell (BylineDocumentBuilder   *self,
            const BylineBlock       *cell,
            const BylineBlock       *row,
            const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = *place;
  gboolean is_head = row->is_head || cell->is_head;
  GtkAccessibleRole role = is_head ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL;
  GtkWidget *column = byline_block_column_new (self->typography, role);

  inner.role = is_head ? BYLINE_ROLE_CELL_HEAD : BYLINE_ROLE_CELL;
  inner.depth += 2;
  inner.is_in_item = TRUE;
  gtk_widget_set_direction (column, place->direction);
  gtk_widget_add_css_class (column, "byline-cell");
  if (is_head)
    gtk_widget_add_css_class (column, "byline-cell-head");
  if (row->is_foot)
    gtk_widget_add_css_class (column, "byline-cell-foot");
  byline_document_builder_fill (self, column, cell->children, &inner);
  limit_texts (column);
  name_cell (column);
  return column;
}

static void
add_row (BylineDocumentBuilder   *self,
         GtkWidget               *grid,
         const BylineBlock       *row,
         guint                    index,
         Occupied                *occupied,
         const BylinePlaceInPage *place)
{
  guint column = 0;

  for (guint i = 0; row->children != NULL && i < row->children->len; i++)
    {
      const BylineBlock *cell = g_ptr_array_index (row->children, i);
      guint width = CLAMP (cell->column_span, 1, MAX_COLUMNS);
      guint height = CLAMP (cell->row_span, 1, MAX_ROW_SPAN);

      column = next_free (occupied, column);
      if (column >= MAX_COLUMNS)
        return;
      width = MIN (width, MAX_COLUMNS - column);
      gtk_grid_attach (GTK_GRID (grid),
                       build_cell (self, cell, row, place),
                       column, index, width, height);
      take (occupied, column, width, height);
      column += width;
    }
}

/**
 * byline_document_builder_table:
 * @self: a builder
 * @table: a block of that kind
 * @place: where the table stands
 *
 * Returns: (transfer floating): a grid of at most 500 rows and 50 columns
 */
GtkWidget *
byline_document_builder_table (BylineDocumentBuilder   *self,
                               const BylineBlock       *table,
                               const BylinePlaceInPage *place)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                  NULL);
  Occupied occupied = { 0 };

  gtk_widget_add_css_class (grid, "byline-table");
  gtk_widget_set_direction (grid, place->direction);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  for (guint i = 0; i < MIN (table->children->len, MAX_ROWS); i++)
    {
      add_row (self, grid, g_ptr_array_index (table->children, i), i, &occupied, place);
      end_row (&occupied);
    }
  return grid;
}
