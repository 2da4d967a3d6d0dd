/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-typography.h"

G_BEGIN_DECLS

/* Blocks one below the other, with spaces that grow with the type. */
#define BYLINE_TYPE_BLOCK_COLUMN (byline_block_column_get_type ())
G_DECLARE_FINAL_TYPE (BylineBlockColumn, byline_block_column, BYLINE, BLOCK_COLUMN, GtkWidget)

GtkWidget *byline_block_column_new          (BylineTypography  *typography,
                                             GtkAccessibleRole  role);
void       byline_block_column_append       (BylineBlockColumn *self,
                                             GtkWidget         *child,
                                             double             gap_em);
guint      byline_block_column_get_n_blocks (BylineBlockColumn *self);
void       byline_block_column_set_progress (BylineBlockColumn *self,
                                             double             held,
                                             double             wanted);
int        byline_block_column_get_filled_height (BylineBlockColumn *self);
void       byline_block_column_set_scroller (BylineBlockColumn *self,
                                             GtkWidget         *scroller);
void       byline_block_column_scrolled     (BylineBlockColumn *self);
guint      byline_block_column_get_n_drawn  (BylineBlockColumn *self);

G_END_DECLS
