/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Speaks to a site's programs' interface as a guest: articles, their authors
 * and pictures, terms, comments, and posting one. Every answer is checked
 * and decoded here; nothing is stored. What a site may hide is asked for
 * apart, in byline-wp-details. */

#include "byline-wp-client.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "byline-json.h"
#include "byline-remote-error.h"
#include "byline-time.h"
#include "byline-wp-answer.h"
#include "byline-wp-decode.h"
#include "byline-wp-details.h"
#include "byline-wp-verdict.h"

#define ACCEPT_JSON "application/json"
#define POST_DEADLINE_MS 60000
#define MAX_PER_PAGE 100
#define MAX_COMMENT_PAGES 200
#define MAX_CATEGORY_PAGES 50
#define NEWEST_COMMENTS 50

#define POST_FIELDS_LIST \
  "id,date_gmt,modified_gmt,link,slug,title,excerpt,author,featured_media," \
  "comment_status,sticky,categories,tags"
#define POST_FIELDS_PROTECTED POST_FIELDS_LIST ",content.protected"
#define POST_FIELDS_FULL POST_FIELDS_LIST ",content"
#define COMMENT_FIELDS \
  "id,post,parent,author,author_name,author_url,date_gmt,content,link,type,status"

static BylineHttpResponse *
get_route (BylineHttp    *http,
           BylineSite    *site,
           const char    *route,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *uri = byline_site_route (site, route);
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.accept = ACCEPT_JSON;
  request.max_bytes = BYLINE_HTTP_MAX_JSON_BYTES;

  return byline_http_send (http, &request, NULL, cancellable, error);
}

static JsonNode *
get_json (BylineHttp       *http,
          BylineSite       *site,
          const char       *route,
          BylineWpSubject   subject,
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr(BylineHttpResponse) response = get_route (http, site, route, cancellable, error);

  return response != NULL ? byline_wp_answer_read (response, subject, error) : NULL;
}

static void
append_parameter (GString    *route,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, ",:", FALSE);

  g_string_append_printf (route, "%c%s=%s",
                          strchr (route->str, '?') != NULL ? '&' : '?', name, escaped);
}

static void
append_number (GString    *route,
               const char *name,
               gint64      number)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  append_parameter (route, name, value);
}

static void
append_time (GString    *route,
             const char *name,
             gint64      seconds)
{
  g_autofree char *value = seconds != 0 ? byline_time_to_gmt (seconds) : NULL;

  if (value != NULL)
    append_parameter (route, name, value);
}

static char *
articles_route (const BylineArticleQuery *query,
                const char               *fields)
{
  GString *route = g_string_new ("wp/v2/posts");

  append_number (route, "per_page", CLAMP (query->per_page, 1, MAX_PER_PAGE));
  append_number (route, "page", MAX (query->page, 1));
  append_time (route, "before", query->before);
  append_time (route, "modified_after", query->modified_after);
  if (query->category != 0)
    append_number (route, "categories", query->category);
  if (query->post != 0)
    append_number (route, "include", query->post);
  if (query->slug != NULL)
    append_parameter (route, "slug", query->slug);
  append_parameter (route, "_fields", fields);

  return g_string_free (route, FALSE);
}

static BylineArticlePage *
article_page_new (GPtrArray *articles)
{
  BylineArticlePage *page = g_new0 (BylineArticlePage, 1);

  page->articles = articles != NULL
    ? articles : g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  page->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  page->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_unref);
  page->total = -1;

  return page;
}

/**
 * byline_article_page_free:
 * @self: (transfer full): a page
 */
void
byline_article_page_free (BylineArticlePage *self)
{
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->authors);
  g_free (self);
}

static gboolean
is_beyond_last_page (const BylineHttpResponse *response)
{
  if (response->status != 400)
    return FALSE;

  g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);
  return byline_wp_problem_is (problem, "rest_post_invalid_page_number");
}

static BylineArticlePage *
read_article_page (const BylineHttpResponse  *response,
                   const BylineArticleQuery  *query,
                   GError                   **error)
{
  if (is_beyond_last_page (response))
    return article_page_new (NULL);

  g_autoptr(JsonNode) root = byline_wp_answer_read (response, BYLINE_WP_LIST, error);
  GPtrArray *articles = root != NULL ? byline_wp_decode_articles (root, error) : NULL;
  if (articles == NULL)
    return NULL;

  BylineArticlePage *page = article_page_new (articles);
  page->total = response->total;
  page->has_more = response->total_pages >= 0
    ? query->page < response->total_pages
    : articles->len >= query->per_page && query->post == 0 && query->slug == NULL;
  return page;
}

