/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: the sites a person has added, under numbers that are never
 * used twice, and what commenting on each taught us.
 * What a site says of itself is in byline-site-fact-table.c. */

#include "config.h"

#include "byline-site-table.h"

typedef enum
{
  SITE_ADD,
  SITE_LIST,
  SITE_GET,
  SITE_RESTORE,
  SITE_LIST_LINES,
  SITE_RESTORE_LINE,
  SITE_HIDE,
  SITE_FORGET,
  SITE_FORGET_MARKS,
  SITE_FORGET_HABITS,
  SITE_FORGET_POSITIONS,
  SITE_FORGET_IDENTITY,
  SITE_FORGET_CONSENT,
  SITE_FORGET_KEPT_ARTICLES,
  SITE_FORGET_KEPT_PICTURES,
  HABIT_GET,
  HABIT_SET,
} SiteStatement;
#define N_STATEMENTS (HABIT_SET + 1)

static const char * const sql[N_STATEMENTS] = {
  [SITE_ADD] =
    "INSERT INTO site (home, api_root, name) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (home) DO UPDATE SET api_root = ?2, name = ?3, is_removed = 0"
    " RETURNING id",
  [SITE_LIST] =
    "SELECT id, home, api_root, name FROM site WHERE is_removed = 0"
    " ORDER BY name COLLATE NOCASE, id",
  [SITE_GET] =
    "SELECT id, home, api_root, name FROM site WHERE id = ?1 AND is_removed = 0",
  [SITE_RESTORE] =
    "INSERT OR IGNORE INTO site (id, home, api_root, name) VALUES (?1, ?2, ?3, ?4)",
  [SITE_LIST_LINES] =
    "SELECT json_object ('id', id, 'home', home, 'api_root', api_root, 'name', name,"
    " 'is_removed', is_removed) FROM site ORDER BY id",
  [SITE_RESTORE_LINE] =
    "INSERT OR IGNORE INTO site (id, home, api_root, name, is_removed)"
    " SELECT json_extract (?1, '$.id'), json_extract (?1, '$.home'),"
    "   json_extract (?1, '$.api_root'), json_extract (?1, '$.name'),"
    "   coalesce (json_extract (?1, '$.is_removed'), 0)"
    " WHERE json_valid (?1) AND json_type (?1, '$.id') = 'integer'"
    "   AND json_extract (?1, '$.id') BETWEEN 1 AND 4294967296",
  /* A row that texts still name stays, so that they find their site again. */
  [SITE_HIDE] =
    "UPDATE site SET is_removed = 1 WHERE id = ?1 AND is_removed = 0",
  [SITE_FORGET] =
    "DELETE FROM site WHERE id = ?1 AND NOT EXISTS"
    " (SELECT 1 FROM draft WHERE site_id = ?1 UNION ALL"
    "  SELECT 1 FROM outbox WHERE site_id = ?1)",
  [SITE_FORGET_MARKS] = "DELETE FROM mark WHERE site_id = ?1",
  [SITE_FORGET_HABITS] = "DELETE FROM habit WHERE site_id = ?1",
  [SITE_FORGET_POSITIONS] = "DELETE FROM reading_position WHERE site_id = ?1",
  [SITE_FORGET_IDENTITY] = "DELETE FROM identity WHERE site_id = ?1",
  [SITE_FORGET_CONSENT] = "DELETE FROM picture_consent WHERE site_id = ?1",
  [SITE_FORGET_KEPT_ARTICLES] = "DELETE FROM kept_article WHERE site_id = ?1",
  [SITE_FORGET_KEPT_PICTURES] = "DELETE FROM kept_picture WHERE site_id = ?1",
  [HABIT_GET] =
    "SELECT rest_refuses_guests, rules_known, name_required, email_required"
    " FROM habit WHERE site_id = ?1",
  [HABIT_SET] = "INSERT OR REPLACE INTO habit VALUES (?1, ?2, ?3, ?4, ?5)",
};

struct _BylineSiteTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineSiteTable  *self,
         SiteStatement     which,
         GError          **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
run_on_site (BylineSiteTable  *self,
             SiteStatement     which,
             gint64            site_id,
             GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "i", site_id);

  return byline_database_run (self->database, statement, error);
}

static gboolean
forget_all (BylineSiteTable  *self,
            gint64            site_id,
            GError          **error)
{
  static const SiteStatement steps[] = {
    SITE_HIDE, SITE_FORGET, SITE_FORGET_MARKS, SITE_FORGET_HABITS, SITE_FORGET_POSITIONS,
    SITE_FORGET_IDENTITY, SITE_FORGET_CONSENT, SITE_FORGET_KEPT_ARTICLES,
    SITE_FORGET_KEPT_PICTURES,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (!run_on_site (self, steps[i], site_id, error))
      return FALSE;
  }

  return TRUE;
}

static BylineSite *
read_site (BylineStatement *row)
{
  BylineSite *site = byline_site_new ();

  g_free (site->home);
  g_free (site->api_root);
  g_free (site->name);
  site->id = sqlite3_column_int64 (row, 0);
  site->home = byline_statement_dup_string (row, 1);
  site->api_root = byline_statement_dup_string (row, 2);
  site->name = byline_statement_dup_string (row, 3);

  return site;
}

