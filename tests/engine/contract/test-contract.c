/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the engine and a site promise each other. The same program runs
 * against the demo blog and against a real WordPress with the same articles,
 * in several settings; what holds for one must hold for the other. The
 * address comes from BYLINE_CONTRACT_URL, the settings as a comma list from
 * BYLINE_CONTRACT_KIND: guests-rest, moderated, name-optional, registration,
 * plain. It writes comments, each text once. */

#include "byline-discovery.h"
#include "byline-document-text.h"
#include "byline-html-reader.h"
#include "byline-remote-error.h"
#include "byline-thread.h"
#include "byline-wp-client.h"
#include "byline-wp-form.h"

#include <string.h>

#define OPEN_POST      148
#define CLOSED_POST    125
#define LOCKED_POST     84
#define UNTITLED_POST  128
#define ARABIC_POST    133
#define UNKNOWN_POST   987654
#define N_OPEN_COMMENTS 11

static BylineHttp *http;
static BylineSite *site;
static GStrv kinds;

static gboolean
is_kind (const char *kind)
{
  return g_strv_contains ((const char *const *) kinds, kind);
}

static BylineArticle *
fetch_article (gint64 id)
{
  g_autoptr(GError) error = NULL;
  BylineArticle *article = byline_wp_client_fetch_article (http, site, id, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (article);

  return article;
}

static GPtrArray *
fetch_comments (gint64 post)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *comments = byline_wp_client_fetch_comments (http, site, post, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (comments);

  return comments;
}

static char *
dup_text (const BylineComment *comment)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (comment->content_html, -1, comment->link, BYLINE_PROFILE_COMMENT);

  return g_strstrip (byline_document_text_all (document));
}

static const BylineComment *
find_comment (GPtrArray  *comments,
              const char *text)
{
  for (guint i = 0; i < comments->len; i++) {
    const BylineComment *comment = g_ptr_array_index (comments, i);
    g_autofree char *own = dup_text (comment);

    if (strcmp (own, text) == 0)
      return comment;
  }

  return NULL;
}

/* Sites keep what they were told, so each run says something new. */
static char *
make_unique (const char *text)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strdup_printf ("%s %s", text, uuid);
}

static BylineDraft *
make_draft (const char *text)
{
  BylineDraft *draft = byline_draft_new (1, 0);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, text);
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "Orla & Sons");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "orla@mail.example");

  return draft;
}

static BylineOutcome *
post_by_rest (gint64             post,
              const BylineDraft *draft)
{
  g_autoptr(GError) error = NULL;
  BylineOutcome *outcome = byline_wp_client_post_comment (http, site, post, draft, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);

  return outcome;
}

static BylineOutcome *
post_by_form (gint64             post,
              const BylineDraft *draft)
{
  g_autoptr(BylineArticle) article = fetch_article (post);
  g_autoptr(GError) error = NULL;
  BylineOutcome *outcome = byline_wp_form_post_comment (http, site, article->link, post, draft,
                                                        NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);

  return outcome;
}

/* The way this site takes comments of guests. */
static BylineOutcome *
post (gint64             id,
      const BylineDraft *draft)
{
  return is_kind ("guests-rest") ? post_by_rest (id, draft) : post_by_form (id, draft);
}

static void
assert_refused (const BylineOutcome *outcome,
                BylineRefusal        refusal)
{
  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_REFUSED);
  g_assert_cmpint (outcome->refusal, ==, refusal);
}

static void
assert_arrived (const BylineOutcome *outcome)
{
  g_assert_cmpint (outcome->kind, ==,
                   is_kind ("moderated") ? BYLINE_OUTCOME_HELD : BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpint (outcome->comment_id, >, 0);
}

static gboolean
skip_without_guests (void)
{
  if (is_kind ("registration"))
    g_test_skip ("guests may not comment here");

  return is_kind ("registration");
}

/* --- finding the site ---------------------------------------------------- */

static void
test_discovery_home (void)
{
  g_assert_cmpstr (site->name, ==, "Marram & Slate");
  g_assert_cmpstr (site->description, ==, "Walks, weather & workshop notes from a small coast");
  g_assert_true (g_str_has_prefix (site->api_root, site->home));
  g_assert_false (g_str_has_suffix (site->home, "/"));
  g_assert_cmpint (strstr (site->api_root, "rest_route=") != NULL, ==, is_kind ("plain"));
}

static void
test_discovery_article (void)
{
  g_autoptr(BylineArticle) article = fetch_article (OPEN_POST);
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDiscovered) found = byline_discovery_run (http, article->link, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found->site->home, ==, site->home);
  g_assert_cmpstr (found->site->api_root, ==, site->api_root);
  if (!is_kind ("hidden"))
    g_assert_nonnull (found->post_route);
}

