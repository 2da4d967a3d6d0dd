/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One question to one server and its answer, within a size and a time.
 * Runs the session's own context on the calling thread, so that the deadline
 * cuts a server that sends a byte a second. Follows nothing, decides nothing
 * about the answer but whether it came whole. */

#include "byline-http-exchange.h"

#include <string.h>

#include "byline-remote-error.h"

#define CHUNK_BYTES (32 * 1024)

typedef struct
{
  SoupMessage  *message;      /* (unowned) */
  GCancellable *stop;         /* (owned): the deadline's and the caller's */
  GInputStream *stream;       /* (owned) (nullable) */
  GByteArray   *body;         /* (owned) */
  guchar       *chunk;        /* (owned) */
  gsize         max_bytes;
  gboolean      was_written;
  gboolean      is_late;
  gboolean      is_done;
  GError       *error;        /* (owned) (nullable) */
} Exchange;

static void read_more (Exchange *exchange);

static gboolean
late_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->is_late = TRUE;
  g_cancellable_cancel (exchange->stop);
  return G_SOURCE_REMOVE;
}

static gboolean
stop_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  g_cancellable_cancel (exchange->stop);
  return G_SOURCE_REMOVE;
}

/* On the caller's thread, or whichever it cancels from. */
static void
cancelled_cb (GCancellable *cancellable,
              GSource      *stop)
{
  g_source_set_ready_time (stop, 0);
}

static void
wrote_headers_cb (SoupMessage *message,
                  gpointer     user_data)
{
  Exchange *exchange = user_data;

  exchange->was_written = TRUE;
}

static void
finish_with (Exchange *exchange,
             GError   *error)
{
  exchange->error = error;
  exchange->is_done = TRUE;
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strlen (text) < 19 &&
         strspn (text, "0123456789") == strlen (text);
}

/* An answer that names two lengths, or none that is a number, is not to be
 * believed: libsoup would take the last one or wait for ever. */
static GError *
check_length (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *list = soup_message_headers_get_list (headers, "Content-Length");

  if (list == NULL)
    return NULL;

  g_auto(GStrv) values = g_strsplit (list, ",", -1);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_strstrip (values[i]);
      if (!is_number (values[i]) || !g_str_equal (values[i], values[0]))
        return g_error_new (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_INCOMPLETE,
                            "unbelievable Content-Length");
    }

  gboolean has_body = soup_message_get_method (exchange->message) != SOUP_METHOD_HEAD;
  if (has_body && g_ascii_strtoull (values[0], NULL, 10) > exchange->max_bytes)
    return g_error_new (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TOO_LARGE,
                        "answer announced as %s bytes", values[0]);
  return NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *exchange = user_data;
  GError *error = NULL;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n_read < 0)
    {
      finish_with (exchange, error);
      return;
    }
  if (n_read == 0)
    {
      finish_with (exchange, NULL);
      return;
    }
  if (exchange->body->len + (gsize) n_read > exchange->max_bytes)
    {
      finish_with (exchange, g_error_new (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TOO_LARGE,
                                          "answer is over %" G_GSIZE_FORMAT " bytes",
                                          exchange->max_bytes));
      return;
    }

  g_byte_array_append (exchange->body, exchange->chunk, (guint) n_read);
  read_more (exchange);
}

static void
read_more (Exchange *exchange)
{
  g_input_stream_read_async (exchange->stream, exchange->chunk, CHUNK_BYTES,
                             G_PRIORITY_DEFAULT, exchange->stop, read_cb, exchange);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *exchange = user_data;
  GError *error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream != NULL)
    error = check_length (exchange);

  if (error != NULL)
    finish_with (exchange, error);
  else
    read_more (exchange);
}

static gboolean
is_unreachable (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
         g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
}

