/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The engine's face: what the program can do, as asynchronous operations.
 * This file holds its life and the sites; reading and the conversation stand
 * beside it. It decides which worker waits for what, and nothing else. */

#include "config.h"

#include "byline-library-private.h"

#include "byline-sync.h"

#define N_READERS 2
#define N_CALLERS 4
#define N_PAINTERS 3
#define USER_AGENT "Byline/" BYLINE_VERSION " (+https://github.com/bylineapp/byline)"

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

typedef enum
{
  PROP_MODE = 1,
} BylineLibraryProperty;

static GParamSpec *properties[PROP_MODE + 1];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- requests and tasks ---- */

BylineRequest *
byline_request_new (void)
{
  return g_new0 (BylineRequest, 1);
}

void
byline_request_free (gpointer data)
{
  BylineRequest *request = data;

  g_free (request->text);
  g_clear_pointer (&request->filter, byline_filter_free);
  g_clear_pointer (&request->draft, byline_draft_free);
  g_clear_pointer (&request->position, byline_reading_position_free);
  g_clear_pointer (&request->ids, g_array_unref);
  g_clear_pointer (&request->site, byline_site_unref);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

/**
 * byline_library_new_task:
 *
 * Makes the task of an operation. An operation without a cancellable of its
 * own ends when the library closes.
 *
 * Returns: (transfer full): a task that owns @request
 */
GTask *
byline_library_new_task (BylineLibrary       *self,
                         BylineRequest       *request,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data,
                         gpointer             source_tag,
                         const char          *name)
{
  GTask *task = g_task_new (self, cancellable != NULL ? cancellable : self->closing,
                           callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_name (task, name);
  g_task_set_task_data (task, request, byline_request_free);
  return task;
}

/**
 * byline_library_run:
 * @self: a library
 * @worker: one of its workers, or the store's
 * @task: an operation
 * @func: runs on @worker
 *
 * Queues an operation, or ends it as cancelled when the library closes: then
 * the workers are no longer the main thread's to use.
 */
void
byline_library_run (BylineLibrary   *self,
                    BylineWorker    *worker,
                    GTask           *task,
                    GTaskThreadFunc  func)
{
  if (g_atomic_int_get (&self->is_closing))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the library closes");
      return;
    }

  byline_worker_run (worker, task, func);
}

/**
 * byline_library_return:
 * @task: an operation
 * @result: (transfer full) (nullable): what it found
 * @free_result: how to free that
 * @error: (transfer full) (nullable): why it found nothing
 *
 * Completes @task with one or the other.
 */
void
byline_library_return (GTask          *task,
                       gpointer        result,
                       GDestroyNotify  free_result,
                       GError         *error)
{
  if (result != NULL)
    {
      g_task_return_pointer (task, result, free_result);
      g_clear_error (&error);
      return;
    }

  if (error == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing found");
  g_task_return_error (task, error);
}

/**
 * byline_library_return_done:
 * @task: an operation without a result
 * @is_done: whether it worked
 * @error: (transfer full) (nullable): why not
 *
 * Completes @task.
 */
void
byline_library_return_done (GTask    *task,
                            gboolean  is_done,
                            GError   *error)
{
  if (is_done)
    {
      g_task_return_boolean (task, TRUE);
      g_clear_error (&error);
      return;
    }

  byline_library_return (task, NULL, NULL, error);
}

/* ---- life ---- */

static void
store_changed_cb (BylineStore   *store,
                  guint          flags,
                  gint64         site_id,
                  gint64         article_id,
                  BylineLibrary *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, flags, site_id, article_id);
}

static void
store_mode_notified_cb (BylineStore   *store,
                        GParamSpec    *pspec,
                        BylineLibrary *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

/* The part of closing for the main thread: nothing new begins, and whatever
 * waits for a site ends soon. */
static void
begin_closing (BylineLibrary *self)
{
  g_atomic_int_set (&self->is_closing, TRUE);
  g_cancellable_cancel (self->closing);
  g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_signal_handler (&self->mode_handler, self->store);
  byline_store_unwatch (self->store);
}

/* The part that waits, on any thread; the second to come finds it done. The
 * readers first: they hand over to the callers. */
static void
end_closing (BylineLibrary *self)
{
  g_mutex_lock (&self->close_lock);
  byline_worker_stop (self->readers);
  byline_worker_stop (self->callers);
  byline_worker_stop (self->keepers);
  byline_worker_stop (self->painters);
  byline_store_close (self->store);
  g_mutex_unlock (&self->close_lock);
}

static gboolean
closing_ended_cb (gpointer task)
{
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* A thread of its own, and no g_task_run_in_thread(): that one lets go of the
 * task late, and with it perhaps the last of the library. Here the reference
 * goes back to the main thread. */
static gpointer
close_in_thread (gpointer data)
{
  GTask *task = data;

  end_closing (g_task_get_source_object (task));
  g_idle_add_full (G_PRIORITY_DEFAULT, closing_ended_cb, task, g_object_unref);
  return NULL;
}

static void
byline_library_dispose (GObject *object)
{
  BylineLibrary *self = BYLINE_LIBRARY (object);

  if (self->store != NULL)
    byline_library_close (self);
  g_clear_object (&self->outbox);
  g_clear_object (&self->pictures);
  g_clear_object (&self->readers);
  g_clear_object (&self->callers);
  g_clear_object (&self->keepers);
  g_clear_object (&self->painters);
  g_clear_object (&self->closing);
  g_clear_object (&self->http);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (byline_library_parent_class)->dispose (object);
}

static void
byline_library_finalize (GObject *object)
{
  g_mutex_clear (&BYLINE_LIBRARY (object)->close_lock);

  G_OBJECT_CLASS (byline_library_parent_class)->finalize (object);
}

static void
byline_library_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((BylineLibraryProperty) property_id)
    {
    case PROP_MODE:
      g_value_set_uint (value, byline_library_get_mode (BYLINE_LIBRARY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_library_class_init (BylineLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_library_dispose;
  object_class->finalize = byline_library_finalize;
  object_class->get_property = byline_library_get_property;

  /**
   * BylineLibrary:mode:
   *
   * See byline_library_get_mode(). Notified when the databases have been
   * opened, whatever the mode, and when they were opened anew.
   */
  properties[PROP_MODE] =
    g_param_spec_uint ("mode", NULL, NULL, BYLINE_STORE_WRITABLE, BYLINE_STORE_MEMORY,
                       BYLINE_STORE_WRITABLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT64);
}

static void
byline_library_init (BylineLibrary *self)
{
  self->readers = byline_worker_new ("readers", N_READERS);
  self->callers = byline_worker_new ("callers", N_CALLERS);
  self->painters = byline_worker_new ("painters", N_PAINTERS);
  self->keepers = byline_worker_new ("keepers", 1);
  self->closing = g_cancellable_new ();
  g_mutex_init (&self->close_lock);
}

/**
 * byline_library_new:
 * @data_dir: (not nullable): where both databases are or will be, and the
 *   pictures of saved articles
 * @cache_dir: (not nullable): where other pictures are kept for a while
 * @error: return location
 *
 * Opens the library. A folder that cannot be written or made is no error: see
 * byline_library_get_mode(). The databases are opened on a thread of their
 * own; what is asked meanwhile is answered afterwards.
 *
 * Thread: the one of the default main context, which does not wait.
 *
 * Returns: (transfer full) (nullable): a library
 */
BylineLibrary *
byline_library_new (const char  *data_dir,
                    const char  *cache_dir,
                    GError     **error)
{
  g_autoptr(BylineStore) store = byline_store_new (data_dir, error);

  if (store == NULL)
    return NULL;

  BylineLibrary *self = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  g_autofree char *lock_path = g_build_filename (data_dir, "outbox.lock", NULL);
  g_autofree char *folder = g_build_filename (cache_dir, "pictures", NULL);
  g_autofree char *kept_folder = g_build_filename (data_dir, "pictures", NULL);

  self->store = g_steal_pointer (&store);
  self->http = byline_http_new (USER_AGENT);
  self->outbox = byline_outbox_new (self->http, self->store, lock_path);
  self->pictures = byline_picture_cache_new (folder, kept_folder,
                                             BYLINE_PICTURE_CACHE_DEFAULT_QUOTA);
  self->changed_handler =
    g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), self);
  self->mode_handler =
    g_signal_connect (self->store, "notify::mode", G_CALLBACK (store_mode_notified_cb), self);
  return self;
}

/**
 * byline_library_get_mode:
 * @self: a library
 *
 * Does not wait: until the databases are open the library passes for writable.
 * A window connects to BylineLibrary:mode; who has no main loop calls
 * byline_library_wait() before.
 *
 * Returns: whether what a person does here is kept
 */
BylineStoreMode
byline_library_get_mode (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), BYLINE_STORE_MEMORY);

  return byline_store_get_mode (self->store);
}

/**
 * byline_library_wait:
 * @self: a library
 *
 * Waits until the databases are open, ten seconds at most while another
 * program holds them. Not for the thread of a window.
 */
void
byline_library_wait (BylineLibrary *self)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  byline_store_wait (self->store);
}

/**
 * byline_library_get_store:
 * @self: a library
 *
 * For tests, which fill a store directly.
 *
 * Returns: (transfer none): the store
 */
BylineStore *
byline_library_get_store (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), NULL);

  return self->store;
}

