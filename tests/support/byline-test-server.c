/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A server on loopback that misbehaves exactly as a test wants it to: the
 * handler writes the bytes of the answer itself. Remembers what was asked.
 * Each connection has a thread, so that a slow answer blocks no other. */

#include "byline-test-server.h"

#include <string.h>

#define MAX_HEAD_BYTES (64 * 1024)
#define MAX_BODY_BYTES (4 * 1024 * 1024)

struct _BylineTestServer
{
  GSocketListener   *listener;
  guint16            port;
  GThread           *accepting;
  GCancellable      *stop;
  BylineTestHandler  handler;
  gpointer           user_data;

  GMutex             mutex;
  GCond              cond;
  GPtrArray         *requests;    /* (element-type BylineTestRequest) */
  guint              n_open;
  guint              n_accepted;
  guint              n_busy;
  guint              most_busy;
};

struct _BylineTestConnection
{
  BylineTestServer  *server;
  GSocketConnection *socket;
  GDataInputStream  *input;
};

static void
request_free (BylineTestRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_hash_table_unref (request->headers);
  g_free (request->body);
  g_free (request);
}

static char *
read_line (BylineTestConnection *connection)
{
  char *line = g_data_input_stream_read_line (connection->input, NULL,
                                              connection->server->stop, NULL);

  return line != NULL ? g_strchomp (line) : NULL;
}

static gboolean
read_headers (BylineTestConnection *connection,
              BylineTestRequest    *request)
{
  gsize n_bytes = 0;

  while (n_bytes < MAX_HEAD_BYTES)
    {
      g_autofree char *line = read_line (connection);
      char *colon;

      if (line == NULL)
        return FALSE;
      if (*line == '\0')
        return TRUE;
      n_bytes += strlen (line);
      colon = strchr (line, ':');
      if (colon == NULL)
        return FALSE;
      *colon = '\0';
      g_hash_table_insert (request->headers, g_ascii_strdown (line, -1),
                           g_strstrip (g_strdup (colon + 1)));
    }

  return FALSE;
}

static gboolean
read_body (BylineTestConnection *connection,
           BylineTestRequest    *request)
{
  const char *length = byline_test_request_get_header (request, "content-length");
  gsize n = length != NULL ? (gsize) g_ascii_strtoull (length, NULL, 10) : 0;

  if (n > MAX_BODY_BYTES)
    return FALSE;

  request->body = g_malloc0 (n + 1);
  request->length = n;
  return g_input_stream_read_all (G_INPUT_STREAM (connection->input), request->body, n,
                                  NULL, connection->server->stop, NULL);
}

static BylineTestRequest *
read_request (BylineTestConnection *connection)
{
  g_autofree char *line = read_line (connection);
  if (line == NULL)
    return NULL;

  g_auto(GStrv) words = g_strsplit (line, " ", 3);
  if (g_strv_length (words) != 3)
    return NULL;

  BylineTestRequest *request = g_new0 (BylineTestRequest, 1);
  request->method = g_strdup (words[0]);
  request->path = g_strdup (words[1]);
  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (read_headers (connection, request) && read_body (connection, request))
    return request;

  request_free (request);
  return NULL;
}

static void
begin_request (BylineTestServer  *self,
               BylineTestRequest *request)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->requests, request);
  self->n_busy++;
  self->most_busy = MAX (self->most_busy, self->n_busy);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
end_request (BylineTestServer *self)
{
  g_mutex_lock (&self->mutex);
  self->n_busy--;
  g_mutex_unlock (&self->mutex);
}

static gpointer
serve_connection (gpointer data)
{
  BylineTestConnection *connection = data;
  BylineTestServer *self = connection->server;
  gboolean keeps_open = TRUE;

  while (keeps_open)
    {
      BylineTestRequest *request = read_request (connection);

      if (request == NULL)
        break;
      begin_request (self, request);
      keeps_open = self->handler (connection, request, self->user_data);
      end_request (self);
    }

  g_io_stream_close (G_IO_STREAM (connection->socket), NULL, NULL);
  g_object_unref (connection->input);
  g_object_unref (connection->socket);
  g_free (connection);

  g_mutex_lock (&self->mutex);
  self->n_open--;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static gpointer
accept_connections (gpointer data)
{
  BylineTestServer *self = data;

  for (;;)
    {
      GSocketConnection *socket =
        g_socket_listener_accept (self->listener, NULL, self->stop, NULL);
      if (socket == NULL)
        return NULL;

      BylineTestConnection *connection = g_new0 (BylineTestConnection, 1);
      connection->server = self;
      connection->socket = socket;
      connection->input =
        g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (socket)));
      g_data_input_stream_set_newline_type (connection->input,
                                            G_DATA_STREAM_NEWLINE_TYPE_ANY);
      g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (connection->input),
                                                   FALSE);

      g_mutex_lock (&self->mutex);
      self->n_open++;
      self->n_accepted++;
      g_mutex_unlock (&self->mutex);
      g_thread_unref (g_thread_new ("test-connection", serve_connection, connection));
    }
}

