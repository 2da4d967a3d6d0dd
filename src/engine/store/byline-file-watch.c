/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Says that somebody has written to a database of a folder: another process,
 * or this one, which only a look at the databases can tell apart. It reads no
 * file itself. Many writes in a row are told a few times a second at most. */

#include "config.h"

#include "byline-file-watch.h"

#define PAUSE_MS 300

struct _BylineFileWatch
{
  GFileMonitor        *monitor;   /* (owned) */
  GSource             *pause;     /* (owned) (nullable): what was written waits */
  BylineFileWatchFunc  func;
  gpointer             data;
};

/* Commits go to the log file, and from there to the database when it is long
 * enough. The index of the log changes in memory only. */
static gboolean
is_database (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && (g_str_has_suffix (name, ".db") || g_str_has_suffix (name, ".db-wal"));
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  BylineFileWatch *self = user_data;

  g_clear_pointer (&self->pause, g_source_unref);
  self->func (self->data);

  return G_SOURCE_REMOVE;
}

/* The first write starts the pause and the others do not prolong it, so that
 * a long import is seen while it goes on. */
static void
file_changed_cb (GFileMonitor      *monitor,
                 GFile             *file,
                 GFile             *other_file,
                 GFileMonitorEvent  event,
                 BylineFileWatch   *self)
{
  if (self->pause != NULL || !is_database (file))
    return;

  self->pause = g_timeout_source_new (PAUSE_MS);
  g_source_set_callback (self->pause, pause_ended_cb, self, NULL);
  g_source_set_static_name (self->pause, "byline-store written");
  g_source_attach (self->pause, NULL);
}

/**
 * byline_file_watch_new:
 * @dir: the folder of the databases
 * @func: called on the main thread, 0.3 seconds after something was written
 * @data: handed to @func
 *
 * Thread: the main one.
 *
 * Returns: (transfer full) (nullable): a watch, or NULL where the system has
 *   none for that folder
 */
BylineFileWatch *
byline_file_watch_new (const char          *dir,
                       BylineFileWatchFunc  func,
                       gpointer             data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (dir);
  g_autoptr(GError) error = NULL;
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, &error);
  BylineFileWatch *self;

  if (monitor == NULL) {
    g_debug ("the files are not watched: error %d", error->code);
    return NULL;
  }

  self = g_new0 (BylineFileWatch, 1);
  self->monitor = monitor;
  self->func = func;
  self->data = data;
  g_file_monitor_set_rate_limit (monitor, PAUSE_MS);
  g_signal_connect (monitor, "changed", G_CALLBACK (file_changed_cb), self);

  return self;
}

/**
 * byline_file_watch_free:
 * @self: (transfer full): a watch, which does not call any more
 *
 * Thread: the main one.
 */
void
byline_file_watch_free (BylineFileWatch *self)
{
  if (self->pause != NULL)
    g_source_destroy (self->pause);
  g_clear_pointer (&self->pause, g_source_unref);
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_object_unref (self->monitor);
  g_free (self);
}
