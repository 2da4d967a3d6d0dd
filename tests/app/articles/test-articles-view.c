/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of articles: its rows, its search, moving about in it, and that a
 * refresh leaves alone what the person looks at. */

#include "byline-article-row.h"
#include "byline-articles-view.h"
#include "pane-test.h"

typedef struct
{
  BylineLibrary      *library;
  BylineArticlesView *view;
  GtkWidget          *window;
  GtkStack           *states;
  gint64              selected;
  gint64              activated;
} Fixture;

static GtkWidget *
child (Fixture    *fixture,
       const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->view),
                                                    BYLINE_TYPE_ARTICLES_VIEW, name));
}

static void
selected_cb (BylineArticlesView *view,
             gint64              article_id,
             Fixture            *fixture)
{
  fixture->selected = article_id;
}

static void
activated_cb (BylineArticlesView *view,
              gint64              article_id,
              Fixture            *fixture)
{
  fixture->activated = article_id;
}

static BylineArticleRow *
get_row (Fixture *fixture,
         guint    index)
{
  GtkWidget *row = pane_test_find (GTK_WIDGET (fixture->view), BYLINE_TYPE_ARTICLE_ROW, index);

  return row != NULL ? BYLINE_ARTICLE_ROW (row) : NULL;
}

static BylineArticle *
get_article (Fixture *fixture,
             guint    index)
{
  BylineArticleRow *row = get_row (fixture, index);
  BylineArticleItem *item = row != NULL ? byline_article_row_get_item (row) : NULL;

  return item != NULL ? byline_article_item_get_article (item) : NULL;
}

/* There is an article, and it stands where it belongs. */
static gboolean
shows_articles (gpointer data)
{
  return get_article (data, 0) != NULL &&
         gtk_widget_get_height (GTK_WIDGET (get_row (data, 0))) > 0;
}

static gboolean
shows_empty (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (fixture->states), "empty") == 0;
}

static void
set_up_with (Fixture       *fixture,
             BylineLibrary *library,
             guint          n_articles)
{
  *fixture = (Fixture) { 0 };
  fixture->library = library;
  fixture->view = BYLINE_ARTICLES_VIEW (byline_articles_view_new ());
  fixture->states = GTK_STACK (child (fixture, "states"));
  g_signal_connect (fixture->view, "article-selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect (fixture->view, "article-activated", G_CALLBACK (activated_cb), fixture);
  fixture->window = pane_test_present (GTK_WIDGET (fixture->view), 350, 700);
  byline_articles_view_set_library (fixture->view, fixture->library);
  pane_test_wait (n_articles > 0 ? shows_articles : shows_empty, fixture);
  pane_test_settle ();
}

static void
set_up (Fixture *fixture,
        guint    n_articles)
{
  set_up_with (fixture, pane_test_library ((PaneTestAmount) { 1, 1, n_articles }), n_articles);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  pane_test_settle ();
  pane_test_close (fixture->library);
}

static void
select_row (Fixture *fixture,
            guint    position)
{
  gtk_widget_activate_action (child (fixture, "list"), "list.select-item", "(ubb)",
                              position, FALSE, FALSE);
}

static void
test_names (void)
{
  Fixture fixture;
  GtkWidget *list;

  set_up (&fixture, 3);
  list = child (&fixture, "list");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Articles");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child (&fixture, "search")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Search articles");
  tear_down (&fixture);
}

/* What a screen reader says of the row. */
static char *
dup_row_name (BylineArticleRow *row)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static void
test_row (void)
{
  Fixture fixture;
  g_autofree char *name = NULL;

  set_up (&fixture, 3);
  name = dup_row_name (get_row (&fixture, 0));

  g_assert_true (g_str_has_prefix (name, "Unread, Article <3> & more, "));
  tear_down (&fixture);
}

static gboolean
first_is_read (gpointer data)
{
  BylineArticle *article = get_article (data, 0);

  return article != NULL && article->is_read;
}

