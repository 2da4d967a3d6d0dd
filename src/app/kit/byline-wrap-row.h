/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side in their own widths, in as many lines as it takes. */
#define BYLINE_TYPE_WRAP_ROW (byline_wrap_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineWrapRow, byline_wrap_row, BYLINE, WRAP_ROW, GtkWidget)

GtkWidget *byline_wrap_row_new    (void);
void       byline_wrap_row_append (BylineWrapRow *self,
                                   GtkWidget     *child);

G_END_DECLS
