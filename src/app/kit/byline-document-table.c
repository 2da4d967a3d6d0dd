/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of a document: a grid whose cells are columns of blocks; the box
 * around it scrolls when it is wider than the page. */

#include "config.h"

#include "byline-document-builder.h"

#include "byline-block-column.h"

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

static const char *
first_words (const BylineBlock *cell)
{
  const BylineBlock *first = NULL;

  if (cell->children != NULL && cell->children->len > 0)
    first = g_ptr_array_index (cell->children, 0);
  return first != NULL && first->text != NULL ? first->text->words : "";
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
  inner.is_in_item = inner.is_in_cell = TRUE;
  gtk_widget_set_direction (column, place->direction);
  gtk_widget_add_css_class (column, "byline-cell");
  if (is_head)
    gtk_widget_add_css_class (column, "byline-cell-head");
  if (row->is_foot)
    gtk_widget_add_css_class (column, "byline-cell-foot");
  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  first_words (cell), -1);
  byline_document_builder_fill (self, column, cell->children, &inner);
  return column;
}

/* Rows are attached one at a time; what is taken goes along as the state. */
static void
append_row (gpointer       data,
            BylineFilling *filling)
{
  BylineDocumentBuilder *self = data;
  const BylineBlock *row = g_ptr_array_index (filling->blocks, filling->next);
  Occupied *occupied = filling->state;
  guint column = 0;

  for (guint i = 0; filling->next < MAX_ROWS && row->children != NULL && i < row->children->len
       && (column = next_free (occupied, column)) < MAX_COLUMNS; i++)
    {
      const BylineBlock *cell = g_ptr_array_index (row->children, i);
      guint width = MIN (CLAMP (cell->column_span, 1, MAX_COLUMNS), MAX_COLUMNS - column);
      guint height = CLAMP (cell->row_span, 1, MAX_ROW_SPAN);

      gtk_grid_attach (GTK_GRID (filling->container),
                       build_cell (self, cell, row, &filling->place),
                       (int) column, (int) filling->next, (int) width, (int) height);
      take (occupied, column, width, height);
      column += width;
    }
  end_row (occupied);
}

/**
 * byline_document_builder_table:
 * @self: a builder
 * @table: a block of that kind
 * @place: where the table stands
 *
 * Returns: (transfer floating): a grid of at most 500 rows and 50 columns, to
 *   be filled as a whole: its columns find their widths only with all rows
 */
GtkWidget *
byline_document_builder_table (BylineDocumentBuilder   *self,
                               const BylineBlock       *table,
                               const BylinePlaceInPage *place)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                  NULL);
  BylineFilling filling = {
    .append = append_row, .container = grid, .owner = table, .blocks = table->children,
    .is_whole = TRUE, .place = *place, .state = g_new0 (Occupied, 1),
  };

  gtk_widget_add_css_class (grid, "byline-table");
  gtk_widget_set_direction (grid, place->direction);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  byline_fillings_push (self->fillings, &filling);
  return grid;
}
