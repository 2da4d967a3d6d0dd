/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The API's front door: which route a request means, the shape of answers,
 * lists and errors, and the headers that go with them. What is in a post or
 * a comment is decided in demo-posts, demo-comments and demo-writing. */

#include "demo-rest.h"

#include "demo-comments.h"
#include "demo-content.h"
#include "demo-fields.h"
#include "demo-json.h"
#include "demo-posts.h"
#include "demo-writing.h"

#include <string.h>

#define JSON_TYPE "application/json; charset=UTF-8"

static gboolean
has_link (DemoRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);

  return soup_message_headers_get_list (headers, "Link") != NULL;
}

/* An answer with paging or a single post has its own Link instead of this. */
static void
finish (DemoRequest *request,
        guint        status,
        JsonNode    *node)
{
  g_autofree char *text = demo_fields_print (node);

  demo_request_header (request, "X-Robots-Tag", "noindex");
  demo_request_header (request, "X-Content-Type-Options", "nosniff");
  demo_request_header (request, "Vary", "Origin");
  if (!has_link (request) && !request->blog->options->hide_links)
    demo_request_link (request, "<%s>; rel=\"https://api.w.org/\"", request->blog->root);
  demo_request_send (request, status, JSON_TYPE, text);
}

/* Inner `_fields` of a comment select nothing, unlike those of a post. */
static char *
dup_fields (DemoRequest *request,
            const char  *route)
{
  const char *fields = demo_request_get (request, "_fields");
  g_auto(GStrv) parts = NULL;
  g_autoptr(GString) kept = NULL;

  if (fields == NULL || strcmp (route, "comments") != 0)
    return g_strdup (fields);
  parts = g_strsplit (fields, ",", -1);
  kept = g_string_new ("-");
  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_str_has_prefix (g_strstrip (parts[i]), "content."))
      g_string_append_printf (kept, ",%s", parts[i]);

  return g_strdup (kept->str);
}

/**
 * demo_rest_send:
 * @object: (transfer full): the single thing asked for
 */
void
demo_rest_send (DemoRequest *request,
                guint        status,
                JsonObject  *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonNode) kept = NULL;

  json_node_take_object (node, object);
  kept = demo_fields_filter (node, demo_request_get (request, "_fields"));
  demo_request_header (request, "Allow", "GET");
  finish (request, status, kept);
}

/* The same parameters, encoded anew, with another page. */
static char *
dup_page_link (DemoRequest *request,
               const char  *route,
               guint        page)
{
  g_autofree char *path = g_strconcat ("wp/v2/", route, NULL);
  g_autofree char *address = demo_blog_dup_route (request->blog, "%s", path);
  g_autoptr(GString) out = g_string_new (address);
  g_auto(GStrv) pairs = g_strsplit (request->raw_query != NULL ? request->raw_query : "", "&", -1);
  char separator = request->blog->options->plain_permalinks ? '&' : '?';

  for (guint i = 0; pairs[i] != NULL; i++) {
    g_auto(GStrv) pair = g_strsplit (pairs[i], "=", 2);
    g_autofree char *value = NULL;

    if (pair[0] == NULL || pair[1] == NULL || strcmp (pair[0], "page") == 0
        || strcmp (pair[0], "rest_route") == 0)
      continue;
    value = g_uri_unescape_string (g_strdelimit (pair[1], "+", ' '), NULL);
    if (value != NULL) {
      g_autofree char *encoded = g_uri_escape_string (value, NULL, FALSE);

      g_string_append_printf (out, "%c%s=%s", separator, pair[0], encoded);
      separator = '&';
    }
  }
  g_string_append_printf (out, "%cpage=%u", separator, page);

  return g_strdup (out->str);
}

static void
add_page_links (DemoRequest *request,
                const char  *route,
                guint        page,
                guint        n_pages)
{
  g_autoptr(GString) value = g_string_new (NULL);

  if (page > 1) {
    g_autofree char *address = dup_page_link (request, route, MIN (page - 1, n_pages));

    g_string_append_printf (value, "<%s>; rel=\"prev\"", address);
  }
  if (page < n_pages) {
    g_autofree char *address = dup_page_link (request, route, page + 1);

    g_string_append_printf (value, "%s<%s>; rel=\"next\"", value->len > 0 ? ", " : "", address);
  }
  if (value->len > 0)
    demo_request_header (request, "Link", value->str);
}

