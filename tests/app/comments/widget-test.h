/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*WidgetTestCondition) (gpointer data);

void       widget_test_wait        (WidgetTestCondition  condition,
                                    gpointer             data);
GtkWidget *widget_test_child       (gpointer             widget,
                                    const char          *name);
GtkWidget *widget_test_find_button (GtkWidget           *root,
                                    const char          *label);
gboolean   widget_test_has_focus   (GtkWindow           *window,
                                    GtkWidget           *widget);
GtkWidget *widget_test_present     (GtkWidget           *child,
                                    int                  width,
                                    int                  height);

G_END_DECLS
