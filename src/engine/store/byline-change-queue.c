/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was committed, told on the main thread in one go: reports gather until
 * the main loop is idle, equal ones once, too many as one without numbers. A
 * report that waits neither keeps its owner alive nor outlives it. */

#include "config.h"

#include "byline-change-queue.h"

#define MAX_REPORTS 32

typedef struct
{
  guint  what;
  gint64 site_id;
  gint64 article_id;
} Report;

struct _BylineChangeQueue
{
  GObject          *owner;        /* (unowned: the parent) */
  BylineChangeFunc  func;
  GMutex            lock;
  GArray           *reports;      /* (owned): under lock */
  gboolean          is_waiting;   /* under lock: for the main loop */
};

typedef struct
{
  GWeakRef           owner;
  BylineChangeQueue *queue;   /* (unowned: the owner's) */
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->owner);
  g_free (waiting);
}

static GArray *
take_reports (BylineChangeQueue *self)
{
  GArray *reports;

  g_mutex_lock (&self->lock);
  reports = g_steal_pointer (&self->reports);
  self->reports = g_array_new (FALSE, FALSE, sizeof (Report));
  self->is_waiting = FALSE;
  g_mutex_unlock (&self->lock);

  return reports;
}

static gboolean
main_became_idle_cb (gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GObject) owner = g_weak_ref_get (&waiting->owner);
  g_autoptr(GArray) reports = NULL;

  if (owner == NULL)
    return G_SOURCE_REMOVE;

  reports = take_reports (waiting->queue);
  for (guint i = 0; i < reports->len; i++) {
    Report *report = &g_array_index (reports, Report, i);

    waiting->queue->func (owner, report->what, report->site_id, report->article_id);
  }

  return G_SOURCE_REMOVE;
}

static void
wait_for_idle (BylineChangeQueue *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->owner, self->owner);
  waiting->queue = self;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, main_became_idle_cb, waiting, waiting_free);
  g_source_set_static_name (source, "byline-store changed");
  g_source_attach (source, NULL);
}

static gboolean
merge (GArray       *reports,
       const Report *added)
{
  for (guint i = 0; i < reports->len; i++) {
    Report *report = &g_array_index (reports, Report, i);

    if (report->site_id == added->site_id && report->article_id == added->article_id) {
      report->what |= added->what;
      return TRUE;
    }
  }

  return FALSE;
}

static void
collapse (GArray *reports)
{
  Report all = { 0 };

  for (guint i = 0; i < reports->len; i++)
    all.what |= g_array_index (reports, Report, i).what;
  g_array_set_size (reports, 0);
  g_array_append_val (reports, all);
}

/**
 * byline_change_queue_new:
 * @owner: (transfer none): outlives the queue
 * @func: takes the reports on the main thread
 *
 * Returns: (transfer full): an empty queue
 */
BylineChangeQueue *
byline_change_queue_new (GObject          *owner,
                         BylineChangeFunc  func)
{
  BylineChangeQueue *self = g_new0 (BylineChangeQueue, 1);

  self->owner = owner;
  self->func = func;
  self->reports = g_array_new (FALSE, FALSE, sizeof (Report));
  g_mutex_init (&self->lock);

  return self;
}

/**
 * byline_change_queue_free:
 * @self: (transfer full): the queue of an owner that is being finalized
 */
void
byline_change_queue_free (BylineChangeQueue *self)
{
  g_array_unref (self->reports);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * byline_change_queue_add:
 * @self: a queue
 * @what: flags of what has changed
 * @site_id: where, 0 for several or none
 * @article_id: likewise
 *
 * Has the change told soon.
 *
 * Thread: any.
 */
void
byline_change_queue_add (BylineChangeQueue *self,
                         guint              what,
                         gint64             site_id,
                         gint64             article_id)
{
  Report report = { what, site_id, article_id };

  g_mutex_lock (&self->lock);
  if (!merge (self->reports, &report))
    g_array_append_val (self->reports, report);
  if (self->reports->len > MAX_REPORTS)
    collapse (self->reports);
  if (!self->is_waiting)
    wait_for_idle (self);
  self->is_waiting = TRUE;
  g_mutex_unlock (&self->lock);
}
