/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The programs' interface, against answers of our own and recorded ones. */

#include "byline-wp-client.h"

#include <string.h>

#include "byline-remote-error.h"
#include "byline-test-replay.h"

#define JSON "Content-Type: application/json; charset=UTF-8\r\n"
#define HTML "Content-Type: text/html\r\n"

/* A site and someone who answers for it. */
typedef struct
{
  BylineTestReplay *replay;
  BylineHttp       *http;
  BylineSite       *site;
} Fixture;

static gboolean
fixture_open (Fixture    *fixture,
              const char *version,
              const char *root)
{
  fixture->replay = byline_test_replay_new (version);
  if (fixture->replay == NULL)
    {
      g_test_skip ("no recordings");
      return FALSE;
    }

  fixture->http = byline_http_new ("test");
  fixture->site = byline_site_new ();
  fixture->site->home = byline_test_replay_dup_uri (fixture->replay, "");
  fixture->site->api_root = byline_test_replay_dup_uri (fixture->replay, root);
  return TRUE;
}

static void
fixture_close (Fixture *fixture)
{
  g_clear_object (&fixture->http);
  g_clear_pointer (&fixture->site, byline_site_unref);
  g_clear_pointer (&fixture->replay, byline_test_replay_free);
}

static void
play (Fixture    *fixture,
      const char *path,
      guint       status,
      const char *headers,
      const char *body)
{
  byline_test_replay_play_text (fixture->replay, "GET", path, status, headers, body);
}

static const BylineTestRequest *
last_request (Fixture *fixture)
{
  BylineTestServer *server = byline_test_replay_get_server (fixture->replay);

  return byline_test_server_get_request (server, byline_test_server_count (server) - 1);
}

static BylineDraft *
draft_new (void)
{
  BylineDraft *draft = byline_draft_new (1, 6);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "5 < 6 & \"7\"\nyes \360\237\230\200");
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, " Pat O'Neil ");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "pat@a.example");
  return draft;
}

#define POSTS \
  "[{\"id\":2,\"title\":{\"rendered\":\"B\"},\"author\":4,\"featured_media\":9,\"tags\":[11]}," \
  "{\"id\":1,\"title\":{\"rendered\":\"A\"},\"author\":5,\"tags\":[11,12]}]"

static void
play_blog (Fixture *fixture)
{
  play (fixture, "/wp-json/wp/v2/posts", 200, JSON "X-WP-Total: 7\r\nX-WP-TotalPages: 4\r\n",
        POSTS);
  play (fixture, "/wp-json/wp/v2/users", 200, JSON, "[{\"id\":4,\"name\":\"Ann\"}]");
  play (fixture, "/wp-json/wp/v2/tags", 200, JSON,
        "[{\"id\":11,\"name\":\"sea\",\"slug\":\"sea\"}]");
  play (fixture, "/wp-json/wp/v2/media", 200, JSON,
        "[{\"id\":9,\"source_url\":\"@BASE@/p.jpg\",\"media_details\":[]}]");
}

static void
test_articles (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture, NULL, "/wp-json/");
  play_blog (&fixture);
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  query.per_page = 2;
  query.before = 1700000000;
  query.modified_after = 1600000000;
  query.category = 3;
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineArticlePage) page =
    byline_wp_client_fetch_articles (fixture.http, fixture.site, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->articles->len, ==, 2);
  g_assert_cmpint (page->total, ==, 7);
  g_assert_true (page->has_more);
  const BylineArticle *first = page->articles->pdata[0];
  const BylineArticle *second = page->articles->pdata[1];
  g_autofree char *picture = byline_test_replay_dup_uri (fixture.replay, "/p.jpg");
  g_assert_cmpstr (first->author_name, ==, "Ann");
  g_assert_cmpstr (first->picture_uri, ==, picture);
  g_assert_null (second->author_name);
  g_assert_null (second->picture_uri);
  g_assert_cmpuint (page->terms->len, ==, 1);
  g_assert_cmpuint (page->authors->len, ==, 1);

  const BylineTestRequest *request = byline_test_server_get_request (
    byline_test_replay_get_server (fixture.replay), 0);
  g_assert_nonnull (strstr (request->path, "per_page=2&page=1"));
  g_assert_nonnull (strstr (request->path, "before=2023-11-14T22:13:20Z"));
  g_assert_nonnull (strstr (request->path, "modified_after=2020-09-13T12:26:40Z"));
  g_assert_nonnull (strstr (request->path, "categories=3"));
  g_assert_nonnull (strstr (request->path, "_fields=id,"));
  g_assert_cmpstr (byline_test_request_get_header (request, "accept"), ==, "application/json");
  fixture_close (&fixture);
}

