/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Children go on below where the line is full. */

#include "byline-wrap-row.h"

#include "kit-test.h"

static void
test_lines (void)
{
  GtkWidget *row = g_object_ref_sink (byline_wrap_row_new ());
  int minimum, natural, one_line, three_lines;

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_label_new ("");

      gtk_widget_set_size_request (child, 100, 30);
      byline_wrap_row_append (BYLINE_WRAP_ROW (row), child);
    }
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 400, NULL, &one_line, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 150, NULL, &three_lines, NULL, NULL);

  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 320);
  g_assert_cmpint (one_line, ==, 30);
  g_assert_cmpint (three_lines, ==, 110);
  g_object_unref (row);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/wrap-row/lines", test_lines);
  return g_test_run ();
}
