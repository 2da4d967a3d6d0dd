/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Permission for pictures speaks for one site only; saved articles keep files
 * as long as they are saved. */

#include "store-fixture.h"

#include <gio/gio.h>

static gboolean
is_allowed (StoreFixture *self,
            gint64        site_id)
{
  g_autoptr(BylineSite) site = byline_store_get_site (self->store, site_id, NULL);

  return site->loads_pictures;
}

static void
test_consent_is_for_one_site (StoreFixture  *self,
                              gconstpointer  unused)
{
  gint64 first = store_fixture_add_site (self, "alpha");
  gint64 second = store_fixture_add_site (self, "beta");
  g_autoptr(GPtrArray) sites = NULL;

  g_assert_false (is_allowed (self, first));
  g_assert_true (byline_store_allow_pictures (self->store, first, TRUE, NULL));
  g_assert_true (byline_store_allow_pictures (self->store, first, TRUE, NULL));
  store_fixture_reopen (self);

  g_assert_true (is_allowed (self, first));
  g_assert_false (is_allowed (self, second));
  sites = byline_store_list_sites (self->store, NULL);
  g_assert_true (((BylineSite *) g_ptr_array_index (sites, 0))->loads_pictures);
  g_assert_false (((BylineSite *) g_ptr_array_index (sites, 1))->loads_pictures);

  g_assert_true (byline_store_allow_pictures (self->store, first, FALSE, NULL));
  g_assert_false (is_allowed (self, first));
}

static void
test_consent_ends_with_the_site (StoreFixture  *self,
                                 gconstpointer  unused)
{
  gint64 id = store_fixture_add_site (self, "alpha");
  g_autoptr(GError) error = NULL;

  byline_store_allow_pictures (self->store, id, TRUE, NULL);
  g_assert_true (byline_store_remove_site (self->store, id, NULL));
  g_assert_false (byline_store_allow_pictures (self->store, id, TRUE, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);

  id = store_fixture_add_site (self, "alpha");
  g_assert_false (is_allowed (self, id));
}

static gboolean
keep (StoreFixture *self,
      gint64        article_id,
      const char   *first,
      const char   *second,
      gboolean      is_whole)
{
  g_autoptr(GPtrArray) names = make_list (NULL, (gpointer) first, (gpointer) second, NULL);

  return byline_store_keep_pictures (self->store, article_id, names, is_whole, NULL);
}

static gboolean
is_kept (StoreFixture *self,
         const char   *name)
{
  g_autoptr(GHashTable) names = byline_store_list_kept_names (self->store, NULL);

  return g_hash_table_contains (names, name);
}

static guint
count_unkept (StoreFixture *self,
              gint64        site_id)
{
  g_autoptr(GArray) ids = byline_store_list_unkept (self->store, site_id, NULL);

  return ids->len;
}

static void
test_kept_while_saved (StoreFixture  *self,
                       gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "alpha");
  gint64 first = store_fixture_add (self, site, make_article (1, "One", 1000));
  gint64 second = store_fixture_add (self, site, make_article (2, "Two", 2000));

  g_assert_false (keep (self, first, "a", "b", TRUE));
  byline_store_mark_saved (self->store, first, TRUE, NULL);
  byline_store_mark_saved (self->store, second, TRUE, NULL);
  g_assert_cmpuint (count_unkept (self, site), ==, 2);
  g_assert_true (keep (self, first, "a", "b", TRUE));
  g_assert_true (keep (self, second, "b", "c", FALSE));
  g_assert_cmpuint (count_unkept (self, site), ==, 1);
  g_assert_true (keep (self, second, "b", "d", TRUE));
  store_fixture_reopen (self);

  g_assert_cmpuint (count_unkept (self, site), ==, 0);
  g_assert_true (is_kept (self, "a") && is_kept (self, "b") && is_kept (self, "d"));
  g_assert_false (is_kept (self, "c"));

  byline_store_mark_read (self->store, first, TRUE, NULL);
  g_assert_true (is_kept (self, "a"));
  byline_store_mark_saved (self->store, first, FALSE, NULL);
  g_assert_false (is_kept (self, "a"));
  g_assert_true (is_kept (self, "b"));
}

static void
test_kept_ends_with_the_site (StoreFixture  *self,
                              gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "alpha");
  gint64 id = store_fixture_add (self, site, make_article (1, "One", 1000));

  byline_store_mark_saved (self->store, id, TRUE, NULL);
  g_assert_true (keep (self, id, "a", "b", TRUE));
  g_assert_true (byline_store_remove_site (self->store, site, NULL));

  g_assert_false (is_kept (self, "a"));
  g_assert_cmpuint (count_unkept (self, site), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_test ("/store/pictures/consent-is-for-one-site", test_consent_is_for_one_site);
  store_test ("/store/pictures/consent-ends-with-the-site", test_consent_ends_with_the_site);
  store_test ("/store/pictures/kept-while-saved", test_kept_while_saved);
  store_test ("/store/pictures/kept-ends-with-the-site", test_kept_ends_with_the_site);

  return g_test_run ();
}
