/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define DIR_VARIABLE "BYLINE_TEST_STORE_DIR"
#define N_KILLED_DRAFTS 25

static char *
path_in (StoreFixture *self,
         const char   *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static gboolean
has_file (StoreFixture *self,
          const char   *name)
{
  g_autofree char *path = path_in (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
overwrite (StoreFixture *self,
           const char   *name,
           const char   *data,
           gssize        size)
{
  g_autofree char *path = path_in (self, name);

  g_assert_true (g_file_set_contents (path, data, size, NULL));
}

/* Changes @size bytes in the middle of the file's pages from the second on. */
static void
spoil (StoreFixture *self,
       const char   *name)
{
  g_autofree char *path = path_in (self, name);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize i = 4096; i + 64 < size; i += 4096)
    memset (data + i, 0xa5, 64);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static void
execute (StoreFixture *self,
         const char   *name,
         const char   *sql)
{
  g_autofree char *path = path_in (self, name);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* A site with a read and a saved article, a draft, a queued and a sent text;
 * closed. */
static void
fill (StoreFixture *self)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 first = store_fixture_add (self, site, make_article (1, "First", 10));
  gint64 second = store_fixture_add (self, site, make_article (2, "Second", 20));
  g_autoptr(BylineDraft) draft = store_fixture_draft (first, "Draft \"text\"\n🎈");
  g_autoptr(BylineDraft) discarded = store_fixture_draft (first, "Discarded");
  g_autoptr(BylineDraft) queued = store_fixture_draft (second, "Queued text");
  g_autoptr(BylineDraft) sent = store_fixture_draft (second, "Sent text");
  g_autoptr(BylineOutboxEntry) entry = NULL;

  g_assert_true (byline_store_mark_read (self->store, first, TRUE, NULL));
  g_assert_true (byline_store_mark_saved (self->store, second, TRUE, NULL));
  g_assert_true (byline_store_save_draft (self->store, draft, NULL));
  g_assert_true (byline_store_save_draft (self->store, discarded, NULL));
  g_assert_true (byline_store_discard_draft (self->store, discarded->uuid, NULL));
  queued->changed_at++;
  g_assert_cmpint (byline_store_enqueue (self->store, queued, NULL), >, 0);
  entry = byline_store_get_outbox (self->store,
                                   byline_store_enqueue (self->store, sent, NULL), NULL);
  entry->state = BYLINE_OUTBOX_SENT;
  g_assert_true (byline_store_update_outbox (self->store, entry, NULL));
  g_clear_object (&self->store);
}

static void
reopen (StoreFixture *self)
{
  self->store = open_store (self->dir);
}

static gint64
only_site (StoreFixture *self)
{
  g_autoptr(GPtrArray) sites = byline_store_list_sites (self->store, NULL);

  g_assert_cmpuint (sites->len, ==, 1);
  g_assert_cmpstr (((BylineSite *) g_ptr_array_index (sites, 0))->home, ==,
                   "https://one.example.org");

  return ((BylineSite *) g_ptr_array_index (sites, 0))->id;
}

static void
assert_restored (StoreFixture *self)
{
  g_autoptr(GPtrArray) drafts = byline_store_list_drafts (self->store, NULL);
  const BylineDraft *queued;
  const BylineDraft *draft;

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
  only_site (self);
  g_assert_cmpuint (drafts->len, ==, 2);
  queued = g_ptr_array_index (drafts, 0);
  draft = g_ptr_array_index (drafts, 1);
  g_assert_cmpstr (queued->text, ==, "Queued text");
  g_assert_cmpstr (draft->text, ==, "Draft \"text\"\n🎈");
  g_assert_cmpstr (draft->email, ==, "reader@example.org");
  g_assert_cmpuint (draft->cursor, ==, 3);
  g_assert_cmpint (draft->article_id, >, 0);
}

/* Whether the file was found sound or was rebuilt, the draft is there. */
static void
assert_draft_kept (StoreFixture *self)
{
  g_autoptr(GPtrArray) drafts = byline_store_list_drafts (self->store, NULL);
  gboolean is_there = FALSE;

  g_assert_nonnull (drafts);
  for (guint i = 0; i < drafts->len; i++) {
    const BylineDraft *draft = g_ptr_array_index (drafts, i);

    is_there |= strcmp (draft->text, "Draft \"text\"\n🎈") == 0;
  }
  g_assert_true (is_there);
}

static void
assert_marks (StoreFixture *self,
              gint64        site)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autofree char *saved = NULL;

  filter->saved_only = TRUE;
  saved = list_titles (self->store, filter);

  g_assert_cmpstr (saved, ==, "Second");
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, 1);
}

static void
test_garbage_personal (StoreFixture  *self,
                       gconstpointer  unused)
{
  fill (self);
  overwrite (self, "personal.db", "This is no database, and it is long enough to be read.", -1);
  reopen (self);

  g_assert_true (has_file (self, "personal.db.damaged-1"));
  assert_restored (self);
  assert_marks (self, only_site (self));
  store_fixture_reopen (self);
  g_assert_false (has_file (self, "personal.db.damaged-2"));
  assert_restored (self);
}

static void
test_empty_personal (StoreFixture  *self,
                     gconstpointer  unused)
{
  fill (self);
  overwrite (self, "personal.db", "", 0);
  reopen (self);

  assert_restored (self);
}

static void
test_lost_personal (StoreFixture  *self,
                    gconstpointer  unused)
{
  g_autofree char *path = path_in (self, "personal.db");

  fill (self);
  g_assert_cmpint (g_unlink (path), ==, 0);
  reopen (self);

  assert_restored (self);
}

static void
test_spoilt_personal (StoreFixture  *self,
                      gconstpointer  unused)
{
  fill (self);
  spoil (self, "personal.db");
  reopen (self);

  g_assert_true (has_file (self, "personal.db.damaged-1"));
  assert_restored (self);
}

static void
test_spoilt_journal (StoreFixture  *self,
                     gconstpointer  unused)
{
  g_autoptr(GPtrArray) drafts = NULL;

  fill (self);
  overwrite (self, "personal.db", "garbage garbage garbage", -1);
  overwrite (self, "sites.jsonl", "{\"id\":\"x\"}\n{nonsense}\n{\"id\":-4,\"home\":\"h\"}", -1);
  overwrite (self, "recent-texts.jsonl",
             "{\"uuid\":\"a\"}\n{\"uuid\":\"b\",]}\n"
             "{\"uuid\":\"c\",\"site\":1,\"post\":1,\"parent\":0,\"text\":\"Kept\",\"name\":\"\","
             "\"email\":\"\",\"website\":\"\",\"cursor\":-5,\"changed_at\":1}\n\xff\xff}", -1);
  reopen (self);
  drafts = byline_store_list_drafts (self->store, NULL);

  only_site (self);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((BylineDraft *) g_ptr_array_index (drafts, 0))->text, ==, "Kept");
}

