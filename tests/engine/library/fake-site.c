/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A site made of numbers, for the library's tests: article N has the id N, the
 * slug "article-N" and was published N hours after a fixed day. It answers on
 * the server's threads, under one lock. */

#include "fake-site.h"

#include <stdlib.h>
#include <string.h>

#include "byline-time.h"

#define FIRST_DAY G_GINT64_CONSTANT (1700000000)

typedef struct
{
  gint64 id;
  gint64 post;
  gint64 parent;
  gint64 time;
  char  *name;
  char  *text;
} FakeComment;

struct _FakeSite
{
  BylineTestServer *server;
  GMutex            mutex;
  char             *home;
  guint             n_articles;
  guint             n_tied;
  FakeSiteMood      mood;
  GPtrArray        *comments;
};

static void
fake_comment_free (gpointer data)
{
  FakeComment *comment = data;

  g_free (comment->name);
  g_free (comment->text);
  g_free (comment);
}

static char *
get_parameter (const char *path,
               const char *name)
{
  const char *query = strchr (path, '?');
  g_autoptr(GHashTable) parameters =
    query != NULL ? g_uri_parse_params (query + 1, -1, "&", G_URI_PARAMS_WWW_FORM, NULL) : NULL;

  return parameters != NULL ? g_strdup (g_hash_table_lookup (parameters, name)) : NULL;
}

