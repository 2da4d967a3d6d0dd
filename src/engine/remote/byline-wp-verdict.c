/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a comment, read from the site's answer. Two tables: one for
 * the programs' interface, one for the form. Pure: asks nobody, and promises
 * success only where the answer proves it. Whatever is neither proof of
 * success nor proof of refusal is "unknown", so that nothing is sent twice. */

#include "byline-wp-verdict.h"

#include <string.h>

#include "byline-comment-form.h"
#include "byline-json.h"
#include "byline-remote-error.h"
#include "byline-text.h"
#include "byline-uri.h"
#include "byline-wp-answer.h"
#include "byline-wp-decode.h"

/* A row for a code of the interface that says all there is to know. */
typedef struct
{
  const char    *code;
  BylineRefusal  refusal;
  gboolean       login_required;
} CodeRow;

/* The rows with login_required are those after which a guest should try the
 * form: the interface is shut, the form may not be. */
static const CodeRow code_rows[] = {
  { "rest_comment_login_required", BYLINE_REFUSAL_SIGN_IN, TRUE },
  { "rest_not_logged_in", BYLINE_REFUSAL_SIGN_IN, TRUE },
  { "rest_login_required", BYLINE_REFUSAL_SIGN_IN, TRUE },
  { "rest_forbidden", BYLINE_REFUSAL_SIGN_IN, TRUE },
  { "rest_no_route", BYLINE_REFUSAL_SIGN_IN, TRUE },
  { "rest_cannot_read_post", BYLINE_REFUSAL_PASSWORD, FALSE },
  { "rest_comment_closed", BYLINE_REFUSAL_CLOSED, FALSE },
  { "rest_comment_invalid_post_id", BYLINE_REFUSAL_GONE, FALSE },
  { "rest_comment_trash_post", BYLINE_REFUSAL_GONE, FALSE },
  { "rest_comment_draft_post", BYLINE_REFUSAL_GONE, FALSE },
  { "comment_duplicate", BYLINE_REFUSAL_DUPLICATE, FALSE },
  { "comment_flood", BYLINE_REFUSAL_FLOOD, FALSE },
  { "rest_comment_failed_create", BYLINE_REFUSAL_SITE_TROUBLE, FALSE },
};

typedef struct
{
  const char         *code;
  BylineDraftField    field;
  BylineDraftProblem  problem;
} FieldRow;

static const FieldRow field_rows[] = {
  { "rest_comment_content_invalid", BYLINE_DRAFT_TEXT, BYLINE_DRAFT_MISSING },
  { "comment_author_column_length", BYLINE_DRAFT_NAME, BYLINE_DRAFT_TOO_LONG },
  { "comment_author_email_column_length", BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_TOO_LONG },
  { "comment_author_url_column_length", BYLINE_DRAFT_WEBSITE, BYLINE_DRAFT_TOO_LONG },
  { "comment_content_column_length", BYLINE_DRAFT_TEXT, BYLINE_DRAFT_TOO_LONG },
};

static const FieldRow parameter_rows[] = {
  { "author_email", BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_MALFORMED },
  { "author_name", BYLINE_DRAFT_NAME, BYLINE_DRAFT_MALFORMED },
  { "author_url", BYLINE_DRAFT_WEBSITE, BYLINE_DRAFT_MALFORMED },
  { "content", BYLINE_DRAFT_TEXT, BYLINE_DRAFT_MALFORMED },
};

static BylineOutcome *
new_field (BylineDraftField    field,
           BylineDraftProblem  problem,
           const char         *site_words)
{
  BylineOutcome *outcome = byline_outcome_new_refused (BYLINE_REFUSAL_FIELD, site_words);

  outcome->field = field;
  outcome->problem = problem;
  return outcome;
}

/* The site lacks something it requires: the first that we did not send. */
static BylineOutcome *
missing_author_data (const BylineDraft *draft,
                     const char        *site_words)
{
  gboolean has_name = !byline_text_is_blank (draft->name);

  return new_field (has_name ? BYLINE_DRAFT_EMAIL : BYLINE_DRAFT_NAME,
                    BYLINE_DRAFT_MISSING, site_words);
}

static BylineOutcome *
refused_by_field_code (const BylineWpProblem *problem,
                       const BylineDraft     *draft)
{
  if (byline_wp_problem_is (problem, "rest_comment_author_data_required"))
    return missing_author_data (draft, problem->message);

  for (guint i = 0; i < G_N_ELEMENTS (field_rows); i++)
    if (byline_wp_problem_is (problem, field_rows[i].code))
      return new_field (field_rows[i].field, field_rows[i].problem, problem->message);

  if (!byline_wp_problem_is (problem, "rest_invalid_param"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parameter_rows); i++)
    if (byline_wp_problem_names (problem, parameter_rows[i].code))
      return new_field (parameter_rows[i].field, parameter_rows[i].problem, problem->message);
  if (byline_wp_problem_names (problem, "post"))
    return byline_outcome_new_refused (BYLINE_REFUSAL_GONE, problem->message);

  return NULL;
}

