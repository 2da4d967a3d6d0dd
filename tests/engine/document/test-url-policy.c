/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-url-policy.h"

#define BASE "https://site.example/2024/post/"

static void
test_links (void)
{
  static const struct { const char *href; BylineLinkKind kind; const char *resolved; } rows[] = {
    { "https://other.example/a?b=1#c", BYLINE_LINK_WEB, "https://other.example/a?b=1#c" },
    { "http://other.example", BYLINE_LINK_WEB, "http://other.example/" },
    { "../next/", BYLINE_LINK_WEB, "https://site.example/2024/next/" },
    { "/about", BYLINE_LINK_WEB, "https://site.example/about" },
    { "//cdn.example/x", BYLINE_LINK_WEB, "https://cdn.example/x" },
    { "?p=7", BYLINE_LINK_WEB, "https://site.example/2024/post/?p=7" },
    { "  https://other.example/ \n", BYLINE_LINK_WEB, "https://other.example/" },
    { "https://other.example/a b\303\274", BYLINE_LINK_WEB, "https://other.example/a%20b%C3%BC" },
    { "https://b\303\274cher.example/x", BYLINE_LINK_WEB, "https://xn--bcher-kva.example/x" },
    { "#note-1", BYLINE_LINK_ANCHOR, "#note-1" },
    { "#caf%C3%A9", BYLINE_LINK_ANCHOR, "#caf\303\251" },
    { BASE "#note-1", BYLINE_LINK_ANCHOR, "#note-1" },
    { "mailto:crew@site.example", BYLINE_LINK_MAIL, "mailto:crew@site.example" },
    { "tel:+4930123", BYLINE_LINK_OTHER, "tel:+4930123" },
    { "xmpp:crew@site.example", BYLINE_LINK_OTHER, "xmpp:crew@site.example" },
    { "#", BYLINE_LINK_NONE, NULL },
    { "", BYLINE_LINK_NONE, NULL },
    { NULL, BYLINE_LINK_NONE, NULL },
    { "mailto:", BYLINE_LINK_NONE, NULL },
    { "javascript:alert(1)", BYLINE_LINK_NONE, NULL },
    { " JAVASCRIPT:alert(1)", BYLINE_LINK_NONE, NULL },
    { "java\nscript:alert(1)", BYLINE_LINK_NONE, NULL },
    { "\001javascript:alert(1)", BYLINE_LINK_NONE, NULL },
    { "data:text/html,x", BYLINE_LINK_NONE, NULL },
    { "file:///etc/passwd", BYLINE_LINK_NONE, NULL },
    { "ftp://site.example/", BYLINE_LINK_NONE, NULL },
    { "ttps://site.example/", BYLINE_LINK_NONE, NULL },
    { "https://user:pass@site.example/", BYLINE_LINK_NONE, NULL },
    { "https://", BYLINE_LINK_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *resolved = NULL;
      BylineLinkKind kind = byline_url_policy_link (BASE, rows[i].href, &resolved);

      g_test_message ("%s", rows[i].href);
      g_assert_cmpint (kind, ==, rows[i].kind);
      g_assert_cmpstr (resolved, ==, rows[i].resolved);
    }
}

static void
test_without_base (void)
{
  g_autofree char *relative = NULL;
  g_autofree char *absolute = NULL;

  g_assert_cmpint (byline_url_policy_link (NULL, "/a", &relative), ==, BYLINE_LINK_NONE);
  g_assert_null (relative);
  g_assert_cmpint (byline_url_policy_link (NULL, "https://a.example/", &absolute), ==,
                   BYLINE_LINK_WEB);
  g_assert_cmpstr (absolute, ==, "https://a.example/");
}

static void
test_too_long (void)
{
  g_autofree char *path = g_strnfill (100000, 'x');
  g_autofree char *href = g_strconcat ("https://a.example/", path, NULL);
  g_autofree char *anchor = g_strconcat ("#", path, NULL);
  g_autofree char *resolved = NULL;

  g_assert_cmpint (byline_url_policy_link (BASE, href, &resolved), ==, BYLINE_LINK_NONE);
  g_assert_cmpint (byline_url_policy_link (BASE, anchor, &resolved), ==, BYLINE_LINK_NONE);
  g_assert_false (byline_url_policy_resource (BASE, href, &resolved));
  g_assert_null (resolved);
}

static void
test_resources (void)
{
  static const struct { const char *base; const char *src; const char *resolved; } rows[] = {
    { BASE, "a.jpg", "https://site.example/2024/post/a.jpg" },
    { BASE, "https://cdn.example/a.jpg", "https://cdn.example/a.jpg" },
    { BASE, "http://cdn.example/a.jpg", "https://cdn.example/a.jpg" },
    { "http://site.example/", "http://cdn.example/a.jpg", "http://cdn.example/a.jpg" },
    { BASE, "data:image/png;base64,AA", NULL },
    { BASE, "javascript:x", NULL },
    { BASE, "file:///a.jpg", NULL },
    { BASE, "mailto:a@b.example", NULL },
    { BASE, "", NULL },
    { BASE, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *resolved = NULL;
      gboolean allowed = byline_url_policy_resource (rows[i].base, rows[i].src, &resolved);

      g_assert_cmpint (allowed, ==, rows[i].resolved != NULL);
      g_assert_cmpstr (resolved, ==, rows[i].resolved);
    }
}

static void
test_own (void)
{
  static const struct { const char *site, *authority; gboolean is_own; } rows[] = {
    { "blog.example", "blog.example", TRUE },
    { "blog.example", "BLOG.example", TRUE },
    { "www.blog.example", "blog.example", TRUE },
    { "blog.example", "www.blog.example", TRUE },
    { "blog.example", "media.blog.example", TRUE },
    { "www.blog.example", "media.blog.example", TRUE },
    { "blog.example:8080", "blog.example:8080", TRUE },
    { "blog.example", "blog.example:8080", FALSE },
    { "127.0.0.1:4000", "127.0.0.1:4001", FALSE },
    { "blog.example", "evilblog.example", FALSE },
    { "blog.example", "blog.example.evil", FALSE },
    { "a.blog.example", "blog.example", FALSE },
    { "localhost", "x.localhost", FALSE },
    { "blog.example", NULL, FALSE },
    { NULL, "blog.example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (byline_url_policy_is_own (rows[i].site, rows[i].authority), ==,
                     rows[i].is_own);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/url-policy/links", test_links);
  g_test_add_func ("/document/url-policy/without-base", test_without_base);
  g_test_add_func ("/document/url-policy/too-long", test_too_long);
  g_test_add_func ("/document/url-policy/resources", test_resources);
  g_test_add_func ("/document/url-policy/own", test_own);

  return g_test_run ();
}
