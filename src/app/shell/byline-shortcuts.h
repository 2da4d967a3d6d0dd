/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BYLINE_SHORTCUT_MAX_KEYS 2

typedef struct
{
  const char *action;                          /* detailed name; NULL: the page acts itself */
  const char *keys[BYLINE_SHORTCUT_MAX_KEYS];  /* accelerators; NULL beyond the last */
  const char *also[BYLINE_SHORTCUT_MAX_KEYS];  /* act, but are not worth telling */
  gboolean    is_plain;                        /* no modifier: never acts while typing */
  const char *group;                           /* untranslated heading */
  const char *title;                           /* untranslated */
} BylineShortcut;

const BylineShortcut *byline_shortcuts_list           (guint          *n_shortcuts);
void                  byline_shortcuts_set_up         (GtkApplication *application);
GtkEventController   *byline_shortcuts_new_controller (void);
GtkWidget            *byline_shortcuts_new_window     (void);

G_END_DECLS
