/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was committed, told on the main thread in one go: reports gather until
 * the main loop is idle, equal ones once, too many as one without numbers. */

#include "config.h"

#include "byline-store-private.h"

#define MAX_REPORTS 32

typedef struct
{
  BylineChange what;
  gint64       site_id;
  gint64       article_id;
} Report;

static void
free_reference (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
main_became_idle_cb (gpointer user_data)
{
  g_autoptr(BylineStore) self = g_weak_ref_get (user_data);
  g_autoptr(GArray) reports = NULL;

  if (self == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->change_lock);
  reports = g_steal_pointer (&self->changes);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Report));
  self->is_changing = FALSE;
  g_mutex_unlock (&self->change_lock);

  for (guint i = 0; i < reports->len; i++) {
    Report *report = &g_array_index (reports, Report, i);

    byline_store_emit_changed (self, report->what, report->site_id, report->article_id);
  }

  return G_SOURCE_REMOVE;
}

static void
wait_for_idle (BylineStore *self)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  g_weak_ref_init (reference, self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, main_became_idle_cb, reference, free_reference);
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
 * byline_store_init_changes:
 * @self: a store being made
 */
void
byline_store_init_changes (BylineStore *self)
{
  g_mutex_init (&self->change_lock);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Report));
}

/**
 * byline_store_clear_changes:
 * @self: a store being finalized
 */
void
byline_store_clear_changes (BylineStore *self)
{
  g_clear_pointer (&self->changes, g_array_unref);
  g_mutex_clear (&self->change_lock);
}

/**
 * byline_store_report:
 * @self: a store
 * @what: what was committed
 * @site_id: where, 0 for several or none
 * @article_id: likewise
 *
 * Has "changed" emitted on the main thread soon.
 *
 * Thread: any.
 */
void
byline_store_report (BylineStore  *self,
                     BylineChange  what,
                     gint64        site_id,
                     gint64        article_id)
{
  Report report = { what, site_id, article_id };

  g_mutex_lock (&self->change_lock);
  if (!merge (self->changes, &report))
    g_array_append_val (self->changes, report);
  if (self->changes->len > MAX_REPORTS)
    collapse (self->changes);
  if (!self->is_changing)
    wait_for_idle (self);
  self->is_changing = TRUE;
  g_mutex_unlock (&self->change_lock);
}