static void
test_garbage_archive (StoreFixture  *self,
                      gconstpointer  unused)
{
  g_autoptr(BylineDraft) draft = NULL;
  g_autoptr(GPtrArray) outbox = NULL;
  gint64 site;
  gint64 article;

  fill (self);
  overwrite (self, "archive.db", "This is no database, and it is long enough to be read.", -1);
  reopen (self);
  site = only_site (self);
  g_assert_cmpint (byline_store_count_unread (self->store, 0, NULL), ==, 0);
  article = store_fixture_add (self, site, make_article (1, "First", 10));
  store_fixture_add (self, site, make_article (2, "Second", 20));
  draft = byline_store_load_draft (self->store, article, 0, NULL);
  outbox = byline_store_list_outbox (self->store, NULL);

  g_assert_true (has_file (self, "archive.db.damaged-1"));
  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
  g_assert_cmpstr (draft->text, ==, "Draft \"text\"\n🎈");
  g_assert_cmpuint (outbox->len, ==, 2);
  assert_marks (self, site);
  /* No number of the old archive means another article now. */
  g_assert_cmpint (article, >, 2);
}

/* Damage inside the archive shows only while it is read; then too it is
 * replaced, and the next call works. */
static void
test_spoilt_archive (StoreFixture  *self,
                     gconstpointer  unused)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autoptr(GArray) first = NULL;
  g_autoptr(GArray) second = NULL;
  g_autoptr(GError) error = NULL;

  fill (self);
  spoil (self, "archive.db");
  reopen (self);
  first = byline_store_list_ids (self->store, filter, 0, NULL);
  second = byline_store_list_ids (self->store, filter, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (second);
  g_assert_true (has_file (self, "archive.db.damaged-1"));
  store_fixture_add (self, only_site (self), make_article (1, "First", 10));
}

