/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "byline-image-decoder.h"
#include "byline-library.h"

G_BEGIN_DECLS

void          byline_image_load_async    (BylineLibrary       *library,
                                          const char          *uri,
                                          int                  max_width,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void          byline_image_reach_async   (BylineLibrary       *library,
                                          const char          *uri,
                                          BylinePictureReach   reach,
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
int           byline_image_get_natural_width (GdkTexture     *texture);

G_END_DECLS
