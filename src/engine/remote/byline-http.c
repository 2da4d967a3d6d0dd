/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one door to the network. Every address passes the same gate here,
 * redirects are followed by our own rules, and an answer is believed only
 * when it came whole. It knows nothing of WordPress, keeps no cookies and no
 * passwords, and an HTTP status is never an error to it. */

#include "byline-http.h"

#include <stdlib.h>
#include <string.h>

#include "byline-http-exchange.h"
#include "byline-http-pool.h"
#include "byline-remote-error.h"
#include "byline-uri.h"

#define MAX_REDIRECTS 5

struct _BylineHttp
{
  GObject         parent_instance;

  BylineHttpPool *pool;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (BylineHttp, byline_http, G_TYPE_OBJECT)

static const char * const method_names[] = { "GET", "HEAD", "POST" };

static gboolean
is_header_safe (const char *value)
{
  if (value == NULL)
    return TRUE;

  for (const guchar *p = (const guchar *) value; *p != '\0'; p++)
    if (*p < 0x20 || *p == 0x7f)
      return FALSE;

  return TRUE;
}

static gboolean
check_request (const BylineHttpRequest  *request,
               GError                  **error)
{
  if (byline_uri_is_web (request->uri) &&
      is_header_safe (request->accept) &&
      is_header_safe (request->referer) &&
      is_header_safe (request->authorization) &&
      is_header_safe (request->content_type))
    return TRUE;

  g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_BAD_ADDRESS,
                       "not an address to ask");
  return FALSE;
}

static char *
escape_part (const char *part)
{
  return part != NULL ? g_uri_escape_string (part, "!$&'()*+,;=:@/?%[]|", FALSE) : NULL;
}

/* The address as it goes on the wire: punycode, percent signs, no fragment. */
static GUri *
wire_uri (const char *uri)
{
  g_autoptr(GUri) parsed =
    g_uri_parse (uri, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autofree char *host = byline_uri_dup_host (uri);

  if (parsed == NULL || host == NULL)
    return NULL;

  g_autofree char *path = escape_part (g_uri_get_path (parsed));
  g_autofree char *query = escape_part (g_uri_get_query (parsed));
  return g_uri_build (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE,
                      g_uri_get_scheme (parsed), NULL, host, g_uri_get_port (parsed),
                      *path != '\0' ? path : "/", query, NULL);
}

/* A secret goes to the origin it was meant for, and never in the clear. */
static gboolean
may_authorize (const BylineHttpRequest *request,
               const char              *uri)
{
  return request->authorization != NULL &&
         byline_uri_same_origin (request->uri, uri) &&
         (byline_uri_is_secure (uri) || byline_uri_is_loopback (uri));
}

static SoupMessage *
build_message (const BylineHttpRequest *request,
               const char              *uri)
{
  g_autoptr(GUri) wire = wire_uri (uri);
  if (wire == NULL)
    return NULL;

  SoupMessage *message = soup_message_new_from_uri (method_names[request->method], wire);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (request->accept != NULL)
    soup_message_headers_replace (headers, "Accept", request->accept);
  if (request->referer != NULL && byline_uri_same_origin (request->referer, uri))
    soup_message_headers_replace (headers, "Referer", request->referer);
  if (may_authorize (request, uri))
    soup_message_headers_replace (headers, "Authorization", request->authorization);
  if (request->no_cache)
    soup_message_headers_replace (headers, "Cache-Control", "no-cache");
  if (request->method == BYLINE_HTTP_POST && request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);

  return message;
}

static char *
dup_header (SoupMessageHeaders *headers,
            const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && g_utf8_validate (value, -1, NULL) ? g_strdup (value) : NULL;
}

static gint64
read_count (SoupMessageHeaders *headers,
            const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);
  guint64 count = 0;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &count, NULL))
    return -1;
  return (gint64) count;
}

/* Seconds, or a date. */
static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Retry-After");
  gint64 seconds = read_count (headers, "Retry-After");

  if (value == NULL || seconds >= 0)
    return seconds;

  g_autoptr(GDateTime) date = soup_date_time_new_from_http_string (value);
  if (date == NULL)
    return -1;
  return MAX (0, g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC);
}

static char *
read_content_type (SoupMessageHeaders *headers)
{
  g_autofree char *value = dup_header (headers, "Content-Type");

  if (value == NULL)
    return NULL;

  value[strcspn (value, ";")] = '\0';
  g_strstrip (value);
  return *value != '\0' ? g_ascii_strdown (value, -1) : NULL;
}

