/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: where the person stopped reading each article. */

#include "config.h"

#include "byline-position-table.h"

typedef enum
{
  POSITION_SAVE,
  POSITION_FORGET,
  POSITION_LOAD,
} PositionStatement;
#define N_STATEMENTS (POSITION_LOAD + 1)

static const char * const sql[N_STATEMENTS] = {
  [POSITION_SAVE] = "INSERT OR REPLACE INTO reading_position VALUES (?1, ?2, ?3, ?4, ?5)",
  [POSITION_FORGET] = "DELETE FROM reading_position WHERE site_id = ?1 AND post = ?2",
  [POSITION_LOAD] =
    "SELECT text_number, byte, words FROM reading_position WHERE site_id = ?1 AND post = ?2",
};

struct _BylinePositionTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylinePositionTable  *self,
         PositionStatement     which,
         GError              **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

/**
 * byline_position_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylinePositionTable *
byline_position_table_new (BylineDatabase *personal)
{
  BylinePositionTable *self = g_new0 (BylinePositionTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_position_table_free:
 * @self: (transfer full): a table
 */
void
byline_position_table_free (BylinePositionTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_position_table_save:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @position: (nullable): NULL forgets what is kept
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
byline_position_table_save (BylinePositionTable          *self,
                            gint64                        site_id,
                            gint64                        post,
                            const BylineReadingPosition  *position,
                            GError                      **error)
{
  g_autoptr(BylineStatement) statement =
    prepare (self, position != NULL ? POSITION_SAVE : POSITION_FORGET, error);

  if (position != NULL)
    byline_statement_bind (statement, "iiiis", site_id, post, (gint64) position->text_number,
                           (gint64) position->byte, position->words);
  else
    byline_statement_bind (statement, "ii", site_id, post);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_position_table_load:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is kept; NULL without @error set
 *   when nothing is
 */
BylineReadingPosition *
byline_position_table_load (BylinePositionTable  *self,
                            gint64                site_id,
                            gint64                post,
                            GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, POSITION_LOAD, error);
  g_autofree char *words = NULL;
  gint64 text_number, byte;
  gboolean has_row;

  byline_statement_bind (statement, "ii", site_id, post);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  text_number = sqlite3_column_int64 (statement, 0);
  byte = sqlite3_column_int64 (statement, 1);
  words = byline_statement_dup_string (statement, 2);
  if (text_number < 0 || byte < 0 || text_number > G_MAXINT || byte > G_MAXINT)
    return NULL;

  return byline_reading_position_new ((guint) text_number, (guint) byte, words);
}
