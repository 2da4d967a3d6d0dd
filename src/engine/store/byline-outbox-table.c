/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* personal.db: texts on their way to a site, or arrived there. A text is
 * here once, by its uuid. What may be sent when is decided above. */

#include "config.h"

#include "byline-outbox-table.h"

typedef enum
{
  OUTBOX_ADD,
  OUTBOX_UPDATE,
  OUTBOX_REMOVE,
  OUTBOX_GET,
  OUTBOX_FIND,
  OUTBOX_LIST,
} OutboxStatement;
#define N_STATEMENTS (OUTBOX_LIST + 1)

#define COLUMNS \
  "id, uuid, site_id, post, parent, article_link, text, name, email, website, cursor," \
  " changed_at, state, is_held, n_attempts, queued_at, sent_at, next_try_at, comment_id," \
  " refusal, site_words"

static const char * const sql[N_STATEMENTS] = {
  [OUTBOX_ADD] =
    "INSERT INTO outbox (uuid, site_id, post, parent, article_link, text, name, email,"
    "   website, cursor, changed_at, state, queued_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
  [OUTBOX_UPDATE] =
    "UPDATE outbox SET text = ?2, name = ?3, email = ?4, website = ?5, cursor = ?6,"
    "   changed_at = ?7, state = ?8, is_held = ?9, n_attempts = ?10, sent_at = ?11,"
    "   next_try_at = ?12, comment_id = ?13, refusal = ?14, site_words = ?15"
    " WHERE id = ?1 RETURNING 1",
  [OUTBOX_REMOVE] = "DELETE FROM outbox WHERE id = ?1",
  [OUTBOX_GET] = "SELECT " COLUMNS " FROM outbox WHERE id = ?1",
  [OUTBOX_FIND] = "SELECT " COLUMNS " FROM outbox WHERE uuid = ?1",
  [OUTBOX_LIST] = "SELECT " COLUMNS " FROM outbox ORDER BY queued_at DESC, id DESC",
};

struct _BylineOutboxTable
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineOutboxTable  *self,
         OutboxStatement     which,
         GError            **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static void
set_not_found (GError **error,
               gint64   outbox_id)
{
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
               "no outbox entry %" G_GINT64_FORMAT, outbox_id);
}

static BylineDraft *
read_draft (BylineStatement *row)
{
  BylineDraft *draft = byline_draft_new (0, sqlite3_column_int64 (row, 4));

  for (int i = 0; i < BYLINE_DRAFT_N_FIELDS; i++) {
    g_autofree char *value = byline_statement_dup_string (row, 6 + i);

    byline_draft_set_field (draft, (BylineDraftField) i, value);
  }
  g_free (draft->uuid);
  draft->uuid = byline_statement_dup_string (row, 1);
  draft->cursor = (guint) CLAMP (sqlite3_column_int64 (row, 10), 0, G_MAXINT);
  draft->changed_at = sqlite3_column_int64 (row, 11);

  return draft;
}

/* A state that no program of ours has written must not be sent by itself. */
static BylineOutboxState
read_state (BylineStatement *row,
            int              column)
{
  int state = sqlite3_column_int (row, column);

  return state >= BYLINE_OUTBOX_QUEUED && state <= BYLINE_OUTBOX_UNKNOWN
           ? (BylineOutboxState) state
           : BYLINE_OUTBOX_UNKNOWN;
}

static BylineOutboxEntry *
read_entry (BylineStatement *row)
{
  BylineOutboxEntry *entry = byline_outbox_entry_new ();
  int refusal = sqlite3_column_int (row, 19);

  g_free (entry->article_link);
  g_clear_pointer (&entry->draft, byline_draft_free);
  entry->id = sqlite3_column_int64 (row, 0);
  entry->site_id = sqlite3_column_int64 (row, 2);
  entry->post = sqlite3_column_int64 (row, 3);
  entry->article_link = byline_statement_dup_string (row, 5);
  entry->draft = read_draft (row);
  entry->state = read_state (row, 12);
  entry->is_held = sqlite3_column_int (row, 13) != 0;
  entry->n_attempts = (guint) CLAMP (sqlite3_column_int64 (row, 14), 0, G_MAXINT);
  entry->queued_at = sqlite3_column_int64 (row, 15);
  entry->sent_at = sqlite3_column_int64 (row, 16);
  entry->next_try_at = sqlite3_column_int64 (row, 17);
  entry->comment_id = sqlite3_column_int64 (row, 18);
  entry->refusal = refusal >= BYLINE_REFUSAL_NONE && refusal <= BYLINE_REFUSAL_OTHER
                     ? (BylineRefusal) refusal
                     : BYLINE_REFUSAL_OTHER;
  entry->site_words = byline_statement_dup_text (row, 20);

  return entry;
}

