/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept on disk, as one object: its life, and the way of each public
 * function to the store's own thread and back. The functions themselves are
 * in the byline-store-*.c files by subject, the SQL is in the tables. */

#include "config.h"

#include "byline-store.h"

#include "byline-store-private.h"

G_DEFINE_FINAL_TYPE (BylineStore, byline_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
refuse_closed (BylineStoreCall *call)
{
  g_set_error_literal (call->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_ENGINE,
                       "the store is closed");

  return FALSE;
}

static gboolean
refuse_write (BylineStoreCall *call)
{
  gboolean is_too_new = call->store->refusal == BYLINE_STORE_ERROR_TOO_NEW;

  g_set_error_literal (call->error, BYLINE_STORE_ERROR, call->store->refusal,
                       is_too_new ? "the files were written by a later program"
                                  : "the files cannot be written");

  return FALSE;
}

static void
run_call (gpointer data)
{
  BylineStoreCall *call = data;
  BylineStore *self = call->store;

  if (self->archive == NULL) {
    call->is_done = refuse_closed (call);
    return;
  }
  g_assert (byline_worker_is_current (self->worker));
  if (call->writes && self->mode == BYLINE_STORE_READ_ONLY) {
    call->is_done = refuse_write (call);
    return;
  }

  call->is_done = call->work (self, call);
  if (byline_store_mend_files (self))
    byline_store_report (self,
                         BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_DRAFTS
                           | BYLINE_CHANGE_OUTBOX,
                         0, 0);
}

static gboolean
hop (BylineStore     *self,
     BylineStoreWork  work,
     BylineStoreCall *call)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), FALSE);

  call->store = self;
  call->work = work;
  if (g_atomic_int_get (&self->is_closed))
    return refuse_closed (call);
  byline_worker_call (self->worker, run_call, call);

  return call->is_done;
}

static void
open_on_worker (gpointer data)
{
  byline_store_open_files (data);
}

static void
close_on_worker (gpointer data)
{
  byline_store_close_files (data);
}

static void
byline_store_dispose (GObject *object)
{
  byline_store_close (BYLINE_STORE (object));

  G_OBJECT_CLASS (byline_store_parent_class)->dispose (object);
}

static void
byline_store_finalize (GObject *object)
{
  BylineStore *self = BYLINE_STORE (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->data_dir, g_free);
  byline_store_clear_changes (self);

  G_OBJECT_CLASS (byline_store_parent_class)->finalize (object);
}

static void
byline_store_class_init (BylineStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_store_dispose;
  object_class->finalize = byline_store_finalize;

  /**
   * BylineStore::changed:
   * @self: the store
   * @what: #BylineChange flags
   * @site_id: where, 0 for several or none
   * @article_id: likewise
   *
   * Something was committed by this process. Emitted on the main thread,
   * gathered until it is idle.
   */
  signals[CHANGED] = g_signal_new ("changed", BYLINE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64,
                                   G_TYPE_INT64);
}

static void
byline_store_init (BylineStore *self)
{
  self->worker = byline_worker_new ("byline-store", 1);
  byline_store_init_changes (self);
}

/**
 * byline_store_read:
 * @self: a store
 * @work: what to do
 * @call: its arguments and results
 *
 * Has @work done on the store's thread and waits for it.
 *
 * Returns: what @work said, or FALSE with the call's error set
 */
gboolean
byline_store_read (BylineStore     *self,
                   BylineStoreWork  work,
                   BylineStoreCall *call)
{
  return hop (self, work, call);
}

/**
 * byline_store_write:
 * @self: a store
 * @work: what to do
 * @call: its arguments and results
 *
 * Like byline_store_read(), for what cannot be done with files that must not
 * be written.
 *
 * Returns: what @work said, or FALSE with the call's error set
 */
gboolean
byline_store_write (BylineStore     *self,
                    BylineStoreWork  work,
                    BylineStoreCall *call)
{
  call->writes = TRUE;

  return hop (self, work, call);
}

/**
 * byline_store_emit_changed:
 * @self: a store
 * @what: what was committed
 * @site_id: where, 0 for several or none
 * @article_id: likewise
 *
 * Thread: the main one.
 */
void
byline_store_emit_changed (BylineStore  *self,
                           BylineChange  what,
                           gint64        site_id,
                           gint64        article_id)
{
  g_signal_emit (self, signals[CHANGED], 0, (guint) what, site_id, article_id);
}

/**
 * byline_store_new:
 * @data_dir: the folder of the files, made when absent
 * @error: return location; not set today
 *
 * Opens the store, whatever state folder and files are in.
 *
 * What is damaged is renamed to "NAME.damaged-N" and made anew; texts, sites
 * and marks of a damaged personal.db come back from the journal beside it and
 * from the archive. What cannot be written is read, what cannot be read is
 * made in memory: byline_store_get_mode() tells.
 *
 * Returns: (transfer full): a store
 */
BylineStore *
byline_store_new (const char  *data_dir,
                  GError     **error)
{
  BylineStore *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_STORE, NULL);
  self->data_dir = g_strdup (data_dir);
  byline_worker_call (self->worker, open_on_worker, self);

  return self;
}

/**
 * byline_store_get_mode:
 * @self: a store
 *
 * Returns: whether what is written stays. With %BYLINE_STORE_READ_ONLY writing
 *   fails with %BYLINE_STORE_ERROR_READ_ONLY, or with
 *   %BYLINE_STORE_ERROR_TOO_NEW where a later program wrote the files
 */
BylineStoreMode
byline_store_get_mode (BylineStore *self)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), BYLINE_STORE_MEMORY);

  return self->mode;
}

/**
 * byline_store_get_worker:
 * @self: a store
 *
 * Returns: (transfer none): the store's thread, on which its functions run
 *   without a hop
 */
BylineWorker *
byline_store_get_worker (BylineStore *self)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), NULL);

  return self->worker;
}

/**
 * byline_store_close:
 * @self: a store
 *
 * Finishes what is queued, closes the files and ends the thread. Later calls
 * fail with %BYLINE_STORE_ERROR_ENGINE. Idempotent.
 *
 * Thread: any but the store's.
 */
void
byline_store_close (BylineStore *self)
{
  g_return_if_fail (BYLINE_IS_STORE (self));

  if (!g_atomic_int_compare_and_exchange (&self->is_closed, FALSE, TRUE))
    return;

  byline_worker_call (self->worker, close_on_worker, self);
  byline_worker_stop (self->worker);
}
