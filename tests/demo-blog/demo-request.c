/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One HTTP request and its answer: reading parameters the way WordPress
 * reads them, and the few ways of answering. It knows nothing about articles
 * or comments. */

#include "demo-request.h"

#include <stdarg.h>
#include <string.h>

const char *
demo_request_get (DemoRequest *self,
                  const char  *name)
{
  return g_hash_table_lookup (self->query, name);
}

gint64
demo_request_get_int (DemoRequest *self,
                      const char  *name,
                      gint64       fallback)
{
  const char *text = demo_request_get (self, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
}

/**
 * demo_request_get_time:
 * @time: (out): Unix seconds; 0 when the parameter is absent
 *
 * A time without a zone is the site's local time, a date without a time is
 * refused.
 *
 * Returns: %FALSE if the parameter is there and is no date and time
 */
gboolean
demo_request_get_time (DemoRequest *self,
                       const char  *name,
                       gint64      *time)
{
  const char *text = demo_request_get (self, name);
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (DEMO_UTC_OFFSET);
  g_autoptr(GDateTime) moment = NULL;

  *time = 0;
  if (text == NULL)
    return TRUE;
  moment = g_date_time_new_from_iso8601 (text, zone);
  if (moment == NULL)
    return FALSE;
  *time = g_date_time_to_unix (moment);

  return TRUE;
}

/**
 * demo_request_dup_ids:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the comma list,
 *   or %NULL when the parameter is absent
 */
GArray *
demo_request_dup_ids (DemoRequest *self,
                      const char  *name)
{
  g_autofree char *bracketed = g_strconcat (name, "[]", NULL);
  const char *text = demo_request_get (self, name);
  g_auto(GStrv) parts = NULL;
  GArray *ids = NULL;

  if (text == NULL)
    text = demo_request_get (self, bracketed);
  if (text == NULL)
    return NULL;
  parts = g_strsplit (text, ",", -1);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; parts[i] != NULL; i++) {
    gint64 id = g_ascii_strtoll (parts[i], NULL, 10);

    g_array_append_val (ids, id);
  }

  return ids;
}

gboolean
demo_ids_hold (GArray *ids,
               gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* The body as form fields; never NULL. */
GHashTable *
demo_request_dup_form (DemoRequest *self)
{
  SoupMessageBody *body = soup_server_message_get_request_body (self->message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return soup_form_decode (text);
}

gboolean
demo_request_wants_json (DemoRequest *self)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (self->message);
  const char *accept = soup_message_headers_get_list (headers, "Accept");

  return accept != NULL && strstr (accept, "application/json") != NULL;
}

/* HEAD is a GET whose body the server leaves out. */
gboolean
demo_request_is (DemoRequest *self,
                 const char  *method)
{
  const char *own = soup_server_message_get_method (self->message);

  return strcmp (own, method) == 0
         || (strcmp (own, "HEAD") == 0 && strcmp (method, "GET") == 0);
}

void
demo_request_header (DemoRequest *self,
                     const char  *name,
                     const char  *value)
{
  soup_message_headers_append (soup_server_message_get_response_headers (self->message),
                               name, value);
}

void
demo_request_link (DemoRequest *self,
                   const char  *format,
                   ...)
{
  g_autofree char *value = NULL;
  va_list args;

  va_start (args, format);
  value = g_strdup_vprintf (format, args);
  va_end (args);
  demo_request_header (self, "Link", value);
}

void
demo_request_send (DemoRequest *self,
                   guint        status,
                   const char  *content_type,
                   const char  *text)
{
  soup_server_message_set_status (self->message, status, NULL);
  soup_server_message_set_response (self->message, content_type, SOUP_MEMORY_COPY,
                                    text, strlen (text));
}

void
demo_request_send_bytes (DemoRequest *self,
                         const char  *content_type,
                         GBytes      *bytes)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  soup_server_message_set_status (self->message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (self->message, content_type, SOUP_MEMORY_COPY, data, size);
}

void
demo_request_redirect (DemoRequest *self,
                       guint        status,
                       const char  *location)
{
  demo_request_header (self, "X-Redirect-By", "WordPress");
  demo_request_header (self, "Location", location);
  demo_request_send (self, status, "text/html; charset=UTF-8", "");
}
