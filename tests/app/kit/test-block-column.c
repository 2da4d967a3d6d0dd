/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A column is as high as what it draws, and draws what is near. */

#include "byline-block-column.h"

#include "byline-document-view.h"
#include "kit-test.h"

static GtkWidget *
new_column (BylineTypography *type,
            guint             n_blocks)
{
  GtkWidget *column = byline_block_column_new (type, GTK_ACCESSIBLE_ROLE_GROUP);

  for (guint i = 0; i < n_blocks; i++)
    {
      GtkWidget *child = gtk_label_new ("x");

      gtk_widget_set_size_request (child, 50, 40);
      byline_block_column_append (BYLINE_BLOCK_COLUMN (column), child, 1);
    }
  return column;
}

static void
test_height (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  GtkWidget *column = g_object_ref_sink (new_column (type, 3));
  int minimum, natural;

  gtk_widget_measure (column, GTK_ORIENTATION_VERTICAL, 200, &minimum, &natural, NULL, NULL);

  g_assert_cmpint (natural, ==, 3 * 40 + 2 * 17);
  g_assert_cmpint (minimum, ==, natural);
  g_object_unref (column);
}

static void
test_gaps_follow_zoom (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  GtkWidget *column = g_object_ref_sink (new_column (type, 2));
  int minimum;

  byline_typography_set_zoom (type, 2);
  gtk_widget_measure (column, GTK_ORIENTATION_VERTICAL, 200, &minimum, NULL, NULL, NULL);

  g_assert_cmpint (minimum, ==, 2 * 40 + 34);
  g_object_unref (column);
}

static GtkWidget *
find_root (GtkWidget *view)
{
  return kit_test_find (view, BYLINE_TYPE_BLOCK_COLUMN, 0);
}

static BylineDocument *
long_document (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  for (guint i = 0; i < 400; i++)
    g_ptr_array_add (blocks, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "A paragraph of a long page."));
  return byline_document_new (blocks, "https://blog.example/", FALSE);
}

static gboolean
is_complete (gpointer data)
{
  return byline_document_view_get_is_complete (data);
}

static void
test_draws_what_is_near (void)
{
  g_autoptr (BylineDocument) document = long_document ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = byline_document_view_new ();
  GtkAdjustment *adjustment;
  GtkWidget *window, *root, *last;
  graphene_rect_t bounds;

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = kit_test_present (scroller, 500, 400);
  kit_test_wait (is_complete, view);
  kit_test_settle ();
  root = find_root (view);
  g_assert_cmpuint (byline_block_column_get_n_blocks (BYLINE_BLOCK_COLUMN (root)), ==, 400);
  g_assert_cmpuint (byline_block_column_get_n_drawn (BYLINE_BLOCK_COLUMN (root)), <, 80);
  g_assert_cmpuint (byline_block_column_get_n_drawn (BYLINE_BLOCK_COLUMN (root)), >, 8);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  kit_test_settle ();
  last = gtk_widget_get_last_child (root);

  g_assert_true (gtk_widget_compute_bounds (last, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, <, 400);
  g_assert_cmpuint (byline_block_column_get_n_drawn (BYLINE_BLOCK_COLUMN (root)), <, 80);
  kit_test_close (window);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *context,
         int             width,
         int             height,
         gpointer        data)
{
  (*(guint *) data)++;
}

/* A jump to the end must draw the end, though GTK moves it a frame later. */
static void
test_jump (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *column = byline_block_column_new (type, GTK_ACCESSIBLE_ROLE_GROUP);
  GtkWidget *window;
  GtkAdjustment *adjustment;
  guint drawn[100] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (child), 100);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (child), draw_cb, &drawn[i], NULL);
      byline_block_column_append (BYLINE_BLOCK_COLUMN (column), child, 0);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  byline_block_column_set_scroller (BYLINE_BLOCK_COLUMN (column), gtk_widget_get_parent (column));
  window = kit_test_present (scroller, 300, 400);
  g_assert_cmpuint (drawn[0], >, 0);
  g_assert_cmpuint (drawn[99], ==, 0);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (byline_block_column_scrolled),
                            column);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  kit_test_settle ();

  g_assert_cmpuint (drawn[99], >, 0);
  g_assert_cmpuint (drawn[50], ==, 0);
  g_signal_handlers_disconnect_by_data (adjustment, column);
  kit_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/block-column/height", test_height);
  g_test_add_func ("/kit/block-column/gaps-follow-zoom", test_gaps_follow_zoom);
  g_test_add_func ("/kit/block-column/draws-what-is-near", test_draws_what_is_near);
  g_test_add_func ("/kit/block-column/jump", test_jump);
  return g_test_run ();
}
