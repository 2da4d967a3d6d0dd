/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key of the program, in one table. The accelerators, the keys without a
 * modifier and the page that lists them are all made from it, so that none can
 * tell another story than the others. */

#include "config.h"

#include "byline-shortcuts.h"

#include <glib/gi18n.h>

#define GROUP_READING  N_("Reading")
#define GROUP_ARTICLES N_("Sites and articles")
#define GROUP_GENERAL  N_("General")

static const BylineShortcut shortcuts[] = {
  { "win.next-article", { "j" }, { NULL }, TRUE, GROUP_READING, N_("Next article") },
  { "win.previous-article", { "k" }, { NULL }, TRUE, GROUP_READING, N_("Previous article") },
  { "win.next-unread", { "n" }, { NULL }, TRUE, GROUP_READING, N_("Next unread article") },
  { "win.page-down", { "space" }, { NULL }, TRUE, GROUP_READING,
    N_("Page down, then next unread") },
  { "win.go-to-comments", { "c" }, { NULL }, TRUE, GROUP_READING, N_("Go to the comments") },
  { "win.reply", { "r" }, { NULL }, TRUE, GROUP_READING, N_("Leave a reply") },
  { "win.save", { "s" }, { NULL }, TRUE, GROUP_READING, N_("Save article") },
  { NULL, { "<Control>Down" }, { NULL }, FALSE, GROUP_READING, N_("Next paragraph or picture") },
  { NULL, { "<Control>Up" }, { NULL }, FALSE, GROUP_READING, N_("Previous paragraph or picture") },
  { NULL, { "h" }, { NULL }, TRUE, GROUP_READING, N_("Next heading") },
  { NULL, { "<Shift>h" }, { NULL }, FALSE, GROUP_READING, N_("Previous heading") },
  { "win.find", { "<Control>f" }, { NULL }, FALSE, GROUP_READING, N_("Find in article") },
  { "win.print", { "<Control>p" }, { NULL }, FALSE, GROUP_READING, N_("Print article") },
  { "win.find-next", { "<Control>g", "F3" }, { NULL }, FALSE, GROUP_READING, N_("Next match") },
  { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" }, { NULL }, FALSE, GROUP_READING,
    N_("Previous match") },
  { "win.zoom-in", { "<Control>plus" }, { "<Control>equal", "<Control>KP_Add" }, FALSE,
    GROUP_READING, N_("Larger text") },
  { "win.zoom-out", { "<Control>minus" }, { "<Control>KP_Subtract" }, FALSE,
    GROUP_READING, N_("Smaller text") },
  { "win.zoom-reset", { "<Control>0" }, { "<Control>KP_0" }, FALSE,
    GROUP_READING, N_("Usual text size") },
  { "win.add-site", { "<Control>n" }, { NULL }, FALSE, GROUP_ARTICLES, N_("Add site") },
  { "win.refresh", { "F5", "<Control>r" }, { NULL }, FALSE, GROUP_ARTICLES, N_("Refresh") },
  { "win.search", { "<Control><Shift>f" }, { NULL }, FALSE, GROUP_ARTICLES, N_("Search articles") },
  { "win.back", { "<Alt>Left" }, { NULL }, FALSE, GROUP_GENERAL, N_("Back") },
  { "win.back", { "Escape" }, { NULL }, TRUE, GROUP_GENERAL, N_("Back") },
  { "win.menu", { "F10" }, { NULL }, FALSE, GROUP_GENERAL, N_("Main menu") },
  { "app.preferences", { "<Control>comma" }, { NULL }, FALSE, GROUP_GENERAL, N_("Preferences") },
  { "app.shortcuts", { "<Control>question" }, { NULL }, FALSE, GROUP_GENERAL,
    N_("Keyboard shortcuts") },
  { "window.close", { "<Control>w" }, { NULL }, FALSE, GROUP_GENERAL, N_("Close window") },
  { "app.quit", { "<Control>q" }, { NULL }, FALSE, GROUP_GENERAL, N_("Quit") },
};

/**
 * byline_shortcuts_list:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_shortcuts): the table
 */
