/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's two files: opening them in whatever state the disk is, and
 * making good what was lost. A program that reads must start even when
 * nothing can be kept, so each file falls back from writing to reading to
 * memory, and no step of this reports an error. */

#include "config.h"

#include "byline-store-private.h"

#include "byline-store-resources.h"

#define ARCHIVE_NAME   "archive.db"
#define PERSONAL_NAME  "personal.db"

/* The numbers of articles in a new archive start beyond those of the last. */
#define NUMBERS_PER_ARCHIVE  1000000

/* Files found damaged while they are being opened are replaced once. */
#define MAX_OPENINGS  2

static const BylineDatabaseKind *
get_kind (gboolean is_personal)
{
  static BylineDatabaseKind kinds[2];
  static gsize is_set;

  if (g_once_init_enter (&is_set)) {
    kinds[FALSE].resource = byline_store_get_resource ();
    kinds[FALSE].schema = "/byline/store/schema/archive";
    kinds[TRUE].resource = byline_store_get_resource ();
    kinds[TRUE].schema = "/byline/store/schema/personal";
    kinds[TRUE].is_durable = TRUE;
    g_once_init_leave (&is_set, 1);
  }

  return &kinds[!!is_personal];
}

static char *
dup_path (BylineStore *self,
          gboolean     is_personal)
{
  return g_build_filename (self->data_dir, is_personal ? PERSONAL_NAME : ARCHIVE_NAME, NULL);
}

/* The personal file is small enough to be read through at each start. */
static BylineDatabase *
open_writable (const char  *path,
               gboolean     is_personal,
               GError     **error)
{
  g_autoptr(BylineDatabase) database = byline_database_open (path, get_kind (is_personal), error);

  if (database == NULL || (is_personal && !byline_database_check (database, error)))
    return NULL;

  return g_steal_pointer (&database);
}

static BylineDatabase *
open_or_replace (const char  *path,
                 gboolean     is_personal,
                 GError     **error)
{
  g_autoptr(GError) first_error = NULL;
  BylineDatabase *database = open_writable (path, is_personal, &first_error);

  if (database != NULL)
    return database;
  if (!g_error_matches (first_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT)) {
    g_propagate_error (error, g_steal_pointer (&first_error));
    return NULL;
  }

  g_message ("%s is damaged and set aside", is_personal ? PERSONAL_NAME : ARCHIVE_NAME);
  if (!byline_database_set_aside (path, error))
    return NULL;

  return open_writable (path, is_personal, error);
}

static BylineDatabase *
open_somehow (BylineStore      *self,
              gboolean          is_personal,
              BylineStoreMode  *mode)
{
  g_autofree char *path = dup_path (self, is_personal);
  g_autoptr(GError) error = NULL;
  BylineDatabase *database = open_or_replace (path, is_personal, &error);

  *mode = BYLINE_STORE_WRITABLE;
  if (database != NULL)
    return database;

  g_message ("%s cannot be written: %s", is_personal ? PERSONAL_NAME : ARCHIVE_NAME,
             error->message);
  *mode = BYLINE_STORE_READ_ONLY;
  if (g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_TOO_NEW))
    self->refusal = BYLINE_STORE_ERROR_TOO_NEW;
  database = byline_database_open_read_only (path, get_kind (is_personal), NULL);
  if (database != NULL)
    return database;
  *mode = BYLINE_STORE_MEMORY;

  return byline_database_open_memory (get_kind (is_personal));
}

