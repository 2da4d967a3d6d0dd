/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which first letters may hang, and how large they are. */

#include "byline-drop-cap.h"

#include <pango/pangocairo.h>

static guint
find_end (const char *start)
{
  g_autofree char *rest = g_strnfill (200, 'x');
  g_autofree char *words = g_strconcat (start, rest, NULL);

  return byline_drop_cap_find_end (words);
}

static void
test_letters (void)
{
  g_assert_cmpuint (find_end ("The"), ==, 1);
  g_assert_cmpuint (find_end ("“The"), ==, 4);
  g_assert_cmpuint (find_end ("E\314\201t"), ==, 3);
  g_assert_cmpuint (find_end ("Ж"), ==, 2);
  g_assert_cmpuint (find_end ("12"), ==, 0);
  g_assert_cmpuint (find_end ("مرحبا"), ==, 0);
  g_assert_cmpuint (find_end ("中"), ==, 0);
  g_assert_cmpuint (find_end ("— And"), ==, 0);
  g_assert_cmpuint (byline_drop_cap_find_end ("A short one."), ==, 0);
  g_assert_cmpuint (byline_drop_cap_find_end (""), ==, 0);
}

static void
test_size (void)
{
  PangoContext *context =
    pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 17px");
  BylineTextSetting setting = { .context = context, .font = font, .pitch = 27, .cap_lines = 3 };
  BylineDropCap cap;

  byline_drop_cap_measure (&cap, "Hello", 1, &setting);

  g_assert_cmpint (pango_font_description_get_size (cap.font), >, 4 * 17 * PANGO_SCALE);
  g_assert_cmpfloat (cap.width, >, 30);
  g_assert_cmpfloat (cap.baseline, >, 2 * 27);
  byline_drop_cap_clear (&cap);
  pango_font_description_free (font);
  g_object_unref (context);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/drop-cap/letters", test_letters);
  g_test_add_func ("/typeset/drop-cap/size", test_size);
  return g_test_run ();
}
