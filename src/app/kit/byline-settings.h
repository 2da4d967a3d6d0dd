/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-typography.h"

G_BEGIN_DECLS

/* The only reader of GSettings. Properties, all writable and notifying:
 * "zoom" (double), "text-face", "text-width", "text-pitch" (int: the values of
 * #BylineTextStyle), "color-scheme" (int: 0 system, 1 light, 2 dark),
 * "refresh-minutes" (int), "window-width", "window-height" (int),
 * "is-maximized", "load-remote-pictures" (boolean). */
#define BYLINE_TYPE_SETTINGS (byline_settings_get_type ())
G_DECLARE_FINAL_TYPE (BylineSettings, byline_settings, BYLINE, SETTINGS, GObject)

BylineSettings  *byline_settings_new               (void);
BylineTextStyle  byline_settings_get_text_style    (BylineSettings *self);

char            *byline_settings_dup_document_font (void);

G_END_DECLS
