/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each answer to a comment means: nothing is called sent without proof,
 * and nothing is called refused that may have been stored. */

#include "byline-wp-verdict.h"

#include <string.h>

#include "byline-remote-error.h"

#define JSON "application/json"
#define HTML "text/html"
#define PAGE "http://a.example/tide/"
#define ERROR_PAGE \
  "<!DOCTYPE html><html><head><title>Failed</title></head><body id=\"error-page\">" \
  "<div class=\"wp-die-message\"><p><strong>Error:</strong> Something.</p></div>" \
  "<p><a href=\"javascript:history.back()\">Back</a></p></body></html>"

static BylineHttpResponse *
response_new (guint       status,
              const char *type,
              const char *body)
{
  BylineHttpResponse *response = g_new0 (BylineHttpResponse, 1);

  response->status = status;
  response->uri = g_strdup ("http://a.example/wp-comments-post.php");
  response->content_type = g_strdup (type);
  response->links = g_ptr_array_new ();
  response->retry_after = -1;
  response->body = g_bytes_new (body, strlen (body));

  return response;
}

static BylineDraft *
draft_new (void)
{
  BylineDraft *draft = byline_draft_new (1, 0);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "Words.");
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "Pat");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "pat@a.example");
  return draft;
}

typedef struct
{
  guint               status;
  const char         *type;
  const char         *body;
  BylineOutcomeKind   kind;
  BylineRefusal       refusal;
  gboolean            login_required;
} RestRow;

#define CODE(code) "{\"code\":\"" code "\",\"message\":\"No.\",\"data\":{}}"

