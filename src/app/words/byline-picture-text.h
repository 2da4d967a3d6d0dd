/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *byline_picture_text_title     (const GError *error);
char       *byline_picture_text           (const GError *error,
                                           const char   *host);
gboolean    byline_picture_text_can_retry (const GError *error);

G_END_DECLS
