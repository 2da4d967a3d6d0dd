/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small WordPress-like magazine on the loopback address, for trying the
 * program and for its tests: same addresses, same answers, same refusals as
 * the real thing, and original articles to read. It listens to this machine
 * only, keeps nothing, and is never installed. */

#include "demo-blog.h"
#include "demo-content.h"
#include "demo-page.h"
#include "demo-request.h"
#include "demo-rest.h"
#include "demo-writing.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define MAX_BODY_BYTES (1024 * 1024)

typedef struct
{
  DemoOptions *options;
  DemoBlog    *blog;        /* made once the port is known */
} Server;

static void
send_upload (DemoRequest *request,
             const char  *file)
{
  g_autoptr(GBytes) picture = demo_content_read_picture (file);

  if (picture == NULL)
    demo_page_send_missing (request);
  else
    demo_request_send_bytes (request,
                             g_str_has_suffix (file, ".png") ? "image/png" : "image/jpeg", picture);
}

/* "/2026/11/20/slug/" as it is, anything else that ends in a known slug by
 * a redirect, as WordPress guesses. */
static void
send_permalink (DemoRequest *request)
{
  g_autofree char *trimmed = g_strdup (request->path);
  g_autofree char *link = NULL;
  g_autofree char *own = g_strconcat (request->blog->home, request->path, NULL);
  const char *slug = NULL;
  DemoPost *post = NULL;

  while (strlen (trimmed) > 1 && g_str_has_suffix (trimmed, "/"))
    trimmed[strlen (trimmed) - 1] = '\0';
  slug = strrchr (trimmed, '/') + 1;
  post = *slug != '\0' ? demo_blog_find_slug (request->blog, slug) : NULL;
  if (post == NULL || request->blog->options->plain_permalinks) {
    demo_page_send_missing (request);
    return;
  }
  link = demo_blog_dup_link (request->blog, post);
  if (strcmp (own, link) == 0)
    demo_page_send_article (request, post);
  else
    demo_request_redirect (request, 301, link);
}

static void
send_by_id (DemoRequest *request)
{
  DemoPost *post = demo_blog_find_post (request->blog, demo_request_get_int (request, "p", 0));
  g_autofree char *link = NULL;

  if (post == NULL) {
    demo_page_send_missing (request);
    return;
  }
  if (request->blog->options->plain_permalinks) {
    demo_page_send_article (request, post);
    return;
  }
  link = demo_blog_dup_link (request->blog, post);
  demo_request_redirect (request, 301, link);
}

static void
send_front_or_id (DemoRequest *request)
{
  if (demo_request_get (request, "p") != NULL)
    send_by_id (request);
  else if (g_strcmp0 (demo_request_get (request, "feed"), "rss2") == 0)
    demo_page_send_feed (request);
  else
    demo_page_send_front (request);
}

static gboolean
is_home (const char *path)
{
  return strcmp (path, "/") == 0 || strcmp (path, "/index.php") == 0;
}

/* The part of the path below the pretty root, or the rest_route parameter. */
static const char *
find_route (DemoRequest *request)
{
  DemoOptions *options = request->blog->options;
  g_autofree char *pretty = g_strconcat ("/", options->prefix, NULL);
  const char *path = request->path;

  if (is_home (path) && demo_request_get (request, "rest_route") != NULL)
    return demo_request_get (request, "rest_route");
  if (g_str_has_prefix (path, "/index.php/"))
    path += strlen ("/index.php");
  if (options->plain_permalinks || !g_str_has_prefix (path, pretty))
    return NULL;
  path += strlen (pretty);

  return *path == '\0' || *path == '/' ? path : NULL;
}

static void
handle_page (DemoRequest *request)
{
  const char *path = request->path;

  if (strcmp (path, "/wp-comments-post.php") == 0)
    demo_writing_by_form (request);
  else if (!demo_request_is (request, "GET"))
    demo_request_send (request, 405, "text/html; charset=UTF-8", "");
  else if (g_str_has_prefix (path, "/wp-content/uploads/"))
    send_upload (request, strrchr (path, '/') + 1);
  else if (strcmp (path, "/xmlrpc.php") == 0 && !request->blog->options->hide_links)
    demo_page_send_rsd (request);
  else if (strcmp (path, "/feed/") == 0 || strcmp (path, "/feed") == 0)
    demo_page_send_feed (request);
  else if (is_home (path))
    send_front_or_id (request);
  else if (request->blog->options->plain_permalinks && g_str_has_prefix (path, "/wp-json"))
    demo_page_send_front (request);
  else
    send_permalink (request);
}

static void
handle_request (DemoRequest *request)
{
  const char *route = find_route (request);

  if (route == NULL)
    handle_page (request);
  else if (request->blog->options->json_as_html)
    demo_page_send_front (request);
  else
    demo_rest_handle (request, route);
}

static gboolean
unpause_cb (gpointer data)
{
  soup_server_message_unpause (SOUP_SERVER_MESSAGE (data));

  return G_SOURCE_REMOVE;
}

