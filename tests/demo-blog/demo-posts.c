/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The posts collection: which articles a query wants, in which order, and
 * the refusals WordPress has for wrong parameters. */

#include "demo-posts.h"

#include "demo-fields.h"
#include "demo-json.h"
#include "demo-rest.h"
#include "demo-text.h"

#include <string.h>

/* What the query string asks for; zero and NULL are no condition. */
typedef struct
{
  gint64      after;
  gint64      before;
  gint64      modified_after;
  gint64      modified_before;
  GArray     *categories;
  GArray     *categories_exclude;
  GArray     *tags;
  GArray     *authors;
  GArray     *include;
  GArray     *exclude;
  GStrv       words;
  GStrv       slugs;
  const char *sticky;
  const char *orderby;
  gboolean    is_ascending;
} Query;

static void
query_clear (Query *self)
{
  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->categories_exclude, g_array_unref);
  g_clear_pointer (&self->tags, g_array_unref);
  g_clear_pointer (&self->authors, g_array_unref);
  g_clear_pointer (&self->include, g_array_unref);
  g_clear_pointer (&self->exclude, g_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->slugs, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static gboolean
read_time (DemoRequest *request,
           const char  *name,
           gint64      *time)
{
  if (demo_request_get_time (request, name, time))
    return TRUE;
  demo_rest_param_error (request, name, "rest_invalid_date", "Invalid date.");

  return FALSE;
}

static gboolean
read_order (DemoRequest *request,
            Query       *query)
{
  static const char *const known[] = {
    "author", "date", "id", "include", "modified", "parent", "relevance", "slug",
    "include_slugs", "title", NULL,
  };
  const char *order = demo_request_get (request, "order");

  query->orderby = demo_request_get (request, "orderby");
  query->is_ascending = g_strcmp0 (order, "asc") == 0;
  if (order != NULL && !query->is_ascending && strcmp (order, "desc") != 0) {
    demo_rest_param_error (request, "order", "rest_not_in_enum",
                           "order is not one of asc and desc.");
    return FALSE;
  }
  if (query->orderby != NULL && !g_strv_contains (known, query->orderby)) {
    demo_rest_param_error (request, "orderby", "rest_not_in_enum",
                           "orderby is not one of the known ones.");
    return FALSE;
  }
  if (g_strcmp0 (query->orderby, "relevance") == 0 && query->words == NULL) {
    demo_rest_error (request, 400, "rest_no_search_term_defined",
                     "You need to define a search term to order by relevance.");
    return FALSE;
  }

  return TRUE;
}

static gboolean
read_query (DemoRequest *request,
            Query       *query)
{
  const char *search = demo_request_get (request, "search");
  const char *slug = demo_request_get (request, "slug");
  const char *status = demo_request_get (request, "status");

  if (status != NULL && strcmp (status, "publish") != 0) {
    demo_rest_param_error (request, "status", "rest_forbidden_status", "Status is forbidden.");
    return FALSE;
  }
  if (search != NULL && *search != '\0') {
    g_autofree char *valid = g_utf8_make_valid (search, -1);
    g_autofree char *folded = g_utf8_casefold (valid, -1);

    query->words = g_strsplit (folded, " ", -1);
  }
  if (slug != NULL)
    query->slugs = g_strsplit (slug, ",", -1);
  query->categories = demo_request_dup_ids (request, "categories");
  query->categories_exclude = demo_request_dup_ids (request, "categories_exclude");
  query->tags = demo_request_dup_ids (request, "tags");
  query->authors = demo_request_dup_ids (request, "author");
  query->include = demo_request_dup_ids (request, "include");
  query->exclude = demo_request_dup_ids (request, "exclude");
  query->sticky = demo_request_get (request, "sticky");

  return read_time (request, "after", &query->after)
         && read_time (request, "before", &query->before)
         && read_time (request, "modified_after", &query->modified_after)
         && read_time (request, "modified_before", &query->modified_before)
         && read_order (request, query);
}

static gboolean
has_any_term (GPtrArray *terms,
              GArray    *ids)
{
  for (guint i = 0; i < terms->len; i++)
    if (demo_ids_hold (ids, ((DemoTerm *) g_ptr_array_index (terms, i))->id))
      return TRUE;

  return FALSE;
}

static gboolean
has_words (const DemoPost *post,
           GStrv           words)
{
  g_autofree char *body = demo_post_dup_body (post);
  g_autofree char *plain = demo_text_strip_tags (body);
  g_autofree char *all = g_strconcat (post->title, "\n", post->password == NULL ? plain : "", NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
has_time (const DemoPost *post,
          const Query    *query)
{
  return (query->after == 0 || post->published_at > query->after)
         && (query->before == 0 || post->published_at < query->before)
         && (query->modified_after == 0 || post->modified_at > query->modified_after)
         && (query->modified_before == 0 || post->modified_at < query->modified_before);
}

static gboolean
has_slug (const DemoPost *post,
          GStrv           slugs)
{
  return g_strv_contains ((const char *const *) slugs, post->slug);
}

static gboolean
matches (const DemoPost *post,
         const Query    *query)
{
  return has_time (post, query)
         && (query->categories == NULL || has_any_term (post->categories, query->categories))
         && (query->categories_exclude == NULL
             || !has_any_term (post->categories, query->categories_exclude))
         && (query->tags == NULL || has_any_term (post->tags, query->tags))
         && (query->authors == NULL || demo_ids_hold (query->authors, post->author->id))
         && (query->include == NULL || demo_ids_hold (query->include, post->id))
         && (query->exclude == NULL || !demo_ids_hold (query->exclude, post->id))
         && (query->slugs == NULL || has_slug (post, query->slugs))
         && (query->sticky == NULL || g_str_equal (query->sticky, "true") == post->is_sticky)
         && (query->words == NULL || has_words (post, query->words));
}

static int
index_in (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return (int) i;

  return -1;
}

static int
compare_values (gint64 a,
                gint64 b)
{
  return a < b ? -1 : a > b ? 1 : 0;
}

/* Ascending; the default order is the one the posts already have. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const DemoPost *first = *(DemoPost *const *) a;
  const DemoPost *second = *(DemoPost *const *) b;
  const Query *query = data;
  int order = 0;

  if (g_strcmp0 (query->orderby, "title") == 0)
    order = g_utf8_collate (first->title, second->title);
  else if (g_strcmp0 (query->orderby, "slug") == 0)
    order = strcmp (first->slug, second->slug);
  else if (g_strcmp0 (query->orderby, "id") == 0)
    order = compare_values (first->id, second->id);
  else if (g_strcmp0 (query->orderby, "author") == 0)
    order = compare_values (first->author->id, second->author->id);
  else if (g_strcmp0 (query->orderby, "modified") == 0)
    order = compare_values (first->modified_at, second->modified_at);
  else if (g_strcmp0 (query->orderby, "include") == 0 && query->include != NULL)
    return compare_values (index_in (query->include, first->id),
                           index_in (query->include, second->id));
  else
    order = compare_values (first->published_at, second->published_at);
  if (order == 0)
    order = compare_values (first->id, second->id);

  return query->is_ascending ? order : -order;
}

static GPtrArray *
select_posts (DemoBlog    *blog,
              const Query *query)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < blog->posts->len; i++) {
    DemoPost *post = g_ptr_array_index (blog->posts, i);

    if (matches (post, query))
      g_ptr_array_add (found, post);
  }
  if (query->orderby != NULL || query->is_ascending)
    g_ptr_array_sort_with_data (found, compare, (gpointer) query);

  return found;
}

static gboolean
wants_content (DemoRequest *request)
{
  const char *fields = demo_request_get (request, "_fields");

  return fields == NULL || strstr (fields, "content") != NULL;
}

static JsonObject *
make_post (DemoRequest *request,
           DemoPost    *post)
{
  const char *embed = demo_request_get (request, "_embed");
  JsonObject *object = demo_json_post (request->blog, post, demo_request_get (request, "password"),
                                       wants_content (request));

  if (embed != NULL)
    demo_json_embed (request->blog, object, post, embed);

  return object;
}

void
demo_posts_list (DemoRequest *request)
{
  g_auto(Query) query = { 0 };
  g_autoptr(GPtrArray) found = NULL;
  guint per_page = 0, page = 0;
  gint64 start = 0;
  JsonArray *list = NULL;

  if (!demo_rest_read_page (request, &per_page, &page) || !read_query (request, &query))
    return;
  found = select_posts (request->blog, &query);
  start = MAX (0, demo_request_get_int (request, "offset", (gint64) (page - 1) * per_page));
  if (page > 1 && start >= found->len && demo_request_get (request, "offset") == NULL) {
    demo_rest_error (request, 400, "rest_post_invalid_page_number",
                     "The page number requested is larger than the number of pages available.");
    return;
  }
  list = json_array_new ();
  for (gint64 i = start; i < found->len && i < start + per_page; i++)
    json_array_add_object_element (list, make_post (request, g_ptr_array_index (found, i)));
  demo_rest_send_list (request, "posts", list, found->len, per_page, page);
}

void
demo_posts_show (DemoRequest *request,
                 gint64       id)
{
  DemoPost *post = demo_blog_find_post (request->blog, id);
  const char *password = demo_request_get (request, "password");
  g_autofree char *link = NULL;

  if (post == NULL) {
    demo_rest_error (request, 404, "rest_post_invalid_id", "Invalid post ID.");
    return;
  }
  if (post->password != NULL && password != NULL && strcmp (password, post->password) != 0) {
    demo_rest_error (request, 403, "rest_post_incorrect_password", "Incorrect post password.");
    return;
  }
  link = demo_blog_dup_link (request->blog, post);
  demo_request_link (request, "<%s>; rel=\"alternate\"; type=text/html", link);
  demo_rest_send (request, 200, make_post (request, post));
}
