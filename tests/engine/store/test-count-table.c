/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-count-table.h"
#include "store-fixture.h"

#include <string.h>

typedef struct
{
  BylineDatabase   *archive;
  BylineCountTable *table;
} Fixture;

/* Two sites; of the first, posts 1 to 4 with as many comments, 3 of them read
 * and 4 gone; of the second, a post with none. */
static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->archive = make_archive ();
  self->table = byline_count_table_new (self->archive);
  execute_in (self->archive,
              "WITH p (site, post) AS (VALUES (1, 1), (1, 2), (1, 3), (1, 4), (2, 1))"
              " INSERT INTO article (site_id, remote_id, digest, link, link_key, slug, title,"
              "   title_html, excerpt, published_at, modified_at, author_id, picture_id,"
              "   categories, tags, comments_open, is_protected, is_sticky, is_read, is_gone)"
              " SELECT site, post, 0, '', '', '', '', '', '', post, 0, 0, 0, '', '', 1, 0, 0,"
              "   post = 3, post = 4 FROM p");
  execute_in (self->archive,
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)"
              " INSERT INTO comment (site_id, remote_id, post, parent, author_id, author_name,"
              "   published_at, content_html, link)"
              " SELECT 1, i, CASE WHEN i > 6 THEN 4 WHEN i > 3 THEN 3 WHEN i > 1 THEN 2 ELSE 1 END,"
              "   0, 0, '', i, '', '' FROM n");
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  byline_count_table_free (self->table);
  byline_database_close (self->archive);
}

static gint64
get_n_comments (Fixture *self,
                gint64   site_id,
                gint64   post)
{
  g_autofree char *sql = g_strdup_printf ("SELECT n_comments FROM article WHERE site_id = %d"
                                          " AND remote_id = %d", (int) site_id, (int) post);

  return read_number_in (self->archive, sql);
}

static void
test_unread (Fixture       *self,
             gconstpointer  unused)
{
  g_assert_cmpint (byline_count_table_unread (self->table, 0, NULL), ==, 3);
  g_assert_cmpint (byline_count_table_unread (self->table, 1, NULL), ==, 2);
  g_assert_cmpint (byline_count_table_unread (self->table, 2, NULL), ==, 1);
  g_assert_cmpint (byline_count_table_unread (self->table, 3, NULL), ==, 0);
}

/* The counts are asked for after each change: rows of articles are not read. */
static void
test_unread_plans (Fixture       *self,
                   gconstpointer  unused)
{
  g_autofree char *all = NULL;
  g_autofree char *of_site = NULL;

  byline_count_table_unread (self->table, 0, NULL);
  all = explain_last (self->archive);
  byline_count_table_unread (self->table, 1, NULL);
  of_site = explain_last (self->archive);

  g_test_message ("%s%s", all, of_site);
  g_assert_nonnull (strstr (all, "COVERING INDEX article_unread\n"));
  g_assert_nonnull (strstr (of_site, "SEARCH article USING COVERING INDEX article_unread_by_site"));
}

static void
test_whole_and_again (Fixture       *self,
                      gconstpointer  unused)
{
  g_assert_true (byline_count_table_again (self->table, 1, 3, NULL));
  g_assert_cmpint (get_n_comments (self, 1, 3), ==, -1);

  g_assert_true (byline_count_table_whole (self->table, 1, 3, NULL));
  g_assert_cmpint (get_n_comments (self, 1, 3), ==, 3);
  g_assert_cmpint (get_n_comments (self, 1, 2), ==, -1);

  execute_in (self->archive, "DELETE FROM comment WHERE remote_id = 5");
  g_assert_true (byline_count_table_again (self->table, 1, 3, NULL));
  g_assert_cmpint (get_n_comments (self, 1, 3), ==, 2);
}

static void
test_all (Fixture       *self,
          gconstpointer  unused)
{
  guint n_counted;

  g_assert_true (byline_count_table_whole (self->table, 1, 2, NULL));
  g_assert_true (byline_count_table_all (self->table, 1, &n_counted, NULL));
  g_assert_cmpuint (n_counted, ==, 3);
  g_assert_cmpint (get_n_comments (self, 1, 1), ==, 1);
  g_assert_cmpint (get_n_comments (self, 1, 2), ==, 2);
  g_assert_cmpint (get_n_comments (self, 1, 4), ==, 4);
  g_assert_cmpint (get_n_comments (self, 2, 1), ==, -1);

  g_assert_true (byline_count_table_all (self->table, 1, &n_counted, NULL));
  g_assert_cmpuint (n_counted, ==, 0);
}

/* What is known already is not looked at again. */
static void
test_all_plan (Fixture       *self,
               gconstpointer  unused)
{
  g_autofree char *plan = NULL;
  guint n_counted;

  g_assert_true (byline_count_table_all (self->table, 1, &n_counted, NULL));
  plan = explain_last (self->archive);

  g_test_message ("%s", plan);
  g_assert_nonnull (strstr (plan, "INDEX article_uncounted (site_id=?)"));
  g_assert_nonnull (strstr (plan, "COVERING INDEX comment_by_post"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/count-table/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add ("/store/count-table/unread-plans", Fixture, NULL, set_up, test_unread_plans,
              tear_down);
  g_test_add ("/store/count-table/whole-and-again", Fixture, NULL, set_up, test_whole_and_again,
              tear_down);
  g_test_add ("/store/count-table/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/store/count-table/all-plan", Fixture, NULL, set_up, test_all_plan, tear_down);

  return g_test_run ();
}
