/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Only five kinds of picture get in, and only by their own first bytes. */

#include "byline-picture-fetch.h"

#include "byline-remote-error.h"
#include "byline-test-replay.h"

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
  return byline_picture_fetch (http, uri, NULL, error);
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
    { 200, "<svg/>", BYLINE_REMOTE_ERROR_MALFORMED },
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/picture-fetch/kinds", test_kinds);
  g_test_add_func ("/remote/picture-fetch/fetches", test_fetches);
  g_test_add_func ("/remote/picture-fetch/refuses", test_refuses);

  return g_test_run ();
}