/**
 * demo_rest_send_list:
 * @list: (transfer full): this page of it
 * @n_all: how many there are on all pages
 */
void
demo_rest_send_list (DemoRequest *request,
                     const char  *route,
                     JsonArray   *list,
                     guint        n_all,
                     guint        per_page,
                     guint        page)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(JsonNode) kept = NULL;
  guint n_pages = (n_all + per_page - 1) / per_page;
  g_autofree char *fields = dup_fields (request, route);
  g_autofree char *total = g_strdup_printf ("%u", n_all);
  g_autofree char *total_pages = g_strdup_printf ("%u", n_pages);

  json_node_take_array (node, list);
  kept = demo_fields_filter (node, fields);
  demo_request_header (request, "X-WP-Total", total);
  demo_request_header (request, "X-WP-TotalPages", total_pages);
  demo_request_header (request, "Allow", "GET");
  add_page_links (request, route, page, n_pages);
  finish (request, 200, kept);
}

static JsonObject *
make_error (guint       status,
            const char *code,
            const char *message,
            JsonObject *data)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (data, "status", status);
  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "message", message);
  json_object_set_object_member (object, "data", data);

  return object;
}

static void
send_error (DemoRequest *request,
            guint        status,
            JsonObject  *error)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, error);
  finish (request, status, node);
}

void
demo_rest_error (DemoRequest *request,
                 guint        status,
                 const char  *code,
                 const char  *message)
{
  send_error (request, status, make_error (status, code, message, json_object_new ()));
}

/* 400 rest_invalid_param, with the parameter named twice as WordPress does. */
void
demo_rest_param_error (DemoRequest *request,
                       const char  *param,
                       const char  *code,
                       const char  *message)
{
  JsonObject *data = json_object_new ();
  JsonObject *params = json_object_new ();
  JsonObject *details = json_object_new ();
  JsonObject *detail = json_object_new ();
  g_autofree char *summary = g_strconcat ("Invalid parameter(s): ", param, NULL);

  json_object_set_string_member (params, param, message);
  json_object_set_string_member (detail, "code", code);
  json_object_set_string_member (detail, "message", message);
  json_object_set_null_member (detail, "data");
  json_object_set_object_member (details, param, detail);
  json_object_set_object_member (data, "params", params);
  json_object_set_object_member (data, "details", details);
  send_error (request, 400, make_error (400, "rest_invalid_param", summary, data));
}

/**
 * demo_rest_read_page:
 * @per_page: (out): 1-100, default 10
 * @page: (out): from 1
 *
 * Returns: %FALSE if the request was refused and answered
 */
gboolean
demo_rest_read_page (DemoRequest *request,
                     guint       *per_page,
                     guint       *page)
{
  gint64 wanted = demo_request_get_int (request, "per_page", 10);
  gint64 number = demo_request_get_int (request, "page", 1);

  if (wanted < 1 || wanted > 100) {
    demo_rest_param_error (request, "per_page", "rest_out_of_bounds",
                           "per_page must be between 1 (inclusive) and 100 (inclusive)");
    return FALSE;
  }
  if (number < 1 || number > G_MAXINT) {
    demo_rest_param_error (request, "page", "rest_out_of_bounds",
                           "page must be greater than or equal to 1");
    return FALSE;
  }
  *per_page = (guint) wanted;
  *page = (guint) number;

  return TRUE;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const DemoTerm *first = *(DemoTerm *const *) a;
  const DemoTerm *second = *(DemoTerm *const *) b;
  const char *orderby = data;

  if (g_strcmp0 (orderby, "count") == 0 && first->count != second->count)
    return first->count < second->count ? -1 : 1;
  if (g_strcmp0 (orderby, "id") == 0)
    return first->id < second->id ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}

