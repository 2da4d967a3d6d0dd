/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: the name, address and website a person signs comments with,
 * when they asked for them to be kept. */

#include "config.h"

#include "byline-identity-table.h"

typedef enum
{
  IDENTITY_SAVE,
  IDENTITY_FORGET,
  IDENTITY_LOAD,
} IdentityStatement;
#define N_STATEMENTS (IDENTITY_LOAD + 1)

static const char * const sql[N_STATEMENTS] = {
  [IDENTITY_SAVE] = "INSERT OR REPLACE INTO identity VALUES (?1, ?2, ?3, ?4)",
  [IDENTITY_FORGET] = "DELETE FROM identity WHERE site_id = ?1",
  [IDENTITY_LOAD] =
    "SELECT name, email, website FROM identity WHERE site_id IN (?1, 0)"
    " ORDER BY site_id DESC LIMIT 1",
};

struct _BylineIdentityTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineIdentityTable  *self,
         IdentityStatement     which,
         GError              **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * byline_identity_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineIdentityTable *
byline_identity_table_new (BylineDatabase *personal)
{
  BylineIdentityTable *self = g_new0 (BylineIdentityTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_identity_table_free:
 * @self: (transfer full): a table
 */
void
byline_identity_table_free (BylineIdentityTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_identity_table_save:
 * @self: a table
 * @site_id: a site, or 0 for every site without its own
 * @identity: (nullable): NULL forgets what is kept
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
byline_identity_table_save (BylineIdentityTable   *self,
                            gint64                 site_id,
                            const BylineIdentity  *identity,
                            GError               **error)
{
  g_autoptr(BylineStatement) statement =
    prepare (self, identity != NULL ? IDENTITY_SAVE : IDENTITY_FORGET, error);

  if (identity != NULL)
    byline_statement_bind (statement, "isss", site_id, or_empty (identity->name),
                           or_empty (identity->email), or_empty (identity->website));
  else
    byline_statement_bind (statement, "i", site_id);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_identity_table_load:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the one of the site, else the one of
 *   site 0; NULL without @error set when neither is kept
 */
BylineIdentity *
byline_identity_table_load (BylineIdentityTable  *self,
                            gint64                site_id,
                            GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, IDENTITY_LOAD, error);
  BylineIdentity *identity;
  gboolean has_row;

  byline_statement_bind (statement, "i", site_id);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  identity = g_new0 (BylineIdentity, 1);
  identity->name = byline_statement_dup_string (statement, 0);
  identity->email = byline_statement_dup_string (statement, 1);
  identity->website = byline_statement_dup_string (statement, 2);

  return identity;
}
