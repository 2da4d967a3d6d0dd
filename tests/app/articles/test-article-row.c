/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row by itself: its one height, and what a screen reader says of it. */

#include "byline-article-row.h"

#include "pane-test.h"

static BylineArticleItem *
new_item (const char *title,
          const char *excerpt)
{
  BylineArticleItem *item = byline_article_item_new (1);
  g_autoptr(BylineArticle) article = byline_article_new ();

  article->id = 1;
  article->title = g_strdup (title);
  article->excerpt = g_strdup (excerpt);
  article->author_name = g_strdup ("Ines Okafor");
  article->link = g_strdup ("https://blog.example/a");
  article->n_comments = 3;
  byline_article_item_set_article (item, article);

  return item;
}

static int
get_height (GtkWidget *row,
            int        width)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static void
test_one_height (void)
{
  GtkWidget *row = g_object_ref_sink (byline_article_row_new ());
  g_autoptr(BylineArticleItem) brief = new_item ("Brief", NULL);
  g_autoptr(BylineArticleItem) wordy =
    new_item ("A title that goes on for so long that it needs a second line and a third",
              "An excerpt that goes on for just as long, and then for a little longer still, "
              "until nobody wants to know how it ends, and yet it does not end.");
  int empty = get_height (row, 300);

  g_assert_cmpint (empty, >, 72);
  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), NULL, brief);
  g_assert_cmpint (get_height (row, 300), ==, empty);
  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), NULL, wordy);
  g_assert_cmpint (get_height (row, 300), ==, empty);
  g_assert_cmpint (get_height (row, 200), ==, empty);
  g_object_unref (row);
}

static void
test_name (void)
{
  GtkWidget *row = g_object_ref_sink (byline_article_row_new ());
  g_autoptr(BylineArticleItem) item = new_item ("Tea & rain", "Words");
  g_autofree char *name = NULL;

  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), NULL, item);
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_true (g_str_has_prefix (name, "Unread, Tea & rain, Ines Okafor, "));
  g_assert_true (g_str_has_suffix (name, ", 3 comments"));
  g_object_unref (row);
}

/* Without words, in a window too small for them, and while they change. */
static void
test_draws_anything (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row = byline_article_row_new ();
  g_autoptr(BylineArticleItem) item = new_item ("", "");
  g_autoptr(BylineArticleItem) other = new_item ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "x\ny");

  gtk_window_set_child (GTK_WINDOW (window), row);
  gtk_window_set_default_size (GTK_WINDOW (window), 100, 50);
  gtk_window_present (GTK_WINDOW (window));
  pane_test_settle ();
  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), NULL, item);
  pane_test_settle ();
  gtk_widget_set_direction (row, GTK_TEXT_DIR_RTL);
  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), NULL, other);
  pane_test_settle ();
  g_assert_true (byline_article_row_get_item (BYLINE_ARTICLE_ROW (row)) == other);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/articles/article-row/one-height", test_one_height);
  g_test_add_func ("/articles/article-row/name", test_name);
  g_test_add_func ("/articles/article-row/draws-anything", test_draws_anything);

  return g_test_run ();
}
