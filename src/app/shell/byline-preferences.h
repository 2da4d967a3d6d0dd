/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "byline-settings.h"

G_BEGIN_DECLS

/* The window "Preferences". */
#define BYLINE_TYPE_PREFERENCES (byline_preferences_get_type ())
G_DECLARE_FINAL_TYPE (BylinePreferences, byline_preferences, BYLINE, PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *byline_preferences_new (BylineSettings *settings,
                                   GtkWindow      *parent);

G_END_DECLS
