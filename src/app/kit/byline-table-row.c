/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a large table. The columns were given their widths before any cell
 * was built, so rows can come one after the other, and those out of sight
 * need not be drawn. */

#include "config.h"

#include "byline-table-row.h"

typedef struct
{
  GtkWidget *widget;   /* (unowned: child) */
  guint      column;
  guint      span;
} Cell;

struct _BylineTableRow
{
  GtkWidget          parent_instance;

  BylineTypography  *typography;
  BylineTableWidths  widths;
  GArray            *cells;        /* (element-type Cell) */
};

G_DEFINE_FINAL_TYPE (BylineTableRow, byline_table_row, GTK_TYPE_WIDGET)

/* Where a column begins; of the one after the last, the width of the row. */
static int
get_x (BylineTableRow *self,
       guint           column)
{
  double em = byline_typography_get_em (self->typography);
  double x = 0;

  for (guint i = 0; i < MIN (column, self->widths.n_columns); i++)
    x += self->widths.ems[i] * em;
  return (int) (x + 0.5);
}

static int
get_width (BylineTableRow *self,
           const Cell     *cell)
{
  return MAX (1, get_x (self, cell->column + cell->span) - get_x (self, cell->column));
}

static void
byline_table_row_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  BylineTableRow *self = BYLINE_TABLE_ROW (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = get_x (self, self->widths.n_columns);
  for (guint i = 0; orientation == GTK_ORIENTATION_VERTICAL && i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      int height;

      gtk_widget_measure (cell->widget, GTK_ORIENTATION_VERTICAL, get_width (self, cell), NULL,
                          &height, NULL, NULL);
      *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

static void
byline_table_row_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  BylineTableRow *self = BYLINE_TABLE_ROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      GtkAllocation place = { get_x (self, cell->column), 0, get_width (self, cell), height };
      int minimum;

      if (is_rtl)
        place.x = width - place.x - place.width;
      gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      place.width = MAX (place.width, minimum);
      gtk_widget_size_allocate (cell->widget, &place, -1);
    }
}

static GtkSizeRequestMode
byline_table_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_table_row_dispose (GObject *object)
{
  BylineTableRow *self = BYLINE_TABLE_ROW (object);
  GtkWidget *child;

  g_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (byline_table_row_parent_class)->dispose (object);
}

static void
byline_table_row_finalize (GObject *object)
{
  BylineTableRow *self = BYLINE_TABLE_ROW (object);

  g_array_unref (self->cells);
  g_clear_pointer (&self->typography, byline_typography_unref);
  G_OBJECT_CLASS (byline_table_row_parent_class)->finalize (object);
}

static void
byline_table_row_class_init (BylineTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_table_row_dispose;
  object_class->finalize = byline_table_row_finalize;
  widget_class->measure = byline_table_row_measure;
  widget_class->size_allocate = byline_table_row_size_allocate;
  widget_class->get_request_mode = byline_table_row_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "byline-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
byline_table_row_init (BylineTableRow *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
}

/**
 * byline_table_row_new:
 * @typography: shared by the view
 * @widths: of the table's columns; copied
 *
 * Returns: (transfer floating): a row without cells
 */
GtkWidget *
byline_table_row_new (BylineTypography        *typography,
                      const BylineTableWidths *widths)
{
  BylineTableRow *self = g_object_new (BYLINE_TYPE_TABLE_ROW, NULL);

  self->typography = byline_typography_ref (typography);
  self->widths = *widths;
  return GTK_WIDGET (self);
}

/**
 * byline_table_row_append:
 * @self: a row
 * @widget: (transfer floating): a cell
 * @column: where it begins
 * @span: columns it takes
 */
void
byline_table_row_append (BylineTableRow *self,
                         GtkWidget      *widget,
                         guint           column,
                         guint           span)
{
  Cell cell = { widget, column, MAX (span, 1) };

  g_array_append_val (self->cells, cell);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
}