static gint64
get_number (const char *path,
            const char *name,
            gint64      fallback)
{
  g_autofree char *value = get_parameter (path, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : fallback;
}

/* The oldest articles may share a second. */
static gint64
time_of (FakeSite *self,
         guint     id)
{
  return FIRST_DAY + (gint64) MAX (id, self->n_tied) * 3600;
}

static void
append_article (FakeSite *self,
                GString  *json,
                guint     id)
{
  g_autofree char *time = byline_time_to_gmt (time_of (self, id));

  time[strlen (time) - 1] = '\0';
  g_string_append_printf (json,
    "%s{\"id\":%u,\"date_gmt\":\"%s\",\"modified_gmt\":\"%s\",\"slug\":\"article-%u\","
    "\"link\":\"%s/article-%u/\",\"title\":{\"rendered\":\"Article %u\"},"
    "\"content\":{\"rendered\":\"<p>Words of article %u.</p>\",\"protected\":false},"
    "\"excerpt\":{\"rendered\":\"<p>Words</p>\",\"protected\":false},\"author\":1,"
    "\"featured_media\":0,\"comment_status\":\"open\",\"sticky\":false,"
    "\"categories\":[%u],\"tags\":[]}",
    json->len > 1 ? "," : "", id, time, time, id, self->home, id, id, id, id % 2 + 1);
}

static gboolean
is_wanted (FakeSite   *self,
           const char *path,
           guint       id)
{
  g_autofree char *before = get_parameter (path, "before");
  g_autofree char *modified_after = get_parameter (path, "modified_after");
  g_autofree char *slug = get_parameter (path, "slug");
  g_autofree char *own_slug = g_strdup_printf ("article-%u", id);
  gint64 category = get_number (path, "categories", 0);

  return (before == NULL || time_of (self, id) < byline_time_from_gmt (before)) &&
         (modified_after == NULL ||
          time_of (self, id) > byline_time_from_gmt (modified_after)) &&
         (slug == NULL || g_str_equal (slug, own_slug)) &&
         (category == 0 || category == id % 2 + 1);
}

static void
answer_json (BylineTestConnection *connection,
             guint                 status,
             gint64                total,
             gint64                total_pages,
             const char           *json)
{
  g_autofree char *headers =
    g_strdup_printf ("Content-Type: application/json; charset=UTF-8\r\n"
                     "X-WP-Total: %" G_GINT64_FORMAT "\r\n"
                     "X-WP-TotalPages: %" G_GINT64_FORMAT "\r\n", total, total_pages);

  byline_test_answer (connection, status, headers, json, -1);
}

static void
answer_articles (FakeSite             *self,
                 BylineTestConnection *connection,
                 const char           *path)
{
  gint64 per_page = get_number (path, "per_page", 10);
  gint64 first = (get_number (path, "page", 1) - 1) * per_page;
  gint64 n_wanted = 0;
  GString *json = g_string_new ("[");

  for (guint id = self->n_articles; id > 0; id--)
    {
      if (!is_wanted (self, path, id))
        continue;
      if (n_wanted >= first && n_wanted < first + per_page)
        append_article (self, json, id);
      n_wanted++;
    }
  g_string_append_c (json, ']');

  if (first > 0 && first >= n_wanted)
    answer_json (connection, 400, n_wanted, 0,
                 "{\"code\":\"rest_post_invalid_page_number\",\"message\":\"No such page.\","
                 "\"data\":{\"status\":400}}");
  else
    answer_json (connection, 200, n_wanted, (n_wanted + per_page - 1) / per_page, json->str);
  g_string_free (json, TRUE);
}

static void
append_comment (FakeSite    *self,
                GString     *json,
                FakeComment *comment)
{
  g_autofree char *time = byline_time_to_gmt (comment->time);

  time[strlen (time) - 1] = '\0';
  g_string_append_printf (json,
    "%s{\"id\":%" G_GINT64_FORMAT ",\"post\":%" G_GINT64_FORMAT ",\"parent\":%" G_GINT64_FORMAT
    ",\"author\":0,\"author_name\":\"%s\",\"author_url\":\"\",\"date_gmt\":\"%s\","
    "\"content\":{\"rendered\":\"<p>%s</p>\"},\"link\":\"%s/article-%" G_GINT64_FORMAT
    "/#comment-%" G_GINT64_FORMAT "\",\"status\":\"approved\",\"type\":\"comment\"}",
    json->len > 1 ? "," : "", comment->id, comment->post, comment->parent, comment->name,
    time, comment->text, self->home, comment->post, comment->id);
}

static void
answer_comments (FakeSite             *self,
                 BylineTestConnection *connection,
                 const char           *path)
{
  gint64 post = get_number (path, "post", 0);
  gint64 n_found = 0;
  GString *json = g_string_new ("[");

  for (guint i = 0; i < self->comments->len; i++)
    {
      FakeComment *comment = g_ptr_array_index (self->comments, i);

      if (post != 0 && comment->post != post)
        continue;
      append_comment (self, json, comment);
      n_found++;
    }
  g_string_append_c (json, ']');
  answer_json (connection, 200, n_found, n_found > 0, json->str);
  g_string_free (json, TRUE);
}

static void
answer_one_comment (FakeSite             *self,
                    BylineTestConnection *connection,
                    gint64                id)
{
  GString *json = g_string_new (NULL);

  if (id > 0 && id <= self->comments->len && self->mood != FAKE_SITE_FORM_HOLDS)
    {
      append_comment (self, json, g_ptr_array_index (self->comments, id - 1));
      answer_json (connection, 200, 1, 1, json->str);
    }
  else
    {
      answer_json (connection, 401, 0, 0,
                   "{\"code\":\"rest_cannot_read\",\"message\":\"Sorry.\","
                   "\"data\":{\"status\":401}}");
    }
  g_string_free (json, TRUE);
}

static void
answer_article_page (BylineTestConnection *connection,
                     FakeSite             *self,
                     guint                 id)
{
  g_autofree char *page = g_strdup_printf (
    "<!DOCTYPE html><html><head><title>Article %u</title>"
    "<link rel=\"https://api.w.org/\" href=\"%s/wp-json/\" /></head><body>"
    "<div id=\"respond\" class=\"comment-respond\"><form id=\"commentform\" method=\"post\" "
    "action=\"%s/wp-comments-post.php\"><textarea id=\"comment\" name=\"comment\" "
    "maxlength=\"65525\" required></textarea><input id=\"author\" name=\"author\" required>"
    "<input id=\"email\" name=\"email\" type=\"email\" required>"
    "<input id=\"url\" name=\"url\" type=\"url\">"
    "<input type=\"hidden\" name=\"comment_post_ID\" value=\"%u\">"
    "<input type=\"hidden\" name=\"comment_parent\" value=\"0\">"
    "<input type=\"submit\" name=\"submit\"></form></div></body></html>",
    id, self->home, self->home, id);

  byline_test_answer (connection, 200, "Content-Type: text/html; charset=UTF-8\r\n", page, -1);
}

static FakeComment *
take_comment (FakeSite   *self,
              gint64      post,
              gint64      parent,
              const char *name,
              const char *text)
{
  FakeComment *comment = g_new0 (FakeComment, 1);

  comment->id = self->comments->len + 1;
  comment->post = post;
  comment->parent = parent;
  comment->time = byline_time_now ();
  comment->name = g_strdup (name);
  comment->text = g_strdup (text);
  g_ptr_array_add (self->comments, comment);
  return comment;
}

/* Values of the flat JSON that the client sends; the tests' texts need no
 * unescaping. */
static char *
json_value (const char *json,
            const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\"\\s*:\\s*\"?([^\",}]*)", name);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return g_regex_match (regex, json, 0, &match) ? g_match_info_fetch (match, 1)
                                                : g_strdup ("");
}

