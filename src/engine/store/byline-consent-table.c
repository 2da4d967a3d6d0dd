/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: for which sites a person allowed pictures from any host. Each
 * row speaks for one site and no other; what is lost with the file is asked
 * again. */

#include "config.h"

#include "byline-consent-table.h"

typedef enum
{
  CONSENT_GIVE,
  CONSENT_WITHDRAW,
  CONSENT_GET,
} ConsentStatement;
#define N_STATEMENTS (CONSENT_GET + 1)

/* A site that has been removed has nothing to consent to. */
static const char * const sql[N_STATEMENTS] = {
  [CONSENT_GIVE] =
    "INSERT OR IGNORE INTO picture_consent (site_id)"
    " SELECT id FROM site WHERE id = ?1 AND is_removed = 0",
  [CONSENT_WITHDRAW] = "DELETE FROM picture_consent WHERE site_id = ?1",
  [CONSENT_GET] = "SELECT 1 FROM picture_consent WHERE site_id = ?1",
};

struct _BylineConsentTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineConsentTable  *self,
         ConsentStatement     which,
         gint64               site_id,
         GError             **error)
{
  BylineStatement *statement =
    byline_database_prepare (self->database, &self->statements[which], sql[which], error);

  byline_statement_bind (statement, "i", site_id);

  return statement;
}

/**
 * byline_consent_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineConsentTable *
byline_consent_table_new (BylineDatabase *personal)
{
  BylineConsentTable *self = g_new0 (BylineConsentTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_consent_table_free:
 * @self: (transfer full): a table
 */
void
byline_consent_table_free (BylineConsentTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_consent_table_set:
 * @self: a table
 * @site_id: a site
 * @is_given: whether its articles may load pictures from any host
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_consent_table_set (BylineConsentTable  *self,
                          gint64               site_id,
                          gboolean             is_given,
                          GError             **error)
{
  g_autoptr(BylineStatement) statement =
    prepare (self, is_given ? CONSENT_GIVE : CONSENT_WITHDRAW, site_id, error);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_consent_table_get:
 * @self: a table
 * @site_id: a site
 * @is_given: (out): %FALSE also when it could not be read
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
byline_consent_table_get (BylineConsentTable  *self,
                          gint64               site_id,
                          gboolean            *is_given,
                          GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, CONSENT_GET, site_id, error);
  gboolean has_row = FALSE;
  gboolean is_good = byline_database_step (self->database, statement, &has_row, error);

  *is_given = is_good && has_row;

  return is_good;
}
