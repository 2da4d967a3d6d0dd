/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"

G_BEGIN_DECLS

char *byline_picture_export_dup_name (const char         *uri,
                                      GBytes             *bytes);
void  byline_picture_export_save     (GtkWidget          *widget,
                                      BylineLibrary      *library,
                                      const char         *uri,
                                      BylinePictureReach  reach);
void  byline_picture_export_write    (GtkWidget          *widget,
                                      GBytes             *bytes,
                                      GFile              *file);
void  byline_picture_export_copy     (GtkWidget          *widget,
                                      GdkTexture         *texture);

G_END_DECLS
