/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: which picture files each saved article keeps. The files lie
 * elsewhere; a name that no article keeps any more is for who sweeps them. */

#include "config.h"

#include "byline-kept-table.h"

typedef enum
{
  KEPT_SET_ARTICLE,
  KEPT_FORGET_ARTICLE,
  KEPT_ADD_NAME,
  KEPT_FORGET_NAMES,
  KEPT_LIST_NAMES,
  KEPT_LIST_MISSING,
} KeptStatement;
#define N_STATEMENTS (KEPT_LIST_MISSING + 1)

static const char * const sql[N_STATEMENTS] = {
  [KEPT_SET_ARTICLE] = "INSERT OR REPLACE INTO kept_article VALUES (?1, ?2, ?3)",
  [KEPT_FORGET_ARTICLE] = "DELETE FROM kept_article WHERE site_id = ?1 AND post = ?2",
  [KEPT_ADD_NAME] = "INSERT OR IGNORE INTO kept_picture VALUES (?1, ?2, ?3)",
  [KEPT_FORGET_NAMES] = "DELETE FROM kept_picture WHERE site_id = ?1 AND post = ?2",
  [KEPT_LIST_NAMES] = "SELECT DISTINCT name FROM kept_picture",
  [KEPT_LIST_MISSING] =
    "SELECT post FROM mark WHERE site_id = ?1 AND is_saved AND NOT EXISTS"
    " (SELECT 1 FROM kept_article WHERE site_id = mark.site_id AND post = mark.post"
    "  AND is_whole) ORDER BY serial DESC",
};

struct _BylineKeptTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineKeptTable  *self,
         KeptStatement     which,
         GError          **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
run_on_article (BylineKeptTable  *self,
                KeptStatement     which,
                gint64            site_id,
                gint64            post,
                GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "ii", site_id, post);

  return byline_database_run (self->database, statement, error);
}

static gboolean
add_name (BylineKeptTable  *self,
          gint64            site_id,
          gint64            post,
          const char       *name,
          GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, KEPT_ADD_NAME, error);

  byline_statement_bind (statement, "iis", site_id, post, name);

  return byline_database_run (self->database, statement, error);
}

static gboolean
set_article (BylineKeptTable  *self,
             gint64            site_id,
             gint64            post,
             gboolean          is_whole,
             GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, KEPT_SET_ARTICLE, error);

  byline_statement_bind (statement, "iib", site_id, post, !!is_whole);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_kept_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineKeptTable *
byline_kept_table_new (BylineDatabase *personal)
{
  BylineKeptTable *self = g_new0 (BylineKeptTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_kept_table_free:
 * @self: (transfer full): a table
 */
void
byline_kept_table_free (BylineKeptTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_kept_table_set:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @names: (element-type utf8): the files it keeps, instead of those before
 * @is_whole: whether nothing is left to fetch
 * @error: return location
 *
 * To be called inside a transaction.
 *
 * Returns: whether it is kept
 */
gboolean
byline_kept_table_set (BylineKeptTable  *self,
                       gint64            site_id,
                       gint64            post,
                       GPtrArray        *names,
                       gboolean          is_whole,
                       GError          **error)
{
  if (!run_on_article (self, KEPT_FORGET_NAMES, site_id, post, error)
      || !set_article (self, site_id, post, is_whole, error))
    return FALSE;

  for (guint i = 0; i < names->len; i++) {
    if (!add_name (self, site_id, post, g_ptr_array_index (names, i), error))
      return FALSE;
  }

  return TRUE;
}

/**
 * byline_kept_table_forget:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @error: return location
 *
 * To be called inside a transaction.
 *
 * Returns: whether it keeps nothing any more
 */
gboolean
byline_kept_table_forget (BylineKeptTable  *self,
                          gint64            site_id,
                          gint64            post,
                          GError          **error)
{
  return run_on_article (self, KEPT_FORGET_NAMES, site_id, post, error)
         && run_on_article (self, KEPT_FORGET_ARTICLE, site_id, post, error);
}

/**
 * byline_kept_table_list_names:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the set of
 *   all files that an article keeps
 */
GHashTable *
byline_kept_table_list_names (BylineKeptTable  *self,
                              GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, KEPT_LIST_NAMES, error);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_hash_table_add (names, byline_statement_dup_string (statement, 0));

  return is_good ? g_steal_pointer (&names) : NULL;
}

/**
 * byline_kept_table_list_missing:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): remote ids of the
 *   saved articles with pictures still to fetch, those saved last first
 */
GArray *
byline_kept_table_list_missing (BylineKeptTable  *self,
                                gint64            site_id,
                                GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, KEPT_LIST_MISSING, error);
  g_autoptr(GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "i", site_id);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    gint64 post = sqlite3_column_int64 (statement, 0);

    g_array_append_val (posts, post);
  }

  return is_good ? g_steal_pointer (&posts) : NULL;
}
