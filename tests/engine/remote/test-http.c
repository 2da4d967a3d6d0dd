/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The door to the network against servers that misbehave: each fault must
 * end in time, with its own error, and without a crash. */

#include "byline-http.h"

#include <string.h>

#include "byline-remote-error.h"
#include "byline-test-server.h"

#define HTML "Content-Type: text/html\r\n"

static BylineHttpResponse *
get (BylineTestServer  *server,
     const char        *path,
     GError           **error)
{
  g_autoptr(BylineHttp) http = byline_http_new ("ByLine-Test/1");
  g_autofree char *uri = byline_test_server_dup_uri (server, path);
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.deadline_ms = 5000;

  return byline_http_send (http, &request, NULL, NULL, error);
}

static void
assert_fails (BylineTestServer  *server,
              const char        *path,
              BylineRemoteError  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineHttpResponse) response = get (server, path, &error);

  g_assert_null (response);
  g_assert_error (error, BYLINE_REMOTE_ERROR, (int) code);
}

/* Answers as @user_data says, byte for byte, and closes. */
static gboolean
raw_cb (BylineTestConnection    *connection,
        const BylineTestRequest *request,
        gpointer                 user_data)
{
  byline_test_write (connection, user_data, -1);
  return FALSE;
}

static void
assert_raw_fails (const char        *bytes,
                  BylineRemoteError  code)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (raw_cb, (gpointer) bytes);

  assert_fails (server, "/", code);
}

static gboolean
full_cb (BylineTestConnection    *connection,
         const BylineTestRequest *request,
         gpointer                 user_data)
{
  byline_test_answer (connection, 200,
                      "Content-Type: Application/JSON; charset=UTF-8\r\n"
                      "Link: </a>; rel=\"x\"\r\nLink: </b>; rel=y\r\n"
                      "X-WP-Total: 41\r\nX-WP-TotalPages: 5\r\nRetry-After: 120\r\n"
                      "Allow: GET, POST\r\nSet-Cookie: secret=1\r\n", "{}", -1);
  return TRUE;
}

static void
test_reads_answer (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (full_cb, NULL);
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineHttpResponse) response = get (server, "/x?y=z#part", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpstr (response->content_type, ==, "application/json");
  g_assert_cmpuint (response->links->len, ==, 2);
  g_assert_cmpint (response->total, ==, 41);
  g_assert_cmpint (response->total_pages, ==, 5);
  g_assert_cmpint (response->retry_after, ==, 120);
  g_assert_cmpstr (response->allow, ==, "GET, POST");
  g_assert_null (response->location);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 2);
  const BylineTestRequest *request = byline_test_server_get_request (server, 0);
  g_assert_cmpstr (request->path, ==, "/x?y=z");
  g_assert_cmpstr (byline_test_request_get_header (request, "user-agent"), ==, "ByLine-Test/1");
}

static void
test_escapes_path (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (full_cb, NULL);

  g_autoptr(BylineHttpResponse) response = get (server, "/\303\274ber%20uns/?q=\303\274", NULL);

  g_assert_nonnull (response);
  g_assert_cmpstr (byline_test_server_get_request (server, 0)->path, ==,
                   "/%C3%BCber%20uns/?q=%C3%BC");
}

static void
test_status_is_no_error (void)
{
  static const guint statuses[] = { 304, 400, 401, 403, 404, 410, 429, 500, 503 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *raw =
        g_strdup_printf ("HTTP/1.1 %u X\r\nContent-Length: 0\r\n\r\n", statuses[i]);
      g_autoptr(BylineTestServer) server = byline_test_server_new (raw_cb, raw);
      g_autoptr(GError) error = NULL;
      g_autoptr(BylineHttpResponse) response = get (server, "/", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, statuses[i]);
    }
}

static void
test_refuses_addresses (void)
{
  static const char * const bad[] = {
    "", "about:blank", "file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)",
    "http://", "http:///path", "http://user:pw@127.0.0.1/", "http://user@127.0.0.1/",
    "http://127.0.0.1:0/", "http://exa mple.org/", "http://example.org/a\r\nX: y",
    "http://example.org\t/", "http://good.example\\@127.0.0.1/", "http://exam%2eple.org/",
    "//example.org/", "example.org", "data:text/html,x",
  };
  g_autoptr(BylineHttp) http = byline_http_new ("test");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      gboolean was_written = TRUE;
      BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
      request.uri = bad[i];

      g_assert_null (byline_http_send (http, &request, &was_written, NULL, &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_BAD_ADDRESS);
      g_assert_false (was_written);
    }
}

