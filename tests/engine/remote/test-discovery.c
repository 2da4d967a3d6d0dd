/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a person types to a site, with servers of all habits. */

#include "byline-discovery.h"

#include <string.h>

#include "byline-remote-error.h"
#include "byline-test-replay.h"

#define JSON "Content-Type: application/json\r\n"
#define HTML "Content-Type: text/html; charset=UTF-8\r\n"
#define PLAIN_PAGE "<!DOCTYPE html><html><head><title>A</title></head><body></body></html>"
#define INDEX(home) \
  "{\"name\":\"Salt &amp; Sea\",\"description\":\"d\",\"home\":\"" home "\",\"url\":\"" home "\"," \
  "\"gmt_offset\":\"0\",\"namespaces\":[\"wp/v2\"],\"authentication\":[],\"site_icon_url\":\"\"}"

/* Somewhere to discover. */
typedef struct
{
  BylineTestReplay *replay;
  BylineHttp       *http;
} Fixture;

static void
fixture_open (Fixture *fixture)
{
  fixture->replay = byline_test_replay_new (NULL);
  fixture->http = byline_http_new ("test");
}

static void
fixture_close (Fixture *fixture)
{
  g_clear_object (&fixture->http);
  g_clear_pointer (&fixture->replay, byline_test_replay_free);
}

static void
play (Fixture    *fixture,
      const char *path,
      guint       status,
      const char *headers,
      const char *body)
{
  byline_test_replay_play_text (fixture->replay, "GET", path, status, headers, body);
}

static BylineDiscovered *
discover (Fixture     *fixture,
          const char  *path,
          GError     **error)
{
  g_autofree char *address = byline_test_replay_dup_uri (fixture->replay, path);

  return byline_discovery_run (fixture->http, address, NULL, error);
}

static void
assert_found (Fixture    *fixture,
              const char *path,
              const char *root,
              const char *home)
{
  g_autofree char *wished_root = byline_test_replay_dup_uri (fixture->replay, root);
  g_autofree char *wished_home = byline_test_replay_dup_uri (fixture->replay, home);
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineDiscovered) found = discover (fixture, path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found->site->api_root, ==, wished_root);
  g_assert_cmpstr (found->site->home, ==, wished_home);
  g_assert_cmpstr (found->site->name, ==, "Salt & Sea");
}

static void
assert_not_found (Fixture           *fixture,
                  const char        *path,
                  BylineRemoteError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (discover (fixture, path, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, (int) code);
}

static void
test_by_header (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 200,
        HTML "Link: <x>; rel=y\r\n"
             "Link: <z>; rel=shortlink, <@BASE@/own-prefix/>; rel=\"https://api.w.org/\"\r\n",
        PLAIN_PAGE);
  play (&fixture, "/own-prefix/", 200, JSON, INDEX ("@BASE@"));

  assert_found (&fixture, "/", "/own-prefix/", "");

  const BylineTestRequest *request = byline_test_server_get_request (
    byline_test_replay_get_server (fixture.replay), 1);
  g_assert_true (g_str_has_prefix (request->path, "/own-prefix/?_fields=name,"));
  fixture_close (&fixture);
}

static void
test_by_page (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/blog/", 200, HTML,
        "<html><head><link rel='https://api.w.org/' href='/blog/wp-json/' /></head></html>");
  play (&fixture, "/blog/wp-json/", 200, JSON, INDEX ("@BASE@/blog/"));

  assert_found (&fixture, "/blog/", "/blog/wp-json/", "/blog");
  fixture_close (&fixture);
}

static void
test_plain_permalinks (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 200,
        HTML "Link: <@BASE@/index.php?rest_route=/>; rel=\"https://api.w.org/\"\r\n", PLAIN_PAGE);
  play (&fixture, "/index.php", 200, JSON, INDEX ("@BASE@"));

  assert_found (&fixture, "/", "/index.php?rest_route=/", "");
  fixture_close (&fixture);
}

static void
test_by_rsd (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 200, HTML,
        "<html><head><link rel=\"EditURI\" type=\"application/rsd+xml\" "
        "href=\"@BASE@/xmlrpc.php?rsd\"></head></html>");
  play (&fixture, "/xmlrpc.php", 200, "Content-Type: text/xml\r\n",
        "<?xml version=\"1.0\"?><rsd><service><apis>"
        "<api name=\"WordPress\" blogID=\"1\" apiLink=\"@BASE@/xmlrpc.php\" />"
        "<api name=\"WP-API\" blogID=\"1\" apiLink=\"@BASE@/api/?a=1&amp;b=/\" />"
        "</apis></service></rsd>");
  play (&fixture, "/api/", 200, JSON, INDEX ("@BASE@"));

  assert_found (&fixture, "/", "/api/?a=1&b=/", "");
  fixture_close (&fixture);
}

