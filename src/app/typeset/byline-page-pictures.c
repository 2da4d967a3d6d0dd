/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of a document on paper: how large they are, and what is drawn
 * of them, at most 200 dots to the inch of the largest print. What came as
 * JPEG stays so, when it is not far larger than that; a picture that stands
 * twice is in a file once. Fetches nothing: the caller gives the bytes. */

#include "config.h"

#include "byline-page-pictures.h"

#include "byline-image-decoder.h"
#include "byline-image-kind.h"

#include <string.h>

#define DOTS_PER_INCH  200.0
#define POINTS_PER_INCH 72.0
/* A JPEG of up to this many times the dots goes in as it is: decoding it and
 * encoding it again would only lose. */
#define MAX_SURPLUS    1.5
#define JPEG_QUALITY   "88"

typedef struct
{
  char            *uri;       /* (nullable): which copy of it there is */
  int              width;     /* pixels */
  int              height;
  double           wanted;    /* points of its widest print */
  cairo_surface_t *surface;   /* (nullable): while a page is drawn */
} Plate;

struct _BylinePagePictures
{
  BylinePictureLookup  lookup;
  gpointer             user_data;
  GHashTable          *plates;    /* (element-type utf8 Plate): by the address first named */
};

static void
free_plate (gpointer data)
{
  Plate *plate = data;

  g_clear_pointer (&plate->surface, cairo_surface_destroy);
  g_free (plate->uri);
  g_free (plate);
}

static void
list_in_text (const BylineText *text,
              GPtrArray        *pictures)
{
  for (guint i = 0; text != NULL && i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->picture != NULL && span->picture->uri != NULL)
        g_ptr_array_add (pictures, span->picture);
    }
}

/* In reading order. The reader bounds the depth. */
static void
list_in_blocks (GPtrArray *blocks,
                GPtrArray *pictures)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->picture != NULL && block->picture->uri != NULL)
        g_ptr_array_add (pictures, block->picture);
      list_in_text (block->text, pictures);
      list_in_blocks (block->children, pictures);
    }
}

/**
 * byline_page_pictures_list:
 * @document: a document
 *
 * Returns: (transfer container) (element-type BylinePicture): all it shows,
 *   for who must fetch them before
 */
GPtrArray *
byline_page_pictures_list (BylineDocument *document)
{
  GPtrArray *pictures = g_ptr_array_new ();

  list_in_blocks (byline_document_get_blocks (document), pictures);
  return pictures;
}

/**
 * byline_page_pictures_new:
 * @lookup: (nullable) (scope notified): gives the bytes of a picture; %NULL
 *   for pages without pictures
 * @user_data: for @lookup
 *
 * Returns: (transfer full): knows no picture yet. Use it from one thread at a
 *   time.
 */
BylinePagePictures *
byline_page_pictures_new (BylinePictureLookup lookup,
                          gpointer            user_data)
{
  BylinePagePictures *self = g_new0 (BylinePagePictures, 1);

  self->lookup = lookup;
  self->user_data = user_data;
  self->plates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_plate);
  return self;
}

/**
 * byline_page_pictures_free:
 * @self: (transfer full): the pictures
 */
void
byline_page_pictures_free (BylinePagePictures *self)
{
  g_hash_table_unref (self->plates);
  g_free (self);
}

/* ---- measuring ---- */

static gboolean
try_copy (BylinePagePictures *self,
          Plate              *plate,
          const char         *uri)
{
  g_autoptr (GBytes) bytes = self->lookup (uri, self->user_data);

  if (bytes == NULL || !byline_image_decoder_measure (bytes, &plate->width, &plate->height, NULL))
    return FALSE;
  plate->uri = g_strdup (uri);
  return TRUE;
}

/* The address itself first: what the screen showed is likely there. Then the
 * copies, the widest first. */
