/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean byline_browser_can_open (const char *uri);
void     byline_browser_open     (GtkWidget  *widget,
                                  const char *uri);

G_END_DECLS