/* --- reading articles ---------------------------------------------------- */

static void
collect_page (BylineArticlePage *page,
              GHashTable        *seen,
              gint64            *last)
{
  for (guint i = 0; i < page->articles->len; i++) {
    BylineArticle *article = g_ptr_array_index (page->articles, i);

    g_assert_true (g_hash_table_add (seen, g_memdup2 (&article->remote_id, sizeof (gint64))));
    g_assert_cmpint (article->published_at, <=, *last);
    *last = article->published_at;
  }
}

static void
test_articles_to_the_end (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  gint64 last = G_MAXINT64, total = 0;
  gboolean has_more = TRUE;

  query.per_page = 9;
  for (query.page = 1; has_more; query.page++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(BylineArticlePage) page =
      byline_wp_client_fetch_articles (http, site, &query, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (page->articles->len, >, 0);
    collect_page (page, seen, &last);
    total = page->total;
    has_more = page->has_more;
  }

  g_assert_cmpint (total, >=, 18);
  g_assert_cmpuint (g_hash_table_size (seen), ==, total);
}

static void
test_articles_beyond_the_end (void)
{
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineArticlePage) page = NULL;

  query.per_page = 100;
  query.page = 99;
  page = byline_wp_client_fetch_articles (http, site, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->articles->len, ==, 0);
  g_assert_false (page->has_more);
}

static void
test_articles_single (void)
{
  g_autoptr(BylineArticle) article = fetch_article (OPEN_POST);

  g_assert_cmpstr (article->title, ==, "The lighthouse that keeps its own hours");
  g_assert_cmpstr (article->slug, ==, "the-lighthouse-that-keeps-its-own-hours");
  g_assert_cmpstr (article->author_name, ==, "Ines Calloway");
  g_assert_true (g_str_has_prefix (article->link, site->home));
  g_assert_nonnull (strstr (article->content_html, "<em>sun valve</em>"));
  g_assert_true (article->comments_open);
  g_assert_false (article->is_protected);
  g_assert_cmpuint (article->categories->len, ==, 1);
  g_assert_cmpuint (article->tags->len, ==, 3);
  g_assert_nonnull (article->picture_uri);
  g_assert_true (g_str_has_prefix (article->picture_uri, site->home));
}

static void
test_articles_odd (void)
{
  g_autoptr(BylineArticle) arabic = fetch_article (ARABIC_POST);
  g_autoptr(BylineArticle) untitled = fetch_article (UNTITLED_POST);
  g_autoptr(BylineArticle) locked = fetch_article (LOCKED_POST);
  g_autoptr(BylineArticle) closed = fetch_article (CLOSED_POST);

  g_assert_cmpstr (arabic->title, ==, "رسالة من الميناء القديم");
  g_assert_cmpstr (untitled->title, ==, "");
  g_assert_true (g_str_has_prefix (untitled->excerpt, "First snow on the moor"));
  g_assert_true (locked->is_protected);
  g_assert_cmpstr (locked->title, ==, "Accounts for the members");
  g_assert_null (strstr (locked->content_html != NULL ? locked->content_html : "", "hydrometer"));
  g_assert_false (closed->comments_open);
}

static void
test_articles_by_slug (void)
{
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineArticlePage) page = NULL;

  query.slug = "seven-tides";
  page = byline_wp_client_fetch_articles (http, site, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->articles->len, ==, 1);
  g_assert_cmpstr (((BylineArticle *) g_ptr_array_index (page->articles, 0))->title, ==,
                   "Seven tides: a week on the estuary path");
}

static void
test_articles_unknown (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineArticle) article =
    byline_wp_client_fetch_article (http, site, UNKNOWN_POST, NULL, &error);

  g_assert_null (article);
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE);
}

