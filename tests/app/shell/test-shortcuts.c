/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of keys: every key is one that can be pressed, none has two
 * meanings, the design's keys are all there, and the page lists each. */

#include "byline-shortcuts.h"
#include "pane-test.h"

typedef void (*KeyFunc) (const BylineShortcut *shortcut,
                         const char           *key,
                         gpointer              data);

static void
for_each_key (KeyFunc  func,
              gpointer data)
{
  guint n_shortcuts;
  const BylineShortcut *shortcuts = byline_shortcuts_list (&n_shortcuts);

  for (guint i = 0; i < n_shortcuts; i++)
    for (guint k = 0; k < BYLINE_SHORTCUT_MAX_KEYS; k++)
      {
        if (shortcuts[i].keys[k] != NULL)
          func (&shortcuts[i], shortcuts[i].keys[k], data);
        if (shortcuts[i].also[k] != NULL)
          func (&shortcuts[i], shortcuts[i].also[k], data);
      }
}

static void
check_key (const BylineShortcut *shortcut,
           const char           *key,
           gpointer              data)
{
  GHashTable *seen = data;
  GdkModifierType modifiers;
  guint keyval;

  g_test_message ("%s %s", shortcut->title, key);
  g_assert_true (gtk_accelerator_parse (key, &keyval, &modifiers));
  g_assert_cmpuint (keyval, !=, 0);
  g_assert_true (shortcut->is_plain == (modifiers == 0 && !(keyval >= GDK_KEY_F1 &&
                                                           keyval <= GDK_KEY_F12)));
  g_assert_true (g_hash_table_add (seen, gtk_accelerator_name (keyval, modifiers)));
}

static void
test_no_duplicates (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for_each_key (check_key, seen);
}

static void
collect_key (const BylineShortcut *shortcut,
             const char           *key,
             gpointer              data)
{
  g_hash_table_insert (data, g_strdup (key), (gpointer) shortcut->action);
}

static void
test_design (void)
{
  static const char * const wanted[][2] = {
    { "<Control>n", "win.add-site" }, { "F5", "win.refresh" }, { "<Control>r", "win.refresh" },
    { "j", "win.next-article" }, { "k", "win.previous-article" }, { "n", "win.next-unread" },
    { "space", "win.page-down" }, { "c", "win.go-to-comments" }, { "r", "win.reply" },
    { "s", "win.save" }, { "<Control>f", "win.find" }, { "<Control><Shift>f", "win.search" },
    { "<Control>plus", "win.zoom-in" }, { "<Control>minus", "win.zoom-out" },
    { "<Control>0", "win.zoom-reset" }, { "<Alt>Left", "win.back" }, { "Escape", "win.back" },
    { "<Control>comma", "app.preferences" }, { "<Control>question", "app.shortcuts" },
    { "<Control>Down", NULL }, { "<Control>Up", NULL }, { "h", NULL }, { "<Shift>h", NULL },
    { "F10", "win.menu" }, { "<Control>q", "app.quit" }, { "<Control>p", "win.print" },
  };
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for_each_key (collect_key, keys);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_true (g_hash_table_contains (keys, wanted[i][0]));
      g_assert_cmpstr (g_hash_table_lookup (keys, wanted[i][0]), ==, wanted[i][1]);
    }
}

static void
collect_shortcuts (GtkWidget  *widget,
                   GHashTable *listed)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerator = NULL;
      g_auto(GStrv) keys = NULL;

      g_object_get (widget, "accelerator", &accelerator, NULL);
      keys = g_strsplit (accelerator, " ", -1);
      for (guint i = 0; keys[i] != NULL; i++)
        g_hash_table_add (listed, g_strdup (keys[i]));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, listed);
}

static void
test_page_lists_each (void)
{
  g_autoptr(GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *window = byline_shortcuts_new_window ();
  guint n_shortcuts;
  const BylineShortcut *shortcuts = byline_shortcuts_list (&n_shortcuts);

  gtk_window_present (GTK_WINDOW (window));
  pane_test_settle ();
  collect_shortcuts (window, listed);
  for (guint i = 0; i < n_shortcuts; i++)
    for (guint k = 0; k < BYLINE_SHORTCUT_MAX_KEYS && shortcuts[i].keys[k] != NULL; k++)
      g_assert_true (g_hash_table_contains (listed, shortcuts[i].keys[k]));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  pane_test_init (&argc, &argv);

  g_test_add_func ("/shell/shortcuts/no-duplicates", test_no_duplicates);
  g_test_add_func ("/shell/shortcuts/design", test_design);
  g_test_add_func ("/shell/shortcuts/page-lists-each", test_page_lists_each);

  return g_test_run ();
}
