/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The box is as high as its child at the width the child really gets. */

#include "byline-overflow-box.h"

#include "kit-test.h"

static GtkWidget *
new_text (void)
{
  GtkWidget *label =
    gtk_label_new ("Some words that take one line when there is room and many lines when there is "
                   "none");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (label, 900, -1);
  return label;
}

static void
test_height_of_wide_child (void)
{
  GtkWidget *box = g_object_ref_sink (byline_overflow_box_new (new_text ()));
  GtkWidget *child = byline_overflow_box_get_child (BYLINE_OVERFLOW_BOX (box));
  int width, height, at_width;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, 900, &at_width, NULL, NULL, NULL);

  g_assert_cmpint (width, ==, 0);
  g_assert_cmpint (height, ==, at_width);
  g_object_unref (box);
}

/* A screen reader is told of a box only while it has something to scroll. */
static void
test_name (void)
{
  GtkWidget *wide = byline_overflow_box_new (new_text ());
  GtkWidget *narrow = byline_overflow_box_new (gtk_label_new ("short"));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  byline_overflow_box_set_name (BYLINE_OVERFLOW_BOX (wide), "Table");
  byline_overflow_box_set_name (BYLINE_OVERFLOW_BOX (narrow), "Table");
  gtk_box_append (GTK_BOX (column), wide);
  gtk_box_append (GTK_BOX (column), narrow);
  window = kit_test_present (column, 400, 300);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (wide),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (narrow),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL));
  kit_test_close (window);
}

static void
test_keys (void)
{
  GtkWidget *box = byline_overflow_box_new (new_text ());
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (column), box);
  window = kit_test_present (column, 400, 300);

  g_assert_true (byline_overflow_box_get_overflows (BYLINE_OVERFLOW_BOX (box)));
  g_assert_true (gtk_widget_get_focusable (box));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == box);
  g_assert_false (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  kit_test_close (window);
}

static double
get_value (GtkWidget *box)
{
  GtkWidget *scroller = kit_test_find (box, GTK_TYPE_SCROLLED_WINDOW, 0);

  return gtk_adjustment_get_value (
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

static void
test_starts_where_reading_does (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ltr = byline_overflow_box_new (new_text ());
  GtkWidget *rtl = byline_overflow_box_new (new_text ());
  GtkWidget *window;

  gtk_widget_set_direction (rtl, GTK_TEXT_DIR_RTL);
  gtk_box_append (GTK_BOX (column), ltr);
  gtk_box_append (GTK_BOX (column), rtl);
  window = kit_test_present (column, 400, 300);

  g_assert_cmpfloat (get_value (ltr), ==, 0);
  g_assert_cmpfloat_with_epsilon (get_value (rtl), 900 - gtk_widget_get_width (rtl), 1);
  kit_test_close (window);
}

static void
test_show (void)
{
  GtkWidget *box = byline_overflow_box_new (new_text ());
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (column), box);
  window = kit_test_present (column, 400, 300);

  byline_overflow_box_show (BYLINE_OVERFLOW_BOX (box), 10, 50);
  g_assert_cmpfloat (get_value (box), ==, 0);
  byline_overflow_box_show (BYLINE_OVERFLOW_BOX (box), 700, 50);
  g_assert_cmpfloat_with_epsilon (get_value (box), 750 - gtk_widget_get_width (box), 1);
  kit_test_close (window);
}

static void
test_no_stop_when_it_fits (void)
{
  GtkWidget *box = byline_overflow_box_new (gtk_label_new ("short"));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (column), box);
  window = kit_test_present (column, 400, 300);

  g_assert_false (byline_overflow_box_get_overflows (BYLINE_OVERFLOW_BOX (box)));
  g_assert_false (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  kit_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/overflow-box/height-of-wide-child", test_height_of_wide_child);
  g_test_add_func ("/kit/overflow-box/name", test_name);
  g_test_add_func ("/kit/overflow-box/keys", test_keys);
  g_test_add_func ("/kit/overflow-box/starts-where-reading-does", test_starts_where_reading_does);
  g_test_add_func ("/kit/overflow-box/show", test_show);
  g_test_add_func ("/kit/overflow-box/no-stop-when-it-fits", test_no_stop_when_it_fits);
  return g_test_run ();
}
