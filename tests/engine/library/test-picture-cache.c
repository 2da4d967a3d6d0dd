/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-picture-cache.h"

#include <string.h>
#include <utime.h>

#include <glib/gstdio.h>

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

static char *
dup_kept_folder (const char *folder)
{
  return g_strconcat (folder, "-kept", NULL);
}

static BylinePictureCache *
new_cache (const char *folder,
           goffset     quota_bytes)
{
  g_autofree char *kept = dup_kept_folder (folder);

  return byline_picture_cache_new (folder, kept, quota_bytes);
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
  g_autoptr(BylinePictureCache) cache = new_cache (folder, 1 << 20);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");

  g_autoptr(GBytes) first =
    byline_picture_cache_load (cache, http, uri, BYLINE_PICTURE_NEAR, NULL, NULL);
  g_autoptr(GBytes) second =
    byline_picture_cache_load (cache, http, uri, BYLINE_PICTURE_NEAR, NULL, NULL);

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
  g_autoptr(BylinePictureCache) cache = new_cache (folder, 40 * 1024);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      g_autofree char *uri = byline_test_server_dup_uri (server, path);
      g_autoptr(GBytes) bytes =
        byline_picture_cache_load (cache, http, uri, BYLINE_PICTURE_NEAR, NULL, NULL);

      g_assert_nonnull (bytes);
    }

  g_assert_cmpuint (count_files (folder), <=, 15);
  g_assert_cmpuint (count_files (folder), >, 0);
  byline_test_folder_remove (folder);
}

static void
set_age (const char *folder,
         const char *uri,
         gint64      seconds)
{
  g_autofree char *name = byline_picture_cache_dup_name (uri);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gint64 then = g_get_real_time () / G_USEC_PER_SEC - seconds;
  struct utimbuf times = { then, then };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* What was looked at last stays longest. */
static void
test_unused_go_first (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_picture, NULL);
  g_autofree char *folder = byline_test_folder_new ("pictures");
  g_autoptr(BylinePictureCache) cache = new_cache (folder, 40 * 1024);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");
  g_autoptr(GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      char *uri = byline_test_server_dup_uri (server, path);
      g_autoptr(GBytes) bytes = byline_picture_cache_load (cache, http, uri, BYLINE_PICTURE_NEAR,
                                                           NULL, NULL);

      g_ptr_array_add (uris, uri);
      if (i > 0)
        set_age (folder, uri, 10000 - i);
      g_autoptr(GBytes) again = byline_picture_cache_load (cache, http, uris->pdata[0],
                                                           BYLINE_PICTURE_NEAR, NULL, NULL);
      g_assert_nonnull (again);
    }

  g_assert_true (byline_picture_cache_has (cache, uris->pdata[0]));
  g_assert_true (byline_picture_cache_has (cache, uris->pdata[39]));
  g_assert_false (byline_picture_cache_has (cache, uris->pdata[1]));
  g_assert_cmpuint (byline_test_server_count (server), ==, 40);
  byline_test_folder_remove (folder);
}

/* One file must not push all others out. */
static void
test_largest_file (void)
{
  g_assert_cmpint (BYLINE_HTTP_MAX_PICTURE_BYTES, ==, 10 * 1024 * 1024);
  g_assert_cmpint (BYLINE_PICTURE_CACHE_DEFAULT_QUOTA / BYLINE_HTTP_MAX_PICTURE_BYTES, >=, 20);
}

static void
test_kept (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_picture, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/a.png");
  g_autofree char *other = byline_test_server_dup_uri (server, "/b.png");
  g_autofree char *name = byline_picture_cache_dup_name (uri);
  g_autofree char *folder = byline_test_folder_new ("pictures");
  g_autofree char *kept_folder = dup_kept_folder (folder);
  g_autoptr(BylinePictureCache) cache = new_cache (folder, 2048);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (byline_picture_cache_keep (cache, http, uri, BYLINE_PICTURE_NEAR, NULL, NULL));
  g_assert_true (byline_picture_cache_keep (cache, http, other, BYLINE_PICTURE_NEAR, NULL, NULL));
  g_assert_cmpuint (count_files (kept_folder), ==, 2);
  g_assert_cmpuint (count_files (folder), ==, 0);

  g_autoptr(GBytes) bytes = byline_picture_cache_load (cache, http, uri, BYLINE_PICTURE_NEAR,
                                                       NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (byline_test_server_count (server), ==, 2);

  g_hash_table_add (wanted, name);
  byline_picture_cache_release (cache, wanted);
  g_assert_true (byline_picture_cache_has (cache, uri));
  g_assert_false (byline_picture_cache_has (cache, other));
  byline_test_folder_remove (kept_folder);
  byline_test_folder_remove (folder);
}

static void
test_other_kinds_are_refused (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (answer_page, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/a.png");
  g_autofree char *folder = byline_test_folder_new ("pictures");
  g_autoptr(BylinePictureCache) cache = new_cache (folder, 1 << 20);
  g_autoptr(BylineHttp) http = byline_http_new ("Byline/test");
  g_autoptr(GError) error = NULL;

  g_autoptr(GBytes) bytes =
    byline_picture_cache_load (cache, http, uri, BYLINE_PICTURE_NEAR, NULL, &error);

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
  g_test_add_func ("/library/picture-cache/unused-go-first", test_unused_go_first);
  g_test_add_func ("/library/picture-cache/largest-file", test_largest_file);
  g_test_add_func ("/library/picture-cache/kept", test_kept);
  g_test_add_func ("/library/picture-cache/other-kinds-are-refused",
                   test_other_kinds_are_refused);
  return g_test_run ();
}
