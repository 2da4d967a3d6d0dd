/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names the kinds of picture that are not shown, so that a person can be told
 * what stands in the way. Goes by the first bytes only and decodes nothing. */

#include "byline-picture-error.h"

#include <string.h>

/* An SVG may begin with a declaration, a document type and comments. */
#define MAX_PROLOGUE 1024

typedef struct
{
  gsize              offset;
  const char        *bytes;
  gsize              length;
  BylinePictureError kind;
} Mark;

static const Mark marks[] = {
  { 0, "BM", 2, BYLINE_PICTURE_ERROR_BMP },
  { 0, "\0\0\1\0", 4, BYLINE_PICTURE_ERROR_ICON },
  { 0, "II*\0", 4, BYLINE_PICTURE_ERROR_TIFF },
  { 0, "MM\0*", 4, BYLINE_PICTURE_ERROR_TIFF },
  { 4, "ftypheic", 8, BYLINE_PICTURE_ERROR_HEIC },
  { 4, "ftypheix", 8, BYLINE_PICTURE_ERROR_HEIC },
  { 4, "ftypmif1", 8, BYLINE_PICTURE_ERROR_HEIC },
  { 0, "\xff\x0a", 2, BYLINE_PICTURE_ERROR_JPEG_XL },
  { 0, "\0\0\0\x0cJXL ", 8, BYLINE_PICTURE_ERROR_JPEG_XL },
};

G_DEFINE_QUARK (byline-picture-error-quark, byline_picture_error)

static BylinePictureError
sniff_text (const char *data,
            gsize       size)
{
  gsize at = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < size && g_ascii_isspace (data[at]))
    at++;
  if (at >= size || data[at] != '<')
    return BYLINE_PICTURE_ERROR_UNKNOWN;

  g_autofree char *start = g_ascii_strdown (data + at, (gssize) MIN (size - at, MAX_PROLOGUE));
  return strstr (start, "<svg") != NULL && strstr (start, "<html") == NULL
           ? BYLINE_PICTURE_ERROR_SVG : BYLINE_PICTURE_ERROR_PAGE;
}

/**
 * byline_picture_error_sniff:
 * @bytes: (not nullable): what byline_picture_is_supported() denied
 *
 * Returns: what it is instead
 */
BylinePictureError
byline_picture_error_sniff (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].offset + marks[i].length &&
        memcmp (data + marks[i].offset, marks[i].bytes, marks[i].length) == 0)
      return marks[i].kind;

  return size > 0 ? sniff_text (data, size) : BYLINE_PICTURE_ERROR_UNKNOWN;
}
