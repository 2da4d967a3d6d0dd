/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: the comments everybody may read. What waits for approval or is
 * hidden is never kept here. */

#include "config.h"

#include "byline-comment-table.h"

typedef enum
{
  COMMENT_SAVE,
  COMMENT_REMOVE,
  COMMENT_LIST_IDS,
  COMMENT_LIST,
  COMMENT_REMOVE_SITE,
} CommentStatement;
#define N_STATEMENTS (COMMENT_REMOVE_SITE + 1)

static const char * const sql[N_STATEMENTS] = {
  [COMMENT_SAVE] =
    "INSERT INTO comment (site_id, remote_id, post, parent, author_id, author_name,"
    "   author_uri, published_at, content_html, link)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    " ON CONFLICT (site_id, remote_id) DO UPDATE SET post = ?3, parent = ?4,"
    "   author_id = ?5, author_name = ?6, author_uri = ?7, published_at = ?8,"
    "   content_html = ?9, link = ?10",
  [COMMENT_REMOVE] = "DELETE FROM comment WHERE site_id = ?1 AND remote_id = ?2",
  [COMMENT_LIST_IDS] = "SELECT remote_id FROM comment WHERE site_id = ?1 AND post = ?2",
  [COMMENT_LIST] =
    "SELECT remote_id, post, parent, author_id, author_name, author_uri, published_at,"
    "   content_html, link"
    " FROM comment WHERE site_id = ?1 AND post = ?2 ORDER BY published_at, remote_id",
  [COMMENT_REMOVE_SITE] = "DELETE FROM comment WHERE site_id = ?1",
};

struct _BylineCommentTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineCommentTable  *self,
         CommentStatement     which,
         GError             **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static BylineComment *
read_comment (BylineStatement *row)
{
  BylineComment *comment = byline_comment_new ();

  g_free (comment->author_name);
  g_free (comment->content_html);
  g_free (comment->link);
  comment->remote_id = sqlite3_column_int64 (row, 0);
  comment->post = sqlite3_column_int64 (row, 1);
  comment->parent = sqlite3_column_int64 (row, 2);
  comment->author_id = sqlite3_column_int64 (row, 3);
  comment->author_name = byline_statement_dup_string (row, 4);
  comment->author_uri = byline_statement_dup_text (row, 5);
  comment->published_at = sqlite3_column_int64 (row, 6);
  comment->content_html = byline_statement_dup_string (row, 7);
  comment->link = byline_statement_dup_string (row, 8);
  comment->status = BYLINE_COMMENT_APPROVED;

  return comment;
}

static gboolean
remove_comment (BylineCommentTable  *self,
                gint64               site_id,
                gint64               remote_id,
                GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COMMENT_REMOVE, error);

  byline_statement_bind (statement, "ii", site_id, remote_id);

  return byline_database_run (self->database, statement, error);
}

static GArray *
list_ids (BylineCommentTable  *self,
          gint64               site_id,
          gint64               post,
          GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COMMENT_LIST_IDS, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ii", site_id, post);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    gint64 id = sqlite3_column_int64 (statement, 0);

    g_array_append_val (ids, id);
  }

  return is_good ? g_steal_pointer (&ids) : NULL;
}

/**
 * byline_comment_table_new:
 * @archive: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineCommentTable *
byline_comment_table_new (BylineDatabase *archive)
{
  BylineCommentTable *self = g_new0 (BylineCommentTable, 1);

  self->database = archive;

  return self;
}

/**
 * byline_comment_table_free:
 * @self: (transfer full): a table
 */
void
byline_comment_table_free (BylineCommentTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_comment_table_save:
 * @self: a table
 * @site_id: its site
 * @post: remote id of its article
 * @comment: one that is not approved is removed if it was here
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
byline_comment_table_save (BylineCommentTable   *self,
                           gint64                site_id,
                           gint64                post,
                           const BylineComment  *comment,
                           GError              **error)
{
  g_autoptr(BylineStatement) statement = NULL;

  if (comment->status != BYLINE_COMMENT_APPROVED)
    return remove_comment (self, site_id, comment->remote_id, error);

  statement = prepare (self, COMMENT_SAVE, error);
  byline_statement_bind (statement, "iiiiississ", site_id, comment->remote_id, post,
                         comment->parent, comment->author_id, or_empty (comment->author_name),
                         comment->author_uri, comment->published_at,
                         or_empty (comment->content_html), or_empty (comment->link));

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_comment_table_retain:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @comments: (element-type BylineComment): all of its comments
 * @error: return location
 *
 * Removes the comments of the article that are not among @comments.
 *
 * Returns: whether it is done
 */
gboolean
byline_comment_table_retain (BylineCommentTable  *self,
                             gint64               site_id,
                             gint64               post,
                             GPtrArray           *comments,
                             GError             **error)
{
  g_autoptr(GHashTable) retained = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) ids = list_ids (self, site_id, post, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < comments->len; i++) {
    BylineComment *comment = g_ptr_array_index (comments, i);

    g_hash_table_add (retained, &comment->remote_id);
  }
  for (guint i = 0; i < ids->len; i++) {
    gint64 *id = &g_array_index (ids, gint64, i);

    if (!g_hash_table_contains (retained, id) && !remove_comment (self, site_id, *id, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * byline_comment_table_list:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineComment): oldest first
 */
GPtrArray *
byline_comment_table_list (BylineCommentTable  *self,
                           gint64               site_id,
                           gint64               post,
                           GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COMMENT_LIST, error);
  g_autoptr(GPtrArray) comments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_comment_unref);
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ii", site_id, post);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_ptr_array_add (comments, read_comment (statement));

  return is_good ? g_steal_pointer (&comments) : NULL;
}

/**
 * byline_comment_table_remove_site:
 * @self: a table
 * @site_id: a site
 * @error: return location
 *
 * Returns: whether nothing of the site is in this table any more
 */
gboolean
byline_comment_table_remove_site (BylineCommentTable  *self,
                                  gint64               site_id,
                                  GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, COMMENT_REMOVE_SITE, error);

  byline_statement_bind (statement, "i", site_id);

  return byline_database_run (self->database, statement, error);
}
