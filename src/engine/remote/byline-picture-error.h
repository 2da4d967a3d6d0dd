/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BYLINE_PICTURE_ERROR (byline_picture_error_quark ())

/* Why something that came as a picture is not shown. */
typedef enum
{
  BYLINE_PICTURE_ERROR_UNKNOWN,     /* no kind that is known by its first bytes */
  BYLINE_PICTURE_ERROR_SVG,
  BYLINE_PICTURE_ERROR_ICON,        /* of Windows */
  BYLINE_PICTURE_ERROR_BMP,
  BYLINE_PICTURE_ERROR_TIFF,
  BYLINE_PICTURE_ERROR_HEIC,
  BYLINE_PICTURE_ERROR_JPEG_XL,
  BYLINE_PICTURE_ERROR_PAGE,        /* HTML or other text */
  BYLINE_PICTURE_ERROR_WEBP_LOADER, /* shown where the desktop has a loader */
  BYLINE_PICTURE_ERROR_AVIF_LOADER,
} BylinePictureError;

GQuark             byline_picture_error_quark (void);
BylinePictureError byline_picture_error_sniff (GBytes *bytes);

G_END_DECLS
