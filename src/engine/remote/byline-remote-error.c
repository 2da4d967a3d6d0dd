/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The errors of this floor, and the one fact that travels with them: how
 * long the site asked us to stay away. Says nothing to people; the front
 * ends have the words. */

#include "byline-remote-error.h"

typedef struct
{
  gint64 retry_after;   /* seconds, -1 not said */
} BylineRemoteErrorPrivate;

static void
byline_remote_error_private_init (BylineRemoteErrorPrivate *priv)
{
  priv->retry_after = -1;
}

static void
byline_remote_error_private_copy (const BylineRemoteErrorPrivate *source,
                                  BylineRemoteErrorPrivate       *target)
{
  *target = *source;
}

static void
byline_remote_error_private_clear (BylineRemoteErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (BylineRemoteError, byline_remote_error)

/**
 * byline_remote_error_get_retry_after:
 * @error: (nullable): any error
 *
 * Returns: seconds the site asked us to wait; -1 if it did not say, or if
 *   @error is not of this floor
 */
gint64
byline_remote_error_get_retry_after (const GError *error)
{
  if (error == NULL || error->domain != BYLINE_REMOTE_ERROR)
    return -1;

  return byline_remote_error_get_private (error)->retry_after;
}

/**
 * byline_remote_error_set_retry_after:
 * @error: (not nullable): an error of this floor
 * @seconds: what the answer's Retry-After says, -1 nothing
 */
void
byline_remote_error_set_retry_after (GError *error,
                                     gint64  seconds)
{
  g_return_if_fail (error != NULL && error->domain == BYLINE_REMOTE_ERROR);

  byline_remote_error_get_private (error)->retry_after = seconds;
}
