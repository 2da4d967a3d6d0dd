/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A popover on a page that was scrolled leaves the page where it is. */

#include "byline-popup.h"

#include "kit-test.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *popover;
} Page;

static double
get_value (Page *page)
{
  return gtk_adjustment_get_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scroller)));
}

static GtkViewport *
get_viewport (Page *page)
{
  return GTK_VIEWPORT (kit_test_find (page->scroller, GTK_TYPE_VIEWPORT, 0));
}

static void
set_up (Page          *page,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const GdkRectangle place = { 100, 2000, 1, 1 };

  page->scroller = gtk_scrolled_window_new ();
  page->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (page->popover), gtk_button_new_with_label ("Inside"));
  gtk_widget_set_size_request (box, -1, 4000);
  gtk_widget_set_parent (page->popover, box);
  gtk_popover_set_pointing_to (GTK_POPOVER (page->popover), &place);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page->scroller), box);
  page->window = kit_test_present (page->scroller, 400, 400);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scroller)), 1900);
  kit_test_settle ();
}

static void
tear_down (Page          *page,
           gconstpointer  data)
{
  gtk_widget_unparent (page->popover);
  kit_test_close (page->window);
}

static void
test_page_stays (Page          *page,
                 gconstpointer  data)
{
  byline_popup_show (GTK_POPOVER (page->popover));
  kit_test_settle ();

  g_assert_true (gtk_widget_get_mapped (page->popover));
  g_assert_cmpfloat (get_value (page), ==, 1900);
}

/* As a menu button does. */
static void
test_opened_by_others (Page          *page,
                       gconstpointer  data)
{
  byline_popup_hold (GTK_POPOVER (page->popover));
  gtk_popover_popup (GTK_POPOVER (page->popover));
  kit_test_settle ();

  g_assert_true (gtk_widget_get_mapped (page->popover));
  g_assert_cmpfloat (get_value (page), ==, 1900);
}

static gboolean
follows_focus (gpointer viewport)
{
  return gtk_viewport_get_scroll_to_focus (viewport);
}

static void
test_follows_again (Page          *page,
                    gconstpointer  data)
{
  g_assert_true (follows_focus (get_viewport (page)));
  byline_popup_show (GTK_POPOVER (page->popover));
  g_assert_false (follows_focus (get_viewport (page)));
  gtk_popover_popdown (GTK_POPOVER (page->popover));

  kit_test_wait (follows_focus, get_viewport (page));
  g_assert_cmpfloat (get_value (page), ==, 1900);
}

static void
add (const char *path,
     void      (*test) (Page *, gconstpointer))
{
  g_test_add (path, Page, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  add ("/kit/popup/page-stays", test_page_stays);
  add ("/kit/popup/opened-by-others", test_opened_by_others);
  add ("/kit/popup/follows-again", test_follows_again);
  return g_test_run ();
}
