/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BYLINE_TIME_UNKNOWN G_MININT64

gint64  byline_time_from_gmt  (const char *gmt);
char   *byline_time_to_gmt    (gint64      time);
gint64  byline_time_now       (void);

G_END_DECLS
