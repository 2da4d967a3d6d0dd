/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 byline_backoff_next_try (guint  n_failures,
                                gint64 now,
                                gint64 retry_after_seconds,
                                double random);

G_END_DECLS
