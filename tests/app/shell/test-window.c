/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole window: what it shows first, how it folds, that each action of
 * the table exists, and that it goes away with everything it held. */

#include "byline-article-row.h"
#include "byline-articles-view.h"
#include "byline-pane.h"
#include "byline-places-view.h"
#include "byline-reader-view.h"
#include "byline-shortcuts.h"
#include "byline-window.h"
#include "pane-test.h"

typedef struct
{
  AdwApplication *application;
  BylineLibrary  *library;
  BylineSettings *settings;
  GtkWidget      *window;
} Fixture;

static gpointer
child (Fixture    *fixture,
       const char *name)
{
  return gtk_widget_get_template_child (fixture->window, BYLINE_TYPE_WINDOW, name);
}

static gboolean
is_ready (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (fixture->window) &&
         gtk_widget_get_width (fixture->window) > 0 &&
         byline_places_view_get_is_loaded (child (fixture, "places"));
}

static gboolean
shows_row (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *row = pane_test_find (fixture->window, BYLINE_TYPE_ARTICLE_ROW, 0);
  BylineArticleItem *item = row != NULL ? byline_article_row_get_item (BYLINE_ARTICLE_ROW (row))
                                        : NULL;

  return item != NULL && byline_article_item_get_article (item) != NULL;
}

static void
set_up (Fixture        *fixture,
        PaneTestAmount  amount,
        int             width,
        int             height)
{
  g_autoptr(GError) error = NULL;

  fixture->application = adw_application_new ("io.example.WindowTest",
                                              G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  fixture->library = pane_test_library (amount);
  fixture->settings = byline_settings_new ();
  g_object_set (fixture->settings,
                "window-width", width, "window-height", height, "is-maximized", FALSE, NULL);
  fixture->window = byline_window_new (fixture->application, fixture->library,
                                       fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pane_test_wait (is_ready, fixture);
  pane_test_settle ();
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture)
{
  gpointer watched = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &watched);
  gtk_window_close (GTK_WINDOW (fixture->window));
  pane_test_wait (is_gone, &watched);
  g_object_unref (fixture->settings);
  pane_test_close (fixture->library);
  g_object_unref (fixture->application);
}

static void
test_welcome (void)
{
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 0, 0, 0 }, 1000, 700);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture.window)), ==, "Byline");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (&fixture, "stages")), ==, "welcome");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture.window), "refresh"));
  tear_down (&fixture);
}

/* No request has been answered when the list stands: the sites are no real
 * ones. */
static void
test_shows_what_is_stored (void)
{
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 2, 2, 5 }, 1200, 700);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (&fixture, "stages")), ==, "panes");
  pane_test_wait (shows_row, &fixture);
  tear_down (&fixture);
}

static void
check_folding (int      width,
               gboolean is_outer_folded,
               gboolean is_inner_folded)
{
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, width, 640);
  pane_test_wait (shows_row, &fixture);
  g_test_message ("%d wide", gtk_widget_get_width (fixture.window));
  g_assert_true (adw_leaflet_get_folded (child (&fixture, "outer")) == is_outer_folded);
  g_assert_true (adw_leaflet_get_folded (child (&fixture, "inner")) == is_inner_folded);
  tear_down (&fixture);
}

static void
test_folding (void)
{
  check_folding (1200, FALSE, FALSE);
  check_folding (900, TRUE, FALSE);
  check_folding (360, TRUE, TRUE);
}

static void
test_minimum (void)
{
  Fixture fixture;
  int minimum;

  set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, 360, 640);
  pane_test_wait (shows_row, &fixture);
  gtk_widget_measure (child (&fixture, "toasts"), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  tear_down (&fixture);
}

static gboolean
has_article (gpointer data)
{
  Fixture *fixture = data;

  return byline_reader_view_get_article_id (child (fixture, "reader")) != 0;
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

/* What is done with an article can be done when there is one. */
static void
test_actions_of_an_article (void)
{
  static const char * const names[] = { "print", "export-pdf", "save", "find" };
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, 1000, 640);
  pane_test_wait (shows_row, &fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (is_enabled (&fixture, names[i]));
  gtk_widget_activate_action (fixture.window, "win.next-article", NULL);
  pane_test_wait (has_article, &fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (is_enabled (&fixture, names[i]));
  tear_down (&fixture);
}

static void
test_back_at_360 (void)
{
  Fixture fixture;
  AdwLeaflet *inner;
  AdwLeaflet *outer;

  set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, 360, 640);
  pane_test_wait (shows_row, &fixture);
  inner = child (&fixture, "inner");
  outer = child (&fixture, "outer");

  gtk_widget_activate_action (fixture.window, "win.next-article", NULL);
  pane_test_wait (has_article, &fixture);
  g_assert_true (adw_leaflet_get_visible_child (inner) == child (&fixture, "reader_pane"));
  gtk_widget_activate_action (fixture.window, "win.back", NULL);
  g_assert_true (adw_leaflet_get_visible_child (inner) == child (&fixture, "articles_pane"));
  gtk_widget_activate_action (fixture.window, "win.back", NULL);
  g_assert_true (adw_leaflet_get_visible_child (outer) == child (&fixture, "places_pane"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture.window), "back"));
  tear_down (&fixture);
}

