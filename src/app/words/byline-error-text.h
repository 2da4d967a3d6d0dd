/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *byline_error_text       (const GError *error,
                               const char   *host);
char *byline_error_text_title (const GError *error);

G_END_DECLS
