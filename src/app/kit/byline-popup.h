/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void byline_popup_hold (GtkPopover *popover);
void byline_popup_show (GtkPopover *popover);

G_END_DECLS
