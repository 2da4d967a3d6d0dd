/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One SQLite file: opening it whatever state it is in, its schema steps,
 * transactions, prepared statements, and what SQLite's codes mean to us.
 * It knows no table. A database belongs to the thread that opened it, which
 * every entry asserts. */

#include "config.h"

#include "byline-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS      10000
#define BUSY_PAUSE_USEC      20000
#define MAX_SET_ASIDE        1000
#define MAX_SCHEMA_VERSIONS  1000

struct _BylineDatabase
{
  sqlite3                  *handle;
  char                     *path;       /* (nullable): in memory */
  const BylineDatabaseKind *kind;       /* (unowned) */
  GThread                  *owner;      /* (unowned) */
  gboolean                  is_new;
  gboolean                  is_damaged;
  gint64                    version_seen;   /* PRAGMA data_version */
};

static gboolean
is_no_space (int system_error)
{
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

/* What the system said of a file last. SQLite's own notion of it is often
 * overwritten while it takes the transaction back. */
static int
get_file_errno (sqlite3 *handle,
                int      which_file)
{
  sqlite3_file *file = NULL;
  int last_errno = 0;

  if (sqlite3_file_control (handle, "main", which_file, &file) == SQLITE_OK
      && file != NULL && file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &last_errno);

  return last_errno;
}

static gboolean
is_out_of_space (sqlite3 *handle)
{
  return is_no_space (sqlite3_system_errno (handle))
         || is_no_space (get_file_errno (handle, SQLITE_FCNTL_JOURNAL_POINTER))
         || is_no_space (get_file_errno (handle, SQLITE_FCNTL_FILE_POINTER));
}

static BylineStoreError
map_code (sqlite3 *handle,
          int      code)
{
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return BYLINE_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return BYLINE_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return BYLINE_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return BYLINE_STORE_ERROR_READ_ONLY;
    case SQLITE_IOERR:
      return is_out_of_space (handle) ? BYLINE_STORE_ERROR_FULL : BYLINE_STORE_ERROR_ENGINE;
    default:
      return BYLINE_STORE_ERROR_ENGINE;
  }
}

static gboolean
fail (BylineDatabase  *self,
      GError         **error)
{
  int code = sqlite3_extended_errcode (self->handle);
  BylineStoreError mapped = map_code (self->handle, code);

  if (mapped == BYLINE_STORE_ERROR_CORRUPT)
    self->is_damaged = TRUE;
  g_debug ("database says %d, taken as %d", code, mapped);
  g_set_error (error, BYLINE_STORE_ERROR, mapped, "database error %d: %s",
               code, sqlite3_errmsg (self->handle));

  return FALSE;
}

