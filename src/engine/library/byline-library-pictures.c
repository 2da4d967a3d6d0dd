/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The library's face, fourth part: pictures, for which sites they may come
 * from anywhere, and those that saved articles keep. Keeping has a thread of
 * its own, so that nobody who looks at a page waits behind it. */

#include "byline-library-private.h"

#include "byline-picture-keeper.h"

static void
load_picture (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  GBytes *bytes = byline_picture_cache_load (self->pictures, self->http, request->text,
                                             (BylinePictureReach) request->other, cancellable,
                                             &error);

  byline_library_return (task, bytes, (GDestroyNotify) g_bytes_unref, error);
}

/**
 * byline_library_load_picture_async:
 * @self: a library
 * @uri: an absolute web address; whether it may be asked for is the caller's
 *   question
 *
 * Loads a picture from the cache or its site. A host that sends the request
 * on to another one is not followed there.
 */
void
byline_library_load_picture_async (BylineLibrary       *self,
                                   const char          *uri,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  byline_library_reach_picture_async (self, uri, BYLINE_PICTURE_NEAR, cancellable, callback,
                                      user_data);
}

/**
 * byline_library_reach_picture_async:
 * @self: a library
 * @uri: as byline_library_load_picture_async()
 * @reach: %BYLINE_PICTURE_ANYWHERE when the person allowed all hosts
 *
 * Like byline_library_load_picture_async(), which it is finished as.
 */
void
byline_library_reach_picture_async (BylineLibrary       *self,
                                    const char          *uri,
                                    BylinePictureReach   reach,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->text = g_strdup (uri);
  request->other = reach;
  g_autoptr(GTask) task = byline_library_begin (self, request,
                                                byline_library_load_picture_async);

  byline_library_run (self, self->painters, task, load_picture);
}

/**
 * byline_library_load_picture_finish:
 *
 * Returns: (transfer full) (nullable): the encoded picture, at most 10 MiB.
 *   Errors are of %BYLINE_REMOTE_ERROR and %BYLINE_PICTURE_ERROR
 */
GBytes *
byline_library_load_picture_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- permission ---- */

static void
allow_pictures (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done =
    byline_store_allow_pictures (self->store, request->id, request->flag, &error);

  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_allow_pictures_async:
 * @self: a library
 * @site_id: local id
 * @is_allowed: whether this site's articles may load pictures from any host
 *
 * Keeps the person's word for one site.
 */
void
byline_library_allow_pictures_async (BylineLibrary       *self,
                                     gint64               site_id,
                                     gboolean             is_allowed,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = site_id;
  request->flag = is_allowed;
  g_autoptr(GTask) task = byline_library_begin (self, request,
                                                byline_library_allow_pictures_async);

  byline_library_run (self, self->readers, task, allow_pictures);
}

gboolean
byline_library_allow_pictures_finish (BylineLibrary  *self,
                                      GAsyncResult   *result,
                                      GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
get_site (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  BylineSite *site = byline_store_get_site (self->store, request->id, &error);

  byline_library_return (task, site, (GDestroyNotify) byline_site_unref, error);
}

/**
 * byline_library_get_site_async:
 * @self: a library
 * @site_id: local id
 *
 * Looks up one site, without its categories and counts.
 */
void
byline_library_get_site_async (BylineLibrary       *self,
                               gint64               site_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = site_id;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_get_site_async);

  byline_library_run (self, self->readers, task, get_site);
}

/**
 * byline_library_get_site_finish:
 *
 * Returns: (transfer full) (nullable): the site
 */
BylineSite *
byline_library_get_site_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- kept pictures ---- */

static void
keep_one (BylineLibrary *self,
          gint64         article_id,
          GCancellable  *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (!byline_picture_keeper_run (self->pictures, self->http, self->store, article_id,
                                  cancellable, &error))
    g_debug ("pictures of article %" G_GINT64_FORMAT " not kept: %s", article_id,
             error->message);
}

static void
keep_article (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BylineRequest *request = task_data;

  keep_one (source_object, request->id, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
keep_site (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  g_autoptr(GArray) ids = byline_store_list_unkept (self->store, request->id, NULL);

  for (guint i = 0; ids != NULL && i < ids->len && !g_cancellable_is_cancelled (cancellable); i++)
    keep_one (self, g_array_index (ids, gint64, i), cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
sweep_kept (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  BylineLibrary *self = source_object;

  byline_picture_keeper_sweep (self->pictures, self->store);
  g_task_return_boolean (task, TRUE);
}

static void
run_on_keeper (BylineLibrary   *self,
               gint64           id,
               GTaskThreadFunc  func)
{
  BylineRequest *request = byline_request_new ();
  request->id = id;
  g_autoptr(GTask) task = byline_library_new_task (self, request, NULL, NULL, NULL,
                                                   run_on_keeper, "keep pictures");

  byline_library_run (self, self->keepers, task, func);
}

/**
 * byline_library_keep_pictures:
 * @self: a library
 * @article_id: an article that was saved just now
 *
 * Keeps its pictures, by and by.
 *
 * Thread: any.
 */
void
byline_library_keep_pictures (BylineLibrary *self,
                              gint64         article_id)
{
  run_on_keeper (self, article_id, keep_article);
}

/**
 * byline_library_keep_missing_pictures:
 * @self: a library
 * @site_id: a site that has answered just now
 *
 * Keeps the pictures of its saved articles that could not be had before.
 *
 * Thread: any.
 */
void
byline_library_keep_missing_pictures (BylineLibrary *self,
                                      gint64         site_id)
{
  run_on_keeper (self, site_id, keep_site);
}

/**
 * byline_library_sweep_pictures:
 * @self: a library
 *
 * Gives up what no saved article keeps any more.
 *
 * Thread: any.
 */
void
byline_library_sweep_pictures (BylineLibrary *self)
{
  run_on_keeper (self, 0, sweep_kept);
}
