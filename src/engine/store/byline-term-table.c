/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: categories and tags by name. Which article is in which is kept
 * with the articles. */

#include "config.h"

#include "byline-term-table.h"

typedef enum
{
  TERM_SAVE,
  TERM_REMOVE_SITE,
  TERM_LIST,
  TERM_GET,
  TERM_FIND_SLUG,
} TermStatement;
#define N_STATEMENTS (TERM_FIND_SLUG + 1)

#define COLUMNS "kind, remote_id, parent, name, slug, count"

static const char * const sql[N_STATEMENTS] = {
  /* A term that comes inside an article has no count and no parent. */
  [TERM_SAVE] =
    "INSERT INTO term (site_id, kind, remote_id, parent, name, slug, count)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT DO UPDATE SET name = ?5, slug = ?6,"
    "   parent = CASE WHEN ?7 > 0 OR ?4 <> 0 THEN ?4 ELSE parent END,"
    "   count = CASE WHEN ?7 > 0 THEN ?7 ELSE count END",
  [TERM_REMOVE_SITE] = "DELETE FROM term WHERE site_id = ?1",
  [TERM_LIST] =
    "SELECT " COLUMNS " FROM term WHERE site_id = ?1 AND kind = ?2"
    " ORDER BY name COLLATE NOCASE, remote_id",
  [TERM_GET] =
    "SELECT " COLUMNS " FROM term WHERE site_id = ?1 AND kind = ?2 AND remote_id = ?3",
  [TERM_FIND_SLUG] =
    "SELECT remote_id FROM term WHERE kind = ?2 AND slug = ?3 AND site_id = ?1"
    " ORDER BY count DESC LIMIT 1",
};

struct _BylineTermTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineTermTable  *self,
         TermStatement     which,
         GError          **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static BylineTerm *
read_term (BylineStatement *row)
{
  gboolean is_tag = sqlite3_column_int (row, 0) == BYLINE_TERM_TAG;
  BylineTerm *term = byline_term_new (is_tag ? BYLINE_TERM_TAG : BYLINE_TERM_CATEGORY);

  g_free (term->name);
  g_free (term->slug);
  term->remote_id = sqlite3_column_int64 (row, 1);
  term->parent = sqlite3_column_int64 (row, 2);
  term->name = byline_statement_dup_string (row, 3);
  term->slug = byline_statement_dup_string (row, 4);
  term->count = (guint) CLAMP (sqlite3_column_int64 (row, 5), 0, G_MAXINT);

  return term;
}

/**
 * byline_term_table_new:
 * @archive: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineTermTable *
byline_term_table_new (BylineDatabase *archive)
{
  BylineTermTable *self = g_new0 (BylineTermTable, 1);

  self->database = archive;

  return self;
}

/**
 * byline_term_table_free:
 * @self: (transfer full): a table
 */
void
byline_term_table_free (BylineTermTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_term_table_save:
 * @self: a table
 * @site_id: its site
 * @term: a term; without a count it keeps the count and parent it has here
 * @is_renamed: (out): whether it is new or has another name
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_term_table_save (BylineTermTable   *self,
                        gint64             site_id,
                        const BylineTerm  *term,
                        gboolean          *is_renamed,
                        GError           **error)
{
  g_autoptr(GError) lookup_error = NULL;
  g_autoptr(BylineTerm) known = byline_term_table_get (self, site_id, term->kind,
                                                       term->remote_id, &lookup_error);
  g_autoptr(BylineStatement) statement = NULL;
  const char *name = term->name != NULL ? term->name : "";

  if (lookup_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&lookup_error));
    return FALSE;
  }
  *is_renamed = known == NULL || g_strcmp0 (known->name, name) != 0;
  statement = prepare (self, TERM_SAVE, error);
  byline_statement_bind (statement, "ibiissi", site_id, term->kind, term->remote_id,
                         term->parent, name, term->slug != NULL ? term->slug : "",
                         (gint64) term->count);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_term_table_remove_site:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: whether nothing of the site is in this table any more
 */
gboolean
byline_term_table_remove_site (BylineTermTable  *self,
                               gint64            site_id,
                               GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, TERM_REMOVE_SITE, error);

  byline_statement_bind (statement, "i", site_id);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_term_table_list:
 * @self: a table
 * @site_id: a site
 * @kind: categories or tags
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineTerm): by name
 */
GPtrArray *
byline_term_table_list (BylineTermTable  *self,
                        gint64            site_id,
                        BylineTermKind    kind,
                        GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, TERM_LIST, error);
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ib", site_id, kind);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_ptr_array_add (terms, read_term (statement));

  return is_good ? g_steal_pointer (&terms) : NULL;
}

/**
 * byline_term_table_get:
 * @self: a table
 * @site_id: a site
 * @kind: category or tag
 * @remote_id: the site's number for it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): NULL without @error set when it is not
 *   known
 */
BylineTerm *
byline_term_table_get (BylineTermTable  *self,
                       gint64            site_id,
                       BylineTermKind    kind,
                       gint64            remote_id,
                       GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, TERM_GET, error);
  gboolean has_row;

  byline_statement_bind (statement, "ibi", site_id, kind, remote_id);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  return read_term (statement);
}

/**
 * byline_term_table_find_slug:
 * @self: a table
 * @site_id: a site
 * @kind: category or tag
 * @slug: compared without ASCII case
 * @error: return location
 *
 * Returns: the remote id, 0 without @error set when it is not known
 */
gint64
byline_term_table_find_slug (BylineTermTable  *self,
                             gint64            site_id,
                             BylineTermKind    kind,
                             const char       *slug,
                             GError          **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, TERM_FIND_SLUG, error);
  gboolean has_row;

  byline_statement_bind (statement, "ibs", site_id, kind, slug);
  byline_database_step (self->database, statement, &has_row, error);

  return has_row ? sqlite3_column_int64 (statement, 0) : 0;
}