static void
test_refuses_header_injection (void)
{
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = "http://127.0.0.1/";
  request.referer = "http://127.0.0.1/\r\nX-Evil: 1";

  g_assert_null (byline_http_send (http, &request, NULL, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_BAD_ADDRESS);
}

/* /N redirects to /N-1; /0 answers. */
static gboolean
countdown_cb (BylineTestConnection    *connection,
              const BylineTestRequest *request,
              gpointer                 user_data)
{
  guint n = (guint) g_ascii_strtoull (request->path + 1, NULL, 10);
  g_autofree char *headers = g_strdup_printf (HTML "Location: %u\r\n", n - 1);

  if (n == 0)
    byline_test_answer (connection, 200, HTML, "here", -1);
  else
    byline_test_answer (connection, 302, headers, "moved", -1);
  return TRUE;
}

static void
test_follows_five_redirects (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (countdown_cb, NULL);
  g_autofree char *last = byline_test_server_dup_uri (server, "/0");
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineHttpResponse) response = get (server, "/5", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (response->uri, ==, last);
  g_assert_cmpuint (byline_test_server_count (server), ==, 6);
}

static void
test_refuses_sixth_redirect (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (countdown_cb, NULL);

  assert_fails (server, "/6", BYLINE_REMOTE_ERROR_REDIRECT);
  g_assert_cmpuint (byline_test_server_count (server), ==, 6);
}

static void
test_refuses_redirect_to_file (void)
{
  assert_raw_fails ("HTTP/1.1 302 X\r\nLocation: file:///etc/passwd\r\n"
                    "Content-Length: 0\r\n\r\n", BYLINE_REMOTE_ERROR_REDIRECT);
  assert_raw_fails ("HTTP/1.1 302 X\r\nLocation: data:text/html,x\r\n"
                    "Content-Length: 0\r\n\r\n", BYLINE_REMOTE_ERROR_REDIRECT);
}

static void
test_redirect_policy (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean    may;
  } rows[] = {
    { "http://a.example/", "https://a.example/", TRUE },
    { "http://a.example/", "http://b.example/", TRUE },
    { "https://a.example/", "https://b.example/", TRUE },
    { "https://a.example/", "http://a.example/", FALSE },
    { "http://a.example/", "file:///x", FALSE },
    { "http://a.example/", "http://u:p@b.example/", FALSE },
    { "http://a.example/", "http://127.0.0.1/", FALSE },
    { "http://a.example/", "http://localhost:8080/", FALSE },
    { "http://127.0.0.1:1/", "http://127.0.0.1:2/", TRUE },
    { "http://127.0.0.1:1/", "http://a.example/", TRUE },
    { "http://a.example/", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (byline_http_may_follow (rows[i].from, rows[i].to, &error), ==,
                       rows[i].may);
      if (!rows[i].may)
        g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_REDIRECT);
    }
}

static gboolean
away_cb (BylineTestConnection    *connection,
         const BylineTestRequest *request,
         gpointer                 user_data)
{
  g_autofree char *headers = g_strdup_printf (HTML "Location: %s\r\n", (char *) user_data);

  byline_test_answer (connection, 302, headers, NULL, 0);
  return TRUE;
}

static void
test_keeps_secrets_from_other_origin (void)
{
  g_autoptr(BylineTestServer) other = byline_test_server_new (full_cb, NULL);
  g_autofree char *away = byline_test_server_dup_uri (other, "/trap");
  g_autoptr(BylineTestServer) server = byline_test_server_new (away_cb, away);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.authorization = "Basic c2VjcmV0";
  request.referer = uri;
  request.accept = "text/html";

  g_autoptr(BylineHttpResponse) response = byline_http_send (http, &request, NULL, NULL, NULL);

  g_assert_cmpuint (response->status, ==, 200);
  const BylineTestRequest *first = byline_test_server_get_request (server, 0);
  const BylineTestRequest *second = byline_test_server_get_request (other, 0);
  g_assert_cmpstr (byline_test_request_get_header (first, "authorization"), ==,
                   "Basic c2VjcmV0");
  g_assert_null (byline_test_request_get_header (second, "authorization"));
  g_assert_null (byline_test_request_get_header (second, "referer"));
  g_assert_cmpstr (byline_test_request_get_header (second, "accept"), ==, "text/html");
}