/**
 * byline_library_close:
 * @self: a library
 *
 * Ends what is under way and closes the databases; what was written before is
 * on disk when this returns. Waits for the disk: a window calls
 * byline_library_close_async(). Idempotent.
 */
void
byline_library_close (BylineLibrary *self)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_closing (self);
  end_closing (self);
}

/**
 * byline_library_close_async:
 * @self: a library
 * @callback: called when what was written is on disk
 *
 * Like byline_library_close() without waiting. What is asked of the library
 * from now on ends as cancelled, and it emits nothing any more.
 */
void
byline_library_close_async (BylineLibrary       *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, byline_library_close_async);
  begin_closing (self);
  g_thread_unref (g_thread_new ("byline-closing", close_in_thread, task));
}

/**
 * byline_library_close_finish:
 *
 * Closing cannot fail.
 */
void
byline_library_close_finish (BylineLibrary *self,
                             GAsyncResult  *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* ---- sites ---- */

void
byline_place_free (BylinePlace *self)
{
  byline_site_unref (self->site);
  g_ptr_array_unref (self->categories);
  g_clear_pointer (&self->icon, g_bytes_unref);
  g_free (self);
}

static void
discover (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  g_autoptr(GError) error = NULL;
  BylineDiscovered *found =
    byline_discovery_run (self->http, request->text, cancellable, &error);

  byline_library_return (task, found, (GDestroyNotify) byline_discovered_free,
                         g_steal_pointer (&error));
}

/**
 * byline_library_discover_async:
 * @self: a library
 * @address: as a person typed it
 *
 * Finds out which WordPress site an address belongs to. Nothing is kept.
 */
void
byline_library_discover_async (BylineLibrary       *self,
                               const char          *address,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->text = g_strdup (address);
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_discover_async);

  byline_library_run (self, self->callers, task, discover);
}

