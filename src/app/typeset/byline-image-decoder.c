/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures from bytes that a stranger sent. Only kinds a web page shows are
 * let in, by their first bytes; the size is checked before memory is taken
 * for it. The first frame of an animation is all that is shown. Takes its
 * time: never for the thread that draws. */

#include "config.h"

#include "byline-image-decoder.h"

#include "byline-image-kind.h"
#include "byline-picture-error.h"

#include <stdlib.h>

#define MAX_SIDE      30000
#define CHUNK_BYTES   (64 * 1024)
#define TURNED        "byline-turned"
#define NATURAL_WIDTH "byline-natural-width"
#define GLANCE        32    /* pixels that show which way up a picture is */

typedef struct
{
  int      max_width;
  gboolean only_measures;
  gboolean is_too_large;
  int      width;           /* as the file says */
  int      height;
} Sizing;

/* A size of 0 x 0 is the only answer that stops a loader before it takes the
 * memory for the whole picture; a smaller size does not. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  Sizing          *sizing)
{
  sizing->width = width;
  sizing->height = height;
  if (width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE
      || (gint64) width * height > BYLINE_IMAGE_MAX_PIXELS)
    {
      sizing->is_too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (sizing->only_measures)
    {
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (sizing->max_width > 0 && width > sizing->max_width)
    {
      double scale = (double) sizing->max_width / width;

      gdk_pixbuf_loader_set_size (loader, sizing->max_width, MAX (1, (int) (height * scale + 0.5)));
    }
}

static gboolean
has_enough (const Sizing *sizing)
{
  return sizing->is_too_large || (sizing->only_measures && sizing->width > 0);
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
  for (gsize at = 0; at < length && !has_enough (sizing); at += CHUNK_BYTES)
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

/* A picture that lies on its side in the file is as wide as the file says it
 * is high. */
static void
note_width (GdkPixbuf    *pixbuf,
            GdkPixbuf    *upright,
            const Sizing *sizing)
{
  gboolean is_turned = (gdk_pixbuf_get_width (pixbuf) > gdk_pixbuf_get_height (pixbuf))
                       != (gdk_pixbuf_get_width (upright) > gdk_pixbuf_get_height (upright));
  g_autofree char *width = g_strdup_printf ("%d", is_turned ? sizing->height : sizing->width);

  gdk_pixbuf_set_option (upright, NATURAL_WIDTH, width);
}

static GdkPixbuf *
turn_upright (GdkPixbufLoader  *loader,
              const Sizing     *sizing,
              GError          **error)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  GdkPixbuf *upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;

  if (upright == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture in the data");
  else if (upright != pixbuf)
    gdk_pixbuf_set_option (upright, TURNED, "1");
  if (upright != NULL)
    note_width (pixbuf, upright, sizing);
  return upright;
}

/* Two kinds are decoded by packages that not every desktop has. */
static GdkPixbufLoader *
new_loader (BylineImageKind   kind,
            GError          **error)
{
  g_autoptr (GError) fault = NULL;
  GdkPixbufLoader *loader =
    gdk_pixbuf_loader_new_with_type (byline_image_kind_get_loader (kind), &fault);

  if (loader != NULL)
    return loader;
  if (kind == BYLINE_IMAGE_KIND_WEBP || kind == BYLINE_IMAGE_KIND_AVIF)
    g_set_error_literal (error, BYLINE_PICTURE_ERROR,
                         kind == BYLINE_IMAGE_KIND_WEBP ? BYLINE_PICTURE_ERROR_WEBP_LOADER
                                                        : BYLINE_PICTURE_ERROR_AVIF_LOADER,
                         fault->message);
  else
    g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static GdkPixbuf *
decode_as (BylineImageKind   kind,
           GBytes           *bytes,
           Sizing           *sizing,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (GdkPixbufLoader) loader = new_loader (kind, error);
  gboolean is_fed;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), sizing);
  is_fed = feed_picture (loader, kind, bytes, sizing, cancellable, error);
  if (!is_fed || has_enough (sizing))
    gdk_pixbuf_loader_close (loader, NULL);
  else if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  if (sizing->is_too_large)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           "picture has too many pixels");
    }
  if (!is_fed || has_enough (sizing))
    return NULL;
  return turn_upright (loader, sizing, error);
}

