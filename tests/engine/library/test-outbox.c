/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-outbox.h"

#include "fake-site.h"

typedef struct
{
  FakeSite      *site;
  BylineLibrary *library;
  char          *folder;
  gint64         article_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  mood)
{
  fixture->site = fake_site_new (3);
  fake_site_set_mood (fixture->site, GPOINTER_TO_INT (mood));
  fixture->library = fake_library_open (&fixture->folder);
  fake_library_add (fixture->library, fixture->site);
  g_autoptr(GArray) ids = fake_library_list (fixture->library, NULL);
  fixture->article_id = g_array_index (ids, gint64, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  mood)
{
  fake_library_forget (fixture->library, fixture->folder);
  fake_site_free (fixture->site);
}

static BylineOutcome *
post (Fixture    *fixture,
      const char *text)
{
  g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, text);

  return fake_library_post (fixture->library, draft);
}

static GPtrArray *
list_outbox (Fixture *fixture)
{
  GAsyncResult *slot = NULL;

  byline_library_list_outbox_async (fixture->library, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  GPtrArray *entries = byline_library_list_outbox_finish (fixture->library, result, NULL);
  g_assert_nonnull (entries);
  return entries;
}

static BylineOutboxState
state_of_first (Fixture *fixture)
{
  g_autoptr(GPtrArray) entries = list_outbox (fixture);

  g_assert_cmpuint (entries->len, ==, 1);
  return ((BylineOutboxEntry *) g_ptr_array_index (entries, 0))->state;
}

static gint64
id_of_first (Fixture *fixture)
{
  g_autoptr(GPtrArray) entries = list_outbox (fixture);

  return ((BylineOutboxEntry *) g_ptr_array_index (entries, 0))->id;
}

static BylineOutcome *
retry (Fixture *fixture)
{
  GAsyncResult *slot = NULL;

  byline_library_retry_async (fixture->library, id_of_first (fixture), NULL,
                              fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  return byline_library_retry_finish (fixture->library, result, NULL);
}

static void
send_due (Fixture *fixture)
{
  GAsyncResult *slot = NULL;

  byline_library_send_due_async (fixture->library, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  byline_library_send_due_finish (fixture->library, result, NULL);
}

static guint
count_posts (Fixture *fixture)
{
  return fake_site_count (fixture->site, "POST", "/");
}

static guint
count_shown (Fixture *fixture)
{
  GAsyncResult *slot = NULL;

  byline_library_list_comments_async (fixture->library, fixture->article_id, NULL,
                                      fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(GPtrArray) items =
    byline_library_list_comments_finish (fixture->library, result, NULL);
  return items->len;
}

static void
test_published_by_rest (Fixture       *fixture,
                        gconstpointer  mood)
{
  g_autoptr(BylineOutcome) outcome = post (fixture, "Well said");

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpint (outcome->comment_id, ==, 1);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_SENT);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
}

static void
test_form_after_login_required (Fixture       *fixture,
                                gconstpointer  mood)
{
  g_autoptr(BylineOutcome) first = post (fixture, "Well said");
  g_autoptr(BylineOutcome) second = post (fixture, "And again");

  g_assert_cmpint (first->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpint (second->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpuint (fake_site_count (fixture->site, "POST", "/wp-json/"), ==, 1);
  g_assert_cmpuint (fake_site_count (fixture->site, "POST", "wp-comments-post"), ==, 2);
  g_assert_cmpuint (count_shown (fixture), ==, 2);
}

static void
test_held (Fixture       *fixture,
           gconstpointer  mood)
{
  g_autoptr(BylineOutcome) outcome = post (fixture, "Well said");

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_HELD);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_SENT);
  g_assert_cmpuint (count_shown (fixture), ==, 0);
}

static void
test_incomplete_sends_nothing (Fixture       *fixture,
                               gconstpointer  mood)
{
  static const BylineDraftField required[] = {
    BYLINE_DRAFT_TEXT, BYLINE_DRAFT_NAME, BYLINE_DRAFT_EMAIL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, "Well said");
      byline_draft_set_field (draft, required[i], " ");

      g_autoptr(BylineOutcome) outcome = fake_library_post (fixture->library, draft);

      g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_REFUSED);
      g_assert_cmpint (outcome->refusal, ==, BYLINE_REFUSAL_FIELD);
      g_assert_cmpint (outcome->field, ==, required[i]);
      g_assert_cmpint (outcome->problem, ==, BYLINE_DRAFT_MISSING);
    }
  g_autoptr(GPtrArray) entries = list_outbox (fixture);

  g_assert_cmpuint (count_posts (fixture), ==, 0);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* A refused text is a draft again; posted once more it takes the same row. */
static void
test_refused_keeps_text (Fixture       *fixture,
                         gconstpointer  mood)
{
  g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, "Well said");
  GAsyncResult *slot = NULL;

  g_autoptr(BylineOutcome) refused = fake_library_post (fixture->library, draft);
  g_assert_cmpint (refused->refusal, ==, BYLINE_REFUSAL_CLOSED);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_REJECTED);

  byline_library_compose_async (fixture->library, fixture->article_id, 0, NULL,
                                fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(BylineComposition) kept =
    byline_library_compose_finish (fixture->library, result, NULL);
  g_assert_true (kept->was_kept);
  g_assert_cmpstr (kept->draft->text, ==, "Well said");
  g_assert_cmpstr (kept->draft->uuid, ==, draft->uuid);

  fake_site_set_mood (fixture->site, FAKE_SITE_REST_OPEN);
  byline_draft_set_field (kept->draft, BYLINE_DRAFT_TEXT, "Better said");
  g_autoptr(BylineOutcome) sent = fake_library_post (fixture->library, kept->draft);
  g_assert_cmpint (sent->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_SENT);
}

static void
test_unreachable_is_queued (Fixture       *fixture,
                            gconstpointer  mood)
{
  fake_site_go_down (fixture->site);

  g_autoptr(BylineOutcome) outcome = post (fixture, "Well said");

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_QUEUED);
  g_assert_cmpint (outcome->retry_at, >, 0);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_QUEUED);
}

