/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What of a very high widget is drawn. */
typedef struct _BylineTextWindow BylineTextWindow;

BylineTextWindow *byline_text_window_new       (GtkWidget        *widget);
void              byline_text_window_free      (BylineTextWindow *self);
void              byline_text_window_open      (BylineTextWindow *self);
void              byline_text_window_close     (BylineTextWindow *self);
void              byline_text_window_get_range (BylineTextWindow *self,
                                                double           *top,
                                                double           *bottom);

G_END_DECLS
