/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of a document. A small one is a grid whose columns find their widths
 * from what is in them. A large one has its columns guessed from the number
 * of letters, so that its rows can be built, laid out and drawn one by one.
 * The box around a table scrolls when it is wider than the page. */

#include "config.h"

#include "byline-document-builder.h"

#include "byline-block-column.h"
#include "byline-table-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_COLUMNS  BYLINE_TABLE_MAX_COLUMNS
#define MAX_ROWS     500
#define MAX_ROW_SPAN 200
#define MAX_IN_GRID  240   /* cells */

/* How many rows each grid column is still taken by a cell from above. */
typedef struct
{
  guint              taken[MAX_COLUMNS];
  const char        *heads[MAX_COLUMNS];   /* (unowned): what stands over each column */
  BylineTableWidths  widths;
} Occupied;

typedef void (*PlaceCell) (GtkWidget *container,
                           GtkWidget *cell,
                           guint      column,
                           guint      row,
                           guint      width,
                           guint      height);

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

/* ---- cells ---- */

static const char *
cell_words (const BylineBlock *cell)
{
  const BylineBlock *first = NULL;

  if (cell->children != NULL && cell->children->len > 0)
    first = g_ptr_array_index (cell->children, 0);
  return first != NULL && first->text != NULL ? first->text->words : "";
}

/* A cell is called by its words; what stands over its column comes after. */
static void
name_cell (GtkWidget         *widget,
           const BylineBlock *cell,
           const char        *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cell_words (cell), -1);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
}

/* GTK says nothing of what heads a row or a column but these words. */
static const char *
find_description (const BylineBlock *cell,
                  const BylineBlock *row,
                  const char        *head)
{
  if (row->is_head)
    return _("Column heading");
  return cell->is_head ? _("Row heading") : head;
}

static GtkAccessibleRole
cell_role (const BylineBlock *cell,
           const BylineBlock *row)
{
  if (row->is_head)
    return GTK_ACCESSIBLE_ROLE_COLUMN_HEADER;
  return cell->is_head ? GTK_ACCESSIBLE_ROLE_ROW_HEADER : GTK_ACCESSIBLE_ROLE_CELL;
}

static GtkWidget *
build_cell (BylineDocumentBuilder   *self,
            const BylineBlock       *cell,
            const BylineBlock       *row,
            const char              *head,
            gboolean                 is_in_grid,
            const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = *place;
  gboolean is_head = row->is_head || cell->is_head;
  GtkWidget *column = byline_block_column_new (self->typography, cell_role (cell, row));

  inner.role = is_head ? BYLINE_ROLE_CELL_HEAD : BYLINE_ROLE_CELL;
  inner.depth += 2;
  inner.is_in_item = TRUE;
  inner.is_in_cell = is_in_grid;
  gtk_widget_set_direction (column, place->direction);
  gtk_widget_add_css_class (column, "byline-cell");
  if (is_head)
    gtk_widget_add_css_class (column, "byline-cell-head");
  if (row->is_foot)
    gtk_widget_add_css_class (column, "byline-cell-foot");
  name_cell (column, cell, find_description (cell, row, head));
  byline_document_builder_fill (self, column, cell->children, &inner);
  return column;
}

static void
remember_head (Occupied          *occupied,
               guint              column,
               guint              width,
               const BylineBlock *cell)
{
  for (guint i = column; i < column + width; i++)
    occupied->heads[i] = cell_words (cell);
}

/* ---- rows ---- */

static void
place_cells (BylineDocumentBuilder *self,
             BylineFilling         *filling,
             GtkWidget             *container,
             PlaceCell              place_cell)
{
  const BylineBlock *row = g_ptr_array_index (filling->blocks, filling->next);
  Occupied *occupied = filling->state;
  guint column = 0;

  for (guint i = 0; row->children != NULL && i < row->children->len
       && (column = next_free (occupied, column)) < MAX_COLUMNS; i++)
    {
      const BylineBlock *cell = g_ptr_array_index (row->children, i);
      guint width = MIN (CLAMP (cell->column_span, 1, MAX_COLUMNS), MAX_COLUMNS - column);
      guint height = CLAMP (cell->row_span, 1, MAX_ROW_SPAN);

      place_cell (container,
                  build_cell (self, cell, row, occupied->heads[column], filling->is_whole,
                              &filling->place),
                  column, filling->next, width, height);
      if (row->is_head)
        remember_head (occupied, column, width, cell);
      take (occupied, column, width, height);
      column += width;
    }
  end_row (occupied);
}

