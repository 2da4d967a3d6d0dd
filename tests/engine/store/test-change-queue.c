/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-change-queue.h"

/* Any object can own a queue; what it hears is kept apart. */
static GString *heard;

static void
hear (GObject *owner,
      guint    what,
      gint64   site_id,
      gint64   article_id)
{
  g_assert_true (G_IS_OBJECT (owner));
  g_string_append_printf (heard, "%u:%d:%d ", what, (int) site_id, (int) article_id);
}

static char *
take_heard (void)
{
  char *taken;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  taken = g_string_free (heard, FALSE);
  heard = g_string_new (NULL);

  return taken;
}

static void
test_merges (void)
{
  g_autoptr(GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  BylineChangeQueue *queue = byline_change_queue_new (owner, hear);
  g_autofree char *told = NULL;

  byline_change_queue_add (queue, 1, 1, 0);
  byline_change_queue_add (queue, 2, 1, 5);
  byline_change_queue_add (queue, 4, 1, 0);
  g_assert_cmpstr (heard->str, ==, "");
  told = take_heard ();

  g_assert_cmpstr (told, ==, "5:1:0 2:1:5 ");
  byline_change_queue_free (queue);
}

static void
test_collapses (void)
{
  g_autoptr(GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  BylineChangeQueue *queue = byline_change_queue_new (owner, hear);
  g_autofree char *told = NULL;

  for (int i = 1; i <= 33; i++)
    byline_change_queue_add (queue, i == 20 ? 2 : 1, 1, i);
  told = take_heard ();

  g_assert_cmpstr (told, ==, "3:0:0 ");
  byline_change_queue_free (queue);
}

static gpointer
add_many (gpointer data)
{
  for (int i = 0; i < 1000; i++)
    byline_change_queue_add (data, 1, 7, 0);

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr(GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  BylineChangeQueue *queue = byline_change_queue_new (owner, hear);
  GThread *threads[4];
  g_autofree char *told = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("adder", add_many, queue);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  told = take_heard ();

  g_assert_cmpstr (told, ==, "1:7:0 ");
  byline_change_queue_free (queue);
}

static void
test_owner_goes (void)
{
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  BylineChangeQueue *queue = byline_change_queue_new (owner, hear);
  g_autofree char *told = NULL;

  byline_change_queue_add (queue, 1, 1, 1);
  g_assert_finalize_object (owner);
  byline_change_queue_free (queue);
  told = take_heard ();

  g_assert_cmpstr (told, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  heard = g_string_new (NULL);

  g_test_add_func ("/store/change-queue/merges", test_merges);
  g_test_add_func ("/store/change-queue/collapses", test_collapses);
  g_test_add_func ("/store/change-queue/threads", test_threads);
  g_test_add_func ("/store/change-queue/owner-goes", test_owner_goes);

  status = g_test_run ();
  g_string_free (heard, TRUE);

  return status;
}