static void
test_by_guess (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/blog/2024/05/tide/", 200, HTML, PLAIN_PAGE);
  play (&fixture, "/blog/wp-json/", 200, JSON, INDEX ("@BASE@/blog"));

  assert_found (&fixture, "/blog/2024/05/tide/", "/blog/wp-json/", "/blog");
  fixture_close (&fixture);
}

static void
test_by_guess_with_query (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/blog", 200, HTML, PLAIN_PAGE);
  play (&fixture, "/blog/", 200, JSON, INDEX ("@BASE@/blog"));

  assert_found (&fixture, "/blog", "/blog/?rest_route=/", "/blog");
  fixture_close (&fixture);
}

/* A plain site answers every path with its front page and status 200. */
static void
test_page_for_index_is_no_proof (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 200, HTML, PLAIN_PAGE);
  play (&fixture, "/wp-json/", 200, HTML, PLAIN_PAGE);

  assert_not_found (&fixture, "/", BYLINE_REMOTE_ERROR_NOT_WORDPRESS);
  fixture_close (&fixture);
}

static void
test_article_address (void)
{
  Fixture fixture = { NULL };
  g_autoptr(GError) error = NULL;
  fixture_open (&fixture);
  play (&fixture, "/tide/", 200,
        HTML "Link: <@BASE@/wp-json/>; rel=\"https://api.w.org/\"\r\n"
             "Link: <@BASE@/wp-json/wp/v2/posts/10>; rel=\"alternate\"; "
             "type=\"application/json\"\r\n",
        PLAIN_PAGE);
  play (&fixture, "/about/", 200,
        HTML "Link: <@BASE@/wp-json/>; rel=\"https://api.w.org/\"\r\n"
             "Link: <@BASE@/wp-json/wp/v2/pages/3>; rel=\"alternate\"; "
             "type=\"application/json\"\r\n",
        PLAIN_PAGE);
  play (&fixture, "/wp-json/", 200, JSON, INDEX ("@BASE@"));
  g_autofree char *route = byline_test_replay_dup_uri (fixture.replay, "/wp-json/wp/v2/posts/10");

  g_autoptr(BylineDiscovered) article = discover (&fixture, "/tide/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->post_route, ==, route);

  g_autoptr(BylineDiscovered) page = discover (&fixture, "/about/", &error);
  g_assert_no_error (error);
  g_assert_null (page->post_route);
  fixture_close (&fixture);
}

static void
test_address_as_typed (void)
{
  static const char * const shapes[] = {
    "127.0.0.1:%u", "  127.0.0.1:%u/ ", "<http://127.0.0.1:%u/>", "127.0.0.1:%u/wp-admin",
    "http://127.0.0.1:%u/wp-login.php?x=y", "http://127.0.0.1:%u/wp-admin/edit.php",
    "localhost:%u", "HTTP://127.0.0.1:%u/#top",
  };
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 200, HTML, PLAIN_PAGE);
  play (&fixture, "/wp-json/", 200, JSON, INDEX ("http://127.0.0.1"));
  guint16 port = byline_test_server_get_port (byline_test_replay_get_server (fixture.replay));

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", port);
      g_auto(GStrv) halves = g_strsplit (shapes[i], "%u", 2);
      g_autofree char *address = g_strjoinv (number, halves);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", address);
      g_autoptr(BylineDiscovered) found =
        byline_discovery_run (fixture.http, address, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (found);
    }
  fixture_close (&fixture);
}

