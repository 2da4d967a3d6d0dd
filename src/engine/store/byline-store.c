/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept on disk, as one object: its life, and the way of each public
 * function to the store's own thread and back. The functions themselves are
 * in the byline-store-*.c files by subject, the SQL is in the tables. */

#include "config.h"

#include "byline-store.h"

#include "byline-store-private.h"

G_DEFINE_FINAL_TYPE (BylineStore, byline_store, G_TYPE_OBJECT)

/* A report for the store itself, beside the flags of BylineChange. */
#define MODE_TOLD (1u << 31)

typedef enum
{
  PROP_MODE = 1,
} BylineStoreProperty;

static GParamSpec *properties[PROP_MODE + 1];

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
tell_mode (BylineStore *self)
{
  g_atomic_int_set ((gint *) &self->told_mode, (gint) self->mode);
  byline_change_queue_add (self->changes, MODE_TOLD, 0, 0);
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
  if (byline_store_mend_files (self)) {
    tell_mode (self);
    byline_store_report (self,
                         BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_DRAFTS
                           | BYLINE_CHANGE_OUTBOX,
                         0, 0);
  }
}

static gboolean
hop (BylineStore     *self,
     BylineStoreWork  work,
     BylineStoreCall *call)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), FALSE);

  call->store = self;
  call->work = work;
  /* What was queued on the worker before the closing still finds the files. */
  if (g_atomic_int_get (&self->is_closed) && !byline_worker_is_current (self->worker))
    return refuse_closed (call);
  byline_worker_call (self->worker, run_call, call);

  return call->is_done;
}

/* Without a reference to the store: closing waits for all that is queued. */
static void
run_later (BylineStore     *self,
           GTaskThreadFunc  func)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, self, NULL);
  byline_worker_run (self->worker, task, func);
}

static void
open_on_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  byline_store_open_files (task_data);
  tell_mode (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
look_on_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  byline_store_look_at_files (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
do_nothing (gpointer data)
{
}

static void
files_written_cb (gpointer data)
{
  BylineStore *self = data;

  if (!g_atomic_int_get (&self->is_closed))
    run_later (self, look_on_worker);
}

static void
mode_was_told (BylineStore *self)
{
  BylineStoreMode mode = byline_store_get_mode (self);

  if (self->watch == NULL && !self->is_unwatched && mode != BYLINE_STORE_MEMORY)
    self->watch = byline_file_watch_new (self->data_dir, files_written_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
tell_change (GObject *owner,
             guint    what,
             gint64   site_id,
             gint64   article_id)
{
  if ((what & MODE_TOLD) != 0)
    mode_was_told (BYLINE_STORE (owner));
  what &= ~MODE_TOLD;
  if (what != 0)
    g_signal_emit (owner, signals[CHANGED], 0, what, site_id, article_id);
}

static void
close_on_worker (gpointer data)
{
  byline_store_close_files (data);
}

static void
byline_store_dispose (GObject *object)
{
  byline_store_unwatch (BYLINE_STORE (object));
  byline_store_close (BYLINE_STORE (object));

  G_OBJECT_CLASS (byline_store_parent_class)->dispose (object);
}

static void
byline_store_finalize (GObject *object)
{
  BylineStore *self = BYLINE_STORE (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->changes, byline_change_queue_free);

  G_OBJECT_CLASS (byline_store_parent_class)->finalize (object);
}

static void
byline_store_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((BylineStoreProperty) property_id) {
    case PROP_MODE:
      g_value_set_uint (value, byline_store_get_mode (BYLINE_STORE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
byline_store_class_init (BylineStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_store_dispose;
  object_class->finalize = byline_store_finalize;
  object_class->get_property = byline_store_get_property;

  /**
   * BylineStore:mode:
   *
   * See byline_store_get_mode(). Notified on the main thread when the files
   * have been opened, whatever the mode, and when they were opened anew.
   */
  properties[PROP_MODE] = g_param_spec_uint ("mode", NULL, NULL, BYLINE_STORE_WRITABLE,
                                             BYLINE_STORE_MEMORY, BYLINE_STORE_WRITABLE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * BylineStore::changed:
   * @self: the store
   * @what: #BylineChange flags
   * @site_id: where, 0 for several or none
   * @article_id: likewise
   *
   * Something was committed, by this process or by another. Emitted on the
   * main thread, gathered until it is idle; what another process did is seen
   * within a second or so and told without numbers.
   */
  signals[CHANGED] = g_signal_new ("changed", BYLINE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64,
                                   G_TYPE_INT64);
}

static void
byline_store_init (BylineStore *self)
{
  self->worker = byline_worker_new ("byline-store", 1);
  self->changes = byline_change_queue_new (G_OBJECT (self), tell_change);
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
 * byline_store_report:
 * @self: a store
 * @what: what was committed
 * @site_id: where, 0 for several or none
 * @article_id: likewise
 *
 * Has "changed" emitted on the main thread soon.
 *
 * Thread: any.
 */
void
byline_store_report (BylineStore  *self,
                     BylineChange  what,
                     gint64        site_id,
                     gint64        article_id)
{
  byline_change_queue_add (self->changes, what, site_id, article_id);
}

/**
 * byline_store_new:
 * @data_dir: the folder of the files, made when absent
 * @error: return location; not set today
 *
 * Has the store's thread open the files, whatever state folder and files are
 * in, and does not wait for it: all that is asked of the store meanwhile comes
 * after the opening.
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
  run_later (self, open_on_worker);

  return self;
}

/**
 * byline_store_get_mode:
 * @self: a store
 *
 * Does not wait: until the files are open the store passes for writable, see
 * BylineStore:mode and byline_store_wait().
 *
 * Returns: whether what is written stays. With %BYLINE_STORE_READ_ONLY writing
 *   fails with %BYLINE_STORE_ERROR_READ_ONLY, or with
 *   %BYLINE_STORE_ERROR_TOO_NEW where a later program wrote the files
 */
BylineStoreMode
byline_store_get_mode (BylineStore *self)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), BYLINE_STORE_MEMORY);

  return (BylineStoreMode) g_atomic_int_get ((gint *) &self->told_mode);
}

/**
 * byline_store_wait:
 * @self: a store
 *
 * Waits until the files are open and all that was asked before is done.
 *
 * Thread: any but one that must not wait.
 */
void
byline_store_wait (BylineStore *self)
{
  g_return_if_fail (BYLINE_IS_STORE (self));

  if (!g_atomic_int_get (&self->is_closed))
    byline_worker_call (self->worker, do_nothing, NULL);
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
 * byline_store_unwatch:
 * @self: a store
 *
 * Looks no longer for what other processes write; to be called before the
 * store is closed on another thread. Idempotent.
 *
 * Thread: the main one.
 */
void
byline_store_unwatch (BylineStore *self)
{
  g_return_if_fail (BYLINE_IS_STORE (self));

  self->is_unwatched = TRUE;
  g_clear_pointer (&self->watch, byline_file_watch_free);
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
