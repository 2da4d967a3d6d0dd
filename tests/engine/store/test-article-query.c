/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-article-query.h"
#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

static char *
explain (sqlite3      *handle,
         BylineFilter *filter)
{
  g_autofree char *sql = byline_article_query_dup_sql (filter, TRUE);
  g_autofree char *explaining = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString *plan = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, explaining, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);

  return g_string_free (plan, FALSE);
}

/* No list but a search sorts anything, and the common ones read one index. */
static void
test_plans (StoreFixture  *self,
            gconstpointer  unused)
{
  static struct
  {
    BylineFilter filter;
    const char  *index;
  } cases[] = {
    { { 0 }, "COVERING INDEX article_by_date" },
    { { .site_id = 1 }, "COVERING INDEX article_by_site" },
    { { .unread_only = TRUE }, "COVERING INDEX article_unread" },
    { { .site_id = 1, .unread_only = TRUE }, "COVERING INDEX article_unread_by_site" },
    { { .saved_only = TRUE }, "COVERING INDEX article_saved" },
    { { .site_id = 1, .saved_only = TRUE }, "COVERING INDEX article_saved" },
    { { .saved_only = TRUE, .unread_only = TRUE }, "COVERING INDEX article_saved" },
    { { .site_id = 1, .category = 2 }, "PRIMARY KEY" },
    { { .site_id = 1, .category_slug = (char *) "a" }, "PRIMARY KEY" },
    { { .site_id = 1, .tag_slug = (char *) "a" }, "PRIMARY KEY" },
    { { .site_id = 1, .category = 2, .unread_only = TRUE }, "PRIMARY KEY" },
    { { .author = (char *) "a" }, "COVERING INDEX article_by_author" },
    { { .site_id = 1, .author = (char *) "a" }, "COVERING INDEX article_by_author" },
    { { .author = (char *) "a", .unread_only = TRUE }, "COVERING INDEX article_by_author" },
  };
  g_autofree char *path = g_build_filename (self->dir, "archive.db", NULL);
  sqlite3 *handle = NULL;

  byline_store_close (self->store);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *plan = explain (handle, &cases[i].filter);

    g_test_message ("%u: %s", i, plan);
    g_assert_null (strstr (plan, "TEMP B-TREE"));
    g_assert_null (strstr (plan, "SCAN article\n"));
    g_assert_nonnull (strstr (plan, cases[i].index));
  }
  sqlite3_close (handle);
}

static void
test_no_offset (void)
{
  BylineFilter filter = { .site_id = 1, .category = 2, .search = (char *) "x" };
  g_autofree char *sql = byline_article_query_dup_sql (&filter, TRUE);

  g_assert_null (strstr (sql, "OFFSET"));
  g_assert_nonnull (strstr (sql, ":search"));
  g_assert_null (strstr (sql, "\"x"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/article-query/plans", test_plans);
  g_test_add_func ("/store/article-query/no-offset", test_no_offset);

  return g_test_run ();
}
