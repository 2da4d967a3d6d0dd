/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout: offsets go in and come out as the words have them, though the
 * layout holds more; words and texts without an end are cut up. */

#include "byline-text-layout.h"

#include "byline-text-attributes.h"

#include <pango/pangocairo.h>
#include <string.h>

typedef struct
{
  PangoFontDescription *font;
  BylineTextSetting     setting;
} Fixture;

static char *
make_long_word (gsize length)
{
  char *word = g_malloc (length + 1);

  memset (word, 'm', length);
  word[length] = '\0';
  return word;
}

/* As GTK sets them. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->font = pango_font_description_from_string ("Sans 17px");
  fixture->setting.context = make_context ();
  fixture->setting.font = fixture->font;
  fixture->setting.pitch = 27;
  fixture->setting.wraps = TRUE;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  pango_font_description_free (fixture->font);
  g_object_unref (fixture->setting.context);
}

static void
test_pitch (Fixture       *fixture,
            gconstpointer  data)
{
  const char *words = "one two\xe2\x80\xa8three\xe2\x80\xa8" "four";
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);

  byline_text_layout_set_width (layout, 500);

  g_assert_cmpint (byline_text_layout_get_height (layout), ==, 3 * 27);
}

/* Other scripts bring other fonts: their lines may differ by a hair only. */
static void
test_pitch_of_fallback (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *words = "one\xe2\x80\xa8 \xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x98\x80 \xd8\xb9";
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);

  byline_text_layout_set_width (layout, 500);

  g_assert_cmpint (byline_text_layout_get_height (layout), >=, 2 * 27);
  g_assert_cmpint (byline_text_layout_get_height (layout), <=, 2 * 27 + 6);
}

/* A shifted span or one in another font must not move the lines apart. */
static void
test_pitch_with_shift (Fixture       *fixture,
                       gconstpointer  data)
{
  BylineText *text =
    byline_text_new ("a2 b\xe2\x80\xa8" "H2O\xe2\x80\xa8" "code here\xe2\x80\xa8" "end");
  BylineTextLayout *layout;

  byline_text_add_span (text, BYLINE_SPAN_SUPER, 1, 2, BYLINE_LINK_NONE, NULL, NULL);
  byline_text_add_span (text, BYLINE_SPAN_SUB, 8, 9, BYLINE_LINK_NONE, NULL, NULL);
  byline_text_add_span (text, BYLINE_SPAN_CODE, 13, 17, BYLINE_LINK_NONE, NULL, NULL);
  fixture->setting.attributes = byline_text_attributes_new (text, NULL, fixture->setting.pitch);
  layout = byline_text_layout_new (text->words, &fixture->setting);
  byline_text_layout_set_width (layout, 500);

  g_assert_cmpint (byline_text_layout_get_height (layout), ==, 4 * 27);
  byline_text_layout_free (layout);
  pango_attr_list_unref (fixture->setting.attributes);
  byline_text_free (text);
}

static void
test_long_word (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *words = make_long_word (20 * 1024);
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);

  byline_text_layout_set_width (layout, 360);

  g_assert_cmpuint (byline_text_layout_get_longest_run (layout), <=, 64);
  g_assert_cmpuint (byline_text_layout_get_n_parts (layout), >=, 5);
  g_assert_cmpint (byline_text_layout_get_height (layout), >, 300 * 27);
}