/* A page with everything in it can be too large; then without the texts. */
static BylineHttpResponse *
get_articles (BylineHttp                *http,
              BylineSite                *site,
              const BylineArticleQuery  *query,
              GCancellable              *cancellable,
              GError                   **error)
{
  g_autofree char *full = articles_route (query, POST_FIELDS_FULL);
  g_autoptr(GError) local_error = NULL;
  BylineHttpResponse *response = get_route (http, site, full, cancellable, &local_error);

  if (g_error_matches (local_error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TOO_LARGE))
    {
      g_autofree char *list = articles_route (query, POST_FIELDS_PROTECTED);

      return get_route (http, site, list, cancellable, error);
    }

  if (response == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return response;
}

/**
 * byline_wp_client_fetch_articles:
 * @http: the door
 * @site: whose interface
 * @query: which articles; page beyond the last is an empty page
 * @cancellable: (nullable): ends it
 * @error: %BYLINE_REMOTE_ERROR: MEMBERS_ONLY, NOT_JSON, MALFORMED,
 *   RATE_LIMITED, SERVER, and those of byline_http_send()
 *
 * `GET wp/v2/posts` with texts, then users, tags and media by id: up to four
 * requests. Only the first can fail the call. Articles come without a
 * `content_html` when the page with them is over 8 MiB. Each carries its
 * author's name and a picture some 300 pixels wide, as far as known.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): one page
 */
BylineArticlePage *
byline_wp_client_fetch_articles (BylineHttp                *http,
                                 BylineSite                *site,
                                 const BylineArticleQuery  *query,
                                 GCancellable              *cancellable,
                                 GError                   **error)
{
  g_autoptr(BylineHttpResponse) response =
    get_articles (http, site, query, cancellable, error);
  g_autoptr(BylineArticlePage) page =
    response != NULL ? read_article_page (response, query, error) : NULL;
  if (page == NULL)
    return NULL;

  byline_wp_details_add_authors (page, http, site, cancellable);
  byline_wp_details_add_tags (page, http, site, cancellable);
  byline_wp_details_add_pictures (page, http, site, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&page);
}

/**
 * byline_wp_client_fetch_article:
 * @http: the door
 * @site: whose interface
 * @post: the site's id of an article
 * @cancellable: (nullable): ends it
 * @error: %BYLINE_REMOTE_ERROR_GONE when the site says that there is no such
 *   article for readers any more; else as for a list
 *
 * `GET wp/v2/posts/ID`, then its author and picture.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): the article with its text
 */
BylineArticle *
byline_wp_client_fetch_article (BylineHttp    *http,
                                BylineSite    *site,
                                gint64         post,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autofree char *route =
    g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "?_fields=" POST_FIELDS_FULL, post);
  g_autoptr(JsonNode) root =
    get_json (http, site, route, BYLINE_WP_ONE, cancellable, error);
  JsonObject *object = root != NULL ? byline_json_root_object (root, error) : NULL;
  BylineArticle *article = object != NULL ? byline_wp_decode_article (object, error) : NULL;
  if (article == NULL)
    return NULL;

  g_autoptr(BylineArticlePage) page = article_page_new (NULL);
  g_ptr_array_add (page->articles, article);
  byline_wp_details_add_authors (page, http, site, cancellable);
  byline_wp_details_add_pictures (page, http, site, cancellable);

  return byline_article_ref (article);
}

static void
append_list (GPtrArray *all,
             GPtrArray *more)
{
  g_ptr_array_extend_and_steal (all, more);
}

/**
 * byline_wp_client_fetch_categories:
 * @http: the door
 * @site: whose interface
 * @cancellable: (nullable): ends it
 * @error: as for articles
 *
 * `GET wp/v2/categories`, 100 at a time, at most 5000; only those that have
 * articles.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable) (element-type BylineTerm): by name
 */
