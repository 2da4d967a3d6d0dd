/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-text-guess.h"

#include <string.h>

static BylineTextGuess
guess (const char *words,
       guint       columns)
{
  return byline_text_guess (words, words + strlen (words), columns);
}

static void
test_lines (void)
{
  g_assert_cmpuint (guess ("", 10).n_lines, ==, 1);
  g_assert_cmpuint (guess ("a\nb\342\200\250c", G_MAXUINT).n_lines, ==, 3);
  g_assert_cmpuint (guess ("0123456789012345678901", 10).n_lines, ==, 3);
}

static void
test_longest (void)
{
  g_assert_cmpuint (guess ("ab\nabcd\nx", G_MAXUINT).longest, ==, 4);
  g_assert_cmpuint (guess ("a\tb", G_MAXUINT).longest, ==, 10);
  g_assert_cmpuint (guess ("中文", G_MAXUINT).longest, ==, 4);
  g_assert_cmpuint (guess ("e\314\201", G_MAXUINT).longest, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/text-guess/lines", test_lines);
  g_test_add_func ("/typeset/text-guess/longest", test_longest);
  return g_test_run ();
}
