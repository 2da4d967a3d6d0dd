/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static gint64
add_article (StoreFixture *self)
{
  return store_fixture_add (self, store_fixture_add_site (self, "one"),
                            make_article (7, "One", 10));
}

static void
keep (StoreFixture *self,
      gint64        article,
      guint         text_number,
      guint         byte,
      const char   *words)
{
  g_autoptr(BylineReadingPosition) position =
    byline_reading_position_new (text_number, byte, words);
  g_autoptr(GError) error = NULL;

  g_assert_true (byline_store_save_position (self->store, article, position, &error));
  g_assert_no_error (error);
}

static void
test_kept (StoreFixture  *self,
           gconstpointer  unused)
{
  gint64 article = add_article (self);
  g_autoptr(BylineReadingPosition) none = byline_store_load_position (self->store, article, NULL);

  keep (self, article, 1, 2, "first");
  keep (self, article, 12, 345, "مرحبا \"quoted\"");
  store_fixture_reopen (self);
  g_autoptr(BylineReadingPosition) kept = byline_store_load_position (self->store, article, NULL);

  g_assert_null (none);
  g_assert_cmpuint (kept->text_number, ==, 12);
  g_assert_cmpuint (kept->byte, ==, 345);
  g_assert_cmpstr (kept->words, ==, "مرحبا \"quoted\"");
}

static void
test_forgotten (StoreFixture  *self,
                gconstpointer  unused)
{
  gint64 article = add_article (self);

  keep (self, article, 1, 2, "first");
  g_assert_true (byline_store_save_position (self->store, article, NULL, NULL));
  g_autoptr(BylineReadingPosition) kept = byline_store_load_position (self->store, article, NULL);

  g_assert_null (kept);
}

static void
test_goes_with_its_site (StoreFixture  *self,
                         gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));

  keep (self, article, 1, 2, "first");
  g_assert_true (byline_store_remove_site (self->store, site, NULL));
  site = store_fixture_add_site (self, "one");
  article = store_fixture_add (self, site, make_article (7, "One", 10));
  g_autoptr(BylineReadingPosition) kept = byline_store_load_position (self->store, article, NULL);

  g_assert_null (kept);
}

static void
test_no_article (StoreFixture  *self,
                 gconstpointer  unused)
{
  g_autoptr(BylineReadingPosition) position = byline_reading_position_new (1, 2, NULL);
  g_autoptr(BylineReadingPosition) copy = byline_reading_position_copy (position);
  g_autoptr(GError) error = NULL;

  g_assert_false (byline_store_save_position (self->store, 999, copy, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_test ("/store/position-table/kept", test_kept);
  store_test ("/store/position-table/forgotten", test_forgotten);
  store_test ("/store/position-table/goes-with-its-site", test_goes_with_its_site);
  store_test ("/store/position-table/no-article", test_no_article);
  return g_test_run ();
}