static void
place_in_grid (GtkWidget *container,
               GtkWidget *cell,
               guint      column,
               guint      row,
               guint      width,
               guint      height)
{
  gtk_grid_attach (GTK_GRID (container), cell, (int) column, (int) row, (int) width, (int) height);
}

static void
append_to_grid (gpointer       data,
                BylineFilling *filling)
{
  if (filling->next < MAX_ROWS)
    place_cells (data, filling, filling->container, place_in_grid);
}

/* A cell over several rows stands in the first of them. */
static void
place_in_row (GtkWidget *container,
              GtkWidget *cell,
              guint      column,
              guint      row,
              guint      width,
              guint      height)
{
  byline_table_row_append (BYLINE_TABLE_ROW (container), cell, column, width);
}

static void
append_row (gpointer       data,
            BylineFilling *filling)
{
  BylineDocumentBuilder *self = data;
  const Occupied *occupied = filling->state;
  GtkWidget *row;

  if (filling->next >= MAX_ROWS)
    return;
  row = byline_table_row_new (self->typography, &occupied->widths);
  gtk_widget_set_direction (row, filling->place.direction);
  place_cells (self, filling, row, place_in_row);
  byline_block_column_append (BYLINE_BLOCK_COLUMN (filling->container), row, 0);
}

/* ---- the whole ---- */

static guint
count_letters (const BylineBlock *cell)
{
  guint longest = 0;

  for (guint i = 0; cell->children != NULL && i < cell->children->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (cell->children, i);

      if (block->text != NULL)
        longest = MAX (longest, (guint) g_utf8_strlen (block->text->words, 200));
    }
  return longest;
}

/* Counts the cells; widens each column to what its letters are likely to take,
 * within the limits of a cell in a small table. */
static guint
guess_widths (const BylineBlock *table,
              BylineTableWidths *widths)
{
  guint n_cells = 0;

  for (guint i = 0; i < MIN (table->children->len, MAX_ROWS); i++)
    {
      const BylineBlock *row = g_ptr_array_index (table->children, i);
      guint column = 0;

      for (guint j = 0; row->children != NULL && j < row->children->len && column < MAX_COLUMNS;
           j++)
        {
          const BylineBlock *cell = g_ptr_array_index (row->children, j);
          double em = CLAMP (0.46 * count_letters (cell), 2, 16) + 1.5;

          n_cells++;
          if (cell->column_span <= 1)
            widths->ems[column] = MAX (widths->ems[column], em);
          column += CLAMP (cell->column_span, 1, MAX_COLUMNS - column);
        }
      widths->n_columns = MAX (widths->n_columns, column);
    }
  for (guint i = 0; i < widths->n_columns; i++)
    widths->ems[i] = MAX (widths->ems[i], 3);
  return n_cells;
}

/* How large it is, for who cannot see it. */
static void
describe_size (GtkWidget *widget,
               guint      n_rows,
               guint      n_columns)
{
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns),
                                              n_columns);
  /* Translators: the size of a table: "3 rows", "2 columns". */
  g_autofree char *size = g_strdup_printf (C_("size of a table", "%s, %s"), rows,
                                           columns);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  size, -1);
}

/**
 * byline_document_builder_table:
 * @self: a builder
 * @table: a block of that kind
 * @place: where the table stands
 *
 * Returns: (transfer floating): a grid, or a column of rows, of at most 500
 *   rows and 50 columns. A grid is filled as a whole: its columns find their
 *   widths only with all rows.
 */
GtkWidget *
byline_document_builder_table (BylineDocumentBuilder   *self,
                               const BylineBlock       *table,
                               const BylinePlaceInPage *place)
{
  Occupied *occupied = g_new0 (Occupied, 1);
  gboolean is_large = guess_widths (table, &occupied->widths) > MAX_IN_GRID;
  GtkWidget *widget =
    is_large ? byline_block_column_new (self->typography, GTK_ACCESSIBLE_ROLE_TABLE)
             : g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  BylineFilling filling = {
    .append = is_large ? append_row : append_to_grid, .container = widget, .owner = table,
    .blocks = table->children, .is_whole = !is_large, .place = *place, .state = occupied,
  };

  gtk_widget_add_css_class (widget, "byline-table");
  gtk_widget_set_direction (widget, place->direction);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  describe_size (widget, MIN (table->children->len, MAX_ROWS), occupied->widths.n_columns);
  if (is_large)
    g_ptr_array_add (self->parts->columns, widget);
  byline_fillings_push (self->fillings, &filling);
  return widget;
}