static void
test_bad_addresses (void)
{
  static const char * const bad[] = {
    "", "   ", "two words", "ftp://a.example/", "javascript:alert(1)", "file:///etc/passwd",
    "http://", "http://user:pw@a.example/", "mailto:a@a.example", "//", "?", "http://a.example:0",
  };
  g_autoptr(BylineHttp) http = byline_http_new ("test");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (byline_discovery_run (http, bad[i], NULL, &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_BAD_ADDRESS);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    guint       page_status;
    guint       index_status;
    const char *index_type;
    const char *index;
    int         code;
  } rows[] = {
    { 200, 401, JSON, "{\"code\":\"rest_not_logged_in\"}", BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 200, 404, HTML, "<html>", BYLINE_REMOTE_ERROR_NOT_WORDPRESS },
    { 200, 200, JSON, "{\"namespaces\":[\"other/v1\"]}", BYLINE_REMOTE_ERROR_NOT_WORDPRESS },
    { 200, 200, JSON, "[]", BYLINE_REMOTE_ERROR_NOT_WORDPRESS },
    { 200, 429, HTML, "<html>", BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 503, 503, HTML, "<html>", BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 500, 500, HTML, "<html>", BYLINE_REMOTE_ERROR_SERVER },
    { 500, 404, HTML, "<html>", BYLINE_REMOTE_ERROR_SERVER },
    { 403, 404, HTML, "<html>", BYLINE_REMOTE_ERROR_REFUSED },
    { 401, 404, HTML, "<html>", BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 404, 404, HTML, "<html>", BYLINE_REMOTE_ERROR_NOT_WORDPRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_test_message ("row %u", i);
      fixture_open (&fixture);
      play (&fixture, "/", rows[i].page_status, HTML, PLAIN_PAGE);
      play (&fixture, "/wp-json/", rows[i].index_status, rows[i].index_type, rows[i].index);

      assert_not_found (&fixture, "/", rows[i].code);
      fixture_close (&fixture);
    }
}

static void
test_named_interface_that_is_shut (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 200, HTML "Link: </wp-json/>; rel=\"https://api.w.org/\"\r\n", PLAIN_PAGE);
  play (&fixture, "/wp-json/", 200, HTML, PLAIN_PAGE);

  assert_not_found (&fixture, "/", BYLINE_REMOTE_ERROR_NOT_JSON);
  fixture_close (&fixture);
}

/* A front page that fails does not hide an interface that works. */
static void
test_failing_page_with_interface (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 404, HTML, PLAIN_PAGE);
  play (&fixture, "/wp-json/", 200, JSON, INDEX ("@BASE@"));

  assert_found (&fixture, "/", "/wp-json/", "");
  fixture_close (&fixture);
}

static void
test_redirects_to_final_address (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture);
  play (&fixture, "/", 301, HTML "Location: @BASE@/blog/\r\n", "");
  play (&fixture, "/blog/", 200, HTML "Link: </api/>; rel=\"https://api.w.org/\"\r\n", PLAIN_PAGE);
  play (&fixture, "/api/", 301, HTML "Location: @BASE@/blog/api/?_fields=name\r\n", "");
  play (&fixture, "/blog/api/", 200, JSON, INDEX ("@BASE@/blog"));

  assert_found (&fixture, "/", "/blog/api/", "/blog");
  fixture_close (&fixture);
}

static void
test_offline (void)
{
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autofree char *address = g_strdup_printf ("127.0.0.1:%u", byline_test_unused_port ());
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_discovery_run (http, address, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE);
}

