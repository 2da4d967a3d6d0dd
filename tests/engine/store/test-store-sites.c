/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
test_add (StoreFixture  *self,
          gconstpointer  unused)
{
  g_autoptr(BylineSite) site = make_site ("beta");
  g_autoptr(GBytes) icon = g_bytes_new_static ("PNG", 3);
  g_autoptr(GError) error = NULL;
  gint64 id = byline_store_add_site (self->store, site, icon, &error);
  g_autoptr(BylineSite) kept = byline_store_get_site (self->store, id, &error);
  g_autoptr(GBytes) kept_icon = byline_store_get_site_icon (self->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kept->id, ==, id);
  g_assert_cmpstr (kept->name, ==, "beta");
  g_assert_cmpstr (kept->description, ==, "About things");
  g_assert_cmpstr (kept->home, ==, "https://beta.example.org");
  g_assert_cmpstr (kept->api_root, ==, "https://beta.example.org/wp-json/");
  g_assert_cmpstr (kept->icon_uri, ==, "https://beta.example.org/icon.png");
  g_assert_null (kept->sign_in_uri);
  g_assert_cmpfloat (kept->gmt_offset, ==, 5.5);
  g_assert_true (g_bytes_equal (icon, kept_icon));
}

static void
test_add_again (StoreFixture  *self,
                gconstpointer  unused)
{
  g_autoptr(BylineSite) site = make_site ("beta");
  g_autoptr(BylineSite) renamed = make_site ("beta");
  g_autoptr(GBytes) icon = g_bytes_new_static ("PNG", 3);
  gint64 id = byline_store_add_site (self->store, site, icon, NULL);
  g_autoptr(GPtrArray) sites = NULL;
  g_autoptr(GBytes) kept_icon = NULL;

  g_free (renamed->name);
  renamed->name = g_strdup ("New name");
  g_assert_cmpint (byline_store_add_site (self->store, renamed, NULL, NULL), ==, id);
  sites = byline_store_list_sites (self->store, NULL);
  kept_icon = byline_store_get_site_icon (self->store, id, NULL);

  g_assert_cmpuint (sites->len, ==, 1);
  g_assert_cmpstr (((BylineSite *) g_ptr_array_index (sites, 0))->name, ==, "New name");
  g_assert_true (g_bytes_equal (icon, kept_icon));
}

static void
test_list (StoreFixture  *self,
           gconstpointer  unused)
{
  g_autoptr(GPtrArray) sites = NULL;

  store_fixture_add_site (self, "beta");
  store_fixture_add_site (self, "Alpha");
  store_fixture_reopen (self);
  sites = byline_store_list_sites (self->store, NULL);

  g_assert_cmpuint (sites->len, ==, 2);
  g_assert_cmpstr (((BylineSite *) g_ptr_array_index (sites, 0))->name, ==, "Alpha");
  g_assert_cmpstr (((BylineSite *) g_ptr_array_index (sites, 0))->description, ==, "About things");
}