/* Every offset must be where its character is drawn, on both sides of each
 * break that was added. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *words = make_long_word (6000);
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);

  byline_text_layout_set_width (layout, 360);
  for (guint offset = 0; offset < 6000; offset += 7)
    {
      g_autoptr (GArray) pieces = byline_text_layout_get_pieces (layout, offset, offset + 1);
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, 0);

      g_assert_cmpuint (pieces->len, ==, 1);
      g_assert_cmpuint (byline_text_layout_hit (layout, piece->x + 1, piece->y + 10), ==, offset);
    }
}

static void
test_hit_outside (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new ("some words", &fixture->setting);

  byline_text_layout_set_width (layout, 400);

  g_assert_cmpuint (byline_text_layout_hit (layout, -1e9, -1e9), ==, 0);
  g_assert_cmpuint (byline_text_layout_hit (layout, 1e9, 1e9), ==, 10);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new ("", &fixture->setting);
  g_autoptr (GArray) pieces = byline_text_layout_get_pieces (layout, 0, 5);
  guint start, end;

  byline_text_layout_get_word (layout, 0, &start, &end);

  g_assert_cmpuint (pieces->len, ==, 0);
  g_assert_cmpuint (byline_text_layout_hit (layout, 3, 3), ==, 0);
  g_assert_cmpuint (start + end, ==, 0);
  g_assert_cmpint (byline_text_layout_get_height (layout), ==, 27);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new ("Größe, and more",
                                                                &fixture->setting);
  const struct { guint offset, start, end; } cases[] = {
    { 0, 0, 7 }, { 4, 0, 7 }, { 9, 9, 12 }, { 11, 9, 12 }, { 14, 13, 17 }, { 17, 13, 17 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start, end;

      byline_text_layout_get_word (layout, cases[i].offset, &start, &end);
      g_assert_cmpuint (start, ==, cases[i].start);
      g_assert_cmpuint (end, ==, cases[i].end);
    }
}

/* Code keeps its lines, however long, and Pango's numbers do not overflow. */
static void
test_code (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *line = make_long_word (300000);
  g_autofree char *words = g_strconcat ("a\n\nb\n", line, "\nend", NULL);
  BylineTextLayout *layout;

  fixture->setting.wraps = FALSE;
  layout = byline_text_layout_new (words, &fixture->setting);
  byline_text_layout_set_width (layout, 100);

  g_assert_cmpint (byline_text_layout_get_full_width (layout), >, 10000);
  g_assert_cmpint (byline_text_layout_get_full_width (layout), <, 1000000);
  g_assert_cmpint (byline_text_layout_get_height (layout), >=, 5 * 27);
  byline_text_layout_free (layout);
}

static void
test_code_lines (Fixture       *fixture,
                 gconstpointer  data)
{
  GString *words = g_string_new ("first");
  BylineTextLayout *layout;

  for (guint i = 1; i < 5000; i++)
    g_string_append_printf (words, "\nline %u", i);
  fixture->setting.wraps = FALSE;
  layout = byline_text_layout_new (words->str, &fixture->setting);

  g_assert_cmpint (byline_text_layout_get_height (layout), ==, 5000 * 27);
  byline_text_layout_free (layout);
  g_string_free (words, TRUE);
}

static char *
long_text (void)
{
  GString *words = g_string_new ("first");

  for (guint i = 1; i < 9000; i++)
    g_string_append_printf (words, " word%u", i);
  return g_string_free (words, FALSE);
}

/* Offsets hold before the turn of their part has come, and after. */
static void
test_bit_by_bit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *words = long_text ();
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);
  guint offset = strstr (words, "word7000") - words;
  g_autoptr (GArray) pieces = NULL;
  const BylineLinePiece *piece;
  int guess, height;
  double y;

  byline_text_layout_set_width (layout, 400);
  guess = byline_text_layout_get_height (layout);
  g_assert_true (byline_text_layout_is_guessed (layout));
  g_assert_false (byline_text_layout_is_laid_out (layout, offset, &y));
  pieces = byline_text_layout_get_pieces (layout, offset, offset + 8);
  piece = &g_array_index (pieces, BylineLinePiece, 0);
  g_assert_cmpuint (byline_text_layout_hit (layout, piece->x + 1, piece->y + 10), ==, offset);

  while (byline_text_layout_is_guessed (layout))
    byline_text_layout_improve (layout, 0);
  height = byline_text_layout_get_height (layout);
  g_assert_cmpint (height, >, guess / 2);
  g_assert_cmpint (height, <, guess * 2);
  g_assert_false (byline_text_layout_improve (layout, G_MAXINT64));
  g_assert_true (byline_text_layout_is_laid_out (layout, offset, &y));
  g_assert_false (byline_text_layout_is_laid_out (layout, strlen (words) / 2, &y));
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *words = long_text ();
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);
  guint start, end;

  byline_text_layout_set_width (layout, 400);
  byline_text_layout_get_range (layout, 0, G_MAXINT, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, strlen (words));
  byline_text_layout_get_range (layout, byline_text_layout_get_height (layout) / 2.0,
                                byline_text_layout_get_height (layout) / 2.0 + 500, &start, &end);
  g_assert_cmpuint (start, >, 20000);
  g_assert_cmpuint (end, >, start);
  g_assert_cmpuint (end, <, start + 3 * 4096);
}

static const char *hanging =
  "“Éach of the ferries that left the harbour before dawn carried a lamp at its bow, and those who "
  "stood on the pier could tell by the colour of the light which of the captains was on board, and "
  "whether he had slept.";

