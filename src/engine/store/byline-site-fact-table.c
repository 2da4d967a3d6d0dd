/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: what a site says of itself, its icon, and how much of it is
 * here. Which sites there are is decided in byline-site-table.c. */

#include "config.h"

#include "byline-site-fact-table.h"

typedef enum
{
  FACT_SAVE,
  FACT_REMOVE,
  FACT_REMOVE_CURSORS,
  FACT_GET,
  FACT_LIST,
  FACT_GET_ICON,
  FACT_GET_SYNCED,
  FACT_SET_SYNCED,
  CURSOR_GET,
  CURSOR_SET,
} FactStatement;
#define N_STATEMENTS (CURSOR_SET + 1)

static const char * const sql[N_STATEMENTS] = {
  [FACT_SAVE] =
    "INSERT INTO site (id, home, api_root, name, description, icon_uri, sign_in_uri,"
    "   gmt_offset, icon) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    " ON CONFLICT (id) DO UPDATE SET home = ?2, api_root = ?3, name = ?4,"
    "   description = ?5, icon_uri = ?6, sign_in_uri = ?7, gmt_offset = ?8,"
    "   icon = coalesce (?9, icon)",
  [FACT_REMOVE] = "DELETE FROM site WHERE id = ?1",
  [FACT_REMOVE_CURSORS] = "DELETE FROM cursor WHERE site_id = ?1",
  [FACT_GET] =
    "SELECT description, icon_uri, sign_in_uri, gmt_offset FROM site WHERE id = ?1",
  [FACT_LIST] = "SELECT id, home, api_root, name FROM site ORDER BY id",
  [FACT_GET_ICON] = "SELECT icon FROM site WHERE id = ?1",
  [FACT_GET_SYNCED] = "SELECT synced_at FROM site WHERE id = ?1",
  [FACT_SET_SYNCED] =
    "INSERT INTO site (id, home, api_root, name, description, gmt_offset, synced_at)"
    " VALUES (?1, ?2, ?3, ?4, '', 0, ?5)"
    " ON CONFLICT (id) DO UPDATE SET synced_at = ?5",
  [CURSOR_GET] =
    "SELECT oldest_at, is_complete FROM cursor WHERE site_id = ?1 AND category = ?2",
  [CURSOR_SET] = "INSERT OR REPLACE INTO cursor VALUES (?1, ?2, ?3, ?4)",
};

struct _BylineSiteFactTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineSiteFactTable  *self,
         FactStatement         which,
         GError              **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
run_on_site (BylineSiteFactTable  *self,
             FactStatement         which,
             gint64                site_id,
             GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "i", site_id);

  return byline_database_run (self->database, statement, error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * byline_site_fact_table_new:
 * @archive: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineSiteFactTable *
byline_site_fact_table_new (BylineDatabase *archive)
{
  BylineSiteFactTable *self = g_new0 (BylineSiteFactTable, 1);

  self->database = archive;

  return self;
}

/**
 * byline_site_fact_table_free:
 * @self: (transfer full): a table
 */
void
byline_site_fact_table_free (BylineSiteFactTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_site_fact_table_save:
 * @self: a table
 * @site_id: its number
 * @site: all of it is kept, but its id
 * @icon: (nullable): an encoded picture; NULL keeps the one that is there
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_site_fact_table_save (BylineSiteFactTable  *self,
                             gint64                site_id,
                             const BylineSite     *site,
                             GBytes               *icon,
                             GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, FACT_SAVE, error);

  byline_statement_bind (statement, "issssssdB", site_id, or_empty (site->home),
                         or_empty (site->api_root), or_empty (site->name),
                         or_empty (site->description), site->icon_uri, site->sign_in_uri,
                         site->gmt_offset, icon);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_site_fact_table_remove:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: whether nothing of the site is in this table any more
 */
gboolean
byline_site_fact_table_remove (BylineSiteFactTable  *self,
                               gint64                site_id,
                               GError              **error)
{
  return run_on_site (self, FACT_REMOVE_CURSORS, site_id, error)
         && run_on_site (self, FACT_REMOVE, site_id, error);
}

/**
 * byline_site_fact_table_fill:
 * @self: a table
 * @site: its id says which; the rest of it is filled
 * @error: return location
 *
 * Returns: whether it worked; facts lost with an archive stay empty
 */
gboolean
byline_site_fact_table_fill (BylineSiteFactTable  *self,
                             BylineSite           *site,
                             GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, FACT_GET, error);
  gboolean has_row;

  byline_statement_bind (statement, "i", site->id);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return FALSE;

  g_free (site->description);
  g_free (site->icon_uri);
  g_free (site->sign_in_uri);
  site->description = has_row ? byline_statement_dup_string (statement, 0) : g_strdup ("");
  site->icon_uri = has_row ? byline_statement_dup_text (statement, 1) : NULL;
  site->sign_in_uri = has_row ? byline_statement_dup_text (statement, 2) : NULL;
  site->gmt_offset = has_row ? sqlite3_column_double (statement, 3) : 0;

  return TRUE;
}

/**
 * byline_site_fact_table_list:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineSite): id, home, API root and
 *   name of the sites of which something is here
 */
GPtrArray *
byline_site_fact_table_list (BylineSiteFactTable  *self,
                             GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, FACT_LIST, error);
  g_autoptr(GPtrArray) sites = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_site_unref);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    BylineSite *site = byline_site_new ();

    g_free (site->home);
    g_free (site->api_root);
    g_free (site->name);
    site->id = sqlite3_column_int64 (statement, 0);
    site->home = byline_statement_dup_string (statement, 1);
    site->api_root = byline_statement_dup_string (statement, 2);
    site->name = byline_statement_dup_string (statement, 3);
    g_ptr_array_add (sites, site);
  }

  return is_good ? g_steal_pointer (&sites) : NULL;
}

