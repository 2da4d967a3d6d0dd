/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When to try again: doubling, spread by chance, bounded, and never before
 * the moment a server asked us to wait for. Pure arithmetic, no clock. */

#include "byline-backoff.h"

#define FIRST_DELAY_SECONDS 30
#define MAX_DELAY_SECONDS (60 * 60)
#define MAX_RETRY_AFTER_SECONDS (24 * 60 * 60)

/**
 * byline_backoff_next_try:
 * @n_failures: how often it has failed, from 1
 * @now: Unix seconds
 * @retry_after_seconds: what the server asked for, -1 nothing
 * @random: 0 to 1, spreads many clients
 *
 * Doubles from 30 s to an hour, plus up to a quarter by chance. A server's
 * wish is honoured up to a day.
 *
 * Returns: Unix seconds of the next try
 */
gint64
byline_backoff_next_try (guint  n_failures,
                         gint64 now,
                         gint64 retry_after_seconds,
                         double random)
{
  guint doublings = CLAMP (n_failures, 1, 8) - 1;
  gint64 delay = MIN ((gint64) FIRST_DELAY_SECONDS << doublings, MAX_DELAY_SECONDS);
  gint64 spread = (gint64) (delay / 4.0 * CLAMP (random, 0.0, 1.0));
  gint64 wished = MIN (retry_after_seconds, MAX_RETRY_AFTER_SECONDS);

  return now + MAX (delay + spread, wished);
}
