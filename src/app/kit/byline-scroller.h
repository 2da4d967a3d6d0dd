/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       byline_scroller_hush     (GtkScrolledWindow *scroller);
GtkWidget *byline_scroller_find     (GtkWidget         *widget);
gboolean   byline_scroller_get_seen (GtkWidget         *scroller,
                                     GtkWidget         *widget,
                                     double            *top,
                                     double            *bottom);
void       byline_scroller_focus    (GtkWidget         *widget);

G_END_DECLS
