/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of places: what is listed, selected and said. */

#include "byline-place-row.h"
#include "byline-places-view.h"
#include "byline-text.h"
#include "pane-test.h"

typedef struct
{
  BylineLibrary    *library;
  BylinePlacesView *view;
  GtkWidget        *window;
  BylineFilter     *filter;
  char             *title;
} Fixture;

static void
place_selected_cb (BylinePlacesView   *view,
                   const BylineFilter *filter,
                   const char         *title,
                   Fixture            *fixture)
{
  g_clear_pointer (&fixture->filter, byline_filter_free);
  fixture->filter = byline_filter_copy (filter);
  byline_set_str (&fixture->title, title);
}

static gboolean
is_loaded (gpointer data)
{
  Fixture *fixture = data;

  return byline_places_view_get_is_loaded (fixture->view);
}

static void
set_up (Fixture        *fixture,
        PaneTestAmount  amount)
{
  *fixture = (Fixture) { 0 };
  fixture->library = pane_test_library (amount);
  fixture->view = BYLINE_PLACES_VIEW (byline_places_view_new ());
  g_signal_connect (fixture->view, "place-selected", G_CALLBACK (place_selected_cb), fixture);
  fixture->window = pane_test_present (GTK_WIDGET (fixture->view), 240, 600);
  byline_places_view_set_library (fixture->view, fixture->library);
  pane_test_wait (is_loaded, fixture);
  pane_test_settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  pane_test_settle ();
  pane_test_close (fixture->library);
  g_clear_pointer (&fixture->filter, byline_filter_free);
  g_clear_pointer (&fixture->title, g_free);
}

static void
select_row (Fixture *fixture,
            guint    position)
{
  GtkWidget *list = pane_test_find (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW, 0);

  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
}

static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 0, 0, 0 });
  g_assert_false (byline_places_view_has_sites (fixture.view));
  tear_down (&fixture);
}

static void
test_names (void)
{
  Fixture fixture;
  GtkWidget *list;
  GtkWidget *row;

  set_up (&fixture, (PaneTestAmount) { 1, 0, 2 });
  list = pane_test_find (GTK_WIDGET (fixture.view), GTK_TYPE_LIST_VIEW, 0);
  row = pane_test_find (GTK_WIDGET (fixture.view), BYLINE_TYPE_PLACE_ROW, 3);

  g_assert_true (byline_places_view_has_sites (fixture.view));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Places");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Site <b>1</b> & Co, 2 unread articles");
  tear_down (&fixture);
}

static void
test_selecting_says (void)
{
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 2, 0, 1 });

  select_row (&fixture, 1);
  g_assert_nonnull (fixture.filter);
  g_assert_true (fixture.filter->unread_only);
  g_assert_cmpint (byline_places_view_get_selected_site (fixture.view), ==, 0);

  select_row (&fixture, 4);
  g_assert_cmpstr (fixture.title, ==, "Site <b>2</b> & Co");
  g_assert_cmpint (fixture.filter->site_id, ==,
                   byline_places_view_get_selected_site (fixture.view));
  tear_down (&fixture);
}

static void
test_select_opens_the_way (void)
{
  Fixture fixture;
  g_autoptr(BylineFilter) filter = byline_filter_new ();

  set_up (&fixture, (PaneTestAmount) { 1, 4, 1 });
  filter->site_id = 1;
  filter->category = 4;

  byline_places_view_select (fixture.view, filter);
  pane_test_settle ();

  g_assert_null (fixture.filter);
  g_assert_cmpint (byline_places_view_get_selected_site (fixture.view), ==, 1);
  g_assert_nonnull (pane_test_find (GTK_WIDGET (fixture.view), BYLINE_TYPE_PLACE_ROW, 6));
  tear_down (&fixture);
}

static gboolean
has_no_sites (gpointer data)
{
  Fixture *fixture = data;

  return !byline_places_view_has_sites (fixture->view);
}

static void
test_removed_site_shows_all (void)
{
  Fixture fixture;

  set_up (&fixture, (PaneTestAmount) { 1, 2, 1 });
  select_row (&fixture, 3);
  byline_library_remove_site_async (fixture.library, 1, NULL, NULL, NULL);
  pane_test_wait (has_no_sites, &fixture);

  g_assert_cmpint (fixture.filter->site_id, ==, 0);
  g_assert_cmpint (byline_places_view_get_selected_site (fixture.view), ==, 0);
  tear_down (&fixture);
}

