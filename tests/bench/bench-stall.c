/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens one page made to hurt in a document view and says for how long the
 * window did not answer: `byline-bench-stall NAME`, "empty" for a page without
 * a word. Reading is not counted, it happens on another thread. */

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "byline-document-view.h"
#include "byline-html-reader.h"
#include "byline-kit.h"
#include "byline-test-bombs.h"

#include "bench-clock.h"

#define SETTLED_MS 700
#define MAX_MS 20000

static BylineDocument *document;
static double longest_ms;         /* between two looks at what is to be done */
static double longest_cpu_ms;     /* the same in CPU, for busy machines */
static double last_wall_ms;
static double last_cpu_ms;
static double last_long_at_ms;

/* What runs between two polls keeps the window from answering. */
static int
poll_and_measure (GPollFD *fds,
                  guint    n_fds,
                  int      timeout_ms)
{
  double wall_ms = bench_wall_ms () - last_wall_ms;
  double cpu_ms = bench_cpu_ms () - last_cpu_ms;

  longest_ms = MAX (longest_ms, wall_ms);
  longest_cpu_ms = MAX (longest_cpu_ms, cpu_ms);
  if (cpu_ms > 2)
    last_long_at_ms = bench_wall_ms ();
  int n_ready = g_poll (fds, n_fds, timeout_ms);
  last_wall_ms = bench_wall_ms ();
  last_cpu_ms = bench_cpu_ms ();
  return n_ready;
}

static GtkWidget *
new_page (GtkWidget *view)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

/* Until nothing took time for a while, or it takes too long. */
static void
wait_until_settled (double start_ms)
{
  last_long_at_ms = start_ms;
  while (bench_wall_ms () - last_long_at_ms < SETTLED_MS && bench_wall_ms () - start_ms < MAX_MS)
    bench_settle (50);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *view = byline_document_view_new ();

  byline_kit_init ();
  gtk_window_set_default_size (GTK_WINDOW (window), 820, 900);
  gtk_window_set_child (GTK_WINDOW (window), new_page (view));
  gtk_window_present (GTK_WINDOW (window));
  bench_next_frame (window);
  bench_settle (300);

  double start_ms = bench_wall_ms ();
  double start_cpu_ms = bench_cpu_ms ();
  last_wall_ms = start_ms;
  last_cpu_ms = start_cpu_ms;
  g_main_context_set_poll_func (NULL, poll_and_measure);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  bench_next_frame (window);
  wait_until_settled (start_ms);
  g_main_context_set_poll_func (NULL, NULL);

  bench_print ("stall-ms", longest_ms);
  bench_print ("stall-cpu-ms", longest_cpu_ms);
  bench_print ("settled-ms", last_long_at_ms - start_ms);
  bench_print ("open-cpu-ms", bench_cpu_ms () - start_cpu_ms);
  exit (EXIT_SUCCESS);
}

int
main (int   argc,
      char *argv[])
{
  static const BylineTestBomb empty = { "empty", "", "", 0, "", NULL };
  const BylineTestBomb *bomb = argc < 2 ? NULL : byline_test_bomb_lookup (argv[1]);

  if (argc < 2 || (bomb == NULL && strcmp (argv[1], empty.name) != 0))
    return EXIT_FAILURE;

  GString *html = byline_test_bomb_make (bomb != NULL ? bomb : &empty);
  document = byline_html_reader_read (html->str, (gssize) html->len, "https://blog.example/",
                                      BYLINE_PROFILE_ARTICLE);
  g_string_free (html, TRUE);

  g_autoptr(AdwApplication) application =
    adw_application_new ("io.github.bylineapp.Byline.Stall", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
