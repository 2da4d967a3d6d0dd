/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What kind of picture some bytes are, and whether they are all there. The
 * decoders answer a cut file with half a picture and no error, the other half
 * being old memory; so the files' own structure is walked first. Pure; reads
 * no further than it is told. */

#include "config.h"

#include "byline-image-kind.h"

#include <string.h>

static gboolean
starts_with (const guint8 *data,
             gsize         length,
             gsize         offset,
             const char   *magic)
{
  gsize n = strlen (magic);

  return length >= offset + n && memcmp (data + offset, magic, n) == 0;
}

/**
 * byline_image_kind_sniff:
 * @data: (array length=length): encoded bytes
 * @length: how many
 *
 * Returns: the kind, by the first bytes; what a server calls it is no matter
 */
BylineImageKind
byline_image_kind_sniff (const guint8 *data,
                         gsize         length)
{
  if (starts_with (data, length, 0, "\x89PNG\r\n\x1a\n"))
    return BYLINE_IMAGE_KIND_PNG;
  if (starts_with (data, length, 0, "\xff\xd8\xff"))
    return BYLINE_IMAGE_KIND_JPEG;
  if (starts_with (data, length, 0, "GIF87a") || starts_with (data, length, 0, "GIF89a"))
    return BYLINE_IMAGE_KIND_GIF;
  if (starts_with (data, length, 0, "RIFF") && starts_with (data, length, 8, "WEBP"))
    return BYLINE_IMAGE_KIND_WEBP;
  if (starts_with (data, length, 4, "ftypavif") || starts_with (data, length, 4, "ftypavis"))
    return BYLINE_IMAGE_KIND_AVIF;
  return BYLINE_IMAGE_KIND_NONE;
}

/**
 * byline_image_kind_get_loader:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): gdk-pixbuf's name of its loader
 */
const char *
byline_image_kind_get_loader (BylineImageKind kind)
{
  switch (kind)
    {
    case BYLINE_IMAGE_KIND_PNG:
      return "png";
    case BYLINE_IMAGE_KIND_JPEG:
      return "jpeg";
    case BYLINE_IMAGE_KIND_GIF:
      return "gif";
    case BYLINE_IMAGE_KIND_WEBP:
      return "webp";
    case BYLINE_IMAGE_KIND_AVIF:
      return "avif";
    case BYLINE_IMAGE_KIND_NONE:
    default:
      return NULL;
    }
}

/* Chunks of length, name, data and checksum, up to the one named IEND. */
static gsize
measure_png (const guint8 *data,
             gsize         length)
{
  gsize at = 8;

  while (length - at >= 12)
    {
      gsize size = (gsize) data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];

      if (size > length - at - 12)
        return 0;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return at + 12 + size;
      at += 12 + size;
    }
  return 0;
}

/* The next marker after a scan's data; a stuffed zero and a restart are none. */
static gsize
skip_scan (const guint8 *data,
           gsize         length,
           gsize         at)
{
  while (at + 1 < length)
    {
      guint8 code = data[at + 1];

      if (data[at] == 0xff && code != 0 && code != 0xff && !(code >= 0xd0 && code <= 0xd7))
        return at;
      at++;
    }
  return length;
}

/* Segments, some followed by a scan, up to the end marker. */
static gsize
measure_jpeg (const guint8 *data,
              gsize         length)
{
  gsize at = 2;

  while (at + 1 < length)
    {
      guint8 code = data[at + 1];
      gsize size;

      if (data[at] != 0xff)
        return 0;
      if (code == 0xff)
        {
          at++;
          continue;
        }
      if (code == 0xd9)
        return at + 2;
      if (at + 3 >= length)
        return 0;
      size = (gsize) data[at + 2] << 8 | data[at + 3];
      if (size < 2 || size > length - at - 2)
        return 0;
      at += 2 + size;
      if (code == 0xda)
        at = skip_scan (data, length, at);
    }
  return 0;
}

static gsize
color_table_size (guint8 flags)
{
  return (flags & 0x80) != 0 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* Blocks of at most 255 bytes, each after its length, up to an empty one. */
static gsize
skip_gif_blocks (const guint8 *data,
                 gsize         length,
                 gsize         at)
{
  while (at < length && data[at] != 0)
    at += 1 + data[at];
  return at < length ? at + 1 : 0;
}

/* Up to the end of the first frame: the others are not shown. */
static gsize
measure_gif (const guint8 *data,
             gsize         length)
{
  gsize at = 13;

  if (length < at)
    return 0;
  at += color_table_size (data[10]);
  while (at != 0 && at + 10 < length)
    {
      if (data[at] == 0x2c)
        return skip_gif_blocks (data, length, at + 11 + color_table_size (data[at + 9]));
      if (data[at] != 0x21)
        return 0;
      at = skip_gif_blocks (data, length, at + 2);
    }
  return 0;
}

static gsize
measure_webp (const guint8 *data,
              gsize         length)
{
  gsize size = (gsize) data[7] << 24 | data[6] << 16 | data[5] << 8 | data[4];

  return size <= length - 8 ? size + 8 : 0;
}

/**
 * byline_image_kind_measure:
 * @kind: what byline_image_kind_sniff() said of the same bytes
 * @data: (array length=length): encoded bytes
 * @length: how many
 *
 * Measures what is needed for one picture: for a GIF, the first frame.
 *
 * Returns: bytes, at most @length; 0 when something is missing
 */
gsize
byline_image_kind_measure (BylineImageKind  kind,
                           const guint8    *data,
                           gsize            length)
{
  switch (kind)
    {
    case BYLINE_IMAGE_KIND_PNG:
      return measure_png (data, length);
    case BYLINE_IMAGE_KIND_JPEG:
      return measure_jpeg (data, length);
    case BYLINE_IMAGE_KIND_GIF:
      return measure_gif (data, length);
    case BYLINE_IMAGE_KIND_WEBP:
      return measure_webp (data, length);
    case BYLINE_IMAGE_KIND_AVIF:
      return length;
    case BYLINE_IMAGE_KIND_NONE:
    default:
      return 0;
    }
}
