/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-sync.h"

#include "byline-remote-error.h"
#include "fake-site.h"

typedef struct
{
  FakeSite      *site;
  BylineLibrary *library;
  char          *folder;
  gint64         site_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  n_articles)
{
  fixture->site = fake_site_new (GPOINTER_TO_UINT (n_articles));
  fixture->library = fake_library_open (&fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  n_articles)
{
  fake_library_forget (fixture->library, fixture->folder);
  fake_site_free (fixture->site);
}

static gboolean
sync_site (Fixture   *fixture,
           gboolean   whole_archive,
           guint     *n_new,
           GError   **error)
{
  GAsyncResult *slot = NULL;

  byline_library_sync_async (fixture->library, fixture->site_id, whole_archive, NULL,
                             fake_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = fake_wait (&slot);
  return byline_library_sync_finish (fixture->library, result, n_new, error);
}

static guint
count (Fixture *fixture)
{
  g_autoptr(GArray) ids = fake_library_list (fixture->library, NULL);

  return ids->len;
}

static void
test_first_articles (Fixture       *fixture,
                     gconstpointer  n_articles)
{
  fixture->site_id = fake_library_add (fixture->library, fixture->site);

  g_assert_cmpuint (count (fixture), ==, 20);
}

static void
test_whole_archive (Fixture       *fixture,
                    gconstpointer  n_articles)
{
  guint n_new = 0;
  g_autoptr(GError) error = NULL;

  fake_site_set_tie (fixture->site, 130);
  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  gboolean is_done = sync_site (fixture, TRUE, &n_new, &error);

  g_assert_no_error (error);
  g_assert_true (is_done);
  g_assert_cmpuint (count (fixture), ==, GPOINTER_TO_UINT (n_articles));
  g_assert_cmpuint (n_new, ==, GPOINTER_TO_UINT (n_articles) - 20);
}

static void
test_new_articles (Fixture       *fixture,
                   gconstpointer  n_articles)
{
  guint n_new = 0;

  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  fake_site_publish (fixture->site, 3);
  g_assert_true (sync_site (fixture, FALSE, &n_new, NULL));
  g_assert_cmpuint (n_new, ==, 3);
  g_assert_true (sync_site (fixture, FALSE, &n_new, NULL));
  g_assert_cmpuint (n_new, ==, 0);

  g_assert_cmpuint (count (fixture), ==, 23);
}

/* Between two looks the site published more than is read in one go: the rest
 * is reached by scrolling. */
static void
test_gap_is_closed (Fixture       *fixture,
                    gconstpointer  n_articles)
{
  guint n_new = 0;

  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  fake_site_publish (fixture->site, 240);
  g_assert_true (sync_site (fixture, FALSE, &n_new, NULL));
  g_assert_true (sync_site (fixture, TRUE, &n_new, NULL));

  g_assert_cmpuint (count (fixture), ==, GPOINTER_TO_UINT (n_articles) + 240);
}

static void
test_category_has_its_own_end (Fixture       *fixture,
                               gconstpointer  n_articles)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  gboolean is_complete = FALSE;

  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  filter->site_id = fixture->site_id;
  filter->category = 2;
  for (guint i = 0; i < 20 && !is_complete; i++)
    {
      GAsyncResult *slot = NULL;

      byline_library_fetch_older_async (fixture->library, filter, NULL, fake_answered_cb, &slot);
      g_autoptr(GAsyncResult) result = fake_wait (&slot);
      g_assert_true (byline_library_fetch_older_finish (fixture->library, result,
                                                        &is_complete, NULL));
    }
  g_autoptr(GArray) ids = fake_library_list (fixture->library, filter);

  g_assert_true (is_complete);
  g_assert_cmpuint (ids->len, ==, GPOINTER_TO_UINT (n_articles) / 2);
}

static void
test_unreachable_site_keeps_all (Fixture       *fixture,
                                 gconstpointer  n_articles)
{
  g_autoptr(GError) error = NULL;

  fixture->site_id = fake_library_add (fixture->library, fixture->site);
  fake_site_go_down (fixture->site);

  g_assert_false (sync_site (fixture, FALSE, NULL, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE);
  g_assert_cmpuint (count (fixture), ==, 20);
}

#define ADD(name, func, n) \
  g_test_add ("/library/sync/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-articles", test_first_articles, 50);
  ADD ("whole-archive", test_whole_archive, 345);
  ADD ("new-articles", test_new_articles, 50);
  ADD ("gap-is-closed", test_gap_is_closed, 50);
  ADD ("category-has-its-own-end", test_category_has_its_own_end, 150);
  ADD ("unreachable-site-keeps-all", test_unreachable_site_keeps_all, 50);
  return g_test_run ();
}