static void
test_post_follows_nothing (void)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *raw =
        g_strdup_printf ("HTTP/1.1 %u X\r\n" HTML "Location: /p/#comment-3\r\n"
                         "Content-Length: 0\r\n\r\n", statuses[i]);
      g_autoptr(BylineTestServer) server = byline_test_server_new (raw_cb, raw);
      g_autofree char *uri = byline_test_server_dup_uri (server, "/post");
      g_autofree char *there = byline_test_server_dup_uri (server, "/p/#comment-3");
      g_autoptr(GBytes) body = g_bytes_new_static ("a=b", 3);
      g_autoptr(BylineHttp) http = byline_http_new ("test");
      gboolean was_written = FALSE;
      BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
      request.method = BYLINE_HTTP_POST;
      request.uri = uri;
      request.content_type = "application/x-www-form-urlencoded";
      request.body = body;

      g_autoptr(BylineHttpResponse) response =
        byline_http_send (http, &request, &was_written, NULL, NULL);

      g_assert_cmpuint (response->status, ==, statuses[i]);
      g_assert_cmpstr (response->location, ==, there);
      g_assert_true (was_written);
      g_assert_cmpuint (byline_test_server_count (server), ==, 1);
      g_assert_cmpstr (byline_test_server_get_request (server, 0)->body, ==, "a=b");
    }
}

static void
test_believes_only_whole_answers (void)
{
  static const char * const cut[] = {
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
    "HTTP/1.1 201 OK\r\nContent-Length: 2\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\nContent-Le",
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: 100\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: 5\r\nContent-Length: 2\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: -1\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: 2x\r\n\r\nhi",
    "HTTP/1.1 200 OK\r\n" HTML "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
    "",
    "nonsense\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    assert_raw_fails (cut[i], BYLINE_REMOTE_ERROR_INCOMPLETE);
}

static void
test_believes_same_length_twice (void)
{
  const char *raw =
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi";
  g_autoptr(BylineTestServer) server = byline_test_server_new (raw_cb, (gpointer) raw);
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineHttpResponse) response = get (server, "/", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 2);
}

static gboolean
endless_cb (BylineTestConnection    *connection,
            const BylineTestRequest *request,
            gpointer                 user_data)
{
  g_autofree char *block = g_strnfill (64 * 1024, 'x');

  byline_test_write (connection, user_data, -1);
  for (guint i = 0; i < 4096; i++)
    byline_test_write (connection, block, -1);
  return FALSE;
}

static void
test_stops_at_size (void)
{
  g_autoptr(BylineTestServer) open_ended =
    byline_test_server_new (endless_cb, (gpointer) "HTTP/1.1 200 OK\r\n" HTML "\r\n");
  g_autoptr(BylineTestServer) announced =
    byline_test_server_new (raw_cb, (gpointer) "HTTP/1.1 200 OK\r\n" HTML
                                               "Content-Length: 10737418240\r\n\r\nx");

  assert_fails (open_ended, "/", BYLINE_REMOTE_ERROR_TOO_LARGE);
  assert_fails (announced, "/", BYLINE_REMOTE_ERROR_TOO_LARGE);
}

static void
test_stops_at_header_size (void)
{
  g_autoptr(BylineTestServer) server =
    byline_test_server_new (endless_cb, (gpointer) "HTTP/1.1 200 OK\r\nX-Long: ");

  assert_fails (server, "/", BYLINE_REMOTE_ERROR_INCOMPLETE);
}

static GBytes *
gzip (const char *bytes,
      gsize       length)
{
  g_autoptr(GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (zip));

  g_output_stream_write_all (stream, bytes, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
gzip_cb (BylineTestConnection    *connection,
         const BylineTestRequest *request,
         gpointer                 user_data)
{
  gsize size;
  const char *data = g_bytes_get_data (user_data, &size);

  byline_test_answer (connection, 200, HTML "Content-Encoding: gzip\r\n", data, (gssize) size);
  return TRUE;
}

static void
test_decodes_gzip (void)
{
  g_autoptr(GBytes) packed = gzip ("plain words", 11);
  g_autoptr(BylineTestServer) server = byline_test_server_new (gzip_cb, packed);

  g_autoptr(BylineHttpResponse) response = get (server, "/", NULL);

  g_assert_nonnull (response);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body),
                   "plain words", 11);
  g_assert_nonnull (strstr (byline_test_request_get_header (
    byline_test_server_get_request (server, 0), "accept-encoding"), "gzip"));
}

