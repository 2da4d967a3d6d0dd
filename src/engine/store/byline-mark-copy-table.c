/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: copies of the marks in the rows of the articles, so that lists
 * need one file only. The marks themselves are personal.db's; a serial tells
 * how far the copies have followed them. */

#include "config.h"

#include "byline-mark-copy-table.h"

typedef enum
{
  COPY_SET,
  COPY_LIST,
  COPY_GET_SERIAL,
  COPY_ADVANCE_SERIAL,
  COPY_SET_SERIAL,
} CopyStatement;
#define N_STATEMENTS (COPY_SET_SERIAL + 1)

static const char * const sql[N_STATEMENTS] = {
  [COPY_SET] =
    "UPDATE article SET is_read = ?3, is_saved = ?4 WHERE site_id = ?1 AND remote_id = ?2",
  [COPY_LIST] =
    "SELECT site_id, remote_id, is_read, is_saved FROM article WHERE is_read OR is_saved",
  [COPY_GET_SERIAL] = "SELECT value FROM fact WHERE name = 'mark_serial'",
  /* One step only: a mark that another process still has to copy stays due. */
  [COPY_ADVANCE_SERIAL] =
    "UPDATE fact SET value = ?1 WHERE name = 'mark_serial' AND value = ?1 - 1",
  [COPY_SET_SERIAL] = "UPDATE fact SET value = ?1 WHERE name = 'mark_serial'",
};

struct _BylineMarkCopyTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineMarkCopyTable  *self,
         CopyStatement         which,
         GError              **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
run_on_serial (BylineMarkCopyTable  *self,
               CopyStatement         which,
               gint64                serial,
               GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "i", serial);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_mark_copy_table_new:
 * @archive: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineMarkCopyTable *
byline_mark_copy_table_new (BylineDatabase *archive)
{
  BylineMarkCopyTable *self = g_new0 (BylineMarkCopyTable, 1);

  self->database = archive;

  return self;
}

/**
 * byline_mark_copy_table_free:
 * @self: (transfer full): a table
 */
void
byline_mark_copy_table_free (BylineMarkCopyTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_mark_copy_table_set:
 * @self: a table
 * @mark: as it is kept in personal.db
 * @error: return location
 *
 * Copies a mark; to be called inside a transaction.
 *
 * Returns: whether it worked, also when the article is not here
 */
gboolean
byline_mark_copy_table_set (BylineMarkCopyTable  *self,
                            const BylineMark     *mark,
                            GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COPY_SET, error);

  byline_statement_bind (statement, "iibb", mark->site_id, mark->post, !!mark->is_read,
                         !!mark->is_saved);

  return byline_database_run (self->database, statement, error)
         && run_on_serial (self, COPY_ADVANCE_SERIAL, mark->serial, error);
}

/**
 * byline_mark_copy_table_list:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineMark): the copies, in case the
 *   marks themselves are lost
 */
GArray *
byline_mark_copy_table_list (BylineMarkCopyTable  *self,
                             GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COPY_LIST, error);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    BylineMark mark = {
      .site_id = sqlite3_column_int64 (statement, 0),
      .post = sqlite3_column_int64 (statement, 1),
      .is_read = sqlite3_column_int (statement, 2) != 0,
      .is_saved = sqlite3_column_int (statement, 3) != 0,
    };

    g_array_append_val (marks, mark);
  }

  return is_good ? g_steal_pointer (&marks) : NULL;
}

/**
 * byline_mark_copy_table_get_serial:
 * @self: a table
 * @error: return location
 *
 * Returns: the serial up to which marks are copied, or -1 with @error set
 */
gint64
byline_mark_copy_table_get_serial (BylineMarkCopyTable  *self,
                                   GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COPY_GET_SERIAL, error);
  gboolean has_row;

  if (!byline_database_step (self->database, statement, &has_row, error))
    return -1;

  return has_row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * byline_mark_copy_table_set_serial:
 * @self: a table
 * @serial: up to which marks are copied now
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_mark_copy_table_set_serial (BylineMarkCopyTable  *self,
                                   gint64                serial,
                                   GError              **error)
{
  return run_on_serial (self, COPY_SET_SERIAL, serial, error);
}