static void
collect_link_cb (const char *name,
                 const char *value,
                 gpointer    user_data)
{
  GPtrArray *links = user_data;

  if (g_ascii_strcasecmp (name, "Link") == 0 && g_utf8_validate (value, -1, NULL))
    g_ptr_array_add (links, g_strdup (value));
}

static BylineHttpResponse *
read_response (SoupMessage *message,
               const char  *uri,
               GBytes      *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autofree char *location = dup_header (headers, "Location");
  BylineHttpResponse *response = g_new0 (BylineHttpResponse, 1);

  response->status = soup_message_get_status (message);
  response->uri = g_strdup (uri);
  response->content_type = read_content_type (headers);
  response->location = byline_uri_resolve (uri, location);
  response->links = g_ptr_array_new_with_free_func (g_free);
  soup_message_headers_foreach (headers, collect_link_cb, response->links);
  response->total = read_count (headers, "X-WP-Total");
  response->total_pages = read_count (headers, "X-WP-TotalPages");
  response->retry_after = read_retry_after (headers);
  response->allow = dup_header (headers, "Allow");
  response->body = g_bytes_ref (body);

  return response;
}

/* A connection cut inside the head still looks like a 200 from libsoup. */
static gboolean
check_whole (const BylineHttpRequest   *request,
             const BylineHttpResponse  *response,
             GError                   **error)
{
  const char *fault = NULL;

  if ((response->status == 200 || response->status == 201) && response->content_type == NULL)
    fault = "answer without a content type";
  else if (response->status == 200 && request->method == BYLINE_HTTP_GET &&
           g_bytes_get_size (response->body) == 0)
    fault = "empty answer";

  if (fault != NULL)
    g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_INCOMPLETE, fault);
  return fault == NULL;
}

static char *
dup_host_and_port (SoupMessage *message)
{
  GUri *uri = soup_message_get_uri (message);

  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri),
                          g_uri_get_port (uri));
}

/* One hop, in its turn for the host. @budget_ms shrinks by the time taken. */
static BylineHttpResponse *
send_once (BylineHttp               *self,
           const BylineHttpRequest  *request,
           const char               *uri,
           guint                    *budget_ms,
           gboolean                 *was_written,
           GCancellable             *cancellable,
           GError                  **error)
{
  g_autoptr(SoupMessage) message = build_message (request, uri);
  if (message == NULL)
    {
      g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_BAD_ADDRESS,
                           "not an address to ask");
      return NULL;
    }

  g_autofree char *host = dup_host_and_port (message);
  BylineHttpSlot *slot = byline_http_pool_take (self->pool, host, cancellable, error);
  if (slot == NULL)
    return NULL;

  BylineHttpLimits limits = { .max_bytes = request->max_bytes, .deadline_ms = *budget_ms };
  gint64 started_at = g_get_monotonic_time ();
  g_autoptr(GBytes) body =
    byline_http_exchange_run (slot, message, &limits, was_written, cancellable, error);
  gint64 taken_ms = (g_get_monotonic_time () - started_at) / 1000;
  *budget_ms = taken_ms < *budget_ms ? *budget_ms - (guint) taken_ms : 1;
  byline_http_pool_give_back (self->pool, slot, body != NULL);

  return body != NULL ? read_response (message, uri, body) : NULL;
}

static gboolean
is_redirect (const BylineHttpResponse *response)
{
  switch (response->status)
    {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return response->location != NULL;
    default:
      return FALSE;
    }
}

static void
log_hop (const BylineHttpRequest  *request,
         const char               *uri,
         const BylineHttpResponse *response,
         const GError             *error)
{
  g_autofree char *redacted = byline_uri_redact (uri);

  if (response != NULL)
    g_debug ("%s %s: %u, %" G_GSIZE_FORMAT " bytes", method_names[request->method],
             redacted, response->status, g_bytes_get_size (response->body));
  else
    g_debug ("%s %s: %s", method_names[request->method], redacted, error->message);
}

static void
byline_http_finalize (GObject *object)
{
  BylineHttp *self = BYLINE_HTTP (object);

  g_clear_pointer (&self->pool, byline_http_pool_free);

  G_OBJECT_CLASS (byline_http_parent_class)->finalize (object);
}

static gboolean
check_hop (const BylineHttpRequest  *request,
           const char               *from,
           const char               *to,
           GError                  **error)
{
  if (!byline_http_may_follow (from, to, error))
    return FALSE;
  if (request->may_follow == NULL || request->may_follow (request->uri, to))
    return TRUE;

  g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE,
                       "redirect to a host that was not asked for");
  return FALSE;
}