/**
 * byline_site_fact_table_get_icon:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the encoded picture; NULL without
 *   @error set when there is none
 */
GBytes *
byline_site_fact_table_get_icon (BylineSiteFactTable  *self,
                                 gint64                site_id,
                                 GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, FACT_GET_ICON, error);
  gboolean has_row;

  byline_statement_bind (statement, "i", site_id);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  return byline_statement_dup_bytes (statement, 0);
}

/**
 * byline_site_fact_table_get_synced_at:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: Unix seconds, 0 for never
 */
gint64
byline_site_fact_table_get_synced_at (BylineSiteFactTable  *self,
                                      gint64                site_id,
                                      GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, FACT_GET_SYNCED, error);
  gboolean has_row;

  byline_statement_bind (statement, "i", site_id);
  byline_database_step (self->database, statement, &has_row, error);

  return has_row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * byline_site_fact_table_set_synced_at:
 * @self: a table
 * @site: a site as byline-site-table.c knows it
 * @synced_at: Unix seconds
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_site_fact_table_set_synced_at (BylineSiteFactTable  *self,
                                      const BylineSite     *site,
                                      gint64                synced_at,
                                      GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, FACT_SET_SYNCED, error);

  byline_statement_bind (statement, "isssi", site->id, site->home, site->api_root, site->name,
                         synced_at);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_site_fact_table_get_cursor:
 * @self: a table
 * @site_id: a site
 * @category: one of its categories, 0 for the whole site
 * @cursor: (out): zero without a row
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
byline_site_fact_table_get_cursor (BylineSiteFactTable  *self,
                                   gint64                site_id,
                                   gint64                category,
                                   BylineArchiveCursor  *cursor,
                                   GError              **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, CURSOR_GET, error);
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ii", site_id, category);
  is_good = byline_database_step (self->database, statement, &has_row, error);
  cursor->oldest_at = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  cursor->is_complete = has_row && sqlite3_column_int (statement, 1) != 0;

  return is_good;
}

/**
 * byline_site_fact_table_set_cursor:
 * @self: a table
 * @site_id: a site
 * @category: one of its categories, 0 for the whole site
 * @cursor: how far back it is here
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_site_fact_table_set_cursor (BylineSiteFactTable        *self,
                                   gint64                      site_id,
                                   gint64                      category,
                                   const BylineArchiveCursor  *cursor,
                                   GError                    **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, CURSOR_SET, error);

  byline_statement_bind (statement, "iiib", site_id, category, cursor->oldest_at,
                         !!cursor->is_complete);

  return byline_database_run (self->database, statement, error);
}
