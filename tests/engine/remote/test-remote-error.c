/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an error carries besides its code. */

#include "byline-remote-error.h"

static void
test_retry_after (void)
{
  g_autoptr(GError) error =
    g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED, "busy");
  g_assert_cmpint (byline_remote_error_get_retry_after (error), ==, -1);

  byline_remote_error_set_retry_after (error, 600);
  g_autoptr(GError) copy = g_error_copy (error);
  g_prefix_error (&copy, "more: ");

  g_assert_cmpint (byline_remote_error_get_retry_after (copy), ==, 600);
}

static void
test_retry_after_of_others (void)
{
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  g_assert_cmpint (byline_remote_error_get_retry_after (foreign), ==, -1);
  g_assert_cmpint (byline_remote_error_get_retry_after (NULL), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/remote-error/retry-after", test_retry_after);
  g_test_add_func ("/remote/remote-error/retry-after-of-others", test_retry_after_of_others);

  return g_test_run ();
}