/* --- terms --------------------------------------------------------------- */

static BylineTerm *
find_term (GPtrArray  *terms,
           const char *slug)
{
  for (guint i = 0; i < terms->len; i++) {
    BylineTerm *term = g_ptr_array_index (terms, i);

    if (strcmp (term->slug, slug) == 0)
      return term;
  }

  return NULL;
}

static GPtrArray *
fetch_categories (void)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *terms = byline_wp_client_fetch_categories (http, site, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (terms);

  return terms;
}

static void
test_categories_tree (void)
{
  g_autoptr(GPtrArray) terms = fetch_categories ();
  BylineTerm *walks = find_term (terms, "walks");
  BylineTerm *paths = find_term (terms, "coast-paths");
  BylineTerm *kitchen = find_term (terms, "kitchen-garden");

  g_assert_nonnull (walks);
  g_assert_nonnull (paths);
  g_assert_nonnull (kitchen);
  g_assert_cmpint (walks->parent, ==, 0);
  g_assert_cmpint (paths->parent, ==, walks->remote_id);
  g_assert_cmpstr (kitchen->name, ==, "Kitchen & Garden");
}

static void
test_categories_filter (void)
{
  g_autoptr(GPtrArray) terms = fetch_categories ();
  BylineTerm *boats = find_term (terms, "boats");
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineArticlePage) page = NULL;

  query.category = boats->remote_id;
  query.per_page = 100;
  page = byline_wp_client_fetch_articles (http, site, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->articles->len, ==, boats->count);
  for (guint i = 0; i < page->articles->len; i++) {
    BylineArticle *article = g_ptr_array_index (page->articles, i);

    g_assert_cmpint (g_array_index (article->categories, gint64, 0), ==, boats->remote_id);
  }
}

/* --- reading comments ---------------------------------------------------- */

static void
test_comments_thread (void)
{
  g_autoptr(GPtrArray) comments = fetch_comments (OPEN_POST);
  g_autoptr(GPtrArray) thread = byline_thread_arrange (comments);
  guint deepest = 0, n_seeded = 0, n_orphans = 0;

  g_assert_cmpuint (thread->len, ==, comments->len);
  for (guint i = 0; i < thread->len; i++) {
    BylineThreadEntry *entry = g_ptr_array_index (thread, i);

    if (g_str_has_prefix (entry->comment->author_name, "Orla"))
      continue;
    n_seeded++;
    deepest = MAX (deepest, entry->depth);
    if (entry->comment->parent != 0 && entry->depth == 0)
      n_orphans++;
  }

  g_assert_cmpuint (n_seeded, ==, N_OPEN_COMMENTS);
  g_assert_cmpuint (deepest, ==, 4);
  g_assert_cmpuint (n_orphans, ==, 1);
}

static void
test_comments_hidden (void)
{
  g_autoptr(GPtrArray) comments = fetch_comments (OPEN_POST);

  for (guint i = 0; i < comments->len; i++) {
    BylineComment *comment = g_ptr_array_index (comments, i);

    g_assert_cmpint (comment->status, ==, BYLINE_COMMENT_APPROVED);
    g_assert_cmpstr (comment->author_name, !=, "A. Visitor");
    g_assert_cmpstr (comment->author_name, !=, "Never shown");
  }
}

static void
test_comments_writers (void)
{
  g_autoptr(GPtrArray) comments = fetch_comments (OPEN_POST);
  g_autoptr(BylineArticle) article = fetch_article (OPEN_POST);
  guint n_found = 0;

  for (guint i = 0; i < comments->len; i++) {
    BylineComment *comment = g_ptr_array_index (comments, i);

    if (strcmp (comment->author_name, "Moss & Sons") == 0)
      n_found++;
    if (strcmp (comment->author_name, "Ines Calloway") == 0) {
      g_assert_cmpint (comment->author_id, ==, article->author_id);
      n_found++;
    }
  }

  g_assert_cmpuint (n_found, ==, 2);
}

