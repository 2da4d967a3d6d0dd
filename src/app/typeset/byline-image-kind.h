/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BYLINE_IMAGE_KIND_NONE,   /* not a picture we show */
  BYLINE_IMAGE_KIND_PNG,
  BYLINE_IMAGE_KIND_JPEG,
  BYLINE_IMAGE_KIND_GIF,
  BYLINE_IMAGE_KIND_WEBP,
  BYLINE_IMAGE_KIND_AVIF,
} BylineImageKind;

BylineImageKind  byline_image_kind_sniff      (const guint8    *data,
                                               gsize            length);
const char      *byline_image_kind_get_loader (BylineImageKind  kind);
gsize            byline_image_kind_measure    (BylineImageKind  kind,
                                               const guint8    *data,
                                               gsize            length);

G_END_DECLS
