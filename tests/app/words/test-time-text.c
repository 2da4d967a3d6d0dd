/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long ago, said as people do. The time zone is UTC (see meson.build). */

#include "byline-time-text.h"

#include "byline-time.h"

/* Saturday, 7 March 2026, 14:05:00 */
#define NOW G_GINT64_CONSTANT (1772892300)

static void
test_relative (void)
{
  const struct { gint64 age; const char *text; } cases[] = {
    { 0, "now" },
    { 59, "now" },
    { -30, "now" },
    { 60, "1 minute ago" },
    { 119, "1 minute ago" },
    { 59 * 60 + 59, "59 minutes ago" },
    { 3600, "1 hour ago" },
    { 23 * 3600 + 3599, "23 hours ago" },
    { 24 * 3600, "yesterday" },
    { 38 * 3600, "yesterday" },
    { 38 * 3600 + 300, "yesterday" },
    { 38 * 3600 + 301, "2 days ago" },
    { 6 * 86400, "6 days ago" },
    { 7 * 86400, "28 February 2026" },
    { 400 * 86400, "31 January 2025" },
    { -7200, "7 March 2026" },
    { -86400, "8 March 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = byline_time_text_relative (NOW - cases[i].age, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_full (void)
{
  g_autofree char *text = byline_time_text_full (NOW);

  g_assert_cmpstr (text, ==, "Saturday, 7 March 2026, 14:05");
}

static void
test_no_calendar (void)
{
  const gint64 odd[] = { BYLINE_TIME_UNKNOWN, G_MAXINT64, G_MININT64 + 1,
                         G_GINT64_CONSTANT (999999999999) };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *relative = byline_time_text_relative (odd[i], NOW);
      g_autofree char *backwards = byline_time_text_relative (NOW, odd[i]);
      g_autofree char *date = byline_time_text_date (odd[i]);
      g_autofree char *full = byline_time_text_full (odd[i]);

      g_assert_cmpstr (relative, ==, "");
      g_assert_nonnull (backwards);
      g_assert_cmpstr (date, ==, "");
      g_assert_cmpstr (full, ==, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/time-text/relative", test_relative);
  g_test_add_func ("/words/time-text/full", test_full);
  g_test_add_func ("/words/time-text/no-calendar", test_no_calendar);
  return g_test_run ();
}
