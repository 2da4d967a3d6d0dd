/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes follow the zoom, whatever number comes in. */

#include "byline-typography.h"

#include <math.h>
#include <pango/pangocairo.h>

static void
test_zoom_limits (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();

  g_assert_false (byline_typography_set_zoom (type, 1));
  g_assert_true (byline_typography_set_zoom (type, 100));
  g_assert_cmpfloat (byline_typography_get_zoom (type), ==, 2.0);
  g_assert_true (byline_typography_set_zoom (type, -1));
  g_assert_cmpfloat (byline_typography_get_zoom (type), ==, 0.8);
  g_assert_true (byline_typography_set_zoom (type, NAN));
  g_assert_cmpfloat (byline_typography_get_zoom (type), ==, 1.0);
}

static void
test_sizes (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();

  g_assert_cmpfloat (byline_typography_get_em (type), ==, 17);
  g_assert_cmpfloat (byline_typography_get_pitch (type, BYLINE_ROLE_BODY), ==, 27);
  g_assert_cmpfloat (byline_typography_get_size (type, BYLINE_ROLE_HEADING_1), ==, 27);
  byline_typography_set_zoom (type, 2);
  g_assert_cmpfloat (byline_typography_get_em (type), ==, 34);
  byline_typography_set_text_scale (type, 1.5);
  g_assert_cmpfloat (byline_typography_get_em (type), ==, 51);
  byline_typography_set_compact (type, TRUE);
  g_assert_cmpfloat (byline_typography_get_em (type), ==, 45);
}

static void
test_headings_fall (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();

  for (int i = 0; i < 2; i++)
    {
      for (BylineTextRole role = BYLINE_ROLE_HEADING_1; role < BYLINE_ROLE_HEADING_6; role++)
        g_assert_cmpfloat (byline_typography_get_size (type, role), >=,
                           byline_typography_get_size (type, role + 1));
      byline_typography_set_compact (type, TRUE);
    }
}

static void
test_column (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();
  PangoContext *context =
    pango_font_map_create_context (pango_cairo_font_map_get_default ());
  int width = byline_typography_get_column_width (type, context);
  int wide;

  g_assert_cmpint (width, >=, 30 * 17);
  g_assert_cmpint (width, <=, 40 * 17);
  byline_typography_set_zoom (type, 2);
  wide = byline_typography_get_column_width (type, context);
  g_assert_cmpint (ABS (wide - 2 * width), <=, width / 20);
  g_object_unref (context);
}

/* On paper lines are closer and need not fall on whole points. */
static void
test_paper (void)
{
  g_autoptr (BylineTypography) screen = byline_typography_new ();
  g_autoptr (BylineTypography) paper = byline_typography_new_for_paper (10.5);

  g_assert_cmpfloat_with_epsilon (byline_typography_get_em (paper), 10.5, 0.001);
  g_assert_cmpfloat_with_epsilon (byline_typography_get_size (paper, BYLINE_ROLE_BODY), 10.5,
                                  0.001);
  g_assert_cmpfloat (byline_typography_get_pitch (paper, BYLINE_ROLE_BODY) / 10.5, <,
                     byline_typography_get_pitch (screen, BYLINE_ROLE_BODY) / 17);
}

static int
measure (BylineTypography  *type,
         PangoContext      *context,
         BylineFace         face,
         BylineColumnWidth  width)
{
  const BylineTextStyle style = { face, width, BYLINE_PITCH_NORMAL };

  byline_typography_set_style (type, &style);
  return byline_typography_get_column_width (type, context);
}

/* The steps are those of the characters, in either face. */
static void
test_widths (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();
  PangoContext *context =
    pango_font_map_create_context (pango_cairo_font_map_get_default ());

  for (BylineFace face = 0; face < BYLINE_N_FACES; face++)
    {
      int narrow = measure (type, context, face, BYLINE_COLUMN_NARROW);
      int normal = measure (type, context, face, BYLINE_COLUMN_NORMAL);
      int wide = measure (type, context, face, BYLINE_COLUMN_WIDE);

      g_assert_cmpint (ABS (narrow - normal * 56 / 68), <=, 1);
      g_assert_cmpint (ABS (wide - normal * 80 / 68), <=, 1);
    }
  g_object_unref (context);
}

static double
get_pitch (BylineTypography *type,
           BylineLinePitch   pitch,
           BylineTextRole    role)
{
  const BylineTextStyle style = { BYLINE_FACE_SERIF, BYLINE_COLUMN_NORMAL, pitch };

  byline_typography_set_style (type, &style);
  return byline_typography_get_pitch (type, role);
}

static void
test_pitches (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();

  g_assert_cmpfloat (get_pitch (type, BYLINE_PITCH_TIGHT, BYLINE_ROLE_BODY), ==, 25);
  g_assert_cmpfloat (get_pitch (type, BYLINE_PITCH_NORMAL, BYLINE_ROLE_BODY), ==, 27);
  g_assert_cmpfloat (get_pitch (type, BYLINE_PITCH_AIRY, BYLINE_ROLE_BODY), ==, 31);
  g_assert_cmpfloat (get_pitch (type, BYLINE_PITCH_AIRY, BYLINE_ROLE_HEADING_1), ==, 35);
  byline_typography_set_compact (type, TRUE);
  g_assert_cmpfloat (get_pitch (type, BYLINE_PITCH_TIGHT, BYLINE_ROLE_BODY), <,
                     get_pitch (type, BYLINE_PITCH_AIRY, BYLINE_ROLE_BODY));
}

static char *
dup_family (BylineTypography *type,
            BylineTextRole    role)
{
  PangoFontDescription *font = byline_typography_dup_font (type, role);
  char *family = g_strdup (pango_font_description_get_family (font));

  pango_font_description_free (font);
  return family;
}

/* Running text takes the chosen face; comments and code have their own. */
static void
test_faces (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();
  const BylineTextStyle sans = { BYLINE_FACE_SANS, BYLINE_COLUMN_NORMAL, BYLINE_PITCH_NORMAL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *code = NULL;

  byline_typography_set_families (type, "Charter", "Inter");
  before = dup_family (type, BYLINE_ROLE_BODY);
  g_assert_true (byline_typography_set_style (type, &sans));
  g_assert_false (byline_typography_set_style (type, &sans));
  after = dup_family (type, BYLINE_ROLE_BODY);
  code = dup_family (type, BYLINE_ROLE_CODE);

  g_assert_cmpstr (before, ==, "Charter");
  g_assert_cmpstr (after, ==, "Inter");
  g_assert_cmpstr (code, ==, "monospace");
}

static void
test_style_out_of_range (void)
{
  g_autoptr(BylineTypography) type = byline_typography_new ();
  const BylineTextStyle broken = { 77, 78, 79 };

  g_assert_false (byline_typography_set_style (type, &broken));
  g_assert_cmpfloat (byline_typography_get_pitch (type, BYLINE_ROLE_BODY), ==, 27);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/typography/zoom-limits", test_zoom_limits);
  g_test_add_func ("/typeset/typography/sizes", test_sizes);
  g_test_add_func ("/typeset/typography/headings-fall", test_headings_fall);
  g_test_add_func ("/typeset/typography/column", test_column);
  g_test_add_func ("/typeset/typography/paper", test_paper);
  g_test_add_func ("/typeset/typography/widths", test_widths);
  g_test_add_func ("/typeset/typography/pitches", test_pitches);
  g_test_add_func ("/typeset/typography/faces", test_faces);
  g_test_add_func ("/typeset/typography/style-out-of-range", test_style_out_of_range);
  return g_test_run ();
}