static const RestRow rest_rows[] = {
  { 201, JSON, "{\"id\":5,\"status\":\"approved\"}", BYLINE_OUTCOME_PUBLISHED },
  { 201, JSON, "{\"id\":5,\"status\":\"hold\"}", BYLINE_OUTCOME_HELD },
  { 201, JSON, "{\"id\":5,\"status\":\"spam\"}", BYLINE_OUTCOME_NOT_SHOWN },
  { 201, JSON, "{\"id\":5,\"status\":\"trash\"}", BYLINE_OUTCOME_NOT_SHOWN },
  { 201, JSON, "{\"id\":5,\"status\":\"app", BYLINE_OUTCOME_UNKNOWN },
  { 201, JSON, "", BYLINE_OUTCOME_UNKNOWN },
  { 201, JSON, "{}", BYLINE_OUTCOME_UNKNOWN },
  { 201, JSON, "[{\"id\":5}]", BYLINE_OUTCOME_UNKNOWN },
  { 200, JSON, "{\"id\":5,\"status\":\"approved\"}", BYLINE_OUTCOME_UNKNOWN },
  { 200, JSON, "[]", BYLINE_OUTCOME_UNKNOWN },
  { 200, HTML, "<html>", BYLINE_OUTCOME_UNKNOWN },
  { 202, JSON, "{}", BYLINE_OUTCOME_UNKNOWN },
  { 301, HTML, "", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_MOVED },
  { 302, HTML, "", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_MOVED },
  { 308, HTML, "", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_MOVED },
  { 401, JSON, CODE ("rest_comment_login_required"), BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_SIGN_IN, TRUE },
  { 401, JSON, CODE ("rest_not_logged_in"), BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_SIGN_IN, TRUE },
  { 404, JSON, CODE ("rest_no_route"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_SIGN_IN, TRUE },
  { 404, HTML, "<html>", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_SIGN_IN, TRUE },
  { 401, JSON, CODE ("rest_cannot_read_post"), BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_PASSWORD },
  { 403, JSON, CODE ("rest_comment_closed"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_CLOSED },
  { 403, JSON, CODE ("rest_comment_invalid_post_id"), BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_GONE },
  { 403, JSON, CODE ("rest_comment_trash_post"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE },
  { 403, JSON, CODE ("rest_comment_draft_post"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE },
  { 409, JSON, CODE ("comment_duplicate"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_DUPLICATE },
  { 400, JSON, CODE ("comment_flood"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FLOOD },
  { 429, JSON, CODE ("comment_flood"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FLOOD },
  { 400, JSON, CODE ("plugin_says_no"), BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_OTHER },
  { 403, HTML, "<html>", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIREWALL },
  { 406, HTML, "<html>", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FIREWALL },
  { 500, JSON, CODE ("rest_comment_failed_create"), BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_SITE_TROUBLE },
  { 500, JSON, CODE ("internal_server_error"), BYLINE_OUTCOME_UNKNOWN },
  { 500, HTML, "<html>", BYLINE_OUTCOME_UNKNOWN },
  { 502, HTML, "<html>", BYLINE_OUTCOME_UNKNOWN },
  { 503, HTML, "<html>", BYLINE_OUTCOME_UNKNOWN },
  { 504, HTML, "<html>", BYLINE_OUTCOME_UNKNOWN },
};

static void
test_rest (void)
{
  g_autoptr(BylineDraft) draft = draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rest_rows); i++)
    {
      const RestRow *row = &rest_rows[i];
      g_autoptr(BylineHttpResponse) response =
        response_new (row->status, row->type, row->body);
      g_autoptr(GError) error = NULL;
      g_autoptr(BylineOutcome) outcome = byline_wp_verdict_rest (response, draft, &error);

      g_test_message ("row %u", i);
      g_assert_no_error (error);
      g_assert_cmpint (outcome->kind, ==, row->kind);
      g_assert_cmpint (outcome->refusal, ==, row->refusal);
      g_assert_cmpint (outcome->login_required, ==, row->login_required);
      g_assert_cmpint (outcome->comment_id, ==,
                       outcome->comment != NULL ? outcome->comment->remote_id : 0);
    }
}

static void
test_rest_fields (void)
{
  static const struct
  {
    const char         *body;
    BylineDraftField    field;
    BylineDraftProblem  problem;
  } rows[] = {
    { CODE ("rest_comment_content_invalid"), BYLINE_DRAFT_TEXT, BYLINE_DRAFT_MISSING },
    { CODE ("rest_comment_author_data_required"), BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_MISSING },
    { CODE ("comment_author_column_length"), BYLINE_DRAFT_NAME, BYLINE_DRAFT_TOO_LONG },
    { CODE ("comment_author_email_column_length"), BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_TOO_LONG },
    { CODE ("comment_author_url_column_length"), BYLINE_DRAFT_WEBSITE, BYLINE_DRAFT_TOO_LONG },
    { CODE ("comment_content_column_length"), BYLINE_DRAFT_TEXT, BYLINE_DRAFT_TOO_LONG },
    { "{\"code\":\"rest_invalid_param\",\"data\":{\"params\":{\"author_email\":\"x\"}}}",
      BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_MALFORMED },
    { "{\"code\":\"rest_invalid_param\",\"data\":{\"params\":{\"author_url\":\"x\"}}}",
      BYLINE_DRAFT_WEBSITE, BYLINE_DRAFT_MALFORMED },
  };
  g_autoptr(BylineDraft) draft = draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineHttpResponse) response = response_new (400, JSON, rows[i].body);
      g_autoptr(BylineOutcome) outcome = byline_wp_verdict_rest (response, draft, NULL);

      g_assert_cmpint (outcome->refusal, ==, BYLINE_REFUSAL_FIELD);
      g_assert_cmpint (outcome->field, ==, rows[i].field);
      g_assert_cmpint (outcome->problem, ==, rows[i].problem);
    }
}

static void
test_rest_names_missing_name (void)
{
  g_autoptr(BylineDraft) draft = draft_new ();
  g_autoptr(BylineHttpResponse) response =
    response_new (400, JSON, CODE ("rest_comment_author_data_required"));
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, " ");

  g_autoptr(BylineOutcome) outcome = byline_wp_verdict_rest (response, draft, NULL);

  g_assert_cmpint (outcome->field, ==, BYLINE_DRAFT_NAME);
  g_assert_cmpstr (outcome->site_words, ==, "No.");
}

/* Surely untouched, so it may be sent again. */
static void
test_busy_is_an_error (void)
{
  static const struct { guint status; const char *body; gint64 retry_after; } rows[] = {
    { 503, "<html>", 600 },
    { 503, CODE ("wp_die"), -1 },
    { 429, "<html>", -1 },
    { 429, "<html>", 30 },
  };
  g_autoptr(BylineDraft) draft = draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineHttpResponse) response =
        response_new (rows[i].status, rows[i].body[0] == '{' ? JSON : HTML, rows[i].body);
      g_autoptr(GError) error = NULL;
      response->retry_after = rows[i].retry_after;

      g_assert_null (byline_wp_verdict_rest (response, draft, &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED);
      g_assert_cmpint (byline_remote_error_get_retry_after (error), ==, rows[i].retry_after);
    }
}

typedef struct
{
  guint               status;
  const char         *type;
  const char         *location;
  const char         *body;
  BylineOutcomeKind   kind;
  BylineRefusal       refusal;
  gint64              comment_id;
} FormRow;

static const FormRow form_rows[] = {
  { 302, HTML, PAGE "#comment-7", "", BYLINE_OUTCOME_PUBLISHED, 0, 7 },
  { 302, HTML, PAGE "comment-page-2/#comment-7", "", BYLINE_OUTCOME_PUBLISHED, 0, 7 },
  { 302, HTML, PAGE "?unapproved=7&moderation-hash=ab#comment-7", "",
    BYLINE_OUTCOME_HELD, 0, 7 },
  { 302, HTML, PAGE "?p=3&unapproved=7#comment-7", "", BYLINE_OUTCOME_HELD, 0, 7 },
  { 302, NULL, PAGE "#comment-7", "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, PAGE, "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, PAGE "#comment-", "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, PAGE "#comment-0", "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, PAGE "#comment-7x", "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, "http://a.example/thanks/", "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, NULL, "", BYLINE_OUTCOME_UNKNOWN },
  { 302, HTML, "http://a.example/wp-login.php?redirect_to=x", "", BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_SIGN_IN },
  { 301, HTML, "https://a.example/wp-comments-post.php", "", BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_MOVED },
  { 302, HTML, "https://a.example/wp-comments-post.php", "", BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_MOVED },
  { 307, HTML, "https://a.example/x", "", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_MOVED },
  { 200, HTML, NULL, "", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_GONE },
  { 200, HTML, NULL, ERROR_PAGE, BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_OTHER },
  { 401, HTML, NULL, "<html>", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_SIGN_IN },
  { 403, HTML, NULL, ERROR_PAGE, BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_CLOSED },
  { 403, JSON, NULL, "{\"code\":\"wp_die\",\"message\":\"Closed.\"}", BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_CLOSED },
  { 403, HTML, NULL, "<html><body>Forbidden", BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_FIREWALL },
  { 406, HTML, NULL, "<html><body>Not acceptable", BYLINE_OUTCOME_REFUSED,
    BYLINE_REFUSAL_FIREWALL },
  { 404, HTML, NULL, "<html>", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_BROWSER_ONLY },
  { 405, HTML, NULL, "", BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_MOVED },
  { 409, HTML, NULL, ERROR_PAGE, BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_DUPLICATE },
  { 429, HTML, NULL, ERROR_PAGE, BYLINE_OUTCOME_REFUSED, BYLINE_REFUSAL_FLOOD },
  { 500, HTML, NULL, ERROR_PAGE, BYLINE_OUTCOME_UNKNOWN },
  { 502, HTML, NULL, "", BYLINE_OUTCOME_UNKNOWN },
  { 503, HTML, NULL, "", BYLINE_OUTCOME_UNKNOWN },
  { 201, HTML, NULL, "x", BYLINE_OUTCOME_UNKNOWN },
};

static void
test_form (void)
{
  g_autoptr(BylineDraft) draft = draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (form_rows); i++)
    {
      const FormRow *row = &form_rows[i];
      g_autoptr(BylineHttpResponse) response =
        response_new (row->status, row->type, row->body);
      g_autoptr(GError) error = NULL;
      response->location = g_strdup (row->location);
      g_autoptr(BylineOutcome) outcome =
        byline_wp_verdict_form (response, draft, BYLINE_DRAFT_RULES_UNKNOWN, &error);

      g_test_message ("row %u", i);
      g_assert_no_error (error);
      g_assert_cmpint (outcome->kind, ==, row->kind);
      g_assert_cmpint (outcome->refusal, ==, row->refusal);
      g_assert_cmpint (outcome->comment_id, ==, row->comment_id);
    }
}

static void
test_form_says_words (void)
{
  g_autoptr(BylineDraft) draft = draft_new ();
  g_autoptr(BylineHttpResponse) response = response_new (200, HTML, ERROR_PAGE);
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "nonsense");

  g_autoptr(BylineOutcome) outcome =
    byline_wp_verdict_form (response, draft, BYLINE_DRAFT_RULES_UNKNOWN, NULL);

  g_assert_cmpint (outcome->refusal, ==, BYLINE_REFUSAL_FIELD);
  g_assert_cmpint (outcome->field, ==, BYLINE_DRAFT_EMAIL);
  g_assert_cmpint (outcome->problem, ==, BYLINE_DRAFT_MALFORMED);
  g_assert_cmpstr (outcome->site_words, ==, "Error: Something.");
}

static void
test_form_busy (void)
{
  g_autoptr(BylineDraft) draft = draft_new ();
  g_autoptr(BylineHttpResponse) response = response_new (503, HTML, "<html>");
  g_autoptr(GError) error = NULL;
  response->retry_after = 600;

  g_assert_null (byline_wp_verdict_form (response, draft, BYLINE_DRAFT_RULES_UNKNOWN, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/wp-verdict/rest", test_rest);
  g_test_add_func ("/remote/wp-verdict/rest-fields", test_rest_fields);
  g_test_add_func ("/remote/wp-verdict/rest-names-missing-name", test_rest_names_missing_name);
  g_test_add_func ("/remote/wp-verdict/busy-is-an-error", test_busy_is_an_error);
  g_test_add_func ("/remote/wp-verdict/form", test_form);
  g_test_add_func ("/remote/wp-verdict/form-says-words", test_form_says_words);
  g_test_add_func ("/remote/wp-verdict/form-busy", test_form_busy);

  return g_test_run ();
}