static BylineImageKind
check_kind (GBytes  *bytes,
            GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  BylineImageKind kind = byline_image_kind_sniff (data, length);

  if (length > BYLINE_IMAGE_MAX_BYTES)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                         "picture has too many bytes");
  else if (kind == BYLINE_IMAGE_KIND_NONE)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         "not a picture Byline shows");
  else if (byline_image_kind_measure (kind, data, length) == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "picture is cut");
  else
    return kind;
  return BYLINE_IMAGE_KIND_NONE;
}

/**
 * byline_image_decoder_decode:
 * @bytes: an encoded picture: PNG, JPEG, GIF; WebP and AVIF where the desktop
 *   has a loader
 * @max_width: pixels to scale down to; 0 or less keeps the size
 * @cancellable: (nullable): ends the decoding early
 * @error: (nullable): %G_IO_ERROR: MESSAGE_TOO_LARGE above 10 MiB or 40
 *   megapixels, NOT_SUPPORTED for other kinds,
 *   PARTIAL_INPUT for a cut file, CANCELLED; or gdk-pixbuf's
 *
 * Thread: any, and one that may wait.
 *
 * Returns: (transfer full) (nullable): the picture, upright
 */
GdkPixbuf *
byline_image_decoder_decode (GBytes        *bytes,
                             int            max_width,
                             GCancellable  *cancellable,
                             GError       **error)
{
  Sizing sizing = { .max_width = max_width };
  BylineImageKind kind = check_kind (bytes, error);

  return kind != BYLINE_IMAGE_KIND_NONE ? decode_as (kind, bytes, &sizing, cancellable, error)
                                        : NULL;
}

/**
 * byline_image_decoder_was_turned:
 * @pixbuf: what byline_image_decoder_decode() returned
 *
 * A camera held upright writes its picture lying down, and a note.
 *
 * Returns: whether the encoded picture is not upright
 */
gboolean
byline_image_decoder_was_turned (GdkPixbuf *pixbuf)
{
  return gdk_pixbuf_get_option (pixbuf, TURNED) != NULL;
}

/**
 * byline_image_decoder_get_natural_width:
 * @pixbuf: what byline_image_decoder_decode() returned
 *
 * Returns: pixels that the encoded picture is wide, upright
 */
int
byline_image_decoder_get_natural_width (GdkPixbuf *pixbuf)
{
  const char *width = gdk_pixbuf_get_option (pixbuf, NATURAL_WIDTH);

  return width != NULL ? atoi (width) : gdk_pixbuf_get_width (pixbuf);
}

/* Only a turn by a quarter changes the size. */
static gboolean
lies_down (GBytes       *bytes,
           const Sizing *sizing)
{
  g_autoptr (GdkPixbuf) glance = byline_image_decoder_decode (bytes, GLANCE, NULL, NULL);

  return glance != NULL && sizing->width != sizing->height
         && (gdk_pixbuf_get_width (glance) > gdk_pixbuf_get_height (glance))
            != (sizing->width > sizing->height);
}

/**
 * byline_image_decoder_measure:
 * @bytes: an encoded picture
 * @width: (out): pixels
 * @height: (out): pixels
 * @error: (nullable): as byline_image_decoder_decode()
 *
 * Asks a picture for its size, upright, without taking memory for it.
 *
 * Returns: whether it could say
 */
gboolean
byline_image_decoder_measure (GBytes  *bytes,
                              int     *width,
                              int     *height,
                              GError **error)
{
  Sizing sizing = { .only_measures = TRUE };
  BylineImageKind kind = check_kind (bytes, error);
  gboolean is_turned;

  if (kind == BYLINE_IMAGE_KIND_NONE)
    return FALSE;
  decode_as (kind, bytes, &sizing, NULL, error);
  if (sizing.width <= 0 || sizing.is_too_large)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "picture has no size");
      return FALSE;
    }
  g_clear_error (error);
  is_turned = kind == BYLINE_IMAGE_KIND_JPEG && lies_down (bytes, &sizing);
  *width = is_turned ? sizing.height : sizing.width;
  *height = is_turned ? sizing.width : sizing.height;
  return TRUE;
}
