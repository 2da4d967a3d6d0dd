/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From an HTTP answer to JSON, or to the error that says why there is none.
 * Decides by status and by WordPress's codes, never by the sentence, which
 * is in the site's language. */

#include "byline-wp-answer.h"

#include <string.h>

#include "byline-html-reader.h"
#include "byline-json.h"
#include "byline-remote-error.h"
#include "byline-text.h"

#define MAX_MESSAGE_CHARS 400
#define MAX_MESSAGE_BYTES (16 * 1024)

static gboolean
is_json_type (const BylineHttpResponse *response)
{
  return response->content_type != NULL &&
         (g_str_has_suffix (response->content_type, "/json") ||
          g_str_has_suffix (response->content_type, "+json"));
}

/* Some servers call their JSON a page; it is believed when it begins as
 * JSON does. */
static gboolean
looks_like_json (const BylineHttpResponse *response)
{
  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);
  gsize at = 0;

  while (at < size && g_ascii_isspace (data[at]))
    at++;
  return at < size && (data[at] == '{' || data[at] == '[');
}

static gboolean
is_own_gone_code (const BylineWpProblem *problem)
{
  return byline_wp_problem_is (problem, "rest_forbidden") ||
         byline_wp_problem_is (problem, "rest_cannot_read") ||
         byline_wp_problem_is (problem, "rest_cannot_read_post");
}

static gboolean
is_gone (const BylineHttpResponse *response,
         const BylineWpProblem    *problem)
{
  switch (response->status)
    {
    case 401:
    case 403:
      return is_own_gone_code (problem);
    case 404:
      return problem->code != NULL && !byline_wp_problem_is (problem, "rest_no_route");
    case 410:
      return TRUE;
    default:
      return FALSE;
    }
}

static BylineRemoteError
error_code (const BylineHttpResponse *response,
            const BylineWpProblem    *problem,
            BylineWpSubject           subject)
{
  if (subject == BYLINE_WP_ONE && is_gone (response, problem))
    return BYLINE_REMOTE_ERROR_GONE;
  if (response->status == 429 || response->status == 503)
    return BYLINE_REMOTE_ERROR_RATE_LIMITED;
  if (response->status >= 500)
    return BYLINE_REMOTE_ERROR_SERVER;
  if (response->status == 401 || response->status == 403)
    return BYLINE_REMOTE_ERROR_MEMBERS_ONLY;
  if (response->status >= 300 && response->status < 400)
    return BYLINE_REMOTE_ERROR_REDIRECT;
  if (response->status == 404 && problem->code == NULL)
    return BYLINE_REMOTE_ERROR_NOT_JSON;

  return BYLINE_REMOTE_ERROR_REFUSED;
}

static void
set_error_from (const BylineHttpResponse  *response,
                BylineWpSubject            subject,
                GError                   **error)
{
  g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);
  g_autoptr(GError) made =
    g_error_new (BYLINE_REMOTE_ERROR, error_code (response, problem, subject),
                 "status %u %s", response->status,
                 problem->code != NULL ? problem->code : "without a code");

  byline_remote_error_set_retry_after (made, response->retry_after);
  g_propagate_error (error, g_steal_pointer (&made));
}

/**
 * byline_wp_answer_read:
 * @response: (not nullable): what a route answered
 * @subject: whether a list or one thing was asked for
 * @error: %BYLINE_REMOTE_ERROR: GONE only for one thing; MEMBERS_ONLY,
 *   RATE_LIMITED (with its Retry-After), SERVER, NOT_JSON, MALFORMED, REFUSED
 *
 * Returns: (transfer full) (nullable): the JSON of a 2xx answer
 */
JsonNode *
byline_wp_answer_read (const BylineHttpResponse  *response,
                       BylineWpSubject            subject,
                       GError                   **error)
{
  if (response->status < 200 || response->status >= 300)
    {
      set_error_from (response, subject, error);
      return NULL;
    }
  if (!is_json_type (response) && !looks_like_json (response))
    {
      g_set_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NOT_JSON,
                   "%s came for JSON",
                   response->content_type != NULL ? response->content_type : "nothing named");
      return NULL;
    }

  return byline_json_parse (response->body, error);
}

static char *
dup_message (JsonObject *object)
{
  const char *html = byline_json_get_string (object, "message", "");

  if (strlen (html) > MAX_MESSAGE_BYTES)
    return NULL;

  g_autofree char *line = byline_html_reader_plain_line (html);
  if (byline_text_is_blank (line))
    return NULL;
  return byline_text_truncate (line, MAX_MESSAGE_CHARS);
}

/**
 * byline_wp_problem_read:
 * @response: (not nullable): an answer of any status
 *
 * Returns: (transfer full) (not nullable): what WordPress says; all members
 *   %NULL if it is not WordPress who speaks
 */
BylineWpProblem *
byline_wp_problem_read (const BylineHttpResponse *response)
{
  BylineWpProblem *self = g_new0 (BylineWpProblem, 1);

  if (is_json_type (response) || looks_like_json (response))
    self->root = byline_json_parse (response->body, NULL);
  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    return self;

  JsonObject *object = json_node_get_object (self->root);
  self->code = g_strdup (byline_json_get_string (object, "code", NULL));
  self->message = dup_message (object);

  return self;
}

/**
 * byline_wp_problem_is:
 * @self: a problem
 * @code: such as "rest_no_route"
 *
 * Returns: %TRUE if that is its code
 */
gboolean
byline_wp_problem_is (const BylineWpProblem *self,
                      const char            *code)
{
  return g_strcmp0 (self->code, code) == 0;
}

/**
 * byline_wp_problem_names:
 * @self: a problem
 * @parameter: such as "author_email"
 *
 * Returns: %TRUE if the answer lists @parameter as one it cannot take
 */
gboolean
byline_wp_problem_names (const BylineWpProblem *self,
                         const char            *parameter)
{
  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    return FALSE;

  JsonObject *params = byline_json_get_object (json_node_get_object (self->root), "data.params");
  return params != NULL && json_object_has_member (params, parameter);
}

/**
 * byline_wp_problem_free:
 * @self: (transfer full): a problem
 */
void
byline_wp_problem_free (BylineWpProblem *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}
