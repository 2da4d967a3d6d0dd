/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every error has a sentence and a title of its own; hosts are isolated. */

#include "byline-error-text.h"

#include "byline-remote-error.h"
#include "byline-store-error.h"

#include <string.h>

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

static char *
say (GQuark      domain,
     int         code,
     const char *host)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "a line for logs: xyzzy");
  char *text = byline_error_text (error, host);

  g_assert_nonnull (text);
  g_assert_null (strstr (text, "xyzzy"));
  g_assert_null (strstr (text, "%s"));
  return text;
}

static void
test_remote_codes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = BYLINE_REMOTE_ERROR_OFFLINE; code <= BYLINE_REMOTE_ERROR_ELSEWHERE; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (BYLINE_REMOTE_ERROR, code, "");
      g_autofree char *title = byline_error_text_title (error);
      char *text = say (BYLINE_REMOTE_ERROR, code, "blog.example");

      g_assert_nonnull (strstr (text, FSI "blog.example" PDI));
      g_assert_cmpstr (title, !=, "Something Went Wrong");
      g_assert_true (g_hash_table_add (seen, text));
    }
}

static void
test_without_host (void)
{
  g_autofree char *text = say (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT, NULL);

  g_assert_cmpstr (text, ==,
                   "No answer came from the site in time. Nothing has changed; try again in a "
                   "moment.");
}

static void
test_host_with_percent (void)
{
  g_autofree char *text = say (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT, "100%d.example");

  g_assert_nonnull (strstr (text, "100%d.example"));
}

static void
test_store_codes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = BYLINE_STORE_ERROR_ENGINE; code <= BYLINE_STORE_ERROR_READ_ONLY; code++)
    g_assert_true (g_hash_table_add (seen, say (BYLINE_STORE_ERROR, code, NULL)));
}

static void
test_gio (void)
{
  const struct { GQuark domain; int code; BylineRemoteError as; } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND, BYLINE_REMOTE_ERROR_NO_HOST },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, BYLINE_REMOTE_ERROR_NO_HOST },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, BYLINE_REMOTE_ERROR_TIMEOUT },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, BYLINE_REMOTE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, BYLINE_REMOTE_ERROR_OFFLINE },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, BYLINE_REMOTE_ERROR_TLS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = say (cases[i].domain, cases[i].code, "blog.example");
      g_autofree char *same = say (BYLINE_REMOTE_ERROR, cases[i].as, "blog.example");

      g_assert_cmpstr (text, ==, same);
    }
}

static void
test_disk_full (void)
{
  g_autofree char *text = say (G_IO_ERROR, G_IO_ERROR_NO_SPACE, NULL);
  g_autofree char *same = say (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FULL, NULL);

  g_assert_cmpstr (text, ==, same);
}

static void
test_unknown (void)
{
  g_autofree char *text = say (g_quark_from_static_string ("other"), 3, "blog.example");
  g_autofree char *odd = say (BYLINE_REMOTE_ERROR, 9999, "blog.example");

  g_assert_true (g_str_has_prefix (text, "Something went wrong"));
  g_assert_cmpstr (odd, ==, text);
}

static void
test_silence (void)
{
  g_autofree char *cancelled = say (G_IO_ERROR, G_IO_ERROR_CANCELLED, "blog.example");
  g_autofree char *none = byline_error_text (NULL, NULL);
  g_autofree char *title = byline_error_text_title (NULL);

  g_assert_cmpstr (cancelled, ==, "");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (title, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/error-text/remote-codes", test_remote_codes);
  g_test_add_func ("/words/error-text/without-host", test_without_host);
  g_test_add_func ("/words/error-text/host-with-percent", test_host_with_percent);
  g_test_add_func ("/words/error-text/store-codes", test_store_codes);
  g_test_add_func ("/words/error-text/gio", test_gio);
  g_test_add_func ("/words/error-text/disk-full", test_disk_full);
  g_test_add_func ("/words/error-text/unknown", test_unknown);
  g_test_add_func ("/words/error-text/silence", test_silence);
  return g_test_run ();
}