static void
test_root_with_query (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture, NULL, "/index.php?rest_route=/");
  play (&fixture, "/index.php", 200, JSON, "[]");
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;

  g_autoptr(BylineArticlePage) page =
    byline_wp_client_fetch_articles (fixture.http, fixture.site, &query, NULL, NULL);

  g_assert_nonnull (page);
  g_assert_true (g_str_has_prefix (last_request (&fixture)->path,
                                   "/index.php?rest_route=/wp/v2/posts&per_page=20&page=1&"));
  fixture_close (&fixture);
}

static void
test_details_are_optional (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture, NULL, "/wp-json/");
  play_blog (&fixture);
  play (&fixture, "/wp-json/wp/v2/users", 404, JSON, "{\"code\":\"rest_no_route\"}");
  play (&fixture, "/wp-json/wp/v2/tags", 500, HTML, "<html>");
  play (&fixture, "/wp-json/wp/v2/media", 200, JSON, "[{");
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineArticlePage) page =
    byline_wp_client_fetch_articles (fixture.http, fixture.site, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->articles->len, ==, 2);
  g_assert_cmpuint (page->authors->len, ==, 0);
  g_assert_cmpuint (page->terms->len, ==, 0);
  fixture_close (&fixture);
}

static void
test_beyond_last_page (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture, NULL, "/wp-json/");
  play (&fixture, "/wp-json/wp/v2/posts", 400, JSON,
        "{\"code\":\"rest_post_invalid_page_number\"}");
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  query.page = 9;

  g_autoptr(BylineArticlePage) page =
    byline_wp_client_fetch_articles (fixture.http, fixture.site, &query, NULL, NULL);

  g_assert_cmpuint (page->articles->len, ==, 0);
  g_assert_false (page->has_more);
  fixture_close (&fixture);
}

static gboolean
large_cb (BylineTestConnection    *connection,
          const BylineTestRequest *request,
          gpointer                 user_data)
{
  gboolean has_texts = g_str_has_suffix (request->path, ",content");
  g_autofree char *large = g_strnfill (9 * 1024 * 1024, ' ');

  byline_test_answer (connection, 200, JSON, has_texts ? large : "[{\"id\":3}]", -1);
  return TRUE;
}

static void
test_too_large_comes_without_texts (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (large_cb, NULL);
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(BylineSite) site = byline_site_new ();
  site->api_root = byline_test_server_dup_uri (server, "/wp-json/");
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineArticlePage) page =
    byline_wp_client_fetch_articles (http, site, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->articles->len, ==, 1);
  g_assert_null (((BylineArticle *) page->articles->pdata[0])->content_html);
}

