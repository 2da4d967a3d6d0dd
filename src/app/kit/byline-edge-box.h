/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* Holds a figure at one edge of the column, in its middle, or beyond both. */
#define BYLINE_TYPE_EDGE_BOX (byline_edge_box_get_type ())
G_DECLARE_FINAL_TYPE (BylineEdgeBox, byline_edge_box, BYLINE, EDGE_BOX, GtkWidget)

GtkWidget *byline_edge_box_new (BylineTypography  *typography,
                                GtkWidget         *child,
                                BylineFigurePlace  place);
void       byline_edge_box_set_wish (BylineEdgeBox *self,
                                     int            wish);
void       byline_edge_box_set_needy (BylineEdgeBox *self,
                                     GtkWidget     *needy);

G_END_DECLS
