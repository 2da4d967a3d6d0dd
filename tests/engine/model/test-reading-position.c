/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-reading-position.h"

static void
test_copy (void)
{
  g_autoptr(BylineReadingPosition) position = byline_reading_position_new (3, 14, "words");
  g_autoptr(BylineReadingPosition) copy = byline_reading_position_copy (position);

  g_assert_true (copy != position);
  g_assert_cmpuint (copy->text_number, ==, 3);
  g_assert_cmpuint (copy->byte, ==, 14);
  g_assert_cmpstr (copy->words, ==, "words");
  g_assert_null (byline_reading_position_copy (NULL));
}

static void
test_no_words (void)
{
  g_autoptr(BylineReadingPosition) position = byline_reading_position_new (0, 0, NULL);

  g_assert_cmpstr (position->words, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/reading-position/copy", test_copy);
  g_test_add_func ("/model/reading-position/no-words", test_no_words);
  return g_test_run ();
}