static void
test_unknown (StoreFixture  *self,
              gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_store_get_site (self->store, 77, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (byline_store_remove_site (self->store, 77, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (byline_store_get_site_icon (self->store, 77, &error));
  g_assert_no_error (error);
  g_assert_false (byline_store_set_synced_at (self->store, 77, 5, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_remove (StoreFixture  *self,
             gconstpointer  unused)
{
  g_autoptr(BylineFilter) everything = byline_filter_new ();
  gint64 gone = store_fixture_add_site (self, "gone");
  gint64 stays = store_fixture_add_site (self, "stays");
  gint64 article = store_fixture_add (self, gone, make_article (1, "Lost", 10));
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "My words");
  g_autoptr(BylineDraft) sent = store_fixture_draft (article, "Sent words");
  g_autoptr(GPtrArray) comments =
    make_list ((GDestroyNotify) byline_comment_unref, make_comment (4, 1, 20), NULL);
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GPtrArray) outbox = NULL;
  g_autoptr(GPtrArray) sites = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *titles = NULL;

  store_fixture_add (self, stays, make_article (1, "Kept", 20));
  g_assert_true (byline_store_save_comments (self->store, gone, 1, comments, TRUE, NULL));
  g_assert_true (byline_store_mark_read (self->store, article, TRUE, NULL));
  g_assert_true (byline_store_save_draft (self->store, draft, NULL));
  g_assert_cmpint (byline_store_enqueue (self->store, sent, NULL), >, 0);
  g_assert_true (byline_store_remove_site (self->store, gone, &error));
  g_assert_no_error (error);
  sites = byline_store_list_sites (self->store, NULL);
  drafts = byline_store_list_drafts (self->store, NULL);
  outbox = byline_store_list_outbox (self->store, NULL);
  titles = list_titles (self->store, everything);

  g_assert_cmpuint (sites->len, ==, 1);
  g_assert_cmpstr (titles, ==, "Kept");
  g_assert_null (byline_store_get_article (self->store, article, NULL));
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((BylineDraft *) g_ptr_array_index (drafts, 0))->text, ==, "My words");
  g_assert_cmpint (((BylineDraft *) g_ptr_array_index (drafts, 0))->article_id, ==, 0);
  g_assert_cmpuint (outbox->len, ==, 1);
}

/* Texts find their place again when the site comes back. */
static void
test_add_removed (StoreFixture  *self,
                  gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "back");
  gint64 article = store_fixture_add (self, site, make_article (1, "One", 10));
  g_autoptr(BylineDraft) draft = store_fixture_draft (article, "My words");
  g_autoptr(BylineDraft) kept = NULL;

  g_assert_true (byline_store_mark_read (self->store, article, TRUE, NULL));
  g_assert_true (byline_store_save_draft (self->store, draft, NULL));
  g_assert_true (byline_store_remove_site (self->store, site, NULL));
  g_assert_cmpint (store_fixture_add_site (self, "back"), ==, site);
  article = store_fixture_add (self, site, make_article (1, "One", 10));
  kept = byline_store_load_draft (self->store, article, 0, NULL);

  g_assert_cmpstr (kept->text, ==, "My words");
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, 1);
}

static void
test_number_not_reused (StoreFixture  *self,
                        gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");

  g_assert_true (byline_store_remove_site (self->store, site, NULL));
  store_fixture_reopen (self);

  g_assert_cmpint (store_fixture_add_site (self, "two"), >, site);
}

/* A sync that is still running must not bring a removed site's rows back. */
static void
test_save_after_remove (StoreFixture  *self,
                        gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  g_autoptr(GPtrArray) articles =
    make_list ((GDestroyNotify) byline_article_unref, make_article (1, "Late", 10), NULL);
  g_autoptr(GPtrArray) comments =
    make_list ((GDestroyNotify) byline_comment_unref, make_comment (4, 1, 20), NULL);
  g_autoptr(GPtrArray) terms =
    make_list ((GDestroyNotify) byline_term_unref, make_term (BYLINE_TERM_TAG, 1, "T", "t"), NULL);
  BylineArchiveCursor cursor = { 5, TRUE };
  g_autoptr(GError) error = NULL;

  g_assert_true (byline_store_remove_site (self->store, site, NULL));

  g_assert_false (byline_store_save_articles (self->store, site, articles, NULL, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_assert_false (byline_store_save_comments (self->store, site, 1, comments, FALSE, NULL));
  g_assert_false (byline_store_save_terms (self->store, site, terms, NULL));
  g_assert_false (byline_store_set_cursor (self->store, site, 0, &cursor, NULL));
}

static void
test_habits (StoreFixture  *self,
             gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineSiteHabits habits;
  BylineSiteHabits learnt = { TRUE, TRUE, { FALSE, TRUE } };

  g_assert_true (byline_store_get_habits (self->store, site, &habits, NULL));
  g_assert_false (habits.rest_refuses_guests);
  g_assert_false (habits.rules_known);
  g_assert_true (habits.rules.name_required);
  g_assert_true (habits.rules.email_required);
  g_assert_true (byline_store_set_habits (self->store, site, &learnt, NULL));
  store_fixture_reopen (self);
  g_assert_true (byline_store_get_habits (self->store, site, &habits, NULL));
  g_assert_true (habits.rest_refuses_guests);
  g_assert_true (habits.rules_known);
  g_assert_false (habits.rules.name_required);
  g_assert_true (habits.rules.email_required);
}

static void
test_synced_at (StoreFixture  *self,
                gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");

  g_assert_cmpint (byline_store_get_synced_at (self->store, site), ==, 0);
  g_assert_true (byline_store_set_synced_at (self->store, site, 1700000000, NULL));
  store_fixture_add_site (self, "one");
  g_assert_cmpint (byline_store_get_synced_at (self->store, site), ==, 1700000000);
}

static void
test_terms (StoreFixture  *self,
            gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineTerm *news = make_term (BYLINE_TERM_CATEGORY, 5, "News", "news");
  g_autoptr(GPtrArray) terms =
    make_list ((GDestroyNotify) byline_term_unref, news,
               make_term (BYLINE_TERM_CATEGORY, 2, "art", "art"),
               make_term (BYLINE_TERM_TAG, 5, "Five", "five"), NULL);
  g_autoptr(GPtrArray) embedded =
    make_list ((GDestroyNotify) byline_term_unref,
               make_term (BYLINE_TERM_CATEGORY, 5, "Latest", "news"), NULL);
  g_autoptr(GPtrArray) categories = NULL;
  g_autoptr(GPtrArray) tags = NULL;
  const BylineTerm *second;

  news->count = 12;
  news->parent = 2;
  g_assert_true (byline_store_save_terms (self->store, site, terms, NULL));
  g_assert_true (byline_store_save_terms (self->store, site, embedded, NULL));
  categories = byline_store_list_terms (self->store, site, BYLINE_TERM_CATEGORY, NULL);
  tags = byline_store_list_terms (self->store, site, BYLINE_TERM_TAG, NULL);

  g_assert_cmpuint (categories->len, ==, 2);
  g_assert_cmpstr (((BylineTerm *) g_ptr_array_index (categories, 0))->name, ==, "art");
  second = g_ptr_array_index (categories, 1);
  g_assert_cmpstr (second->name, ==, "Latest");
  g_assert_cmpuint (second->count, ==, 12);
  g_assert_cmpint (second->parent, ==, 2);
  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpint (((BylineTerm *) g_ptr_array_index (tags, 0))->kind, ==, BYLINE_TERM_TAG);
}

static void
test_article_terms (StoreFixture  *self,
                    gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *article = make_article (1, "One", 10);
  gint64 categories[] = { 9, 2, 404 };
  gint64 tag = 5;
  g_autoptr(GPtrArray) terms =
    make_list ((GDestroyNotify) byline_term_unref,
               make_term (BYLINE_TERM_CATEGORY, 2, "Two", "two"),
               make_term (BYLINE_TERM_CATEGORY, 9, "Nine", "nine"),
               make_term (BYLINE_TERM_TAG, 5, "Five", "five"), NULL);
  g_autoptr(GPtrArray) found = NULL;
  gint64 id;

  g_array_append_vals (article->categories, categories, 3);
  g_array_append_val (article->tags, tag);
  id = store_fixture_add (self, site, article);
  g_assert_true (byline_store_save_terms (self->store, site, terms, NULL));
  found = byline_store_list_article_terms (self->store, id, NULL);

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (((BylineTerm *) g_ptr_array_index (found, 0))->name, ==, "Nine");
  g_assert_cmpstr (((BylineTerm *) g_ptr_array_index (found, 1))->name, ==, "Two");
  g_assert_cmpstr (((BylineTerm *) g_ptr_array_index (found, 2))->name, ==, "Five");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/store-sites/add", test_add);
  store_test ("/store/store-sites/add-again", test_add_again);
  store_test ("/store/store-sites/list", test_list);
  store_test ("/store/store-sites/unknown", test_unknown);
  store_test ("/store/store-sites/remove", test_remove);
  store_test ("/store/store-sites/add-removed", test_add_removed);
  store_test ("/store/store-sites/number-not-reused", test_number_not_reused);
  store_test ("/store/store-sites/save-after-remove", test_save_after_remove);
  store_test ("/store/store-sites/habits", test_habits);
  store_test ("/store/store-sites/synced-at", test_synced_at);
  store_test ("/store/store-sites/terms", test_terms);
  store_test ("/store/store-sites/article-terms", test_article_terms);

  return g_test_run ();
}
