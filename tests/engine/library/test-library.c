/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-library.h"

#include "fake-site.h"

typedef struct
{
  FakeSite      *site;
  BylineLibrary *library;
  char          *folder;
  gint64         site_id;
  gint64         article_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->site = fake_site_new (3);
  fixture->library = fake_library_open (&fixture->folder);
  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  g_autoptr(GArray) ids = fake_library_list (fixture->library, NULL);
  fixture->article_id = g_array_index (ids, gint64, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fake_library_forget (fixture->library, fixture->folder);
  fake_site_free (fixture->site);
}

static BylineReading *
open_article (Fixture *fixture,
              gint64   article_id)
{
  GAsyncResult *slot = NULL;

  byline_library_open_article_async (fixture->library, article_id, NULL,
                                     fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  return byline_library_open_article_finish (fixture->library, result, NULL);
}

static gint64
find (Fixture    *fixture,
      const char *name)
{
  GAsyncResult *slot = NULL;

  byline_library_find_article_async (fixture->library, name, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  return byline_library_find_article_finish (fixture->library, result, NULL);
}

static void
test_open_article (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(BylineReading) reading = open_article (fixture, fixture->article_id);

  g_assert_cmpstr (reading->article->title, ==, "Article 3");
  g_assert_cmpstr (reading->article->author_name, ==, "Ada Quill");
  g_assert_cmpstr (reading->site->name, ==, "Numbers");
  g_assert_cmpuint (reading->terms->len, ==, 1);
  g_assert_cmpstr (byline_document_get_text (reading->document, 0)->words, ==,
                   "Words of article 3.");
}

/* What was here once is here without the site, and in a second run. */
static void
test_offline_and_second_start (Fixture       *fixture,
                               gconstpointer  data)
{
  fake_site_go_down (fixture->site);
  byline_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->library);
  fixture->library = fake_library_open (&fixture->folder);

  g_autoptr(GArray) ids = fake_library_list (fixture->library, NULL);
  g_autoptr(BylineReading) reading = open_article (fixture, fixture->article_id);

  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_nonnull (reading);
}

static void
test_find_article (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *home = fake_site_dup_home (fixture->site);
  g_autofree char *stored = g_strconcat (home, "/article-3/#comment-1", NULL);
  g_autofree char *plain = g_strconcat (home, "/?p=2", NULL);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->article_id);

  fake_site_publish (fixture->site, 1);
  g_autofree char *fresh = g_strconcat (home, "/article-4", NULL);

  g_assert_cmpint (find (fixture, stored), ==, fixture->article_id);
  g_assert_cmpint (find (fixture, number), ==, fixture->article_id);
  g_assert_cmpint (find (fixture, plain), >, 0);
  g_assert_cmpint (find (fixture, fresh), >, 0);
  g_assert_cmpint (find (fixture, "https://elsewhere.example/x"), ==, 0);
  g_assert_cmpint (find (fixture, "999999"), ==, 0);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(BylineFilter) unread = byline_filter_new ();
  g_autoptr(BylineFilter) saved = byline_filter_new ();
  GAsyncResult *slot = NULL;

  unread->unread_only = TRUE;
  saved->saved_only = TRUE;
  byline_library_mark_read_async (fixture->library, fixture->article_id, TRUE, NULL,
                                  fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) read = fake_wait (&slot);
  byline_library_mark_saved_async (fixture->library, fixture->article_id, TRUE, NULL,
                                   fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) kept = fake_wait (&slot);
  g_assert_true (byline_library_mark_finish (fixture->library, read, NULL));
  g_assert_true (byline_library_mark_finish (fixture->library, kept, NULL));

  g_autoptr(GArray) unread_ids = fake_library_list (fixture->library, unread);
  g_autoptr(GArray) saved_ids = fake_library_list (fixture->library, saved);
  g_assert_cmpuint (unread_ids->len, ==, 2);
  g_assert_cmpuint (saved_ids->len, ==, 1);
}

static void
keep_position (Fixture        *fixture,
               BylineDocument *document,
               BylinePosition  position)
{
  GAsyncResult *slot = NULL;

  byline_library_save_position_async (fixture->library, fixture->article_id, document, position,
                                      NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_save_position_finish (fixture->library, result, NULL));
}

/* The place outlives a restart; one that is forgotten is gone. */
static void
test_positions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(BylineReading) first = open_article (fixture, fixture->article_id);

  g_assert_false (first->was_begun);
  keep_position (fixture, first->document, (BylinePosition) { 0, 6 });
  /* Asked for and not waited for: closing keeps it all the same. */
  byline_library_save_position_async (fixture->library, fixture->article_id, first->document,
                                      (BylinePosition) { 0, 9 }, NULL, NULL, NULL);
  byline_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->library);
  fixture->library = fake_library_open (&fixture->folder);

  g_autoptr(BylineReading) again = open_article (fixture, fixture->article_id);
  g_assert_true (again->was_begun);
  g_assert_cmpuint (again->position.offset, ==, 9);

  keep_position (fixture, NULL, (BylinePosition) { 0, 0 });
  g_autoptr(BylineReading) last = open_article (fixture, fixture->article_id);
  g_assert_false (last->was_begun);
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *slot = NULL;

  byline_library_list_places_async (fixture->library, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(GPtrArray) places =
    byline_library_list_places_finish (fixture->library, result, NULL);
  BylinePlace *place = g_ptr_array_index (places, 0);

  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpint (place->n_unread, ==, 3);
  g_assert_cmpuint (place->categories->len, ==, 2);
}

