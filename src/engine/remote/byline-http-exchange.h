/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-http-pool.h"

G_BEGIN_DECLS

/* How far one question to one server may go. */
typedef struct
{
  gsize  max_bytes;
  guint  deadline_ms;
} BylineHttpLimits;

GBytes *byline_http_exchange_run (BylineHttpSlot          *slot,
                                  SoupMessage             *message,
                                  const BylineHttpLimits  *limits,
                                  gboolean                *was_written,
                                  GCancellable            *cancellable,
                                  GError                 **error);

G_END_DECLS
