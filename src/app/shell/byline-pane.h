/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A box for one pane of the window. Properties: "child" (GtkWidget),
 * "wished-width" (int, pixels). */
#define BYLINE_TYPE_PANE (byline_pane_get_type ())
G_DECLARE_FINAL_TYPE (BylinePane, byline_pane, BYLINE, PANE, GtkWidget)

G_END_DECLS
