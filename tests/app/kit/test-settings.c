/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings: defaults, one notify for each change, the same with and without
 * an installed schema. */

#include "byline-settings.h"

static void
test_defaults (void)
{
  g_autoptr (BylineSettings) settings = byline_settings_new ();
  double zoom;
  int scheme, minutes, width, height;
  gboolean is_maximized, load_remote;

  g_object_get (settings, "zoom", &zoom, "color-scheme", &scheme, "refresh-minutes", &minutes,
                "window-width", &width, "window-height", &height,
                "is-maximized", &is_maximized, "load-remote-pictures", &load_remote, NULL);

  g_assert_cmpfloat (zoom, ==, 1.0);
  g_assert_cmpint (scheme, ==, 0);
  g_assert_cmpint (minutes, ==, 30);
  g_assert_cmpint (width, >=, 360);
  g_assert_cmpint (height, >=, 294);
  g_assert_false (is_maximized);
  g_assert_false (load_remote);
}

static void
test_text_style (void)
{
  g_autoptr (BylineSettings) settings = byline_settings_new ();
  BylineTextStyle style = byline_settings_get_text_style (settings);

  g_assert_cmpint (style.face, ==, BYLINE_FACE_SERIF);
  g_assert_cmpint (style.width, ==, BYLINE_COLUMN_NORMAL);
  g_assert_cmpint (style.pitch, ==, BYLINE_PITCH_NORMAL);
  g_object_set (settings, "text-face", BYLINE_FACE_SANS, "text-width", BYLINE_COLUMN_WIDE,
                "text-pitch", 99, NULL);
  style = byline_settings_get_text_style (settings);
  g_assert_cmpint (style.face, ==, BYLINE_FACE_SANS);
  g_assert_cmpint (style.width, ==, BYLINE_COLUMN_WIDE);
  g_assert_cmpint (style.pitch, ==, BYLINE_PITCH_AIRY);
  g_object_set (settings, "text-face", 0, "text-width", 1, "text-pitch", 1, NULL);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_notified)
{
  (*n_notified)++;
}

static void
test_notify (void)
{
  g_autoptr (BylineSettings) settings = byline_settings_new ();
  guint n_notified = 0;
  int scheme;

  g_signal_connect (settings, "notify", G_CALLBACK (count_cb), &n_notified);
  g_object_set (settings, "color-scheme", 2, NULL);
  g_object_set (settings, "color-scheme", 2, NULL);
  g_object_get (settings, "color-scheme", &scheme, NULL);

  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (scheme, ==, 2);
}

static void
test_out_of_range (void)
{
  g_autoptr (BylineSettings) settings = byline_settings_new ();
  double zoom;
  int width;

  g_object_set (settings, "zoom", 9.0, "window-width", 10, NULL);
  g_object_get (settings, "zoom", &zoom, "window-width", &width, NULL);

  g_assert_cmpfloat (zoom, ==, 2.0);
  g_assert_cmpint (width, ==, 360);
}

/* With a schema, what one object sets another reads. */
static void
test_kept (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (BylineSettings) first = NULL;
  g_autoptr (BylineSettings) second = NULL;
  int scheme, pitch;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "io.github.bylineapp.Byline", TRUE);
  if (schema == NULL)
    {
      g_test_skip ("the schema is not compiled");
      return;
    }
  first = byline_settings_new ();
  second = byline_settings_new ();
  g_object_set (first, "color-scheme", 1, "text-pitch", BYLINE_PITCH_TIGHT, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_get (second, "color-scheme", &scheme, "text-pitch", &pitch, NULL);

  g_assert_cmpint (scheme, ==, 1);
  g_assert_cmpint (pitch, ==, BYLINE_PITCH_TIGHT);
}

static void
test_document_font (void)
{
  g_autofree char *font = byline_settings_dup_document_font ();

  /* Nobody chose one in the settings in memory. */
  g_assert_null (font);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/settings/defaults", test_defaults);
  g_test_add_func ("/kit/settings/text-style", test_text_style);
  g_test_add_func ("/kit/settings/notify", test_notify);
  g_test_add_func ("/kit/settings/out-of-range", test_out_of_range);
  g_test_add_func ("/kit/settings/kept", test_kept);
  g_test_add_func ("/kit/settings/document-font", test_document_font);
  return g_test_run ();
}
