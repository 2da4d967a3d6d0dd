/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures stand in rows, in fewer columns where there is less room. */

#include "byline-gallery.h"

#include "kit-test.h"

static GtkWidget *
new_figure (void)
{
  GtkWidget *figure = gtk_label_new ("figure");

  gtk_widget_set_size_request (figure, 20, 50);
  return figure;
}

static GtkWidget *
new_gallery (BylineTypography *typography,
             guint             n_figures)
{
  GtkWidget *gallery = byline_gallery_new (typography, 3);

  for (guint i = 0; i < n_figures; i++)
    byline_gallery_append (BYLINE_GALLERY (gallery), new_figure ());
  return gallery;
}

static void
test_columns (void)
{
  BylineTypography *typography = byline_typography_new ();
  GtkWidget *gallery = g_object_ref_sink (new_gallery (typography, 5));
  int wide, narrow;

  g_assert_cmpuint (byline_gallery_count_columns (BYLINE_GALLERY (gallery), 2000), ==, 3);
  g_assert_cmpuint (byline_gallery_count_columns (BYLINE_GALLERY (gallery), 10), ==, 1);
  gtk_widget_measure (gallery, GTK_ORIENTATION_VERTICAL, 2000, NULL, &wide, NULL, NULL);
  gtk_widget_measure (gallery, GTK_ORIENTATION_VERTICAL, 60, NULL, &narrow, NULL, NULL);
  g_assert_cmpint (wide, >=, 100);
  g_assert_cmpint (narrow, >=, 250);
  g_assert_cmpint (narrow, >, wide);
  g_object_unref (gallery);
  byline_typography_unref (typography);
}

static double
find_x (GtkWidget *window,
        GtkWidget *figure)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (figure, window, &bounds));
  return bounds.origin.x;
}

static void
test_direction (void)
{
  BylineTypography *typography = byline_typography_new ();
  GtkWidget *gallery = new_gallery (typography, 2);
  GtkWidget *window, *first, *second;

  gtk_widget_set_direction (gallery, GTK_TEXT_DIR_RTL);
  window = kit_test_present (gallery, 600, 300);
  first = gtk_widget_get_first_child (gallery);
  second = gtk_widget_get_next_sibling (first);
  g_assert_cmpfloat (find_x (window, first), >, find_x (window, second));
  kit_test_close (window);
  byline_typography_unref (typography);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/gallery/columns", test_columns);
  g_test_add_func ("/kit/gallery/direction", test_direction);
  return g_test_run ();
}
