/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One picture that can be zoomed and moved about. Property "scale": device
 * pixels of the screen for one of the picture, as it is shown now. */
#define BYLINE_TYPE_PICTURE_CANVAS (byline_picture_canvas_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureCanvas, byline_picture_canvas, BYLINE, PICTURE_CANVAS, GtkWidget)

GtkWidget  *byline_picture_canvas_new              (void);
void        byline_picture_canvas_set_texture      (BylinePictureCanvas *self,
                                                    GdkTexture          *texture,
                                                    int                  natural_width,
                                                    gboolean             is_same);
GdkTexture *byline_picture_canvas_get_texture      (BylinePictureCanvas *self);

double      byline_picture_canvas_get_scale        (BylinePictureCanvas *self);
void        byline_picture_canvas_set_scale        (BylinePictureCanvas *self,
                                                    double               scale);
void        byline_picture_canvas_zoom             (BylinePictureCanvas *self,
                                                    double               factor);
void        byline_picture_canvas_fit              (BylinePictureCanvas *self);
gboolean    byline_picture_canvas_is_fit           (BylinePictureCanvas *self);
void        byline_picture_canvas_move             (BylinePictureCanvas *self,
                                                    double               x,
                                                    double               y);
void        byline_picture_canvas_get_place        (BylinePictureCanvas *self,
                                                    double              *x,
                                                    double              *y);
int         byline_picture_canvas_get_needed_width (BylinePictureCanvas *self);

G_END_DECLS