GPtrArray *
byline_wp_client_fetch_categories (BylineHttp    *http,
                                   BylineSite    *site,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);

  for (guint page = 1; page <= MAX_CATEGORY_PAGES; page++)
    {
      g_autofree char *route =
        g_strdup_printf ("wp/v2/categories?per_page=%d&page=%u&hide_empty=true"
                         "&_fields=id,name,parent,count,slug", MAX_PER_PAGE, page);
      g_autoptr(JsonNode) root =
        get_json (http, site, route, BYLINE_WP_LIST, cancellable, error);
      GPtrArray *terms =
        root != NULL ? byline_wp_decode_terms (root, BYLINE_TERM_CATEGORY, error) : NULL;
      if (terms == NULL)
        return NULL;

      gboolean is_last = terms->len < MAX_PER_PAGE;
      append_list (all, terms);
      if (is_last)
        break;
    }

  return g_steal_pointer (&all);
}

/* Comments that come while the pages are read push others onto the next
 * page; what was seen is not taken twice. */
static void
append_unseen (GPtrArray  *all,
               GHashTable *seen,
               GPtrArray  *comments)
{
  for (guint i = 0; i < comments->len; i++)
    {
      BylineComment *comment = comments->pdata[i];

      if (g_hash_table_add (seen, g_memdup2 (&comment->remote_id, sizeof (gint64))))
        g_ptr_array_add (all, byline_comment_ref (comment));
    }
}

/* Adds one page; sets @has_more. */
static gboolean
fetch_comment_page (BylineHttp    *http,
                    BylineSite    *site,
                    const char    *route,
                    guint          page,
                    GPtrArray     *all,
                    GHashTable    *seen,
                    gboolean      *has_more,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(BylineHttpResponse) response = get_route (http, site, route, cancellable, error);
  g_autoptr(JsonNode) root =
    response != NULL ? byline_wp_answer_read (response, BYLINE_WP_LIST, error) : NULL;
  JsonArray *array = root != NULL ? byline_json_root_array (root, error) : NULL;
  if (array == NULL)
    return FALSE;

  guint n = json_array_get_length (array);
  g_autoptr(GPtrArray) comments = byline_wp_decode_comments (root, error);
  if (comments == NULL)
    return FALSE;

  append_unseen (all, seen, comments);
  *has_more = n > 0 && (response->total_pages >= 0 ? page < response->total_pages
                                                   : n >= MAX_PER_PAGE);
  return TRUE;
}

/**
 * byline_wp_client_fetch_comments:
 * @http: the door
 * @site: whose interface
 * @post: the site's id of an article
 * @cancellable: (nullable): ends it
 * @error: as for articles; MEMBERS_ONLY also for an article with a password
 *
 * `GET wp/v2/comments?post=ID`, oldest first, 100 at a time until the last,
 * at most 20 000. All or nothing: a page that fails fails the call.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable) (element-type BylineComment): flat,
 *   each id once; a parent may be missing
 */