/* Walking over the list where the article is not seen must not read it. */
static void
test_folded_selection_opens_nothing (void)
{
  Fixture fixture;
  GtkWidget *list;

  set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, 360, 640);
  pane_test_wait (shows_row, &fixture);
  list = pane_test_find (child (&fixture, "articles"), GTK_TYPE_LIST_VIEW, 0);

  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 1, FALSE, FALSE);
  pane_test_settle ();
  g_assert_false (has_article (&fixture));
  g_signal_emit_by_name (list, "activate", 1);
  pane_test_wait (has_article, &fixture);
  tear_down (&fixture);
}

static void
test_actions_exist (void)
{
  Fixture fixture;
  guint n_shortcuts;
  const BylineShortcut *shortcuts = byline_shortcuts_list (&n_shortcuts);

  set_up (&fixture, (PaneTestAmount) { 0, 0, 0 }, 800, 600);
  for (guint i = 0; i < n_shortcuts; i++)
    if (shortcuts[i].action != NULL && g_str_has_prefix (shortcuts[i].action, "win."))
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture.window),
                                                shortcuts[i].action + strlen ("win.")));
  tear_down (&fixture);
}

/* What leaves the window: the browser, and dialogs that have tests of their
 * own. */
static gboolean
leads_elsewhere (const char *action)
{
  static const char * const names[] = { "open-in-browser", "add-site", "print", "export-pdf",
                                        NULL };

  return g_strv_contains (names, action);
}

static void
test_every_action_is_safe (void)
{
  static const int widths[] = { 1200, 360 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      Fixture fixture;
      g_auto(GStrv) names = NULL;

      set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, widths[w], 640);
      pane_test_wait (shows_row, &fixture);
      names = g_action_group_list_actions (G_ACTION_GROUP (fixture.window));
      for (guint i = 0; names[i] != NULL; i++)
        if (!leads_elsewhere (names[i]))
          {
            g_action_group_activate_action (G_ACTION_GROUP (fixture.window), names[i], NULL);
            pane_test_settle ();
          }
      tear_down (&fixture);
    }
}

static void
test_zoom (void)
{
  Fixture fixture;
  double zoom = 0;

  set_up (&fixture, (PaneTestAmount) { 0, 0, 0 }, 800, 600);
  gtk_widget_activate_action (fixture.window, "win.zoom-reset", NULL);
  gtk_widget_activate_action (fixture.window, "win.zoom-in", NULL);
  g_object_get (fixture.settings, "zoom", &zoom, NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 1.1, 0.001);
  g_assert_cmpfloat_with_epsilon (byline_reader_view_get_zoom (child (&fixture, "reader")),
                                  1.1, 0.001);
  gtk_widget_activate_action (fixture.window, "win.zoom-reset", NULL);
  tear_down (&fixture);
}

static void
test_text_style (void)
{
  Fixture fixture;
  GtkMenuButton *button;
  AdwClamp *clamp;
  int before;

  set_up (&fixture, (PaneTestAmount) { 1, 1, 3 }, 1200, 640);
  button = child (&fixture, "text_style");
  clamp = ADW_CLAMP (gtk_widget_get_template_child (child (&fixture, "reader"),
                                                    BYLINE_TYPE_READER_VIEW, "clamp"));
  before = adw_clamp_get_maximum_size (clamp);

  g_object_set (fixture.settings, "text-width", BYLINE_COLUMN_NARROW, NULL);
  g_assert_cmpint (adw_clamp_get_maximum_size (clamp), <, before);
  g_object_set (fixture.settings, "text-width", BYLINE_COLUMN_NORMAL, NULL);
  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  g_assert_nonnull (gtk_menu_button_get_popover (button));
  gtk_menu_button_popdown (button);
  tear_down (&fixture);
}

static void
test_size_is_kept (void)
{
  Fixture fixture;
  int width = 0;

  set_up (&fixture, (PaneTestAmount) { 0, 0, 0 }, 720, 600);
  g_object_ref (fixture.settings);
  tear_down (&fixture);
  g_object_get (fixture.settings, "window-width", &width, NULL);
  g_assert_cmpint (width, ==, 720);
  g_object_unref (fixture.settings);
}

static void
test_looks (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  Fixture fixture;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  set_up (&fixture, (PaneTestAmount) { 1, 3, 3 }, 360, 640);
  pane_test_wait (shows_row, &fixture);
  gtk_widget_activate_action (fixture.window, "win.next-article", NULL);
  pane_test_wait (has_article, &fixture);
  tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int    argc,
      char **argv)
{
  pane_test_init (&argc, &argv);

  g_test_add_func ("/shell/window/welcome", test_welcome);
  g_test_add_func ("/shell/window/shows-what-is-stored", test_shows_what_is_stored);
  g_test_add_func ("/shell/window/folding", test_folding);
  g_test_add_func ("/shell/window/minimum", test_minimum);
  g_test_add_func ("/shell/window/actions-of-an-article", test_actions_of_an_article);
  g_test_add_func ("/shell/window/back-at-360", test_back_at_360);
  g_test_add_func ("/shell/window/folded-selection-opens-nothing",
                   test_folded_selection_opens_nothing);
  g_test_add_func ("/shell/window/actions-exist", test_actions_exist);
  g_test_add_func ("/shell/window/every-action-is-safe", test_every_action_is_safe);
  g_test_add_func ("/shell/window/zoom", test_zoom);
  g_test_add_func ("/shell/window/text-style", test_text_style);
  g_test_add_func ("/shell/window/size-is-kept", test_size_is_kept);
  g_test_add_func ("/shell/window/looks", test_looks);

  return g_test_run ();
}