/* The letter stands beside three lines; every offset is where it is drawn. */
static void
test_drop_cap (Fixture       *fixture,
               gconstpointer  data)
{
  BylineTextLayout *layout;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  const BylineLinePiece *letter, *beside;

  fixture->setting.cap_lines = 3;
  layout = byline_text_layout_new (hanging, &fixture->setting);
  byline_text_layout_set_width (layout, 420);
  first = byline_text_layout_get_pieces (layout, 0, 5);
  second = byline_text_layout_get_pieces (layout, 5, 6);
  letter = &g_array_index (first, BylineLinePiece, 0);
  beside = &g_array_index (second, BylineLinePiece, 0);

  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpfloat (beside->x, >=, letter->x + letter->width);
  g_assert_cmpfloat_with_epsilon (letter->baseline, beside->baseline + 2 * 27, 0.5);
  g_assert_cmpuint (byline_text_layout_hit (layout, letter->x + 2, letter->baseline - 20), <, 5);
  for (guint offset = 5; hanging[offset] != '\0'; offset++)
    {
      g_autoptr (GArray) pieces = byline_text_layout_get_pieces (layout, offset, offset + 1);
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, 0);

      if ((hanging[offset] & 0x80) != 0 || pieces->len == 0)
        continue;
      g_assert_cmpuint (byline_text_layout_hit (layout, piece->x + 1, piece->y + 10), ==, offset);
    }
  byline_text_layout_free (layout);
}

/* Too narrow, too short, joined letters: the paragraph is as any other. */
static void
test_no_drop_cap (Fixture       *fixture,
                  gconstpointer  data)
{
  BylineTextLayout *plain = byline_text_layout_new (hanging, &fixture->setting);
  BylineTextLayout *layout;

  byline_text_layout_set_width (plain, 120);
  fixture->setting.cap_lines = 3;
  layout = byline_text_layout_new (hanging, &fixture->setting);
  byline_text_layout_set_width (layout, 120);

  g_assert_cmpint (byline_text_layout_get_height (layout), ==,
                   byline_text_layout_get_height (plain));
  byline_text_layout_free (layout);
  byline_text_layout_free (plain);
}

static void
test_right_to_left (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *words = "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d";
  g_autoptr (BylineTextLayout) layout = byline_text_layout_new (words, &fixture->setting);
  g_autoptr (GArray) pieces = NULL;
  const BylineLinePiece *first;

  byline_text_layout_set_width (layout, 400);
  pieces = byline_text_layout_get_pieces (layout, 0, 2);
  first = &g_array_index (pieces, BylineLinePiece, 0);

  g_assert_cmpuint (pieces->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (first->x + first->width, 400, 1);
}

/* The same, said by the page: neutral words stand on the side it names. */
static void
test_direction_given (Fixture       *fixture,
                      gconstpointer  data)
{
  BylineTextLayout *layout;
  GArray *pieces;

  pango_context_set_base_dir (fixture->setting.context, PANGO_DIRECTION_RTL);
  fixture->setting.direction = BYLINE_DIRECTION_RTL;
  layout = byline_text_layout_new ("123", &fixture->setting);
  byline_text_layout_set_width (layout, 400);
  pieces = byline_text_layout_get_pieces (layout, 0, 3);

  g_assert_cmpfloat (g_array_index (pieces, BylineLinePiece, 0).x, >, 300);
  g_array_unref (pieces);
  byline_text_layout_free (layout);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/typeset/text-layout/pitch", test_pitch);
  add ("/typeset/text-layout/pitch-of-fallback", test_pitch_of_fallback);
  add ("/typeset/text-layout/pitch-with-shift", test_pitch_with_shift);
  add ("/typeset/text-layout/long-word", test_long_word);
  add ("/typeset/text-layout/round-trip", test_round_trip);
  add ("/typeset/text-layout/hit-outside", test_hit_outside);
  add ("/typeset/text-layout/empty", test_empty);
  add ("/typeset/text-layout/words", test_words);
  add ("/typeset/text-layout/code", test_code);
  add ("/typeset/text-layout/code-lines", test_code_lines);
  add ("/typeset/text-layout/bit-by-bit", test_bit_by_bit);
  add ("/typeset/text-layout/range", test_range);
  add ("/typeset/text-layout/drop-cap", test_drop_cap);
  add ("/typeset/text-layout/no-drop-cap", test_no_drop_cap);
  add ("/typeset/text-layout/right-to-left", test_right_to_left);
  add ("/typeset/text-layout/direction-given", test_direction_given);
  return g_test_run ();
}