static gboolean
knows_more_unread (gpointer data)
{
  GtkWidget *row = pane_test_find (data, BYLINE_TYPE_PLACE_ROW, 3);

  return byline_place_item_get_n_unread (byline_place_row_get_item (BYLINE_PLACE_ROW (row))) == 3;
}

static void
test_refresh_keeps_selection (void)
{
  Fixture fixture;
  guint *n_selected;
  BylinePlaceItem *item;
  GtkWidget *row;

  set_up (&fixture, (PaneTestAmount) { 1, 2, 1 });
  select_row (&fixture, 3);
  n_selected = pane_test_count_signal (fixture.view, "place-selected");
  row = pane_test_find (GTK_WIDGET (fixture.view), BYLINE_TYPE_PLACE_ROW, 3);
  item = byline_place_row_get_item (BYLINE_PLACE_ROW (row));

  pane_test_add_articles (fixture.library, 1, 50, 2);
  pane_test_wait (knows_more_unread, fixture.view);

  row = pane_test_find (GTK_WIDGET (fixture.view), BYLINE_TYPE_PLACE_ROW, 3);
  g_assert_true (byline_place_row_get_item (BYLINE_PLACE_ROW (row)) == item);
  g_assert_cmpuint (*n_selected, ==, 0);
  g_assert_cmpint (byline_places_view_get_selected_site (fixture.view), ==, 1);
  tear_down (&fixture);
  g_free (n_selected);
}

/* The name on a row's button is the site's own; it must never be markup. */
/* libadwaita 1.6 and later measure the heading of every AdwMessageDialog
 * narrower than its longest word, whatever window it stands in, and GTK warns
 * of it. Only that warning, and only there, is let pass. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields && adw_get_minor_version () >= 6; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static void
test_asks_before_removing (void)
{
  Fixture fixture;
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_before;

  g_log_set_writer_func (write_log, NULL, NULL);
  set_up (&fixture, (PaneTestAmount) { 1, 0, 1 });
  n_before = g_list_model_get_n_items (toplevels);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "places.remove-site", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before);

  select_row (&fixture, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "places.remove-site", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before + 1);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "remove");
    }
  pane_test_wait (has_no_sites, &fixture);
  tear_down (&fixture);
}

static gboolean
is_allowed (gpointer data)
{
  gboolean loads_pictures;

  g_object_get (data, "loads-pictures", &loads_pictures, NULL);
  return loads_pictures;
}

static gboolean
is_not_allowed (gpointer data)
{
  return !is_allowed (data);
}

/* The menu's check mark speaks for the chosen site and for no other. */
static void
test_pictures_from_any_host (void)
{
  Fixture fixture;
  BylineStore *store;
  g_autoptr(BylineSite) first = NULL;
  g_autoptr(BylineSite) second = NULL;

  set_up (&fixture, (PaneTestAmount) { 2, 0, 1 });
  store = byline_library_get_store (fixture.library);
  select_row (&fixture, 3);
  g_assert_false (is_allowed (fixture.view));

  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "places.load-pictures", NULL);
  pane_test_wait (is_allowed, fixture.view);
  first = byline_store_get_site (store, byline_places_view_get_selected_site (fixture.view), NULL);
  g_assert_true (first->loads_pictures);

  select_row (&fixture, 4);
  g_assert_false (is_allowed (fixture.view));
  second = byline_store_get_site (store, byline_places_view_get_selected_site (fixture.view),
                                  NULL);
  g_assert_cmpint (second->id, !=, first->id);
  g_assert_false (second->loads_pictures);

  select_row (&fixture, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture.view), "places.load-pictures", NULL);
  pane_test_wait (is_not_allowed, fixture.view);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  pane_test_init (&argc, &argv);

  g_test_add_func ("/sites/places-view/empty", test_empty);
  g_test_add_func ("/sites/places-view/names", test_names);
  g_test_add_func ("/sites/places-view/selecting-says", test_selecting_says);
  g_test_add_func ("/sites/places-view/select-opens-the-way", test_select_opens_the_way);
  g_test_add_func ("/sites/places-view/removed-site-shows-all", test_removed_site_shows_all);
  g_test_add_func ("/sites/places-view/refresh-keeps-selection", test_refresh_keeps_selection);
  g_test_add_func ("/sites/places-view/asks-before-removing", test_asks_before_removing);

  g_test_add_func ("/sites/places-view/pictures-from-any-host", test_pictures_from_any_host);
  return g_test_run ();
}
