/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program itself, measured from inside: start, memory, opening the list,
 * scrolling it, opening an article. Runs the real application object on the
 * data folder it is given. */

#include <adwaita.h>

#include "byline-application.h"
#include "byline-articles-view.h"
#include "byline-document-view.h"
#include "byline-reader-view.h"

#include "bench-clock.h"

#define N_SCROLL_FRAMES 120
#define SCROLL_PIXELS 80

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
list_length (GtkListView *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static void
wait_for_rows (GtkListView *list,
               guint        n_rows)
{
  while (list_length (list) < n_rows)
    g_main_context_iteration (NULL, TRUE);
}

/* Filter away, filter back: until the first row is painted again. */
static void
measure_open (GtkWidget   *window,
              GtkWidget   *articles,
              GtkListView *list)
{
  g_autoptr(BylineFilter) saved = byline_filter_new ();
  g_autoptr(BylineFilter) all = byline_filter_new ();

  saved->saved_only = TRUE;
  byline_articles_view_set_filter (BYLINE_ARTICLES_VIEW (articles), saved);
  bench_settle (500);
  double before = bench_wall_ms ();
  byline_articles_view_set_filter (BYLINE_ARTICLES_VIEW (articles), all);
  wait_for_rows (list, 1);
  bench_next_frame (window);
  bench_print ("list-open-ms", bench_wall_ms () - before);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
measure_scroll (GtkWidget   *window,
                GtkListView *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  double frames[N_SCROLL_FRAMES];

  for (guint i = 0; i < N_SCROLL_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + SCROLL_PIXELS);
      frames[i] = bench_frame_cpu_ms (window);
    }
  qsort (frames, N_SCROLL_FRAMES, sizeof (double), compare_doubles);
  bench_print ("scroll-median-ms", frames[N_SCROLL_FRAMES / 2]);
  bench_print ("scroll-95-ms", frames[N_SCROLL_FRAMES * 95 / 100]);
}

static void
measure_article (GtkWidget  *window,
                 GtkWidget  *reader,
                 gint64      article_id,
                 const char *name)
{
  BylineDocument *before_document = NULL;
  GtkWidget *view = find_widget (reader, BYLINE_TYPE_DOCUMENT_VIEW);

  if (view != NULL)
    before_document = byline_document_view_get_document (BYLINE_DOCUMENT_VIEW (view));
  double before = bench_wall_ms (), cpu_before = bench_cpu_ms ();
  byline_reader_view_open (BYLINE_READER_VIEW (reader), article_id);
  while (view == NULL ||
         byline_document_view_get_document (BYLINE_DOCUMENT_VIEW (view)) == before_document)
    {
      g_main_context_iteration (NULL, TRUE);
      view = find_widget (reader, BYLINE_TYPE_DOCUMENT_VIEW);
    }
  bench_next_frame (window);
  g_autofree char *wall = g_strconcat (name, "-ms", NULL);
  g_autofree char *cpu = g_strconcat (name, "-cpu-ms", NULL);
  bench_print (wall, bench_wall_ms () - before);
  bench_print (cpu, bench_cpu_ms () - cpu_before);
}

/* The rest of a long article, built while it is shown: the longest time that
 * the main loop was away, and all of it until it is complete. */
static void
measure_building (GtkWidget *window,
                  GtkWidget *reader)
{
  GtkWidget *view = find_widget (reader, BYLINE_TYPE_DOCUMENT_VIEW);
  double before = bench_wall_ms (), last = before, longest = 0;

  while (!byline_document_view_get_is_complete (BYLINE_DOCUMENT_VIEW (view)))
    {
      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, bench_wall_ms () - last);
      last = bench_wall_ms ();
    }
  bench_print ("article-100000-stall-ms", longest);
  bench_print ("article-100000-complete-ms", bench_wall_ms () - before);
}

static void
measure_page_scroll (GtkWidget *window,
                     GtkWidget *reader)
{
  GtkWidget *view = find_widget (reader, BYLINE_TYPE_DOCUMENT_VIEW);
  GtkWidget *viewport = gtk_widget_get_ancestor (view, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  double frames[N_SCROLL_FRAMES];

  for (guint i = 0; i < N_SCROLL_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + SCROLL_PIXELS);
      frames[i] = bench_frame_cpu_ms (window);
    }
  qsort (frames, N_SCROLL_FRAMES, sizeof (double), compare_doubles);
  bench_print ("page-scroll-median-ms", frames[N_SCROLL_FRAMES / 2]);
  bench_print ("page-scroll-95-ms", frames[N_SCROLL_FRAMES * 95 / 100]);
}

static gboolean
measure_cb (gpointer data)
{
  GtkWidget *window = data;
  GtkWidget *articles = find_widget (window, BYLINE_TYPE_ARTICLES_VIEW);
  GtkWidget *reader = find_widget (window, BYLINE_TYPE_READER_VIEW);
  GtkListView *list = GTK_LIST_VIEW (find_widget (articles, GTK_TYPE_LIST_VIEW));

  bench_next_frame (window);
  bench_print ("start-ms", bench_since_start_ms ());
  bench_print ("start-cpu-ms", bench_cpu_ms ());
  wait_for_rows (list, 1);
  bench_next_frame (window);
  bench_print ("first-rows-ms", bench_since_start_ms ());
  bench_settle (1500);
  bench_print ("pss-kib", (double) bench_pss_kib ());
  measure_open (window, articles, list);
  bench_settle (500);
  measure_scroll (window, list);
  /* The first one brings the fonts; the next has nothing in it to compare with. */
  measure_article (window, reader, 5, "article-first");
  bench_settle (500);
  measure_article (window, reader, 4, "article-1");
  bench_settle (500);
  measure_article (window, reader, 1, "article-500");
  bench_settle (500);
  measure_article (window, reader, 2, "article-5000");
  bench_settle (500);
  measure_article (window, reader, 3, "article-100000");
  measure_building (window, reader);
  bench_settle (500);
  measure_page_scroll (window, reader);
  gtk_window_close (GTK_WINDOW (window));
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  if (GTK_IS_APPLICATION_WINDOW (window))
    g_idle_add_full (G_PRIORITY_HIGH, measure_cb, window, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(BylineApplication) application = byline_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
