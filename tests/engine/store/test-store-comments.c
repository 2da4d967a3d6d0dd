/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
save (StoreFixture  *self,
      gint64         site,
      gint64         post,
      gboolean       is_whole,
      GPtrArray     *comments)
{
  g_autoptr(GPtrArray) owned = comments;
  g_autoptr(GError) error = NULL;

  g_assert_true (byline_store_save_comments (self->store, site, post, owned, is_whole, &error));
  g_assert_no_error (error);
}

static char *
list_remote_ids (StoreFixture *self,
                 gint64        article)
{
  g_autoptr(GPtrArray) comments = byline_store_list_comments (self->store, article, NULL);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < comments->len; i++) {
    const BylineComment *comment = g_ptr_array_index (comments, i);

    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", comment->remote_id);
  }

  return g_string_free (ids, FALSE);
}

static int
count (StoreFixture *self,
       gint64        article)
{
  g_autoptr(BylineArticle) kept = byline_store_get_article (self->store, article, NULL);

  return kept->n_comments;
}

#define check(article, wanted)                                     \
  G_STMT_START {                                                   \
    g_autofree char *ids_ = list_remote_ids (self, article);       \
    g_assert_cmpstr (ids_, ==, wanted);                            \
  } G_STMT_END

#define LIST(...) make_list ((GDestroyNotify) byline_comment_unref, __VA_ARGS__, NULL)

static void
test_save (StoreFixture  *self,
           gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));
  BylineComment *reply = make_comment (12, 7, 200);
  g_autoptr(GPtrArray) comments = NULL;
  const BylineComment *kept;

  reply->parent = 11;
  reply->author_id = 3;
  reply->author_uri = g_strdup ("https://guest.example.org/");
  save (self, site, 7, FALSE, LIST (reply, make_comment (11, 7, 100)));
  comments = byline_store_list_comments (self->store, article, NULL);
  kept = g_ptr_array_index (comments, 1);

  g_assert_cmpuint (comments->len, ==, 2);
  g_assert_cmpint (kept->remote_id, ==, 12);
  g_assert_cmpint (kept->post, ==, 7);
  g_assert_cmpint (kept->parent, ==, 11);
  g_assert_cmpint (kept->author_id, ==, 3);
  g_assert_cmpstr (kept->author_name, ==, "Guest");
  g_assert_cmpstr (kept->author_uri, ==, "https://guest.example.org/");
  g_assert_cmpint (kept->published_at, ==, 200);
  g_assert_cmpstr (kept->content_html, ==, "<p>Yes</p>");
  g_assert_cmpstr (kept->link, ==, "https://blog.example.org/#comment");
  g_assert_cmpint (kept->status, ==, BYLINE_COMMENT_APPROVED);
}

static void
test_order (StoreFixture  *self,
            gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));

  save (self, site, 7, FALSE,
        LIST (make_comment (5, 7, 100), make_comment (9, 7, 50), make_comment (4, 7, 100)));

  check (article, "9 4 5");
}

static void
test_whole_thread (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));
  gint64 other = store_fixture_add (self, site, make_article (8, "Two", 10));

  save (self, site, 7, FALSE, LIST (make_comment (1, 7, 1), make_comment (2, 7, 2)));
  save (self, site, 8, FALSE, LIST (make_comment (3, 8, 3)));
  g_assert_cmpint (count (self, article), ==, -1);
  save (self, site, 7, TRUE, LIST (make_comment (2, 7, 2), make_comment (4, 7, 4)));

  check (article, "2 4");
  check (other, "3");
  g_assert_cmpint (count (self, article), ==, 2);
  g_assert_cmpint (count (self, other), ==, -1);
}

static void
test_empty_thread (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));

  save (self, site, 7, FALSE, LIST (make_comment (1, 7, 1)));
  save (self, site, 7, TRUE, g_ptr_array_new ());

  check (article, "");
  g_assert_cmpint (count (self, article), ==, 0);
}

static void
test_counted_on (StoreFixture  *self,
                 gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));
  BylineComment *held = make_comment (1, 7, 1);

  held->status = BYLINE_COMMENT_HELD;
  save (self, site, 7, TRUE, LIST (make_comment (1, 7, 1)));
  save (self, site, 7, FALSE, LIST (make_comment (2, 7, 2)));
  g_assert_cmpint (count (self, article), ==, 2);
  save (self, site, 7, FALSE, LIST (held));

  g_assert_cmpint (count (self, article), ==, 1);
  check (article, "2");
}

static void
test_not_approved (StoreFixture  *self,
                   gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));
  BylineComment *held = make_comment (1, 7, 1);
  BylineComment *hidden = make_comment (2, 7, 2);

  held->status = BYLINE_COMMENT_HELD;
  hidden->status = BYLINE_COMMENT_HIDDEN;
  save (self, site, 7, TRUE, LIST (held, hidden, make_comment (3, 7, 3)));

  check (article, "3");
  g_assert_cmpint (count (self, article), ==, 1);
}

/* All comments of a site come in pages over its posts; articles may come
 * after their comments. */
static void
test_whole_site (StoreFixture  *self,
                 gconstpointer  unused)
{
  gint64 site = store_fixture_add_site (self, "one");
  gint64 other_site = store_fixture_add_site (self, "two");
  gint64 article = store_fixture_add (self, site, make_article (7, "One", 10));
  gint64 foreign = store_fixture_add (self, other_site, make_article (7, "Other", 10));
  gint64 late;

  save (self, site, 0, FALSE, LIST (make_comment (1, 7, 1), make_comment (2, 8, 2)));
  late = store_fixture_add (self, site, make_article (8, "Late", 10));
  g_assert_true (byline_store_set_counts_exact (self->store, site, NULL));

  g_assert_cmpint (count (self, article), ==, 1);
  g_assert_cmpint (count (self, late), ==, 1);
  g_assert_cmpint (count (self, foreign), ==, -1);
  check (late, "2");
}

static void
test_not_found (StoreFixture  *self,
                gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (byline_store_list_comments (self->store, 5, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/store-comments/save", test_save);
  store_test ("/store/store-comments/order", test_order);
  store_test ("/store/store-comments/whole-thread", test_whole_thread);
  store_test ("/store/store-comments/empty-thread", test_empty_thread);
  store_test ("/store/store-comments/counted-on", test_counted_on);
  store_test ("/store/store-comments/not-approved", test_not_approved);
  store_test ("/store/store-comments/whole-site", test_whole_site);
  store_test ("/store/store-comments/not-found", test_not_found);

  return g_test_run ();
}