static void
test_stops_gzip_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (32 * 1024 * 1024);
  g_autoptr(GBytes) packed = gzip (zeros, 32 * 1024 * 1024);
  g_autoptr(BylineTestServer) server = byline_test_server_new (gzip_cb, packed);

  assert_fails (server, "/", BYLINE_REMOTE_ERROR_TOO_LARGE);
}

/* One byte each 20 ms, for ever. */
static gboolean
trickle_cb (BylineTestConnection    *connection,
            const BylineTestRequest *request,
            gpointer                 user_data)
{
  byline_test_write (connection, user_data, -1);
  do
    byline_test_write (connection, "x", 1);
  while (byline_test_pause (connection, 20));

  return FALSE;
}

static void
assert_trickle_ends (const char *start)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (trickle_cb, (gpointer) start);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.deadline_ms = 300;
  gint64 started_at = g_get_monotonic_time ();

  g_assert_null (byline_http_send (http, &request, NULL, NULL, &error));

  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - started_at, <, 5 * G_USEC_PER_SEC);
}

static void
test_deadline_cuts_trickle (void)
{
  assert_trickle_ends ("HTTP/1.1 200 OK\r\n" HTML "Content-Length: 100000\r\n\r\n");
  assert_trickle_ends ("HTTP/1.1 200 OK\r\nX-Slow: ");
  assert_trickle_ends ("");
}

static gboolean
cancelling_cb (BylineTestConnection    *connection,
               const BylineTestRequest *request,
               gpointer                 user_data)
{
  g_cancellable_cancel (user_data);
  byline_test_pause (connection, 10000);
  return FALSE;
}

