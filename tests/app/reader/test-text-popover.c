/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices of how text is set: what is pressed is what is set, both ways. */

#include "byline-text-popover.h"

#include <adwaita.h>

#include "byline-kit.h"
#include "widget-test.h"

typedef struct
{
  BylineSettings *settings;
  GtkWidget      *popover;   /* (owned) */
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *button;

  fixture->settings = byline_settings_new ();
  g_object_set (fixture->settings, "zoom", 1.0, "text-face", BYLINE_FACE_SERIF,
                "text-width", BYLINE_COLUMN_NORMAL, "text-pitch", BYLINE_PITCH_NORMAL, NULL);
  fixture->popover = g_object_ref_sink (byline_text_popover_new (fixture->settings));
  button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), fixture->popover);
  fixture->window = widget_test_present (button, 360, 400);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->popover);
  g_object_unref (fixture->settings);
}

static GtkToggleButton *
get_choice (Fixture    *fixture,
            const char *name)
{
  return GTK_TOGGLE_BUTTON (widget_test_child (fixture->popover, name));
}

static void
press (Fixture    *fixture,
       const char *name)
{
  g_signal_emit_by_name (get_choice (fixture, name), "clicked");
}

static void
test_shows_settings (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_true (gtk_toggle_button_get_active (get_choice (fixture, "serif_choice")));
  g_assert_true (gtk_toggle_button_get_active (get_choice (fixture, "normal_width")));
  g_assert_true (gtk_toggle_button_get_active (get_choice (fixture, "normal_pitch")));

  g_object_set (fixture->settings, "text-width", BYLINE_COLUMN_NARROW, NULL);

  g_assert_true (gtk_toggle_button_get_active (get_choice (fixture, "narrow")));
  g_assert_false (gtk_toggle_button_get_active (get_choice (fixture, "normal_width")));
}

static void
test_sets_settings (Fixture       *fixture,
                    gconstpointer  data)
{
  BylineTextStyle style;

  press (fixture, "sans_choice");
  press (fixture, "wide");
  press (fixture, "airy");
  press (fixture, "airy");
  style = byline_settings_get_text_style (fixture->settings);

  g_assert_cmpint (style.face, ==, BYLINE_FACE_SANS);
  g_assert_cmpint (style.width, ==, BYLINE_COLUMN_WIDE);
  g_assert_cmpint (style.pitch, ==, BYLINE_PITCH_AIRY);
  g_assert_true (gtk_toggle_button_get_active (get_choice (fixture, "airy")));
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  GtkButton *size = GTK_BUTTON (widget_test_child (fixture->popover, "size"));

  g_assert_cmpstr (gtk_button_get_label (size), ==, "100%");
  g_object_set (fixture->settings, "zoom", 2.0, NULL);
  g_assert_cmpstr (gtk_button_get_label (size), ==, "200%");
  g_assert_false (gtk_widget_get_sensitive (widget_test_child (fixture->popover, "larger")));
  g_assert_true (gtk_widget_get_sensitive (widget_test_child (fixture->popover, "smaller")));
  g_object_set (fixture->settings, "zoom", 0.8, NULL);
  g_assert_false (gtk_widget_get_sensitive (widget_test_child (fixture->popover, "smaller")));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_choice (fixture, "serif_choice")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Serif");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_choice (fixture, "narrow")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Narrow Column");
}

static void
test_fits_a_telephone (Fixture       *fixture,
                       gconstpointer  data)
{
  int minimum;

  gtk_widget_measure (fixture->popover, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);

  g_assert_cmpint (minimum, <=, 340);
}

#define add(path, func) \
  g_test_add ("/reader/text-popover/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_kit_init ();

  add ("shows-settings", test_shows_settings);
  add ("sets-settings", test_sets_settings);
  add ("size", test_size);
  add ("names", test_names);
  add ("fits-a-telephone", test_fits_a_telephone);

  return g_test_run ();
}
