/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-settings.h"

G_BEGIN_DECLS

/* How text is set: size, face, width of the column, pitch of the lines. The
 * size is changed through the actions "win.zoom-in", "-out" and "-reset". */
#define BYLINE_TYPE_TEXT_POPOVER (byline_text_popover_get_type ())
G_DECLARE_FINAL_TYPE (BylineTextPopover, byline_text_popover, BYLINE, TEXT_POPOVER, GtkPopover)

GtkWidget *byline_text_popover_new (BylineSettings *settings);

G_END_DECLS
