/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-list-number.h"

static void
test_words (void)
{
  static const struct { int number; BylineListStyle style; const char *words; } rows[] = {
    { 1, BYLINE_LIST_LOWER_ALPHA, "a." }, { 26, BYLINE_LIST_LOWER_ALPHA, "z." },
    { 27, BYLINE_LIST_UPPER_ALPHA, "AA." }, { 703, BYLINE_LIST_UPPER_ALPHA, "AAA." },
    { G_MAXINT, BYLINE_LIST_LOWER_ALPHA, "fxshrxw." },
    { 4, BYLINE_LIST_LOWER_ROMAN, "iv." }, { 1999, BYLINE_LIST_UPPER_ROMAN, "MCMXCIX." },
    { 3999, BYLINE_LIST_UPPER_ROMAN, "MMMCMXCIX." }, { 4000, BYLINE_LIST_UPPER_ROMAN, "4000." },
    { 0, BYLINE_LIST_LOWER_ALPHA, "0." }, { -3, BYLINE_LIST_LOWER_ROMAN, "-3." },
    { 7, BYLINE_LIST_DECIMAL, "7." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = byline_list_number_words (rows[i].number, rows[i].style);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/list-number/words", test_words);
  return g_test_run ();
}
