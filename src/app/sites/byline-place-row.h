/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-place-item.h"

G_BEGIN_DECLS

/* What stands in a row of the places: picture, title, unread count. */
#define BYLINE_TYPE_PLACE_ROW (byline_place_row_get_type ())
G_DECLARE_FINAL_TYPE (BylinePlaceRow, byline_place_row, BYLINE, PLACE_ROW, GtkWidget)

GtkWidget       *byline_place_row_new      (void);
BylinePlaceItem *byline_place_row_get_item (BylinePlaceRow  *self);
void             byline_place_row_set_item (BylinePlaceRow  *self,
                                            BylinePlaceItem *item);

G_END_DECLS
