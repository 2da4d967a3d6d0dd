/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comments the way a browser does: reads the form on the article's page,
 * fills it and sends it, once. Sends nothing that the form does not ask for,
 * sends only to the site whose page it is, and follows no redirect. */

#include "byline-wp-form.h"

#include <string.h>

#include "byline-remote-error.h"
#include "byline-text.h"
#include "byline-uri.h"
#include "byline-wp-client.h"
#include "byline-wp-verdict.h"

#define ACCEPT_PAGE "text/html,application/xhtml+xml;q=0.9"
#define ACCEPT_ANSWER "application/json, text/html;q=0.5"
#define POST_DEADLINE_MS 60000
#define FORM_TYPE "application/x-www-form-urlencoded; charset=UTF-8"

/* Names of the form's own inputs, which we set ourselves or leave out. */
static const char * const own_names[] = {
  "comment", "author", "email", "url", "comment_post_ID", "comment_parent",
  "wp-comment-cookies-consent", "redirect_to", NULL
};

/* A page and the form on it. */
typedef struct
{
  BylineCommentForm *form;   /* (owned) */
  char              *uri;    /* where the page really is */
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->form, byline_comment_form_free);
  g_clear_pointer (&page->uri, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static gboolean
check_page_status (const BylineHttpResponse  *response,
                   GError                   **error)
{
  BylineRemoteError code = BYLINE_REMOTE_ERROR_REFUSED;

  if (response->status == 200)
    return TRUE;
  if (response->status == 404 || response->status == 410)
    code = BYLINE_REMOTE_ERROR_GONE;
  else if (response->status == 401 || response->status == 403)
    code = BYLINE_REMOTE_ERROR_MEMBERS_ONLY;
  else if (response->status == 429 || response->status == 503)
    code = BYLINE_REMOTE_ERROR_RATE_LIMITED;
  else if (response->status >= 500)
    code = BYLINE_REMOTE_ERROR_SERVER;
  else if (response->status < 400)
    code = BYLINE_REMOTE_ERROR_REDIRECT;

  g_autoptr(GError) made =
    g_error_new (BYLINE_REMOTE_ERROR, code, "page answered %u", response->status);
  byline_remote_error_set_retry_after (made, response->retry_after);
  g_propagate_error (error, g_steal_pointer (&made));
  return FALSE;
}

/* ASCII only, any case. */
static gboolean
contains (const char *text,
          gsize       length,
          const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (text + i, word, n) == 0)
      return TRUE;

  return FALSE;
}

/* A page that breaks off before its form looks like one without a form. */
static gboolean
check_page_end (const BylineHttpResponse  *response,
                const BylineCommentForm   *form,
                GError                   **error)
{
  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);
  gboolean is_cut = form->state == BYLINE_FORM_CLOSED &&
                    contains (data, size, "<html") && !contains (data, size, "</html");

  if (is_cut)
    g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_INCOMPLETE,
                         "page without an end");
  return !is_cut;
}

static gboolean
fetch_page (BylineHttp    *http,
            const char    *article_uri,
            Page          *page,
            GCancellable  *cancellable,
            GError       **error)
{
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = article_uri;
  request.accept = ACCEPT_PAGE;
  request.no_cache = TRUE;
  request.max_bytes = BYLINE_HTTP_MAX_PAGE_BYTES;

  g_autoptr(BylineHttpResponse) response =
    byline_http_send (http, &request, NULL, cancellable, error);
  if (response == NULL || !check_page_status (response, error))
    return FALSE;

  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);
  page->form = byline_comment_form_read (data, (gssize) size, response->uri);
  page->uri = g_strdup (response->uri);
  return check_page_end (response, page->form, error);
}

/**
 * byline_wp_form_fetch:
 * @http: the door
 * @article_uri: (not nullable): an article's page
 * @cancellable: (nullable): ends it
 * @error: %BYLINE_REMOTE_ERROR: GONE, MEMBERS_ONLY, RATE_LIMITED, SERVER,
 *   INCOMPLETE, and those of byline_http_send()
 *
 * Asks for the page anew and reads what it says about commenting.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): the form, or why there is none
 */
BylineCommentForm *
byline_wp_form_fetch (BylineHttp    *http,
                      const char    *article_uri,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_auto(Page) page = { NULL };

  if (!fetch_page (http, article_uri, &page, cancellable, error))
    return NULL;

  return g_steal_pointer (&page.form);
}

