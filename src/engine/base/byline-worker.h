/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_WORKER (byline_worker_get_type ())
G_DECLARE_FINAL_TYPE (BylineWorker, byline_worker, BYLINE, WORKER, GObject)

typedef void (*BylineWorkerCall) (gpointer data);

BylineWorker *byline_worker_new         (const char        *name,
                                         guint              n_threads);

void          byline_worker_run         (BylineWorker      *self,
                                         GTask             *task,
                                         GTaskThreadFunc    func);
void          byline_worker_call        (BylineWorker      *self,
                                         BylineWorkerCall   func,
                                         gpointer           data);
gboolean      byline_worker_is_current  (BylineWorker      *self);
void          byline_worker_stop        (BylineWorker      *self);

G_END_DECLS
