/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window "Preferences": each control shows its setting and changes it. */

#include "byline-preferences.h"
#include "pane-test.h"

static void
test_both_ways (void)
{
  g_autoptr(BylineSettings) settings = byline_settings_new ();
  GtkWidget *window = byline_preferences_new (settings, NULL);
  GtkAdjustment *percent;
  AdwComboRow *refresh;
  AdwComboRow *row;
  int minutes = -1;

  percent = GTK_ADJUSTMENT (gtk_widget_get_template_child (window, BYLINE_TYPE_PREFERENCES,
                                                           "percent"));
  refresh = ADW_COMBO_ROW (gtk_widget_get_template_child (window, BYLINE_TYPE_PREFERENCES,
                                                          "refresh"));
  g_object_set (settings, "zoom", 1.2, "refresh-minutes", 55, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (percent), ==, 120);
  g_assert_cmpuint (adw_combo_row_get_selected (refresh), ==, 3);
  row = ADW_COMBO_ROW (gtk_widget_get_template_child (window, BYLINE_TYPE_PREFERENCES, "width"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, BYLINE_COLUMN_NORMAL);
  adw_combo_row_set_selected (row, BYLINE_COLUMN_WIDE);
  g_assert_cmpint (byline_settings_get_text_style (settings).width, ==, BYLINE_COLUMN_WIDE);
  adw_combo_row_set_selected (row, BYLINE_COLUMN_NORMAL);
  adw_combo_row_set_selected (refresh, 0);
  g_object_get (settings, "refresh-minutes", &minutes, NULL);
  g_assert_cmpint (minutes, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  pane_test_init (&argc, &argv);
  g_test_add_func ("/shell/preferences/both-ways", test_both_ways);
  return g_test_run ();
}