static void
delay (SoupServerMessage *message,
       int                delay_ms)
{
  soup_server_message_pause (message);
  g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) delay_ms, unpause_cb,
                      g_object_ref (message), g_object_unref);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Server *self = user_data;
  DemoBlog *blog = self->blog;
  const char *base = blog->options->base;
  g_autofree char *front = NULL;
  g_autoptr(GHashTable) empty = g_hash_table_new (g_str_hash, g_str_equal);
  DemoRequest request = {
    .blog = blog,
    .message = message,
    .query = query != NULL ? query : empty,
    .raw_query = g_uri_get_query (soup_server_message_get_uri (message)),
  };

  if (blog->options->verbose)
    g_printerr ("%s %s%s%s\n", soup_server_message_get_method (message), path,
                request.raw_query != NULL ? "?" : "",
                request.raw_query != NULL ? request.raw_query : "");
  front = g_strconcat (blog->home, "/", NULL);
  request.path = g_str_has_prefix (path, base) ? path + strlen (base) : "";
  if (soup_server_message_get_request_body (message)->length > MAX_BODY_BYTES)
    demo_request_send (&request, 413, "text/html; charset=UTF-8", "");
  else if (*request.path != '/' && strcmp (path, base) != 0)
    demo_request_send (&request, 404, "text/html; charset=UTF-8", "<h1>Not Found</h1>");
  else if (*request.path == '\0')
    demo_request_redirect (&request, 301, front);
  else
    handle_request (&request);
  if (blog->options->delay_ms > 0)
    delay (message, blog->options->delay_ms);
}

static int
get_port (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  int port = g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_CONTINUE;
}

static int
serve (DemoOptions *options)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(SoupServer) server = soup_server_new ("server-header", "byline-demo-blog ", NULL);
  g_autoptr(GError) error = NULL;
  Server self = { .options = options };
  guint on_term = 0, on_int = 0;

  if (!soup_server_listen_local (server, (guint) options->port, SOUP_SERVER_LISTEN_IPV4_ONLY,
                                 &error)) {
    g_printerr ("byline-demo-blog: %s\n", error->message);
    return 1;
  }
  self.blog = demo_blog_new (options, get_port (server));
  soup_server_add_handler (server, NULL, request_cb, &self, NULL);
  on_term = g_unix_signal_add (SIGTERM, quit_cb, loop);
  on_int = g_unix_signal_add (SIGINT, quit_cb, loop);
  g_print ("%s/\n", self.blog->home);
  fflush (stdout);
  g_main_loop_run (loop);

  g_source_remove (on_term);
  g_source_remove (on_int);
  soup_server_disconnect (server);
  demo_blog_free (self.blog);

  return 0;
}

static void
clear_options (DemoOptions *options)
{
  g_free (options->base);
  g_free (options->prefix);
  g_free (options->now);
}

static gboolean
parse_options (DemoOptions *options,
               int         *argc,
               char      ***argv,
               GError     **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Listen on port N; 0 takes a free one", "N" },
    { "base", 0, 0, G_OPTION_ARG_STRING, &options->base, "Live in a folder", "/FOLDER" },
    { "prefix", 0, 0, G_OPTION_ARG_STRING, &options->prefix, "Name of the REST root", "NAME" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options->now, "Count all dates from here", "ISO" },
    { "plain-permalinks", 0, 0, G_OPTION_ARG_NONE, &options->plain_permalinks,
      "Addresses with ?p= and ?rest_route=", NULL },
    { "rest-guests", 0, 0, G_OPTION_ARG_NONE, &options->rest_guests,
      "Let guests comment by REST", NULL },
    { "moderate", 0, 0, G_OPTION_ARG_NONE, &options->moderate, "Hold every comment", NULL },
    { "name-optional", 0, 0, G_OPTION_ARG_NONE, &options->name_optional,
      "Do not demand name and email", NULL },
    { "registration", 0, 0, G_OPTION_ARG_NONE, &options->registration,
      "Only people with an account may comment", NULL },
    { "flood", 0, 0, G_OPTION_ARG_NONE, &options->flood,
      "Refuse a second comment within 15 s", NULL },
    { "closed-after", 0, 0, G_OPTION_ARG_INT, &options->closed_after,
      "Close comments on articles older than N days", "N" },
    { "articles", 0, 0, G_OPTION_ARG_INT, &options->n_padding, "Add N generated articles", "N" },
    { "delay", 0, 0, G_OPTION_ARG_INT, &options->delay_ms, "Answer after MS milliseconds", "MS" },
    { "hide-links", 0, 0, G_OPTION_ARG_NONE, &options->hide_links,
      "Do not say where the API is", NULL },
    { "members-only", 0, 0, G_OPTION_ARG_NONE, &options->members_only,
      "Answer 401 on every route", NULL },
    { "json-as-html", 0, 0, G_OPTION_ARG_NONE, &options->json_as_html,
      "Answer the front page on every route", NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose, "Print each request", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("- a small magazine for tests");

  g_option_context_add_main_entries (context, entries, NULL);

  return g_option_context_parse (context, argc, argv, error);
}

int
main (int    argc,
      char **argv)
{
  DemoOptions options = { 0 };
  g_autoptr(GError) error = NULL;
  int status = 2;

  setlocale (LC_ALL, "C.UTF-8");
  if (!parse_options (&options, &argc, &argv, &error)) {
    g_printerr ("byline-demo-blog: %s\n", error->message);
  } else {
    if (options.base == NULL)
      options.base = g_strdup ("");
    while (g_str_has_suffix (options.base, "/"))
      options.base[strlen (options.base) - 1] = '\0';
    if (options.prefix == NULL)
      options.prefix = g_strdup ("wp-json");
    status = serve (&options);
  }
  clear_options (&options);

  return status;
}