static void
test_both_lost (StoreFixture  *self,
                gconstpointer  unused)
{
  g_autoptr(GPtrArray) drafts = NULL;

  fill (self);
  overwrite (self, "archive.db", "garbage garbage garbage", -1);
  overwrite (self, "personal.db", "garbage garbage garbage", -1);
  reopen (self);
  drafts = byline_store_list_drafts (self->store, NULL);

  only_site (self);
  g_assert_cmpuint (drafts->len, ==, 2);
}

/* Bytes flipped anywhere must not keep the program from starting, nor
 * lose a draft. */
static void
test_flips (StoreFixture  *self,
            gconstpointer  unused)
{
  g_autofree char *path = path_in (self, "personal.db");
  g_autofree char *data = NULL;
  guint32 seed = 12345;
  gsize size;

  fill (self);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (int i = 0; i < 60; i++) {
    g_autofree char *spoilt = g_memdup2 (data, size);

    for (int j = 0; j < 40; j++) {
      seed = seed * 1664525u + 1013904223u;
      spoilt[(seed >> 4) % size] ^= 0x5a;
    }
    g_assert_true (g_file_set_contents (path, spoilt, (gssize) size, NULL));
    reopen (self);
    assert_draft_kept (self);
    g_clear_object (&self->store);
  }
  reopen (self);
}

static void
test_archive_flips (StoreFixture  *self,
                    gconstpointer  unused)
{
  g_autofree char *path = path_in (self, "archive.db");
  g_autofree char *data = NULL;
  guint32 seed = 54321;
  gsize size;

  fill (self);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (int i = 0; i < 60; i++) {
    g_autofree char *spoilt = g_memdup2 (data, size);
    BylineFilter found = { .search = (char *) "short" };
    BylineFilter everything = { 0 };
    g_autoptr(GArray) ids = NULL;
    gint64 site;

    for (int j = 0; j < 200; j++) {
      seed = seed * 1664525u + 1013904223u;
      spoilt[(seed >> 4) % size] ^= 0x5a;
    }
    g_assert_true (g_file_set_contents (path, spoilt, (gssize) size, NULL));
    reopen (self);
    assert_draft_kept (self);
    site = only_site (self);
    ids = byline_store_list_ids (self->store, &found, 0, NULL);
    g_clear_pointer (&ids, g_array_unref);
    ids = byline_store_list_ids (self->store, &everything, 0, NULL);
    for (gint64 id = 1; id < 4; id++) {
      g_autoptr(BylineArticle) article = byline_store_get_article (self->store, id, NULL);
      g_autoptr(GPtrArray) comments = byline_store_list_comments (self->store, id, NULL);
    }
    byline_store_remove_site (self->store, site, NULL);
    site = store_fixture_add_site (self, "one");
    g_clear_object (&self->store);
  }
  reopen (self);
}

