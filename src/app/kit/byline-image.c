/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures for the screen, from bytes that a stranger sent. One is decoded at
 * a time, on a thread of its own, scaled to what the page needs. What may be
 * decoded at all is the decoder's to say. */

#include "config.h"

#include "byline-image.h"

#include "byline-worker.h"

typedef struct
{
  GBytes *bytes;
  int     max_width;
} Decoding;

static void
free_decoding (gpointer data)
{
  Decoding *decoding = data;

  g_bytes_unref (decoding->bytes);
  g_free (decoding);
}

static GQuark
natural_width_quark (void)
{
  return g_quark_from_static_string ("byline-natural-width");
}

static GdkTexture *
texture_of (GdkPixbuf *pixbuf)
{
  GdkTexture *texture = gdk_texture_new_for_pixbuf (pixbuf);

  g_object_set_qdata (G_OBJECT (texture), natural_width_quark (),
                      GINT_TO_POINTER (byline_image_decoder_get_natural_width (pixbuf)));
  return texture;
}

static void
decode_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Decoding *decoding = task_data;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  pixbuf = byline_image_decoder_decode (decoding->bytes, decoding->max_width, cancellable, &error);
  if (pixbuf != NULL)
    g_task_return_pointer (task, texture_of (pixbuf), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Made once and kept: decoding has to queue somewhere for the whole run. */
static BylineWorker *
get_worker (void)
{
  static BylineWorker *worker;

  if (g_once_init_enter (&worker))
    g_once_init_leave (&worker, byline_worker_new ("pictures", 1));
  return worker;
}

static void
decode_in_task (GTask  *task,
                GBytes *bytes,
                int     max_width)
{
  Decoding *decoding = g_new0 (Decoding, 1);

  decoding->bytes = g_bytes_ref (bytes);
  decoding->max_width = max_width;
  g_task_set_task_data (task, decoding, free_decoding);
  byline_worker_run (get_worker (), task, decode_thread);
}

/**
 * byline_image_decode_async:
 * @bytes: an encoded picture: PNG, JPEG, GIF; WebP and AVIF where the desktop
 *   has a loader
 * @max_width: device pixels to scale down to; 0 or less keeps the size
 * @cancellable: (nullable): ends the decoding early
 * @callback: (scope async): called on the main thread
 * @user_data: for @callback
 *
 * Decodes off the main thread, one picture at a time.
 */
void
byline_image_decode_async (GBytes              *bytes,
                           int                  max_width,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, byline_image_decode_async);
  g_task_set_name (task, "decode a picture");
  decode_in_task (task, bytes, max_width);
}

/**
 * byline_image_decode_finish:
 * @result: what the callback got
 * @error: (nullable): %G_IO_ERROR: MESSAGE_TOO_LARGE above 10 MiB or 40
 *   megapixels, NOT_SUPPORTED for other kinds,
 *   PARTIAL_INPUT for a cut file, CANCELLED; or gdk-pixbuf's
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
byline_image_decode_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
picture_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, &error);
  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    decode_in_task (task, bytes, GPOINTER_TO_INT (g_task_get_task_data (task)));
}

/**
 * byline_image_get_natural_width:
 * @texture: what byline_image_decode_finish() gave
 *
 * Returns: the width that the file has, in pixels, whatever it was scaled to
 */
int
byline_image_get_natural_width (GdkTexture *texture)
{
  int width = GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (texture), natural_width_quark ()));

  return width > 0 ? width : gdk_texture_get_width (texture);
}

/**
 * byline_image_load_async:
 * @library: where pictures come from, cached or fetched
 * @uri: the picture's address
 * @max_width: device pixels to scale down to; 0 or less keeps the size
 * @cancellable: (nullable): ends fetching and decoding
 * @callback: (scope async): called on the main thread
 * @user_data: for @callback
 *
 * Loads and decodes a picture, which its host may not pass on to another.
 */
void
byline_image_load_async (BylineLibrary       *library,
                         const char          *uri,
                         int                  max_width,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  byline_image_reach_async (library, uri, BYLINE_PICTURE_NEAR, max_width, cancellable, callback,
                            user_data);
}

/**
 * byline_image_reach_async:
 * @library: where pictures come from, cached or fetched
 * @uri: the picture's address
 * @reach: where it may be passed on to
 * @max_width: device pixels to scale down to; 0 or less keeps the size
 * @cancellable: (nullable): ends fetching and decoding
 * @callback: (scope async): called on the main thread
 * @user_data: for @callback
 *
 * Like byline_image_load_async(), which it is finished as.
 */
void
byline_image_reach_async (BylineLibrary       *library,
                          const char          *uri,
                          BylinePictureReach   reach,
                          int                  max_width,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (library));
  g_return_if_fail (uri != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_image_load_async);
  g_task_set_name (task, "load a picture");
  g_task_set_task_data (task, GINT_TO_POINTER (max_width), NULL);
  byline_library_reach_picture_async (library, uri, reach, cancellable, picture_loaded_cb, task);
}

/**
 * byline_image_load_finish:
 * @result: what the callback got
 * @error: (nullable): as byline_image_decode_finish(), or what the library
 *   says of fetching
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
byline_image_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  return byline_image_decode_finish (result, error);
}
