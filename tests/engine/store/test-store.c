/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

typedef struct
{
  GString *seen;
  GThread *main_thread;
} Watcher;

static void
store_changed_cb (BylineStore *store,
                  guint        what,
                  gint64       site_id,
                  gint64       article_id,
                  gpointer     user_data)
{
  Watcher *watcher = user_data;

  g_assert_true (g_thread_self () == watcher->main_thread);
  g_string_append_printf (watcher->seen, "%u:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT " ",
                          what, site_id, article_id);
}

static char *
take_seen (Watcher *watcher)
{
  char *seen;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  seen = g_string_free (watcher->seen, FALSE);
  watcher->seen = g_string_new (NULL);

  return seen;
}

static void
test_changed (StoreFixture  *self,
              gconstpointer  unused)
{
  Watcher watcher = { g_string_new (NULL), g_thread_self () };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *wanted = NULL;
  gint64 site;
  gint64 article;

  g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), &watcher);
  site = store_fixture_add_site (self, "one");
  article = store_fixture_add (self, site, make_article (1, "One", 10));
  first = take_seen (&watcher);
  wanted = g_strdup_printf ("%d:%" G_GINT64_FORMAT ":0 ",
                            BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLES, site);
  g_assert_cmpstr (first, ==, wanted);

  g_clear_pointer (&wanted, g_free);
  g_assert_true (byline_store_mark_read (self->store, article, TRUE, NULL));
  g_assert_true (byline_store_mark_saved (self->store, article, TRUE, NULL));
  second = take_seen (&watcher);
  wanted = g_strdup_printf ("%d:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT " ",
                            BYLINE_CHANGE_ARTICLE, site, article);
  g_assert_cmpstr (second, ==, wanted);

  /* Nothing changed, nothing said. */
  g_assert_true (byline_store_mark_read (self->store, article, TRUE, NULL));
  store_fixture_add (self, site, make_article (1, "One", 10));
  third = take_seen (&watcher);
  g_assert_cmpstr (third, ==, "");

  g_signal_handlers_disconnect_by_data (self->store, &watcher);
  g_string_free (watcher.seen, TRUE);
}

static void
test_changed_collapses (StoreFixture  *self,
                        gconstpointer  unused)
{
  Watcher watcher = { g_string_new (NULL), g_thread_self () };
  gint64 site = store_fixture_add_site (self, "one");
  gint64 ids[40];
  g_autofree char *before = NULL;
  g_autofree char *seen = NULL;
  g_auto(GStrv) reports = NULL;

  for (int i = 0; i < 40; i++)
    ids[i] = store_fixture_add (self, site, make_article (i + 1, "One", 10));
  before = take_seen (&watcher);
  g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), &watcher);
  for (int i = 0; i < 40; i++)
    g_assert_true (byline_store_mark_read (self->store, ids[i], TRUE, NULL));
  seen = take_seen (&watcher);
  reports = g_strsplit (seen, " ", -1);

  g_assert_cmpstr (before, ==, "");
  g_assert_cmpuint (g_strv_length (reports), <=, 34);
  g_assert_true (g_str_has_prefix (seen, "4:0:0 "));
  g_signal_handlers_disconnect_by_data (self->store, &watcher);
  g_string_free (watcher.seen, TRUE);
}

/* A report that waits must neither keep the store alive nor outlive it. */
static void
test_dropped_before_idle (void)
{
  g_autofree char *dir = make_dir ();
  StoreFixture fixture = { dir, byline_store_new (dir, NULL) };

  store_fixture_add_site (&fixture, "one");
  g_assert_finalize_object (fixture.store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_dir (dir);
}

static void
test_close (StoreFixture  *self,
            gconstpointer  unused)
{
  g_autoptr(BylineSite) site = make_site ("one");
  g_autoptr(GError) error = NULL;

  byline_store_close (self->store);
  byline_store_close (self->store);

  g_assert_null (byline_store_list_sites (self->store, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_ENGINE);
  g_clear_error (&error);
  g_assert_cmpint (byline_store_add_site (self->store, site, NULL, &error), ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_ENGINE);
}

static void
list_on_worker (gpointer data)
{
  BylineStore *store = data;
  g_autoptr(GPtrArray) sites = byline_store_list_sites (store, NULL);

  g_assert_true (byline_worker_is_current (byline_store_get_worker (store)));
  g_assert_cmpuint (sites->len, ==, 0);
}

static void
test_on_worker (StoreFixture  *self,
                gconstpointer  unused)
{
  byline_worker_call (byline_store_get_worker (self->store), list_on_worker, self->store);
}

typedef struct
{
  BylineStore *store;
  gint64       article;
} Writer;

static gpointer
write_drafts (gpointer data)
{
  Writer *writer = data;

  for (int i = 0; i < 100; i++) {
    g_autoptr(BylineDraft) draft = store_fixture_draft (writer->article, "Text");
    g_autoptr(GError) error = NULL;

    g_assert_true (byline_store_save_draft (writer->store, draft, &error));
    g_assert_no_error (error);
  }

  return NULL;
}

static void
test_many_threads (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  Writer writer = { self->store, store_fixture_add (self, site, make_article (1, "One", 10)) };
  g_autoptr(GPtrArray) drafts = NULL;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_drafts, &writer);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  drafts = byline_store_list_drafts (self->store, NULL);

  g_assert_cmpuint (drafts->len, ==, 400);
}

static void
test_two_stores (StoreFixture  *self,
                 gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (1, "One", 10));
  g_autoptr(BylineStore) other = byline_store_new (self->dir, NULL);
  Writer writers[] = { { self->store, article }, { other, article } };
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(BylineArticle) seen = NULL;
  GThread *threads[2];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_drafts, &writers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_true (byline_store_mark_read (other, article, TRUE, NULL));
  drafts = byline_store_list_drafts (self->store, NULL);
  seen = byline_store_get_article (self->store, article, NULL);

  g_assert_cmpint (byline_store_get_mode (other), ==, BYLINE_STORE_WRITABLE);
  g_assert_cmpuint (drafts->len, ==, 200);
  g_assert_true (seen->is_read);
}

static gpointer
open_store (gpointer data)
{
  return byline_store_new (data, NULL);
}

/* The window and the command line start together on a new machine. */
static void
test_first_start_twice (void)
{
  for (int i = 0; i < 20; i++) {
    g_autofree char *dir = make_dir ();
    GThread *threads[3];
    BylineStore *stores[3];

    for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
      threads[j] = g_thread_new ("opener", open_store, dir);
    for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
      stores[j] = g_thread_join (threads[j]);
    for (guint j = 0; j < G_N_ELEMENTS (threads); j++) {
      g_assert_cmpint (byline_store_get_mode (stores[j]), ==, BYLINE_STORE_WRITABLE);
      g_object_unref (stores[j]);
    }
    remove_dir (dir);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/store/changed", test_changed);
  store_test ("/store/store/changed-collapses", test_changed_collapses);
  g_test_add_func ("/store/store/dropped-before-idle", test_dropped_before_idle);
  store_test ("/store/store/close", test_close);
  store_test ("/store/store/on-worker", test_on_worker);
  store_test ("/store/store/many-threads", test_many_threads);
  store_test ("/store/store/two-stores", test_two_stores);
  g_test_add_func ("/store/store/first-start-twice", test_first_start_twice);

  return g_test_run ();
}