/**
 * byline_library_discover_finish:
 *
 * Returns: (transfer full) (nullable): the site; errors are of
 *   %BYLINE_REMOTE_ERROR
 */
BylineDiscovered *
byline_library_discover_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_site (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  g_autoptr(GError) error = NULL;
  gint64 site_id = byline_sync_add_site (self->http, self->store, request->site,
                                         request->bytes, cancellable, &error);
  BylineSite *site = site_id != 0 ? byline_store_get_site (self->store, site_id, &error) : NULL;

  byline_library_return (task, site, (GDestroyNotify) byline_site_unref,
                         g_steal_pointer (&error));
}

/**
 * byline_library_add_site_async:
 * @self: a library
 * @discovered: (transfer none): what discovery found
 *
 * Fetches a site's first articles and keeps the site.
 */
void
byline_library_add_site_async (BylineLibrary       *self,
                               BylineDiscovered    *discovered,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->site = byline_site_ref (discovered->site);
  request->bytes = discovered->icon != NULL ? g_bytes_ref (discovered->icon) : NULL;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_add_site_async);

  byline_library_run (self, self->callers, task, add_site);
}

/**
 * byline_library_add_site_finish:
 *
 * Returns: (transfer full) (nullable): the site as it is kept
 */
BylineSite *
byline_library_add_site_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_site (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done = byline_store_remove_site (self->store, request->id, &error);

  if (is_done)
    byline_library_sweep_pictures (self);
  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_remove_site_async:
 * @self: a library
 * @site_id: local id
 *
 * Gives up a site with its articles and their pictures. Texts written for it are kept.
 */
void
byline_library_remove_site_async (BylineLibrary       *self,
                                  gint64               site_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = site_id;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_remove_site_async);

  byline_library_run (self, self->readers, task, remove_site);
}

