/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved articles keep their pictures: the site's own, those of others only
 * after a word, outside the quota, until they are saved no more. */

#include "byline-picture-keeper.h"

#include <string.h>

#include "byline-library-private.h"
#include "fake-site.h"

#define PNG_HEAD "\211PNG\r\n\032\n"

typedef struct
{
  BylineTestServer *own;
  BylineTestServer *other;
  BylineLibrary    *library;
  char             *folder;
  gint64            site_id;
  gint64            article_id;
  gint              is_down;   /* atomic */
} Fixture;

static gboolean
answer (BylineTestConnection    *connection,
        const BylineTestRequest *request,
        gpointer                 user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *body = g_malloc0 (512);

  memcpy (body, PNG_HEAD, 8);
  if (g_atomic_int_get (&fixture->is_down))
    byline_test_answer (connection, 500, "Content-Type: text/html\r\n", "no", -1);
  else if (strstr (request->path, "missing") != NULL)
    byline_test_answer (connection, 404, "Content-Type: text/html\r\n", "no", -1);
  else
    byline_test_answer (connection, 200, "Content-Type: image/png\r\n", body, 512);
  return TRUE;
}

static char *
dup_html (Fixture *fixture)
{
  g_autofree char *other = byline_test_server_dup_uri (fixture->other, "/far.png");

  return g_strdup_printf ("<p><img src=\"/a.png\" width=\"400\" height=\"300\" "
                          "srcset=\"/a-300.png 300w, /a-1600.png 1600w, %s 1700w\"></p>"
                          "<p><img src=\"/missing.png\" width=\"400\" height=\"300\"></p>"
                          "<p><img src=\"%s\" width=\"400\" height=\"300\"></p>"
                          "<p>One more <img src=\"/icon.png\" width=\"16\" height=\"16\">.</p>",
                          other, other);
}

