/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets one wide child scroll sideways, and asks the height it then has. */
#define BYLINE_TYPE_OVERFLOW_BOX (byline_overflow_box_get_type ())
G_DECLARE_FINAL_TYPE (BylineOverflowBox, byline_overflow_box, BYLINE, OVERFLOW_BOX, GtkWidget)

GtkWidget *byline_overflow_box_new           (GtkWidget         *child);
GtkWidget *byline_overflow_box_get_child     (BylineOverflowBox *self);
void       byline_overflow_box_set_name      (BylineOverflowBox *self,
                                              const char        *name);
gboolean   byline_overflow_box_get_overflows (BylineOverflowBox *self);
void       byline_overflow_box_show          (BylineOverflowBox *self,
                                              int                x,
                                              int                width);

G_END_DECLS
