/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure at an edge takes less than half of the column, if that is enough. */

#include "byline-edge-box.h"

#include "kit-test.h"

static graphene_rect_t
place_child (BylineFigurePlace place,
             int               width,
             GtkTextDirection  direction)
{
  BylineTypography *typography = byline_typography_new ();
  GtkWidget *child = gtk_label_new ("");
  GtkWidget *box, *window;
  graphene_rect_t bounds;

  box = byline_edge_box_new (typography, child, place);
  gtk_widget_set_direction (box, direction);
  window = kit_test_present (box, width, 200);
  g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));
  g_assert_cmpint (gtk_widget_get_width (box), >=, width);
  kit_test_close (window);
  byline_typography_unref (typography);
  return bounds;
}

static void
test_edges (void)
{
  graphene_rect_t start = place_child (BYLINE_FIGURE_START, 800, GTK_TEXT_DIR_LTR);
  graphene_rect_t end = place_child (BYLINE_FIGURE_END, 800, GTK_TEXT_DIR_LTR);
  graphene_rect_t mirrored = place_child (BYLINE_FIGURE_START, 800, GTK_TEXT_DIR_RTL);

  g_assert_cmpfloat (start.origin.x, ==, 0);
  g_assert_cmpfloat (start.size.width, <=, 0.45 * 800 + 1);
  g_assert_cmpfloat (end.origin.x, >=, 0.55 * 800 - 1);
  g_assert_cmpfloat (mirrored.origin.x, >=, 0.55 * 800 - 1);
}

static void
test_narrow (void)
{
  graphene_rect_t start = place_child (BYLINE_FIGURE_START, 260, GTK_TEXT_DIR_LTR);

  g_assert_cmpfloat (start.size.width, >=, 260);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/edge-box/edges", test_edges);
  g_test_add_func ("/kit/edge-box/narrow", test_narrow);
  return g_test_run ();
}
