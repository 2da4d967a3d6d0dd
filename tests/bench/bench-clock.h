/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double bench_since_start_ms (void);
double bench_cpu_ms         (void);
double bench_wall_ms        (void);
gint64 bench_pss_kib        (void);
void   bench_next_frame     (GtkWidget  *window);
double bench_frame_cpu_ms   (GtkWidget  *window);
void   bench_settle         (guint       milliseconds);
void   bench_print          (const char *name,
                             double      value);

G_END_DECLS
