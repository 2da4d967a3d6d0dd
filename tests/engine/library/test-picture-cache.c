/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-picture-cache.h"

#include <string.h>

#include "byline-test-server.h"
#include "fake-site.h"

#define PNG_HEAD "\211PNG\r\n\032\n"

static gboolean
answer_picture (BylineTestConnection    *connection,
                const BylineTestRequest *request,
                gpointer                 user_data)
{
  g_autofree char *body = g_malloc0 (4096);

  memcpy (body, PNG_HEAD, 8);
  byline_test_answer (connection, 200, "Content-Type: image/png\r\n", body, 4096);
  return TRUE;
}

static gboolean
answer_page (BylineTestConnection    *connection,
             const BylineTestRequest *request,
             gpointer                 user_data)
{
  byline_test_answer (connection, 200, "Content-Type: image/png\r\n", "<svg/>", -1);
  return TRUE;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
test_fetched_once (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_picture, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/a.png");
  g_autofree char *folder = byline_test_folder_new ("pictures");
  g_autoptr(BylinePictureCache) cache = byline_picture_cache_new (folder, 1 << 20);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");

  g_autoptr(GBytes) first = byline_picture_cache_load (cache, http, uri, NULL, NULL);
  g_autoptr(GBytes) second = byline_picture_cache_load (cache, http, uri, NULL, NULL);

  g_assert_nonnull (first);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpuint (byline_test_server_count (server), ==, 1);
  byline_test_folder_remove (folder);
}

static void
test_quota (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_picture, NULL);
  g_autofree char *folder = byline_test_folder_new ("pictures");
  g_autoptr(BylinePictureCache) cache = byline_picture_cache_new (folder, 40 * 1024);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      g_autofree char *uri = byline_test_server_dup_uri (server, path);
      g_autoptr(GBytes) bytes = byline_picture_cache_load (cache, http, uri, NULL, NULL);

      g_assert_nonnull (bytes);
    }

  g_assert_cmpuint (count_files (folder), <=, 15);
  g_assert_cmpuint (count_files (folder), >, 0);
  byline_test_folder_remove (folder);
}

static void
test_other_kinds_are_refused (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_page, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/a.png");
  g_autofree char *folder = byline_test_folder_new ("pictures");
  g_autoptr(BylinePictureCache) cache = byline_picture_cache_new (folder, 1 << 20);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");
  g_autoptr(GError) error = NULL;

  g_autoptr(GBytes) bytes = byline_picture_cache_load (cache, http, uri, NULL, &error);

  g_assert_null (bytes);
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (folder), ==, 0);
  byline_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/picture-cache/fetched-once", test_fetched_once);
  g_test_add_func ("/library/picture-cache/quota", test_quota);
  g_test_add_func ("/library/picture-cache/other-kinds-are-refused",
                   test_other_kinds_are_refused);
  return g_test_run ();
}
