/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills a data folder with a site of N articles, the newest of 500 words, the
 * next of 5,000, the next of 100,000, the next of one, the rest short:
 * `byline-bench-fill DIR N`. */

#include <stdlib.h>

#include "byline-store.h"
#include "byline-time.h"

#include "bench-words.h"

#define BATCH 1000
#define NEWEST_AT G_GINT64_CONSTANT (1750000000)

static BylineArticle *
make_article (guint index)
{
  static const guint n_words[] = { 500, 5000, 100000, 1 };
  BylineArticle *article = byline_article_new ();

  article->remote_id = index + 1;
  article->title = g_strdup_printf ("Article number %u about the road", index);
  article->title_html = g_strdup (article->title);
  article->slug = g_strdup_printf ("article-%u", index);
  article->link = g_strdup_printf ("http://127.0.0.1:9/article-%u/", index);
  article->excerpt = g_strdup ("Somebody keeps a light for those who read on past the hours.");
  article->author_name = g_strdup ("Ada Quill");
  article->author_id = 1;
  article->published_at = NEWEST_AT - (gint64) index * 600;
  article->modified_at = article->published_at;
  article->content_html =
    bench_words_make_html (index < G_N_ELEMENTS (n_words) ? n_words[index] : 40);
  return article;
}

int
main (int   argc,
      char *argv[])
{
  guint n_articles = argc == 3 ? (guint) atoi (argv[2]) : 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineStore) store = argc == 3 ? byline_store_new (argv[1], &error) : NULL;

  if (store == NULL)
    return 2;

  g_autoptr(BylineSite) site = byline_site_new ();
  site->name = g_strdup ("The Bench");
  site->description = g_strdup ("");
  site->home = g_strdup ("http://127.0.0.1:9");
  site->api_root = g_strdup ("http://127.0.0.1:9/wp-json/");
  gint64 site_id = byline_store_add_site (store, site, NULL, &error);
  for (guint i = 0; i < n_articles; i += BATCH)
    {
      g_autoptr(GPtrArray) batch =
        g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

      for (guint j = i; j < MIN (i + BATCH, n_articles); j++)
        g_ptr_array_add (batch, make_article (j));
      if (!byline_store_save_articles (store, site_id, batch, NULL, &error))
        break;
    }

  BylineArchiveCursor cursor = { NEWEST_AT - (gint64) n_articles * 600, TRUE };
  byline_store_set_cursor (store, site_id, 0, &cursor, NULL);
  byline_store_close (store);
  return error == NULL ? 0 : 1;
}
