/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "byline-library.h"
#include "byline-settings.h"

G_BEGIN_DECLS

#define BYLINE_TYPE_WINDOW (byline_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineWindow, byline_window, BYLINE, WINDOW, AdwApplicationWindow)

GtkWidget *byline_window_new          (AdwApplication *application,
                                       BylineLibrary  *library,
                                       BylineSettings *settings);
void       byline_window_open_address (BylineWindow   *self,
                                       const char     *address);
void       byline_window_add_site     (BylineWindow   *self,
                                       const char     *address);

G_END_DECLS
