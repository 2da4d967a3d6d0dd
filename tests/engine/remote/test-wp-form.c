/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Commenting through a site's own form, as a browser does. */

#include "byline-wp-form.h"

#include <string.h>

#include "byline-remote-error.h"
#include "byline-test-replay.h"

#define JSON "Content-Type: application/json\r\n"
#define HTML "Content-Type: text/html; charset=UTF-8\r\n"
#define PAGE "/tide/"
#define ACTION "/wp-comments-post.php"
#define COMMENT "/wp-json/wp/v2/comments/378"

#define FORM(action) \
  "<!DOCTYPE html><html><body><div id=\"respond\" class=\"comment-respond\">" \
  "<form action=\"" action "\" method=\"post\" id=\"commentform\">" \
  "<textarea id=\"comment\" name=\"comment\" required></textarea>" \
  "<input id=\"author\" name=\"author\" type=\"text\" required>" \
  "<input id=\"email\" name=\"email\" type=\"email\" required>" \
  "<input id=\"url\" name=\"url\" type=\"url\">" \
  "<input name=\"wp-comment-cookies-consent\" type=\"checkbox\" value=\"yes\">" \
  "<input type=\"hidden\" name=\"comment_post_ID\" value=\"99\">" \
  "<input type=\"hidden\" name=\"comment_parent\" value=\"0\">" \
  "<input type=\"hidden\" name=\"nonce &amp; co\" value=\"a b&amp;c=\303\274\">" \
  "<input type=\"hidden\" name=\"redirect_to\" value=\"/elsewhere\">" \
  "</form></div></body></html>"

#define ERROR_PAGE \
  "<!DOCTYPE html><html><head><title>Failed</title></head><body id=\"error-page\">" \
  "<div class=\"wp-die-message\"><p>Not today.</p></div></body></html>"

/* A site with one article, and someone who answers for it. */
typedef struct
{
  BylineTestReplay *replay;
  BylineHttp       *http;
  BylineSite       *site;
  BylineDraft      *draft;
  char             *page;
} Fixture;

static gboolean
fixture_open (Fixture    *fixture,
              const char *version,
              const char *page)
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
  fixture->site->api_root = byline_test_replay_dup_uri (fixture->replay, "/wp-json/");
  fixture->page = byline_test_replay_dup_uri (fixture->replay, page);
  fixture->draft = byline_draft_new (1, 6);
  byline_draft_set_field (fixture->draft, BYLINE_DRAFT_TEXT, "5 < 6 & 7\n\303\274ber");
  byline_draft_set_field (fixture->draft, BYLINE_DRAFT_NAME, "Pat & Co");
  byline_draft_set_field (fixture->draft, BYLINE_DRAFT_EMAIL, "pat@a.example");
  return TRUE;
}

static void
fixture_close (Fixture *fixture)
{
  g_clear_object (&fixture->http);
  g_clear_pointer (&fixture->site, byline_site_unref);
  g_clear_pointer (&fixture->draft, byline_draft_free);
  g_clear_pointer (&fixture->replay, byline_test_replay_free);
  g_clear_pointer (&fixture->page, g_free);
}

static void
play (Fixture    *fixture,
      const char *method,
      const char *path,
      guint       status,
      const char *headers,
      const char *body)
{
  byline_test_replay_play_text (fixture->replay, method, path, status, headers, body);
}

static BylineOutcome *
post (Fixture  *fixture,
      GError  **error)
{
  return byline_wp_form_post_comment (fixture->http, fixture->site, fixture->page, 31,
                                      fixture->draft, NULL, error);
}

static guint
count_posts (Fixture *fixture)
{
  BylineTestServer *server = byline_test_replay_get_server (fixture->replay);
  guint n = 0;

  for (guint i = 0; i < byline_test_server_count (server); i++)
    if (g_str_equal (byline_test_server_get_request (server, i)->method, "POST"))
      n++;

  return n;
}

static const BylineTestRequest *
get_post (Fixture *fixture)
{
  BylineTestServer *server = byline_test_replay_get_server (fixture->replay);

  for (guint i = 0; i < byline_test_server_count (server); i++)
    {
      const BylineTestRequest *request = byline_test_server_get_request (server, i);

      if (g_str_equal (request->method, "POST"))
        return request;
    }

  g_assert_not_reached ();
}