static void
make_tables (BylineStore *self)
{
  self->sites = byline_site_table_new (self->personal);
  self->identities = byline_identity_table_new (self->personal);
  self->marks = byline_mark_table_new (self->personal);
  self->positions = byline_position_table_new (self->personal);
  self->drafts = byline_draft_table_new (self->personal);
  self->outbox = byline_outbox_table_new (self->personal);
  self->consents = byline_consent_table_new (self->personal);
  self->kept = byline_kept_table_new (self->personal);
  self->facts = byline_site_fact_table_new (self->archive);
  self->terms = byline_term_table_new (self->archive);
  self->index = byline_article_index_new (self->archive);
  self->authors = byline_author_table_new (self->archive);
  self->articles = byline_article_table_new (self->archive, self->index, self->authors);
  self->counts = byline_count_table_new (self->archive);
  self->copies = byline_mark_copy_table_new (self->archive);
  self->comments = byline_comment_table_new (self->archive);
}

static void
restore_sites (BylineStore *self)
{
  g_autoptr(GPtrArray) lines = byline_journal_read_sites (self->journal);
  g_autoptr(GPtrArray) known = byline_site_fact_table_list (self->facts, NULL);

  for (guint i = 0; i < lines->len; i++)
    byline_site_table_restore_line (self->sites, g_ptr_array_index (lines, i), NULL);
  for (guint i = 0; known != NULL && i < known->len; i++)
    byline_site_table_restore (self->sites, g_ptr_array_index (known, i), NULL);
}

static void
restore_marks (BylineStore *self)
{
  g_autoptr(GArray) marks = byline_mark_copy_table_list (self->copies, NULL);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    byline_mark_table_set (self->marks, &g_array_index (marks, BylineMark, i), NULL);
}

static void
restore_texts (BylineStore *self)
{
  g_autoptr(GPtrArray) lines = byline_journal_read_latest (self->journal);

  for (guint i = 0; i < lines->len; i++)
    byline_draft_table_restore_line (self->drafts, g_ptr_array_index (lines, i), NULL);
  if (lines->len > 0)
    g_message ("%u texts taken from the journal", lines->len);
}

static void
mend_texts (BylineStore *self)
{
  g_autoptr(GPtrArray) lines = byline_journal_read_latest (self->journal);

  for (guint i = 0; i < lines->len; i++)
    byline_draft_table_mend_line (self->drafts, g_ptr_array_index (lines, i), NULL);
}

/* Each line stands for itself: one that cannot be read is passed over. */
static void
restore_personal (BylineStore *self)
{
  if (!byline_database_begin (self->personal, NULL))
    return;

  restore_sites (self);
  restore_marks (self);
  restore_texts (self);
  byline_database_end (self->personal, TRUE, NULL);
}

static void
number_archive (BylineStore *self)
{
  gint64 n_before = 0;

  if (!byline_database_read_number (self->personal,
                                    "SELECT value FROM fact WHERE name = 'archives_made'",
                                    &n_before, NULL))
    return;

  byline_article_table_start_at (self->articles, n_before * NUMBERS_PER_ARCHIVE, NULL);
  byline_database_execute (self->personal,
                           "UPDATE fact SET value = value + 1 WHERE name = 'archives_made'",
                           NULL);
}

static gboolean
copy_marks (BylineStore  *self,
            GArray       *marks,
            gint64        serial,
            GError      **error)
{
  for (guint i = 0; i < marks->len; i++) {
    if (!byline_mark_copy_table_set (self->copies, &g_array_index (marks, BylineMark, i), error))
      return FALSE;
  }

  return byline_mark_copy_table_set_serial (self->copies, serial, error);
}

/* Copies what was marked when the archive could not follow. */
static void
catch_up_marks (BylineStore *self)
{
  gint64 copied = byline_mark_copy_table_get_serial (self->copies, NULL);
  gint64 serial = byline_mark_table_get_serial (self->marks, NULL);
  g_autoptr(GArray) marks = NULL;

  if (copied < 0 || serial < 0 || copied == serial)
    return;

  /* A journal of marks that is behind its copies was made anew. */
  marks = byline_mark_table_list_since (self->marks, copied < serial ? copied : 0, NULL);
  if (marks == NULL || !byline_database_begin (self->archive, NULL))
    return;
  byline_database_end (self->archive, copy_marks (self, marks, serial, NULL), NULL);
  g_debug ("%u marks copied", marks->len);
}

