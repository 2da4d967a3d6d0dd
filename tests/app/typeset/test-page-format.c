/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets: sensible margins, whatever size comes in. */

#include "byline-page-format.h"

#include <locale.h>

static void
test_locale (void)
{
  BylinePageFormat format;

  setlocale (LC_ALL, "C.UTF-8");
  byline_page_format_init_for_locale (&format);
  g_assert_cmpfloat_with_epsilon (format.width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (format.height, 841.89, 0.01);
  if (setlocale (LC_ALL, "en_US.UTF-8") == NULL)
    return;
  byline_page_format_init_for_locale (&format);
  g_assert_cmpfloat (format.width, ==, 612);
  g_assert_cmpfloat (format.height, ==, 792);
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_margins (void)
{
  const double sides[] = { -1, 0, 10, 200, 420, 600, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      BylinePageFormat format;

      byline_page_format_init (&format, sides[i], sides[i]);
      g_assert_cmpfloat (format.width - 2 * format.margin_side, >, 60);
      g_assert_cmpfloat (format.height - format.margin_top - format.margin_bottom, >, 60);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/page-format/locale", test_locale);
  g_test_add_func ("/typeset/page-format/margins", test_margins);
  return g_test_run ();
}
