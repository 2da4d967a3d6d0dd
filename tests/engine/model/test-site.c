/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-site.h"

static void
test_route (void)
{
  static const struct { const char *root; const char *route; const char *uri; } rows[] = {
    { "https://example.org/wp-json/", "wp/v2/posts?page=2",
      "https://example.org/wp-json/wp/v2/posts?page=2" },
    { "https://example.org/api", "wp/v2/posts", "https://example.org/api/wp/v2/posts" },
    { "https://example.org/index.php?rest_route=/", "wp/v2/posts?page=2&per_page=5",
      "https://example.org/index.php?rest_route=/wp/v2/posts&page=2&per_page=5" },
    { "https://example.org/?rest_route=/", "wp/v2/posts",
      "https://example.org/?rest_route=/wp/v2/posts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineSite) site = byline_site_new ();
      site->api_root = g_strdup (rows[i].root);

      g_autofree char *uri = byline_site_route (site, rows[i].route);

      g_assert_cmpstr (uri, ==, rows[i].uri);
    }
}

static void
test_host (void)
{
  g_autoptr(BylineSite) site = byline_site_new ();
  site->home = g_strdup ("https://example.org/blog");

  g_autofree char *host = byline_site_dup_host (site);

  g_assert_cmpstr (host, ==, "example.org/blog");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/site/route", test_route);
  g_test_add_func ("/model/site/host", test_host);
  return g_test_run ();
}