/**
 * byline_outbox_table_new:
 * @personal: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineOutboxTable *
byline_outbox_table_new (BylineDatabase *personal)
{
  BylineOutboxTable *self = g_new0 (BylineOutboxTable, 1);

  self->database = personal;

  return self;
}

/**
 * byline_outbox_table_free:
 * @self: (transfer full): a table
 */
void
byline_outbox_table_free (BylineOutboxTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_outbox_table_add:
 * @self: a table
 * @entry: place, draft, state and time of queueing are kept
 * @error: return location
 *
 * Returns: its number, or 0 with @error set
 */
gint64
byline_outbox_table_add (BylineOutboxTable        *self,
                         const BylineOutboxEntry  *entry,
                         GError                  **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, OUTBOX_ADD, error);
  const BylineDraft *draft = entry->draft;

  byline_statement_bind (statement, "siiisssssiibi", draft->uuid, entry->site_id, entry->post,
                         draft->parent, entry->article_link != NULL ? entry->article_link : "",
                         draft->text, draft->name, draft->email, draft->website,
                         (gint64) draft->cursor, draft->changed_at, entry->state,
                         entry->queued_at);
  if (!byline_database_run (self->database, statement, error))
    return 0;

  return sqlite3_last_insert_rowid (byline_database_get_handle (self->database));
}

/**
 * byline_outbox_table_update:
 * @self: a table
 * @entry: found by its id; place and time of queueing stay as they are
 * @error: return location
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such an
 *   entry
 */
gboolean
byline_outbox_table_update (BylineOutboxTable        *self,
                            const BylineOutboxEntry  *entry,
                            GError                  **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, OUTBOX_UPDATE, error);
  const BylineDraft *draft = entry->draft;
  gboolean has_row;

  byline_statement_bind (statement, "issssiibbiiiibs", entry->id, draft->text, draft->name,
                         draft->email, draft->website, (gint64) draft->cursor, draft->changed_at,
                         entry->state, !!entry->is_held, (gint64) entry->n_attempts,
                         entry->sent_at, entry->next_try_at, entry->comment_id, entry->refusal,
                         entry->site_words);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return FALSE;
  if (has_row)
    return byline_database_run (self->database, statement, error);
  set_not_found (error, entry->id);

  return FALSE;
}

/**
 * byline_outbox_table_remove:
 * @self: a table
 * @outbox_id: an entry
 * @error: return location
 *
 * Returns: whether it is not there any more
 */
gboolean
byline_outbox_table_remove (BylineOutboxTable  *self,
                            gint64              outbox_id,
                            GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, OUTBOX_REMOVE, error);

  byline_statement_bind (statement, "i", outbox_id);

  return byline_database_run (self->database, statement, error);
}

/**
 * byline_outbox_table_get:
 * @self: a table
 * @outbox_id: an entry
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the entry, or NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND
 */
BylineOutboxEntry *
byline_outbox_table_get (BylineOutboxTable  *self,
                         gint64              outbox_id,
                         GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, OUTBOX_GET, error);
  gboolean has_row;

  byline_statement_bind (statement, "i", outbox_id);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_entry (statement);
  set_not_found (error, outbox_id);

  return NULL;
}

/**
 * byline_outbox_table_find:
 * @self: a table
 * @uuid: of a text
 * @error: return location
 *
 * Returns: (transfer full) (nullable): NULL without @error set when there is none
 */
BylineOutboxEntry *
byline_outbox_table_find (BylineOutboxTable  *self,
                          const char         *uuid,
                          GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, OUTBOX_FIND, error);
  gboolean has_row;

  byline_statement_bind (statement, "s", uuid);
  if (!byline_database_step (self->database, statement, &has_row, error) || !has_row)
    return NULL;

  return read_entry (statement);
}

/**
 * byline_outbox_table_list:
 * @self: a table
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineOutboxEntry): newest first
 */
GPtrArray *
byline_outbox_table_list (BylineOutboxTable  *self,
                          GError            **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, OUTBOX_LIST, error);
  g_autoptr(GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_outbox_entry_unref);
  gboolean has_row;
  gboolean is_good;

  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row)
    g_ptr_array_add (entries, read_entry (statement));

  return is_good ? g_steal_pointer (&entries) : NULL;
}
