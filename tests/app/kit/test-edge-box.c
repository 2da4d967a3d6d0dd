/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure at an edge takes less than half of the column, if that is enough. */

#include "byline-edge-box.h"

#include "kit-test.h"

#include <adwaita.h>

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

/* The box stands in a column of 400 pixels in the middle of the pane. */
static graphene_rect_t
place_wide (BylineFigurePlace place,
            int               wish,
            int               pane)
{
  BylineTypography *typography = byline_typography_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *child = gtk_label_new ("");
  GtkWidget *box = byline_edge_box_new (typography, child, place);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *window;
  graphene_rect_t bounds;

  byline_edge_box_set_wish (BYLINE_EDGE_BOX (box), wish);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 400);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 400);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  window = kit_test_present (scroller, pane, 200);
  g_assert_cmpint (gtk_widget_get_width (box), <=, 400);
  g_assert_true (gtk_widget_compute_bounds (child, scroller, &bounds));
  kit_test_close (window);
  byline_typography_unref (typography);
  return bounds;
}

static void
test_wide (void)
{
  graphene_rect_t wide = place_wide (BYLINE_FIGURE_WIDE, 2000, 1000);
  graphene_rect_t full = place_wide (BYLINE_FIGURE_FULL, 2000, 1000);

  g_assert_cmpfloat_with_epsilon (wide.size.width, 560, 1);
  g_assert_cmpfloat_with_epsilon (wide.origin.x, 220, 1);
  g_assert_cmpfloat_with_epsilon (full.size.width, 1000, 1);
  g_assert_cmpfloat_with_epsilon (full.origin.x, 0, 1);
}

/* Never wider than the picture, and never beyond the pane. */
static void
test_wide_limits (void)
{
  graphene_rect_t small = place_wide (BYLINE_FIGURE_FULL, 100, 1000);
  graphene_rect_t middle = place_wide (BYLINE_FIGURE_FULL, 500, 1000);
  graphene_rect_t narrow = place_wide (BYLINE_FIGURE_WIDE, 2000, 450);

  g_assert_cmpfloat_with_epsilon (small.size.width, 400, 1);
  g_assert_cmpfloat_with_epsilon (middle.size.width, 500, 1);
  g_assert_cmpfloat_with_epsilon (narrow.size.width, 450 - 24, 1);
}

static gboolean
is_as_wide (gpointer data)
{
  GtkWidget *child = data;

  return gtk_widget_get_width (child) == 560;
}

/* The column stays as it is when the pane grows; the figure does not. */
static void
test_pane_grows (void)
{
  BylineTypography *typography = byline_typography_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *child = gtk_label_new ("");
  GtkWidget *box = byline_edge_box_new (typography, child, BYLINE_FIGURE_WIDE);
  GtkWidget *window;

  byline_edge_box_set_wish (BYLINE_EDGE_BOX (box), 2000);
  gtk_widget_set_size_request (box, 400, -1);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  window = kit_test_present (scroller, 500, 200);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 500 - 24);

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 200);
  kit_test_wait (is_as_wide, child);

  kit_test_close (window);
  byline_typography_unref (typography);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/edge-box/edges", test_edges);
  g_test_add_func ("/kit/edge-box/narrow", test_narrow);
  g_test_add_func ("/kit/edge-box/wide", test_wide);
  g_test_add_func ("/kit/edge-box/wide-limits", test_wide_limits);
  g_test_add_func ("/kit/edge-box/pane-grows", test_pane_grows);
  return g_test_run ();
}
