/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: which articles are read and saved, by the site's own post
 * number. This is the truth; the copies in the archive only make lists fast. */

#include "config.h"

#include "byline-mark-table.h"

typedef enum
{
  MARK_NEXT_SERIAL,
  MARK_SET,
  MARK_GET,
  MARK_LIST_SINCE,
} MarkStatement;
#define N_STATEMENTS (MARK_LIST_SINCE + 1)

static const char * const sql[N_STATEMENTS] = {
  [MARK_NEXT_SERIAL] = "UPDATE fact SET value = value + 1 WHERE name = 'mark_serial'",
  [MARK_SET] = "INSERT OR REPLACE INTO mark VALUES (?1, ?2, ?3, ?4, ?5)",
  [MARK_GET] =
    "SELECT site_id, post, is_read, is_saved, serial FROM mark"
    " WHERE site_id = ?1 AND post = ?2",
  [MARK_LIST_SINCE] =
    "SELECT site_id, post, is_read, is_saved, serial FROM mark"
    " WHERE serial > ?1 ORDER BY serial",
};

struct _BylineMarkTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineMarkTable  *self,
         MarkStatement     which,
         GError          **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static void
read_mark (BylineStatement *row,
           BylineMark      *mark)
{
  mark->site_id = sqlite3_column_int64 (row, 0);
  mark->post = sqlite3_column_int64 (row, 1);
  mark->is_read = sqlite3_column_int (row, 2) != 0;
  mark->is_saved = sqlite3_column_int (row, 3) != 0;
  mark->serial = sqlite3_column_int64 (row, 4);
}

/**
 * byline_mark_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineMarkTable *
byline_mark_table_new (BylineDatabase *personal)
{
  BylineMarkTable *self = g_new0 (BylineMarkTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_mark_table_free:
 * @self: (transfer full): a table
 */
void
byline_mark_table_free (BylineMarkTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_mark_table_set:
 * @self: a table
 * @mark: (inout): kept as it is; gets its serial
 * @error: return location
 *
 * To be called inside a transaction.
 *
 * Returns: whether it is kept
 */
gboolean
byline_mark_table_set (BylineMarkTable  *self,
                       BylineMark       *mark,
                       GError          **error)
{
  g_autoptr(BylineStatement) next = prepare (self, MARK_NEXT_SERIAL, error);
  g_autoptr(BylineStatement) set = NULL;

  if (!byline_database_run (self->database, next, error))
    return FALSE;
  mark->serial = byline_mark_table_get_serial (self, error);
  if (mark->serial < 0)
    return FALSE;

  set = prepare (self, MARK_SET, error);
  byline_statement_bind (set, "iibbi", mark->site_id, mark->post, !!mark->is_read,
                         !!mark->is_saved, mark->serial);

  return byline_database_run (self->database, set, error);
}

/**
 * byline_mark_table_get:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @mark: (out): unread and not saved when nothing is kept
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
byline_mark_table_get (BylineMarkTable  *self,
                       gint64            site_id,
                       gint64            post,
                       BylineMark       *mark,
                       GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, MARK_GET, error);
  gboolean has_row;
  gboolean is_good;

  *mark = (BylineMark) { .site_id = site_id, .post = post };
  byline_statement_bind (statement, "ii", site_id, post);
  is_good = byline_database_step (self->database, statement, &has_row, error);
  if (has_row)
    read_mark (statement, mark);

  return is_good;
}

/**
 * byline_mark_table_list_since:
 * @self: a table
 * @serial: that of a mark, 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineMark): the marks set later, in
 *   the order in which they were set
 */
GArray *
byline_mark_table_list_since (BylineMarkTable  *self,
                              gint64            serial,
                              GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, MARK_LIST_SINCE, error);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "i", serial);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    BylineMark mark;

    read_mark (statement, &mark);
    g_array_append_val (marks, mark);
  }

  return is_good ? g_steal_pointer (&marks) : NULL;
}

/**
 * byline_mark_table_get_serial:
 * @self: a table
 * @error: return location
 *
 * Returns: the serial of the mark set last, or -1 with @error set
 */
gint64
byline_mark_table_get_serial (BylineMarkTable  *self,
                              GError          **error)
{
  gint64 serial;

  if (!byline_database_read_number (self->database,
                                    "SELECT value FROM fact WHERE name = 'mark_serial'",
                                    &serial, error))
    return -1;

  return serial;
}