static void
test_comments_newest (void)
{
  g_autoptr(GError) error = NULL;
  gint64 total = 0;
  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_newest_comments (http, site, &total, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (total, >=, 60);
  for (guint i = 1; i < comments->len; i++) {
    BylineComment *before = g_ptr_array_index (comments, i - 1);
    BylineComment *after = g_ptr_array_index (comments, i);

    g_assert_cmpint (before->published_at, >=, after->published_at);
  }
}

static void
test_comments_locked (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_comments (http, site, LOCKED_POST, NULL, &error);

  g_assert_null (comments);
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MEMBERS_ONLY);
}

/* --- the form ------------------------------------------------------------ */

static BylineCommentForm *
fetch_form (gint64 post_id)
{
  g_autoptr(BylineArticle) article = fetch_article (post_id);
  g_autoptr(GError) error = NULL;
  BylineCommentForm *form = byline_wp_form_fetch (http, article->link, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (form);

  return form;
}

static void
test_form_open (void)
{
  g_autoptr(BylineCommentForm) form = fetch_form (OPEN_POST);

  if (is_kind ("registration")) {
    g_assert_cmpint (form->state, ==, BYLINE_FORM_MUST_LOG_IN);
    return;
  }
  g_assert_cmpint (form->state, ==, BYLINE_FORM_OPEN);
  g_assert_true (g_str_has_prefix (form->action, site->home));
  g_assert_true (form->has_name && form->has_email && form->has_website);
  g_assert_cmpint (form->name_required, ==, !is_kind ("name-optional"));
  g_assert_cmpint (form->email_required, ==, !is_kind ("name-optional"));
}

static void
test_form_closed (void)
{
  g_autoptr(BylineCommentForm) closed = fetch_form (CLOSED_POST);
  g_autoptr(BylineCommentForm) locked = fetch_form (LOCKED_POST);

  g_assert_cmpint (closed->state, ==, BYLINE_FORM_CLOSED);
  g_assert_cmpint (locked->state, ==, BYLINE_FORM_PASSWORD);
}

/* --- writing comments ---------------------------------------------------- */

static void
test_posting_rest_refused (void)
{
  g_autofree char *text = make_unique ("May a guest?");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (is_kind ("guests-rest") && !is_kind ("registration")) {
    g_test_skip ("guests may comment by REST here");
    return;
  }
  outcome = post_by_rest (OPEN_POST, draft);

  assert_refused (outcome, BYLINE_REFUSAL_SIGN_IN);
  g_assert_true (outcome->login_required);
}

static void
test_posting_registration (void)
{
  g_autofree char *text = make_unique ("May a guest use the form?");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (!is_kind ("registration")) {
    g_test_skip ("guests may comment here");
    return;
  }
  outcome = post_by_form (OPEN_POST, draft);

  assert_refused (outcome, BYLINE_REFUSAL_SIGN_IN);
}

/* What was typed must be read again, letter for letter. */
static void
assert_shown (const BylineOutcome *outcome,
              const char          *text,
              gint64               parent)
{
  g_autoptr(GPtrArray) comments = fetch_comments (OPEN_POST);
  const BylineComment *comment = find_comment (comments, text);
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineComment) single =
    byline_wp_client_fetch_comment (http, site, outcome->comment_id, NULL, &error);

  if (is_kind ("moderated")) {
    g_assert_null (comment);
    g_assert_null (single);
    g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE);
    return;
  }
  g_assert_no_error (error);
  g_assert_nonnull (comment);
  g_assert_cmpint (comment->remote_id, ==, outcome->comment_id);
  g_assert_cmpint (single->remote_id, ==, outcome->comment_id);
  g_assert_cmpint (comment->parent, ==, parent);
  g_assert_cmpstr (comment->author_name, ==, "Orla & Sons");
}

static void
test_posting_text (gconstpointer data)
{
  g_autofree char *text = make_unique (data);
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (skip_without_guests ())
    return;
  outcome = post (OPEN_POST, draft);

  assert_arrived (outcome);
  assert_shown (outcome, text, 0);
}

static void
test_posting_reply (void)
{
  g_autoptr(GPtrArray) comments = fetch_comments (OPEN_POST);
  const BylineComment *parent = g_ptr_array_index (comments, 0);
  g_autofree char *text = make_unique ("An answer to the first one.");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (skip_without_guests ())
    return;
  draft->parent = parent->remote_id;
  outcome = post (OPEN_POST, draft);

  assert_arrived (outcome);
  assert_shown (outcome, text, parent->remote_id);
}