static void
test_cuts (StoreFixture  *self,
           gconstpointer  unused)
{
  g_autofree char *path = path_in (self, "personal.db");
  g_autofree char *data = NULL;
  gsize size;

  fill (self);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (gsize cut = 0; cut < size; cut += size / 50) {
    g_assert_true (g_file_set_contents (path, data, (gssize) cut, NULL));
    reopen (self);
    assert_draft_kept (self);
    g_clear_object (&self->store);
  }
  reopen (self);
}

static void
test_too_new (StoreFixture  *self,
              gconstpointer  unused)
{
  g_autoptr(BylineDraft) draft = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;

  fill (self);
  execute (self, "personal.db", "PRAGMA user_version = 99");
  reopen (self);
  drafts = byline_store_list_drafts (self->store, NULL);
  draft = store_fixture_draft (1, "New");

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_READ_ONLY);
  only_site (self);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_false (byline_store_save_draft (self->store, draft, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_TOO_NEW);
  g_assert_false (has_file (self, "personal.db.damaged-1"));
}

static void
test_too_new_archive (StoreFixture  *self,
                      gconstpointer  unused)
{
  fill (self);
  execute (self, "archive.db", "PRAGMA user_version = 99");
  reopen (self);

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_READ_ONLY);
  g_assert_cmpint (byline_store_count_unread (self->store, 0, NULL), ==, 1);
  g_assert_false (has_file (self, "archive.db.damaged-1"));
}

/* An archive of the first schema gets what the second has added. */
static void
test_upgraded_archive (StoreFixture  *self,
                       gconstpointer  unused)
{
  fill (self);
  execute (self, "archive.db", "DROP INDEX article_uncounted; PRAGMA user_version = 1");
  reopen (self);

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
  g_assert_cmpint (byline_store_count_unread (self->store, 0, NULL), ==, 1);
  g_clear_object (&self->store);
  execute (self, "archive.db", "DROP INDEX article_uncounted");
  reopen (self);
}

/* What a person made with the first schema stays, and the second is there. */
static void
test_upgraded_personal (StoreFixture  *self,
                        gconstpointer  unused)
{
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(BylineSite) site = NULL;

  fill (self);
  execute (self, "personal.db",
           "DROP TABLE picture_consent; DROP TABLE kept_article; DROP TABLE kept_picture;"
           "DROP TABLE reading_position;"
           "PRAGMA user_version = 1");
  reopen (self);
  drafts = byline_store_list_drafts (self->store, NULL);

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_true (byline_store_allow_pictures (self->store, 1, TRUE, NULL));
  site = byline_store_get_site (self->store, 1, NULL);
  g_assert_true (site->loads_pictures);
}

static void
test_memory (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *file = g_build_filename (dir, "file", NULL);
  g_autofree char *below = g_build_filename (file, "data", NULL);
  StoreFixture fixture = { below, NULL };
  g_autoptr(BylineDraft) draft = NULL;
  g_autoptr(BylineDraft) kept = NULL;
  gint64 article;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  fixture.store = open_store (below);
  g_assert_cmpint (byline_store_get_mode (fixture.store), ==, BYLINE_STORE_MEMORY);
  article = store_fixture_add (&fixture, store_fixture_add_site (&fixture, "one"),
                               make_article (1, "One", 10));
  draft = store_fixture_draft (article, "Text");
  g_assert_true (byline_store_save_draft (fixture.store, draft, NULL));
  kept = byline_store_load_draft (fixture.store, article, 0, NULL);

  g_assert_cmpstr (kept->text, ==, "Text");
  g_assert_true (byline_store_mark_read (fixture.store, article, TRUE, NULL));
  g_clear_object (&fixture.store);
  remove_dir (dir);
}

