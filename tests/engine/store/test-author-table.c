/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-author-table.h"
#include "store-fixture.h"

typedef struct
{
  BylineDatabase    *archive;
  BylineAuthorTable *table;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->archive = make_archive ();
  self->table = byline_author_table_new (self->archive);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  byline_author_table_free (self->table);
  byline_database_close (self->archive);
}

static char *
resolve (Fixture    *self,
         gint64      site_id,
         gint64      remote_id,
         const char *given)
{
  g_autoptr(GError) error = NULL;
  char *name = NULL;

  g_assert_true (byline_author_table_resolve (self->table, site_id, remote_id, given, &name,
                                              &error));
  g_assert_no_error (error);

  return name;
}

static void
test_remembers (Fixture       *self,
                gconstpointer  unused)
{
  g_autofree char *unknown = resolve (self, 1, 7, NULL);
  g_autofree char *given = resolve (self, 1, 7, "Ada");
  g_autofree char *known = resolve (self, 1, 7, NULL);
  g_autofree char *renamed = resolve (self, 1, 7, "Ada Quill");
  g_autofree char *afterwards = resolve (self, 1, 7, NULL);

  g_assert_null (unknown);
  g_assert_cmpstr (given, ==, "Ada");
  g_assert_cmpstr (known, ==, "Ada");
  g_assert_cmpstr (renamed, ==, "Ada Quill");
  g_assert_cmpstr (afterwards, ==, "Ada Quill");
  g_assert_cmpint (read_number_in (self->archive, "SELECT count(*) FROM author"), ==, 1);
}

/* Numbers are a site's own, and 0 is nobody's. */
static void
test_whose (Fixture       *self,
            gconstpointer  unused)
{
  g_autofree char *first = resolve (self, 1, 7, "Ada");
  g_autofree char *elsewhere = resolve (self, 2, 7, NULL);
  g_autofree char *nobody = resolve (self, 1, 0, "Guest");
  g_autofree char *nobody_again = resolve (self, 1, 0, NULL);

  g_assert_cmpstr (first, ==, "Ada");
  g_assert_null (elsewhere);
  g_assert_cmpstr (nobody, ==, "Guest");
  g_assert_null (nobody_again);
}

static void
test_remove_site (Fixture       *self,
                  gconstpointer  unused)
{
  g_autofree char *first = resolve (self, 1, 7, "Ada");
  g_autofree char *second = resolve (self, 2, 7, "Bea");
  g_autofree char *removed = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (byline_author_table_remove_site (self->table, 1, NULL));
  removed = resolve (self, 1, 7, NULL);
  kept = resolve (self, 2, 7, NULL);

  g_assert_null (removed);
  g_assert_cmpstr (kept, ==, "Bea");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/author-table/remembers", Fixture, NULL, set_up, test_remembers, tear_down);
  g_test_add ("/store/author-table/whose", Fixture, NULL, set_up, test_whose, tear_down);
  g_test_add ("/store/author-table/remove-site", Fixture, NULL, set_up, test_remove_site,
              tear_down);

  return g_test_run ();
}
