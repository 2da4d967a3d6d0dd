/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the panes share: a library filled on a temporary folder,
 * waiting for something to be so, a window to put a pane in, and small sites
 * that answer well or badly. No sleeping. */

#include "pane-test.h"

#include "byline-kit.h"
#include "byline-test-folder.h"

#include <string.h>

#define LIMIT_SECONDS 20

static gboolean
limit_reached_cb (gpointer data)
{
  g_error ("the awaited condition did not come");
  return G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
pane_test_init (int    *argc,
                char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  byline_kit_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* Looks again at each event, and now and then where none comes. */
void
pane_test_wait (PaneTestCondition condition,
                gpointer          data)
{
  guint limit = g_timeout_add_seconds (LIMIT_SECONDS, limit_reached_cb, NULL);
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_source_remove (wake);
}

void
pane_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* ---- a library ---- */

typedef struct
{
  BylineStore    *store;
  PaneTestAmount  amount;
  gint64          site_id;
  gint64          first;
} FillCall;

static void
add_articles (BylineStore *store,
              gint64       site_id,
              gint64       first,
              guint        n_articles)
{
  g_autoptr(GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_articles; i++)
    {
      BylineArticle *article = byline_article_new ();
      gint64 category = 1;

      article->remote_id = first + i;
      article->link = g_strdup_printf ("https://site-%d.example/article-%d",
                                       (int) site_id, (int) (first + i));
      article->slug = g_strdup_printf ("article-%d", (int) (first + i));
      article->title = g_strdup_printf ("Article <%d> & more", (int) (first + i));
      article->title_html = g_strdup (article->title);
      article->excerpt = g_strdup ("A few words that say what the article is about.");
      article->content_html = g_strdup ("<p>The whole of it.</p>");
      article->published_at = 1700000000 + (first + i) * 3600;
      article->modified_at = article->published_at;
      article->author_name = g_strdup ("Ada Example");
      article->n_comments = 3;
      article->comments_open = TRUE;
      if (article->categories == NULL)
        article->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (article->categories, category);
      g_ptr_array_add (articles, article);
    }
  byline_store_save_articles (store, site_id, articles, NULL, &error);
  g_assert_no_error (error);
}

/* Every second category lies below the one before it. */
static void
add_terms (BylineStore *store,
           gint64       site_id,
           guint        n_categories)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= n_categories; i++)
    {
      BylineTerm *term = byline_term_new (BYLINE_TERM_CATEGORY);

      term->remote_id = i;
      term->parent = i % 2 == 0 ? i - 1 : 0;
      term->name = g_strdup_printf ("Category %03u", i);
      term->slug = g_strdup_printf ("category-%u", i);
      term->count = 5;
      g_ptr_array_add (terms, term);
    }
  byline_store_save_terms (store, site_id, terms, &error);
  g_assert_no_error (error);
}

static void
fill (gpointer data)
{
  FillCall *call = data;

  for (guint i = 1; i <= call->amount.n_sites; i++)
    {
      g_autoptr(BylineSite) site = byline_site_new ();
      g_autoptr(GError) error = NULL;
      gint64 site_id;

      site->name = g_strdup_printf ("Site <b>%u</b> & Co", i);
      site->description = g_strdup ("A site");
      site->home = g_strdup_printf ("https://site-%u.example", i);
      site->api_root = g_strdup_printf ("https://site-%u.example/wp-json/", i);
      site_id = byline_store_add_site (call->store, site, NULL, &error);
      g_assert_no_error (error);
      add_terms (call->store, site_id, call->amount.n_categories);
      add_articles (call->store, site_id, 1, call->amount.n_articles);
    }
}

static void
add_more (gpointer data)
{
  FillCall *call = data;

  add_articles (call->store, call->site_id, call->first, call->amount.n_articles);
}

BylineLibrary *
pane_test_library (PaneTestAmount amount)
{
  g_autoptr(GError) error = NULL;
  char *folder = byline_test_folder_new ("pane");
  g_autofree char *cache = g_build_filename (folder, "cache", NULL);
  BylineLibrary *library;
  FillCall call = { 0 };

  library = byline_library_new (folder, cache, &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (library), "folder", folder,
                          (GDestroyNotify) byline_test_folder_free);
  call.store = byline_library_get_store (library);
  call.amount = amount;
  byline_worker_call (byline_store_get_worker (call.store), fill, &call);
  pane_test_settle ();
  return library;
}

