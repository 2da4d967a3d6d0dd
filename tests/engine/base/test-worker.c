/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-worker.h"

static void
note_thread (gpointer data)
{
  *(GThread **) data = g_thread_self ();
}

static void
test_one_thread (void)
{
  g_autoptr(BylineWorker) worker = byline_worker_new ("test", 1);
  GThread *first = NULL, *second = NULL;

  byline_worker_call (worker, note_thread, &first);
  byline_worker_call (worker, note_thread, &second);

  g_assert_nonnull (first);
  g_assert_true (first == second);
  g_assert_true (first != g_thread_self ());
}

typedef struct
{
  BylineWorker *worker;
  GThread      *inner;
  gboolean      was_current;
} Nested;

static void
call_again (gpointer data)
{
  Nested *nested = data;

  nested->was_current = byline_worker_is_current (nested->worker);
  byline_worker_call (nested->worker, note_thread, &nested->inner);
}

static void
test_nested_call_runs_in_place (void)
{
  g_autoptr(BylineWorker) worker = byline_worker_new ("test", 1);
  Nested nested = { worker, NULL, FALSE };

  byline_worker_call (worker, call_again, &nested);

  g_assert_true (nested.was_current);
  g_assert_nonnull (nested.inner);
  g_assert_false (byline_worker_is_current (worker));
}

static void
append_number (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GArray *order = g_object_get_data (G_OBJECT (task), "order");
  int number = GPOINTER_TO_INT (task_data);

  g_array_append_val (order, number);
  g_task_return_int (task, number);
}

static void
test_runs_in_order (void)
{
  g_autoptr(BylineWorker) worker = byline_worker_new ("test", 1);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < 100; i++)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_object_set_data (G_OBJECT (task), "order", order);
      g_task_set_task_data (task, GINT_TO_POINTER (i), NULL);
      byline_worker_run (worker, task, append_number);
    }
  byline_worker_stop (worker);

  g_assert_cmpuint (order->len, ==, 100);
  for (int i = 0; i < 100; i++)
    g_assert_cmpint (g_array_index (order, int, i), ==, i);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static void
test_cancelled_task_does_not_run (void)
{
  g_autoptr(BylineWorker) worker = byline_worker_new ("test", 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, keep_result_cb, &result);

  g_object_set_data (G_OBJECT (task), "order", order);
  g_cancellable_cancel (cancellable);
  byline_worker_run (worker, task, append_number);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (order->len, ==, 0);
}

static void
test_call_after_stop_runs_in_place (void)
{
  g_autoptr(BylineWorker) worker = byline_worker_new ("test", 1);
  GThread *thread = NULL;

  byline_worker_stop (worker);
  byline_worker_call (worker, note_thread, &thread);

  g_assert_true (thread == g_thread_self ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/one-thread", test_one_thread);
  g_test_add_func ("/base/worker/nested-call-runs-in-place", test_nested_call_runs_in_place);
  g_test_add_func ("/base/worker/runs-in-order", test_runs_in_order);
  g_test_add_func ("/base/worker/cancelled-task-does-not-run", test_cancelled_task_does_not_run);
  g_test_add_func ("/base/worker/call-after-stop-runs-in-place",
                   test_call_after_stop_runs_in_place);
  return g_test_run ();
}
