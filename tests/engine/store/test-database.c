/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-database.h"
#include "store-fixture.h"
#include "test-schemas.h"

#include <glib/gstdio.h>
#include <string.h>

static BylineDatabaseKind first = { NULL, "/byline/test/schema/first", TRUE };
static BylineDatabaseKind upgrade = { NULL, "/byline/test/schema/upgrade", TRUE };
static BylineDatabaseKind broken = { NULL, "/byline/test/schema/broken", TRUE };

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->dir = make_dir ();
  self->path = g_build_filename (self->dir, "test file?.db", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  remove_dir (self->dir);
  g_free (self->dir);
  g_free (self->path);
}

static gint64
read_number (BylineDatabase *database,
             const char     *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  byline_database_read_number (database, sql, &number, &error);
  g_assert_no_error (error);

  return number;
}

static void
make_first (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDatabase) database = byline_database_open (self->path, &first, &error);

  g_assert_no_error (error);
  g_assert_true (byline_database_is_new (database));
  g_assert_true (byline_database_execute (database, "INSERT INTO word VALUES ('four')", &error));
}

static void
test_pragmas (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr(BylineDatabase) database = byline_database_open (self->path, &first, NULL);
  GStatBuf info;

  g_assert_cmpint (read_number (database, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (read_number (database, "PRAGMA busy_timeout"), >=, 2000);
  g_assert_cmpint (read_number (database,
                                "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
}

static void
test_upgrade (Fixture       *self,
              gconstpointer  unused)
{
  g_autofree char *copy_path = g_strconcat (self->path, ".version-1", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDatabase) database = NULL;
  g_autoptr(BylineDatabase) copy = NULL;

  make_first (self);
  database = byline_database_open (self->path, &upgrade, &error);
  g_assert_no_error (error);
  copy = byline_database_open (copy_path, &first, &error);
  g_assert_no_error (error);

  g_assert_false (byline_database_is_new (database));
  g_assert_cmpint (read_number (database, "SELECT length FROM word"), ==, 4);
  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (read_number (copy, "SELECT count(*) FROM word"), ==, 1);
}

static void
test_failed_upgrade (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDatabase) database = NULL;

  make_first (self);
  database = byline_database_open (self->path, &broken, &error);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_ENGINE);
  g_assert_null (database);
  database = byline_database_open (self->path, &first, NULL);

  g_assert_cmpint (read_number (database, "SELECT count(*) FROM word"), ==, 1);
}

static void
test_too_new (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDatabase) database = byline_database_open (self->path, &upgrade, NULL);

  g_clear_pointer (&database, byline_database_close);
  database = byline_database_open (self->path, &first, &error);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_TOO_NEW);
  g_assert_null (database);
  database = byline_database_open_read_only (self->path, &first, NULL);

  g_assert_cmpint (read_number (database, "PRAGMA user_version"), ==, 2);
}

