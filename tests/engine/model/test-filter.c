/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-filter.h"

static void
test_copy_is_equal (void)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  filter->site_id = 3;
  filter->search = g_strdup ("tide");
  filter->unread_only = TRUE;

  g_autoptr(BylineFilter) copy = byline_filter_copy (filter);

  g_assert_true (byline_filter_equal (filter, copy));
}

static void
test_each_condition_counts (void)
{
  g_autoptr(BylineFilter) none = byline_filter_copy (NULL);
  BylineFilter *filters[8];

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    filters[i] = byline_filter_new ();
  filters[0]->site_id = 1;
  filters[1]->category = 1;
  filters[2]->unread_only = TRUE;
  filters[3]->saved_only = TRUE;
  filters[4]->category_slug = g_strdup ("a");
  filters[5]->tag_slug = g_strdup ("a");
  filters[6]->author = g_strdup ("a");
  filters[7]->search = g_strdup ("a");

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_assert_false (byline_filter_equal (none, filters[i]));
      byline_filter_free (filters[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/filter/copy-is-equal", test_copy_is_equal);
  g_test_add_func ("/model/filter/each-condition-counts", test_each_condition_counts);
  return g_test_run ();
}