static BylineOutcome *
refused_by_code (const BylineWpProblem *problem,
                 const BylineDraft     *draft)
{
  if (problem->code == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (code_rows); i++)
    {
      if (!byline_wp_problem_is (problem, code_rows[i].code))
        continue;

      BylineOutcome *outcome =
        byline_outcome_new_refused (code_rows[i].refusal, problem->message);
      outcome->login_required = code_rows[i].login_required;
      return outcome;
    }

  return refused_by_field_code (problem, draft);
}

/* Maintenance mode and a rate limit in front of WordPress answer before the
 * comment is looked at; such a send may be repeated. A bare 503 may also come
 * from a proxy whose back end died half-way. */
static gboolean
is_surely_untouched (const BylineHttpResponse *response,
                     const BylineWpProblem    *problem)
{
  if (response->status == 429)
    return TRUE;

  return response->status == 503 &&
         (response->retry_after >= 0 || byline_wp_problem_is (problem, "wp_die"));
}

static void
set_busy (const BylineHttpResponse  *response,
          GError                   **error)
{
  g_autoptr(GError) made =
    g_error_new (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED,
                 "status %u", response->status);

  byline_remote_error_set_retry_after (made, response->retry_after);
  g_propagate_error (error, g_steal_pointer (&made));
}

static BylineOutcome *
refused_sign_in (const char *site_words,
                 gboolean    login_required)
{
  BylineOutcome *outcome = byline_outcome_new_refused (BYLINE_REFUSAL_SIGN_IN, site_words);

  outcome->login_required = login_required;
  return outcome;
}

static BylineOutcome *
rest_by_status (const BylineHttpResponse *response,
                const BylineWpProblem    *problem)
{
  const char *words = problem->message;

  if (response->status < 300 || response->status >= 500)
    return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);
  if (response->status < 400)
    return byline_outcome_new_refused (BYLINE_REFUSAL_MOVED, NULL);

  switch (response->status)
    {
    case 401:
    case 404:
    case 405:
      return refused_sign_in (words, TRUE);
    case 409:
      return byline_outcome_new_refused (BYLINE_REFUSAL_DUPLICATE, words);
    case 410:
      return byline_outcome_new_refused (BYLINE_REFUSAL_GONE, words);
    default:
      return byline_outcome_new_refused (problem->code != NULL ? BYLINE_REFUSAL_OTHER
                                                               : BYLINE_REFUSAL_FIREWALL,
                                         words);
    }
}

static BylineOutcomeKind
kind_of (BylineCommentStatus status)
{
  switch (status)
    {
    case BYLINE_COMMENT_APPROVED:
      return BYLINE_OUTCOME_PUBLISHED;
    case BYLINE_COMMENT_HELD:
      return BYLINE_OUTCOME_HELD;
    case BYLINE_COMMENT_HIDDEN:
    default:
      return BYLINE_OUTCOME_NOT_SHOWN;
    }
}

static BylineOutcome *
rest_created (const BylineHttpResponse *response)
{
  g_autoptr(JsonNode) root = byline_json_parse (response->body, NULL);
  JsonObject *object = root != NULL ? byline_json_root_object (root, NULL) : NULL;
  g_autoptr(BylineComment) comment =
    object != NULL ? byline_wp_decode_comment (object, NULL) : NULL;

  if (comment == NULL)
    return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);

  BylineOutcome *outcome = byline_outcome_new (kind_of (comment->status));
  outcome->comment_id = comment->remote_id;
  outcome->comment = g_steal_pointer (&comment);
  return outcome;
}

/**
 * byline_wp_verdict_rest:
 * @response: (not nullable): the answer to a POST of `wp/v2/comments`
 * @draft: (not nullable): what was sent
 * @error: %BYLINE_REMOTE_ERROR_RATE_LIMITED when the site surely did not look
 *   at the comment: 429 without `comment_flood`, and 503 with a Retry-After or
 *   WordPress's own maintenance notice. It may be sent again later.
 *
 * Success is 201 with an id, nothing else. Any other 2xx and any other 5xx is
 * "unknown", but for `rest_comment_failed_create`.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BylineOutcome *
byline_wp_verdict_rest (const BylineHttpResponse  *response,
                        const BylineDraft         *draft,
                        GError                   **error)
{
  if (response->status == 201)
    return rest_created (response);

  g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);
  BylineOutcome *outcome = response->status >= 400 ? refused_by_code (problem, draft) : NULL;
  if (outcome != NULL)
    return outcome;
  if (is_surely_untouched (response, problem))
    {
      set_busy (response, error);
      return NULL;
    }

  return rest_by_status (response, problem);
}

/* The number in "…#comment-12", or 0. */
static gint64
comment_id_of (const char *location)
{
  const char *mark = strrchr (location, '#');
  guint64 id = 0;

  if (mark == NULL || !g_str_has_prefix (mark, "#comment-") ||
      !g_ascii_string_to_unsigned (mark + strlen ("#comment-"), 10, 1,
                                   (guint64) BYLINE_JSON_MAX_ID, &id, NULL))
    return 0;

  return (gint64) id;
}

