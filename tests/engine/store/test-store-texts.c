/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

static gint64
add_article (StoreFixture *self)
{
  return store_fixture_add (self, store_fixture_add_site (self, "one"),
                            make_article (7, "One", 10));
}

static gboolean
save (StoreFixture *self,
      BylineDraft  *draft)
{
  g_autoptr(GError) error = NULL;
  gboolean is_done = byline_store_save_draft (self->store, draft, &error);

  g_assert_no_error (error);

  return is_done;
}

static guint
count_drafts (StoreFixture *self)
{
  g_autoptr(GPtrArray) drafts = byline_store_list_drafts (self->store, NULL);

  return drafts->len;
}

static BylineOutboxEntry *
get_entry (StoreFixture *self,
           gint64        id)
{
  g_autoptr(GError) error = NULL;
  BylineOutboxEntry *entry = byline_store_get_outbox (self->store, id, &error);

  g_assert_no_error (error);

  return entry;
}

static void
set_state (StoreFixture      *self,
           gint64             id,
           BylineOutboxState  state)
{
  g_autoptr(BylineOutboxEntry) entry = get_entry (self, id);

  entry->state = state;
  entry->refusal = state == BYLINE_OUTBOX_REJECTED ? BYLINE_REFUSAL_FLOOD : BYLINE_REFUSAL_NONE;
  g_assert_true (byline_store_update_outbox (self->store, entry, NULL));
}

static void
test_draft (StoreFixture  *self,
            gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "مرحبا \"quoted\"\n\t🎈 \\ end ");
  g_autoptr(BylineDraft) kept = NULL;

  byline_draft_set_field (draft, BYLINE_DRAFT_WEBSITE, "https://me.example.org");
  g_assert_true (save (self, draft));
  store_fixture_reopen (self);
  kept = byline_store_load_draft (self->store, article, 0, NULL);

  g_assert_cmpstr (kept->uuid, ==, draft->uuid);
  g_assert_cmpint (kept->article_id, ==, article);
  g_assert_cmpint (kept->parent, ==, 0);
  g_assert_cmpstr (kept->text, ==, draft->text);
  g_assert_cmpstr (kept->name, ==, "Reader");
  g_assert_cmpstr (kept->email, ==, "reader@example.org");
  g_assert_cmpstr (kept->website, ==, "https://me.example.org");
  g_assert_cmpuint (kept->cursor, ==, 3);
  g_assert_cmpint (kept->changed_at, ==, 1700000000);
}

static void
test_long_draft (StoreFixture  *self,
                 gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, text);
  g_autoptr(BylineDraft) kept = NULL;

  g_assert_true (save (self, draft));
  kept = byline_store_load_draft (self->store, article, 0, NULL);

  g_assert_cmpstr (kept->text, ==, text);
}

static void
test_no_draft (StoreFixture  *self,
               gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_store_load_draft (self->store, article, 0, &error));
  g_assert_no_error (error);
  g_assert_null (byline_store_load_draft (self->store, article + 1, 0, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_draft_places (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) top = store_fixture_draft (article, "Top");
  g_autoptr(BylineDraft) reply = byline_draft_new (article, 33);
  g_autoptr(BylineDraft) later = store_fixture_draft (article, "Later");
  g_autoptr(BylineDraft) kept_top = NULL;
  g_autoptr(BylineDraft) kept_reply = NULL;

  byline_draft_set_field (reply, BYLINE_DRAFT_TEXT, "Reply");
  later->changed_at++;
  g_assert_true (save (self, top));
  g_assert_true (save (self, reply));
  byline_draft_set_field (top, BYLINE_DRAFT_TEXT, "Top again");
  g_assert_true (save (self, top));
  g_assert_true (save (self, later));
  kept_top = byline_store_load_draft (self->store, article, 0, NULL);
  kept_reply = byline_store_load_draft (self->store, article, 33, NULL);

  g_assert_cmpstr (kept_top->text, ==, "Later");
  g_assert_cmpstr (kept_reply->text, ==, "Reply");
  g_assert_cmpint (kept_reply->parent, ==, 33);
  g_assert_cmpuint (count_drafts (self), ==, 3);
}

static void
test_list_drafts (StoreFixture  *self,
                  gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) old = store_fixture_draft (article, "Old");
  g_autoptr(BylineDraft) young = store_fixture_draft (article, "Young");
  g_autoptr(GPtrArray) drafts = NULL;

  young->changed_at = old->changed_at + 1;
  g_assert_true (save (self, young));
  g_assert_true (save (self, old));
  drafts = byline_store_list_drafts (self->store, NULL);

  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_cmpstr (((BylineDraft *) g_ptr_array_index (drafts, 0))->text, ==, "Young");
  g_assert_cmpint (((BylineDraft *) g_ptr_array_index (drafts, 0))->article_id, ==, article);
}