void
pane_test_add_articles (BylineLibrary *library,
                        gint64         site_id,
                        gint64         first,
                        guint          n_articles)
{
  FillCall call = { 0 };

  call.store = byline_library_get_store (library);
  call.site_id = site_id;
  call.first = first;
  call.amount.n_articles = n_articles;
  byline_worker_call (byline_store_get_worker (call.store), add_more, &call);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Nothing may keep a library alive once its panes are gone. */
void
pane_test_close (BylineLibrary *library)
{
  gpointer watched = library;

  g_object_add_weak_pointer (G_OBJECT (library), &watched);
  byline_library_close (library);
  g_object_unref (library);
  pane_test_wait (is_gone, &watched);
}

/* ---- widgets ---- */

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

GtkWidget *
pane_test_present (GtkWidget *child,
                   int        width,
                   int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  pane_test_wait (is_shown, child);
  return window;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *index)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) &&
      (*index)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, index);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
pane_test_find (GtkWidget *root,
                GType      type,
                guint      index)
{
  return find (root, type, &index);
}

static void
signal_came_cb (guint *count)
{
  (*count)++;
}

guint *
pane_test_count_signal (gpointer    object,
                        const char *signal)
{
  guint *count = g_new0 (guint, 1);

  g_signal_connect_swapped (object, signal, G_CALLBACK (signal_came_cb), count);
  return count;
}

/* ---- sites ---- */

static gboolean
answer_blog (BylineTestConnection    *connection,
             const BylineTestRequest *request,
             gpointer                 data)
{
  const char *host = byline_test_request_get_header (request, "host");
  g_autofree char *home = g_strdup_printf ("http://%s", host);
  g_autofree char *body = NULL;

  if (strstr (request->path, "/wp/v2/") != NULL)
    {
      byline_test_answer (connection, 200,
                          "Content-Type: application/json\r\nX-WP-Total: 0\r\n"
                          "X-WP-TotalPages: 0\r\n", "[]", -1);
    }
  else if (strstr (request->path, "wp-json") != NULL)
    {
      body = g_strdup_printf ("{\"name\":\"The <i>Small</i> Blog\",\"description\":\"Notes\","
                              "\"url\":\"%s\",\"home\":\"%s\",\"gmt_offset\":0,"
                              "\"namespaces\":[\"oembed/1.0\",\"wp/v2\"],"
                              "\"authentication\":[],\"routes\":{}}", home, home);
      byline_test_answer (connection, 200, "Content-Type: application/json\r\n", body, -1);
    }
  else
    {
      body = g_strdup_printf ("<!doctype html><html><head><title>Blog</title>"
                              "<link rel=\"https://api.w.org/\" href=\"%s/wp-json/\">"
                              "</head><body></body></html>", home);
      byline_test_answer (connection, 200, "Content-Type: text/html\r\n", body, -1);
    }
  return FALSE;
}

static gboolean
answer_closed (BylineTestConnection    *connection,
               const BylineTestRequest *request,
               gpointer                 data)
{
  if (strstr (request->path, "wp-json") == NULL)
    return answer_blog (connection, request, data);

  byline_test_answer (connection, 401, "Content-Type: application/json\r\n",
                      "{\"code\":\"rest_not_logged_in\",\"message\":\"Sign in first.\","
                      "\"data\":{\"status\":401}}", -1);
  return FALSE;
}

static gboolean
answer_other (BylineTestConnection    *connection,
              const BylineTestRequest *request,
              gpointer                 data)
{
  gboolean is_front = g_str_equal (request->path, "/");

  byline_test_answer (connection, is_front ? 200 : 404, "Content-Type: text/html\r\n",
                      "<!doctype html><title>A shop</title><p>Nothing to read here.</p>", -1);
  return FALSE;
}

BylineTestServer *
pane_test_blog (void)
{
  return byline_test_server_new (answer_blog, NULL);
}

BylineTestServer *
pane_test_closed_blog (void)
{
  return byline_test_server_new (answer_closed, NULL);
}

BylineTestServer *
pane_test_other_site (void)
{
  return byline_test_server_new (answer_other, NULL);
}