static BylineArticle *
make_article (Fixture *fixture)
{
  BylineArticle *article = byline_article_new ();

  article->remote_id = 7;
  article->published_at = 1700000000;
  article->modified_at = 1700000000;
  article->title = g_strdup ("Pictures");
  article->link = byline_test_server_dup_uri (fixture->own, "/pictures/");
  article->content_html = dup_html (fixture);
  return article;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(BylineSite) site = byline_site_new ();
  g_autoptr(GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  BylineStore *store;

  fixture->own = byline_test_server_new (answer, fixture);
  fixture->other = byline_test_server_new (answer, fixture);
  fixture->library = fake_library_open (&fixture->folder);
  store = byline_library_get_store (fixture->library);
  site->name = g_strdup ("Pictures");
  site->description = g_strdup ("");
  site->home = byline_test_server_dup_uri (fixture->own, "");
  site->api_root = byline_test_server_dup_uri (fixture->own, "/wp-json/");
  fixture->site_id = byline_store_add_site (store, site, NULL, NULL);
  g_ptr_array_add (articles, make_article (fixture));
  g_assert_true (byline_store_save_articles (store, fixture->site_id, articles, NULL, NULL));
  fixture->article_id = byline_store_find_article (store, fixture->site_id, 7, NULL);
  g_assert_cmpint (fixture->article_id, >, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fake_library_forget (fixture->library, fixture->folder);
  byline_test_server_free (fixture->own);
  byline_test_server_free (fixture->other);
}

static guint
count_kept (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "pictures", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
mark_saved (Fixture  *fixture,
            gboolean  is_saved)
{
  GAsyncResult *slot = NULL;

  byline_library_mark_saved_async (fixture->library, fixture->article_id, is_saved, NULL,
                                   fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_mark_finish (fixture->library, result, NULL));
}

static void
do_nothing (gpointer data)
{
}

/* What was queued for keeping has run when this returns. */
static void
wait_for_keeper (Fixture *fixture)
{
  byline_worker_call (fixture->library->keepers, do_nothing, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static GBytes *
load (Fixture    *fixture,
      const char *path)
{
  g_autofree char *uri = byline_test_server_dup_uri (fixture->own, path);
  GAsyncResult *slot = NULL;

  byline_library_load_picture_async (fixture->library, uri, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  return byline_library_load_picture_finish (fixture->library, result, NULL);
}

static void
test_own_pictures (Fixture       *fixture,
                   gconstpointer  data)
{
  mark_saved (fixture, TRUE);
  wait_for_keeper (fixture);

  g_assert_cmpuint (count_kept (fixture), ==, 2);
  g_assert_cmpuint (byline_test_server_count_accepted (fixture->other), ==, 0);
  g_atomic_int_set (&fixture->is_down, TRUE);
  g_autoptr(GBytes) bytes = load (fixture, "/a-1600.png");
  g_assert_nonnull (bytes);

  /* What the site does not have is not asked for again and again. */
  g_autoptr(GArray) unkept =
    byline_store_list_unkept (byline_library_get_store (fixture->library), fixture->site_id, NULL);
  g_assert_cmpuint (unkept->len, ==, 0);
}

static void
test_others_after_a_word (Fixture       *fixture,
                          gconstpointer  data)
{
  byline_store_allow_pictures (byline_library_get_store (fixture->library), fixture->site_id,
                               TRUE, NULL);
  mark_saved (fixture, TRUE);
  wait_for_keeper (fixture);

  g_assert_cmpuint (count_kept (fixture), ==, 3);
  g_assert_cmpuint (byline_test_server_count (fixture->other), ==, 1);
}

/* A picture that was allowed once while reading lies in the cache already. */
static void
test_seen_ones_without_asking (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *far = byline_test_server_dup_uri (fixture->other, "/far.png");
  GAsyncResult *slot = NULL;

  byline_library_load_picture_async (fixture->library, far, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(GBytes) bytes = byline_library_load_picture_finish (fixture->library, result, NULL);
  g_assert_nonnull (bytes);
  mark_saved (fixture, TRUE);
  wait_for_keeper (fixture);

  g_assert_cmpuint (count_kept (fixture), ==, 3);
  g_assert_cmpuint (byline_test_server_count (fixture->other), ==, 1);
}

static void
test_released (Fixture       *fixture,
               gconstpointer  data)
{
  mark_saved (fixture, TRUE);
  wait_for_keeper (fixture);
  mark_saved (fixture, FALSE);
  wait_for_keeper (fixture);

  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

static void
test_removed_with_the_site (Fixture       *fixture,
                            gconstpointer  data)
{
  GAsyncResult *slot = NULL;

  mark_saved (fixture, TRUE);
  wait_for_keeper (fixture);
  byline_library_remove_site_async (fixture->library, fixture->site_id, NULL, fake_answered_cb,
                                    &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_remove_site_finish (fixture->library, result, NULL));
  wait_for_keeper (fixture);

  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

/* What could not be had when the article was saved comes after a sync, also
 * in a second run; and it outlives that run. */
static void
test_another_day (Fixture       *fixture,
                  gconstpointer  data)
{
  g_atomic_int_set (&fixture->is_down, TRUE);
  mark_saved (fixture, TRUE);
  wait_for_keeper (fixture);
  g_assert_cmpuint (count_kept (fixture), ==, 0);

  byline_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->library);
  fixture->library = fake_library_open (&fixture->folder);
  g_atomic_int_set (&fixture->is_down, FALSE);
  byline_library_keep_missing_pictures (fixture->library, fixture->site_id);
  wait_for_keeper (fixture);
  byline_library_sweep_pictures (fixture->library);
  wait_for_keeper (fixture);

  g_assert_cmpuint (count_kept (fixture), ==, 2);
}

#define keeper_test(path, func) \
  g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  keeper_test ("/library/picture-keeper/own-pictures", test_own_pictures);
  keeper_test ("/library/picture-keeper/others-after-a-word", test_others_after_a_word);
  keeper_test ("/library/picture-keeper/seen-ones-without-asking", test_seen_ones_without_asking);
  keeper_test ("/library/picture-keeper/released", test_released);
  keeper_test ("/library/picture-keeper/removed-with-the-site", test_removed_with_the_site);
  keeper_test ("/library/picture-keeper/another-day", test_another_day);
  return g_test_run ();
}
