/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-typography.h"

G_BEGIN_DECLS

#define BYLINE_TABLE_MAX_COLUMNS 50

/* How wide the columns of a large table are, in em of the body. */
typedef struct
{
  double ems[BYLINE_TABLE_MAX_COLUMNS];
  guint  n_columns;
} BylineTableWidths;

/* A row of a large table: as wide as the table, cells side by side. */
#define BYLINE_TYPE_TABLE_ROW (byline_table_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineTableRow, byline_table_row, BYLINE, TABLE_ROW, GtkWidget)

GtkWidget *byline_table_row_new    (BylineTypography        *typography,
                                    const BylineTableWidths *widths);
void       byline_table_row_append (BylineTableRow          *self,
                                    GtkWidget               *cell,
                                    guint                    column,
                                    guint                    span);

G_END_DECLS