static gboolean
term_matches (DemoRequest    *request,
              const DemoTerm *term)
{
  g_autoptr(GArray) include = demo_request_dup_ids (request, "include");
  DemoPost *post = demo_blog_find_post (request->blog, demo_request_get_int (request, "post", 0));
  const char *slug = demo_request_get (request, "slug");

  if (g_strcmp0 (demo_request_get (request, "hide_empty"), "true") == 0 && term->count == 0)
    return FALSE;
  if (demo_request_get (request, "post") != NULL
      && (post == NULL
          || !g_ptr_array_find (term->taxonomy == DEMO_CATEGORY ? post->categories : post->tags,
                                term, NULL)))
    return FALSE;

  return (include == NULL || demo_ids_hold (include, term->id))
         && (slug == NULL || strcmp (slug, term->slug) == 0);
}

static void
list_terms (DemoRequest  *request,
            DemoTaxonomy  taxonomy)
{
  DemoBlog *blog = request->blog;
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  gboolean is_descending = g_strcmp0 (demo_request_get (request, "order"), "desc") == 0;
  guint per_page = 0, page = 0;
  JsonArray *list = NULL;

  if (!demo_rest_read_page (request, &per_page, &page))
    return;
  for (guint i = 0; i < blog->terms->len; i++) {
    DemoTerm *term = g_ptr_array_index (blog->terms, i);

    if (term->taxonomy == taxonomy && term_matches (request, term))
      g_ptr_array_add (found, term);
  }
  g_ptr_array_sort_with_data (found, compare_terms,
                              (gpointer) demo_request_get (request, "orderby"));
  list = json_array_new ();
  for (guint i = (page - 1) * per_page; i < found->len && i < page * per_page; i++) {
    guint at = is_descending ? found->len - 1 - i : i;

    json_array_add_object_element (list, demo_json_term (blog, g_ptr_array_index (found, at)));
  }
  demo_rest_send_list (request, taxonomy == DEMO_CATEGORY ? "categories" : "tags",
                       list, found->len, per_page, page);
}

static void
show_term (DemoRequest  *request,
           DemoTaxonomy  taxonomy,
           gint64        id)
{
  DemoTerm *term = demo_blog_find_term (request->blog, taxonomy, id);

  if (term == NULL)
    demo_rest_error (request, 404, "rest_term_invalid", "Term does not exist.");
  else
    demo_rest_send (request, 200, demo_json_term (request->blog, term));
}

static void
list_users (DemoRequest *request)
{
  g_autoptr(GArray) include = demo_request_dup_ids (request, "include");
  guint per_page = 0, page = 0, n_users = 0;
  const DemoUser *users = demo_content_get_users (&n_users);
  JsonArray *list = NULL;

  if (!demo_rest_read_page (request, &per_page, &page))
    return;
  list = json_array_new ();
  for (guint i = 0; page == 1 && i < n_users; i++)
    if (include == NULL || demo_ids_hold (include, users[i].id))
      json_array_add_object_element (list, demo_json_user (request->blog, &users[i]));
  demo_rest_send_list (request, "users", list, json_array_get_length (list), per_page, page);
}

static void
show_user (DemoRequest *request,
           gint64       id)
{
  guint n_users = 0;
  const DemoUser *users = demo_content_get_users (&n_users);

  for (guint i = 0; i < n_users; i++) {
    if (users[i].id != id)
      continue;
    demo_rest_send (request, 200, demo_json_user (request->blog, &users[i]));
    return;
  }
  demo_rest_error (request, 404, "rest_user_invalid_id", "Invalid user ID.");
}

static void
list_media (DemoRequest *request)
{
  g_autoptr(GArray) include = demo_request_dup_ids (request, "include");
  guint per_page = 0, page = 0, n_pictures = 0, n_found = 0;
  const DemoPicture *pictures = demo_content_get_pictures (&n_pictures);
  JsonArray *list = NULL;

  if (!demo_rest_read_page (request, &per_page, &page))
    return;
  list = json_array_new ();
  for (guint i = 0; i < n_pictures; i++) {
    if (include != NULL && !demo_ids_hold (include, pictures[i].id))
      continue;
    if (n_found / per_page == page - 1)
      json_array_add_object_element (list, demo_json_picture (request->blog, &pictures[i]));
    n_found++;
  }
  demo_rest_send_list (request, "media", list, n_found, per_page, page);
}