static void
test_fetch (void)
{
  Fixture fixture = { NULL };
  g_autofree char *action = NULL;
  g_autoptr(GError) error = NULL;
  fixture_open (&fixture, NULL, PAGE);
  play (&fixture, "GET", PAGE, 200, HTML, FORM (ACTION));
  action = byline_test_replay_dup_uri (fixture.replay, ACTION);

  g_autoptr(BylineCommentForm) form =
    byline_wp_form_fetch (fixture.http, fixture.page, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (form->state, ==, BYLINE_FORM_OPEN);
  g_assert_cmpstr (form->action, ==, action);
  g_assert_true (form->name_required);
  g_assert_true (form->email_required);
  const BylineTestRequest *request = byline_test_server_get_request (
    byline_test_replay_get_server (fixture.replay), 0);
  g_assert_cmpstr (byline_test_request_get_header (request, "cache-control"), ==, "no-cache");
  fixture_close (&fixture);
}

static void
test_fetch_errors (void)
{
  static const struct { guint status; const char *body; int code; } rows[] = {
    { 404, "<html></html>", BYLINE_REMOTE_ERROR_GONE },
    { 410, "<html></html>", BYLINE_REMOTE_ERROR_GONE },
    { 403, "<html></html>", BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 503, "<html></html>", BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 500, "<html></html>", BYLINE_REMOTE_ERROR_SERVER },
    { 200, "<!DOCTYPE html><html><body><p>Broken of", BYLINE_REMOTE_ERROR_INCOMPLETE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_autoptr(GError) error = NULL;
      fixture_open (&fixture, NULL, PAGE);
      play (&fixture, "GET", PAGE, rows[i].status, HTML, rows[i].body);

      g_assert_null (byline_wp_form_fetch (fixture.http, fixture.page, NULL, &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, rows[i].code);
      fixture_close (&fixture);
    }
}

static void
test_sends_what_a_browser_sends (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture, NULL, PAGE);
  play (&fixture, "GET", PAGE, 200, HTML, FORM (ACTION));
  play (&fixture, "POST", ACTION, 302, HTML "Location: @BASE@/tide/#comment-378\r\n", "");
  play (&fixture, "GET", COMMENT, 200, JSON,
        "{\"id\":378,\"post\":31,\"content\":{\"rendered\":\"<p>Hi<\\/p>\"}}");
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineOutcome) outcome = post (&fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpint (outcome->comment_id, ==, 378);
  g_assert_cmpstr (outcome->comment->content_html, ==, "<p>Hi</p>");
  const BylineTestRequest *request = get_post (&fixture);
  g_assert_cmpstr (request->body, ==,
                   "comment=5+%26lt%3B+6+%26amp%3B+7%0A%C3%BCber&author=Pat+%26+Co"
                   "&email=pat%40a.example&url=&comment_post_ID=31&comment_parent=6"
                   "&nonce%20%26%20co=a+b%26c%3D%C3%BC");
  g_assert_cmpstr (byline_test_request_get_header (request, "referer"), ==, fixture.page);
  g_assert_true (g_str_has_prefix (byline_test_request_get_header (request, "accept"),
                                   "application/json"));
  g_assert_true (g_str_has_prefix (byline_test_request_get_header (request, "content-type"),
                                   "application/x-www-form-urlencoded"));
  g_assert_null (byline_test_request_get_header (request, "cookie"));
  g_assert_cmpuint (count_posts (&fixture), ==, 1);
  fixture_close (&fixture);
}

/* What the id says after an answer that looks like success. */
static void
test_looks_the_comment_up (void)
{
  static const struct
  {
    guint              status;
    const char        *body;
    BylineOutcomeKind  kind;
    gboolean           has_comment;
  } rows[] = {
    { 200, "{\"id\":378,\"post\":31}", BYLINE_OUTCOME_PUBLISHED, TRUE },
    { 200, "{\"id\":378,\"post\":30}", BYLINE_OUTCOME_UNKNOWN, FALSE },
    { 401, "{\"code\":\"rest_cannot_read\"}", BYLINE_OUTCOME_NOT_SHOWN, FALSE },
    { 404, "{\"code\":\"rest_comment_invalid_id\"}", BYLINE_OUTCOME_NOT_SHOWN, FALSE },
    { 401, "{\"code\":\"rest_not_logged_in\"}", BYLINE_OUTCOME_PUBLISHED, FALSE },
    { 404, "{\"code\":\"rest_no_route\"}", BYLINE_OUTCOME_PUBLISHED, FALSE },
    { 500, "{}", BYLINE_OUTCOME_PUBLISHED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      fixture_open (&fixture, NULL, PAGE);
      play (&fixture, "GET", PAGE, 200, HTML, FORM (ACTION));
      play (&fixture, "POST", ACTION, 302, HTML "Location: @BASE@/tide/#comment-378\r\n", "");
      play (&fixture, "GET", COMMENT, rows[i].status, JSON, rows[i].body);

      g_autoptr(BylineOutcome) outcome = post (&fixture, NULL);

      g_assert_cmpint (outcome->kind, ==, rows[i].kind);
      g_assert_cmpint (outcome->comment != NULL, ==, rows[i].has_comment);
      fixture_close (&fixture);
    }
}

static void
test_held (void)
{
  Fixture fixture = { NULL };
  fixture_open (&fixture, NULL, PAGE);
  play (&fixture, "GET", PAGE, 200, HTML, FORM (ACTION));
  play (&fixture, "POST", ACTION, 302,
        HTML "Location: @BASE@/tide/?unapproved=378&moderation-hash=f0#comment-378\r\n", "");

  g_autoptr(BylineOutcome) outcome = post (&fixture, NULL);

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_HELD);
  g_assert_cmpint (outcome->comment_id, ==, 378);
  fixture_close (&fixture);
}

static void
test_pages_without_a_form (void)
{
  static const struct { const char *body; BylineRefusal refusal; } rows[] = {
    { "<html><body><p>Just words.</p></body></html>", BYLINE_REFUSAL_CLOSED },
    { "<html><body><div id=\"respond\"><p class=\"must-log-in\">Log in.</p></div>"
      "</body></html>", BYLINE_REFUSAL_SIGN_IN },
    { "<html><body><form class=\"post-password-form\" action=\"/wp-login.php\" method=\"post\">"
      "<input name=\"post_password\" type=\"password\"></form></body></html>",
      BYLINE_REFUSAL_PASSWORD },
    { "<html><body><div id=\"disqus_thread\"></div></body></html>",
      BYLINE_REFUSAL_BROWSER_ONLY },
    { FORM ("http://elsewhere.example" ACTION), BYLINE_REFUSAL_BROWSER_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_autoptr(GError) error = NULL;
      fixture_open (&fixture, NULL, PAGE);
      play (&fixture, "GET", PAGE, 200, HTML, rows[i].body);

      g_autoptr(BylineOutcome) outcome = post (&fixture, &error);

      g_assert_no_error (error);
      g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_REFUSED);
      g_assert_cmpint (outcome->refusal, ==, rows[i].refusal);
      g_assert_cmpuint (count_posts (&fixture), ==, 0);
      fixture_close (&fixture);
    }
}

static void
test_pages_that_fail (void)
{
  static const struct { guint status; BylineRefusal refusal; int code; } rows[] = {
    { 404, BYLINE_REFUSAL_GONE, -1 },
    { 403, BYLINE_REFUSAL_FIREWALL, -1 },
    { 503, 0, BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 500, 0, BYLINE_REMOTE_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_autoptr(GError) error = NULL;
      fixture_open (&fixture, NULL, PAGE);
      play (&fixture, "GET", PAGE, rows[i].status, HTML, "<html></html>");

      g_autoptr(BylineOutcome) outcome = post (&fixture, &error);

      if (rows[i].code < 0)
        g_assert_cmpint (outcome->refusal, ==, rows[i].refusal);
      else
        g_assert_error (error, BYLINE_REMOTE_ERROR, rows[i].code);
      fixture_close (&fixture);
    }
}

/* One sentence with many causes: the page and the flag tell them apart. */
static void
test_looks_behind_403 (void)
{
  static const struct { const char *status; BylineRefusal refusal; } rows[] = {
    { "closed", BYLINE_REFUSAL_CLOSED },
    { "open", BYLINE_REFUSAL_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture = { NULL };
      g_autofree char *article =
        g_strdup_printf ("{\"id\":31,\"comment_status\":\"%s\"}", rows[i].status);
      fixture_open (&fixture, NULL, PAGE);
      play (&fixture, "GET", PAGE, 200, HTML, FORM (ACTION));
      play (&fixture, "POST", ACTION, 403, HTML, ERROR_PAGE);
      play (&fixture, "GET", "/wp-json/wp/v2/posts/31", 200, JSON, article);

      g_autoptr(BylineOutcome) outcome = post (&fixture, NULL);

      g_assert_cmpint (outcome->refusal, ==, rows[i].refusal);
      g_assert_cmpstr (outcome->site_words, ==, "Not today.");
      fixture_close (&fixture);
    }
}

/* The page, then nothing. */
static gboolean
cut_cb (BylineTestConnection    *connection,
        const BylineTestRequest *request,
        gpointer                 user_data)
{
  if (g_str_equal (request->method, "POST"))
    return FALSE;

  byline_test_answer (connection, 200, HTML, FORM (ACTION), -1);
  return TRUE;
}

static void
test_lost_answer_is_unknown (void)
{
  g_autoptr(BylineTestServer) server = byline_test_server_new (cut_cb, NULL);
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(BylineSite) site = byline_site_new ();
  g_autoptr(BylineDraft) draft = byline_draft_new (1, 0);
  g_autofree char *page = byline_test_server_dup_uri (server, PAGE);
  g_autoptr(GError) error = NULL;
  site->home = byline_test_server_dup_uri (server, "");
  site->api_root = byline_test_server_dup_uri (server, "/wp-json/");

  g_autoptr(BylineOutcome) outcome =
    byline_wp_form_post_comment (http, site, page, 31, draft, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_UNKNOWN);
}

static void
test_unreached_is_an_error (void)
{
  g_autoptr(BylineHttp) http = byline_http_new ("test");
  g_autoptr(BylineSite) site = byline_site_new ();
  g_autoptr(BylineDraft) draft = byline_draft_new (1, 0);
  g_autofree char *page = g_strdup_printf ("http://127.0.0.1:%u/", byline_test_unused_port ());
  g_autoptr(GError) error = NULL;
  site->home = g_strdup (page);

  g_assert_null (byline_wp_form_post_comment (http, site, page, 31, draft, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE);
}

#define ARTICLE "/2024/12/21/north-korea-accusations/"

static const struct
{
  const char        *name;
  BylineOutcomeKind  kind;
  BylineRefusal      refusal;
} recorded[] = {
  { "form-ok", BYLINE_OUTCOME_PUBLISHED, 0 },
  { "form-parent-ok", BYLINE_OUTCOME_PUBLISHED, 0 },
  { "form-hold", BYLINE_OUTCOME_HELD, 0 },
  { "form-duplicate", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_DUPLICATE },
  { "form-flood", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FLOOD },
  { "form-closed", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_OTHER },
  { "form-plugin-refused", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_OTHER },
  { "form-noname", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_OTHER },
  { "form-accept-json", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_OTHER },
  { "form-password", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE },
  { "form-nopost", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE },
  { "form-method-get", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_MOVED },
};

static void
test_recorded (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!fixture_open (&fixture, version, ARTICLE))
    return;

  byline_test_replay_play (fixture.replay, "GET", ARTICLE, "article-page");
  for (guint i = 0; i < G_N_ELEMENTS (recorded); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", recorded[i].name);
      g_assert_true (byline_test_replay_play (fixture.replay, "POST", ACTION,
                                              recorded[i].name));
      g_autoptr(BylineOutcome) outcome = post (&fixture, &error);

      g_assert_no_error (error);
      g_assert_cmpint (outcome->kind, ==, recorded[i].kind);
      g_assert_cmpint (outcome->refusal, ==, recorded[i].refusal);
    }
  fixture_close (&fixture);
}

static const struct
{
  const char      *name;
  BylineFormState  state;
  gboolean         required;
} recorded_pages[] = {
  { "article-page", BYLINE_FORM_OPEN, TRUE },
  { "article-page-classic", BYLINE_FORM_OPEN, TRUE },
  { "form-twentytwentyone", BYLINE_FORM_OPEN, TRUE },
  { "form-twentytwentyone-optional", BYLINE_FORM_OPEN, FALSE },
  { "form-twentytwentyone-registration", BYLINE_FORM_MUST_LOG_IN, FALSE },
  { "form-twentytwentythree", BYLINE_FORM_OPEN, TRUE },
  { "form-twentytwentythree-optional", BYLINE_FORM_OPEN, FALSE },
  { "form-twentytwentythree-registration", BYLINE_FORM_MUST_LOG_IN, FALSE },
  { "form-twentytwentyfive", BYLINE_FORM_OPEN, TRUE },
  { "form-twentytwentyfive-optional", BYLINE_FORM_OPEN, FALSE },
  { "form-twentytwentyfive-registration", BYLINE_FORM_MUST_LOG_IN, FALSE },
};

static void
test_recorded_pages (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!fixture_open (&fixture, version, ARTICLE))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (recorded_pages); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", recorded_pages[i].name);
      if (!byline_test_replay_play (fixture.replay, "GET", ARTICLE, recorded_pages[i].name))
        continue;
      g_autoptr(BylineCommentForm) form =
        byline_wp_form_fetch (fixture.http, fixture.page, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (form->state, ==, recorded_pages[i].state);
      g_assert_cmpint (form->name_required, ==, recorded_pages[i].required);
      g_assert_cmpint (form->email_required, ==, recorded_pages[i].required);
    }
  fixture_close (&fixture);
}

/* Every recording as the page, and as the answer to the form. */
static void
test_recorded_everything (gconstpointer version)
{
  Fixture fixture = { NULL };
  if (!fixture_open (&fixture, version, ARTICLE))
    return;

  GPtrArray *captures = byline_test_replay_get_captures (fixture.replay);
  for (guint i = 0; i < captures->len; i++)
    {
      const char *name = ((BylineTestCapture *) captures->pdata[i])->name;
      g_autoptr(GError) page_error = NULL;
      g_autoptr(GError) post_error = NULL;

      byline_test_replay_play (fixture.replay, "GET", ARTICLE, name);
      g_autoptr(BylineCommentForm) form =
        byline_wp_form_fetch (fixture.http, fixture.page, NULL, &page_error);
      g_assert_true ((form == NULL) == (page_error != NULL));

      byline_test_replay_play (fixture.replay, "GET", ARTICLE, "article-page");
      byline_test_replay_play (fixture.replay, "POST", ACTION, name);
      g_autoptr(BylineOutcome) outcome = post (&fixture, &post_error);
      g_assert_true ((outcome == NULL) == (post_error != NULL));
    }
  fixture_close (&fixture);
}

static void
add_recorded (const char *version)
{
  g_autofree char *answers = g_strdup_printf ("/remote/wp-form/recorded-%s", version);
  g_autofree char *pages = g_strdup_printf ("/remote/wp-form/recorded-pages-%s", version);
  g_autofree char *everything =
    g_strdup_printf ("/remote/wp-form/recorded-everything-%s", version);

  g_test_add_data_func (answers, version, test_recorded);
  g_test_add_data_func (pages, version, test_recorded_pages);
  g_test_add_data_func (everything, version, test_recorded_everything);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/wp-form/fetch", test_fetch);
  g_test_add_func ("/remote/wp-form/fetch-errors", test_fetch_errors);
  g_test_add_func ("/remote/wp-form/sends-what-a-browser-sends",
                   test_sends_what_a_browser_sends);
  g_test_add_func ("/remote/wp-form/looks-the-comment-up", test_looks_the_comment_up);
  g_test_add_func ("/remote/wp-form/held", test_held);
  g_test_add_func ("/remote/wp-form/pages-without-a-form", test_pages_without_a_form);
  g_test_add_func ("/remote/wp-form/pages-that-fail", test_pages_that_fail);
  g_test_add_func ("/remote/wp-form/looks-behind-403", test_looks_behind_403);
  g_test_add_func ("/remote/wp-form/lost-answer-is-unknown", test_lost_answer_is_unknown);
  g_test_add_func ("/remote/wp-form/unreached-is-an-error", test_unreached_is_an_error);
  add_recorded ("6.1");
  add_recorded ("7.1");

  return g_test_run ();
}