static void
find_copy (BylinePagePictures  *self,
           Plate               *plate,
           const BylinePicture *picture)
{
  const GArray *candidates = picture->candidates;

  if (self->lookup == NULL || try_copy (self, plate, picture->uri))
    return;
  for (guint i = candidates != NULL ? candidates->len : 0; i > 0; i--)
    {
      const char *uri = g_array_index (candidates, BylineCandidate, i - 1).uri;

      if (!g_str_equal (uri, picture->uri) && try_copy (self, plate, uri))
        return;
    }
}

static Plate *
ensure_plate (BylinePagePictures  *self,
              const BylinePicture *picture)
{
  Plate *plate;

  if (picture->uri == NULL)
    return NULL;
  plate = g_hash_table_lookup (self->plates, picture->uri);
  if (plate == NULL)
    {
      plate = g_new0 (Plate, 1);
      find_copy (self, plate, picture);
      g_hash_table_insert (self->plates, g_strdup (picture->uri), plate);
    }
  return plate->uri != NULL ? plate : NULL;
}

/**
 * byline_page_pictures_measure:
 * @self: the pictures
 * @picture: one of the document
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * Returns: whether there is a picture to draw
 */
gboolean
byline_page_pictures_measure (BylinePagePictures  *self,
                              const BylinePicture *picture,
                              int                 *width,
                              int                 *height)
{
  const Plate *plate = ensure_plate (self, picture);

  if (plate == NULL)
    return FALSE;
  *width = plate->width;
  *height = plate->height;
  return TRUE;
}

/**
 * byline_page_pictures_want:
 * @self: the pictures
 * @picture: one that could be measured
 * @width: points it is to be printed at; the most ever named counts
 */
void
byline_page_pictures_want (BylinePagePictures  *self,
                           const BylinePicture *picture,
                           double               width)
{
  Plate *plate = ensure_plate (self, picture);

  if (plate != NULL)
    plate->wanted = MAX (plate->wanted, width);
}

/* ---- drawing ---- */

static guint32
premultiply (const guint8 *pixel,
             gboolean      has_alpha)
{
  guint32 alpha = has_alpha ? pixel[3] : 255;
  guint32 red = (pixel[0] * alpha + 127) / 255;
  guint32 green = (pixel[1] * alpha + 127) / 255;
  guint32 blue = (pixel[2] * alpha + 127) / 255;

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static cairo_surface_t *
copy_pixels (GdkPixbuf *pixbuf)
{
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  int from_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface =
    cairo_image_surface_create (has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width,
                                height);
  guint8 *to = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; to != NULL && y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (to + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        row[x] = premultiply (from + (gsize) y * from_stride + x * n_channels, has_alpha);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
attach (cairo_surface_t *surface,
        const char      *type,
        GBytes          *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (cairo_surface_set_mime_data (surface, type, data, length,
                                   (cairo_destroy_func_t) g_bytes_unref,
                                   g_bytes_ref (bytes)) != CAIRO_STATUS_SUCCESS)
    g_bytes_unref (bytes);
}

/* A JPEG that a viewer shows as gdk-pixbuf does: upright, in RGB or gray. */
static gboolean
is_plain_jpeg (GBytes    *bytes,
               GdkPixbuf *pixbuf)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint n_components = 0;
  int width = 0;
  int height = 0;

  if (byline_image_kind_sniff (data, length) != BYLINE_IMAGE_KIND_JPEG
      || byline_image_decoder_was_turned (pixbuf))
    return FALSE;
  for (gsize at = 2; at + 9 < length && data[at] == 0xff;
       at += 2 + ((gsize) data[at + 2] << 8 | data[at + 3]))
    {
      guint8 code = data[at + 1];

      if (code == 0xda)
        break;
      if (code < 0xc0 || code > 0xcf || code == 0xc4 || code == 0xc8 || code == 0xcc)
        continue;
      height = data[at + 5] << 8 | data[at + 6];
      width = data[at + 7] << 8 | data[at + 8];
      n_components = data[at + 9];
    }
  return (n_components == 1 || n_components == 3) && width == gdk_pixbuf_get_width (pixbuf)
         && height == gdk_pixbuf_get_height (pixbuf);
}

static gboolean
is_photograph (GBytes    *bytes,
               GdkPixbuf *pixbuf)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  BylineImageKind kind = byline_image_kind_sniff (data, length);

  return !gdk_pixbuf_get_has_alpha (pixbuf)
         && (kind == BYLINE_IMAGE_KIND_JPEG || kind == BYLINE_IMAGE_KIND_WEBP
             || kind == BYLINE_IMAGE_KIND_AVIF);
}

static void
attach_jpeg (cairo_surface_t *surface,
             GdkPixbuf       *pixbuf,
             GBytes          *bytes)
{
  g_autoptr (GBytes) encoded = NULL;
  char *data;
  gsize length;

  if (!is_photograph (bytes, pixbuf))
    return;
  if (is_plain_jpeg (bytes, pixbuf))
    {
      attach (surface, CAIRO_MIME_TYPE_JPEG, bytes);
      return;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, "quality", JPEG_QUALITY,
                                  NULL))
    return;
  encoded = g_bytes_new_take (data, length);
  attach (surface, CAIRO_MIME_TYPE_JPEG, encoded);
}