static void
test_lost_answer_is_not_resent (Fixture       *fixture,
                                gconstpointer  mood)
{
  g_autoptr(BylineOutcome) outcome = post (fixture, "Well said");

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_UNKNOWN);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_UNKNOWN);
  send_due (fixture);
  send_due (fixture);
  g_assert_cmpuint (count_posts (fixture), ==, 1);
}

static void
test_lost_answer_is_found (Fixture       *fixture,
                           gconstpointer  mood)
{
  g_autoptr(BylineOutcome) unknown = post (fixture, "Well said");
  g_assert_cmpint (unknown->kind, ==, BYLINE_OUTCOME_UNKNOWN);

  fake_site_set_mood (fixture->site, FAKE_SITE_REST_OPEN);
  g_autoptr(BylineOutcome) outcome = retry (fixture);

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpuint (count_posts (fixture), ==, 1);
  g_assert_cmpuint (fake_site_count_comments (fixture->site), ==, 1);
  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_SENT);
}

static void
test_lost_text_is_sent_at_wish (Fixture       *fixture,
                                gconstpointer  mood)
{
  g_autoptr(BylineOutcome) unknown = post (fixture, "Well said");
  g_assert_cmpint (unknown->kind, ==, BYLINE_OUTCOME_UNKNOWN);

  fake_site_set_mood (fixture->site, FAKE_SITE_REST_OPEN);
  g_autoptr(BylineOutcome) outcome = retry (fixture);

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_PUBLISHED);
  g_assert_cmpuint (fake_site_count_comments (fixture->site), ==, 1);
}

/* A process that died while sending leaves "sending" behind. */
static void
test_crash_while_sending (Fixture       *fixture,
                          gconstpointer  mood)
{
  BylineStore *store = byline_library_get_store (fixture->library);
  g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, "Well said");
  gint64 id = byline_store_enqueue (store, draft, NULL);
  g_autoptr(BylineOutboxEntry) entry = byline_store_get_outbox (store, id, NULL);

  entry->state = BYLINE_OUTBOX_SENDING;
  g_assert_true (byline_store_update_outbox (store, entry, NULL));
  send_due (fixture);

  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_UNKNOWN);
  g_assert_cmpuint (count_posts (fixture), ==, 0);
}

static void
test_due_is_sent (Fixture       *fixture,
                  gconstpointer  mood)
{
  BylineStore *store = byline_library_get_store (fixture->library);
  g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, "Well said");

  g_assert_cmpint (byline_store_enqueue (store, draft, NULL), >, 0);
  send_due (fixture);

  g_assert_cmpint (state_of_first (fixture), ==, BYLINE_OUTBOX_SENT);
  g_assert_cmpuint (fake_site_count_comments (fixture->site), ==, 1);
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  mood)
{
  g_autoptr(BylineOutcome) refused = post (fixture, "Well said");
  GAsyncResult *slot = NULL;

  byline_library_discard_async (fixture->library, id_of_first (fixture), NULL,
                                fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_discard_finish (fixture->library, result, NULL));

  g_autoptr(GPtrArray) entries = list_outbox (fixture);
  g_autoptr(BylineDraft) draft =
    byline_store_load_draft (byline_library_get_store (fixture->library),
                             fixture->article_id, 0, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_null (draft);
}

#define ADD(name, func, mood) \
  g_test_add ("/library/outbox/" name, Fixture, GINT_TO_POINTER (mood), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("published-by-rest", test_published_by_rest, FAKE_SITE_REST_OPEN);
  ADD ("form-after-login-required", test_form_after_login_required, FAKE_SITE_FORM_ONLY);
  ADD ("held", test_held, FAKE_SITE_FORM_HOLDS);
  ADD ("incomplete-sends-nothing", test_incomplete_sends_nothing, FAKE_SITE_REST_OPEN);
  ADD ("refused-keeps-text", test_refused_keeps_text, FAKE_SITE_REFUSES);
  ADD ("unreachable-is-queued", test_unreachable_is_queued, FAKE_SITE_REST_OPEN);
  ADD ("lost-answer-is-not-resent", test_lost_answer_is_not_resent,
       FAKE_SITE_IGNORES_AND_HANGS_UP);
  ADD ("lost-answer-is-found", test_lost_answer_is_found, FAKE_SITE_TAKES_AND_HANGS_UP);
  ADD ("lost-text-is-sent-at-wish", test_lost_text_is_sent_at_wish,
       FAKE_SITE_IGNORES_AND_HANGS_UP);
  ADD ("crash-while-sending", test_crash_while_sending, FAKE_SITE_REST_OPEN);
  ADD ("due-is-sent", test_due_is_sent, FAKE_SITE_REST_OPEN);
  ADD ("discard", test_discard, FAKE_SITE_REFUSES);
  return g_test_run ();
}
