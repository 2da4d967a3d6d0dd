/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-thread.h"

static GPtrArray *
comments_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_comment_unref);
}

static void
add (GPtrArray *comments,
     gint64     id,
     gint64     parent,
     gint64     time)
{
  BylineComment *comment = byline_comment_new ();

  comment->remote_id = id;
  comment->parent = parent;
  comment->published_at = time;
  g_ptr_array_add (comments, comment);
}

/* "id@depth" of each entry, in order. */
static char *
describe (GPtrArray *comments)
{
  g_autoptr(GPtrArray) entries = byline_thread_arrange (comments);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      BylineThreadEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "@%u", i > 0 ? " " : "",
                              entry->comment->remote_id, entry->depth);
    }
  return g_string_free (text, FALSE);
}

static void
test_replies_follow (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  add (comments, 4, 1, 40);
  add (comments, 2, 0, 20);
  add (comments, 3, 1, 30);
  add (comments, 1, 0, 10);
  add (comments, 5, 3, 50);

  g_autofree char *order = describe (comments);

  g_assert_cmpstr (order, ==, "1@0 3@1 5@2 4@1 2@0");
}

static void
test_ties_go_by_id (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  add (comments, 3, 0, 10);
  add (comments, 1, 0, 10);
  add (comments, 2, 0, 10);

  g_autofree char *order = describe (comments);

  g_assert_cmpstr (order, ==, "1@0 2@0 3@0");
}

static void
test_orphans_stand_on_top (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  add (comments, 1, 0, 10);
  add (comments, 2, 99, 20);
  add (comments, 3, 2, 30);

  g_autofree char *order = describe (comments);

  g_assert_cmpstr (order, ==, "1@0 2@0 3@1");
}

static void
test_cycles_are_cut (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  add (comments, 1, 1, 10);
  add (comments, 2, 4, 20);
  add (comments, 3, 2, 30);
  add (comments, 4, 3, 40);

  g_autofree char *order = describe (comments);

  g_assert_cmpstr (order, ==, "1@0 2@0 3@1 4@2");
}

static void
test_each_once (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  add (comments, 1, 0, 10);
  add (comments, 1, 0, 10);

  g_autofree char *order = describe (comments);

  g_assert_cmpstr (order, ==, "1@0");
}

static void
test_deep_thread (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  for (gint64 i = 1; i <= 50000; i++)
    add (comments, i, i - 1, i);

  g_autoptr(GPtrArray) entries = byline_thread_arrange (comments);
  BylineThreadEntry *last = g_ptr_array_index (entries, entries->len - 1);

  g_assert_cmpuint (entries->len, ==, 50000);
  g_assert_cmpuint (last->depth, ==, 49999);
}

static void
test_counts_replies (void)
{
  g_autoptr(GPtrArray) comments = comments_new ();
  add (comments, 1, 0, 10);
  add (comments, 2, 1, 20);
  add (comments, 3, 1, 30);

  g_autoptr(GPtrArray) entries = byline_thread_arrange (comments);

  g_assert_cmpuint (((BylineThreadEntry *) g_ptr_array_index (entries, 0))->n_replies, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/thread/replies-follow", test_replies_follow);
  g_test_add_func ("/model/thread/ties-go-by-id", test_ties_go_by_id);
  g_test_add_func ("/model/thread/orphans-stand-on-top", test_orphans_stand_on_top);
  g_test_add_func ("/model/thread/cycles-are-cut", test_cycles_are_cut);
  g_test_add_func ("/model/thread/each-once", test_each_once);
  g_test_add_func ("/model/thread/deep-thread", test_deep_thread);
  g_test_add_func ("/model/thread/counts-replies", test_counts_replies);
  return g_test_run ();
}
