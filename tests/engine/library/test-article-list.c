/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-article-list.h"

#include "fake-site.h"

typedef struct
{
  FakeSite          *site;
  BylineLibrary     *library;
  BylineArticleList *list;
  char              *folder;
  gint64             site_id;
} Fixture;

static void
settle (Fixture *fixture)
{
  while (byline_article_list_get_is_loading (fixture->list) ||
         byline_article_list_get_is_fetching (fixture->list) ||
         g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  n_articles)
{
  fixture->site = fake_site_new (GPOINTER_TO_UINT (n_articles));
  fixture->library = fake_library_open (&fixture->folder);
  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  fixture->list = byline_article_list_new (fixture->library);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  n_articles)
{
  gpointer alive = fixture->list;

  /* Rows that are still being loaded hold the list until they are here. */
  g_object_add_weak_pointer (alive, &alive);
  g_object_unref (fixture->list);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  fake_library_forget (fixture->library, fixture->folder);
  fake_site_free (fixture->site);
}

static void
wait_for_article (BylineArticleItem *item)
{
  while (byline_article_item_get_article (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
sync_site (Fixture *fixture)
{
  GAsyncResult *slot = NULL;

  byline_library_sync_async (fixture->library, fixture->site_id, FALSE, NULL,
                             fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_sync_finish (fixture->library, result, NULL, NULL));
}

static void
wait_for_length (Fixture *fixture,
                 guint    n_items)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_loads_what_is_asked_for (Fixture       *fixture,
                              gconstpointer  n_articles)
{
  byline_article_list_set_filter (fixture->list, NULL);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 20);

  g_autoptr(BylineArticleItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_autoptr(BylineArticleItem) again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  wait_for_article (item);

  g_assert_true (item == again);
  g_assert_cmpstr (byline_article_item_get_article (item)->title, ==, "Article 60");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 20));
}

typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
  guint n_signals;
} Change;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Change     *change)
{
  change->position = position;
  change->n_removed += n_removed;
  change->n_added += n_added;
  change->n_signals++;
}

static void
test_refresh_keeps_rows (Fixture       *fixture,
                         gconstpointer  n_articles)
{
  Change change = { 0 };

  byline_article_list_set_filter (fixture->list, NULL);
  settle (fixture);
  g_autoptr(BylineArticleItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 5);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), &change);
  fake_site_publish (fixture->site, 2);
  sync_site (fixture);
  wait_for_length (fixture, 22);

  g_autoptr(BylineArticleItem) moved = g_list_model_get_item (G_LIST_MODEL (fixture->list), 7);
  g_assert_true (item == moved);
  g_assert_cmpuint (change.position, ==, 0);
  g_assert_cmpuint (change.n_removed, ==, 0);
  g_assert_cmpuint (change.n_added, ==, 2);
  g_assert_cmpuint (change.n_signals, ==, 1);
}

static void
test_fetch_older_to_the_end (Fixture       *fixture,
                             gconstpointer  n_articles)
{
  byline_article_list_set_filter (fixture->list, NULL);
  settle (fixture);
  for (guint i = 0; i < 5; i++)
    {
      byline_article_list_fetch_older (fixture->list);
      settle (fixture);
    }
  wait_for_length (fixture, 60);

  guint n_requests = fake_site_count (fixture->site, "GET", "/posts?");
  byline_article_list_fetch_older (fixture->list);
  g_assert_false (byline_article_list_get_is_fetching (fixture->list));
  g_assert_cmpuint (fake_site_count (fixture->site, "GET", "/posts?"), ==, n_requests);
}

static void
note_failure_cb (BylineArticleList *list,
                 GError            *error,
                 guint             *n_failures)
{
  (*n_failures)++;
}

static void
test_failure_is_told_once (Fixture       *fixture,
                           gconstpointer  n_articles)
{
  guint n_failures = 0;

  byline_article_list_set_filter (fixture->list, NULL);
  settle (fixture);
  g_signal_connect (fixture->list, "failed", G_CALLBACK (note_failure_cb), &n_failures);
  fake_site_go_down (fixture->site);
  byline_article_list_fetch_older (fixture->list);
  settle (fixture);
  byline_article_list_fetch_older (fixture->list);
  settle (fixture);

  g_assert_cmpuint (n_failures, ==, 1);
}

static void
mark_read (Fixture *fixture,
           gint64   article_id)
{
  GAsyncResult *slot = NULL;

  byline_library_mark_read_async (fixture->library, article_id, TRUE, NULL,
                                  fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_mark_finish (fixture->library, result, NULL));
}

/* The article on screen was read a moment ago; a refresh must not take it. */
static void
test_read_article_stays_among_unread (Fixture       *fixture,
                                      gconstpointer  n_articles)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();

  filter->unread_only = TRUE;
  byline_article_list_set_filter (fixture->list, filter);
  settle (fixture);
  g_autoptr(BylineArticleItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 3);
  gint64 id = byline_article_item_get_id (item);
  wait_for_article (item);
  mark_read (fixture, id);
  fake_site_publish (fixture->site, 1);
  sync_site (fixture);
  wait_for_length (fixture, 21);
  g_assert_true (byline_article_list_find (fixture->list, id, NULL));
  while (!byline_article_item_get_article (item)->is_read)
    g_main_context_iteration (NULL, TRUE);

  byline_article_list_set_filter (fixture->list, filter);
  settle (fixture);
  wait_for_length (fixture, 20);
  g_assert_false (byline_article_list_find (fixture->list, id, NULL));
}

static void
test_filter_change (Fixture       *fixture,
                    gconstpointer  n_articles)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();

  byline_article_list_set_filter (fixture->list, NULL);
  filter->site_id = fixture->site_id;
  filter->category = 1;
  byline_article_list_set_filter (fixture->list, filter);
  settle (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 10);
}

/* Another place is chosen while rows are being loaded that it shows, too. */
static void
test_rows_load_across_filters (Fixture       *fixture,
                               gconstpointer  n_articles)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();

  byline_article_list_set_filter (fixture->list, NULL);
  settle (fixture);
  g_autoptr(BylineArticleItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  filter->site_id = fixture->site_id;
  byline_article_list_set_filter (fixture->list, filter);
  settle (fixture);
  g_autoptr(BylineArticleItem) again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);

  g_assert_true (item == again);
  wait_for_article (again);
}

#define ADD(name, func) \
  g_test_add ("/library/article-list/" name, Fixture, GUINT_TO_POINTER (60), set_up, func, \
              tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("loads-what-is-asked-for", test_loads_what_is_asked_for);
  ADD ("refresh-keeps-rows", test_refresh_keeps_rows);
  ADD ("fetch-older-to-the-end", test_fetch_older_to_the_end);
  ADD ("failure-is-told-once", test_failure_is_told_once);
  ADD ("read-article-stays-among-unread", test_read_article_stays_among_unread);
  ADD ("filter-change", test_filter_change);
  ADD ("rows-load-across-filters", test_rows_load_across_filters);
  return g_test_run ();
}
