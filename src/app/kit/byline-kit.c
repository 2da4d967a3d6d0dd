/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every window needs before it is made: the style sheet of the program.
 * The sheet uses the theme's own colours, so light, dark and high contrast
 * need no second one. */

#include "config.h"

#include "byline-kit.h"

#include <gtk/gtk.h>

/**
 * byline_kit_init:
 *
 * Loads the style sheet and the icons for the display. Call it after GTK is initialised,
 * before the first window; later calls do nothing.
 */
void
byline_kit_init (void)
{
  static gboolean is_done;
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (is_done || display == NULL)
    return;
  is_done = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, BYLINE_RESOURCE_PREFIX "/kit/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    BYLINE_RESOURCE_PREFIX "/kit/icons");
}