static void
test_article_errors (void)
{
  static const struct { guint status; const char *body; int code; } rows[] = {
    { 404, "{\"code\":\"rest_post_invalid_id\"}", BYLINE_REMOTE_ERROR_GONE },
    { 401, "{\"code\":\"rest_forbidden\"}", BYLINE_REMOTE_ERROR_GONE },
    { 401, "{\"code\":\"rest_not_logged_in\"}", BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 503, "{}", BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 200, "[]", BYLINE_REMOTE_ERROR_MALFORMED },
    { 200, "{\"id\":0}", BYLINE_REMOTE_ERROR_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_autoptr(GError) error = NULL;
      fixture_open (&fixture, NULL, "/wp-json/");
      play (&fixture, "/wp-json/wp/v2/posts/5", rows[i].status, JSON, rows[i].body);

      g_assert_null (byline_wp_client_fetch_article (fixture.http, fixture.site, 5, NULL,
                                                     &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, rows[i].code);
      fixture_close (&fixture);
    }
}

/* 250 comments, and one that slides from a page to the next. */
static gboolean
thread_cb (BylineTestConnection    *connection,
           const BylineTestRequest *request,
           gpointer                 user_data)
{
  const char *mark = strstr (request->path, "&page=");
  guint page = mark != NULL ? (guint) g_ascii_strtoull (mark + 6, NULL, 10) : 0;
  guint first = (page - 1) * 100 + (page > 1 ? 0 : 1);
  guint last = MIN (page * 100, 250);
  g_autoptr(GString) body = g_string_new ("[");

  for (guint i = first; i <= last; i++)
    g_string_append_printf (body, "%s{\"id\":%u,\"post\":14}", i > first ? "," : "", i);
  g_string_append_c (body, ']');
  byline_test_answer (connection, 200,
                      JSON "X-WP-Total: 250\r\nX-WP-TotalPages: 3\r\n", body->str, -1);
  return TRUE;
}

static void
test_comments_of_all_pages (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (thread_cb, NULL);
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(BylineSite) site = byline_site_new ();
  site->api_root = byline_test_server_dup_uri (server, "/wp-json/");
  g_autoptr(GError) error = NULL;

  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_comments (http, site, 14, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (comments->len, ==, 250);
  g_assert_cmpuint (byline_test_server_count (server), ==, 3);
}

static void
test_newest_comments (void)
{
  Fixture fixture = { NULL };
  gint64 total = 0;
  fixture_open (&fixture, NULL, "/wp-json/");
  play (&fixture, "/wp-json/wp/v2/comments", 200, JSON "X-WP-Total: 312\r\n",
        "[{\"id\":9,\"post\":1}]");

  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_newest_comments (fixture.http, fixture.site, &total, NULL, NULL);

  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpint (total, ==, 312);
  fixture_close (&fixture);
}

static void
test_posts_only_what_is_due (void)
{
  Fixture fixture = { NULL };
  g_autoptr(BylineDraft) draft = draft_new ();
  fixture_open (&fixture, NULL, "/wp-json/");
  byline_test_replay_play_text (fixture.replay, "POST", "/wp-json/wp/v2/comments", 201, JSON,
                                "{\"id\":77,\"post\":5,\"status\":\"hold\"}");

  g_autoptr(BylineOutcome) outcome =
    byline_wp_client_post_comment (fixture.http, fixture.site, 5, draft, NULL, NULL);

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_HELD);
  g_assert_cmpint (outcome->comment_id, ==, 77);
  const BylineTestRequest *request = last_request (&fixture);
  g_assert_cmpstr (request->body, ==,
                   "{\"post\":5,\"parent\":6,"
                   "\"content\":\"5 &lt; 6 &amp; \\\"7\\\"\\nyes \360\237\230\200\","
                   "\"author_name\":\"Pat O'Neil\",\"author_email\":\"pat@a.example\"}");
  g_assert_cmpstr (byline_test_request_get_header (request, "content-type"), ==,
                   "application/json");
  g_assert_null (byline_test_request_get_header (request, "cookie"));
  fixture_close (&fixture);
}

static gboolean
cut_cb (BylineTestConnection    *connection,
        const BylineTestRequest *request,
        gpointer                 user_data)
{
  byline_test_write (connection, user_data, -1);
  return FALSE;
}

static void
test_lost_answer_is_unknown (void)
{
  static const char * const starts[] = {
    "",
    "HTTP/1.1 201 Created\r\n",
    "HTTP/1.1 201 Created\r\n" JSON "Content-Length: 50\r\n\r\n{\"id\":7",
    "HTTP/1.1 201 Created\r\n" JSON "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"id\":7\r\n",
    "HTTP/1.1 200 OK\r\n" HTML "Content-Length: 6\r\n\r\n<html>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr(BylineTestServer) server = byline_test_server_new (cut_cb, (gpointer) starts[i]);
      g_autoptr(BylineHttp) http = byline_http_new ("test");
      g_autoptr(BylineSite) site = byline_site_new ();
      g_autoptr(BylineDraft) draft = draft_new ();
      g_autoptr(GError) error = NULL;
      site->api_root = byline_test_server_dup_uri (server, "/wp-json/");

      g_autoptr(BylineOutcome) outcome =
        byline_wp_client_post_comment (http, site, 5, draft, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_UNKNOWN);
      g_assert_cmpuint (byline_test_server_count (server), ==, 1);
    }
}

static void
test_unreached_is_an_error (void)
{
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(BylineSite) site = byline_site_new ();
  g_autoptr(BylineDraft) draft = draft_new ();
  g_autoptr(GError) error = NULL;
  site->api_root = g_strdup_printf ("http://127.0.0.1:%u/", byline_test_unused_port ());

  g_assert_null (byline_wp_client_post_comment (http, site, 5, draft, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE);
}

/* What the recorded answers to a POST mean; those that are not listed are
 * only played. */
static const struct
{
  const char         *name;
  BylineOutcomeKind   kind;
  BylineRefusal       refusal;
  BylineDraftField    field;
} recorded[] = {
  { "rest-anon-default", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_SIGN_IN, 0 },
  { "rest-anon-registration", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_SIGN_IN, 0 },
  { "rest-anon-ok", BYLINE_OUTCOME_PUBLISHED, 0, 0 },
  { "rest-anon-badparent", BYLINE_OUTCOME_PUBLISHED, 0, 0 },
  { "rest-anon-hold", BYLINE_OUTCOME_HELD, 0, 0 },
  { "rest-anon-firsttime", BYLINE_OUTCOME_HELD, 0, 0 },
  { "rest-anon-blocklist", BYLINE_OUTCOME_NOT_SHOWN, 0, 0 },
  { "rest-anon-bademail", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_EMAIL },
  { "rest-anon-noname", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_EMAIL },
  { "rest-anon-nocontent", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_TEXT },
  { "rest-anon-longname", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_NAME },
  { "rest-anon-longemail", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_EMAIL },
  { "rest-anon-longurl", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_WEBSITE },
  { "rest-anon-longcontent", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIELD, BYLINE_DRAFT_TEXT },
  { "rest-anon-closed", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_CLOSED, 0 },
  { "old-closed-rest", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_CLOSED, 0 },
  { "rest-anon-password", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_PASSWORD, 0 },
  { "rest-anon-nopost", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE, 0 },
  { "rest-anon-poststr", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE, 0 },
  { "rest-anon-trashed", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE, 0 },
  { "rest-anon-duplicate", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_DUPLICATE, 0 },
  { "rest-anon-flood", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FLOOD, 0 },
};

static void
check_recorded (Fixture *fixture)
{
  g_autoptr(BylineDraft) draft = draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (recorded); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", recorded[i].name);
      g_assert_true (byline_test_replay_play (fixture->replay, "POST",
                                              "/wp-json/wp/v2/comments", recorded[i].name));
      g_autoptr(BylineOutcome) outcome = byline_wp_client_post_comment (
        fixture->http, fixture->site, 10, draft, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (outcome->kind, ==, recorded[i].kind);
      g_assert_cmpint (outcome->refusal, ==, recorded[i].refusal);
      g_assert_cmpint (outcome->field, ==, recorded[i].field);
    }
}

/* Every recording as the answer to every question: no crash, and always
 * either a value or an error of this floor. */
static void
play_everything (Fixture *fixture)
{
  GPtrArray *captures = byline_test_replay_get_captures (fixture->replay);
  g_autoptr(BylineDraft) draft = draft_new ();
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;

  for (guint i = 0; i < captures->len; i++)
    {
      const char *name = ((BylineTestCapture *) captures->pdata[i])->name;
      GError *errors[4] = { NULL };

      byline_test_replay_play (fixture->replay, "GET", "/wp-json/wp/v2/posts", name);
      byline_test_replay_play (fixture->replay, "GET", "/wp-json/wp/v2/posts/10", name);
      byline_test_replay_play (fixture->replay, "GET", "/wp-json/wp/v2/comments", name);
      byline_test_replay_play (fixture->replay, "POST", "/wp-json/wp/v2/comments", name);

      g_autoptr(BylineArticlePage) page = byline_wp_client_fetch_articles (
        fixture->http, fixture->site, &query, NULL, &errors[0]);
      g_autoptr(BylineArticle) article = byline_wp_client_fetch_article (
        fixture->http, fixture->site, 10, NULL, &errors[1]);
      g_autoptr(GPtrArray) comments = byline_wp_client_fetch_newest_comments (
        fixture->http, fixture->site, NULL, NULL, &errors[2]);
      g_autoptr(BylineOutcome) outcome = byline_wp_client_post_comment (
        fixture->http, fixture->site, 10, draft, NULL, &errors[3]);

      g_assert_true ((page == NULL) == (errors[0] != NULL));
      g_assert_true ((article == NULL) == (errors[1] != NULL));
      g_assert_true ((comments == NULL) == (errors[2] != NULL));
      g_assert_true ((outcome == NULL) == (errors[3] != NULL));
      for (guint e = 0; e < G_N_ELEMENTS (errors); e++)
        {
          if (errors[e] != NULL)
            g_assert_cmpint (errors[e]->domain, ==, BYLINE_REMOTE_ERROR);
          g_clear_error (&errors[e]);
        }
    }
}

static void
assert_article_recorded (Fixture    *fixture,
                         const char *name,
                         int         code)
{
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", name);
  byline_test_replay_play (fixture->replay, "GET", "/wp-json/wp/v2/posts/10", name);
  g_autoptr(BylineArticle) article = byline_wp_client_fetch_article (
    fixture->http, fixture->site, 10, NULL, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, BYLINE_REMOTE_ERROR, code);
}

static void
assert_list_recorded (Fixture    *fixture,
                      const char *name,
                      int         code)
{
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", name);
  byline_test_replay_play (fixture->replay, "GET", "/wp-json/wp/v2/posts", name);
  g_autoptr(BylineArticlePage) page = byline_wp_client_fetch_articles (
    fixture->http, fixture->site, &query, NULL, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, BYLINE_REMOTE_ERROR, code);
}

static void
test_recorded_reading (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!fixture_open (&fixture, version, "/wp-json/"))
    return;

  assert_article_recorded (&fixture, "post-one", -1);
  assert_article_recorded (&fixture, "post-password", -1);
  assert_article_recorded (&fixture, "post-blocks", -1);
  assert_article_recorded (&fixture, "post-404", BYLINE_REMOTE_ERROR_GONE);
  assert_article_recorded (&fixture, "post-draft", BYLINE_REMOTE_ERROR_GONE);
  assert_list_recorded (&fixture, "posts-page1", -1);
  assert_list_recorded (&fixture, "posts-beyond", -1);
  assert_list_recorded (&fixture, "broken-notice", -1);
  assert_list_recorded (&fixture, "broken-bom", -1);
  assert_list_recorded (&fixture, "broken-fatal", BYLINE_REMOTE_ERROR_SERVER);
  assert_list_recorded (&fixture, "json-db-down", BYLINE_REMOTE_ERROR_SERVER);
  assert_list_recorded (&fixture, "maintenance-rest", BYLINE_REMOTE_ERROR_RATE_LIMITED);
  assert_list_recorded (&fixture, "rest-disabled-posts", BYLINE_REMOTE_ERROR_MEMBERS_ONLY);
  assert_list_recorded (&fixture, "article-page", BYLINE_REMOTE_ERROR_NOT_JSON);
  fixture_close (&fixture);
}

static void
test_recorded_comments (gconstpointer version)
{
  Fixture fixture = { NULL };
  g_autoptr(GError) error = NULL;
  if (!fixture_open (&fixture, version, "/wp-json/"))
    return;

  byline_test_replay_play (fixture.replay, "GET", "/wp-json/wp/v2/comments",
                           "comments-all-13");
  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_comments (fixture.http, fixture.site, 13, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comments->len, >, 0);

  g_autoptr(BylineComment) shown =
    byline_wp_client_fetch_comment (fixture.http, fixture.site, 41, NULL, &error);
  g_assert_null (shown);
  g_clear_error (&error);
  byline_test_replay_play (fixture.replay, "GET", "/wp-json/wp/v2/comments/41", "comment-one");
  g_autoptr(BylineComment) again =
    byline_wp_client_fetch_comment (fixture.http, fixture.site, 41, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->remote_id, ==, 41);

  byline_test_replay_play (fixture.replay, "GET", "/wp-json/wp/v2/comments/43", "comment-held");
  g_assert_null (byline_wp_client_fetch_comment (fixture.http, fixture.site, 43, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE);
  fixture_close (&fixture);
}

static void
test_recorded_posting (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!fixture_open (&fixture, version, "/wp-json/"))
    return;

  check_recorded (&fixture);
  fixture_close (&fixture);
}

static void
test_recorded_everything (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!fixture_open (&fixture, version, "/wp-json/"))
    return;

  play_everything (&fixture);
  fixture_close (&fixture);
}

static void
add_recorded (const char *version)
{
  g_autofree char *reading = g_strdup_printf ("/remote/wp-client/recorded-reading-%s", version);
  g_autofree char *comments =
    g_strdup_printf ("/remote/wp-client/recorded-comments-%s", version);
  g_autofree char *posting = g_strdup_printf ("/remote/wp-client/recorded-posting-%s", version);
  g_autofree char *everything =
    g_strdup_printf ("/remote/wp-client/recorded-everything-%s", version);

  g_test_add_data_func (reading, version, test_recorded_reading);
  g_test_add_data_func (comments, version, test_recorded_comments);
  g_test_add_data_func (posting, version, test_recorded_posting);
  g_test_add_data_func (everything, version, test_recorded_everything);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/wp-client/articles", test_articles);
  g_test_add_func ("/remote/wp-client/root-with-query", test_root_with_query);
  g_test_add_func ("/remote/wp-client/details-are-optional", test_details_are_optional);
  g_test_add_func ("/remote/wp-client/beyond-last-page", test_beyond_last_page);
  g_test_add_func ("/remote/wp-client/too-large-comes-without-texts",
                   test_too_large_comes_without_texts);
  g_test_add_func ("/remote/wp-client/article-errors", test_article_errors);
  g_test_add_func ("/remote/wp-client/comments-of-all-pages", test_comments_of_all_pages);
  g_test_add_func ("/remote/wp-client/newest-comments", test_newest_comments);
  g_test_add_func ("/remote/wp-client/posts-only-what-is-due", test_posts_only_what_is_due);
  g_test_add_func ("/remote/wp-client/lost-answer-is-unknown", test_lost_answer_is_unknown);
  g_test_add_func ("/remote/wp-client/unreached-is-an-error", test_unreached_is_an_error);
  add_recorded ("6.1");
  add_recorded ("7.1");

  return g_test_run ();
}
