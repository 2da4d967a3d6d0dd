/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
test_save (StoreFixture  *self,
           gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *article = make_article (7, "Title", 1000);
  gint64 categories[] = { 3, 1 };
  gint64 tag = 8;
  g_autoptr(BylineArticle) kept = NULL;
  gint64 id;

  article->content_html = g_strdup ("<p>Body</p>");
  article->author_id = 4;
  article->author_name = g_strdup ("Ann");
  article->picture_id = 6;
  article->picture_uri = g_strdup ("https://blog.example.org/p.jpg");
  article->comments_open = TRUE;
  article->is_sticky = TRUE;
  g_array_append_vals (article->categories, categories, 2);
  g_array_append_val (article->tags, tag);
  id = store_fixture_add (self, site, article);
  kept = byline_store_get_article (self->store, id, NULL);

  g_assert_cmpint (kept->id, ==, id);
  g_assert_cmpint (kept->site_id, ==, site);
  g_assert_cmpint (kept->remote_id, ==, 7);
  g_assert_cmpstr (kept->link, ==, "https://Blog.example.org/7/");
  g_assert_cmpstr (kept->slug, ==, "slug-7");
  g_assert_cmpstr (kept->title, ==, "Title");
  g_assert_cmpstr (kept->title_html, ==, "Title");
  g_assert_cmpstr (kept->excerpt, ==, "Short words");
  g_assert_cmpstr (kept->content_html, ==, "<p>Body</p>");
  g_assert_cmpint (kept->published_at, ==, 1000);
  g_assert_cmpint (kept->modified_at, ==, 1000);
  g_assert_cmpint (kept->author_id, ==, 4);
  g_assert_cmpstr (kept->author_name, ==, "Ann");
  g_assert_cmpint (kept->picture_id, ==, 6);
  g_assert_cmpstr (kept->picture_uri, ==, "https://blog.example.org/p.jpg");
  g_assert_cmpuint (kept->categories->len, ==, 2);
  g_assert_cmpint (g_array_index (kept->categories, gint64, 0), ==, 3);
  g_assert_cmpint (g_array_index (kept->tags, gint64, 0), ==, 8);
  g_assert_true (kept->comments_open);
  g_assert_false (kept->is_protected);
  g_assert_true (kept->is_sticky);
  g_assert_cmpint (kept->n_comments, ==, -1);
  g_assert_false (kept->is_read);
  g_assert_false (kept->is_saved);
  g_assert_false (kept->is_gone);
}

static void
test_update (StoreFixture  *self,
             gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *first = make_article (7, "Before", 1000);
  g_autoptr(GPtrArray) articles =
    make_list ((GDestroyNotify) byline_article_unref, make_article (7, "After", 1000),
               make_article (8, "New", 900), NULL);
  g_autoptr(BylineArticle) kept = NULL;
  guint n_new = 99;
  gint64 id;

  first->content_html = g_strdup ("<p>Body</p>");
  first->author_name = g_strdup ("Ann");
  id = store_fixture_add (self, site, first);
  g_assert_true (byline_store_mark_read (self->store, id, TRUE, NULL));
  g_assert_true (byline_store_save_articles (self->store, site, articles, &n_new, NULL));
  kept = byline_store_get_article (self->store, id, NULL);

  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpstr (kept->title, ==, "After");
  g_assert_cmpstr (kept->content_html, ==, "<p>Body</p>");
  g_assert_cmpstr (kept->author_name, ==, "Ann");
  g_assert_true (kept->is_read);
}

static void
test_update_content (StoreFixture  *self,
                     gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *again = make_article (7, "Same", 1000);
  gint64 id = store_fixture_add (self, site, make_article (7, "Same", 1000));
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autoptr(BylineArticle) kept = NULL;
  g_autofree char *titles = NULL;

  again->content_html = g_strdup ("<p>Quokka</p>");
  g_assert_cmpint (store_fixture_add (self, site, again), ==, id);
  kept = byline_store_get_article (self->store, id, NULL);
  filter->search = g_strdup ("quokka");
  titles = list_titles (self->store, filter);

  g_assert_cmpstr (kept->content_html, ==, "<p>Quokka</p>");
  g_assert_cmpstr (titles, ==, "Same");
}