static void
test_posting_twice (void)
{
  g_autofree char *text = make_unique ("Said twice.");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) first = NULL;
  g_autoptr(BylineOutcome) second = NULL;

  if (skip_without_guests ())
    return;
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "Orla Quist");
  first = post (OPEN_POST, draft);
  second = post (OPEN_POST, draft);

  assert_arrived (first);
  assert_refused (second, BYLINE_REFUSAL_DUPLICATE);
}

/* WordPress compares names before the API escapes them, so by REST a name with
 * an ampersand is let through twice; by the form 6.1 recognises it and 6.8 no
 * longer does. Whoever sends again must know. */
static void
test_posting_twice_signs (void)
{
  g_autofree char *text = make_unique ("Said twice by a firm.");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) first = NULL;
  g_autoptr(BylineOutcome) second = NULL;

  if (skip_without_guests ())
    return;
  first = post (OPEN_POST, draft);
  second = post (OPEN_POST, draft);

  assert_arrived (first);
  if (is_kind ("guests-rest") || second->kind != BYLINE_OUTCOME_REFUSED)
    assert_arrived (second);
  else
    assert_refused (second, BYLINE_REFUSAL_DUPLICATE);
}

static void
test_posting_closed (void)
{
  g_autofree char *text = make_unique ("Too late.");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (skip_without_guests ())
    return;
  outcome = post (CLOSED_POST, draft);

  assert_refused (outcome, BYLINE_REFUSAL_CLOSED);
}

static void
test_posting_anonymous (void)
{
  g_autofree char *text = make_unique ("No name, no address.");
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (!is_kind ("name-optional")) {
    g_test_skip ("name and email are demanded here");
    return;
  }
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "");
  outcome = post (OPEN_POST, draft);

  assert_arrived (outcome);
}

/* Drafts like these never leave the program by themselves (byline-draft
 * stops them); the site's refusal must be understood all the same. */
typedef struct
{
  const char         *path;
  BylineDraftField    field;
  const char         *value;
  guint               repeat;
  BylineDraftProblem  problem;
  gboolean            when_optional;   /* refused even then */
} BadField;

static const BadField bad_fields[] = {
  { "no-name", BYLINE_DRAFT_NAME, "", 1, BYLINE_DRAFT_MISSING, FALSE },
  { "no-email", BYLINE_DRAFT_EMAIL, "", 1, BYLINE_DRAFT_MISSING, FALSE },
  { "bad-email", BYLINE_DRAFT_EMAIL, "orla.mail.example", 1, BYLINE_DRAFT_MALFORMED, FALSE },
  { "no-text", BYLINE_DRAFT_TEXT, "", 1, BYLINE_DRAFT_MISSING, TRUE },
  { "blank-text", BYLINE_DRAFT_TEXT, " \n ", 1, BYLINE_DRAFT_MISSING, TRUE },
  { "long-name", BYLINE_DRAFT_NAME, "long ", 60, BYLINE_DRAFT_TOO_LONG, TRUE },
  { "long-website", BYLINE_DRAFT_WEBSITE, "https://long.example/", 12, BYLINE_DRAFT_TOO_LONG,
    TRUE },
  { "long-text", BYLINE_DRAFT_TEXT, "A long story. ", 4700, BYLINE_DRAFT_TOO_LONG, TRUE },
};

static char *
repeat (const char *text,
        guint       times)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (out, text);

  return g_string_free (out, FALSE);
}

static void
test_posting_field (gconstpointer data)
{
  const BadField *bad = data;
  g_autofree char *text = make_unique ("Refused.");
  g_autofree char *value = repeat (bad->value, bad->repeat);
  g_autoptr(BylineDraft) draft = make_draft (text);
  g_autoptr(BylineOutcome) outcome = NULL;

  if (skip_without_guests ())
    return;
  if (is_kind ("name-optional") && !bad->when_optional) {
    g_test_skip ("not demanded here");
    return;
  }
  byline_draft_set_field (draft, bad->field, value);
  g_assert_cmpint (byline_draft_check (draft, bad->field, BYLINE_DRAFT_RULES_UNKNOWN), ==,
                   bad->problem);
  outcome = post (OPEN_POST, draft);

  assert_refused (outcome, BYLINE_REFUSAL_FIELD);
  g_assert_cmpint (outcome->field, ==, bad->field);
  g_assert_cmpint (outcome->problem, ==, bad->problem);
}