static void
test_discard_draft (StoreFixture  *self,
                    gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");

  g_assert_true (save (self, draft));
  g_assert_true (byline_store_discard_draft (self->store, draft->uuid, NULL));
  g_assert_true (byline_store_discard_draft (self->store, draft->uuid, NULL));

  g_assert_cmpuint (count_drafts (self), ==, 0);
}

/* A text is kept even where the article is not. */
static void
test_draft_without_article (StoreFixture  *self,
                            gconstpointer  unused)
{
  g_autoptr(BylineDraft) draft = store_fixture_draft (4711, "Where to?");
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save (self, draft));
  drafts = byline_store_list_drafts (self->store, NULL);

  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((BylineDraft *) g_ptr_array_index (drafts, 0))->text, ==, "Where to?");
  g_assert_cmpint (byline_store_enqueue (self->store, draft, &error), ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_drafts (self), ==, 1);
}

static void
test_identity (StoreFixture  *self,
               gconstpointer  unused)
{
  BylineIdentity own = { (char *) "Own", (char *) "own@example.org", (char *) "" };
  BylineIdentity common = { (char *) "Common", (char *) "c@example.org", NULL };
  gint64 site = store_fixture_add_site (self, "one");
  g_autoptr(BylineIdentity) first = NULL;
  g_autoptr(BylineIdentity) second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_store_load_identity (self->store, site, &error));
  g_assert_no_error (error);
  g_assert_true (byline_store_save_identity (self->store, 0, &common, NULL));
  g_assert_true (byline_store_save_identity (self->store, site, &own, NULL));
  first = byline_store_load_identity (self->store, site, NULL);
  g_assert_cmpstr (first->name, ==, "Own");
  g_assert_cmpstr (first->email, ==, "own@example.org");
  g_assert_true (byline_store_save_identity (self->store, site, NULL, NULL));
  second = byline_store_load_identity (self->store, site, NULL);
  g_assert_cmpstr (second->name, ==, "Common");
  g_assert_cmpstr (second->website, ==, "");
}

static void
test_enqueue (StoreFixture  *self,
              gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");
  g_autoptr(BylineOutboxEntry) entry = NULL;
  gint64 id;

  draft->parent = 33;
  g_assert_true (save (self, draft));
  id = byline_store_enqueue (self->store, draft, NULL);
  store_fixture_reopen (self);
  entry = get_entry (self, id);

  g_assert_cmpuint (count_drafts (self), ==, 0);
  g_assert_cmpint (entry->id, ==, id);
  g_assert_cmpint (entry->post, ==, 7);
  g_assert_cmpstr (entry->article_link, ==, "https://Blog.example.org/7/");
  g_assert_cmpint (entry->state, ==, BYLINE_OUTBOX_QUEUED);
  g_assert_cmpint (entry->queued_at, >, 1600000000);
  g_assert_cmpstr (entry->draft->uuid, ==, draft->uuid);
  g_assert_cmpstr (entry->draft->text, ==, "Text");
  g_assert_cmpstr (entry->draft->email, ==, "reader@example.org");
  g_assert_cmpint (entry->draft->parent, ==, 33);
  g_assert_cmpint (entry->draft->article_id, ==, article);
}

static void
test_enqueue_twice (StoreFixture  *self,
                    gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");
  gint64 id = byline_store_enqueue (self->store, draft, NULL);
  g_autoptr(GPtrArray) entries = NULL;

  g_assert_cmpint (byline_store_enqueue (self->store, draft, NULL), ==, id);
  entries = byline_store_list_outbox (self->store, NULL);

  g_assert_cmpuint (entries->len, ==, 1);
}

static void
test_enqueue_refused (StoreFixture  *self,
                      gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");
  gint64 id = byline_store_enqueue (self->store, draft, NULL);
  g_autoptr(BylineOutboxEntry) entry = NULL;

  set_state (self, id, BYLINE_OUTBOX_REJECTED);
  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "Better text");
  g_assert_true (save (self, draft));
  g_assert_cmpuint (count_drafts (self), ==, 1);
  g_assert_cmpint (byline_store_enqueue (self->store, draft, NULL), ==, id);
  entry = get_entry (self, id);

  g_assert_cmpint (entry->state, ==, BYLINE_OUTBOX_QUEUED);
  g_assert_cmpint (entry->refusal, ==, BYLINE_REFUSAL_NONE);
  g_assert_cmpstr (entry->draft->text, ==, "Better text");
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

