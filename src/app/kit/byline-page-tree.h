/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which widgets of a page a person stops at, and in which order. */
gboolean   byline_page_tree_is_stop    (GtkWidget *widget);
gboolean   byline_page_tree_is_heading (GtkWidget *widget);
gboolean   byline_page_tree_is_table   (GtkWidget *widget);
GtkWidget *byline_page_tree_find_table (GtkWidget *widget);
GtkWidget *byline_page_tree_next       (GtkWidget *top,
                                        GtkWidget *from,
                                        gboolean   enters);
GtkWidget *byline_page_tree_previous   (GtkWidget *top,
                                        GtkWidget *from,
                                        gboolean   enters_tables);

G_END_DECLS
