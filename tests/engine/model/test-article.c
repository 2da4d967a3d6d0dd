/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-article.h"

static void
test_new_is_empty (void)
{
  g_autoptr(BylineArticle) article = byline_article_new ();

  g_assert_cmpint (article->n_comments, ==, -1);
  g_assert_cmpuint (article->categories->len, ==, 0);
  g_assert_cmpuint (article->tags->len, ==, 0);
  g_assert_null (article->content_html);
}

static void
test_heading (void)
{
  g_autoptr(BylineArticle) article = byline_article_new ();
  article->published_at = 1734791400;

  g_autofree char *date = byline_article_dup_heading (article);
  article->excerpt = g_strdup ("The first words of an untitled note.");
  g_autofree char *excerpt = byline_article_dup_heading (article);
  article->title = g_strdup ("A title");
  g_autofree char *title = byline_article_dup_heading (article);

  g_assert_cmpstr (date, ==, "2024-12-21");
  g_assert_cmpstr (excerpt, ==, "The first words of an untitled note.");
  g_assert_cmpstr (title, ==, "A title");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/article/new-is-empty", test_new_is_empty);
  g_test_add_func ("/model/article/heading", test_heading);
  return g_test_run ();
}