static void
test_author_known (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *named = make_article (1, "Named", 10);
  BylineArticle *unnamed = make_article (2, "Unnamed", 20);
  g_autoptr(BylineArticle) kept = NULL;

  named->author_id = unnamed->author_id = 4;
  named->author_name = g_strdup ("Ann");
  store_fixture_add (self, site, named);
  kept = byline_store_get_article (self->store, store_fixture_add (self, site, unnamed), NULL);

  g_assert_cmpstr (kept->author_name, ==, "Ann");
}

static void
test_same_post_on_two_sites (StoreFixture  *self,
                             gconstpointer  unused)
{
  gint64 one = store_fixture_add_site (self, "one");
  gint64 two = store_fixture_add_site (self, "two");
  gint64 first = store_fixture_add (self, one, make_article (7, "One", 10));
  gint64 second = store_fixture_add (self, two, make_article (7, "Two", 10));

  g_assert_cmpint (first, !=, second);
  g_assert_cmpint (byline_store_find_article (self->store, two, 7, NULL), ==, second);
}

static void
test_rows_without_content (StoreFixture  *self,
                           gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *article = make_article (7, "One", 10);
  gint64 ids[] = { 0, 404, 0 };
  g_autoptr(GPtrArray) rows = NULL;

  article->content_html = g_strdup ("<p>Body</p>");
  ids[0] = store_fixture_add (self, site, article);
  ids[2] = store_fixture_add (self, site, make_article (8, "Two", 20));
  rows = byline_store_get_articles (self->store, ids, 3, NULL);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (((BylineArticle *) g_ptr_array_index (rows, 0))->id, ==, ids[0]);
  g_assert_null (((BylineArticle *) g_ptr_array_index (rows, 0))->content_html);
  g_assert_cmpint (((BylineArticle *) g_ptr_array_index (rows, 1))->id, ==, ids[2]);
}

