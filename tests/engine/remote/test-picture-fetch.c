/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Only five kinds of picture get in, and only by their own first bytes. */

#include "byline-picture-fetch.h"

#include "byline-picture-error.h"
#include "byline-remote-error.h"
#include "byline-test-replay.h"
#include "byline-test-server.h"

#define PNG "\x89PNG\r\n\x1a\n rest"

static void
test_kinds (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    gboolean    is_supported;
  } rows[] = {
    { PNG, 13, TRUE },
    { "\xff\xd8\xff\xe0 rest", 9, TRUE },
    { "GIF87a", 6, TRUE },
    { "GIF89a", 6, TRUE },
    { "RIFF\x01\x02\x03\x04WEBPVP8 ", 16, TRUE },
    { "\0\0\0\x1c""ftypavif\0\0\0\0", 16, TRUE },
    { "\0\0\0\x1c""ftypavis\0\0\0\0", 16, TRUE },
    { "RIFF\x01\x02\x03\x04WAVE", 12, FALSE },
    { "RIFF", 4, FALSE },
    { "\0\0\0\x1c""ftypheic", 12, FALSE },
    { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41, FALSE },
    { "BM\0\0\0\0", 6, FALSE },
    { "II*\0", 4, FALSE },
    { "\0\0\1\0", 4, FALSE },
    { "", 0, FALSE },
    { "\x89PN", 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].length);

      g_assert_cmpint (byline_picture_is_supported (bytes), ==, rows[i].is_supported);
    }
}

static GBytes *
fetch (guint        status,
       const char  *type,
       const char  *body,
       GError     **error)
{
  g_autoptr(BylineTestReplay) replay = byline_test_replay_new (NULL);
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autofree char *uri = byline_test_replay_dup_uri (replay, "/p");

  byline_test_replay_play_text (replay, "GET", "/p", status, type, body);
  return byline_picture_fetch (http, uri, BYLINE_PICTURE_NEAR, NULL, error);
}

static void
test_fetches (void)
{
  g_autoptr(GError) error = NULL;

  g_autoptr(GBytes) bytes = fetch (200, "Content-Type: text/plain\r\n", PNG, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 13);
}

static void
test_refuses (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    int         code;
  } rows[] = {
    { 200, "", BYLINE_REMOTE_ERROR_INCOMPLETE },
    { 404, PNG, BYLINE_REMOTE_ERROR_GONE },
    { 503, PNG, BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 500, PNG, BYLINE_REMOTE_ERROR_SERVER },
    { 403, PNG, BYLINE_REMOTE_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (fetch (rows[i].status, "Content-Type: image/png\r\n", rows[i].body, &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, rows[i].code);
    }
}

static void
test_names_the_kind (void)
{
  static const struct { const char *bytes; gsize length; int code; } rows[] = {
    { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41, BYLINE_PICTURE_ERROR_SVG },
    { "\xef\xbb\xbf <?xml version=\"1.0\"?><!-- x --><SVG>", 41, BYLINE_PICTURE_ERROR_SVG },
    { "<!doctype html><html><svg>", 26, BYLINE_PICTURE_ERROR_PAGE },
    { "BM\0\0\0\0", 6, BYLINE_PICTURE_ERROR_BMP },
    { "II*\0", 4, BYLINE_PICTURE_ERROR_TIFF },
    { "MM\0*", 4, BYLINE_PICTURE_ERROR_TIFF },
    { "\0\0\1\0", 4, BYLINE_PICTURE_ERROR_ICON },
    { "\0\0\0\x1c""ftypheic", 12, BYLINE_PICTURE_ERROR_HEIC },
    { "\xff\x0a", 2, BYLINE_PICTURE_ERROR_JPEG_XL },
    { "   ", 3, BYLINE_PICTURE_ERROR_UNKNOWN },
    { "", 0, BYLINE_PICTURE_ERROR_UNKNOWN },
  };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (rows[i].bytes, rows[i].length);

      g_assert_cmpint (byline_picture_error_sniff (bytes), ==, rows[i].code);
    }
  g_assert_null (fetch (200, "Content-Type: image/png\r\n", "<svg/>", &error));
  g_assert_error (error, BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_SVG);
}

static gboolean
answer_png (BylineTestConnection    *connection,
            const BylineTestRequest *request,
            gpointer                 user_data)
{
  byline_test_answer (connection, 200, "Content-Type: image/png\r\n", PNG, -1);
  return TRUE;
}

/* Sends on to another host, or for "/near" to another place of its own. */
static gboolean
answer_redirect (BylineTestConnection    *connection,
                 const BylineTestRequest *request,
                 gpointer                 user_data)
{
  g_autofree char *location = g_strdup_printf ("Location: %s\r\n",
                                               g_str_equal (request->path, "/near")
                                                 ? "/there" : (const char *) user_data);

  if (g_str_equal (request->path, "/there"))
    return answer_png (connection, request, NULL);
  byline_test_answer (connection, 302, location, NULL, 0);
  return TRUE;
}

/* A site must not pass a person on to a host that they did not allow. */
static void
test_stays_with_the_host (void)
{
  g_autoptr(BylineTestServer) other = byline_test_server_new (answer_png, NULL);
  g_autofree char *elsewhere = byline_test_server_dup_uri (other, "/p.png");
  g_autoptr(BylineTestServer) site = byline_test_server_new (answer_redirect, elsewhere);
  g_autofree char *far = byline_test_server_dup_uri (site, "/far");
  g_autofree char *near = byline_test_server_dup_uri (site, "/near");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_picture_fetch (http, far, BYLINE_PICTURE_NEAR, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE);
  g_assert_cmpuint (byline_test_server_count_accepted (other), ==, 0);

  g_autoptr(GBytes) own = byline_picture_fetch (http, near, BYLINE_PICTURE_NEAR, NULL, NULL);
  g_assert_nonnull (own);
  g_autoptr(GBytes) allowed = byline_picture_fetch (http, far, BYLINE_PICTURE_ANYWHERE, NULL,
                                                    NULL);
  g_assert_nonnull (allowed);
  g_assert_cmpuint (byline_test_server_count (other), ==, 1);
}

static void
test_says_nothing_of_the_person (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_png, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/p.png#part");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  const BylineTestRequest *request;

  g_autoptr(GBytes) bytes = byline_picture_fetch (http, uri, BYLINE_PICTURE_NEAR, NULL, NULL);

  g_assert_nonnull (bytes);
  request = byline_test_server_get_request (server, 0);
  g_assert_cmpstr (request->path, ==, "/p.png");
  g_assert_null (byline_test_request_get_header (request, "cookie"));
  g_assert_null (byline_test_request_get_header (request, "referer"));
  g_assert_null (byline_test_request_get_header (request, "authorization"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/picture-fetch/kinds", test_kinds);
  g_test_add_func ("/remote/picture-fetch/fetches", test_fetches);
  g_test_add_func ("/remote/picture-fetch/refuses", test_refuses);
  g_test_add_func ("/remote/picture-fetch/names-the-kind", test_names_the_kind);
  g_test_add_func ("/remote/picture-fetch/stays-with-the-host", test_stays_with_the_host);
  g_test_add_func ("/remote/picture-fetch/says-nothing-of-the-person",
                   test_says_nothing_of_the_person);

  return g_test_run ();
}
