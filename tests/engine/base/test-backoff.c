/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-backoff.h"

#define NOW 1000000

static void
test_doubles_and_stops (void)
{
  g_assert_cmpint (byline_backoff_next_try (1, NOW, -1, 0.0), ==, NOW + 30);
  g_assert_cmpint (byline_backoff_next_try (2, NOW, -1, 0.0), ==, NOW + 60);
  g_assert_cmpint (byline_backoff_next_try (8, NOW, -1, 0.0), ==, NOW + 3600);
  g_assert_cmpint (byline_backoff_next_try (4000000000u, NOW, -1, 0.0), ==, NOW + 3600);
}

static void
test_spreads (void)
{
  g_assert_cmpint (byline_backoff_next_try (1, NOW, -1, 1.0), ==, NOW + 37);
  g_assert_cmpint (byline_backoff_next_try (1, NOW, -1, 7.0), ==, NOW + 37);
}

static void
test_honours_the_server (void)
{
  g_assert_cmpint (byline_backoff_next_try (1, NOW, 600, 0.0), ==, NOW + 600);
  g_assert_cmpint (byline_backoff_next_try (1, NOW, 5, 0.0), ==, NOW + 30);
  g_assert_cmpint (byline_backoff_next_try (1, NOW, G_MAXINT64, 0.0), ==, NOW + 86400);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/backoff/doubles-and-stops", test_doubles_and_stops);
  g_test_add_func ("/base/backoff/spreads", test_spreads);
  g_test_add_func ("/base/backoff/honours-the-server", test_honours_the_server);
  return g_test_run ();
}
