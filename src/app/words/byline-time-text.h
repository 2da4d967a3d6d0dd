/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *byline_time_text_relative (gint64 time,
                                 gint64 now);
char *byline_time_text_date     (gint64 time);
char *byline_time_text_full     (gint64 time);

G_END_DECLS
