/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "byline-document-picture.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* A window of its own for the pictures of an article, one at a time. */
#define BYLINE_TYPE_PICTURE_VIEWER (byline_picture_viewer_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureViewer, byline_picture_viewer, BYLINE, PICTURE_VIEWER, AdwWindow)

GtkWidget *byline_picture_viewer_new       (GtkWindow               *parent,
                                            BylineLibrary           *library);
void       byline_picture_viewer_append    (BylinePictureViewer     *self,
                                            const BylinePictureView *view);
guint      byline_picture_viewer_count     (BylinePictureViewer     *self);
void       byline_picture_viewer_show      (BylinePictureViewer     *self,
                                            guint                    index);
guint      byline_picture_viewer_get_index (BylinePictureViewer     *self);

G_END_DECLS
