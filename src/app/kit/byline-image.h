/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "byline-library.h"

G_BEGIN_DECLS

#define BYLINE_IMAGE_MAX_BYTES  (10 * 1024 * 1024)
#define BYLINE_IMAGE_MAX_PIXELS (40 * 1000 * 1000)

void          byline_image_load_async    (BylineLibrary       *library,
                                          const char          *uri,
                                          int                  max_width,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GdkTexture   *byline_image_load_finish   (GAsyncResult        *result,
                                          GError             **error);
void          byline_image_decode_async  (GBytes              *bytes,
                                          int                  max_width,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GdkTexture   *byline_image_decode_finish (GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
