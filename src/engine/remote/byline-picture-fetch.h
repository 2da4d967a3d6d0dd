/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-http.h"

G_BEGIN_DECLS

gboolean  byline_picture_is_supported (GBytes        *bytes);
GBytes   *byline_picture_fetch        (BylineHttp    *http,
                                       const char    *uri,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_END_DECLS