gboolean
byline_library_remove_site_finish (BylineLibrary  *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static BylinePlace *
make_place (BylineLibrary *self,
            BylineSite    *site)
{
  BylinePlace *place = g_new0 (BylinePlace, 1);

  place->site = byline_site_ref (site);
  place->categories = byline_store_list_terms (self->store, site->id, BYLINE_TERM_CATEGORY, NULL);
  if (place->categories == NULL)
    place->categories = g_ptr_array_new ();
  place->n_unread = byline_store_count_unread (self->store, site->id, NULL);
  place->icon = byline_store_get_site_icon (self->store, site->id, NULL);
  return place;
}

static void
list_places (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  GError *error = NULL;
  g_autoptr(GPtrArray) sites = byline_store_list_sites (self->store, &error);
  GPtrArray *places = NULL;

  if (sites != NULL)
    places = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_place_free);
  for (guint i = 0; sites != NULL && i < sites->len; i++)
    g_ptr_array_add (places, make_place (self, g_ptr_array_index (sites, i)));

  byline_library_return (task, places, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * byline_library_list_places_async:
 * @self: a library
 *
 * Lists the sites with their categories, unread counts and icons.
 */
void
byline_library_list_places_async (BylineLibrary       *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  g_autoptr(GTask) task = byline_library_begin (self, byline_request_new (),
                                                byline_library_list_places_async);

  byline_library_run (self, self->readers, task, list_places);
}

/**
 * byline_library_list_places_finish:
 *
 * Returns: (transfer full) (element-type BylinePlace) (nullable): in the
 *   order in which the sites were added
 */
GPtrArray *
byline_library_list_places_finish (BylineLibrary  *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sync_site (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  guint n_new = 0;
  gboolean is_done =
    byline_sync_site (self->http, self->store, request->id, &n_new, cancellable, &error);

  if (is_done && request->flag)
    is_done = byline_sync_archive (self->http, self->store, request->id, &n_new,
                                   cancellable, &error);
  if (is_done)
    byline_library_keep_missing_pictures (self, request->id);
  request->other = n_new;
  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_sync_async:
 * @self: a library
 * @site_id: local id
 * @whole_archive: also everything older
 *
 * Asks a site for what is new or changed.
 */
void
byline_library_sync_async (BylineLibrary       *self,
                           gint64               site_id,
                           gboolean             whole_archive,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = site_id;
  request->flag = whole_archive;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_sync_async);

  byline_library_run (self, self->callers, task, sync_site);
}

/**
 * byline_library_sync_finish:
 * @n_new: (out) (optional): how many articles were not here before
 *
 * Returns: %TRUE if the site answered; errors are of %BYLINE_REMOTE_ERROR or
 *   %BYLINE_STORE_ERROR
 */
gboolean
byline_library_sync_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            guint          *n_new,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  BylineRequest *request = g_task_get_task_data (G_TASK (result));
  if (n_new != NULL)
    *n_new = (guint) request->other;
  return g_task_propagate_boolean (G_TASK (result), error);
}
