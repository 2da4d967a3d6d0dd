/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"

G_BEGIN_DECLS

#define BYLINE_THUMBNAIL_SIDE 72   /* in pixels */

/* A small square picture that never changes its size. */
#define BYLINE_TYPE_THUMBNAIL (byline_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (BylineThumbnail, byline_thumbnail, BYLINE, THUMBNAIL, GtkWidget)

GtkWidget *byline_thumbnail_new  (void);
void       byline_thumbnail_show (BylineThumbnail *self,
                                  BylineLibrary   *library,
                                  const char      *uri);

G_END_DECLS