static void
test_remove_keeps_drafts (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, "Half a thought");
  GAsyncResult *slot = NULL;

  byline_library_save_draft_async (fixture->library, draft, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) saved = fake_wait (&slot);
  g_assert_true (byline_library_save_draft_finish (fixture->library, saved, NULL));
  byline_library_remove_site_async (fixture->library, fixture->site_id, NULL,
                                    fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) removed = fake_wait (&slot);
  g_assert_true (byline_library_remove_site_finish (fixture->library, removed, NULL));

  g_autoptr(GArray) ids = fake_library_list (fixture->library, NULL);
  g_autoptr(GPtrArray) drafts =
    byline_store_list_drafts (byline_library_get_store (fixture->library), NULL);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_cmpuint (drafts->len, ==, 1);
}

static void
test_compose_remembers_identity (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(BylineDraft) draft = fake_draft (fixture->article_id, "Well said");
  g_autoptr(BylineOutcome) outcome = fake_library_post (fixture->library, draft);
  GAsyncResult *slot = NULL;

  byline_library_compose_async (fixture->library, fixture->article_id, 0, NULL,
                                fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(BylineComposition) composition =
    byline_library_compose_finish (fixture->library, result, NULL);

  g_assert_false (composition->was_kept);
  g_assert_true (composition->saves_identity);
  g_assert_cmpstr (composition->draft->name, ==, "Pat Reader");
  g_assert_cmpstr (composition->draft->email, ==, "pat@example.org");
  g_assert_cmpstr (composition->draft->text, ==, "");
}

static void
test_fetch_form_is_remembered (Fixture       *fixture,
                               gconstpointer  data)
{
  BylineFormFacts facts;
  BylineSiteHabits habits = { 0 };
  GAsyncResult *slot = NULL;

  byline_library_fetch_form_async (fixture->library, fixture->article_id, NULL,
                                   fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_assert_true (byline_library_fetch_form_finish (fixture->library, result, &facts, NULL));
  g_assert_true (byline_store_get_habits (byline_library_get_store (fixture->library),
                                          fixture->site_id, &habits, NULL));

  g_assert_cmpint (facts.state, ==, BYLINE_FORM_OPEN);
  g_assert_true (facts.rules.name_required);
  g_assert_true (habits.rules_known);
}

/* ---- opening and closing ---- */

static void
mode_notified_cb (BylineLibrary *library,
                  GParamSpec    *pspec,
                  guint         *n_notified)
{
  (*n_notified)++;
}

/* The list is asked for before the store is open, and answered; what kind of
 * store it is comes by itself. */
static void
test_opens_later (void)
{
  g_autofree char *folder = byline_test_folder_new ("library");
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "data", NULL);
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  GAsyncResult *slot = NULL;
  guint n_notified = 0;
  guint mode;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  BylineLibrary *library = byline_library_new (below, folder, NULL);
  g_signal_connect (library, "notify::mode", G_CALLBACK (mode_notified_cb), &n_notified);
  byline_library_list_ids_async (library, filter, 0, NULL, fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  g_autoptr(GArray) ids = byline_library_list_ids_finish (library, result, NULL);
  while (n_notified == 0)
    g_main_context_iteration (NULL, TRUE);

  g_object_get (library, "mode", &mode, NULL);
  g_assert_cmpuint (mode, ==, BYLINE_STORE_MEMORY);
  g_assert_nonnull (ids);
  g_clear_object (&result);
  fake_library_forget (library, g_steal_pointer (&folder));
}

static void
test_wait (void)
{
  g_autofree char *folder = byline_test_folder_new ("library");
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "data", NULL);

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  BylineLibrary *library = byline_library_new (below, folder, NULL);
  byline_library_wait (library);

  g_assert_cmpint (byline_library_get_mode (library), ==, BYLINE_STORE_MEMORY);
  fake_library_forget (library, g_steal_pointer (&folder));
}

static void
library_closed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      is_closed)
{
  byline_library_close_finish (BYLINE_LIBRARY (source), result);
  *(gboolean *) is_closed = TRUE;
}