static gboolean
has_query_parameter (const char *uri,
                     const char *name)
{
  const char *query = strchr (uri, '?');
  g_autofree char *start = g_strconcat (name, "=", NULL);

  if (query == NULL)
    return FALSE;

  g_autofree char *plain = byline_uri_strip_fragment (query + 1);
  g_auto(GStrv) parameters = g_strsplit (plain, "&", -1);
  for (guint i = 0; parameters[i] != NULL; i++)
    if (g_str_has_prefix (parameters[i], start))
      return TRUE;

  return FALSE;
}

static gboolean
ends_same_path (const char *a,
                const char *b)
{
  g_autofree char *first = g_strndup (a, strcspn (a, "?#"));
  g_autofree char *second = g_strndup (b, strcspn (b, "?#"));
  const char *first_name = strrchr (first, '/');
  const char *second_name = strrchr (second, '/');

  return g_strcmp0 (first_name, second_name) == 0;
}

/* A 302 to a comment is what WordPress does after storing it. Any other 302
 * may be a plugin's "thank you" page, hence unknown. An answer without a type
 * was cut in its head, and its address with it. */
static BylineOutcome *
form_redirect (const BylineHttpResponse *response)
{
  const char *location = response->location != NULL ? response->location : "";
  gint64 id = comment_id_of (location);

  if (response->content_type == NULL && id != 0)
    return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);
  if (response->status == 302 && id != 0)
    {
      BylineOutcome *outcome =
        byline_outcome_new (has_query_parameter (location, "unapproved")
                            ? BYLINE_OUTCOME_HELD : BYLINE_OUTCOME_PUBLISHED);
      outcome->comment_id = id;
      return outcome;
    }
  if (strstr (location, "/wp-login.php") != NULL)
    return byline_outcome_new_refused (BYLINE_REFUSAL_SIGN_IN, NULL);
  if (response->status == 301 || response->status == 307 || response->status == 308 ||
      ends_same_path (location, response->uri))
    return byline_outcome_new_refused (BYLINE_REFUSAL_MOVED, NULL);

  return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);
}

/* Which field it was is not said, so our own checks say it. */
static BylineOutcome *
form_field (const BylineDraft *draft,
            BylineDraftRules   rules,
            const char        *words)
{
  BylineDraftField field = BYLINE_DRAFT_TEXT;

  if (byline_draft_is_complete (draft, rules, &field))
    return byline_outcome_new_refused (BYLINE_REFUSAL_OTHER, words);

  return new_field (field, byline_draft_check (draft, field, rules), words);
}

/* The sentence of WordPress, from JSON or from its error page. */
static char *
dup_words (const BylineHttpResponse *response,
           const BylineWpProblem    *problem)
{
  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);

  if (problem->message != NULL)
    return g_strdup (problem->message);
  return size > 0 ? byline_comment_form_error (data, (gssize) size) : NULL;
}

static BylineOutcome *
form_refused (const BylineHttpResponse *response,
              const BylineWpProblem    *problem,
              const BylineDraft        *draft,
              BylineDraftRules          rules)
{
  g_autofree char *words = dup_words (response, problem);

  switch (response->status)
    {
    case 200:
      return g_bytes_get_size (response->body) == 0
        ? byline_outcome_new_refused (BYLINE_REFUSAL_GONE, NULL)
        : form_field (draft, rules, words);
    case 401:
      return byline_outcome_new_refused (BYLINE_REFUSAL_SIGN_IN, words);
    case 404:
    case 410:
      return byline_outcome_new_refused (BYLINE_REFUSAL_BROWSER_ONLY, words);
    case 405:
      return byline_outcome_new_refused (BYLINE_REFUSAL_MOVED, words);
    case 409:
      return byline_outcome_new_refused (BYLINE_REFUSAL_DUPLICATE, words);
    case 429:
      return byline_outcome_new_refused (BYLINE_REFUSAL_FLOOD, words);
    default:
      break;
    }
  if (response->status < 400 || response->status >= 500)
    return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);

  return byline_outcome_new_refused (words != NULL ? BYLINE_REFUSAL_CLOSED
                                                   : BYLINE_REFUSAL_FIREWALL, words);
}

/**
 * byline_wp_verdict_form:
 * @response: (not nullable): the answer to a POST of the site's form
 * @draft: (not nullable): what was sent
 * @rules: what the form demands
 * @error: %BYLINE_REMOTE_ERROR_RATE_LIMITED for a 503 that surely did not
 *   look at the comment
 *
 * Success is a 302 to "#comment-N": HELD if it says `unapproved`, else
 * PUBLISHED, which the caller must still look up, for a comment that went to
 * spam is answered in the same way. A 403 with WordPress's sentence is called
 * CLOSED here; it may also be a login, a lost parent or a plugin, which only
 * the page can tell.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BylineOutcome *
byline_wp_verdict_form (const BylineHttpResponse  *response,
                        const BylineDraft         *draft,
                        BylineDraftRules           rules,
                        GError                   **error)
{
  if (response->status >= 300 && response->status < 400)
    return form_redirect (response);

  g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);
  if (response->status == 503 && is_surely_untouched (response, problem))
    {
      set_busy (response, error);
      return NULL;
    }

  return form_refused (response, problem, draft, rules);
}
