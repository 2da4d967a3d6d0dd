/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: how many articles are unread, read from an index alone, and how
 * many comments an article has, kept in its row. The number is -1 as long as
 * some comments may not be here: what is not known is not counted. */

#include "config.h"

#include "byline-count-table.h"

typedef enum
{
  COUNT_UNREAD,
  COUNT_ALL_UNREAD,
  COUNT_WHOLE,
  COUNT_AGAIN,
  COUNT_ALL,
} CountStatement;
#define N_STATEMENTS (COUNT_ALL + 1)

#define N_COMMENTS \
  "(SELECT count(*) FROM comment AS c" \
  "  WHERE c.site_id = article.site_id AND c.post = article.remote_id)"

static const char * const sql[N_STATEMENTS] = {
  [COUNT_UNREAD] =
    "SELECT count(*) FROM article WHERE is_gone = 0 AND is_read = 0 AND site_id = ?1",
  [COUNT_ALL_UNREAD] = "SELECT count(*) FROM article WHERE is_gone = 0 AND is_read = 0",
  [COUNT_WHOLE] =
    "UPDATE article SET n_comments = " N_COMMENTS " WHERE site_id = ?1 AND remote_id = ?2",
  [COUNT_AGAIN] =
    "UPDATE article SET n_comments = " N_COMMENTS
    " WHERE site_id = ?1 AND remote_id = ?2 AND n_comments >= 0",
  [COUNT_ALL] =
    "UPDATE article SET n_comments = " N_COMMENTS " WHERE site_id = ?1 AND n_comments < 0",
};

struct _BylineCountTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineCountTable  *self,
         CountStatement     which,
         GError           **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
run_on_post (BylineCountTable  *self,
             CountStatement     which,
             gint64             site_id,
             gint64             post,
             GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "ii", site_id, post);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_count_table_new:
 * @archive: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineCountTable *
byline_count_table_new (BylineDatabase *archive)
{
  BylineCountTable *self = g_new0 (BylineCountTable, 1);

  self->database = archive;

  return self;
}

/**
 * byline_count_table_free:
 * @self: (transfer full): a table
 */
void
byline_count_table_free (BylineCountTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_count_table_unread:
 * @self: a table
 * @site_id: a site, or 0 for all
 * @error: return location
 *
 * Returns: how many articles are unread and not gone, or -1 with @error set
 */
gint64
byline_count_table_unread (BylineCountTable  *self,
                           gint64             site_id,
                           GError           **error)
{
  g_autoptr(BylineStatement) statement =
    prepare (self, site_id != 0 ? COUNT_UNREAD : COUNT_ALL_UNREAD, error);
  gboolean has_row;

  if (site_id != 0)
    byline_statement_bind (statement, "i", site_id);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return -1;

  return has_row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * byline_count_table_whole:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article all comments of which are here
 * @error: return location
 *
 * Returns: whether its number of comments is set
 */
gboolean
byline_count_table_whole (BylineCountTable  *self,
                          gint64             site_id,
                          gint64             post,
                          GError           **error)
{
  return run_on_post (self, COUNT_WHOLE, site_id, post, error);
}

/**
 * byline_count_table_again:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article some comments of which have changed
 * @error: return location
 *
 * Counts again if the number was known, which means that all were here.
 *
 * Returns: whether it worked
 */
gboolean
byline_count_table_again (BylineCountTable  *self,
                          gint64             site_id,
                          gint64             post,
                          GError           **error)
{
  return run_on_post (self, COUNT_AGAIN, site_id, post, error);
}

/**
 * byline_count_table_all:
 * @self: a table
 * @site_id: a site all comments of which are here
 * @n_counted: (out): how many articles had no number before
 * @error: return location
 *
 * Numbers that are known have followed the comments and are left alone.
 *
 * Returns: whether the numbers of comments of all its articles are set
 */
gboolean
byline_count_table_all (BylineCountTable  *self,
                        gint64             site_id,
                        guint             *n_counted,
                        GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COUNT_ALL, error);

  *n_counted = 0;
  byline_statement_bind (statement, "i", site_id);
  if (!byline_database_run (self->database, statement, error))
    return FALSE;
  *n_counted = (guint) sqlite3_changes (byline_database_get_handle (self->database));

  return TRUE;
}