static const struct
{
  const char *path;
  const char *text;
} texts[] = {
  { "plain", "A remark." },
  { "signs", "5 < 6 & 7 > 3, AT&T; a <b>tag</b> and &amp; as typed" },
  { "quotes", "She said “yes”, he said ‘perhaps’" },
  { "emoji", "Seen at dusk: 🐟🦉 👩‍🚀" },
  { "right-to-left", "שלום לכולם, תודה על הכתבה" },
  { "mixed", "مرحبا and 港の朝" },
};

static void
add_posting_tests (void)
{
  g_test_add_func ("/contract/posting/rest-refused", test_posting_rest_refused);
  g_test_add_func ("/contract/posting/registration", test_posting_registration);
  for (guint i = 0; i < G_N_ELEMENTS (bad_fields); i++) {
    g_autofree char *path = g_strconcat ("/contract/posting/", bad_fields[i].path, NULL);

    g_test_add_data_func (path, &bad_fields[i], test_posting_field);
  }
  g_test_add_func ("/contract/posting/closed", test_posting_closed);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path = g_strconcat ("/contract/posting/", texts[i].path, NULL);

    g_test_add_data_func (path, texts[i].text, test_posting_text);
  }
  g_test_add_func ("/contract/posting/reply", test_posting_reply);
  g_test_add_func ("/contract/posting/twice", test_posting_twice);
  g_test_add_func ("/contract/posting/twice-signs", test_posting_twice_signs);
  g_test_add_func ("/contract/posting/anonymous", test_posting_anonymous);
}

static void
add_reading_tests (void)
{
  g_test_add_func ("/contract/discovery/home", test_discovery_home);
  g_test_add_func ("/contract/discovery/article", test_discovery_article);
  g_test_add_func ("/contract/articles/to-the-end", test_articles_to_the_end);
  g_test_add_func ("/contract/articles/beyond-the-end", test_articles_beyond_the_end);
  g_test_add_func ("/contract/articles/single", test_articles_single);
  g_test_add_func ("/contract/articles/odd", test_articles_odd);
  g_test_add_func ("/contract/articles/by-slug", test_articles_by_slug);
  g_test_add_func ("/contract/articles/unknown", test_articles_unknown);
  g_test_add_func ("/contract/categories/tree", test_categories_tree);
  g_test_add_func ("/contract/categories/filter", test_categories_filter);
  g_test_add_func ("/contract/comments/thread", test_comments_thread);
  g_test_add_func ("/contract/comments/hidden", test_comments_hidden);
  g_test_add_func ("/contract/comments/writers", test_comments_writers);
  g_test_add_func ("/contract/comments/newest", test_comments_newest);
  g_test_add_func ("/contract/comments/locked", test_comments_locked);
  g_test_add_func ("/contract/form/open", test_form_open);
  g_test_add_func ("/contract/form/closed", test_form_closed);
}

static void
test_no_address (void)
{
  g_test_skip ("BYLINE_CONTRACT_URL is not set");
}

static gboolean
find_site (const char *address)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineDiscovered) found = byline_discovery_run (http, address, NULL, &error);

  if (found == NULL) {
    g_print ("Bail out! %s: %s\n", address, error->message);
    return FALSE;
  }
  site = byline_site_ref (found->site);

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  const char *address = g_getenv ("BYLINE_CONTRACT_URL");
  const char *kind = g_getenv ("BYLINE_CONTRACT_KIND");
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  if (address == NULL) {
    g_test_add_func ("/contract/no-address", test_no_address);
    return g_test_run ();
  }
  kinds = g_strsplit (kind != NULL ? kind : "", ",", -1);
  http = byline_http_new ("Byline-contract/1");
  if (!find_site (address))
    return 1;
  add_reading_tests ();
  add_posting_tests ();
  status = g_test_run ();

  byline_site_unref (site);
  g_assert_finalize_object (http);
  g_strfreev (kinds);

  return status;
}