static gboolean
answer_rest_comment (FakeSite                *self,
                     BylineTestConnection    *connection,
                     const BylineTestRequest *request)
{
  g_autofree char *name = json_value (request->body, "author_name");
  g_autofree char *text = json_value (request->body, "content");
  g_autofree char *post = json_value (request->body, "post");
  g_autofree char *parent = json_value (request->body, "parent");
  g_autoptr(GString) json = g_string_new (NULL);

  if (self->mood == FAKE_SITE_IGNORES_AND_HANGS_UP)
    return FALSE;
  if (self->mood == FAKE_SITE_FORM_ONLY || self->mood == FAKE_SITE_FORM_HOLDS)
    {
      answer_json (connection, 401, 0, 0,
                   "{\"code\":\"rest_comment_login_required\",\"message\":\"Sorry.\","
                   "\"data\":{\"status\":401}}");
      return TRUE;
    }
  if (self->mood == FAKE_SITE_REFUSES)
    {
      answer_json (connection, 403, 0, 0,
                   "{\"code\":\"rest_comment_closed\",\"message\":\"Comments are closed.\","
                   "\"data\":{\"status\":403}}");
      return TRUE;
    }

  FakeComment *comment = take_comment (self, atoll (post), atoll (parent), name, text);
  if (self->mood == FAKE_SITE_TAKES_AND_HANGS_UP)
    return FALSE;
  append_comment (self, json, comment);
  answer_json (connection, 201, 1, 1, json->str);
  return TRUE;
}