static void
test_row_follows_marks (void)
{
  Fixture fixture;
  BylineArticleRow *row;
  g_autofree char *name = NULL;
  int before;
  int after;

  set_up (&fixture, 3);
  row = get_row (&fixture, 0);
  before = gtk_widget_get_height (GTK_WIDGET (row));
  byline_library_mark_read_async (fixture.library, get_article (&fixture, 0)->id, TRUE,
                                  NULL, NULL, NULL);
  pane_test_wait (first_is_read, &fixture);
  pane_test_settle ();

  after = gtk_widget_get_height (GTK_WIDGET (row));
  name = dup_row_name (row);
  g_assert_true (g_str_has_prefix (name, "Article <3> & more, "));
  g_assert_cmpint (before, ==, after);
  tear_down (&fixture);
}

static void
test_empty_states (void)
{
  Fixture fixture;
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  guint *n_refreshes;

  set_up (&fixture, 0);
  n_refreshes = pane_test_count_signal (fixture.view, "refresh");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (child (&fixture, "empty"))), ==,
                   "No Articles");
  g_signal_emit_by_name (child (&fixture, "refresh"), "clicked");
  g_assert_cmpuint (*n_refreshes, ==, 1);

  filter->unread_only = TRUE;
  byline_articles_view_set_filter (fixture.view, filter);
  pane_test_wait (shows_empty, &fixture);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (child (&fixture, "empty"))), ==,
                   "Nothing Unread");

  filter->unread_only = FALSE;
  filter->saved_only = TRUE;
  byline_articles_view_set_filter (fixture.view, filter);
  pane_test_wait (shows_empty, &fixture);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (child (&fixture, "empty"))), ==,
                   "Nothing Saved");
  g_assert_false (gtk_widget_get_visible (child (&fixture, "refresh")));
  tear_down (&fixture);
  g_free (n_refreshes);
}

static void
test_selecting_says (void)
{
  Fixture fixture;

  set_up (&fixture, 5);
  select_row (&fixture, 2);
  g_assert_cmpint (fixture.selected, ==, get_article (&fixture, 2)->id);
  g_assert_cmpint (fixture.activated, ==, 0);

  g_signal_emit_by_name (child (&fixture, "list"), "activate", 2);
  g_assert_cmpint (fixture.activated, ==, fixture.selected);
  tear_down (&fixture);
}

static void
test_select_says_nothing (void)
{
  Fixture fixture;

  set_up (&fixture, 5);
  byline_articles_view_select (fixture.view, get_article (&fixture, 1)->id);
  g_assert_cmpint (byline_articles_view_get_selected (fixture.view), ==,
                   get_article (&fixture, 1)->id);
  g_assert_cmpint (fixture.selected, ==, 0);
  tear_down (&fixture);
}

static void
test_move (void)
{
  Fixture fixture;
  gint64 first;

  set_up (&fixture, 3);
  g_assert_true (byline_articles_view_move (fixture.view, 1, FALSE));
  first = fixture.activated;
  g_assert_cmpint (first, ==, get_article (&fixture, 0)->id);

  g_assert_true (byline_articles_view_move (fixture.view, 1, FALSE));
  g_assert_true (byline_articles_view_move (fixture.view, 1, FALSE));
  g_assert_false (byline_articles_view_move (fixture.view, 1, FALSE));
  g_assert_cmpint (fixture.activated, ==, get_article (&fixture, 2)->id);

  g_assert_true (byline_articles_view_move (fixture.view, -1, FALSE));
  g_assert_true (byline_articles_view_move (fixture.view, -1, FALSE));
  g_assert_false (byline_articles_view_move (fixture.view, -1, FALSE));
  g_assert_cmpint (fixture.activated, ==, first);
  tear_down (&fixture);
}

static void
test_move_to_unread (void)
{
  Fixture fixture;

  set_up (&fixture, 3);
  byline_library_mark_read_async (fixture.library, get_article (&fixture, 0)->id, TRUE,
                                  NULL, NULL, NULL);
  pane_test_wait (first_is_read, &fixture);

  g_assert_true (byline_articles_view_move (fixture.view, 1, TRUE));
  g_assert_cmpint (fixture.activated, ==, get_article (&fixture, 1)->id);
  g_assert_true (byline_articles_view_move (fixture.view, 1, TRUE));
  g_assert_false (byline_articles_view_move (fixture.view, 1, TRUE));
  tear_down (&fixture);
}