GPtrArray *
byline_wp_client_fetch_comments (BylineHttp    *http,
                                 BylineSite    *site,
                                 gint64         post,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_autoptr(GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_comment_unref);
  g_autoptr(GHashTable) seen =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean has_more = TRUE;

  for (guint page = 1; has_more && page <= MAX_COMMENT_PAGES; page++)
    {
      g_autofree char *route =
        g_strdup_printf ("wp/v2/comments?post=%" G_GINT64_FORMAT "&per_page=%d&page=%u"
                         "&order=asc&orderby=date_gmt&_fields=" COMMENT_FIELDS,
                         post, MAX_PER_PAGE, page);

      if (!fetch_comment_page (http, site, route, page, all, seen, &has_more,
                               cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&all);
}

/**
 * byline_wp_client_fetch_newest_comments:
 * @http: the door
 * @site: whose interface
 * @total: (out) (optional): how many the site has, -1 unknown
 * @cancellable: (nullable): ends it
 * @error: as for articles
 *
 * The cheapest look at what is new in all conversations of a site: one
 * request for the newest 50.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable) (element-type BylineComment): newest
 *   first
 */
GPtrArray *
byline_wp_client_fetch_newest_comments (BylineHttp    *http,
                                        BylineSite    *site,
                                        gint64        *total,
                                        GCancellable  *cancellable,
                                        GError       **error)
{
  g_autofree char *route =
    g_strdup_printf ("wp/v2/comments?per_page=%d&order=desc&orderby=date_gmt"
                     "&_fields=" COMMENT_FIELDS, NEWEST_COMMENTS);
  g_autoptr(BylineHttpResponse) response = get_route (http, site, route, cancellable, error);
  g_autoptr(JsonNode) root =
    response != NULL ? byline_wp_answer_read (response, BYLINE_WP_LIST, error) : NULL;

  if (total != NULL)
    *total = response != NULL ? response->total : -1;
  return root != NULL ? byline_wp_decode_comments (root, error) : NULL;
}

/**
 * byline_wp_client_fetch_comment:
 * @http: the door
 * @site: whose interface
 * @comment: the site's id of a comment
 * @cancellable: (nullable): ends it
 * @error: %BYLINE_REMOTE_ERROR_GONE when the site says that it shows no such
 *   comment to guests: held, spam, deleted or never there
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): the comment as shown
 */
BylineComment *
byline_wp_client_fetch_comment (BylineHttp    *http,
                                BylineSite    *site,
                                gint64         comment,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autofree char *route =
    g_strdup_printf ("wp/v2/comments/%" G_GINT64_FORMAT "?_fields=" COMMENT_FIELDS, comment);
  g_autoptr(JsonNode) root =
    get_json (http, site, route, BYLINE_WP_ONE, cancellable, error);
  JsonObject *object = root != NULL ? byline_json_root_object (root, error) : NULL;

  return object != NULL ? byline_wp_decode_comment (object, error) : NULL;
}

static void
add_field (JsonBuilder       *builder,
           const char        *name,
           const BylineDraft *draft,
           BylineDraftField   field)
{
  g_autofree char *valid = g_utf8_make_valid (byline_draft_get_field (draft, field), -1);

  g_strstrip (valid);
  if (*valid == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

/* No date, status or author: those are the site's, and it would take some of
 * them from a guest. */
static GBytes *
build_comment (gint64             post,
               const BylineDraft *draft)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *content = byline_draft_dup_content (draft);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "post");
  json_builder_add_int_value (builder, post);
  json_builder_set_member_name (builder, "parent");
  json_builder_add_int_value (builder, draft->parent);
  json_builder_set_member_name (builder, "content");
  json_builder_add_string_value (builder, content);
  add_field (builder, "author_name", draft, BYLINE_DRAFT_NAME);
  add_field (builder, "author_email", draft, BYLINE_DRAFT_EMAIL);
  add_field (builder, "author_url", draft, BYLINE_DRAFT_WEBSITE);
  json_builder_end_object (builder);

  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * byline_wp_client_post_comment:
 * @http: the door
 * @site: whose interface
 * @post: the site's id of an article
 * @draft: (not nullable): what to send; already checked
 * @cancellable: (nullable): ends it
 * @error: set when nothing can have reached the site, so that it may be sent
 *   again later: those of byline_http_send(), and
 *   %BYLINE_REMOTE_ERROR_RATE_LIMITED (see byline_wp_verdict_rest());
 *   %G_IO_ERROR_CANCELLED only before anything was written
 *
 * `POST wp/v2/comments` as a guest. Follows no redirect. A connection lost
 * after the request's head has left is the outcome UNKNOWN, not an error.
 * SIGN_IN with `login_required` means that the site's own form should be
 * tried.
 *
 * Thread: blocks the calling one, at most a minute.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BylineOutcome *
byline_wp_client_post_comment (BylineHttp         *http,
                               BylineSite         *site,
                               gint64              post,
                               const BylineDraft  *draft,
                               GCancellable       *cancellable,
                               GError            **error)
{
  g_autofree char *uri = byline_site_route (site, "wp/v2/comments");
  g_autoptr(GBytes) body = build_comment (post, draft);
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.method = BYLINE_HTTP_POST;
  request.uri = uri;
  request.accept = ACCEPT_JSON;
  request.content_type = "application/json";
  request.body = body;
  request.max_bytes = BYLINE_HTTP_MAX_JSON_BYTES;
  request.deadline_ms = POST_DEADLINE_MS;

  gboolean was_written = FALSE;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(BylineHttpResponse) response =
    byline_http_send (http, &request, &was_written, cancellable, &local_error);
  if (response != NULL)
    return byline_wp_verdict_rest (response, draft, error);
  if (was_written)
    return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