static BylineRemoteError
code_of (const Exchange *exchange)
{
  const GError *error = exchange->error;

  if (exchange->is_late || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return BYLINE_REMOTE_ERROR_TIMEOUT;
  if (is_unreachable (error))
    return BYLINE_REMOTE_ERROR_OFFLINE;
  if (error->domain == G_RESOLVER_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return BYLINE_REMOTE_ERROR_NO_HOST;
  if (exchange->was_written)
    return BYLINE_REMOTE_ERROR_INCOMPLETE;
  if (error->domain == G_TLS_ERROR)
    return BYLINE_REMOTE_ERROR_TLS;

  return BYLINE_REMOTE_ERROR_OFFLINE;
}

static void
propagate (Exchange      *exchange,
           GCancellable  *cancellable,
           GError       **error)
{
  if (exchange->error->domain == BYLINE_REMOTE_ERROR)
    g_propagate_error (error, g_steal_pointer (&exchange->error));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error (error, BYLINE_REMOTE_ERROR, code_of (exchange), "%s",
                 exchange->is_late ? "the deadline passed" : exchange->error->message);
}

static GSource *
attach_deadline (Exchange     *exchange,
                 guint         deadline_ms,
                 GMainContext *context)
{
  GSource *source = g_timeout_source_new (deadline_ms);

  g_source_set_callback (source, late_cb, exchange, NULL);
  g_source_attach (source, context);
  return source;
}

/* A source that is never due by itself. g_cancellable_source_new() would do
 * the same, but it loses a source that is destroyed while another thread
 * cancels. */
static GSource *
attach_stop (Exchange     *exchange,
             GMainContext *context)
{
  GSource *source = g_timeout_source_new (0);

  g_source_set_ready_time (source, -1);
  g_source_set_callback (source, stop_cb, exchange, NULL);
  g_source_attach (source, context);
  return source;
}

static void
run_until_done (Exchange         *exchange,
                BylineHttpSlot   *slot,
                guint             deadline_ms,
                GCancellable     *cancellable)
{
  g_main_context_push_thread_default (slot->context);
  g_autoptr(GSource) late = attach_deadline (exchange, deadline_ms, slot->context);
  g_autoptr(GSource) stop = attach_stop (exchange, slot->context);
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), stop, NULL);
  soup_session_send_async (slot->session, exchange->message, G_PRIORITY_DEFAULT,
                           exchange->stop, sent_cb, exchange);
  while (!exchange->is_done)
    g_main_context_iteration (slot->context, TRUE);

  /* Waits for a call that is under way, so that the source can go after it. */
  g_cancellable_disconnect (cancellable, handler);
  g_source_destroy (late);
  g_source_destroy (stop);
  if (exchange->error != NULL)
    g_cancellable_cancel (exchange->stop);
  g_clear_object (&exchange->stream);
  g_main_context_pop_thread_default (slot->context);
}

/**
 * byline_http_exchange_run: (skip)
 * @slot: a session for this thread
 * @message: a message that follows no redirect
 * @limits: the size of the decoded body and the time for all of it
 * @was_written: (out): whether the request's head has left
 * @cancellable: (nullable): the caller's
 * @error: %BYLINE_REMOTE_ERROR, or %G_IO_ERROR_CANCELLED by the caller's wish
 *
 * Any status is an answer. After an error the session is not to be used
 * again.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): the decoded body
 */
GBytes *
byline_http_exchange_run (BylineHttpSlot          *slot,
                          SoupMessage             *message,
                          const BylineHttpLimits  *limits,
                          gboolean                *was_written,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  Exchange exchange = {
    .message = message,
    .stop = g_cancellable_new (),
    .body = g_byte_array_new (),
    .chunk = g_malloc (CHUNK_BYTES),
    .max_bytes = limits->max_bytes,
  };
  gulong handler = g_signal_connect (message, "wrote-headers",
                                     G_CALLBACK (wrote_headers_cb), &exchange);
  GBytes *bytes = NULL;

  run_until_done (&exchange, slot, limits->deadline_ms, cancellable);

  g_signal_handler_disconnect (message, handler);
  *was_written = exchange.was_written;
  if (exchange.error != NULL)
    propagate (&exchange, cancellable, error);
  else
    bytes = g_byte_array_free_to_bytes (g_steal_pointer (&exchange.body));

  g_clear_pointer (&exchange.body, g_byte_array_unref);
  g_clear_error (&exchange.error);
  g_free (exchange.chunk);
  g_object_unref (exchange.stop);
  return bytes;
}
