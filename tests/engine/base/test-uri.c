/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-uri.h"

static void
test_clean_address (void)
{
  static const struct { const char *typed; const char *address; } rows[] = {
    { "  example.org \n", "example.org" },
    { "<https://example.org/>", "https://example.org/" },
    { "\"example.org\"", "example.org" },
    { "https://example.org/blog/wp-admin/edit.php", "https://example.org/blog" },
    { "example.org/wp-login.php?x=1", "example.org" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *address = byline_uri_clean_address (rows[i].typed);

      g_assert_cmpstr (address, ==, rows[i].address);
    }
}

static void
test_scheme (void)
{
  g_autofree char *added = byline_uri_with_scheme ("example.org:8080/a", "http");
  g_autofree char *changed = byline_uri_with_scheme ("https://example.org", "http");

  g_assert_true (byline_uri_has_scheme ("https://example.org"));
  g_assert_false (byline_uri_has_scheme ("example.org:8080"));
  g_assert_cmpstr (added, ==, "http://example.org:8080/a");
  g_assert_cmpstr (changed, ==, "http://example.org");
}

static void
test_is_web (void)
{
  static const char * const good[] = {
    "https://example.org", "http://127.0.0.1:8871/a?b=c#d", "http://[::1]:80/",
    "https://b\303\274cher.example/", "HTTPS://EXAMPLE.ORG/",
  };
  static const char * const bad[] = {
    "ftp://example.org", "javascript:alert(1)", "file:///etc/passwd", "example.org", "",
    "http://user@example.org/", "http://user:pw@example.org/", "http://exa mple.org/",
    "http://good.example\\@evil.example/", "http://example.org:0/", "http://",
    "http://exa\tmple.org/", "http://exa%2emple.org/", "http://[nonsense]/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (byline_uri_is_web (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (byline_uri_is_web (bad[i]));
    }
  g_assert_false (byline_uri_is_web (NULL));
}

static void
test_loopback (void)
{
  g_assert_true (byline_uri_is_loopback ("http://localhost:80/"));
  g_assert_true (byline_uri_is_loopback ("http://127.9.9.9/"));
  g_assert_true (byline_uri_is_loopback ("http://[::1]/"));
  g_assert_false (byline_uri_is_loopback ("http://127.0.0.1.example.org/"));
  g_assert_false (byline_uri_is_loopback ("https://example.org/"));
}

static void
test_same_origin (void)
{
  g_assert_true (byline_uri_same_origin ("http://a.example/x", "http://A.example:80/y"));
  g_assert_true (byline_uri_same_origin ("https://a.example", "https://a.example:443"));
  g_assert_false (byline_uri_same_origin ("http://a.example", "https://a.example"));
  g_assert_false (byline_uri_same_origin ("http://a.example", "http://a.example:81"));
  g_assert_false (byline_uri_same_origin ("http://a.example", "http://b.example"));
  g_assert_false (byline_uri_same_origin (NULL, NULL));
}

static void
test_authority (void)
{
  static const struct { const char *uri; const char *authority; } rows[] = {
    { "https://Example.org/a", "example.org" },
    { "https://example.org:443/", "example.org" },
    { "http://example.org:80/", "example.org" },
    { "http://example.org:443/", "example.org:443" },
    { "http://127.0.0.1:8871/x", "127.0.0.1:8871" },
    { "http://[::1]:8871/x", "[::1]:8871" },
    { "nonsense", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *authority = byline_uri_dup_authority (rows[i].uri);

      g_assert_cmpstr (authority, ==, rows[i].authority);
    }
}

static void
test_display (void)
{
  static const struct { const char *uri; const char *shown; } rows[] = {
    { "https://example.org/blog/", "example.org/blog" },
    { "https://example.org:443/", "example.org" },
    { "http://127.0.0.1:8871/", "127.0.0.1:8871" },
    { "https://xn--bcher-kva.example/", "b\303\274cher.example" },
    /* Cyrillic "a" among Latin letters */
    { "https://ex\320\260mple.org/", "xn--exmple-4nf.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = byline_uri_dup_display (rows[i].uri);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_resolve (void)
{
  g_autofree char *relative = byline_uri_resolve ("https://example.org/a/b", "../c?d=e");
  g_autofree char *absolute = byline_uri_resolve (NULL, "https://example.org/x");
  g_autofree char *lost = byline_uri_resolve (NULL, "x");

  g_assert_cmpstr (relative, ==, "https://example.org/c?d=e");
  g_assert_cmpstr (absolute, ==, "https://example.org/x");
  g_assert_null (lost);
}

static void
test_add_query (void)
{
  g_autofree char *first = byline_uri_add_query ("https://example.org/wp-json/", "a", "x&y z");
  g_autofree char *second =
    byline_uri_add_query ("https://example.org/?rest_route=/wp/v2/posts", "include", "1,2");

  g_assert_cmpstr (first, ==, "https://example.org/wp-json/?a=x%26y%20z");
  g_assert_cmpstr (second, ==, "https://example.org/?rest_route=/wp/v2/posts&include=1,2");
}

static void
test_redact (void)
{
  g_autofree char *clean =
    byline_uri_redact ("https://me:secret@example.org/a?password=plum#hash");

  g_assert_cmpstr (clean, ==, "https://example.org/a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uri/clean-address", test_clean_address);
  g_test_add_func ("/base/uri/scheme", test_scheme);
  g_test_add_func ("/base/uri/is-web", test_is_web);
  g_test_add_func ("/base/uri/loopback", test_loopback);
  g_test_add_func ("/base/uri/same-origin", test_same_origin);
  g_test_add_func ("/base/uri/authority", test_authority);
  g_test_add_func ("/base/uri/display", test_display);
  g_test_add_func ("/base/uri/resolve", test_resolve);
  g_test_add_func ("/base/uri/add-query", test_add_query);
  g_test_add_func ("/base/uri/redact", test_redact);
  return g_test_run ();
}
