/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-article-item.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_notifies_once (void)
{
  g_autoptr(BylineArticleItem) item = byline_article_item_new (5);
  g_autoptr(BylineArticle) article = byline_article_new ();
  guint count = 0;

  article->id = 5;
  g_signal_connect (item, "notify::article", G_CALLBACK (count_cb), &count);
  g_assert_null (byline_article_item_get_article (item));
  byline_article_item_set_article (item, article);
  byline_article_item_set_article (item, article);

  g_assert_cmpuint (count, ==, 1);
  g_assert_true (byline_article_item_get_article (item) == article);
  g_assert_cmpint (byline_article_item_get_id (item), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/article-item/notifies-once", test_notifies_once);
  return g_test_run ();
}