/* application/x-www-form-urlencoded: spaces become plus signs. */
static void
append_input (GString    *body,
              const char *name,
              const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *escaped_name = g_uri_escape_string (name, NULL, FALSE);
  g_auto(GStrv) words = g_strsplit (valid, " ", -1);

  if (body->len > 0)
    g_string_append_c (body, '&');
  g_string_append_printf (body, "%s=", escaped_name);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (words[i], NULL, FALSE);

      g_string_append_printf (body, "%s%s", i > 0 ? "+" : "", escaped);
    }
}

static void
append_field (GString           *body,
              const char        *name,
              const BylineDraft *draft,
              BylineDraftField   field,
              gboolean           is_in_form)
{
  g_autofree char *value = g_strstrip (g_strdup (byline_draft_get_field (draft, field)));

  if (is_in_form)
    append_input (body, name, value);
}

static void
append_id (GString    *body,
           const char *name,
           gint64      id)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  append_input (body, name, value);
}

static GBytes *
fill_form (const BylineCommentForm *form,
           gint64                   post,
           const BylineDraft       *draft)
{
  GString *body = g_string_new (NULL);
  g_autofree char *content = byline_draft_dup_content (draft);

  append_input (body, "comment", content);
  append_field (body, "author", draft, BYLINE_DRAFT_NAME, form->has_name);
  append_field (body, "email", draft, BYLINE_DRAFT_EMAIL, form->has_email);
  append_field (body, "url", draft, BYLINE_DRAFT_WEBSITE, form->has_website);
  append_id (body, "comment_post_ID", post);
  append_id (body, "comment_parent", draft->parent);
  for (guint i = 0; form->hidden != NULL && i < form->hidden->len; i++)
    {
      const BylineFormInput *input = form->hidden->pdata[i];

      if (!g_strv_contains (own_names, input->name))
        append_input (body, input->name, input->value != NULL ? input->value : "");
    }

  return g_string_free_to_bytes (body);
}

/* A page may point its form anywhere. What a person wrote goes only to the
 * host of the page or of the site, and not from https to http. */
static gboolean
may_post_to (const char       *action,
             const char       *page_uri,
             const BylineSite *site)
{
  if (!byline_uri_is_web (action) ||
      (byline_uri_is_secure (page_uri) && !byline_uri_is_secure (action)))
    return FALSE;

  g_autofree char *host = byline_uri_dup_host (action);
  g_autofree char *page_host = byline_uri_dup_host (page_uri);
  g_autofree char *site_host = byline_uri_dup_host (site->home);
  return g_strcmp0 (host, page_host) == 0 || g_strcmp0 (host, site_host) == 0;
}

static BylineRefusal
refusal_of (const Page       *page,
            const BylineSite *site)
{
  switch (page->form->state)
    {
    case BYLINE_FORM_OPEN:
      return may_post_to (page->form->action, page->uri, site)
        ? BYLINE_REFUSAL_NONE : BYLINE_REFUSAL_BROWSER_ONLY;
    case BYLINE_FORM_MUST_LOG_IN:
      return BYLINE_REFUSAL_SIGN_IN;
    case BYLINE_FORM_PASSWORD:
      return BYLINE_REFUSAL_PASSWORD;
    case BYLINE_FORM_CLOSED:
      return BYLINE_REFUSAL_CLOSED;
    case BYLINE_FORM_BROWSER_ONLY:
    default:
      return BYLINE_REFUSAL_BROWSER_ONLY;
    }
}

/* A page that cannot be had because it is gone or shut is an answer, not a
 * reason to try again. */
static BylineOutcome *
outcome_of_page_error (GError  *page_error,
                       GError **error)
{
  if (g_error_matches (page_error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE))
    {
      g_error_free (page_error);
      return byline_outcome_new_refused (BYLINE_REFUSAL_GONE, NULL);
    }
  if (g_error_matches (page_error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MEMBERS_ONLY))
    {
      g_error_free (page_error);
      return byline_outcome_new_refused (BYLINE_REFUSAL_FIREWALL, NULL);
    }

  g_propagate_error (error, page_error);
  return NULL;
}

/* Spam and trash are answered as if published: only the id tells. A comment
 * that turns out to be another one means that the address was misread. */
