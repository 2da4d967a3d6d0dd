/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-page-links.h"

static void
test_all (void)
{
  g_autoptr(BylinePageLinks) links = byline_page_links_read (
    "<!DOCTYPE html><html><head><title>Salt &amp;\n Rope</title>"
    "<link rel='https://api.w.org/' href='/blog/wp-json/'>"
    "<LINK REL=EditURI type=application/rsd+xml href='https://site.example/xmlrpc.php?rsd'>"
    "<link rel='alternate' type='application/json+oembed' href='/oembed'>"
    "<link rel='alternate' type='application/json' href='/blog/wp-json/wp/v2/posts/7'>"
    "<link rel=shortlink href='/?p=7'>"
    "<link rel='alternate home' type='application/rss+xml' href='/feed/'>"
    "<link rel=alternate type='application/rss+xml' href='/comments/feed/'>"
    "</head><body><svg><title>drawn</title></svg></body></html>",
    -1, "https://site.example/blog/");

  g_assert_cmpstr (links->api_root, ==, "https://site.example/blog/wp-json/");
  g_assert_cmpstr (links->rsd, ==, "https://site.example/xmlrpc.php?rsd");
  g_assert_cmpstr (links->post_route, ==, "https://site.example/blog/wp-json/wp/v2/posts/7");
  g_assert_cmpstr (links->shortlink, ==, "https://site.example/?p=7");
  g_assert_cmpstr (links->feed, ==, "https://site.example/feed/");
  g_assert_cmpstr (links->title, ==, "Salt & Rope");
}

static void
test_none (void)
{
  static const char * const pages[] = {
    NULL,
    "",
    "just words",
    "<link rel='https://api.w.org/'><link href=/x><link rel=shortlink href='javascript:x'>",
    "<!-- <link rel=shortlink href=/x> --><script>\"<link rel=shortlink href=/x>\"</script>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr(BylinePageLinks) links =
        byline_page_links_read (pages[i], -1, "https://site.example/");

      g_assert_null (links->api_root);
      g_assert_null (links->rsd);
      g_assert_null (links->post_route);
      g_assert_null (links->shortlink);
      g_assert_null (links->feed);
      g_assert_null (links->title);
    }
}

static void
test_first_counts (void)
{
  g_autoptr(BylinePageLinks) links = byline_page_links_read (
    "<link rel='https://api.w.org/' href='file:///x'><link rel='https://api.w.org/' href=/a>"
    "<link rel='https://api.w.org/' href=/b>", -1, "https://site.example/");

  g_assert_cmpstr (links->api_root, ==, "https://site.example/a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/page-links/all", test_all);
  g_test_add_func ("/document/page-links/none", test_none);
  g_test_add_func ("/document/page-links/first-counts", test_first_counts);

  return g_test_run ();
}