typedef struct
{
  Fixture *fixture;
  gint64   wanted;
} Awaited;

static gboolean
is_activated (gpointer data)
{
  Awaited *awaited = data;

  return awaited->fixture->activated == awaited->wanted;
}

static void
mark_all_but_last (gpointer data)
{
  BylineStore *store = data;
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autoptr(GArray) ids = byline_store_list_ids (store, filter, 0, NULL);

  for (guint i = 0; i + 1 < ids->len; i++)
    byline_store_mark_read (store, g_array_index (ids, gint64, i), TRUE, NULL);
}

/* Far below the rows in view: what is not read from the disk yet is looked at
 * all the same. */
static void
test_move_to_unread_far_away (void)
{
  Fixture fixture;
  BylineLibrary *library = pane_test_library ((PaneTestAmount) { 1, 1, 900 });
  BylineStore *store = byline_library_get_store (library);
  Awaited awaited;

  byline_worker_call (byline_store_get_worker (store), mark_all_but_last, store);
  set_up_with (&fixture, library, 900);
  awaited = (Awaited) { &fixture, 1 };

  g_assert_true (byline_articles_view_move (fixture.view, 1, TRUE));
  pane_test_wait (is_activated, &awaited);
  tear_down (&fixture);
}

static gboolean
has_one_result (gpointer data)
{
  return get_article (data, 0) != NULL && get_article (data, 1) == NULL;
}

static gboolean
has_many_results (gpointer data)
{
  return get_article (data, 1) != NULL;
}

static void
test_search (void)
{
  Fixture fixture;
  GtkEditable *search;

  set_up (&fixture, 12);
  search = GTK_EDITABLE (child (&fixture, "search"));
  byline_articles_view_start_search (fixture.view);
  g_assert_true (byline_articles_view_get_search_mode (fixture.view));

  gtk_editable_set_text (search, "12");
  pane_test_wait (has_one_result, &fixture);
  g_assert_cmpstr (get_article (&fixture, 0)->title, ==, "Article <12> & more");

  gtk_editable_set_text (search, "<b>nowhere</b> \"'*");
  pane_test_wait (shows_empty, &fixture);

  byline_articles_view_set_search_mode (fixture.view, FALSE);
  pane_test_wait (has_many_results, &fixture);
  tear_down (&fixture);
}

static gboolean
has_new_articles (gpointer data)
{
  Fixture *fixture = data;
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (child (fixture, "list")));

  return g_list_model_get_n_items (G_LIST_MODEL (model)) == 240;
}

static gboolean
is_scrolled (gpointer data)
{
  return gtk_adjustment_get_value (data) > 1000;
}

/* The promise that nothing a person looks at moves because of a refresh. */
static void
test_refresh_moves_nothing (void)
{
  Fixture fixture;
  GtkAdjustment *adjustment;
  BylineArticleItem *item;
  BylineArticleRow *row;
  graphene_rect_t before;
  graphene_rect_t after;
  gboolean is_there = FALSE;

  set_up (&fixture, 200);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child (&fixture,
                                                                                "scroller")));
  select_row (&fixture, 40);
  gtk_widget_activate_action (child (&fixture, "list"), "list.scroll-to-item", "u", 40);
  pane_test_wait (is_scrolled, adjustment);
  pane_test_wait (shows_articles, &fixture);
  pane_test_settle ();
  row = get_row (&fixture, 1);
  item = g_object_ref (byline_article_row_get_item (row));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), fixture.window, &before));

  pane_test_add_articles (fixture.library, 1, 1001, 40);
  pane_test_wait (has_new_articles, &fixture);
  pane_test_settle ();

  for (guint i = 0; (row = get_row (&fixture, i)) != NULL; i++)
    if (byline_article_row_get_item (row) == item)
      {
        is_there = TRUE;
        g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), fixture.window, &after));
        g_assert_cmpfloat_with_epsilon (before.origin.y, after.origin.y, 1.0);
      }
  g_assert_true (is_there);
  g_assert_cmpint (byline_articles_view_get_selected (fixture.view), ==, fixture.selected);
  g_object_unref (item);
  tear_down (&fixture);
}

