/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-mark-copy-table.h"
#include "store-fixture.h"

typedef struct
{
  BylineDatabase      *archive;
  BylineMarkCopyTable *table;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->archive = make_archive ();
  self->table = byline_mark_copy_table_new (self->archive);
  execute_in (self->archive,
              "WITH p (site, post) AS (VALUES (1, 1), (1, 2), (2, 1))"
              " INSERT INTO article (site_id, remote_id, digest, link, link_key, slug, title,"
              "   title_html, excerpt, published_at, modified_at, author_id, picture_id,"
              "   categories, tags, comments_open, is_protected, is_sticky)"
              " SELECT site, post, 0, '', '', '', '', '', '', post, 0, 0, 0, '', '', 1, 0, 0"
              "   FROM p");
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  byline_mark_copy_table_free (self->table);
  byline_database_close (self->archive);
}

static void
set (Fixture *self,
     gint64   site_id,
     gint64   post,
     gboolean is_read,
     gboolean is_saved,
     gint64   serial)
{
  BylineMark mark = {
    .site_id = site_id, .post = post, .is_read = is_read, .is_saved = is_saved, .serial = serial,
  };
  g_autoptr(GError) error = NULL;

  g_assert_true (byline_mark_copy_table_set (self->table, &mark, &error));
  g_assert_no_error (error);
}

static void
test_set_and_list (Fixture       *self,
                   gconstpointer  unused)
{
  g_autoptr(GArray) none = byline_mark_copy_table_list (self->table, NULL);
  g_autoptr(GArray) marks = NULL;

  set (self, 1, 2, TRUE, FALSE, 1);
  set (self, 2, 1, TRUE, TRUE, 2);
  set (self, 2, 1, FALSE, TRUE, 3);
  set (self, 3, 9, TRUE, TRUE, 4);
  marks = byline_mark_copy_table_list (self->table, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (marks->len, ==, 2);
  for (guint i = 0; i < marks->len; i++) {
    const BylineMark *mark = &g_array_index (marks, BylineMark, i);

    g_assert_cmpint (mark->post, ==, mark->site_id == 1 ? 2 : 1);
    g_assert_cmpint (mark->is_read, ==, mark->site_id == 1);
    g_assert_cmpint (mark->is_saved, ==, mark->site_id == 2);
  }
}

/* A gap in the serials means marks which another process has yet to copy. */
static void
test_serial (Fixture       *self,
             gconstpointer  unused)
{
  g_assert_cmpint (byline_mark_copy_table_get_serial (self->table, NULL), ==, 0);
  set (self, 1, 1, TRUE, FALSE, 1);
  g_assert_cmpint (byline_mark_copy_table_get_serial (self->table, NULL), ==, 1);
  set (self, 1, 2, TRUE, FALSE, 3);
  g_assert_cmpint (byline_mark_copy_table_get_serial (self->table, NULL), ==, 1);
  g_assert_true (byline_mark_copy_table_set_serial (self->table, 3, NULL));
  g_assert_cmpint (byline_mark_copy_table_get_serial (self->table, NULL), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/mark-copy-table/set-and-list", Fixture, NULL, set_up, test_set_and_list,
              tear_down);
  g_test_add ("/store/mark-copy-table/serial", Fixture, NULL, set_up, test_serial, tear_down);

  return g_test_run ();
}
