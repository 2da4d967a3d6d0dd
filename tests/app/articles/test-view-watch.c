/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a long list are in view, before and after it is scrolled. */

#include "byline-view-watch.h"

#include "pane-test.h"

#define N_ROWS 1000
#define ROW_PIXELS 40

/* A row that notes whether it was worth drawing, the last time it was drawn. */
#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GtkWidget)

struct _TestRow
{
  GtkWidget parent_instance;
  gboolean  is_in_view;
};

G_DEFINE_FINAL_TYPE (TestRow, test_row, GTK_TYPE_WIDGET)

static void
test_row_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  TEST_ROW (widget)->is_in_view = byline_view_watch_is_in_view (widget);
}

static void
test_row_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  *minimum = *natural = ROW_PIXELS;
}

static void
test_row_class_init (TestRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = test_row_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = test_row_measure;
}

static void
test_row_init (TestRow *self)
{
}

static void
set_up_row_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  gtk_list_item_set_child (item, g_object_new (TEST_TYPE_ROW, NULL));
}

static gboolean
count_frame_cb (GtkWidget     *list,
                GdkFrameClock *clock,
                gpointer       n_frames)
{
  (*(guint *) n_frames)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
are_frames_over (gpointer n_frames)
{
  return *(guint *) n_frames >= 3;
}

/* One frame places the rows, the next draws those that have come into view. */
static void
wait_for_frames (GtkWidget *list)
{
  guint n_frames = 0;
  guint tick_id = gtk_widget_add_tick_callback (list, count_frame_cb, &n_frames, NULL);

  pane_test_wait (are_frames_over, &n_frames);
  gtk_widget_remove_tick_callback (list, tick_id);
}

static GtkWidget *
new_list (GtkWidget **window)
{
  g_autoptr(GtkStringList) strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (strings, "row");
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                              g_object_ref (G_LIST_MODEL (strings)))), factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), 300, 400);
  gtk_window_set_child (GTK_WINDOW (*window), scroller);
  gtk_window_present (GTK_WINDOW (*window));
  wait_for_frames (list);

  return list;
}

/* Rows that can be seen must be known as such; the others mostly not. */
static guint
count_in_view (GtkWidget *list)
{
  guint n_in_view = 0;

  for (guint i = 0; ; i++)
    {
      GtkWidget *row = pane_test_find (list, TEST_TYPE_ROW, i);
      graphene_rect_t bounds;

      if (row == NULL)
        return n_in_view;
      if (!gtk_widget_compute_bounds (row, list, &bounds))
        continue;
      if (bounds.origin.y > -ROW_PIXELS && bounds.origin.y < gtk_widget_get_height (list))
        g_assert_true (TEST_ROW (row)->is_in_view);
      n_in_view += TEST_ROW (row)->is_in_view ? 1 : 0;
    }
}

static void
test_scrolled (void)
{
  GtkWidget *window;
  GtkWidget *list = new_list (&window);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  g_assert_cmpuint (count_in_view (list), <=, 40);
  for (guint i = 0; i < 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 1500);
      wait_for_frames (list);
      g_assert_cmpuint (count_in_view (list), >=, 10);
    }
  gtk_adjustment_set_value (adjustment, 0);
  wait_for_frames (list);
  count_in_view (list);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_outside_a_list (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (TEST_TYPE_ROW, NULL));

  g_assert_true (byline_view_watch_is_in_view (row));
  g_object_unref (row);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/articles/view-watch/scrolled", test_scrolled);
  g_test_add_func ("/articles/view-watch/outside-a-list", test_outside_a_list);

  return g_test_run ();
}
