/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Clocks and frames for the benchmarks. The runner hands over the moment at
 * which it started the process, so that loading counts. */

#include "bench-clock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
read_clock_ms (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

double
bench_since_start_ms (void)
{
  const char *start = g_getenv ("BYLINE_BENCH_START_MS");

  return start != NULL ? read_clock_ms (CLOCK_MONOTONIC) - g_ascii_strtod (start, NULL) : 0;
}

double
bench_cpu_ms (void)
{
  return read_clock_ms (CLOCK_PROCESS_CPUTIME_ID);
}

double
bench_wall_ms (void)
{
  return read_clock_ms (CLOCK_MONOTONIC);
}

gint64
bench_pss_kib (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;

  const char *line = strstr (text, "\nPss:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) : 0;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *was_painted)
{
  *was_painted = TRUE;
}

/* Asks for a frame and waits until it is painted. */
void
bench_next_frame (GtkWidget *window)
{
  gboolean was_painted = FALSE;

  while (!gtk_widget_get_mapped (window) || gtk_widget_get_frame_clock (window) == NULL)
    g_main_context_iteration (NULL, TRUE);

  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb),
                                     &was_painted);
  gtk_widget_queue_draw (window);
  while (!was_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* CPU that one frame costs, layout and drawing together. */
double
bench_frame_cpu_ms (GtkWidget *window)
{
  double before = read_clock_ms (CLOCK_THREAD_CPUTIME_ID);

  bench_next_frame (window);
  return read_clock_ms (CLOCK_THREAD_CPUTIME_ID) - before;
}

static gboolean
time_is_up_cb (gpointer is_up)
{
  *(gboolean *) is_up = TRUE;
  return G_SOURCE_REMOVE;
}

void
bench_settle (guint milliseconds)
{
  gboolean is_up = FALSE;

  g_timeout_add (milliseconds, time_is_up_cb, &is_up);
  while (!is_up)
    g_main_context_iteration (NULL, TRUE);
}

void
bench_print (const char *name,
             double      value)
{
  g_print ("%s %.2f\n", name, value);
}