static BylineDatabase *
open_handle (const char                *name,
             int                        flags,
             const BylineDatabaseKind  *kind,
             GError                   **error)
{
  g_autoptr(BylineDatabase) self = g_new0 (BylineDatabase, 1);

  self->kind = kind;
  self->owner = g_thread_self ();
  if (sqlite3_open_v2 (name, &self->handle,
                       flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);

  return g_steal_pointer (&self);
}

static GBytes *
lookup_step (const BylineDatabaseKind *kind,
             int                       version)
{
  g_autofree char *path = g_strdup_printf ("%s-%d.sql", kind->schema, version);

  return g_resource_lookup_data (kind->resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static int
count_steps (const BylineDatabaseKind *kind)
{
  int n_steps = 0;

  while (n_steps < MAX_SCHEMA_VERSIONS) {
    g_autoptr(GBytes) step = lookup_step (kind, n_steps + 1);

    if (step == NULL)
      return n_steps;
    n_steps++;
  }

  return n_steps;
}

static gboolean
set_version (BylineDatabase  *self,
             int              version,
             GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return byline_database_execute (self, sql, error);
}

static gboolean
run_steps (BylineDatabase  *self,
           int              n_steps,
           GError         **error)
{
  gint64 version;

  /* Another process may have done it while we waited for the lock. */
  if (!byline_database_read_number (self, "PRAGMA user_version", &version, error))
    return FALSE;

  self->is_new = version == 0;
  for (int i = (int) version + 1; i <= n_steps; i++) {
    g_autoptr(GBytes) step = lookup_step (self->kind, i);
    g_autofree char *sql = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));

    g_debug ("schema step %d", i);
    if (!byline_database_execute (self, sql, error) || !set_version (self, i, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
back_up (BylineDatabase  *self,
         gint64           version,
         GError         **error)
{
  g_autofree char *path = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT, self->path, version);
  g_autofree char *sql = NULL;
  char *quoted = sqlite3_mprintf ("VACUUM INTO %Q", path);

  sql = g_strdup (quoted);
  sqlite3_free (quoted);
  g_unlink (path);

  return byline_database_execute (self, sql, error);
}

static gboolean
read_version (BylineDatabase  *self,
              gint64          *version,
              GError         **error)
{
  gint64 n_tables;

  if (!byline_database_read_number (self, "PRAGMA user_version", version, error)
      || !byline_database_read_number (self, "SELECT count(*) FROM sqlite_schema",
                                       &n_tables, error))
    return FALSE;

  if (*version < 0 || (*version == 0 && n_tables > 0)) {
    self->is_damaged = TRUE;
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT,
                         "the file holds another program's tables");
    return FALSE;
  }

  return TRUE;
}

/* A file of a later program is never written, an earlier one is copied first
 * when it cannot be made anew. */
static gboolean
migrate (BylineDatabase  *self,
         GError         **error)
{
  int n_steps = count_steps (self->kind);
  gint64 version;

  if (!read_version (self, &version, error))
    return FALSE;
  if (version > n_steps) {
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_TOO_NEW,
                 "the file has schema %" G_GINT64_FORMAT ", this program knows %d",
                 version, n_steps);
    return FALSE;
  }
  if (version == n_steps)
    return TRUE;
  if (version > 0 && self->kind->is_durable && self->path != NULL
      && !back_up (self, version, error))
    return FALSE;

  return byline_database_begin (self, error)
         && byline_database_end (self, run_steps (self, n_steps, error), error);
}

/* Other connections' commits change this number, our own do not. */
static gboolean
read_data_version (BylineDatabase  *self,
                   GError         **error)
{
  return byline_database_read_number (self, "PRAGMA data_version", &self->version_seen, error);
}

static gboolean
set_pragmas (BylineDatabase  *self,
             GError         **error)
{
  return byline_database_execute (self,
                                  "PRAGMA journal_mode = WAL;"
                                  "PRAGMA journal_size_limit = 4194304;"
                                  "PRAGMA temp_store = MEMORY;"
                                  "PRAGMA cell_size_check = ON;"
                                  "PRAGMA cache_size = -8000;",
                                  error)
         && byline_database_execute (self,
                                     self->kind->is_durable ? "PRAGMA synchronous = FULL"
                                                            : "PRAGMA synchronous = NORMAL",
                                     error);
}

/* The file is made by us first so that nobody else can read it. Only an
 * absent file is opened here: closing a second descriptor of a database would
 * drop the locks this process holds on it. */
static void
make_private_file (const char *path)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
}

/* Asked to write, SQLite opens a file that only can be read without a word. */
static gboolean
refuse_read_only (BylineDatabase  *self,
                  GError         **error)
{
  if (sqlite3_db_readonly (self->handle, "main") == 0)
    return TRUE;
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY,
                       "the file cannot be written");

  return FALSE;
}