static void
show_media (DemoRequest *request,
            gint64       id)
{
  guint n_pictures = 0;
  const DemoPicture *pictures = demo_content_get_pictures (&n_pictures);

  for (guint i = 0; i < n_pictures; i++) {
    if (pictures[i].id != id)
      continue;
    demo_rest_send (request, 200, demo_json_picture (request->blog, &pictures[i]));
    return;
  }
  demo_rest_error (request, 404, "rest_post_invalid_id", "Invalid post ID.");
}

static void
send_no_route (DemoRequest *request)
{
  demo_rest_error (request, 404, "rest_no_route",
                   "No route was found matching the URL and request method.");
}

static gboolean
handle_collection (DemoRequest *request,
                   const char  *name)
{
  if (strcmp (name, "posts") == 0)
    demo_posts_list (request);
  else if (strcmp (name, "comments") == 0)
    demo_comments_list (request);
  else if (strcmp (name, "categories") == 0)
    list_terms (request, DEMO_CATEGORY);
  else if (strcmp (name, "tags") == 0)
    list_terms (request, DEMO_TAG);
  else if (strcmp (name, "users") == 0)
    list_users (request);
  else if (strcmp (name, "media") == 0)
    list_media (request);
  else if (strcmp (name, "pages") == 0)
    demo_rest_send_list (request, "pages", json_array_new (), 0, 10, 1);
  else
    return FALSE;

  return TRUE;
}

static gboolean
handle_item (DemoRequest *request,
             const char  *name,
             gint64       id)
{
  if (strcmp (name, "posts") == 0)
    demo_posts_show (request, id);
  else if (strcmp (name, "comments") == 0)
    demo_comments_show (request, id);
  else if (strcmp (name, "categories") == 0)
    show_term (request, DEMO_CATEGORY, id);
  else if (strcmp (name, "tags") == 0)
    show_term (request, DEMO_TAG, id);
  else if (strcmp (name, "users") == 0)
    show_user (request, id);
  else if (strcmp (name, "media") == 0)
    show_media (request, id);
  else
    return FALSE;

  return TRUE;
}

static void
handle_get (DemoRequest *request,
            const char  *name,
            const char  *item)
{
  char *end = NULL;
  gint64 id = item != NULL ? g_ascii_strtoll (item, &end, 10) : 0;

  if (strcmp (name, "users") == 0 && g_strcmp0 (item, "me") == 0)
    demo_rest_error (request, 401, "rest_not_logged_in", "You are not currently logged in.");
  else if (item == NULL ? !handle_collection (request, name)
                        : *end != '\0' || !handle_item (request, name, id))
    send_no_route (request);
}

/**
 * demo_rest_handle:
 * @route: below the root, with or without slashes at the ends
 *
 * Answers any request of the API.
 */
void
demo_rest_handle (DemoRequest *request,
                  const char  *route)
{
  g_autofree char *trimmed = g_strdup (route);
  g_auto(GStrv) parts = NULL;
  char *start = trimmed;

  while (*start == '/')
    start++;
  while (*start != '\0' && start[strlen (start) - 1] == '/')
    start[strlen (start) - 1] = '\0';
  parts = g_strsplit (start, "/", -1);
  if (request->blog->options->members_only) {
    demo_rest_error (request, 401, "rest_not_logged_in", "You are not currently logged in.");
  } else if (parts[0] == NULL) {
    demo_rest_send (request, 200, demo_json_index (request->blog));
  } else if (g_strv_length (parts) < 3 || g_strv_length (parts) > 4
             || strcmp (parts[0], "wp") != 0 || strcmp (parts[1], "v2") != 0) {
    send_no_route (request);
  } else if (demo_request_is (request, "GET")) {
    handle_get (request, parts[2], parts[3]);
  } else if (demo_request_is (request, "POST") && strcmp (parts[2], "comments") == 0
             && parts[3] == NULL) {
    demo_writing_by_rest (request);
  } else {
    send_no_route (request);
  }
}