static void
test_makes_folder (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *below = g_build_filename (dir, "a", NULL);
  g_autoptr(BylineStore) store = open_store (below);
  GStatBuf info;

  g_assert_cmpint (byline_store_get_mode (store), ==, BYLINE_STORE_WRITABLE);
  g_assert_cmpint (g_stat (below, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  byline_store_close (store);
  remove_dir (below);
  remove_dir (dir);
}

/* A mark whose copy was lost with power reaches the archive at the next start. */
static void
test_marks_catch_up (StoreFixture  *self,
                     gconstpointer  unused)
{
  fill (self);
  execute (self, "archive.db",
           "UPDATE article SET is_read = 0, is_saved = 0; UPDATE fact SET value = 0");
  reopen (self);

  assert_marks (self, only_site (self));
}

static void
test_interrupted_removal (StoreFixture  *self,
                          gconstpointer  unused)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autofree char *titles = NULL;

  fill (self);
  execute (self, "personal.db", "UPDATE site SET is_removed = 1");
  reopen (self);
  titles = list_titles (self->store, filter);

  g_assert_cmpstr (titles, ==, "");
}

/* What runs in a process of its own finds the folder in the environment. */
static BylineStore *
open_told (void)
{
  return open_store (g_getenv (DIR_VARIABLE));
}

static void
run_child (const char *path)
{
  g_test_trap_subprocess (path, 0,
                          G_TEST_SUBPROCESS_INHERIT_STDOUT | G_TEST_SUBPROCESS_INHERIT_STDERR);
}

static void
test_killed_child (void)
{
  BylineStore *store = open_told ();
  gint64 article = byline_store_find_link (store, "https://blog.example.org/1", NULL);

  for (int i = 0; i < N_KILLED_DRAFTS; i++) {
    g_autofree char *text = g_strdup_printf ("Text %d", i);
    g_autoptr(BylineDraft) draft = store_fixture_draft (article, text);

    if (!byline_store_save_draft (store, draft, NULL))
      _exit (1);
    if (i % 2 == 0 && byline_store_enqueue (store, draft, NULL) == 0)
      _exit (1);
  }
  kill (getpid (), SIGKILL);
}

static void
test_killed (StoreFixture  *self,
             gconstpointer  unused)
{
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GPtrArray) outbox = NULL;

  fill (self);
  g_setenv (DIR_VARIABLE, self->dir, TRUE);
  run_child ("/store/store-files/killed/subprocess");
  g_assert_false (g_test_trap_has_passed ());
  reopen (self);
  drafts = byline_store_list_drafts (self->store, NULL);
  outbox = byline_store_list_outbox (self->store, NULL);

  g_assert_false (has_file (self, "personal.db.damaged-1"));
  g_assert_cmpuint (drafts->len, ==, 1 + N_KILLED_DRAFTS / 2);
  g_assert_cmpuint (outbox->len, ==, 2 + (N_KILLED_DRAFTS + 1) / 2);
}

static void
test_full_child (void)
{
  BylineStore *store;
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  struct rlimit limit = { 400 * 1024, 400 * 1024 };
  guint n_saved = 0;
  gint64 article;

  signal (SIGXFSZ, SIG_IGN);
  store = open_told ();
  article = byline_store_find_link (store, "https://blog.example.org/1", NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  while (error == NULL && n_saved < 1000) {
    g_autoptr(BylineDraft) draft = store_fixture_draft (article, text);

    n_saved += byline_store_save_draft (store, draft, &error);
  }
  drafts = byline_store_list_drafts (store, NULL);

  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FULL);
  g_assert_cmpuint (n_saved, >, 10);
  g_assert_cmpuint (drafts->len, ==, n_saved + 1);
  g_object_unref (store);
}

static void
test_full (StoreFixture  *self,
           gconstpointer  unused)
{
  g_autoptr(GPtrArray) drafts = NULL;

  fill (self);
  g_setenv (DIR_VARIABLE, self->dir, TRUE);
  run_child ("/store/store-files/full/subprocess");
  g_test_trap_assert_passed ();
  reopen (self);
  drafts = byline_store_list_drafts (self->store, NULL);

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
  g_assert_false (has_file (self, "personal.db.damaged-1"));
  g_assert_cmpuint (drafts->len, >, 11);
}

