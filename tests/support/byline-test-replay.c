/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays recorded answers of real sites on loopback. The recordings stay where
 * BYLINE_CAPTURES says; where there are none, tests are skipped. The address
 * of the recorded site is replaced by our own in bodies and headers. */

#include "byline-test-replay.h"

#include <string.h>

#include <json-glib/json-glib.h>

struct _BylineTestReplay
{
  BylineTestServer *server;
  GPtrArray        *captures;   /* (element-type BylineTestCapture) */
  GHashTable       *program;    /* "METHOD path" -> BylineTestCapture, not owned */
  GPtrArray        *texts;      /* (element-type BylineTestCapture): a test's own */
  GMutex            mutex;
};

static void
capture_free (BylineTestCapture *capture)
{
  g_free (capture->name);
  g_free (capture->method);
  g_free (capture->path);
  g_free (capture->code);
  g_free (capture->headers);
  g_bytes_unref (capture->body);
  g_free (capture);
}

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  GString *string = g_string_new (text);

  g_string_replace (string, from, to, 0);
  return g_string_free (string, FALSE);
}

static char *
replace_base (const char *text,
              const char *base,
              const char *own)
{
  g_autofree char *json_base = replace (base, "/", "\\/");
  g_autofree char *json_own = replace (own, "/", "\\/");
  g_autofree char *plain = replace (text, base, own);

  return replace (plain, json_base, json_own);
}

/* Bodies with a NUL are left alone; there are none in the recordings. */
static GBytes *
load_body (const char *folder,
           const char *file,
           const char *base,
           const char *own)
{
  g_autofree char *path = file != NULL ? g_build_filename (folder, file, NULL) : NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL))
    return g_bytes_new (NULL, 0);
  if (strlen (text) != length)
    return g_bytes_new (text, length);

  char *replaced = replace_base (text, base, own);
  return g_bytes_new_take (replaced, strlen (replaced));
}

static char *
load_headers (JsonArray  *pairs,
              const char *base,
              const char *own)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; pairs != NULL && i < json_array_get_length (pairs); i++)
    {
      JsonArray *pair = json_array_get_array_element (pairs, i);
      const char *name = json_array_get_string_element (pair, 0);

      if (g_ascii_strcasecmp (name, "content-length") != 0 &&
          g_ascii_strcasecmp (name, "transfer-encoding") != 0)
        g_string_append_printf (lines, "%s: %s\r\n", name,
                                json_array_get_string_element (pair, 1));
    }

  return replace_base (lines->str, base, own);
}

static BylineTestCapture *
load_capture (JsonObject *object,
              const char *folder,
              const char *base,
              const char *own)
{
  BylineTestCapture *capture = g_new0 (BylineTestCapture, 1);
  JsonObject *request = json_object_get_object_member (object, "request");
  const char *file = json_object_get_string_member_with_default (object, "file", NULL);

  capture->name = g_strdup (json_object_get_string_member (object, "name"));
  capture->method = g_strdup (json_object_get_string_member (request, "method"));
  capture->path = g_strdup (json_object_get_string_member (request, "path"));
  capture->status = (guint) json_object_get_int_member (object, "status");
  capture->code =
    g_strdup (json_object_get_string_member_with_default (object, "code", NULL));
  capture->headers = load_headers (json_object_get_array_member (object, "headers"), base, own);
  capture->body = load_body (folder, file, base, own);

  return capture;
}

static gboolean
load (BylineTestReplay *self,
      const char       *version)
{
  const char *root = g_getenv ("BYLINE_CAPTURES");
  if (root == NULL)
    return FALSE;

  g_autofree char *folder = g_build_filename (root, version, NULL);
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);
  g_autofree char *own = byline_test_server_dup_uri (self->server, "");
  g_autoptr(JsonParser) parser = json_parser_new ();
  if (!json_parser_load_from_file (parser, manifest, NULL))
    return FALSE;

  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  const char *base = json_object_get_string_member (object, "base");
  JsonArray *responses = json_object_get_array_member (object, "responses");
  for (guint i = 0; i < json_array_get_length (responses); i++)
    g_ptr_array_add (self->captures,
                     load_capture (json_array_get_object_element (responses, i),
                                   folder, base, own));

  return TRUE;
}

static char *
dup_key (const char *method,
         const char *path)
{
  return g_strdup_printf ("%s %.*s", method, (int) strcspn (path, "?"), path);
}

/* What the test set for this path; else the recording of the same request;
 * else the recording of the same path. */
static const BylineTestCapture *
find (BylineTestReplay        *self,
      const BylineTestRequest *request)
{
  g_autofree char *key = dup_key (request->method, request->path);
  const BylineTestCapture *found = g_hash_table_lookup (self->program, key);

  for (guint i = 0; found == NULL && i < self->captures->len; i++)
    {
      const BylineTestCapture *capture = self->captures->pdata[i];

      if (g_str_equal (capture->method, request->method) &&
          g_str_equal (capture->path, request->path))
        found = capture;
    }

  return found;
}