static void
test_read_only (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDatabase) database = NULL;

  make_first (self);
  database = byline_database_open_read_only (self->path, &first, NULL);

  g_assert_cmpint (read_number (database, "SELECT count(*) FROM word"), ==, 1);
  g_assert_false (byline_database_execute (database, "DELETE FROM word", &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_old (Fixture       *self,
                    gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  make_first (self);

  g_assert_null (byline_database_open_read_only (self->path, &upgrade, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
}

static void
test_garbage (Fixture       *self,
              gconstpointer  unused)
{
  g_autofree char *garbage = g_strnfill (10000, 'g');
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, garbage, -1, NULL));

  g_assert_null (byline_database_open (self->path, &first, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
}

static void
test_foreign (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "CREATE TABLE word (other)", NULL, NULL, NULL);
  sqlite3_close (handle);

  g_assert_null (byline_database_open (self->path, &first, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
}

static void
test_empty_file (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr(BylineDatabase) database = NULL;

  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  database = byline_database_open (self->path, &first, NULL);

  g_assert_nonnull (database);
  g_assert_true (byline_database_is_new (database));
}

static void
test_check (Fixture       *self,
            gconstpointer  unused)
{
  g_autoptr(BylineDatabase) database = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;

  make_first (self);
  g_assert_true (g_file_get_contents (self->path, &data, &size, NULL));
  g_assert_cmpuint (size, >, 4096);
  memset (data + 4096, 0x5a, 512);
  g_assert_true (g_file_set_contents (self->path, data, (gssize) size, NULL));
  database = byline_database_open (self->path, &first, &error);
  g_assert_no_error (error);

  g_assert_false (byline_database_check (database, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_assert_true (byline_database_is_damaged (database));
}

static void
test_check_columns (Fixture       *self,
                    gconstpointer  unused)
{
  g_autoptr(BylineDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  make_first (self);
  database = byline_database_open (self->path, &first, NULL);
  g_assert_true (byline_database_check (database, &error));
  g_assert_no_error (error);

  execute_in (database, "ALTER TABLE word RENAME COLUMN text TO tfxt");
  g_assert_false (byline_database_check (database, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
}

static void
test_busy (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr(BylineDatabase) holder = byline_database_open (self->path, &first, NULL);
  g_autoptr(BylineDatabase) other = byline_database_open (self->path, &first, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (byline_database_execute (other, "PRAGMA busy_timeout = 1", NULL));
  g_assert_true (byline_database_begin (holder, NULL));
  g_assert_false (byline_database_begin (other, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY);
  g_assert_true (byline_database_end (holder, TRUE, NULL));
  g_assert_true (byline_database_begin (other, NULL));
  g_assert_false (byline_database_end (other, FALSE, NULL));
}

static void
test_rollback (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr(BylineDatabase) database = byline_database_open (self->path, &first, NULL);
  g_autoptr(GError) error = NULL;
  gboolean is_good;

  g_assert_true (byline_database_begin (database, NULL));
  is_good = byline_database_execute (database, "INSERT INTO word VALUES ('one')", NULL)
            && byline_database_execute (database, "INSERT INTO word VALUES (NULL)", &error);
  g_assert_false (byline_database_end (database, is_good, &error));

  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_ENGINE);
  g_assert_cmpint (read_number (database, "SELECT count(*) FROM word"), ==, 0);
}

static void
test_set_aside (Fixture       *self,
                gconstpointer  unused)
{
  g_autofree char *one = g_strconcat (self->path, ".damaged-1", NULL);
  g_autofree char *two = g_strconcat (self->path, ".damaged-2", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "first", -1, NULL));
  g_assert_true (byline_database_set_aside (self->path, &error));
  g_assert_true (g_file_set_contents (self->path, "second", -1, NULL));
  g_assert_true (byline_database_set_aside (self->path, &error));

  g_assert_true (g_file_test (one, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (two, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_false (byline_database_set_aside (self->path, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
}

static void
test_unreachable (Fixture       *self,
                  gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDatabase) memory = byline_database_open_memory (&first);

  g_assert_null (byline_database_open ("/dev/null/none.db", &first, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (read_number (memory, "SELECT count(*) FROM word"), ==, 0);
}

#define add(path, func) g_test_add ("/store/database/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  first.resource = upgrade.resource = broken.resource = test_schemas_get_resource ();

  add ("pragmas", test_pragmas);
  add ("upgrade", test_upgrade);
  add ("failed-upgrade", test_failed_upgrade);
  add ("too-new", test_too_new);
  add ("read-only", test_read_only);
  add ("read-only-old", test_read_only_old);
  add ("garbage", test_garbage);
  add ("foreign", test_foreign);
  add ("empty-file", test_empty_file);
  add ("check", test_check);
  add ("check-columns", test_check_columns);
  add ("busy", test_busy);
  add ("rollback", test_rollback);
  add ("set-aside", test_set_aside);
  add ("unreachable", test_unreachable);

  return g_test_run ();
}