static BylineOutcome *
look_up (BylineHttp    *http,
         BylineSite    *site,
         gint64         post,
         BylineOutcome *outcome,
         GCancellable  *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineComment) comment =
    byline_wp_client_fetch_comment (http, site, outcome->comment_id, cancellable, &error);

  if (g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE))
    outcome->kind = BYLINE_OUTCOME_NOT_SHOWN;
  if (comment == NULL)
    return outcome;
  if (comment->post != post || comment->remote_id != outcome->comment_id)
    {
      byline_outcome_unref (outcome);
      return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);
    }

  outcome->comment = g_steal_pointer (&comment);
  return outcome;
}

static gboolean
is_flag_closed (BylineHttp   *http,
                BylineSite   *site,
                gint64        post,
                GCancellable *cancellable)
{
  g_autoptr(BylineArticle) article =
    byline_wp_client_fetch_article (http, site, post, cancellable, NULL);

  return article != NULL && !article->comments_open;
}

/* WordPress answers 403 to a closed article, to a guest who must log in, to a
 * lost parent and in the name of a plugin, each with a sentence in its own
 * language. The page that offered a form may have come from a cache. */
static BylineOutcome *
look_behind_403 (BylineHttp    *http,
                 BylineSite    *site,
                 const char    *article_uri,
                 gint64         post,
                 BylineOutcome *outcome,
                 GCancellable  *cancellable)
{
  g_auto(Page) page = { NULL };

  if (fetch_page (http, article_uri, &page, cancellable, NULL) &&
      page.form->state != BYLINE_FORM_OPEN)
    outcome->refusal = refusal_of (&page, site);
  else if (!is_flag_closed (http, site, post, cancellable))
    outcome->refusal = BYLINE_REFUSAL_OTHER;

  return outcome;
}

static BylineHttpResponse *
send_form (BylineHttp         *http,
           const Page         *page,
           gint64              post,
           const BylineDraft  *draft,
           gboolean           *was_written,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr(GBytes) body = fill_form (page->form, post, draft);
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.method = BYLINE_HTTP_POST;
  request.uri = page->form->action;
  request.accept = ACCEPT_ANSWER;
  request.referer = page->uri;
  request.content_type = FORM_TYPE;
  request.body = body;
  request.deadline_ms = POST_DEADLINE_MS;

  return byline_http_send (http, &request, was_written, cancellable, error);
}

static BylineOutcome *
post_filled (BylineHttp         *http,
             const Page         *page,
             gint64              post,
             const BylineDraft  *draft,
             guint              *status,
             GCancellable       *cancellable,
             GError            **error)
{
  BylineDraftRules rules = { page->form->name_required, page->form->email_required };
  gboolean was_written = FALSE;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(BylineHttpResponse) response =
    send_form (http, page, post, draft, &was_written, cancellable, &local_error);

  *status = response != NULL ? response->status : 0;
  if (response != NULL)
    return byline_wp_verdict_form (response, draft, rules, error);
  if (was_written)
    return byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * byline_wp_form_post_comment:
 * @http: the door
 * @site: whose article it is; its interface is asked what became of a comment
 * @article_uri: (not nullable): the article's page
 * @post: the site's id of the article
 * @draft: (not nullable): what to send; already checked
 * @cancellable: (nullable): ends it
 * @error: set when nothing can have reached the site, so that it may be sent
 *   again later
 *
 * Fetches the page, fills the form, sends it once, and looks the comment up.
 * Hidden inputs go back as given; the box for cookies does not, for with it
 * the answer no longer tells that a comment is held. A comment that was
 * stored while the interface is shut is PUBLISHED without a `comment`.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BylineOutcome *
byline_wp_form_post_comment (BylineHttp         *http,
                             BylineSite         *site,
                             const char         *article_uri,
                             gint64              post,
                             const BylineDraft  *draft,
                             GCancellable       *cancellable,
                             GError            **error)
{
  g_auto(Page) page = { NULL };
  GError *page_error = NULL;

  if (!fetch_page (http, article_uri, &page, cancellable, &page_error))
    return outcome_of_page_error (page_error, error);

  BylineRefusal refusal = refusal_of (&page, site);
  if (refusal != BYLINE_REFUSAL_NONE)
    return byline_outcome_new_refused (refusal, NULL);

  guint status = 0;
  BylineOutcome *outcome =
    post_filled (http, &page, post, draft, &status, cancellable, error);
  if (outcome == NULL)
    return NULL;
  if (outcome->kind == BYLINE_OUTCOME_PUBLISHED)
    return look_up (http, site, post, outcome, cancellable);
  if (status == 403 && outcome->refusal == BYLINE_REFUSAL_CLOSED)
    return look_behind_403 (http, site, article_uri, post, outcome, cancellable);

  return outcome;
}
