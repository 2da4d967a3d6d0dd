/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The places as a list: what it holds, in which order, and that a refresh
 * changes no more than what changed. */

#include "byline-place-list.h"
#include "byline-text.h"
#include "pane-test.h"

static BylineTerm *
new_term (gint64      remote_id,
          gint64      parent,
          const char *name,
          guint       count)
{
  BylineTerm *term = byline_term_new (BYLINE_TERM_CATEGORY);

  term->remote_id = remote_id;
  term->parent = parent;
  term->name = g_strdup (name);
  term->slug = g_ascii_strdown (name, -1);
  term->count = count;
  return term;
}

static BylinePlace *
new_place (gint64      id,
           const char *name,
           gint64      n_unread)
{
  BylinePlace *place = g_new0 (BylinePlace, 1);

  place->site = byline_site_new ();
  place->site->id = id;
  place->site->name = g_strdup (name);
  place->site->home = g_strdup ("https://blog.example");
  place->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  place->n_unread = n_unread;
  return place;
}

static GPtrArray *
new_places (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_place_free);
}

static BylinePlaceItem *
item_at (GListStore *list,
         guint       position)
{
  g_autoptr(BylinePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return item;
}

static void
test_order (void)
{
  g_autoptr(GPtrArray) places = new_places ();
  g_autoptr(GListStore) list = NULL;

  g_ptr_array_add (places, new_place (7, "Zebra", 3));
  g_ptr_array_add (places, new_place (8, "", 4));
  list = byline_place_list_new (places);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  g_assert_cmpint (byline_place_item_get_kind (item_at (list, 0)), ==, BYLINE_PLACE_ALL);
  g_assert_cmpint (byline_place_item_get_n_unread (item_at (list, 0)), ==, 0);
  g_assert_true (byline_place_item_get_filter (item_at (list, 1))->unread_only);
  g_assert_cmpint (byline_place_item_get_n_unread (item_at (list, 1)), ==, 7);
  g_assert_true (byline_place_item_get_filter (item_at (list, 2))->saved_only);
  g_assert_cmpstr (byline_place_item_get_title (item_at (list, 3)), ==, "Zebra");
  g_assert_cmpint (byline_place_item_get_site_id (item_at (list, 3)), ==, 7);
  g_assert_cmpstr (byline_place_item_get_title (item_at (list, 4)), ==, "blog.example");
}

static void
test_categories (void)
{
  g_autoptr(GPtrArray) places = new_places ();
  g_autoptr(GListStore) list = NULL;
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  BylinePlace *place = new_place (1, "Site", 0);
  GListStore *children;
  GListStore *below;

  g_ptr_array_add (place->categories, new_term (1, 0, "News", 2));
  g_ptr_array_add (place->categories, new_term (2, 1, "Local", 2));
  g_ptr_array_add (place->categories, new_term (3, 0, "Empty", 0));
  g_ptr_array_add (place->categories, new_term (4, 0, "Arts", 1));
  g_ptr_array_add (place->categories, new_term (5, 99, "Orphan", 1));
  g_ptr_array_add (place->categories, new_term (6, 7, "Circle", 1));
  g_ptr_array_add (place->categories, new_term (7, 6, "Ring", 1));
  g_ptr_array_add (places, place);
  list = byline_place_list_new (places);
  children = byline_place_item_get_children (item_at (list, 3));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (children)), ==, 5);
  g_assert_cmpstr (byline_place_item_get_title (item_at (children, 0)), ==, "Arts");
  g_assert_cmpstr (byline_place_item_get_title (item_at (children, 1)), ==, "News");
  g_assert_cmpstr (byline_place_item_get_title (item_at (children, 2)), ==, "Circle");
  g_assert_cmpstr (byline_place_item_get_title (item_at (children, 3)), ==, "Orphan");
  g_assert_cmpstr (byline_place_item_get_title (item_at (children, 4)), ==, "Ring");
  below = byline_place_item_get_children (item_at (children, 1));
  g_assert_cmpstr (byline_place_item_get_title (item_at (below, 0)), ==, "Local");

  filter->site_id = 1;
  filter->category = 2;
  g_assert_true (byline_place_item_matches (item_at (below, 0), filter));
  g_assert_true (byline_place_item_leads_to (item_at (list, 3), filter));
  g_assert_false (byline_place_item_leads_to (item_at (list, 0), filter));
  filter->category = 0;
  byline_set_str (&filter->category_slug, "local");
  g_assert_true (byline_place_item_matches (item_at (below, 0), filter));
  g_assert_false (byline_place_item_matches (item_at (list, 3), filter));
}

typedef struct
{
  guint n_changes;
  guint position;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Changes    *changes)
{
  *changes = (Changes) { changes->n_changes + 1, position, n_removed, n_added };
}

static void
test_merge_keeps_rows (void)
{
  g_autoptr(GPtrArray) before = new_places ();
  g_autoptr(GPtrArray) after = new_places ();
  g_autoptr(GListStore) shown = NULL;
  g_autoptr(GListStore) newer = NULL;
  BylinePlaceItem *site;
  Changes changes = { 0 };

  g_ptr_array_add (before, new_place (1, "One", 1));
  g_ptr_array_add (before, new_place (2, "Two", 1));
  g_ptr_array_add (after, new_place (1, "One renamed", 9));
  g_ptr_array_add (after, new_place (2, "Two", 1));
  shown = byline_place_list_new (before);
  newer = byline_place_list_new (after);
  site = item_at (shown, 3);
  g_signal_connect (shown, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  byline_place_list_merge (shown, newer);

  g_assert_cmpuint (changes.n_changes, ==, 0);
  g_assert_true (item_at (shown, 3) == site);
  g_assert_cmpstr (byline_place_item_get_title (site), ==, "One renamed");
  g_assert_cmpint (byline_place_item_get_n_unread (site), ==, 9);
  g_assert_cmpint (byline_place_item_get_n_unread (item_at (shown, 1)), ==, 10);
}

static void
test_merge_is_small (void)
{
  g_autoptr(GPtrArray) before = new_places ();
  g_autoptr(GPtrArray) after = new_places ();
  g_autoptr(GListStore) shown = NULL;
  g_autoptr(GListStore) newer = NULL;
  g_autoptr(GListStore) first = NULL;
  Changes changes = { 0 };

  for (gint64 id = 1; id <= 3; id++)
    {
      g_ptr_array_add (before, new_place (id, "Site", 0));
      if (id != 2)
        g_ptr_array_add (after, new_place (id, "Site", 0));
    }
  first = byline_place_list_new (before);
  shown = byline_place_list_new (before);
  newer = byline_place_list_new (after);
  g_signal_connect (shown, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  byline_place_list_merge (shown, newer);
  g_assert_cmpuint (changes.n_changes, ==, 1);
  g_assert_cmpuint (changes.position, ==, 4);
  g_assert_cmpuint (changes.n_removed, ==, 1);
  g_assert_cmpuint (changes.n_added, ==, 0);

  byline_place_list_merge (shown, first);
  g_assert_cmpuint (changes.n_changes, ==, 2);
  g_assert_cmpuint (changes.n_removed, ==, 0);
  g_assert_cmpuint (changes.n_added, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sites/place-list/order", test_order);
  g_test_add_func ("/sites/place-list/categories", test_categories);
  g_test_add_func ("/sites/place-list/merge-keeps-rows", test_merge_keeps_rows);
  g_test_add_func ("/sites/place-list/merge-is-small", test_merge_is_small);

  return g_test_run ();
}