/**
 * byline_site_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineSiteTable *
byline_site_table_new (BylineDatabase *personal)
{
  BylineSiteTable *self = g_new0 (BylineSiteTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_site_table_free:
 * @self: (transfer full): a table
 */
void
byline_site_table_free (BylineSiteTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_site_table_add:
 * @self: a table
 * @site: home, API root and name are kept
 * @error: return location
 *
 * Adds a site, or updates the one with the same home address, which comes
 * back under its old number if it was removed.
 *
 * Returns: its number, or 0 with @error set
 */
gint64
byline_site_table_add (BylineSiteTable   *self,
                       const BylineSite  *site,
                       GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, SITE_ADD, error);
  gint64 id = 0;
  gboolean has_row;

  byline_statement_bind (statement, "sss", site->home != NULL ? site->home : "",
                         site->api_root != NULL ? site->api_root : "",
                         site->name != NULL ? site->name : "");
  if (byline_database_step (self->database, statement, &has_row, error) && has_row)
    id = sqlite3_column_int64 (statement, 0);
  /* The row is there at once, the insert done only after the last step. */
  if (id != 0 && !byline_database_step (self->database, statement, &has_row, error))
    return 0;

  return id;
}

/**
 * byline_site_table_remove:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Forgets a site with its marks, reading positions, habits, identity,
 * permission for pictures and what its articles keep of them, in one
 * transaction. Drafts and outbox texts stay.
 *
 * Returns: whether it is done; %BYLINE_STORE_ERROR_NOT_FOUND without such a site
 */
gboolean
byline_site_table_remove (BylineSiteTable  *self,
                          gint64            site_id,
                          GError          **error)
{
  g_autoptr(BylineSite) site = byline_site_table_get (self, site_id, error);

  if (site == NULL || !byline_database_begin (self->database, error))
    return FALSE;

  return byline_database_end (self->database, forget_all (self, site_id, error), error);
}

/**
 * byline_site_table_list:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineSite): by name; only what this
 *   table knows is filled
 */
GPtrArray *
byline_site_table_list (BylineSiteTable  *self,
                        GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, SITE_LIST, error);
  g_autoptr(GPtrArray) sites = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_site_unref);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_ptr_array_add (sites, read_site (statement));

  return is_good ? g_steal_pointer (&sites) : NULL;
}

/**
 * byline_site_table_get:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the site, or NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND
 */
BylineSite *
byline_site_table_get (BylineSiteTable  *self,
                       gint64            site_id,
                       GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, SITE_GET, error);
  gboolean has_row;

  byline_statement_bind (statement, "i", site_id);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_site (statement);
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
               "no site %" G_GINT64_FORMAT, site_id);

  return NULL;
}

/**
 * byline_site_table_restore:
 * @self: a table
 * @site: a site as the archive knows it
 * @error: return location
 *
 * Puts back a site under its number unless number or home are taken.
 *
 * Returns: whether it worked
 */
gboolean
byline_site_table_restore (BylineSiteTable   *self,
                           const BylineSite  *site,
                           GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, SITE_RESTORE, error);

  byline_statement_bind (statement, "isss", site->id, site->home, site->api_root, site->name);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_site_table_list_lines:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): a line for each site, removed
 *   ones too, for the journal
 */
GPtrArray *
byline_site_table_list_lines (BylineSiteTable  *self,
                              GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, SITE_LIST_LINES, error);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_ptr_array_add (lines, byline_statement_dup_string (statement, 0));

  return is_good ? g_steal_pointer (&lines) : NULL;
}

/**
 * byline_site_table_restore_line:
 * @self: a table
 * @line: a line of the journal, in any state
 * @error: return location
 *
 * Returns: whether it worked; a bad line fails or is passed over
 */
gboolean
byline_site_table_restore_line (BylineSiteTable  *self,
                                const char       *line,
                                GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, SITE_RESTORE_LINE, error);

  byline_statement_bind (statement, "s", line);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_site_table_get_habits:
 * @self: a table
 * @site_id: a site
 * @habits: (out): what is known; all unknown without a row
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
byline_site_table_get_habits (BylineSiteTable   *self,
                              gint64             site_id,
                              BylineSiteHabits  *habits,
                              GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, HABIT_GET, error);
  gboolean has_row;
  gboolean is_good;

  *habits = (BylineSiteHabits) { .rules = BYLINE_DRAFT_RULES_UNKNOWN };
  byline_statement_bind (statement, "i", site_id);
  is_good = byline_database_step (self->database, statement, &has_row, error);
  if (has_row) {
    habits->rest_refuses_guests = sqlite3_column_int (statement, 0) != 0;
    habits->rules_known = sqlite3_column_int (statement, 1) != 0;
    habits->rules.name_required = sqlite3_column_int (statement, 2) != 0;
    habits->rules.email_required = sqlite3_column_int (statement, 3) != 0;
  }

  return is_good;
}

/**
 * byline_site_table_set_habits:
 * @self: a table
 * @site_id: a site
 * @habits: what is known now
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_site_table_set_habits (BylineSiteTable         *self,
                              gint64                   site_id,
                              const BylineSiteHabits  *habits,
                              GError                 **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, HABIT_SET, error);

  byline_statement_bind (statement, "ibbbb", site_id, !!habits->rest_refuses_guests,
                         !!habits->rules_known, !!habits->rules.name_required,
                         !!habits->rules.email_required);

  return byline_database_run (self->database, statement, error);
}
