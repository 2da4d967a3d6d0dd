/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-typography.h"

G_BEGIN_DECLS

/* An item of a list: marker and content side by side. */
#define BYLINE_TYPE_LIST_ITEM (byline_list_item_get_type ())
G_DECLARE_FINAL_TYPE (BylineListItem, byline_list_item, BYLINE, LIST_ITEM, GtkWidget)

GtkWidget *byline_list_item_new (BylineTypography *typography,
                                 GtkWidget        *marker,
                                 GtkWidget        *content,
                                 guint             marker_chars);

double     byline_list_item_get_indent (guint marker_chars);

G_END_DECLS