const BylineShortcut *
byline_shortcuts_list (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/* "Back" points to where reading came from. */
static const char *
mirror (const char *key)
{
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  return is_rtl && g_str_equal (key, "<Alt>Left") ? "<Alt>Right" : key;
}

/**
 * byline_shortcuts_set_up:
 * @application: the program
 *
 * Installs the keys with a modifier, which act wherever the focus is.
 */
void
byline_shortcuts_set_up (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *keys[2 * BYLINE_SHORTCUT_MAX_KEYS + 1] = { NULL };
      guint n_keys = 0;

      if (shortcuts[i].is_plain || shortcuts[i].action == NULL)
        continue;
      for (guint k = 0; k < BYLINE_SHORTCUT_MAX_KEYS && shortcuts[i].keys[k] != NULL; k++)
        keys[n_keys++] = mirror (shortcuts[i].keys[k]);
      for (guint k = 0; k < BYLINE_SHORTCUT_MAX_KEYS && shortcuts[i].also[k] != NULL; k++)
        keys[n_keys++] = shortcuts[i].also[k];
      gtk_application_set_accels_for_action (application, shortcuts[i].action, keys);
    }
}

/* A key without a modifier belongs to what is typed in, and to an open menu. */
static gboolean
is_taken (GtkWidget *focus)
{
  return focus != NULL &&
         (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
          gtk_widget_get_ancestor (focus, GTK_TYPE_EDITABLE) != NULL ||
          gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

/* A list would use the space bar to select the row that is selected already,
 * before a shortcut hears of it; everything else keeps its space bar. */
static gboolean
may_act (GtkWidget  *focus,
         guint       keyval,
         GtkPropagationPhase phase)
{
  gboolean is_row = focus != NULL &&
                    gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;

  if (is_taken (focus))
    return FALSE;
  if (phase == GTK_PHASE_CAPTURE)
    return keyval == GDK_KEY_space && is_row;
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkPropagationPhase phase =
    gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint lower = gdk_keyval_to_lower (keyval);

  if ((modifiers & ~GDK_LOCK_MASK) != 0 || !may_act (focus, lower, phase))
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      guint wanted;
      GdkModifierType no_modifiers;

      if (shortcuts[i].is_plain && shortcuts[i].action != NULL &&
          gtk_accelerator_parse (shortcuts[i].keys[0], &wanted, &no_modifiers) &&
          wanted == lower)
        return gtk_widget_activate_action (widget, shortcuts[i].action, NULL);
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * byline_shortcuts_new_controller:
 *
 * Returns: (transfer full): what gives a window the keys without a modifier;
 *   to be added twice, once as it is and once in the capture phase
 */
GtkEventController *
byline_shortcuts_new_controller (void)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  return controller;
}

/* ---- the page that lists them ---- */

static void
append_shortcut (GString              *xml,
                 const BylineShortcut *shortcut)
{
  g_autoptr(GString) keys = g_string_new (NULL);
  g_autofree char *element = NULL;

  for (guint k = 0; k < BYLINE_SHORTCUT_MAX_KEYS && shortcut->keys[k] != NULL; k++)
    g_string_append_printf (keys, "%s%s", k > 0 ? " " : "", mirror (shortcut->keys[k]));
  element = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'>"
                                     "<property name='title'>%s</property>"
                                     "<property name='accelerator'>%s</property>"
                                     "</object></child>",
                                     _(shortcut->title), keys->str);
  g_string_append (xml, element);
}

static void
append_group (GString    *xml,
              const char *group)
{
  g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'>"
                                                   "<property name='title'>%s</property>",
                                                   _(group));

  g_string_append (xml, head);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_str_equal (shortcuts[i].group, group))
      append_shortcut (xml, &shortcuts[i]);
  g_string_append (xml, "</object></child>");
}

/**
 * byline_shortcuts_new_window:
 *
 * Builds the page from the table. The classes it consists of take children
 * only from a description, so one is written.
 *
 * Returns: (transfer none): a window that is not presented yet
 */
GtkWidget *
byline_shortcuts_new_window (void)
{
  g_autoptr(GtkBuilder) builder = NULL;
  g_autoptr(GString) xml = g_string_new ("<interface>"
                                         "<object class='GtkShortcutsWindow' id='window'>"
                                         "<property name='modal'>1</property>"
                                         "<child><object class='GtkShortcutsSection'>"
                                         "<property name='section-name'>keys</property>"
                                         "<property name='max-height'>12</property>");

  append_group (xml, GROUP_READING);
  append_group (xml, GROUP_ARTICLES);
  append_group (xml, GROUP_GENERAL);
  g_string_append (xml, "</object></child></object></interface>");

  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  return GTK_WIDGET (gtk_builder_get_object (builder, "window"));
}