static gboolean
replay_cb (BylineTestConnection    *connection,
           const BylineTestRequest *request,
           gpointer                 user_data)
{
  BylineTestReplay *self = user_data;

  g_mutex_lock (&self->mutex);
  const BylineTestCapture *capture = find (self, request);
  g_mutex_unlock (&self->mutex);
  if (capture == NULL)
    {
      byline_test_answer (connection, 404, "Content-Type: text/html\r\n",
                          "<html><body>Not here.</body></html>", -1);
      return TRUE;
    }

  gsize length;
  const char *body = g_bytes_get_data (capture->body, &length);
  gboolean has_body = !g_str_equal (request->method, "HEAD") && capture->status != 304;
  byline_test_answer (connection, capture->status, capture->headers,
                      has_body ? body : NULL, (gssize) length);
  return TRUE;
}

/**
 * byline_test_replay_new:
 * @version: a folder of the recordings, such as "7.1"; %NULL for a server
 *   that plays only a test's own texts
 *
 * Returns: (transfer full) (nullable): %NULL if there are no recordings
 */
BylineTestReplay *
byline_test_replay_new (const char *version)
{
  BylineTestReplay *self = g_new0 (BylineTestReplay, 1);

  g_mutex_init (&self->mutex);
  self->captures = g_ptr_array_new_with_free_func ((GDestroyNotify) capture_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) capture_free);
  self->program = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->server = byline_test_server_new (replay_cb, self);
  if (version == NULL || load (self, version))
    return self;

  byline_test_replay_free (self);
  return NULL;
}

/**
 * byline_test_replay_free:
 * @self: (transfer full): a replay
 */
void
byline_test_replay_free (BylineTestReplay *self)
{
  byline_test_server_free (self->server);
  g_hash_table_unref (self->program);
  g_ptr_array_unref (self->captures);
  g_ptr_array_unref (self->texts);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * byline_test_replay_dup_uri:
 * @self: a replay
 * @path: beginning with a slash
 *
 * Returns: (transfer full): the address of @path
 */
char *
byline_test_replay_dup_uri (BylineTestReplay *self,
                            const char       *path)
{
  return byline_test_server_dup_uri (self->server, path);
}

/**
 * byline_test_replay_get_server:
 * @self: a replay
 *
 * Returns: (transfer none): the server that remembers what was asked
 */
BylineTestServer *
byline_test_replay_get_server (BylineTestReplay *self)
{
  return self->server;
}

/**
 * byline_test_replay_get_captures:
 * @self: a replay
 *
 * Returns: (transfer none) (element-type BylineTestCapture): all recordings
 */
GPtrArray *
byline_test_replay_get_captures (BylineTestReplay *self)
{
  return self->captures;
}

static void
set_program (BylineTestReplay        *self,
             const char              *method,
             const char              *path,
             const BylineTestCapture *capture)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->program, dup_key (method, path), (gpointer) capture);
  g_mutex_unlock (&self->mutex);
}

/**
 * byline_test_replay_play:
 * @self: a replay
 * @method: such as "GET"
 * @path: without a query: every query of this path gets the answer
 * @name: of a recording
 *
 * Returns: %FALSE if there is no such recording
 */
gboolean
byline_test_replay_play (BylineTestReplay *self,
                         const char       *method,
                         const char       *path,
                         const char       *name)
{
  for (guint i = 0; i < self->captures->len; i++)
    {
      const BylineTestCapture *capture = self->captures->pdata[i];

      if (!g_str_equal (capture->name, name))
        continue;
      set_program (self, method, path, capture);
      return TRUE;
    }

  return FALSE;
}

/**
 * byline_test_replay_play_text:
 * @self: a replay
 * @method: such as "GET"
 * @path: without a query
 * @status: such as 200
 * @headers: lines that each end in CR LF; "@BASE@" is this server's address
 * @body: the body, with the same mark
 *
 * Plays an answer of the test's own.
 */
void
byline_test_replay_play_text (BylineTestReplay *self,
                              const char       *method,
                              const char       *path,
                              guint             status,
                              const char       *headers,
                              const char       *body)
{
  g_autofree char *own = byline_test_server_dup_uri (self->server, "");
  BylineTestCapture *capture = g_new0 (BylineTestCapture, 1);
  char *replaced = replace (body, "@BASE@", own);

  capture->name = g_strdup ("own");
  capture->method = g_strdup (method);
  capture->path = g_strdup (path);
  capture->status = status;
  capture->headers = replace (headers, "@BASE@", own);
  capture->body = g_bytes_new_take (replaced, strlen (replaced));
  g_ptr_array_add (self->texts, capture);
  set_program (self, method, path, capture);
}