static void
test_caller_cancels (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(BylineTestServer) server = byline_test_server_new (cancelling_cb, cancellable);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  gboolean was_written = FALSE;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;

  g_assert_null (byline_http_send (http, &request, &was_written, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (was_written);

  g_clear_error (&error);
  g_assert_null (byline_http_send (http, &request, &was_written, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (was_written);
  g_assert_cmpuint (byline_test_server_count (server), ==, 1);
}

static void
test_survives_hostile_digest (void)
{
  const char *raw =
    "HTTP/1.1 401 No\r\n" HTML
    "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\", qop=\"auth\", "
    "domain=\"http:/// https:/// / http://\"\r\nContent-Length: 2\r\n\r\nno";
  g_autoptr(BylineTestServer) server = byline_test_server_new (raw_cb, (gpointer) raw);

  g_autoptr(BylineHttpResponse) response = get (server, "/", NULL);

  g_assert_cmpuint (response->status, ==, 401);
  g_assert_cmpuint (byline_test_server_count (server), ==, 1);
}

static void
test_nobody_listens (void)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/", byline_test_unused_port ());
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  gboolean was_written = TRUE;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;

  g_assert_null (byline_http_send (http, &request, &was_written, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE);
  g_assert_false (was_written);
}

static void
test_no_such_host (void)
{
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = "http://no-such-host.invalid/";

  g_assert_null (byline_http_send (http, &request, NULL, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_true (g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NO_HOST) ||
                 g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE));
}

static void
test_plain_where_tls_was_due (void)
{
  g_autoptr(BylineTestServer) server =
    byline_test_server_new (raw_cb, (gpointer) "HTTP/1.1 400 Plain\r\n\r\n");
  g_autofree char *uri =
    g_strdup_printf ("https://127.0.0.1:%u/", byline_test_server_get_port (server));
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  gboolean was_written = TRUE;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.deadline_ms = 2000;

  g_assert_null (byline_http_send (http, &request, &was_written, NULL, &error));
  g_assert_cmpint (error->domain, ==, BYLINE_REMOTE_ERROR);
  g_assert_false (was_written);
}

static void
test_post_cut_after_sending (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (raw_cb, (gpointer) "");
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");
  g_autoptr(GBytes) body = g_bytes_new_static ("a=b", 3);
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(GError) error = NULL;
  gboolean was_written = FALSE;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.method = BYLINE_HTTP_POST;
  request.uri = uri;
  request.content_type = "text/plain";
  request.body = body;

  g_assert_null (byline_http_send (http, &request, &was_written, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_INCOMPLETE);
  g_assert_true (was_written);
  g_assert_cmpuint (byline_test_server_count (server), ==, 1);
}

static void
test_reuses_connection_without_cookies (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (full_cb, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(BylineHttpResponse) response =
        byline_http_send (http, &request, NULL, NULL, NULL);

      g_assert_nonnull (response);
      g_assert_null (byline_test_request_get_header (
        byline_test_server_get_request (server, i), "cookie"));
    }
  g_assert_cmpuint (byline_test_server_count_accepted (server), ==, 1);
}

typedef struct
{
  BylineHttp *http;
  const char *uri;
  int         n_good;
} Crowd;

static gboolean
slow_cb (BylineTestConnection    *connection,
         const BylineTestRequest *request,
         gpointer                 user_data)
{
  byline_test_pause (connection, 5);
  byline_test_answer (connection, 200, HTML, "ok", -1);
  return TRUE;
}

static gpointer
crowd_thread (gpointer data)
{
  Crowd *crowd = data;
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = crowd->uri;

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(BylineHttpResponse) response =
        byline_http_send (crowd->http, &request, NULL, NULL, NULL);

      if (response != NULL && response->status == 200)
        g_atomic_int_inc (&crowd->n_good);
    }

  return NULL;
}

static void
test_two_at_once (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (slow_cb, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  Crowd crowd = { http, uri, 0 };
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("crowd", crowd_thread, &crowd);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (crowd.n_good, ==, 72);
  g_assert_cmpuint (byline_test_server_get_most_busy (server), <=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/http/reads-answer", test_reads_answer);
  g_test_add_func ("/remote/http/escapes-path", test_escapes_path);
  g_test_add_func ("/remote/http/status-is-no-error", test_status_is_no_error);
  g_test_add_func ("/remote/http/refuses-addresses", test_refuses_addresses);
  g_test_add_func ("/remote/http/refuses-header-injection", test_refuses_header_injection);
  g_test_add_func ("/remote/http/follows-five-redirects", test_follows_five_redirects);
  g_test_add_func ("/remote/http/refuses-sixth-redirect", test_refuses_sixth_redirect);
  g_test_add_func ("/remote/http/refuses-redirect-to-file", test_refuses_redirect_to_file);
  g_test_add_func ("/remote/http/redirect-policy", test_redirect_policy);
  g_test_add_func ("/remote/http/keeps-secrets-from-other-origin",
                   test_keeps_secrets_from_other_origin);
  g_test_add_func ("/remote/http/post-follows-nothing", test_post_follows_nothing);
  g_test_add_func ("/remote/http/believes-only-whole-answers",
                   test_believes_only_whole_answers);
  g_test_add_func ("/remote/http/believes-same-length-twice", test_believes_same_length_twice);
  g_test_add_func ("/remote/http/stops-at-size", test_stops_at_size);
  g_test_add_func ("/remote/http/stops-at-header-size", test_stops_at_header_size);
  g_test_add_func ("/remote/http/decodes-gzip", test_decodes_gzip);
  g_test_add_func ("/remote/http/stops-gzip-bomb", test_stops_gzip_bomb);
  g_test_add_func ("/remote/http/deadline-cuts-trickle", test_deadline_cuts_trickle);
  g_test_add_func ("/remote/http/caller-cancels", test_caller_cancels);
  g_test_add_func ("/remote/http/survives-hostile-digest", test_survives_hostile_digest);
  g_test_add_func ("/remote/http/nobody-listens", test_nobody_listens);
  g_test_add_func ("/remote/http/no-such-host", test_no_such_host);
  g_test_add_func ("/remote/http/plain-where-tls-was-due", test_plain_where_tls_was_due);
  g_test_add_func ("/remote/http/post-cut-after-sending", test_post_cut_after_sending);
  g_test_add_func ("/remote/http/reuses-connection-without-cookies",
                   test_reuses_connection_without_cookies);
  g_test_add_func ("/remote/http/two-at-once", test_two_at_once);

  return g_test_run ();
}