static BylineDatabase *
open_once (const char                *path,
           const BylineDatabaseKind  *kind,
           GError                   **error)
{
  g_autoptr(BylineDatabase) self = NULL;

  make_private_file (path);
  self = open_handle (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, kind, error);
  if (self == NULL)
    return NULL;

  self->path = g_strdup (path);
  if (!refuse_read_only (self, error) || !set_pragmas (self, error) || !migrate (self, error)
      || !read_data_version (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * byline_database_open:
 * @path: the file, made when absent
 * @kind: what kind of file it is; must outlive the database
 * @error: return location
 *
 * Opens a file for reading and writing and brings its schema up to date.
 *
 * Before an upgrade a durable file is copied to "PATH.version-N". Waits up to
 * 10 seconds for another process.
 *
 * Errors: #BYLINE_STORE_ERROR_CORRUPT for what is no database of ours,
 * #BYLINE_STORE_ERROR_TOO_NEW, #BYLINE_STORE_ERROR_READ_ONLY,
 * #BYLINE_STORE_ERROR_FULL, and the rest of the domain.
 *
 * Returns: (transfer full) (nullable): the database, of the calling thread
 */
BylineDatabase *
byline_database_open (const char                *path,
                      const BylineDatabaseKind  *kind,
                      GError                   **error)
{
  gint64 give_up_at = g_get_monotonic_time () + BUSY_TIMEOUT_MS * G_GINT64_CONSTANT (1000);

  /* The change to a log file does not wait for its turn, as all else does:
   * two programs that start for the first time at once meet there. */
  for (;;)
    {
      g_autoptr(GError) reason = NULL;
      BylineDatabase *self = open_once (path, kind, &reason);

      if (self != NULL)
        return self;
      if (!g_error_matches (reason, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY) ||
          g_get_monotonic_time () > give_up_at)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      g_usleep (BUSY_PAUSE_USEC);
    }
}

static BylineDatabase *
try_read_only (const char                *path,
               const char                *query,
               const BylineDatabaseKind  *kind,
               GError                   **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?%s", escaped, query);
  g_autoptr(BylineDatabase) self = open_handle (uri, SQLITE_OPEN_READONLY, kind, error);
  gint64 version;

  if (self == NULL || !read_version (self, &version, error) || !read_data_version (self, error))
    return NULL;

  if (version < count_steps (kind)) {
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY,
                         "the file needs an upgrade and cannot be written");
    return NULL;
  }
  self->path = g_strdup (path);

  return g_steal_pointer (&self);
}

/**
 * byline_database_open_read_only:
 * @path: an existing file
 * @kind: what kind of file it is; must outlive the database
 * @error: return location
 *
 * Opens a file for reading, of this schema or a later one.
 *
 * Where the folder cannot be written SQLite refuses even to read a file with
 * a write-ahead log; then the file is read as if nobody wrote it, without
 * what is only in the log.
 *
 * Returns: (transfer full) (nullable): the database, of the calling thread
 */
BylineDatabase *
byline_database_open_read_only (const char                *path,
                                const BylineDatabaseKind  *kind,
                                GError                   **error)
{
  BylineDatabase *self = try_read_only (path, "mode=ro", kind, NULL);

  return self != NULL ? self : try_read_only (path, "mode=ro&immutable=1", kind, error);
}

/**
 * byline_database_open_memory:
 * @kind: which schema it gets; must outlive the database
 *
 * Makes a database that is gone when it is closed.
 *
 * Returns: (transfer full) (not nullable): the database, of the calling thread
 */
BylineDatabase *
byline_database_open_memory (const BylineDatabaseKind *kind)
{
  g_autoptr(GError) error = NULL;
  BylineDatabase *self = open_handle (":memory:",
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                      kind, &error);

  if (self == NULL || !migrate (self, &error))
    g_error ("no database in memory: %s", error->message);

  return self;
}

/**
 * byline_database_close:
 * @self: (nullable) (transfer full): a database
 *
 * Closes @self. Its statements must be finalized before.
 */
void
byline_database_close (BylineDatabase *self)
{
  if (self == NULL)
    return;

  g_assert (self->owner == g_thread_self ());
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * byline_database_set_aside:
 * @path: a file that is not open
 * @error: return location
 *
 * Renames a damaged file and its log to the first free "PATH.damaged-N".
 *
 * Returns: whether @path is free now
 */
gboolean
byline_database_set_aside (const char  *path,
                           GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  for (int i = 1; i <= MAX_SET_ASIDE; i++) {
    g_autofree char *aside = g_strdup_printf ("%s.damaged-%d", path, i);
    g_autofree char *log_aside = g_strconcat (aside, "-wal", NULL);

    if (g_file_test (aside, G_FILE_TEST_EXISTS))
      continue;
    if (g_rename (path, aside) != 0)
      break;
    g_rename (log, log_aside);
    g_unlink (index);
    return TRUE;
  }
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY,
               "cannot set a damaged file aside: %s", g_strerror (errno));

  return FALSE;
}

/**
 * byline_database_is_new:
 * @self: a database
 *
 * Returns: whether opening @self made its tables
 */
gboolean
byline_database_is_new (BylineDatabase *self)
{
  return self->is_new;
}

/**
 * byline_database_is_damaged:
 * @self: a database
 *
 * Returns: whether SQLite has called the file corrupt since it was opened
 */
gboolean
byline_database_is_damaged (BylineDatabase *self)
{
  return self->is_damaged;
}

/**
 * byline_database_take_foreign:
 * @self: a database
 *
 * Returns: whether another connection has committed to the file since this
 *   was asked last or the file was opened
 */
gboolean
byline_database_take_foreign (BylineDatabase *self)
{
  gint64 before = self->version_seen;

  return self->path != NULL && read_data_version (self, NULL) && self->version_seen != before;
}

/**
 * byline_database_get_handle:
 * @self: a database
 *
 * Returns: (transfer none): SQLite's own handle, to add functions to
 */
sqlite3 *
byline_database_get_handle (BylineDatabase *self)
{
  return self->handle;
}

/* The names of all columns, each after its table's. */
static GHashTable *
list_columns (BylineDatabase  *self,
              GError         **error)
{
  g_autoptr(GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *slot = NULL;
  BylineStatement *row = byline_database_prepare (self, &slot,
                                                  "SELECT t.name || '.' || c.name FROM"
                                                  " sqlite_schema t, pragma_table_info (t.name) c"
                                                  " WHERE t.type = 'table'", error);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self, row, &has_row, error)) && has_row)
    g_hash_table_add (columns, byline_statement_dup_string (row, 0));
  byline_database_finalize (&slot, 1);

  return is_good ? g_steal_pointer (&columns) : NULL;
}

