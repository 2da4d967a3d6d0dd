/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Threads with a name that run calls in the order in which they came. The
 * shared pool of GTask will not do: SQLite must stay on one thread, and slow
 * hosts must not take the threads that decode pictures. */

#include "byline-worker.h"

typedef struct
{
  BylineWorkerCall func;
  gpointer         data;
  GMutex           mutex;
  GCond            cond;
  gboolean         is_done;
} WaitingCall;

typedef struct
{
  GTask           *task;     /* (owned) (nullable) */
  GTaskThreadFunc  func;
  WaitingCall     *waiting;  /* (unowned: the blocked caller's stack) (nullable) */
} Job;

struct _BylineWorker
{
  GObject      parent_instance;

  GThreadPool *pool;         /* (owned) (nullable): NULL once stopped */
};

G_DEFINE_FINAL_TYPE (BylineWorker, byline_worker, G_TYPE_OBJECT)

/* Which worker the running thread belongs to. */
static GPrivate current_worker;

static void
run_task (GTask           *task,
          GTaskThreadFunc  func)
{
  if (!g_task_return_error_if_cancelled (task))
    func (task, g_task_get_source_object (task), g_task_get_task_data (task),
          g_task_get_cancellable (task));
}

static void
run_waiting (WaitingCall *call)
{
  call->func (call->data);

  g_mutex_lock (&call->mutex);
  call->is_done = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
}

static void
run_job (gpointer data,
         gpointer user_data)
{
  Job *job = data;

  g_private_set (&current_worker, user_data);
  if (job->task != NULL)
    run_task (job->task, job->func);
  else
    run_waiting (job->waiting);
  g_private_set (&current_worker, NULL);

  g_clear_object (&job->task);
  g_free (job);
}

static void
byline_worker_dispose (GObject *object)
{
  byline_worker_stop (BYLINE_WORKER (object));

  G_OBJECT_CLASS (byline_worker_parent_class)->dispose (object);
}

static void
byline_worker_class_init (BylineWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_worker_dispose;
}

static void
byline_worker_init (BylineWorker *self)
{
}

/* GIO makes its default objects at their first use, under a lock that making
 * a proxy resolver holds while it asks for this one (libproxy does). Two
 * threads that meet there wait for each other for ever, so it is made before
 * there are two. */
static void
make_gio_defaults (void)
{
  g_vfs_get_default ();
}

/**
 * byline_worker_new:
 * @name: (not nullable): what the threads are for, seen in debug logs
 * @n_threads: 1 for strict order, more for independent waits
 *
 * Returns: (transfer full): a worker whose threads are its own
 */
BylineWorker *
byline_worker_new (const char *name,
                   guint       n_threads)
{
  BylineWorker *self = g_object_new (BYLINE_TYPE_WORKER, NULL);

  make_gio_defaults ();
  g_debug ("worker %s with %u threads", name, n_threads);
  self->pool = g_thread_pool_new (run_job, self, (int) n_threads, TRUE, NULL);

  return self;
}

/**
 * byline_worker_run:
 * @self: a worker
 * @task: what to complete; its data is handed to @func
 * @func: runs on one of the worker's threads, returns through @task
 *
 * Queues @func behind what was queued before. A task that was cancelled by
 * then completes as cancelled without running. After byline_worker_stop() a
 * task completes as cancelled too.
 *
 * Thread: any.
 */
void
byline_worker_run (BylineWorker    *self,
                   GTask           *task,
                   GTaskThreadFunc  func)
{
  g_return_if_fail (BYLINE_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));

  if (self->pool == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "worker has stopped");
      return;
    }

  Job *job = g_new0 (Job, 1);
  job->task = g_object_ref (task);
  job->func = func;
  g_thread_pool_push (self->pool, job, NULL);
}

/**
 * byline_worker_call:
 * @self: a worker
 * @func: runs on one of the worker's threads
 * @data: handed to @func
 *
 * Runs @func there and waits for it; runs it at once on a thread that is the
 * worker's own, and after byline_worker_stop() in place.
 *
 * Thread: any but one that must not wait.
 */
void
byline_worker_call (BylineWorker     *self,
                    BylineWorkerCall  func,
                    gpointer          data)
{
  g_return_if_fail (BYLINE_IS_WORKER (self));

  if (self->pool == NULL || byline_worker_is_current (self))
    {
      func (data);
      return;
    }

  WaitingCall call = { .func = func, .data = data };
  g_mutex_init (&call.mutex);
  g_cond_init (&call.cond);
  Job *job = g_new0 (Job, 1);
  job->waiting = &call;

  g_thread_pool_push (self->pool, job, NULL);
  g_mutex_lock (&call.mutex);
  while (!call.is_done)
    g_cond_wait (&call.cond, &call.mutex);
  g_mutex_unlock (&call.mutex);

  g_cond_clear (&call.cond);
  g_mutex_clear (&call.mutex);
}

/**
 * byline_worker_is_current:
 * @self: a worker
 *
 * Returns: %TRUE on one of the worker's own threads
 */
gboolean
byline_worker_is_current (BylineWorker *self)
{
  return g_private_get (&current_worker) == self;
}

/**
 * byline_worker_stop:
 * @self: a worker
 *
 * Waits until everything queued has run, then ends the threads. Idempotent.
 *
 * Thread: not one of the worker's own.
 */
void
byline_worker_stop (BylineWorker *self)
{
  g_return_if_fail (BYLINE_IS_WORKER (self));

  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}
