/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: texts that are being written, each under its uuid at the place
 * it answers. Two texts at one place are both kept.
 * It also makes and reads the journal's lines, since SQLite's JSON functions
 * do that well and any line can be given to them. */

#include "config.h"

#include "byline-draft-table.h"

typedef enum
{
  DRAFT_SAVE,
  DRAFT_REMOVE,
  DRAFT_GET,
  DRAFT_LOAD,
  DRAFT_LIST,
  DRAFT_LINE,
  DRAFT_GONE_LINE,
  DRAFT_RESTORE_LINE,
  DRAFT_MEND_LINE,
} DraftStatement;
#define N_STATEMENTS (DRAFT_MEND_LINE + 1)

#define COLUMNS \
  "uuid, site_id, post, parent, text, name, email, website, cursor, changed_at"

static const char * const sql[N_STATEMENTS] = {
  [DRAFT_SAVE] =
    "INSERT INTO draft (" COLUMNS ")"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    " ON CONFLICT (uuid) DO UPDATE SET site_id = ?2, post = ?3, parent = ?4, text = ?5,"
    "   name = ?6, email = ?7, website = ?8, cursor = ?9, changed_at = ?10",
  [DRAFT_REMOVE] = "DELETE FROM draft WHERE uuid = ?1 RETURNING 1",
  [DRAFT_GET] = "SELECT " COLUMNS " FROM draft WHERE uuid = ?1",
  [DRAFT_LOAD] =
    "SELECT " COLUMNS " FROM draft WHERE site_id = ?1 AND post = ?2 AND parent = ?3"
    " ORDER BY changed_at DESC LIMIT 1",
  [DRAFT_LIST] = "SELECT " COLUMNS " FROM draft ORDER BY changed_at DESC, rowid DESC",
  [DRAFT_LINE] =
    "SELECT json_object ('uuid', ?1, 'site', ?2, 'post', ?3, 'parent', ?4, 'text', ?5,"
    " 'name', ?6, 'email', ?7, 'website', ?8, 'cursor', ?9, 'changed_at', ?10)",
  [DRAFT_GONE_LINE] = "SELECT json_object ('uuid', ?1, 'gone', 1)",
  [DRAFT_RESTORE_LINE] =
    "INSERT OR IGNORE INTO draft (" COLUMNS ")"
    " SELECT json_extract (?1, '$.uuid'), json_extract (?1, '$.site'),"
    "   json_extract (?1, '$.post'), json_extract (?1, '$.parent'),"
    "   json_extract (?1, '$.text'), json_extract (?1, '$.name'),"
    "   json_extract (?1, '$.email'), json_extract (?1, '$.website'),"
    "   json_extract (?1, '$.cursor'), json_extract (?1, '$.changed_at')"
    " WHERE json_valid (?1)",
  /* Only the text itself: that is what cannot be typed again. */
  [DRAFT_MEND_LINE] =
    "UPDATE draft SET text = json_extract (?1, '$.text')"
    " WHERE json_valid (?1) AND json_type (?1, '$.text') = 'text'"
    "   AND uuid = json_extract (?1, '$.uuid')"
    "   AND changed_at = json_extract (?1, '$.changed_at')"
    "   AND text <> json_extract (?1, '$.text')",
};

struct _BylineDraftTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineDraftTable  *self,
         DraftStatement     which,
         GError           **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static void
bind_draft (BylineStatement    *statement,
            const BylineDraft  *draft,
            gint64              site_id,
            gint64              post)
{
  byline_statement_bind (statement, "siiissssii", draft->uuid, site_id, post, draft->parent,
                         draft->text, draft->name, draft->email, draft->website,
                         (gint64) draft->cursor, draft->changed_at);
}

static BylinePlacedDraft *
read_draft (BylineStatement *row)
{
  BylinePlacedDraft *placed = g_new0 (BylinePlacedDraft, 1);
  g_autofree char *uuid = byline_statement_dup_string (row, 0);
  g_autofree char *text = byline_statement_dup_string (row, 4);
  g_autofree char *name = byline_statement_dup_string (row, 5);
  g_autofree char *email = byline_statement_dup_string (row, 6);
  g_autofree char *website = byline_statement_dup_string (row, 7);

  placed->site_id = sqlite3_column_int64 (row, 1);
  placed->post = sqlite3_column_int64 (row, 2);
  placed->draft = byline_draft_new (0, sqlite3_column_int64 (row, 3));
  g_free (placed->draft->uuid);
  placed->draft->uuid = g_steal_pointer (&uuid);
  byline_draft_set_field (placed->draft, BYLINE_DRAFT_TEXT, text);
  byline_draft_set_field (placed->draft, BYLINE_DRAFT_NAME, name);
  byline_draft_set_field (placed->draft, BYLINE_DRAFT_EMAIL, email);
  byline_draft_set_field (placed->draft, BYLINE_DRAFT_WEBSITE, website);
  placed->draft->cursor = (guint) CLAMP (sqlite3_column_int64 (row, 8), 0, G_MAXINT);
  placed->draft->changed_at = sqlite3_column_int64 (row, 9);

  return placed;
}