/* What a crash has left of removed sites. The archive is asked first: a site
 * that another program is adding is in the other file before. */
static void
purge_removed_sites (BylineStore *self)
{
  g_autoptr(GPtrArray) known = byline_site_fact_table_list (self->facts, NULL);

  for (guint i = 0; known != NULL && i < known->len; i++) {
    const BylineSite *site = g_ptr_array_index (known, i);
    g_autoptr(GError) error = NULL;
    g_autoptr(BylineSite) wanted = byline_site_table_get (self->sites, site->id, &error);

    if (g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
      byline_store_purge_site (self, site->id, NULL);
  }
}

static void
make_good (BylineStore     *self,
           BylineStoreMode  personal_mode,
           BylineStoreMode  archive_mode)
{
  if (personal_mode == BYLINE_STORE_WRITABLE) {
    self->journal = byline_journal_new (self->data_dir);
    if (byline_database_is_new (self->personal))
      restore_personal (self);
    else
      mend_texts (self);
  }
  if (archive_mode != BYLINE_STORE_READ_ONLY && byline_database_is_new (self->archive))
    number_archive (self);
  if (archive_mode != BYLINE_STORE_READ_ONLY)
    catch_up_marks (self);
  if (self->mode == BYLINE_STORE_WRITABLE)
    purge_removed_sites (self);
}

static void
open_once (BylineStore *self)
{
  BylineStoreMode personal_mode;
  BylineStoreMode archive_mode;

  self->refusal = BYLINE_STORE_ERROR_READ_ONLY;
  g_mkdir_with_parents (self->data_dir, 0700);
  self->personal = open_somehow (self, TRUE, &personal_mode);
  self->archive = open_somehow (self, FALSE, &archive_mode);
  if (personal_mode == BYLINE_STORE_READ_ONLY || archive_mode == BYLINE_STORE_READ_ONLY)
    self->mode = BYLINE_STORE_READ_ONLY;
  else
    self->mode = MAX (personal_mode, archive_mode);

  make_tables (self);
  make_good (self, personal_mode, archive_mode);
}

static gboolean
set_aside_damaged (BylineStore *self,
                   gboolean     is_personal,
                   gboolean     is_damaged)
{
  g_autofree char *path = dup_path (self, is_personal);

  if (!is_damaged)
    return TRUE;
  g_message ("%s is damaged and set aside", is_personal ? PERSONAL_NAME : ARCHIVE_NAME);

  return byline_database_set_aside (path, NULL);
}

/* Sets aside what SQLite has called corrupt since the files were opened.
 * Afterwards they are closed if and only if this says TRUE. */
static gboolean
drop_damaged (BylineStore *self)
{
  gboolean is_personal_damaged = byline_database_is_damaged (self->personal);
  gboolean is_archive_damaged = byline_database_is_damaged (self->archive);

  if (self->mode != BYLINE_STORE_WRITABLE || (!is_personal_damaged && !is_archive_damaged))
    return FALSE;

  byline_store_close_files (self);
  set_aside_damaged (self, TRUE, is_personal_damaged);
  set_aside_damaged (self, FALSE, is_archive_damaged);

  return TRUE;
}

/**
 * byline_store_open_files:
 * @self: a store without open files
 *
 * Opens both files as well as the disk allows and sets the mode.
 *
 * Thread: the store's.
 */
void
byline_store_open_files (BylineStore *self)
{
  open_once (self);
  for (int i = 1; i < MAX_OPENINGS && drop_damaged (self); i++)
    open_once (self);
}

/**
 * byline_store_close_files:
 * @self: a store with open files
 *
 * Thread: the store's.
 */
void
byline_store_close_files (BylineStore *self)
{
  g_clear_pointer (&self->comments, byline_comment_table_free);
  g_clear_pointer (&self->copies, byline_mark_copy_table_free);
  g_clear_pointer (&self->counts, byline_count_table_free);
  g_clear_pointer (&self->articles, byline_article_table_free);
  g_clear_pointer (&self->authors, byline_author_table_free);
  g_clear_pointer (&self->index, byline_article_index_free);
  g_clear_pointer (&self->terms, byline_term_table_free);
  g_clear_pointer (&self->facts, byline_site_fact_table_free);
  g_clear_pointer (&self->kept, byline_kept_table_free);
  g_clear_pointer (&self->consents, byline_consent_table_free);
  g_clear_pointer (&self->outbox, byline_outbox_table_free);
  g_clear_pointer (&self->drafts, byline_draft_table_free);
  g_clear_pointer (&self->positions, byline_position_table_free);
  g_clear_pointer (&self->marks, byline_mark_table_free);
  g_clear_pointer (&self->identities, byline_identity_table_free);
  g_clear_pointer (&self->sites, byline_site_table_free);
  g_clear_pointer (&self->journal, byline_journal_free);
  g_clear_pointer (&self->archive, byline_database_close);
  g_clear_pointer (&self->personal, byline_database_close);
}

/**
 * byline_store_mend_files:
 * @self: a store with open files
 *
 * Replaces a file that the last call has found damaged.
 *
 * Thread: the store's.
 *
 * Returns: whether one was replaced
 */
gboolean
byline_store_mend_files (BylineStore *self)
{
  if (!drop_damaged (self))
    return FALSE;
  byline_store_open_files (self);

  return TRUE;
}

/**
 * byline_store_look_at_files:
 * @self: a store
 *
 * Reports what another process has committed, which can only be told by file.
 *
 * Thread: the store's.
 */
void
byline_store_look_at_files (BylineStore *self)
{
  guint what = 0;

  if (self->archive == NULL)
    return;
  if (byline_database_take_foreign (self->archive))
    what |= BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_ARTICLE
            | BYLINE_CHANGE_COMMENTS;
  if (byline_database_take_foreign (self->personal))
    what |= BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLE | BYLINE_CHANGE_DRAFTS
            | BYLINE_CHANGE_OUTBOX;
  if (what == 0)
    return;

  g_debug ("another process has written: %u", what);
  byline_store_report (self, what, 0, 0);
}

static gboolean
purge_rest (BylineStore  *self,
            gint64        site_id,
            GError      **error)
{
  return byline_comment_table_remove_site (self->comments, site_id, error)
         && byline_author_table_remove_site (self->authors, site_id, error)
         && byline_term_table_remove_site (self->terms, site_id, error)
         && byline_site_fact_table_remove (self->facts, site_id, error);
}

/**
 * byline_store_purge_site:
 * @self: a store with open files
 * @site_id: a site that is removed
 * @error: return location
 *
 * Removes what the archive holds of a site, its facts last, so that an
 * interrupted purge is seen at the next start.
 *
 * Returns: whether nothing of it is left
 */
gboolean
byline_store_purge_site (BylineStore  *self,
                         gint64        site_id,
                         GError      **error)
{
  gboolean is_empty = FALSE;

  while (!is_empty) {
    if (!byline_database_begin (self->archive, error)
        || !byline_database_end (self->archive,
                                 byline_article_table_remove_some (self->articles, site_id,
                                                                   &is_empty, error),
                                 error))
      return FALSE;
  }

  return byline_database_begin (self->archive, error)
         && byline_database_end (self->archive, purge_rest (self, site_id, error), error);
}

/**
 * byline_store_journal_sites:
 * @self: a store with open files
 *
 * Writes down which sites there are, in case personal.db is lost.
 */
void
byline_store_journal_sites (BylineStore *self)
{
  g_autoptr(GPtrArray) lines = NULL;

  if (self->journal == NULL)
    return;
  lines = byline_site_table_list_lines (self->sites, NULL);
  if (lines == NULL || !byline_journal_replace_sites (self->journal, lines))
    g_debug ("the list of sites is not in the journal");
}