static int
max_pixels (const Plate *plate)
{
  int dots = MAX (1, (int) (plate->wanted / POINTS_PER_INCH * DOTS_PER_INCH + 0.5));

  return plate->width > dots * MAX_SURPLUS ? dots : 0;
}

static cairo_surface_t *
make_surface (BylinePagePictures *self,
              const Plate        *plate,
              GCancellable       *cancellable)
{
  g_autoptr (GBytes) bytes = self->lookup (plate->uri, self->user_data);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) name = g_bytes_new (plate->uri, strlen (plate->uri));
  cairo_surface_t *surface;

  if (bytes != NULL)
    pixbuf = byline_image_decoder_decode (bytes, max_pixels (plate), cancellable, NULL);
  if (pixbuf == NULL)
    return NULL;
  surface = copy_pixels (pixbuf);
  attach_jpeg (surface, pixbuf, bytes);
  attach (surface, CAIRO_MIME_TYPE_UNIQUE_ID, name);
  return surface;
}

/**
 * byline_page_pictures_load:
 * @self: the pictures
 * @picture: one that is to be drawn
 * @cancellable: (nullable): ends the decoding early
 *
 * Decodes a picture for drawing. Takes its time.
 *
 * Returns: whether it can be drawn
 */
gboolean
byline_page_pictures_load (BylinePagePictures  *self,
                           const BylinePicture *picture,
                           GCancellable        *cancellable)
{
  Plate *plate = ensure_plate (self, picture);

  if (plate == NULL)
    return FALSE;
  if (plate->surface == NULL)
    plate->surface = make_surface (self, plate, cancellable);
  return plate->surface != NULL;
}

/**
 * byline_page_pictures_get:
 * @self: the pictures
 * @picture: one that was loaded
 *
 * Returns: (transfer none) (nullable): its pixels
 */
cairo_surface_t *
byline_page_pictures_get (BylinePagePictures  *self,
                          const BylinePicture *picture)
{
  const Plate *plate = ensure_plate (self, picture);

  return plate != NULL ? plate->surface : NULL;
}

/**
 * byline_page_pictures_release:
 * @self: the pictures
 *
 * Forgets all pixels: a page is done.
 */
void
byline_page_pictures_release (BylinePagePictures *self)
{
  GHashTableIter iter;
  gpointer plate;

  g_hash_table_iter_init (&iter, self->plates);
  while (g_hash_table_iter_next (&iter, NULL, &plate))
    g_clear_pointer (&((Plate *) plate)->surface, cairo_surface_destroy);
}
