/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_HTTP (byline_http_get_type ())
G_DECLARE_FINAL_TYPE (BylineHttp, byline_http, BYLINE, HTTP, GObject)

typedef enum
{
  BYLINE_HTTP_GET,
  BYLINE_HTTP_HEAD,
  BYLINE_HTTP_POST,
} BylineHttpMethod;

/* Whether a GET or HEAD that was sent on may go there; besides what
 * byline_http_may_follow() says. */
typedef gboolean (*BylineHttpFollow) (const char *asked,
                                      const char *to);

/* Options of one request; start from BYLINE_HTTP_REQUEST_INIT. */
typedef struct
{
  BylineHttpMethod  method;
  const char       *uri;
  const char       *accept;          /* (nullable) */
  const char       *referer;         /* (nullable) */
  const char       *authorization;   /* (nullable): never crosses an origin */
  const char       *content_type;    /* for POST */
  GBytes           *body;            /* for POST */
  gsize             max_bytes;
  guint             deadline_ms;     /* whole request, all redirects */
  BylineHttpFollow  may_follow;      /* (nullable): a further rule for redirects */
  gboolean          no_cache;        /* ask caches on the way for a fresh answer */
} BylineHttpRequest;

#define BYLINE_HTTP_MAX_PAGE_BYTES    (8 * 1024 * 1024)
#define BYLINE_HTTP_MAX_JSON_BYTES    (8 * 1024 * 1024)
#define BYLINE_HTTP_MAX_PICTURE_BYTES (10 * 1024 * 1024)

#define BYLINE_HTTP_REQUEST_INIT \
  ((BylineHttpRequest) { .method = BYLINE_HTTP_GET, \
                         .max_bytes = BYLINE_HTTP_MAX_PAGE_BYTES, \
                         .deadline_ms = 30000 })

typedef struct
{
  guint   status;
  char   *uri;            /* where the answer came from, after redirects */
  char   *content_type;   /* (nullable): lower case, without parameters */
  char   *location;       /* (nullable): resolved */
  GPtrArray *links;       /* (element-type utf8): each value of each Link header */
  gint64  total;          /* X-WP-Total, -1 absent */
  gint64  total_pages;    /* X-WP-TotalPages, -1 absent */
  gint64  retry_after;    /* seconds, -1 absent */
  char   *allow;          /* (nullable) */
  GBytes *body;
} BylineHttpResponse;

BylineHttp         *byline_http_new           (const char               *user_agent);

BylineHttpResponse *byline_http_send          (BylineHttp               *self,
                                               const BylineHttpRequest  *request,
                                               gboolean                 *was_written,
                                               GCancellable             *cancellable,
                                               GError                  **error);
void                byline_http_response_free (BylineHttpResponse       *self);

gboolean            byline_http_may_follow    (const char               *from,
                                               const char               *to,
                                               GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHttpResponse, byline_http_response_free)

G_END_DECLS