static void
test_icon (void)
{
  static const struct { const char *icon; gboolean is_fetched; } rows[] = {
    { "@BASE@/icon.png", TRUE },
    { "@BASE@/missing.png", FALSE },
    { "http://elsewhere.example/icon.png", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_autoptr(GError) error = NULL;
      g_autofree char *index =
        g_strdup_printf ("{\"name\":\"a\",\"home\":\"@BASE@\",\"namespaces\":[\"wp/v2\"],"
                         "\"site_icon_url\":\"%s\"}", rows[i].icon);
      fixture_open (&fixture);
      play (&fixture, "/", 200, HTML, PLAIN_PAGE);
      play (&fixture, "/wp-json/", 200, JSON, index);
      play (&fixture, "/icon.png", 200, "Content-Type: image/png\r\n", "\x89PNG\r\n\x1a\n more");

      g_autoptr(BylineDiscovered) found = discover (&fixture, "/", &error);

      g_assert_no_error (error);
      g_assert_cmpint (found->icon != NULL, ==, rows[i].is_fetched);
      g_assert_nonnull (found->site->icon_uri);
      fixture_close (&fixture);
    }
}

static void
test_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  g_cancellable_cancel (cancellable);

  g_assert_null (byline_discovery_run (http, "http://127.0.0.1/", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
recorded_open (Fixture    *fixture,
               const char *version)
{
  fixture->replay = byline_test_replay_new (version);
  if (fixture->replay == NULL)
    {
      g_test_skip ("no recordings");
      return FALSE;
    }

  fixture->http = byline_http_new ("test");
  return TRUE;
}

#define ARTICLE "/2024/12/21/north-korea-accusations/"

static void
test_recorded (gconstpointer version)
{
  Fixture fixture = { NULL };
  g_autoptr(GError) error = NULL;
  if (!recorded_open (&fixture, version))
    return;
  g_autofree char *home = byline_test_replay_dup_uri (fixture.replay, "");
  g_autofree char *root = byline_test_replay_dup_uri (fixture.replay, "/wp-json/");
  g_autofree char *route = byline_test_replay_dup_uri (fixture.replay, "/wp-json/wp/v2/posts/10");
  byline_test_replay_play (fixture.replay, "GET", ARTICLE, "article-page");
  byline_test_replay_play (fixture.replay, "GET", "/wp-json/", "index-fields");

  g_autoptr(BylineDiscovered) found = discover (&fixture, ARTICLE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found->site->home, ==, home);
  g_assert_cmpstr (found->site->api_root, ==, root);
  g_assert_cmpstr (found->post_route, ==, route);
  g_assert_nonnull (found->site->sign_in_uri);
  g_assert_cmpint ((int) strlen (found->site->name), >, 5);
  g_assert_null (strstr (found->site->name, "&amp;"));
  fixture_close (&fixture);
}

static void
test_recorded_shut (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!recorded_open (&fixture, version))
    return;
  byline_test_replay_play (fixture.replay, "GET", "/", "article-page");
  byline_test_replay_play (fixture.replay, "GET", "/wp-json/", "rest-disabled-index");

  assert_not_found (&fixture, "/", BYLINE_REMOTE_ERROR_MEMBERS_ONLY);

  byline_test_replay_play (fixture.replay, "GET", "/", "maintenance-page");
  byline_test_replay_play (fixture.replay, "GET", "/wp-json/", "json-maintenance");
  assert_not_found (&fixture, "/", BYLINE_REMOTE_ERROR_RATE_LIMITED);
  fixture_close (&fixture);
}

/* Every recording as page and as index: never a crash, always an answer. */
static void
test_recorded_everything (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!recorded_open (&fixture, version))
    return;

  GPtrArray *captures = byline_test_replay_get_captures (fixture.replay);
  for (guint i = 0; i < captures->len; i++)
    {
      const char *name = ((BylineTestCapture *) captures->pdata[i])->name;
      g_autoptr(GError) error = NULL;

      byline_test_replay_play (fixture.replay, "GET", "/", name);
      byline_test_replay_play (fixture.replay, "GET", "/wp-json/", name);
      g_autoptr(BylineDiscovered) found = discover (&fixture, "/", &error);

      g_assert_true ((found == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_cmpint (error->domain, ==, BYLINE_REMOTE_ERROR);
    }
  fixture_close (&fixture);
}

static void
add_recorded (const char *version)
{
  g_autofree char *found = g_strdup_printf ("/remote/discovery/recorded-%s", version);
  g_autofree char *shut = g_strdup_printf ("/remote/discovery/recorded-shut-%s", version);
  g_autofree char *everything =
    g_strdup_printf ("/remote/discovery/recorded-everything-%s", version);

  g_test_add_data_func (found, version, test_recorded);
  g_test_add_data_func (shut, version, test_recorded_shut);
  g_test_add_data_func (everything, version, test_recorded_everything);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/discovery/by-header", test_by_header);
  g_test_add_func ("/remote/discovery/by-page", test_by_page);
  g_test_add_func ("/remote/discovery/plain-permalinks", test_plain_permalinks);
  g_test_add_func ("/remote/discovery/by-rsd", test_by_rsd);
  g_test_add_func ("/remote/discovery/by-guess", test_by_guess);
  g_test_add_func ("/remote/discovery/by-guess-with-query", test_by_guess_with_query);
  g_test_add_func ("/remote/discovery/page-for-index-is-no-proof",
                   test_page_for_index_is_no_proof);
  g_test_add_func ("/remote/discovery/article-address", test_article_address);
  g_test_add_func ("/remote/discovery/address-as-typed", test_address_as_typed);
  g_test_add_func ("/remote/discovery/bad-addresses", test_bad_addresses);
  g_test_add_func ("/remote/discovery/errors", test_errors);
  g_test_add_func ("/remote/discovery/named-interface-that-is-shut",
                   test_named_interface_that_is_shut);
  g_test_add_func ("/remote/discovery/failing-page-with-interface",
                   test_failing_page_with_interface);
  g_test_add_func ("/remote/discovery/redirects-to-final-address",
                   test_redirects_to_final_address);
  g_test_add_func ("/remote/discovery/offline", test_offline);
  g_test_add_func ("/remote/discovery/icon", test_icon);
  g_test_add_func ("/remote/discovery/cancel", test_cancel);
  add_recorded ("6.1");
  add_recorded ("7.1");

  return g_test_run ();
}
