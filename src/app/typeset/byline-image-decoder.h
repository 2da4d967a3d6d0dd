/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define BYLINE_IMAGE_MAX_BYTES  (10 * 1024 * 1024)
#define BYLINE_IMAGE_MAX_PIXELS (40 * 1000 * 1000)

GdkPixbuf *byline_image_decoder_decode     (GBytes        *bytes,
                                            int            max_width,
                                            GCancellable  *cancellable,
                                            GError       **error);
gboolean   byline_image_decoder_was_turned (GdkPixbuf     *pixbuf);
int        byline_image_decoder_get_natural_width (GdkPixbuf *pixbuf);
gboolean   byline_image_decoder_measure    (GBytes        *bytes,
                                            int           *width,
                                            int           *height,
                                            GError       **error);

G_END_DECLS
