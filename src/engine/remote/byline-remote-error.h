/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BYLINE_REMOTE_ERROR (byline_remote_error_quark ())

typedef enum
{
  BYLINE_REMOTE_ERROR_OFFLINE,         /* no network, refused, unreachable */
  BYLINE_REMOTE_ERROR_NO_HOST,         /* the name does not resolve */
  BYLINE_REMOTE_ERROR_TIMEOUT,
  BYLINE_REMOTE_ERROR_TLS,
  BYLINE_REMOTE_ERROR_BAD_ADDRESS,     /* not a web address, or not allowed */
  BYLINE_REMOTE_ERROR_REDIRECT,        /* loop, too many, downgrade, POST moved */
  BYLINE_REMOTE_ERROR_TOO_LARGE,
  BYLINE_REMOTE_ERROR_INCOMPLETE,      /* cut body, empty 200, no content type */
  BYLINE_REMOTE_ERROR_MALFORMED,       /* JSON that is not what was promised */
  BYLINE_REMOTE_ERROR_NOT_JSON,        /* HTML or other where JSON was due */
  BYLINE_REMOTE_ERROR_NOT_WORDPRESS,
  BYLINE_REMOTE_ERROR_MEMBERS_ONLY,    /* every route answers 401 or 403 */
  BYLINE_REMOTE_ERROR_GONE,            /* 401/404/410 for one article or comment */
  BYLINE_REMOTE_ERROR_RATE_LIMITED,    /* 429, 503 */
  BYLINE_REMOTE_ERROR_SERVER,          /* other 5xx */
  BYLINE_REMOTE_ERROR_REFUSED,         /* other 4xx */
  BYLINE_REMOTE_ERROR_ELSEWHERE,       /* sent on to a host that may not be asked */
} BylineRemoteError;

GQuark byline_remote_error_quark           (void);

gint64 byline_remote_error_get_retry_after (const GError *error);
void   byline_remote_error_set_retry_after (GError       *error,
                                            gint64        seconds);

G_END_DECLS
