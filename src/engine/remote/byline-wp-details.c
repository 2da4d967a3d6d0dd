/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What makes a page of articles nicer and what a site may hide: the names of
 * authors and tags, and pictures. Each is one request, by id, as many as one
 * page of the interface holds; whatever goes wrong, there is just less to
 * show. */

#include "byline-wp-details.h"

#include <json-glib/json-glib.h>

#include "byline-text.h"
#include "byline-uri.h"
#include "byline-wp-answer.h"
#include "byline-wp-decode.h"

#define LIST_PICTURE_WIDTH 300
#define MAX_IDS 100

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *ids,
        gint64      id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static char *
dup_list (GHashTable *ids)
{
  g_autoptr(GString) list = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, ids);
  while (n < MAX_IDS && g_hash_table_iter_next (&iter, &key, NULL))
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, n++ > 0 ? "," : "", *(gint64 *) key);

  return g_strdup (list->str);
}

static char *
dup_address (BylineSite *site,
             const char *route,
             GHashTable *ids,
             const char *fields)
{
  g_autofree char *list = dup_list (ids);
  g_autofree char *plain = byline_site_route (site, route);
  g_autofree char *chosen = byline_uri_add_query (plain, "include", list);
  g_autofree char *sized = byline_uri_add_query (chosen, "per_page", G_STRINGIFY (MAX_IDS));

  return byline_uri_add_query (sized, "_fields", fields);
}

static JsonNode *
get_list (BylineHttp    *http,
          const char    *uri,
          GCancellable  *cancellable,
          GError       **error)
{
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.accept = "application/json";
  request.max_bytes = BYLINE_HTTP_MAX_JSON_BYTES;

  g_autoptr(BylineHttpResponse) response =
    byline_http_send (http, &request, NULL, cancellable, error);
  return response != NULL ? byline_wp_answer_read (response, BYLINE_WP_LIST, error) : NULL;
}

static JsonNode *
get_details (BylineHttp   *http,
             BylineSite   *site,
             const char   *route,
             GHashTable   *ids,
             const char   *fields,
             GCancellable *cancellable)
{
  if (g_hash_table_size (ids) == 0)
    return NULL;

  g_autofree char *uri = dup_address (site, route, ids, fields);
  g_autoptr(GError) error = NULL;
  JsonNode *root = get_list (http, uri, cancellable, &error);

  if (root == NULL)
    g_debug ("%s left out: %s", route, error->message);
  return root;
}

static void
take_list (GPtrArray **list,
           GPtrArray  *better)
{
  if (better == NULL)
    return;

  g_ptr_array_unref (*list);
  *list = better;
}

static void
name_authors (BylineArticlePage *page)
{
  for (guint i = 0; i < page->articles->len; i++)
    for (guint j = 0; j < page->authors->len; j++)
      {
        BylineArticle *article = page->articles->pdata[i];
        const BylineAuthor *author = page->authors->pdata[j];

        if (article->author_id == author->remote_id)
          byline_set_str (&article->author_name, author->name);
      }
}

/**
 * byline_wp_details_add_authors:
 * @page: a page that is not yet shared
 * @http: the door
 * @site: whose interface
 * @cancellable: (nullable): ends it
 *
 * `GET wp/v2/users`; fills `authors` and each article's `author_name`.
 *
 * Thread: blocks the calling one.
 */
void
byline_wp_details_add_authors (BylineArticlePage *page,
                               BylineHttp        *http,
                               BylineSite        *site,
                               GCancellable      *cancellable)
{
  g_autoptr(GHashTable) ids = id_set_new ();
  for (guint i = 0; i < page->articles->len; i++)
    add_id (ids, ((BylineArticle *) page->articles->pdata[i])->author_id);

  g_autoptr(JsonNode) root =
    get_details (http, site, "wp/v2/users", ids, "id,name", cancellable);
  if (root == NULL)
    return;

  take_list (&page->authors, byline_wp_decode_authors (root, NULL));
  name_authors (page);
}

/**
 * byline_wp_details_add_tags:
 * @page: a page that is not yet shared
 * @http: the door
 * @site: whose interface
 * @cancellable: (nullable): ends it
 *
 * `GET wp/v2/tags`; fills `terms` with the tags met.
 *
 * Thread: blocks the calling one.
 */
void
byline_wp_details_add_tags (BylineArticlePage *page,
                            BylineHttp        *http,
                            BylineSite        *site,
                            GCancellable      *cancellable)
{
  g_autoptr(GHashTable) ids = id_set_new ();
  for (guint i = 0; i < page->articles->len; i++)
    {
      const GArray *tags = ((BylineArticle *) page->articles->pdata[i])->tags;

      for (guint j = 0; j < tags->len; j++)
        add_id (ids, g_array_index (tags, gint64, j));
    }

  g_autoptr(JsonNode) root =
    get_details (http, site, "wp/v2/tags", ids, "id,name,slug,count", cancellable);
  if (root != NULL)
    take_list (&page->terms, byline_wp_decode_terms (root, BYLINE_TERM_TAG, NULL));
}

/**
 * byline_wp_details_add_pictures:
 * @page: a page that is not yet shared
 * @http: the door
 * @site: whose interface
 * @cancellable: (nullable): ends it
 *
 * `GET wp/v2/media`; fills each article's `picture_uri`, some 300 pixels wide.
 *
 * Thread: blocks the calling one.
 */
void
byline_wp_details_add_pictures (BylineArticlePage *page,
                                BylineHttp        *http,
                                BylineSite        *site,
                                GCancellable      *cancellable)
{
  g_autoptr(GHashTable) ids = id_set_new ();
  for (guint i = 0; i < page->articles->len; i++)
    add_id (ids, ((BylineArticle *) page->articles->pdata[i])->picture_id);

  g_autoptr(JsonNode) root =
    get_details (http, site, "wp/v2/media", ids, "id,source_url,media_details", cancellable);
  g_autoptr(GHashTable) pictures =
    root != NULL ? byline_wp_decode_pictures (root, LIST_PICTURE_WIDTH, NULL) : NULL;
  for (guint i = 0; pictures != NULL && i < page->articles->len; i++)
    {
      BylineArticle *article = page->articles->pdata[i];

      byline_set_str (&article->picture_uri,
                      g_hash_table_lookup (pictures, &article->picture_id));
    }
}