/* Both are read by libraries when the first connection is made. */
static void
set_environment (void)
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1", FALSE);
}

static void
byline_http_class_init (BylineHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_http_finalize;
  set_environment ();
}

static void
byline_http_init (BylineHttp *self)
{
}

/**
 * byline_http_new:
 * @user_agent: (not nullable): name, version and address of the program
 *
 * The first call sets two environment variables that the network libraries
 * read, and so belongs before the program starts threads.
 *
 * Returns: (transfer full): a door that any number of threads may use
 */
BylineHttp *
byline_http_new (const char *user_agent)
{
  BylineHttp *self = g_object_new (BYLINE_TYPE_HTTP, NULL);

  self->pool = byline_http_pool_new (user_agent);
  return self;
}

/**
 * byline_http_may_follow:
 * @from: (not nullable): the address that answered
 * @to: (nullable): where it sends us
 * @error: %BYLINE_REMOTE_ERROR_REDIRECT
 *
 * The rule for redirects: only to web addresses, never from https to http,
 * never from the network onto this machine.
 *
 * Returns: %TRUE if a GET or HEAD may go on to @to
 */
gboolean
byline_http_may_follow (const char  *from,
                        const char  *to,
                        GError     **error)
{
  const char *fault = NULL;

  if (!byline_uri_is_web (to))
    fault = "redirect to something that is no web address";
  else if (byline_uri_is_secure (from) && !byline_uri_is_secure (to))
    fault = "redirect from https to http";
  else if (byline_uri_is_loopback (to) && !byline_uri_is_loopback (from))
    fault = "redirect from the network to this machine";

  if (fault != NULL)
    g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_REDIRECT, fault);
  return fault == NULL;
}

/**
 * byline_http_send:
 * @self: the door
 * @request: what to ask; its strings are only read during the call
 * @was_written: (out) (optional): whether the request's head has left, that
 *   is, whether the site may have acted on it, also when the call fails
 * @cancellable: (nullable): ends the wait for a turn and the request
 * @error: %BYLINE_REMOTE_ERROR; %G_IO_ERROR_CANCELLED only by the caller's
 *   own wish
 *
 * GET and HEAD follow up to five redirects, with headers written anew for
 * each; the time limit covers them all. POST follows none: the 3xx is
 * returned with its `location`. A status of 400 and above is an answer, not
 * an error. A 200 or 201 without a content type, an empty 200 to a GET, and
 * lengths that contradict each other are %BYLINE_REMOTE_ERROR_INCOMPLETE.
 * A body cut exactly between two chunks cannot be seen here: the reader of
 * the body must find its end.
 *
 * The time spent waiting for a turn (two requests at once per host) is not
 * counted.
 *
 * Thread: blocks the calling one; never the UI's.
 *
 * Returns: (transfer full) (nullable): the answer
 */
BylineHttpResponse *
byline_http_send (BylineHttp               *self,
                  const BylineHttpRequest  *request,
                  gboolean                 *was_written,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  g_return_val_if_fail (BYLINE_IS_HTTP (self), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  gboolean has_left = FALSE;
  gboolean *left = was_written != NULL ? was_written : &has_left;
  *left = FALSE;
  if (!check_request (request, error))
    return NULL;

  g_autofree char *uri = byline_uri_strip_fragment (request->uri);
  guint budget_ms = request->deadline_ms;
  for (guint n_redirects = 0; n_redirects <= MAX_REDIRECTS; n_redirects++)
    {
      g_autoptr(GError) local_error = NULL;
      g_autoptr(BylineHttpResponse) response =
        send_once (self, request, uri, &budget_ms, left, cancellable, &local_error);

      log_hop (request, uri, response, local_error);
      if (response == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (request->method == BYLINE_HTTP_POST || !is_redirect (response))
        return check_whole (request, response, error) ? g_steal_pointer (&response) : NULL;
      if (!check_hop (request, uri, response->location, error))
        return NULL;

      g_free (uri);
      uri = byline_uri_strip_fragment (response->location);
    }

  g_set_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_REDIRECT,
               "more than %d redirects", MAX_REDIRECTS);
  return NULL;
}

/**
 * byline_http_response_free:
 * @self: (transfer full): an answer
 */
void
byline_http_response_free (BylineHttpResponse *self)
{
  g_free (self->uri);
  g_free (self->content_type);
  g_free (self->location);
  g_ptr_array_unref (self->links);
  g_free (self->allow);
  g_bytes_unref (self->body);
  g_free (self);
}