/* What may be on its way is never changed under it, and no text is lost. */
static void
test_enqueue_left (StoreFixture  *self,
                   gconstpointer  unused)
{
  static const BylineOutboxState states[] = {
    BYLINE_OUTBOX_SENDING, BYLINE_OUTBOX_SENT, BYLINE_OUTBOX_UNKNOWN,
  };
  gint64 article = add_article (self);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");
    gint64 id = byline_store_enqueue (self->store, draft, NULL);
    g_autoptr(BylineOutboxEntry) entry = NULL;

    set_state (self, id, states[i]);
    byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "Other text");
    g_assert_true (save (self, draft));
    g_assert_cmpint (byline_store_enqueue (self->store, draft, NULL), ==, id);
    entry = get_entry (self, id);

    g_assert_cmpint (entry->state, ==, states[i]);
    g_assert_cmpstr (entry->draft->text, ==, "Text");
    g_assert_cmpuint (count_drafts (self), ==, i + 1);
  }
}

static void
test_late_autosave (StoreFixture  *self,
                    gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");

  g_assert_cmpint (byline_store_enqueue (self->store, draft, NULL), >, 0);
  g_assert_true (save (self, draft));

  g_assert_cmpuint (count_drafts (self), ==, 0);
}

static void
test_update_outbox (StoreFixture  *self,
                    gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "Text");
  g_autoptr(BylineOutboxEntry) entry =
    get_entry (self, byline_store_enqueue (self->store, draft, NULL));
  g_autoptr(BylineOutboxEntry) kept = NULL;
  g_autoptr(GError) error = NULL;

  entry->state = BYLINE_OUTBOX_SENT;
  entry->is_held = TRUE;
  entry->n_attempts = 3;
  entry->sent_at = 111;
  entry->next_try_at = 222;
  entry->comment_id = 333;
  entry->refusal = BYLINE_REFUSAL_CLOSED;
  entry->site_words = g_strdup ("Comments are closed.");
  byline_draft_set_field (entry->draft, BYLINE_DRAFT_TEXT, "Changed");
  g_assert_true (byline_store_update_outbox (self->store, entry, NULL));
  store_fixture_reopen (self);
  kept = get_entry (self, entry->id);

  g_assert_cmpint (kept->state, ==, BYLINE_OUTBOX_SENT);
  g_assert_true (kept->is_held);
  g_assert_cmpuint (kept->n_attempts, ==, 3);
  g_assert_cmpint (kept->sent_at, ==, 111);
  g_assert_cmpint (kept->next_try_at, ==, 222);
  g_assert_cmpint (kept->comment_id, ==, 333);
  g_assert_cmpint (kept->refusal, ==, BYLINE_REFUSAL_CLOSED);
  g_assert_cmpstr (kept->site_words, ==, "Comments are closed.");
  g_assert_cmpstr (kept->draft->text, ==, "Changed");
  g_assert_cmpint (kept->queued_at, ==, entry->queued_at);
  entry->id = 99;
  g_assert_false (byline_store_update_outbox (self->store, entry, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_list_and_remove (StoreFixture  *self,
                      gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineDraft) first = store_fixture_draft (article, "First");
  g_autoptr(BylineDraft) second = store_fixture_draft (article, "Second");
  gint64 first_id = byline_store_enqueue (self->store, first, NULL);
  gint64 second_id = byline_store_enqueue (self->store, second, NULL);
  g_autoptr(GPtrArray) entries = byline_store_list_outbox (self->store, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((BylineOutboxEntry *) g_ptr_array_index (entries, 0))->id, ==, second_id);
  g_assert_true (byline_store_remove_outbox (self->store, first_id, NULL));
  g_assert_null (byline_store_get_outbox (self->store, first_id, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (byline_store_remove_outbox (self->store, first_id, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/store-texts/draft", test_draft);
  store_test ("/store/store-texts/long-draft", test_long_draft);
  store_test ("/store/store-texts/no-draft", test_no_draft);
  store_test ("/store/store-texts/draft-places", test_draft_places);
  store_test ("/store/store-texts/list-drafts", test_list_drafts);
  store_test ("/store/store-texts/discard-draft", test_discard_draft);
  store_test ("/store/store-texts/draft-without-article", test_draft_without_article);
  store_test ("/store/store-texts/identity", test_identity);
  store_test ("/store/store-texts/enqueue", test_enqueue);
  store_test ("/store/store-texts/enqueue-twice", test_enqueue_twice);
  store_test ("/store/store-texts/enqueue-refused", test_enqueue_refused);
  store_test ("/store/store-texts/enqueue-left", test_enqueue_left);
  store_test ("/store/store-texts/late-autosave", test_late_autosave);
  store_test ("/store/store-texts/update-outbox", test_update_outbox);
  store_test ("/store/store-texts/list-and-remove", test_list_and_remove);

  return g_test_run ();
}