/* A home that cannot be written, also for those whom no mode stops. */
static void
test_read_only_child (void)
{
  BylineStore *store;
  g_autoptr(GPtrArray) sites = NULL;
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(BylineDraft) draft = store_fixture_draft (1, "New");
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0 && setresuid (65534, 65534, 65534) != 0)
    _exit (1);
  store = open_told ();
  g_assert_cmpint (byline_store_get_mode (store), ==, BYLINE_STORE_READ_ONLY);
  sites = byline_store_list_sites (store, NULL);
  drafts = byline_store_list_drafts (store, NULL);

  g_assert_cmpuint (sites->len, ==, 1);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (byline_store_count_unread (store, 0, NULL), ==, 1);
  g_assert_false (byline_store_save_draft (store, draft, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
  g_object_unref (store);
}

static void
make_read_only (StoreFixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = path_in (self, name);

    g_chmod (path, 0444);
  }
  g_chmod (self->dir, 0555);
}

static void
make_writable (StoreFixture *self)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_chmod (self->dir, 0700);
  dir = g_dir_open (self->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = path_in (self, name);

    g_chmod (path, 0600);
  }
}

static void
test_read_only (StoreFixture  *self,
                gconstpointer  unused)
{
  fill (self);
  make_read_only (self);
  g_setenv (DIR_VARIABLE, self->dir, TRUE);
  run_child ("/store/store-files/read-only/subprocess");
  g_test_trap_assert_passed ();
  make_writable (self);
  reopen (self);

  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
}

/* The same while another program that may write has the files open. */
static void
test_read_only_beside (StoreFixture  *self,
                       gconstpointer  unused)
{
  fill (self);
  reopen (self);
  only_site (self);
  make_read_only (self);
  g_setenv (DIR_VARIABLE, self->dir, TRUE);
  run_child ("/store/store-files/read-only/subprocess");
  g_test_trap_assert_passed ();
  make_writable (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/store-files/garbage-personal", test_garbage_personal);
  store_test ("/store/store-files/empty-personal", test_empty_personal);
  store_test ("/store/store-files/lost-personal", test_lost_personal);
  store_test ("/store/store-files/spoilt-personal", test_spoilt_personal);
  store_test ("/store/store-files/spoilt-journal", test_spoilt_journal);
  store_test ("/store/store-files/garbage-archive", test_garbage_archive);
  store_test ("/store/store-files/spoilt-archive", test_spoilt_archive);
  store_test ("/store/store-files/both-lost", test_both_lost);
  store_test ("/store/store-files/flips", test_flips);
  store_test ("/store/store-files/archive-flips", test_archive_flips);
  store_test ("/store/store-files/cuts", test_cuts);
  store_test ("/store/store-files/too-new", test_too_new);
  store_test ("/store/store-files/too-new-archive", test_too_new_archive);
  store_test ("/store/store-files/upgraded-archive", test_upgraded_archive);
  store_test ("/store/store-files/upgraded-personal", test_upgraded_personal);
  g_test_add_func ("/store/store-files/memory", test_memory);
  g_test_add_func ("/store/store-files/makes-folder", test_makes_folder);
  store_test ("/store/store-files/marks-catch-up", test_marks_catch_up);
  store_test ("/store/store-files/interrupted-removal", test_interrupted_removal);
  store_test ("/store/store-files/killed", test_killed);
  g_test_add_func ("/store/store-files/killed/subprocess", test_killed_child);
  store_test ("/store/store-files/full", test_full);
  g_test_add_func ("/store/store-files/full/subprocess", test_full_child);
  store_test ("/store/store-files/read-only", test_read_only);
  g_test_add_func ("/store/store-files/read-only/subprocess", test_read_only_child);
  store_test ("/store/store-files/read-only-beside", test_read_only_beside);

  return g_test_run ();
}
