/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-store-private.h"
#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

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
  StoreFixture fixture = { dir, open_store (dir) };

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

typedef struct
{
  BylineStore *store;
  gint64       article;
  gboolean     is_saved;
} Saving;

static void
save_while_closing (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autoptr(BylineDraft) draft = store_fixture_draft (saving->article, "Text");

  while (!g_atomic_int_get (&saving->store->is_closed))
    g_thread_yield ();
  saving->is_saved = byline_store_save_draft (saving->store, draft, NULL);
  g_task_return_boolean (task, TRUE);
}

/* The last words before quitting are on their way when the closing begins. */
static void
test_close_finishes (StoreFixture  *self,
                     gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  Saving saving = { self->store, store_fixture_add (self, site, make_article (1, "One", 10)) };
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, &saving, NULL);
  byline_worker_run (byline_store_get_worker (self->store), task, save_while_closing);
  byline_store_close (self->store);

  g_assert_true (saving.is_saved);
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
  g_autoptr(BylineStore) other = open_store (self->dir);
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

static void
mode_notified_cb (BylineStore *store,
                  GParamSpec  *pspec,
                  gpointer     mode)
{
  g_object_get (store, "mode", mode, NULL);
}

static guint
wait_for_mode (BylineStore *store)
{
  guint mode = G_MAXUINT;
  gulong handler = g_signal_connect (store, "notify::mode", G_CALLBACK (mode_notified_cb), &mode);

  while (mode == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (store, handler);

  return mode;
}

/* Somebody else has the file and gives it back only afterwards: who waited
 * for it in byline_store_new() would have gone on without it. */
static void
test_opens_later (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *path = g_build_filename (dir, "archive.db", NULL);
  sqlite3 *holder = NULL;
  BylineStore *store;

  g_assert_cmpint (sqlite3_open (path, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  store = byline_store_new (dir, NULL);
  g_assert_cmpint (byline_store_get_mode (store), ==, BYLINE_STORE_WRITABLE);
  g_assert_cmpint (sqlite3_exec (holder, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (holder);

  g_assert_cmpuint (wait_for_mode (store), ==, BYLINE_STORE_WRITABLE);
  g_assert_finalize_object (store);
  remove_dir (dir);
}

static void
test_tells_mode (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autofree char *below = g_build_filename (file, "data", NULL);
  BylineStore *store;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  store = byline_store_new (below, NULL);

  g_assert_cmpuint (wait_for_mode (store), ==, BYLINE_STORE_MEMORY);
  g_assert_cmpint (byline_store_get_mode (store), ==, BYLINE_STORE_MEMORY);
  g_assert_finalize_object (store);
  remove_dir (dir);
}

/* What is asked at once is answered once the files are open. */
static void
test_asked_at_once (void)
{
  g_autofree char *dir = make_dir ();
  StoreFixture fixture = { dir, byline_store_new (dir, NULL) };

  g_assert_cmpint (store_fixture_add_site (&fixture, "one"), >, 0);
  g_clear_object (&fixture.store);
  fixture.store = byline_store_new (dir, NULL);
  g_clear_object (&fixture.store);
  remove_dir (dir);
}

static void
gather_cb (BylineStore *store,
           guint        what,
           gint64       site_id,
           gint64       article_id,
           gpointer     seen)
{
  g_assert_cmpint (article_id, ==, 0);
  *(guint *) seen |= what;
}

static void
wait_for_change (guint *seen,
                 guint  wanted)
{
  while ((*seen & wanted) != wanted)
    g_main_context_iteration (NULL, TRUE);
  *seen = 0;
}

/* The window sees what the command line does beside it. */
static void
test_foreign_changes (StoreFixture  *self,
                      gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  StoreFixture window = { self->dir, byline_store_new (self->dir, NULL) };
  g_autoptr(BylineDraft) draft = NULL;
  gint64 article;
  guint seen = 0;

  wait_for_mode (window.store);
  g_signal_connect (window.store, "changed", G_CALLBACK (gather_cb), &seen);
  article = store_fixture_add (self, site, make_article (1, "One", 10));
  wait_for_change (&seen, BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_SITES);
  g_assert_cmpint (byline_store_count_unread (window.store, site, NULL), ==, 1);

  draft = store_fixture_draft (article, "Text");
  g_assert_true (byline_store_save_draft (self->store, draft, NULL));
  wait_for_change (&seen, BYLINE_CHANGE_DRAFTS);

  g_object_unref (window.store);
}

/* Its own changes reach a store once, with their numbers: the look at the
 * files that finds the foreign draft finds nothing else. */
static void
test_own_changes (StoreFixture  *self,
                  gconstpointer  unused)
{
  g_autoptr(BylineStore) other = open_store (self->dir);
  Watcher watcher = { g_string_new (NULL), g_thread_self () };
  g_autoptr(BylineDraft) draft = NULL;
  g_autofree char *wanted = NULL;
  gint64 article;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), &watcher);
  article = store_fixture_add (self, store_fixture_add_site (self, "one"),
                               make_article (1, "One", 10));
  draft = store_fixture_draft (article, "Text");
  g_assert_true (byline_store_save_draft (other, draft, NULL));
  wanted = g_strdup_printf ("3:1:0 %d:0:0 ", BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLE
                                               | BYLINE_CHANGE_DRAFTS | BYLINE_CHANGE_OUTBOX);
  while (watcher.seen->len < strlen (wanted))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (watcher.seen->str, ==, wanted);
  g_signal_handlers_disconnect_by_data (self->store, &watcher);
  g_string_free (watcher.seen, TRUE);
}

static void
test_unwatched (StoreFixture  *self,
                gconstpointer  unused)
{
  g_autoptr(BylineStore) watching = open_store (self->dir);
  g_autoptr(BylineStore) writing = open_store (self->dir);
  StoreFixture other = { self->dir, writing };
  guint seen = 0;
  guint seen_by_watching = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  byline_store_unwatch (self->store);
  g_signal_connect (self->store, "changed", G_CALLBACK (gather_cb), &seen);
  g_signal_connect (watching, "changed", G_CALLBACK (gather_cb), &seen_by_watching);
  store_fixture_add_site (&other, "one");
  wait_for_change (&seen_by_watching, BYLINE_CHANGE_SITES);

  g_assert_cmpuint (seen, ==, 0);
}

static gpointer
start (gpointer data)
{
  return open_store (data);
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
      threads[j] = g_thread_new ("opener", start, dir);
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
  store_test ("/store/store/close-finishes", test_close_finishes);
  store_test ("/store/store/on-worker", test_on_worker);
  store_test ("/store/store/many-threads", test_many_threads);
  store_test ("/store/store/two-stores", test_two_stores);
  g_test_add_func ("/store/store/opens-later", test_opens_later);
  g_test_add_func ("/store/store/tells-mode", test_tells_mode);
  g_test_add_func ("/store/store/asked-at-once", test_asked_at_once);
  store_test ("/store/store/foreign-changes", test_foreign_changes);
  store_test ("/store/store/own-changes", test_own_changes);
  store_test ("/store/store/unwatched", test_unwatched);
  g_test_add_func ("/store/store/first-start-twice", test_first_start_twice);

  return g_test_run ();
}
