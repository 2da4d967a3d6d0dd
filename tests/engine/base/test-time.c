/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-time.h"

static void
test_from_gmt (void)
{
  static const struct { const char *gmt; gint64 time; } rows[] = {
    { "2024-12-21T14:30:00", 1734791400 },
    { "2024-12-21T14:30:00Z", 1734791400 },
    { "1970-01-01T00:00:00", 0 },
    { "0000-00-00T00:00:00", BYLINE_TIME_UNKNOWN },
    { "yesterday", BYLINE_TIME_UNKNOWN },
    { "", BYLINE_TIME_UNKNOWN },
    { NULL, BYLINE_TIME_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (byline_time_from_gmt (rows[i].gmt), ==, rows[i].time);
}

static void
test_round_trip (void)
{
  g_autofree char *gmt = byline_time_to_gmt (1734791400);

  g_assert_cmpstr (gmt, ==, "2024-12-21T14:30:00Z");
  g_assert_cmpint (byline_time_from_gmt (gmt), ==, 1734791400);
  g_assert_null (byline_time_to_gmt (G_MAXINT64));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time/from-gmt", test_from_gmt);
  g_test_add_func ("/base/time/round-trip", test_round_trip);
  return g_test_run ();
}