/* A flipped bit in the text of the schema leaves a sound file, in which
 * something has another name. */
static gboolean
check_columns (BylineDatabase  *self,
               gboolean        *is_whole,
               GError         **error)
{
  BylineDatabase *model = byline_database_open_memory (self->kind);
  g_autoptr(GHashTable) wanted = list_columns (model, NULL);
  g_autoptr(GHashTable) columns = list_columns (self, error);
  GHashTableIter iter;
  gpointer name;

  byline_database_close (model);
  *is_whole = columns != NULL;
  g_hash_table_iter_init (&iter, wanted);
  while (*is_whole && g_hash_table_iter_next (&iter, &name, NULL))
    *is_whole = g_hash_table_contains (columns, name);

  return columns != NULL;
}

/**
 * byline_database_check:
 * @self: a database
 * @error: return location
 *
 * Reads the whole file to see whether it is sound and has all columns of its
 * schema; meant for small ones.
 *
 * Returns: FALSE with #BYLINE_STORE_ERROR_CORRUPT when it is not
 */
gboolean
byline_database_check (BylineDatabase  *self,
                       GError         **error)
{
  gint64 n_good = 0;
  gboolean is_whole;

  if (!byline_database_read_number (self,
                                    "SELECT count(*) FROM pragma_quick_check"
                                    " WHERE quick_check = 'ok'",
                                    &n_good, error)
      || !check_columns (self, &is_whole, error))
    return FALSE;
  if (n_good == 1 && is_whole)
    return TRUE;

  self->is_damaged = TRUE;
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT,
                       "the file is damaged inside");

  return FALSE;
}

/**
 * byline_database_begin:
 * @self: a database
 * @error: return location
 *
 * Starts a writing transaction, which no other writer can overtake.
 *
 * Returns: whether it began; then byline_database_end() must follow
 */