static char *
dup_single_text (BylineDraftTable  *self,
                 BylineStatement   *statement,
                 GError           **error)
{
  gboolean has_row;

  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  return byline_statement_dup_text (statement, 0);
}

/**
 * byline_placed_draft_free:
 * @self: (transfer full): a draft and its place
 */
void
byline_placed_draft_free (BylinePlacedDraft *self)
{
  byline_draft_free (self->draft);
  g_free (self);
}

/**
 * byline_draft_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineDraftTable *
byline_draft_table_new (BylineDatabase *personal)
{
  BylineDraftTable *self = g_new0 (BylineDraftTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_draft_table_free:
 * @self: (transfer full): a table
 */
void
byline_draft_table_free (BylineDraftTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_draft_table_save:
 * @self: a table
 * @draft: a draft; one with the same uuid is replaced
 * @site_id: where it belongs
 * @post: remote id of the article
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_draft_table_save (BylineDraftTable   *self,
                         const BylineDraft  *draft,
                         gint64              site_id,
                         gint64              post,
                         GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_SAVE, error);

  bind_draft (statement, draft, site_id, post);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_draft_table_remove:
 * @self: a table
 * @uuid: of a draft
 * @was_there: (out) (optional): whether there was one
 * @error: return location
 *
 * Returns: whether it is not there any more
 */
gboolean
byline_draft_table_remove (BylineDraftTable  *self,
                           const char        *uuid,
                           gboolean          *was_there,
                           GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_REMOVE, error);
  gboolean has_row;

  byline_statement_bind (statement, "s", uuid);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return FALSE;
  if (was_there != NULL)
    *was_there = has_row;

  return !has_row || byline_database_run (self->database, statement, error);
}

/**
 * byline_draft_table_get:
 * @self: a table
 * @uuid: of a draft
 * @error: return location
 *
 * Returns: (transfer full) (nullable): NULL without @error set when there is none
 */
BylinePlacedDraft *
byline_draft_table_get (BylineDraftTable  *self,
                        const char        *uuid,
                        GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_GET, error);
  gboolean has_row;

  byline_statement_bind (statement, "s", uuid);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  return read_draft (statement);
}

/**
 * byline_draft_table_load:
 * @self: a table
 * @site_id: a site
 * @post: remote id of an article
 * @parent: remote id of a comment, or 0
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the draft changed last at that place;
 *   NULL without @error set when there is none
 */
BylineDraft *
byline_draft_table_load (BylineDraftTable  *self,
                         gint64             site_id,
                         gint64             post,
                         gint64             parent,
                         GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_LOAD, error);
  g_autoptr(BylinePlacedDraft) placed = NULL;
  gboolean has_row;

  byline_statement_bind (statement, "iii", site_id, post, parent);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;
  placed = read_draft (statement);

  return g_steal_pointer (&placed->draft);
}

/**
 * byline_draft_table_list:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylinePlacedDraft): newest first
 */
GPtrArray *
byline_draft_table_list (BylineDraftTable  *self,
                         GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_LIST, error);
  g_autoptr(GPtrArray) drafts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_placed_draft_free);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_ptr_array_add (drafts, read_draft (statement));

  return is_good ? g_steal_pointer (&drafts) : NULL;
}

/**
 * byline_draft_table_dup_line:
 * @self: a table
 * @draft: a draft
 * @site_id: where it belongs
 * @post: remote id of the article
 * @error: return location
 *
 * Returns: (transfer full) (nullable): @draft as a line of the journal
 */
char *
byline_draft_table_dup_line (BylineDraftTable   *self,
                             const BylineDraft  *draft,
                             gint64              site_id,
                             gint64              post,
                             GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_LINE, error);

  bind_draft (statement, draft, site_id, post);

  return dup_single_text (self, statement, error);
}

/**
 * byline_draft_table_dup_gone_line:
 * @self: a table
 * @uuid: of a text that needs no keeping any more
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the line that says so in the journal
 */
char *
byline_draft_table_dup_gone_line (BylineDraftTable  *self,
                                  const char        *uuid,
                                  GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_GONE_LINE, error);

  byline_statement_bind (statement, "s", uuid);

  return dup_single_text (self, statement, error);
}

/**
 * byline_draft_table_restore_line:
 * @self: a table
 * @line: a line of the journal, in any state
 * @error: return location
 *
 * Returns: whether it worked; a bad line fails or is passed over
 */
gboolean
byline_draft_table_restore_line (BylineDraftTable  *self,
                                 const char        *line,
                                 GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_RESTORE_LINE, error);

  byline_statement_bind (statement, "s", line);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_draft_table_mend_line:
 * @self: a table
 * @line: the newest line of a text in the journal, in any state
 * @error: return location
 *
 * Gives a text the words that the journal has of the same moment. SQLite finds
 * damage to its own structure, but not a changed letter in a text.
 *
 * Returns: whether it worked; a bad line fails or is passed over
 */
gboolean
byline_draft_table_mend_line (BylineDraftTable  *self,
                              const char        *line,
                              GError           **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, DRAFT_MEND_LINE, error);

  byline_statement_bind (statement, "s", line);

  return byline_database_run (self->database, statement, error);
}
