/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fetches pictures, still encoded, and looks only at their first bytes: what
 * is not one of five known kinds does not get further. Decodes nothing. */

#include "byline-picture-fetch.h"

#include <string.h>

#include "byline-picture-error.h"
#include "byline-remote-error.h"
#include "byline-uri.h"
#include "byline-url-policy.h"

#define DEADLINE_MS 20000
#define ACCEPT "image/avif,image/webp,image/png,image/jpeg,image/gif"

/* Bytes that must stand at one place. */
typedef struct
{
  gsize       offset;
  const char *bytes;
  gsize       length;
} Mark;

static const Mark png[] = { { 0, "\x89PNG\r\n\x1a\n", 8 }, { 0, NULL, 0 } };
static const Mark jpeg[] = { { 0, "\xff\xd8\xff", 3 }, { 0, NULL, 0 } };
static const Mark gif87[] = { { 0, "GIF87a", 6 }, { 0, NULL, 0 } };
static const Mark gif89[] = { { 0, "GIF89a", 6 }, { 0, NULL, 0 } };
static const Mark webp[] = { { 0, "RIFF", 4 }, { 8, "WEBP", 4 }, { 0, NULL, 0 } };
static const Mark avif[] = { { 4, "ftypavif", 8 }, { 0, NULL, 0 } };
static const Mark avis[] = { { 4, "ftypavis", 8 }, { 0, NULL, 0 } };

static const Mark * const kinds[] = { png, jpeg, gif87, gif89, webp, avif, avis };

static gboolean
has_marks (const char *data,
           gsize       size,
           const Mark *marks)
{
  for (; marks->bytes != NULL; marks++)
    if (size < marks->offset + marks->length ||
        memcmp (data + marks->offset, marks->bytes, marks->length) != 0)
      return FALSE;

  return TRUE;
}

/**
 * byline_picture_is_supported:
 * @bytes: (not nullable): what came as a picture
 *
 * Returns: %TRUE if it begins as PNG, JPEG, GIF, WebP or AVIF do
 */
gboolean
byline_picture_is_supported (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (has_marks (data, size, kinds[i]))
      return TRUE;

  return FALSE;
}

static gboolean
check_status (const BylineHttpResponse  *response,
              GError                   **error)
{
  BylineRemoteError code = BYLINE_REMOTE_ERROR_REFUSED;

  if (response->status == 200)
    return TRUE;
  if (response->status == 429 || response->status == 503)
    code = BYLINE_REMOTE_ERROR_RATE_LIMITED;
  else if (response->status >= 500)
    code = BYLINE_REMOTE_ERROR_SERVER;
  else if (response->status == 404 || response->status == 410)
    code = BYLINE_REMOTE_ERROR_GONE;

  g_set_error (error, BYLINE_REMOTE_ERROR, code, "picture answered %u", response->status);
  return FALSE;
}

/* What was allowed is the host that was asked; it must not pass the person on
 * to one that was not. */
static gboolean
is_same_publisher (const char *asked,
                   const char *to)
{
  g_autofree char *first = byline_uri_dup_authority (asked);
  g_autofree char *second = byline_uri_dup_authority (to);

  return byline_url_policy_is_own (first, second);
}

/**
 * byline_picture_fetch:
 * @http: the door
 * @uri: (not nullable): where the picture is; whether it may be fetched at
 *   all is the caller's decision
 * @reach: where it may be sent on to
 * @cancellable: (nullable): ends it
 * @error: %BYLINE_REMOTE_ERROR, with %BYLINE_REMOTE_ERROR_ELSEWHERE for what
 *   is beyond @reach; %BYLINE_PICTURE_ERROR for what is no picture of a known
 *   kind
 *
 * At most 10 MiB and 20 s. The picture may still be damaged. No cookie, no
 * referrer and nothing else about the person or the page goes along.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): the picture as sent
 */
GBytes *
byline_picture_fetch (BylineHttp          *http,
                      const char          *uri,
                      BylinePictureReach   reach,
                      GCancellable        *cancellable,
                      GError             **error)
{
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.accept = ACCEPT;
  request.max_bytes = BYLINE_HTTP_MAX_PICTURE_BYTES;
  request.deadline_ms = DEADLINE_MS;
  request.may_follow = reach == BYLINE_PICTURE_ANYWHERE ? NULL : is_same_publisher;

  g_autoptr(BylineHttpResponse) response =
    byline_http_send (http, &request, NULL, cancellable, error);
  if (response == NULL || !check_status (response, error))
    return NULL;
  if (!byline_picture_is_supported (response->body))
    {
      g_set_error_literal (error, BYLINE_PICTURE_ERROR,
                           byline_picture_error_sniff (response->body),
                           "not a picture of a known kind");
      return NULL;
    }

  return g_bytes_ref (response->body);
}