gboolean
byline_database_begin (BylineDatabase  *self,
                       GError         **error)
{
  return byline_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * byline_database_end:
 * @self: a database inside a transaction
 * @is_good: whether all steps of the transaction worked
 * @error: return location, already set by the step that failed
 *
 * Commits, or takes everything back.
 *
 * Returns: whether it is committed
 */
gboolean
byline_database_end (BylineDatabase  *self,
                     gboolean         is_good,
                     GError         **error)
{
  if (is_good && byline_database_execute (self, "COMMIT", error))
    return TRUE;

  /* SQLite has rolled back by itself after some errors. */
  if (!sqlite3_get_autocommit (self->handle))
    byline_database_execute (self, "ROLLBACK", NULL);

  return FALSE;
}

/**
 * byline_database_prepare:
 * @self: a database
 * @slot: (inout): where the statement is kept
 * @sql: its text
 * @error: return location
 *
 * Gets a statement ready to be bound, prepared when first asked for.
 *
 * Returns: (transfer none) (nullable): NULL is let through to the step, which
 *   then fails without touching @error
 */
BylineStatement *
byline_database_prepare (BylineDatabase  *self,
                         sqlite3_stmt   **slot,
                         const char      *sql,
                         GError         **error)
{
  g_assert (self->owner == g_thread_self ());

  if (*slot != NULL)
    byline_statement_reset (*slot);
  else if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                               slot, NULL) != SQLITE_OK)
    fail (self, error);

  return *slot;
}

/**
 * byline_database_step:
 * @self: a database
 * @statement: (nullable): a bound statement of @self
 * @has_row: (out): whether it stands on a row now
 * @error: return location
 *
 * Goes to the first or next row.
 *
 * Returns: whether that worked; the end of the rows is not an error
 */
gboolean
byline_database_step (BylineDatabase   *self,
                      BylineStatement  *statement,
                      gboolean         *has_row,
                      GError          **error)
{
  int code;

  *has_row = FALSE;
  if (statement == NULL)
    return FALSE;

  g_assert (self->owner == g_thread_self ());
  code = sqlite3_step (statement);
  *has_row = code == SQLITE_ROW;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return fail (self, error);

  return TRUE;
}

/**
 * byline_database_run:
 * @self: a database
 * @statement: (nullable): a bound statement of @self
 * @error: return location
 *
 * Runs @statement to its end and resets it.
 *
 * Returns: whether that worked
 */
gboolean
byline_database_run (BylineDatabase   *self,
                     BylineStatement  *statement,
                     GError          **error)
{
  gboolean has_row = TRUE;
  gboolean is_good = TRUE;

  while (is_good && has_row)
    is_good = byline_database_step (self, statement, &has_row, error);
  byline_statement_reset (statement);

  return is_good;
}

/**
 * byline_database_execute:
 * @self: a database
 * @sql: one or more statements without parameters
 * @error: return location
 *
 * Returns: whether all of them worked
 */
gboolean
byline_database_execute (BylineDatabase  *self,
                         const char      *sql,
                         GError         **error)
{
  g_assert (self->owner == g_thread_self ());

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (self, error);

  return TRUE;
}

/**
 * byline_database_read_number:
 * @self: a database
 * @sql: a query without parameters
 * @number: (out): its first column; 0 without a row
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
byline_database_read_number (BylineDatabase  *self,
                             const char      *sql,
                             gint64          *number,
                             GError         **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean has_row;
  gboolean is_good;

  *number = 0;
  byline_database_prepare (self, &statement, sql, error);
  is_good = byline_database_step (self, statement, &has_row, error);
  if (has_row)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return is_good;
}

/**
 * byline_database_finalize:
 * @slots: (array length=n_slots): statements or NULL
 * @n_slots: how many
 *
 * Gives back what byline_database_prepare() made.
 */
void
byline_database_finalize (sqlite3_stmt **slots,
                          guint          n_slots)
{
  for (guint i = 0; i < n_slots; i++)
    g_clear_pointer (&slots[i], sqlite3_finalize);
}
