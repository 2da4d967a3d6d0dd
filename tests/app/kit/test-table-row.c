/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a large table: their cells stand below each other. */

#include "byline-table-row.h"

#include "byline-document-view.h"
#include "kit-test.h"

static const BylineTableWidths three = { { 4, 8, 4 }, 3 };

static GtkWidget *
new_cell (int height)
{
  GtkWidget *cell = gtk_label_new ("x");

  gtk_widget_set_size_request (cell, -1, height);
  return cell;
}

static GtkWidget *
new_row (BylineTypography *typography)
{
  GtkWidget *row = byline_table_row_new (typography, &three);

  byline_table_row_append (BYLINE_TABLE_ROW (row), new_cell (20), 0, 1);
  byline_table_row_append (BYLINE_TABLE_ROW (row), new_cell (50), 1, 2);
  return row;
}

static void
test_size (void)
{
  g_autoptr (BylineTypography) typography = byline_typography_new ();
  GtkWidget *row = g_object_ref_sink (new_row (typography));
  int minimum, natural;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 16 * 17);
  g_assert_cmpint (natural, ==, minimum);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, minimum, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 50);
  g_object_unref (row);
}

static void
test_places (gconstpointer data)
{
  gboolean is_rtl = GPOINTER_TO_INT (data);
  g_autoptr (BylineTypography) typography = byline_typography_new ();
  GtkWidget *row = new_row (typography);
  GtkWidget *window;
  graphene_rect_t first, second;

  gtk_widget_set_direction (row, is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_halign (row, GTK_ALIGN_START);
  window = kit_test_present (row, 500, 200);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (row), row, &first));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (row), row, &second));

  g_assert_cmpfloat (first.size.width, ==, 4 * 17);
  g_assert_cmpfloat (second.size.width, ==, 12 * 17);
  g_assert_cmpfloat (first.origin.x, ==, is_rtl ? 12 * 17 : 0);
  g_assert_cmpfloat (second.origin.x, ==, is_rtl ? 0 : 4 * 17);
  kit_test_close (window);
}

static BylineBlock *
new_table (guint n_rows,
           guint n_columns)
{
  BylineBlock *table = byline_block_new (BYLINE_BLOCK_TABLE);

  for (guint i = 0; i < n_rows; i++)
    {
      BylineBlock *row = byline_block_new (BYLINE_BLOCK_ROW);

      for (guint j = 0; j < n_columns; j++)
        byline_block_append (row, kit_test_container (BYLINE_BLOCK_CELL,
                                                      kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                     "Some words"), NULL));
      byline_block_append (table, row);
    }
  return table;
}

static gboolean
is_complete (gpointer data)
{
  return byline_document_view_get_is_complete (data);
}

/* A small table is a grid, a large one rows that come bit by bit. */
static void
test_large_table (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (new_table (10, 5), new_table (400, 10), NULL);
  GtkWidget *view = byline_document_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = kit_test_present (scroller, 500, 400);
  g_assert_cmpuint (kit_test_count (view, GTK_TYPE_GRID), ==, 1);
  g_assert_false (is_complete (view));
  kit_test_wait (is_complete, view);

  g_assert_cmpuint (kit_test_count (view, BYLINE_TYPE_TABLE_ROW), ==, 400);
  kit_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/table-row/size", test_size);
  g_test_add_data_func ("/kit/table-row/places", GINT_TO_POINTER (FALSE), test_places);
  g_test_add_data_func ("/kit/table-row/places-right-to-left", GINT_TO_POINTER (TRUE), test_places);
  g_test_add_func ("/kit/table-row/large-table", test_large_table);
  return g_test_run ();
}
