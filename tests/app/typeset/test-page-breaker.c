/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where pages end, with strips made by hand: ties hold, pictures give way,
 * heads stand again, and nothing is lost even where no rule can be kept. */

#include "byline-page-breaker.h"

#define PAGE 100.0

static const BylinePageSpot *
get_spot (GPtrArray *pages,
          guint      page,
          guint      index)
{
  return &g_array_index ((GArray *) g_ptr_array_index (pages, page), BylinePageSpot, index);
}

static guint
count_spots (GPtrArray *pages,
             guint      page)
{
  return ((GArray *) g_ptr_array_index (pages, page))->len;
}

static void
add (BylinePageFlow *flow,
     double          height,
     gboolean        is_tied)
{
  flow->is_tied = is_tied;
  byline_page_flow_add (flow, height);
}

static void
test_empty (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpuint (count_spots (pages, 0), ==, 0);
}

static void
test_fills_a_page (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 11; i++)
    add (flow, 10, FALSE);
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (count_spots (pages, 0), ==, 10);
  g_assert_cmpfloat (get_spot (pages, 0, 9)->y, ==, 90);
  g_assert_cmpfloat (get_spot (pages, 1, 0)->y, ==, 0);
}

/* The space above what comes first on a page is the margin. */
static void
test_gaps (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 3; i++)
    {
      byline_page_flow_add_gap (flow, 15);
      add (flow, 40, FALSE);
    }
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpfloat (get_spot (pages, 0, 0)->y, ==, 0);
  g_assert_cmpfloat (get_spot (pages, 0, 1)->y, ==, 55);
  g_assert_cmpfloat (get_spot (pages, 1, 0)->y, ==, 0);
}

static void
test_ties (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;

  add (flow, 60, FALSE);
  add (flow, 20, FALSE);
  add (flow, 15, TRUE);
  add (flow, 15, TRUE);
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (count_spots (pages, 0), ==, 1);
  g_assert_cmpuint (count_spots (pages, 1), ==, 3);
}

/* A chain longer than a page is cut, every strip once. */
static void
test_ties_without_end (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;
  guint next = 0;

  add (flow, 30, FALSE);
  for (guint i = 0; i < 50; i++)
    add (flow, 30, i > 0);
  pages = byline_page_breaker_break (flow, PAGE);

  for (guint i = 0; i < pages->len; i++)
    for (guint k = 0; k < count_spots (pages, i); k++)
      {
        const BylinePageSpot *spot = get_spot (pages, i, k);

        g_assert_cmpuint (spot->strip, ==, next++);
        g_assert_cmpfloat (spot->y + spot->height, <=, PAGE);
      }
  g_assert_cmpuint (next, ==, 51);
}

static void
test_higher_than_a_page (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;

  add (flow, 10, FALSE);
  add (flow, 500, FALSE);
  add (flow, 10, FALSE);
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 3);
  g_assert_cmpuint (get_spot (pages, 1, 0)->strip, ==, 1);
}

static void
test_picture_gives_way (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;

  add (flow, 40, FALSE);
  add (flow, 60, FALSE);
  byline_page_flow_get (flow, 1)->shrink = 20;
  add (flow, 15, TRUE);
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_spot (pages, 0, 1)->height, 45, 0.001);
  g_assert_cmpfloat_with_epsilon (get_spot (pages, 0, 2)->y, 85, 0.001);
}

static void
test_head_again (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;
  BylinePageHeadRows head = { 0, 1 };

  add (flow, 20, FALSE);
  g_array_append_val (flow->heads, head);
  for (guint i = 0; i < 9; i++)
    {
      add (flow, 20, i == 0);
      byline_page_flow_get (flow, i + 1)->table = 1;
    }
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 3);
  for (guint i = 1; i < pages->len; i++)
    {
      g_assert_cmpuint (get_spot (pages, i, 0)->strip, ==, 0);
      g_assert_true (get_spot (pages, i, 0)->is_again);
      g_assert_cmpfloat (get_spot (pages, i, 1)->y, ==, 20);
    }
  g_assert_false (get_spot (pages, 0, 0)->is_again);
}

/* A head that would leave no room for rows does not stand again. */
static void
test_high_head (void)
{
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) pages = NULL;
  BylinePageHeadRows head = { 0, 1 };

  add (flow, 80, FALSE);
  g_array_append_val (flow->heads, head);
  add (flow, 30, FALSE);
  byline_page_flow_get (flow, 1)->table = 1;
  pages = byline_page_breaker_break (flow, PAGE);

  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (get_spot (pages, 1, 0)->strip, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/page-breaker/empty", test_empty);
  g_test_add_func ("/typeset/page-breaker/fills-a-page", test_fills_a_page);
  g_test_add_func ("/typeset/page-breaker/gaps", test_gaps);
  g_test_add_func ("/typeset/page-breaker/ties", test_ties);
  g_test_add_func ("/typeset/page-breaker/ties-without-end", test_ties_without_end);
  g_test_add_func ("/typeset/page-breaker/higher-than-a-page", test_higher_than_a_page);
  g_test_add_func ("/typeset/page-breaker/picture-gives-way", test_picture_gives_way);
  g_test_add_func ("/typeset/page-breaker/head-again", test_head_again);
  g_test_add_func ("/typeset/page-breaker/high-head", test_high_head);
  return g_test_run ();
}