static gboolean
is_at_top (gpointer data)
{
  return gtk_adjustment_get_value (data) < 1;
}

static void
test_new_place_from_top (void)
{
  Fixture fixture;
  GtkAdjustment *adjustment;
  g_autoptr(BylineFilter) filter = byline_filter_new ();

  set_up (&fixture, 200);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child (&fixture,
                                                                                "scroller")));
  select_row (&fixture, 40);
  gtk_widget_activate_action (child (&fixture, "list"), "list.scroll-to-item", "u", 60);
  pane_test_wait (is_scrolled, adjustment);

  filter->site_id = 1;
  byline_articles_view_set_filter (fixture.view, filter);
  pane_test_wait (is_at_top, adjustment);

  /* The other way round, rows come in above those that stay. */
  byline_articles_view_start_search (fixture.view);
  gtk_editable_set_text (GTK_EDITABLE (child (&fixture, "search")), "150");
  pane_test_wait (has_one_result, &fixture);
  byline_articles_view_set_search_mode (fixture.view, FALSE);
  pane_test_wait (has_many_results, &fixture);
  pane_test_settle ();
  g_assert_true (is_at_top (adjustment));
  g_assert_cmpstr (get_article (&fixture, 0)->title, ==, "Article <200> & more");
  tear_down (&fixture);
}

static void
test_rows_are_few (void)
{
  Fixture fixture;
  guint n_rows = 0;

  set_up (&fixture, 5000);
  while (get_row (&fixture, n_rows) != NULL)
    n_rows++;
  g_assert_cmpuint (n_rows, >, 3);
  g_assert_cmpuint (n_rows, <, 300);
  tear_down (&fixture);
}

static void
test_error_bar (void)
{
  Fixture fixture;
  GtkInfoBar *bar;
  guint *n_refreshes;

  /* So many that nothing older is asked for, which would fail too. */
  set_up (&fixture, 200);
  bar = GTK_INFO_BAR (child (&fixture, "error_bar"));
  n_refreshes = pane_test_count_signal (fixture.view, "refresh");
  g_assert_false (gtk_info_bar_get_revealed (bar));

  byline_articles_view_set_error (fixture.view, "It did <not> work & so on.");
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child (&fixture, "error"))), ==,
                   "It did <not> work & so on.");
  gtk_info_bar_response (bar, 1);
  g_assert_cmpuint (*n_refreshes, ==, 1);

  byline_articles_view_set_error (fixture.view, "Again");
  byline_articles_view_set_error (fixture.view, NULL);
  g_assert_false (gtk_info_bar_get_revealed (bar));
  tear_down (&fixture);
  g_free (n_refreshes);
}

static void
test_is_narrow (void)
{
  Fixture fixture;
  int minimum;

  set_up (&fixture, 5);
  gtk_widget_measure (GTK_WIDGET (fixture.view), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  pane_test_init (&argc, &argv);

  g_test_add_func ("/articles/articles-view/names", test_names);
  g_test_add_func ("/articles/articles-view/row", test_row);
  g_test_add_func ("/articles/articles-view/row-follows-marks", test_row_follows_marks);
  g_test_add_func ("/articles/articles-view/empty-states", test_empty_states);
  g_test_add_func ("/articles/articles-view/selecting-says", test_selecting_says);
  g_test_add_func ("/articles/articles-view/select-says-nothing", test_select_says_nothing);
  g_test_add_func ("/articles/articles-view/move", test_move);
  g_test_add_func ("/articles/articles-view/move-to-unread", test_move_to_unread);
  g_test_add_func ("/articles/articles-view/move-to-unread-far-away",
                   test_move_to_unread_far_away);
  g_test_add_func ("/articles/articles-view/search", test_search);
  g_test_add_func ("/articles/articles-view/refresh-moves-nothing", test_refresh_moves_nothing);
  g_test_add_func ("/articles/articles-view/new-place-from-top", test_new_place_from_top);
  g_test_add_func ("/articles/articles-view/rows-are-few", test_rows_are_few);
  g_test_add_func ("/articles/articles-view/error-bar", test_error_bar);
  g_test_add_func ("/articles/articles-view/is-narrow", test_is_narrow);

  return g_test_run ();
}
