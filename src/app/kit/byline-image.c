/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures from bytes that a stranger sent. Only kinds a web page shows are
 * let in, by their first bytes; the size is checked before memory is taken
 * for it; one picture is decoded at a time, on a thread of its own, scaled to
 * what the page needs. The first frame of an animation is all that is shown. */

#include "config.h"

#include "byline-image.h"

#include "byline-image-kind.h"
#include "byline-worker.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define MAX_SIDE    30000
#define CHUNK_BYTES (64 * 1024)

typedef struct
{
  GBytes *bytes;
  int     max_width;
} Decoding;

typedef struct
{
  int      max_width;
  gboolean is_too_large;
} Sizing;

static void
free_decoding (gpointer data)
{
  Decoding *decoding = data;

  g_bytes_unref (decoding->bytes);
  g_free (decoding);
}

/* A size of 0 x 0 is the only answer that stops a loader before it takes the
 * memory for the whole picture; a smaller size does not. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Sizing          *sizing)
{
  if (width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE
      || (gint64) width * height > BYLINE_IMAGE_MAX_PIXELS)
    {
      sizing->is_too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (sizing->max_width > 0 && width > sizing->max_width)
    {
      double scale = (double) sizing->max_width / width;

      gdk_pixbuf_loader_set_size (loader, sizing->max_width, MAX (1, (int) (height * scale + 0.5)));
    }
}

/* Feeds in chunks, so that a cancelled or hopeless picture ends early. */
static gboolean
feed (GdkPixbufLoader  *loader,
      const guint8     *data,
      gsize             length,
      const Sizing     *sizing,
      GCancellable     *cancellable,
      GError          **error)
{
  for (gsize at = 0; at < length && !sizing->is_too_large; at += CHUNK_BYTES)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK_BYTES, length - at), error))
        return FALSE;
    }
  return TRUE;
}

/* A GIF is fed up to its first frame, and then told that this was all. */
static gboolean
feed_picture (GdkPixbufLoader  *loader,
              BylineImageKind   kind,
              GBytes           *bytes,
              const Sizing     *sizing,
              GCancellable     *cancellable,
              GError          **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!feed (loader, data, byline_image_kind_measure (kind, data, length), sizing, cancellable,
             error))
    return FALSE;
  return kind != BYLINE_IMAGE_KIND_GIF || feed (loader, (const guint8 *) ";", 1, sizing,
                                                cancellable, error);
}

static GdkTexture *
texture_from_loader (GdkPixbufLoader  *loader,
                     GError          **error)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  g_autoptr (GdkPixbuf) upright = NULL;

  if (pixbuf != NULL)
    upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (upright != NULL)
    return gdk_texture_new_for_pixbuf (upright);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture in the data");
  return NULL;
}

static GdkTexture *
decode_as (BylineImageKind  kind,
           const Decoding  *decoding,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (GdkPixbufLoader) loader =
    gdk_pixbuf_loader_new_with_type (byline_image_kind_get_loader (kind), error);
  Sizing sizing = { decoding->max_width, FALSE };
  gboolean is_fed;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &sizing);
  is_fed = feed_picture (loader, kind, decoding->bytes, &sizing, cancellable, error);
  if (!is_fed || sizing.is_too_large)
    gdk_pixbuf_loader_close (loader, NULL);
  else if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  if (sizing.is_too_large)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           "picture has too many pixels");
    }
  if (!is_fed || sizing.is_too_large)
    return NULL;
  return texture_from_loader (loader, error);
}

static void
decode_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Decoding *decoding = task_data;
  gsize length;
  const guint8 *data = g_bytes_get_data (decoding->bytes, &length);
  BylineImageKind kind = byline_image_kind_sniff (data, length);
  GdkTexture *texture = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (length > BYLINE_IMAGE_MAX_BYTES)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                         "picture has too many bytes");
  else if (kind == BYLINE_IMAGE_KIND_NONE)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         "not a picture Byline shows");
  else if (byline_image_kind_measure (kind, data, length) == 0)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "picture is cut");
  else
    texture = decode_as (kind, decoding, cancellable, &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
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
 * byline_image_load_async:
 * @library: where pictures come from, cached or fetched
 * @uri: the picture's address
 * @max_width: device pixels to scale down to; 0 or less keeps the size
 * @cancellable: (nullable): ends fetching and decoding
 * @callback: (scope async): called on the main thread
 * @user_data: for @callback
 *
 * Loads and decodes a picture.
 */
void
byline_image_load_async (BylineLibrary       *library,
                         const char          *uri,
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
  byline_library_load_picture_async (library, uri, cancellable, picture_loaded_cb, task);
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
