/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which error an answer means. */

#include "byline-wp-answer.h"

#include <string.h>

#include "byline-remote-error.h"

#define JSON "application/json"

static BylineHttpResponse *
response_new (guint       status,
              const char *type,
              const char *body)
{
  BylineHttpResponse *response = g_new0 (BylineHttpResponse, 1);

  response->status = status;
  response->uri = g_strdup ("http://a.example/");
  response->content_type = g_strdup (type);
  response->links = g_ptr_array_new ();
  response->retry_after = 77;
  response->body = g_bytes_new (body, strlen (body));

  return response;
}

static void
test_errors (void)
{
  static const struct
  {
    guint            status;
    const char      *type;
    const char      *body;
    BylineWpSubject  subject;
    int              code;
  } rows[] = {
    { 200, "text/html", "<html>", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_NOT_JSON },
    { 200, NULL, "x", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_NOT_JSON },
    { 200, JSON, "<b>Fatal</b>", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_NOT_JSON },
    { 200, JSON, "[{\"id\":1}", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_MALFORMED },
    { 304, NULL, "", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_REDIRECT },
    { 400, JSON, "{\"code\":\"rest_invalid_param\"}", BYLINE_WP_LIST,
      BYLINE_REMOTE_ERROR_REFUSED },
    { 401, JSON, "{\"code\":\"rest_not_logged_in\"}", BYLINE_WP_LIST,
      BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 401, JSON, "{\"code\":\"rest_not_logged_in\"}", BYLINE_WP_ONE,
      BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 401, JSON, "{\"code\":\"rest_forbidden\"}", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_GONE },
    { 401, JSON, "{\"code\":\"rest_cannot_read\"}", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_GONE },
    { 403, "text/html", "<html>", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_MEMBERS_ONLY },
    { 404, "text/html", "<html>", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_NOT_JSON },
    { 404, JSON, "{\"code\":\"rest_no_route\"}", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_REFUSED },
    { 404, JSON, "{\"code\":\"rest_post_invalid_id\"}", BYLINE_WP_ONE,
      BYLINE_REMOTE_ERROR_GONE },
    { 410, "text/html", "", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_GONE },
    { 429, "text/html", "", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_RATE_LIMITED },
    { 500, "text/html", "", BYLINE_WP_ONE, BYLINE_REMOTE_ERROR_SERVER },
    { 503, JSON, "{\"code\":\"wp_die\"}", BYLINE_WP_LIST, BYLINE_REMOTE_ERROR_RATE_LIMITED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineHttpResponse) response =
        response_new (rows[i].status, rows[i].type, rows[i].body);
      g_autoptr(GError) error = NULL;

      g_assert_null (byline_wp_answer_read (response, rows[i].subject, &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, rows[i].code);
      if (rows[i].status >= 400)
        g_assert_cmpint (byline_remote_error_get_retry_after (error), ==, 77);
    }
}

static void
test_reads (void)
{
  static const struct { const char *type; const char *body; } rows[] = {
    { JSON, "[]" },
    { "application/hal+json", "{}" },
    { JSON, "\357\273\277[1]" },
    { JSON, "<b>Warning</b> [3]: [1]" },
    { "text/html", " {\"a\":1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineHttpResponse) response = response_new (200, rows[i].type, rows[i].body);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) root = byline_wp_answer_read (response, BYLINE_WP_LIST, &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
}

static void
test_problem (void)
{
  g_autoptr(BylineHttpResponse) response =
    response_new (400, JSON, "{\"code\":\"rest_invalid_param\","
                  "\"message\":\"<strong>You&#8217;ve<\\/strong> erred\","
                  "\"data\":{\"params\":{\"author_email\":\"No.\"}}}");

  g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);

  g_assert_true (byline_wp_problem_is (problem, "rest_invalid_param"));
  g_assert_true (byline_wp_problem_names (problem, "author_email"));
  g_assert_false (byline_wp_problem_names (problem, "post"));
  g_assert_cmpstr (problem->message, ==, "You\342\200\231ve erred");
}

static void
test_problem_of_strangers (void)
{
  static const char * const bodies[] = {
    "", "<html>", "[]", "{}", "{\"code\":5,\"message\":[]}", "{\"code\":null}", "{\"data\":[]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(BylineHttpResponse) response = response_new (400, JSON, bodies[i]);
      g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);

      g_assert_null (problem->code);
      g_assert_null (problem->message);
      g_assert_false (byline_wp_problem_names (problem, "x"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/wp-answer/errors", test_errors);
  g_test_add_func ("/remote/wp-answer/reads", test_reads);
  g_test_add_func ("/remote/wp-answer/problem", test_problem);
  g_test_add_func ("/remote/wp-answer/problem-of-strangers", test_problem_of_strangers);

  return g_test_run ();
}