/**
 * byline_test_server_new:
 * @handler: answers each request, on threads of the server
 * @user_data: for @handler
 *
 * Returns: (transfer full): a server that listens on 127.0.0.1
 */
BylineTestServer *
byline_test_server_new (BylineTestHandler  handler,
                        gpointer           user_data)
{
  BylineTestServer *self = g_new0 (BylineTestServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_from_string ("127.0.0.1");
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;

  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL);
  g_assert_nonnull (bound);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->stop = g_cancellable_new ();
  self->handler = handler;
  self->user_data = user_data;
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->accepting = g_thread_new ("test-server", accept_connections, self);

  return self;
}

/**
 * byline_test_server_free:
 * @self: (transfer full): a server; open connections are cut
 */
void
byline_test_server_free (BylineTestServer *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->accepting);

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  while (self->n_open > 0)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * byline_test_server_dup_uri:
 * @self: a server
 * @path: beginning with a slash
 *
 * Returns: (transfer full): the address of @path on this server
 */
char *
byline_test_server_dup_uri (BylineTestServer *self,
                            const char       *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

guint16
byline_test_server_get_port (BylineTestServer *self)
{
  return self->port;
}

/**
 * byline_test_server_count:
 * @self: a server
 *
 * Returns: how many requests came whole
 */
guint
byline_test_server_count (BylineTestServer *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->requests->len;
  g_mutex_unlock (&self->mutex);

  return n;
}

/**
 * byline_test_server_get_request:
 * @self: a server
 * @index: below byline_test_server_count()
 *
 * Returns: (transfer none): what was asked
 */
const BylineTestRequest *
byline_test_server_get_request (BylineTestServer *self,
                                guint             index)
{
  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->requests->len);
  const BylineTestRequest *request = self->requests->pdata[index];
  g_mutex_unlock (&self->mutex);

  return request;
}

guint
byline_test_server_count_accepted (BylineTestServer *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->n_accepted;
  g_mutex_unlock (&self->mutex);

  return n;
}

/**
 * byline_test_server_get_most_busy:
 * @self: a server
 *
 * Returns: the most requests that were in its handler at once
 */
guint
byline_test_server_get_most_busy (BylineTestServer *self)
{
  g_mutex_lock (&self->mutex);
  guint n = self->most_busy;
  g_mutex_unlock (&self->mutex);

  return n;
}

/**
 * byline_test_write:
 * @connection: where to
 * @bytes: raw bytes
 * @length: their number, -1 for a string
 *
 * A client that went away is not an error.
 */
void
byline_test_write (BylineTestConnection *connection,
                   const char           *bytes,
                   gssize                length)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection->socket));
  gsize n = length < 0 ? strlen (bytes) : (gsize) length;

  g_output_stream_write_all (output, bytes, n, NULL, connection->server->stop, NULL);
}

/**
 * byline_test_answer:
 * @connection: where to
 * @status: such as 200
 * @headers: (nullable): lines that each end in CR LF
 * @body: (nullable): the body
 * @length: its bytes, -1 for a string
 *
 * A well-formed answer with a Content-Length.
 */
void
byline_test_answer (BylineTestConnection *connection,
                    guint                 status,
                    const char           *headers,
                    const char           *body,
                    gssize                length)
{
  gsize n = body == NULL ? 0 : length < 0 ? strlen (body) : (gsize) length;
  g_autoptr(GString) answer = g_string_new (NULL);

  /* In one piece: a second small write would wait for the first one's echo. */
  g_string_printf (answer,
                   "HTTP/1.1 %u Status\r\n%sContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                   status, headers != NULL ? headers : "", n);
  if (n > 0)
    g_string_append_len (answer, body, (gssize) n);
  byline_test_write (connection, answer->str, (gssize) answer->len);
}

/**
 * byline_test_pause:
 * @connection: whose answer is slow
 * @milliseconds: how slow
 *
 * Returns: %FALSE if the server is to end or the client has gone
 */
gboolean
byline_test_pause (BylineTestConnection *connection,
                   guint                 milliseconds)
{
  GSocket *socket = g_socket_connection_get_socket (connection->socket);
  gint64 timeout = (gint64) milliseconds * 1000;

  /* A client that only waits sends nothing; readable means that it left. */
  if (g_socket_condition_timed_wait (socket, G_IO_IN | G_IO_HUP, timeout,
                                     connection->server->stop, NULL))
    return FALSE;
  return !g_cancellable_is_cancelled (connection->server->stop);
}

/**
 * byline_test_request_get_header:
 * @request: a request
 * @name: lower case
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
byline_test_request_get_header (const BylineTestRequest *request,
                                const char              *name)
{
  return g_hash_table_lookup (request->headers, name);
}

/**
 * byline_test_unused_port:
 *
 * Returns: a port of 127.0.0.1 at which nobody listens
 */
guint16
byline_test_unused_port (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}