static void
test_find_link (StoreFixture  *self,
                gconstpointer  unused)
{
  static const char * const same[] = {
    "https://blog.example.org/7/", "http://blog.example.org/7", "https://BLOG.example.org/7/#x",
  };
  gint64 site = store_fixture_add_site (self, "one");
  gint64 id = store_fixture_add (self, site, make_article (7, "One", 10));
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpint (byline_store_find_link (self->store, same[i], NULL), ==, id);
  g_assert_cmpint (byline_store_find_link (self->store, "https://blog.example.org/8", &error),
                   ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (byline_store_find_link (self->store, "", NULL), ==, 0);
  g_assert_cmpint (byline_store_find_link (self->store, "https://blog.example.org/7?p=2", NULL),
                   ==, 0);
}

static void
test_not_found (StoreFixture  *self,
                gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_store_get_article (self->store, 5, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (byline_store_find_article (self->store, 5, 5, &error), ==, 0);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (byline_store_mark_read (self->store, 5, TRUE, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (byline_store_mark_gone (self->store, 5, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_marks (StoreFixture  *self,
            gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 id = store_fixture_add (self, site, make_article (7, "One", 10));
  g_autoptr(BylineArticle) article = NULL;

  store_fixture_add (self, site, make_article (8, "Two", 20));
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, 2);
  g_assert_true (byline_store_mark_read (self->store, id, TRUE, NULL));
  g_assert_true (byline_store_mark_saved (self->store, id, TRUE, NULL));
  store_fixture_reopen (self);
  article = byline_store_get_article (self->store, id, NULL);

  g_assert_true (article->is_read);
  g_assert_true (article->is_saved);
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, 1);
  g_assert_cmpint (byline_store_count_unread (self->store, 0, NULL), ==, 1);
  g_assert_cmpint (byline_store_count_unread (self->store, site + 1, NULL), ==, 0);
  g_assert_true (byline_store_mark_read (self->store, id, FALSE, NULL));
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, 2);
}

static void
fill_for_filters (StoreFixture *self,
                  gint64       *one,
                  gint64       *two)
{
  static const struct
  {
    int         site;
    const char *title;
    gint64      published_at;
    gint64      category;
    gint64      tag;
    const char *author;
  } rows[] = {
    { 0, "a", 10, 1, 0, "Ann" }, { 0, "b", 20, 1, 5, "Bob" }, { 0, "c", 30, 2, 5, "ann" },
    { 1, "d", 25, 1, 0, "ÅSA" }, { 1, "e", 5, 0, 0, NULL },
  };
  gint64 sites[2] = { store_fixture_add_site (self, "one"), store_fixture_add_site (self, "two") };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    BylineArticle *article = make_article (i + 1, rows[i].title, rows[i].published_at);

    article->author_name = g_strdup (rows[i].author);
    if (rows[i].category != 0)
      g_array_append_val (article->categories, rows[i].category);
    if (rows[i].tag != 0)
      g_array_append_val (article->tags, rows[i].tag);
    store_fixture_add (self, sites[rows[i].site], article);
  }
  for (int i = 0; i < 2; i++) {
    g_autoptr(GPtrArray) terms =
      make_list ((GDestroyNotify) byline_term_unref,
                 make_term (BYLINE_TERM_CATEGORY, 1, "News", "news"),
                 make_term (BYLINE_TERM_CATEGORY, 2, "Art", "art"),
                 make_term (BYLINE_TERM_TAG, 5, "Five", "five"), NULL);

    g_assert_true (byline_store_save_terms (self->store, sites[i], terms, NULL));
  }
  *one = sites[0];
  *two = sites[1];
}

#define check(wanted, ...)                                                  \
  G_STMT_START {                                                            \
    BylineFilter filter_ = { __VA_ARGS__ };                                 \
    g_autofree char *titles_ = list_titles (self->store, &filter_);         \
    g_assert_cmpstr (titles_, ==, wanted);                                  \
  } G_STMT_END

static void
test_filters (StoreFixture  *self,
              gconstpointer  unused)
{
  gint64 one;
  gint64 two;

  fill_for_filters (self, &one, &two);

  check ("c d b a e", 0);
  check ("c b a", .site_id = one);
  check ("d e", .site_id = two);
  check ("b a", .site_id = one, .category = 1);
  check ("b a", .site_id = one, .category_slug = (char *) "News");
  check ("d b a", .category_slug = (char *) "news");
  check ("c b", .tag_slug = (char *) "five");
  check ("c b", .site_id = one, .tag_slug = (char *) "five");
  check ("b", .site_id = one, .category = 1, .tag_slug = (char *) "five");
  check ("b", .site_id = one, .category_slug = (char *) "news", .tag_slug = (char *) "five");
  check ("", .site_id = one, .category_slug = (char *) "none");
  check ("", .tag_slug = (char *) "none");
  check ("c a", .author = (char *) "ANN");
  check ("d", .author = (char *) "åsa");
  check ("c", .author = (char *) "Ann", .category_slug = (char *) "art");
  check ("a", .site_id = one, .author = (char *) "Ann", .category = 1);
}

static void
test_mark_filters (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 one;
  gint64 two;

  fill_for_filters (self, &one, &two);
  byline_store_mark_read (self->store, byline_store_find_article (self->store, one, 2, NULL),
                          TRUE, NULL);
  byline_store_mark_saved (self->store, byline_store_find_article (self->store, one, 1, NULL),
                           TRUE, NULL);
  byline_store_mark_saved (self->store, byline_store_find_article (self->store, two, 4, NULL),
                           TRUE, NULL);

  check ("c d a e", .unread_only = TRUE);
  check ("c a", .unread_only = TRUE, .site_id = one);
  check ("a", .unread_only = TRUE, .site_id = one, .category = 1);
  check ("d a", .saved_only = TRUE);
  check ("a", .saved_only = TRUE, .site_id = one);
  check ("d a", .saved_only = TRUE, .unread_only = TRUE);
  check ("a", .saved_only = TRUE, .search = (char *) "short", .site_id = one);
}

static void
test_limit (StoreFixture  *self,
            gconstpointer  unused)
{
  BylineFilter filter = { 0 };
  g_autoptr(GArray) ids = NULL;
  gint64 one;
  gint64 two;

  fill_for_filters (self, &one, &two);
  ids = byline_store_list_ids (self->store, &filter, 2, NULL);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                   byline_store_find_article (self->store, one, 3, NULL));
}

static void
test_equal_dates (StoreFixture  *self,
                  gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");

  store_fixture_add (self, site, make_article (1, "x", 10));
  store_fixture_add (self, site, make_article (2, "y", 10));
  store_fixture_add (self, site, make_article (3, "z", 10));

  check ("z y x", 0);
}

static void
test_moved_date (StoreFixture  *self,
                 gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *before = make_article (1, "x", 10);
  BylineArticle *after = make_article (1, "x", 30);
  BylineArticle *other = make_article (2, "y", 20);
  gint64 category = 4;

  g_array_append_val (before->categories, category);
  g_array_append_val (after->categories, category);
  g_array_append_val (other->categories, category);
  store_fixture_add (self, site, before);
  store_fixture_add (self, site, other);
  check ("y x", .site_id = site, .category = 4);
  store_fixture_add (self, site, after);

  check ("x y", .site_id = site, .category = 4);
  check ("x y", 0);
}

static void
test_gone (StoreFixture  *self,
           gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 id = store_fixture_add (self, site, make_article (1, "x", 10));
  g_autoptr(BylineArticle) article = NULL;

  g_assert_true (byline_store_mark_saved (self->store, id, TRUE, NULL));
  g_assert_true (byline_store_mark_gone (self->store, id, NULL));
  g_assert_true (byline_store_mark_gone (self->store, id, NULL));
  article = byline_store_get_article (self->store, id, NULL);

  g_assert_true (article->is_gone);
  check ("", 0);
  check ("", .search = (char *) "x");
  check ("x", .saved_only = TRUE);
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, 0);

  g_assert_cmpint (store_fixture_add (self, site, make_article (1, "x", 10)), ==, id);
  check ("x", 0);
  check ("x", .search = (char *) "x");
}

static void
test_search (StoreFixture  *self,
             gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *first = make_article (1, "Märchen", 10);
  BylineArticle *second = make_article (2, "Gardens", 20);
  BylineArticle *third = make_article (3, "中文標題", 30);
  gint64 category = 4;
  g_autoptr(GPtrArray) terms =
    make_list ((GDestroyNotify) byline_term_unref,
               make_term (BYLINE_TERM_CATEGORY, 4, "Zoology", "zoology"), NULL);

  first->content_html = g_strdup ("<p>The <b>gar</b>den of <script>hidden</script>Eden</p>");
  second->author_name = g_strdup ("Penelope");
  g_array_append_val (second->categories, category);
  store_fixture_add (self, site, first);
  store_fixture_add (self, site, second);
  store_fixture_add (self, site, third);
  g_assert_true (byline_store_save_terms (self->store, site, terms, NULL));

  check ("Gardens Märchen", .search = (char *) "garden");
  check ("Märchen", .search = (char *) "GARDEN eden");
  check ("Märchen", .search = (char *) "marche");
  check ("", .search = (char *) "hidden");
  check ("Gardens", .search = (char *) "penel");
  check ("Gardens", .search = (char *) "zoo");
  check ("中文標題", .search = (char *) "文標");
  check ("", .search = (char *) "標文");
  check ("中文標題 Gardens Märchen", .search = (char *) "  ");
  check ("", .search = (char *) "\"");
  check ("", .search = (char *) "title:garden OR nothing");
  check ("Gardens", .search = (char *) "garden", .site_id = site, .category = 4);
  check ("", .search = (char *) "garden", .site_id = site + 1);
}

static void
test_search_follows (StoreFixture  *self,
                     gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArticle *article = make_article (1, "Before", 10);
  gint64 category = 4;
  g_autoptr(GPtrArray) terms =
    make_list ((GDestroyNotify) byline_term_unref,
               make_term (BYLINE_TERM_CATEGORY, 4, "Zoology", "zoology"), NULL);
  g_autoptr(GPtrArray) renamed =
    make_list ((GDestroyNotify) byline_term_unref,
               make_term (BYLINE_TERM_CATEGORY, 4, "Botany", "zoology"), NULL);

  g_array_append_val (article->categories, category);
  g_assert_true (byline_store_save_terms (self->store, site, terms, NULL));
  store_fixture_add (self, site, article);
  check ("Before", .search = (char *) "zoology");
  g_assert_true (byline_store_save_terms (self->store, site, renamed, NULL));
  check ("", .search = (char *) "zoology");
  check ("Before", .search = (char *) "botany");

  store_fixture_add (self, site, make_article (1, "After", 10));
  check ("", .search = (char *) "before");
  check ("", .search = (char *) "botany");
  check ("After", .search = (char *) "after");
}

static void
test_bad_values (StoreFixture  *self,
                 gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  g_autoptr(GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  BylineArticle *bare = byline_article_new ();
  BylineArticle *nameless = byline_article_new ();
  guint n_new;

  bare->remote_id = 3;
  g_ptr_array_add (articles, bare);
  g_ptr_array_add (articles, nameless);
  g_assert_true (byline_store_save_articles (self->store, site, articles, &n_new, NULL));

  g_assert_cmpuint (n_new, ==, 1);
  check ("", .site_id = site);
}

static void
test_cursor (StoreFixture  *self,
             gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  BylineArchiveCursor cursor = { 99, TRUE };
  BylineArchiveCursor whole = { 1000, FALSE };
  BylineArchiveCursor category = { 500, TRUE };

  g_assert_true (byline_store_get_cursor (self->store, site, 0, &cursor, NULL));
  g_assert_cmpint (cursor.oldest_at, ==, 0);
  g_assert_false (cursor.is_complete);
  g_assert_true (byline_store_set_cursor (self->store, site, 0, &whole, NULL));
  g_assert_true (byline_store_set_cursor (self->store, site, 7, &category, NULL));
  store_fixture_reopen (self);
  g_assert_true (byline_store_get_cursor (self->store, site, 0, &cursor, NULL));
  g_assert_cmpint (cursor.oldest_at, ==, 1000);
  g_assert_false (cursor.is_complete);
  g_assert_true (byline_store_get_cursor (self->store, site, 7, &cursor, NULL));
  g_assert_cmpint (cursor.oldest_at, ==, 500);
  g_assert_true (cursor.is_complete);
}

static void
save_thousand (BylineStore *store,
               gint64       site,
               int          from)
{
  g_autoptr(GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr(GError) error = NULL;
  guint n_new;

  for (int i = from; i < from + 1000; i++) {
    g_autofree char *title = g_strdup_printf ("Number%d", i);
    BylineArticle *article = make_article (i + 1, title, 1000000 + (i * 7919) % 100003);
    gint64 category = i % 10 + 1;

    g_array_append_val (article->categories, category);
    g_ptr_array_add (articles, article);
  }
  g_assert_true (byline_store_save_articles (store, site, articles, &n_new, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_new, ==, 1000);
}

static void
test_many (StoreFixture  *self,
           gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  int n_thousands = g_test_slow () ? 100 : 20;
  BylineFilter everything = { 0 };
  BylineFilter category = { .site_id = site, .category = 3 };
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GArray) in_category = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gint64 started_at;

  for (int i = 0; i < n_thousands; i++)
    save_thousand (self->store, site, i * 1000);
  started_at = g_get_monotonic_time ();
  ids = byline_store_list_ids (self->store, &everything, 0, NULL);
  g_test_message ("all ids in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - started_at);
  started_at = g_get_monotonic_time ();
  in_category = byline_store_list_ids (self->store, &category, 500, NULL);
  rows = byline_store_get_articles (self->store, (gint64 *) ids->data, 500, NULL);
  g_test_message ("500 rows in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - started_at);

  g_assert_cmpuint (ids->len, ==, (guint) n_thousands * 1000);
  g_assert_cmpuint (in_category->len, ==, 500);
  g_assert_cmpuint (rows->len, ==, 500);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (((BylineArticle *) g_ptr_array_index (rows, i - 1))->published_at, >=,
                     ((BylineArticle *) g_ptr_array_index (rows, i))->published_at);
  g_assert_cmpint (byline_store_count_unread (self->store, site, NULL), ==, n_thousands * 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/store-articles/save", test_save);
  store_test ("/store/store-articles/update", test_update);
  store_test ("/store/store-articles/update-content", test_update_content);
  store_test ("/store/store-articles/author-known", test_author_known);
  store_test ("/store/store-articles/same-post-on-two-sites", test_same_post_on_two_sites);
  store_test ("/store/store-articles/rows-without-content", test_rows_without_content);
  store_test ("/store/store-articles/find-link", test_find_link);
  store_test ("/store/store-articles/not-found", test_not_found);
  store_test ("/store/store-articles/marks", test_marks);
  store_test ("/store/store-articles/filters", test_filters);
  store_test ("/store/store-articles/mark-filters", test_mark_filters);
  store_test ("/store/store-articles/limit", test_limit);
  store_test ("/store/store-articles/equal-dates", test_equal_dates);
  store_test ("/store/store-articles/moved-date", test_moved_date);
  store_test ("/store/store-articles/gone", test_gone);
  store_test ("/store/store-articles/search", test_search);
  store_test ("/store/store-articles/search-follows", test_search_follows);
  store_test ("/store/store-articles/bad-values", test_bad_values);
  store_test ("/store/store-articles/cursor", test_cursor);
  store_test ("/store/store-articles/many", test_many);

  return g_test_run ();
}
