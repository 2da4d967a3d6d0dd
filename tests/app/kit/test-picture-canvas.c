/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole at first, zoomed around a point, moved no further than there is more
 * to see, and unmoved when a sharper copy comes. */

#include "byline-picture-canvas.h"

#include "kit-test.h"

typedef struct
{
  GtkWidget           *window;
  BylinePictureCanvas *canvas;
} Fixture;

static GdkTexture *
new_texture (int width,
             int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  return gdk_texture_new_for_pixbuf (pixbuf);
}

static void
show (Fixture *fixture,
      int      width,
      int      height)
{
  g_autoptr (GdkTexture) texture = new_texture (width, height);

  fixture->canvas = BYLINE_PICTURE_CANVAS (byline_picture_canvas_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->canvas), TRUE);
  fixture->window = kit_test_present (GTK_WIDGET (fixture->canvas), 400, 300);
  byline_picture_canvas_set_texture (fixture->canvas, texture, width, FALSE);
  kit_test_settle ();
}

static void
test_fits (void)
{
  Fixture fixture;

  show (&fixture, 1600, 600);
  g_assert_true (byline_picture_canvas_is_fit (fixture.canvas));
  g_assert_cmpfloat_with_epsilon (byline_picture_canvas_get_scale (fixture.canvas), 0.25, 0.001);
  kit_test_close (fixture.window);

  show (&fixture, 100, 100);
  g_assert_cmpfloat (byline_picture_canvas_get_scale (fixture.canvas), ==, 1);
  kit_test_close (fixture.window);
}

static void
test_zooms (void)
{
  Fixture fixture;

  show (&fixture, 800, 600);
  byline_picture_canvas_zoom (fixture.canvas, 2);
  g_assert_cmpfloat_with_epsilon (byline_picture_canvas_get_scale (fixture.canvas), 1, 0.001);
  g_assert_false (byline_picture_canvas_is_fit (fixture.canvas));
  g_assert_cmpint (byline_picture_canvas_get_needed_width (fixture.canvas), ==, 800);

  byline_picture_canvas_set_scale (fixture.canvas, 1000);
  g_assert_cmpfloat (byline_picture_canvas_get_scale (fixture.canvas), ==, 8);
  byline_picture_canvas_set_scale (fixture.canvas, 0.01);
  g_assert_true (byline_picture_canvas_is_fit (fixture.canvas));

  byline_picture_canvas_zoom (fixture.canvas, 4);
  byline_picture_canvas_fit (fixture.canvas);
  g_assert_cmpfloat_with_epsilon (byline_picture_canvas_get_scale (fixture.canvas), 0.5, 0.001);
  kit_test_close (fixture.window);
}

static void
test_moves_within (void)
{
  Fixture fixture;
  double x, y;

  show (&fixture, 800, 600);
  byline_picture_canvas_move (fixture.canvas, 50, 50);
  byline_picture_canvas_get_place (fixture.canvas, &x, &y);
  g_assert_cmpfloat (x, ==, 0);

  byline_picture_canvas_set_scale (fixture.canvas, 1);
  byline_picture_canvas_move (fixture.canvas, 50, -20);
  byline_picture_canvas_get_place (fixture.canvas, &x, &y);
  g_assert_cmpfloat (x, ==, 50);
  g_assert_cmpfloat (y, ==, -20);

  byline_picture_canvas_move (fixture.canvas, 5000, -5000);
  byline_picture_canvas_get_place (fixture.canvas, &x, &y);
  g_assert_cmpfloat (x, ==, 200);
  g_assert_cmpfloat (y, ==, -150);
  kit_test_close (fixture.window);
}

static void
test_sharper_copy_stays (void)
{
  Fixture fixture;
  g_autoptr (GdkTexture) sharper = new_texture (1600, 1200);
  double x, y;

  show (&fixture, 800, 600);
  byline_picture_canvas_set_scale (fixture.canvas, 1);
  byline_picture_canvas_move (fixture.canvas, 50, 0);
  byline_picture_canvas_set_texture (fixture.canvas, sharper, 1600, TRUE);

  byline_picture_canvas_get_place (fixture.canvas, &x, &y);
  g_assert_cmpfloat (x, ==, 50);
  g_assert_cmpfloat_with_epsilon (byline_picture_canvas_get_scale (fixture.canvas), 0.5, 0.001);
  kit_test_close (fixture.window);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/picture-canvas/fits", test_fits);
  g_test_add_func ("/kit/picture-canvas/zooms", test_zooms);
  g_test_add_func ("/kit/picture-canvas/moves-within", test_moves_within);
  g_test_add_func ("/kit/picture-canvas/sharper-copy-stays", test_sharper_copy_stays);
  return g_test_run ();
}
