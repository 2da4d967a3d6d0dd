/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-typography.h"

G_BEGIN_DECLS

/* Figures side by side, in fewer columns where there is less room. */
#define BYLINE_TYPE_GALLERY (byline_gallery_get_type ())
G_DECLARE_FINAL_TYPE (BylineGallery, byline_gallery, BYLINE, GALLERY, GtkWidget)

GtkWidget *byline_gallery_new           (BylineTypography *typography,
                                         guint             n_columns);
void       byline_gallery_append        (BylineGallery    *self,
                                         GtkWidget        *figure);
guint      byline_gallery_count_columns (BylineGallery    *self,
                                         int               width);

G_END_DECLS
