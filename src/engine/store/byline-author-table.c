/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: the names of a site's authors. Sites name an author with one
 * article and give only the number with the next, so a name once given serves
 * all later articles of that number. */

#include "config.h"

#include "byline-author-table.h"

typedef enum
{
  AUTHOR_GET,
  AUTHOR_SET,
  AUTHOR_REMOVE_SITE,
} AuthorStatement;
#define N_STATEMENTS (AUTHOR_REMOVE_SITE + 1)

static const char * const sql[N_STATEMENTS] = {
  [AUTHOR_GET] = "SELECT name FROM author WHERE site_id = ?1 AND remote_id = ?2",
  [AUTHOR_SET] =
    "INSERT INTO author VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO UPDATE SET name = ?3 WHERE name <> ?3",
  [AUTHOR_REMOVE_SITE] = "DELETE FROM author WHERE site_id = ?1",
};

struct _BylineAuthorTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineAuthorTable  *self,
         AuthorStatement     which,
         GError            **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
set_name (BylineAuthorTable  *self,
          gint64              site_id,
          gint64              remote_id,
          const char         *name,
          GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, AUTHOR_SET, error);

  byline_statement_bind (statement, "iis", site_id, remote_id, name);

  return byline_database_run (self->database, statement, error);
}

static gboolean
get_name (BylineAuthorTable  *self,
          gint64              site_id,
          gint64              remote_id,
          char              **name,
          GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, AUTHOR_GET, error);
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ii", site_id, remote_id);
  is_good = byline_database_step (self->database, statement, &has_row, error);
  if (has_row)
    *name = byline_statement_dup_text (statement, 0);

  return is_good;
}

/**
 * byline_author_table_new:
 * @archive: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineAuthorTable *
byline_author_table_new (BylineDatabase *archive)
{
  BylineAuthorTable *self = g_new0 (BylineAuthorTable, 1);

  self->database = archive;

  return self;
}

/**
 * byline_author_table_free:
 * @self: (transfer full): a table
 */
void
byline_author_table_free (BylineAuthorTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_author_table_resolve:
 * @self: a table
 * @site_id: a site
 * @remote_id: the site's number for an author; 0 or less is nobody
 * @given: (nullable): the name that came with an article
 * @name: (out) (transfer full) (nullable): @given, or what the site called
 *   that author before
 * @error: return location
 *
 * Keeps a name that is given, for the articles that come without.
 *
 * Returns: whether it worked; @name is set in any case
 */
gboolean
byline_author_table_resolve (BylineAuthorTable  *self,
                             gint64              site_id,
                             gint64              remote_id,
                             const char         *given,
                             char              **name,
                             GError            **error)
{
  *name = g_strdup (given);
  if (remote_id <= 0)
    return TRUE;

  return given != NULL ? set_name (self, site_id, remote_id, given, error)
                       : get_name (self, site_id, remote_id, name, error);
}

/**
 * byline_author_table_remove_site:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: whether nothing of the site is in this table any more
 */
gboolean
byline_author_table_remove_site (BylineAuthorTable  *self,
                                 gint64              site_id,
                                 GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, AUTHOR_REMOVE_SITE, error);

  byline_statement_bind (statement, "i", site_id);

  return byline_database_run (self->database, statement, error);
}