static void
answer_form_comment (FakeSite                *self,
                     BylineTestConnection    *connection,
                     const BylineTestRequest *request)
{
  g_autoptr(GHashTable) fields =
    g_uri_parse_params (request->body, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  const char *post = g_hash_table_lookup (fields, "comment_post_ID");
  FakeComment *comment = take_comment (self, atoll (post),
                                       atoll (g_hash_table_lookup (fields, "comment_parent")),
                                       g_hash_table_lookup (fields, "author"),
                                       g_hash_table_lookup (fields, "comment"));
  g_autofree char *headers = g_strdup_printf (
    "Content-Type: text/html\r\nLocation: %s/article-%s/%s#comment-%" G_GINT64_FORMAT "\r\n",
    self->home, post,
    self->mood == FAKE_SITE_FORM_HOLDS ? "?unapproved=1&moderation-hash=x" : "", comment->id);

  byline_test_answer (connection, 302, headers, "", 0);
}

static gboolean
route (FakeSite                *self,
       BylineTestConnection    *connection,
       const BylineTestRequest *request)
{
  const char *path = request->path;

  if (g_str_equal (request->method, "POST") && g_str_has_prefix (path, "/wp-json/wp/v2/comments"))
    return answer_rest_comment (self, connection, request);
  if (g_str_equal (request->method, "POST"))
    answer_form_comment (self, connection, request);
  else if (g_str_has_prefix (path, "/wp-json/wp/v2/posts?") ||
           g_str_equal (path, "/wp-json/wp/v2/posts"))
    answer_articles (self, connection, path);
  else if (g_str_has_prefix (path, "/wp-json/wp/v2/posts/"))
    {
      GString *json = g_string_new (NULL);

      append_article (self, json, (guint) atoi (path + strlen ("/wp-json/wp/v2/posts/")));
      answer_json (connection, 200, 1, 1, json->str);
      g_string_free (json, TRUE);
    }
  else if (g_str_has_prefix (path, "/wp-json/wp/v2/comments/"))
    answer_one_comment (self, connection, atoll (path + strlen ("/wp-json/wp/v2/comments/")));
  else if (g_str_has_prefix (path, "/wp-json/wp/v2/comments"))
    answer_comments (self, connection, path);
  else if (g_str_has_prefix (path, "/wp-json/wp/v2/categories"))
    answer_json (connection, 200, 2, 1,
                 "[{\"id\":1,\"count\":1,\"name\":\"Even\",\"slug\":\"even\",\"parent\":0},"
                 "{\"id\":2,\"count\":1,\"name\":\"Odd\",\"slug\":\"odd\",\"parent\":0}]");
  else if (g_str_has_prefix (path, "/wp-json/wp/v2/users"))
    answer_json (connection, 200, 1, 1, "[{\"id\":1,\"name\":\"Ada Quill\"}]");
  else if (g_str_has_prefix (path, "/article-"))
    answer_article_page (connection, self, (guint) atoi (path + strlen ("/article-")));
  else
    answer_json (connection, 404, 0, 0, "{\"code\":\"rest_no_route\",\"message\":\"No.\","
                 "\"data\":{\"status\":404}}");
  return TRUE;
}

static gboolean
handle (BylineTestConnection    *connection,
        const BylineTestRequest *request,
        gpointer                 user_data)
{
  FakeSite *self = user_data;

  g_mutex_lock (&self->mutex);
  gboolean stays = route (self, connection, request);
  g_mutex_unlock (&self->mutex);
  return stays;
}

FakeSite *
fake_site_new (guint n_articles)
{
  FakeSite *self = g_new0 (FakeSite, 1);

  g_mutex_init (&self->mutex);
  self->n_articles = n_articles;
  self->comments = g_ptr_array_new_with_free_func (fake_comment_free);
  self->server = byline_test_server_new (handle, self);
  self->home = byline_test_server_dup_uri (self->server, "");
  return self;
}

void
fake_site_free (FakeSite *self)
{
  fake_site_go_down (self);
  g_ptr_array_unref (self->comments);
  g_free (self->home);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
fake_site_go_down (FakeSite *self)
{
  g_clear_pointer (&self->server, byline_test_server_free);
}

char *
fake_site_dup_home (FakeSite *self)
{
  return g_strdup (self->home);
}

void
fake_site_set_mood (FakeSite     *self,
                    FakeSiteMood  mood)
{
  g_mutex_lock (&self->mutex);
  self->mood = mood;
  g_mutex_unlock (&self->mutex);
}

void
fake_site_publish (FakeSite *self,
                   guint     n_articles)
{
  g_mutex_lock (&self->mutex);
  self->n_articles += n_articles;
  g_mutex_unlock (&self->mutex);
}

void
fake_site_set_tie (FakeSite *self,
                   guint     n_in_one_second)
{
  self->n_tied = n_in_one_second;
}

guint
fake_site_count (FakeSite   *self,
                 const char *method,
                 const char *path_part)
{
  guint n_found = 0;

  for (guint i = 0; i < byline_test_server_count (self->server); i++)
    {
      const BylineTestRequest *request = byline_test_server_get_request (self->server, i);

      if (g_str_equal (request->method, method) && strstr (request->path, path_part) != NULL)
        n_found++;
    }
  return n_found;
}

guint
fake_site_count_comments (FakeSite *self)
{
  g_mutex_lock (&self->mutex);
  guint n_comments = self->comments->len;
  g_mutex_unlock (&self->mutex);
  return n_comments;
}

/* ---- the library ---- */

BylineLibrary *
fake_library_open (char **folder)
{
  g_autoptr(GError) error = NULL;

  if (*folder == NULL)
    *folder = byline_test_folder_new ("library");
  g_autofree char *cache = g_build_filename (*folder, "cache", NULL);
  BylineLibrary *library = byline_library_new (*folder, cache, &error);
  g_assert_no_error (error);
  return library;
}

void
fake_library_forget (BylineLibrary *library,
                     char          *folder)
{
  byline_library_close (library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (library);
  if (folder != NULL)
    byline_test_folder_remove (folder);
  g_free (folder);
}

void
fake_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

GAsyncResult *
fake_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (slot);
}

gint64
fake_library_add (BylineLibrary *library,
                  FakeSite      *site)
{
  g_autoptr(GError) error = NULL;
  BylineDiscovered *found = g_new0 (BylineDiscovered, 1);
  GAsyncResult *slot = NULL;

  found->site = byline_site_new ();
  found->site->name = g_strdup ("Numbers");
  found->site->description = g_strdup ("");
  found->site->home = g_strdup (site->home);
  found->site->api_root = g_strconcat (site->home, "/wp-json/", NULL);
  byline_library_add_site_async (library, found, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(BylineSite) added = byline_library_add_site_finish (library, result, &error);
  g_assert_no_error (error);
  byline_discovered_free (found);
  return added->id;
}

GArray *
fake_library_list (BylineLibrary      *library,
                   const BylineFilter *filter)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_list_ids_async (library, filter, 0, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  GArray *ids = byline_library_list_ids_finish (library, result, &error);
  g_assert_no_error (error);
  return ids;
}

BylineOutcome *
fake_library_post (BylineLibrary *library,
                   BylineDraft   *draft)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_post_async (library, draft, TRUE, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  BylineOutcome *outcome = byline_library_post_finish (library, result, &error);
  g_assert_no_error (error);
  return outcome;
}

BylineDraft *
fake_draft (gint64      article_id,
            const char *text)
{
  BylineDraft *draft = byline_draft_new (article_id, 0);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, text);
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "Pat Reader");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "pat@example.org");
  return draft;
}