/* What was asked before is done, what is asked afterwards is not begun. */
static void
test_close_async (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(BylineDraft) before = fake_draft (fixture->article_id, "Half a thought");
  g_autoptr(BylineDraft) after = fake_draft (fixture->article_id, "The other half");
  g_autoptr(GError) error = NULL;
  GAsyncResult *first = NULL, *second = NULL;
  gboolean is_closed = FALSE;

  byline_library_save_draft_async (fixture->library, before, NULL, fake_answered_cb, &first);
  byline_library_close_async (fixture->library, library_closed_cb, &is_closed);
  byline_library_save_draft_async (fixture->library, after, NULL, fake_answered_cb, &second);
  g_assert_false (is_closed);
  while (!is_closed || first == NULL || second == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (byline_library_save_draft_finish (fixture->library, first, &error));
  g_assert_no_error (error);
  g_assert_false (byline_library_save_draft_finish (fixture->library, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&first);
  g_clear_object (&second);
}

/* Who must wait while a closing is under way waits for that one. */
static void
test_close_twice (Fixture       *fixture,
                  gconstpointer  data)
{
  gboolean is_closed = FALSE;

  byline_library_close_async (fixture->library, library_closed_cb, &is_closed);
  byline_library_close (fixture->library);
  g_autoptr(GPtrArray) drafts =
    byline_store_list_drafts (byline_library_get_store (fixture->library), NULL);
  while (!is_closed)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (drafts);
}

static void
library_changed_cb (BylineLibrary *library,
                    guint          flags,
                    gint64         site_id,
                    gint64         article_id,
                    guint         *seen)
{
  *seen |= flags;
}

/* The command line adds a mark beside the window. */
static void
test_foreign_change (Fixture       *fixture,
                     gconstpointer  data)
{
  BylineLibrary *other = fake_library_open (&fixture->folder);
  GAsyncResult *slot = NULL;
  guint seen = 0;

  byline_library_wait (other);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_signal_connect (other, "changed", G_CALLBACK (library_changed_cb), &seen);
  byline_library_mark_saved_async (fixture->library, fixture->article_id, TRUE, NULL,
                                   fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  while ((seen & BYLINE_CHANGE_ARTICLES) == 0)
    g_main_context_iteration (NULL, TRUE);

  fake_library_forget (other, NULL);
}

#define ADD(name, func) \
  g_test_add ("/library/library/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open-article", test_open_article);
  ADD ("offline-and-second-start", test_offline_and_second_start);
  ADD ("find-article", test_find_article);
  ADD ("marks", test_marks);
  ADD ("positions", test_positions);
  ADD ("places", test_places);
  ADD ("remove-keeps-drafts", test_remove_keeps_drafts);
  ADD ("compose-remembers-identity", test_compose_remembers_identity);
  ADD ("fetch-form-is-remembered", test_fetch_form_is_remembered);
  ADD ("close-async", test_close_async);
  ADD ("close-twice", test_close_twice);
  ADD ("foreign-change", test_foreign_change);
  g_test_add_func ("/library/library/opens-later", test_opens_later);
  g_test_add_func ("/library/library/wait", test_wait);
  return g_test_run ();
}
