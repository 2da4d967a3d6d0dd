/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-guard-stack.h"

static gboolean
start (BylineGuardStack *stack,
       const char       *name)
{
  return byline_guard_stack_start (stack, name, byline_tag_lookup (name), 10);
}

static gboolean
end (BylineGuardStack *stack,
     const char       *name)
{
  return byline_guard_stack_end (stack, name, byline_tag_lookup (name));
}

static void
test_lookup (void)
{
  static const char * const names[] = {
    "a", "address", "annotation-xml", "br", "h6", "marquee", "svg", "tt", "ul", "wbr", "xmp",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (byline_tag_lookup (names[i])->name, ==, names[i]);
  g_assert_null (byline_tag_lookup ("span"));
  g_assert_null (byline_tag_lookup (""));
}

static void
test_depth (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();
  guint n_passed = 0;

  for (guint i = 0; i < 1000; i++)
    n_passed += start (stack, "div");
  g_assert_cmpuint (n_passed, ==, 200);

  g_assert_true (end (stack, "div"));
  g_assert_true (start (stack, "div"));
  g_assert_false (start (stack, "div"));
}

static void
test_implied_ends (void)
{
  static const char * const names[] = { "p", "li", "dd", "h2", "button", "a" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

      start (stack, "div");
      for (guint j = 0; j < 1000; j++)
        g_assert_true (start (stack, names[i]));
    }
}

static void
test_table_parts_need_a_table (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  g_assert_false (start (stack, "td"));
  g_assert_true (start (stack, "table"));
  g_assert_true (start (stack, "td"));
  g_assert_true (byline_guard_stack_is_open (stack, "tr"));
  g_assert_true (byline_guard_stack_is_open (stack, "tbody"));
  g_assert_true (end (stack, "table"));
  g_assert_false (end (stack, "td"));
}

static void
test_scope (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  start (stack, "div");
  start (stack, "table");
  start (stack, "td");
  g_assert_false (end (stack, "div"));
  g_assert_true (end (stack, "table"));
  g_assert_true (end (stack, "div"));
}

static void
test_inline_end_stops_at_block (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  start (stack, "span");
  start (stack, "div");
  g_assert_false (end (stack, "span"));
  g_assert_true (end (stack, "div"));
  g_assert_true (end (stack, "span"));
}

static void
test_formats_are_bounded (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();
  guint n_passed = 0;

  for (guint i = 0; i < 1000; i++)
    {
      start (stack, "p");
      n_passed += start (stack, "b");
      end (stack, "p");
    }
  g_assert_cmpuint (n_passed, ==, 40);
}

static void
test_reopening_exhausts (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  start (stack, "b");
  for (guint i = 0; i < 10000; i++)
    start (stack, "p");
  g_assert_false (byline_guard_stack_is_exhausted (stack));
  for (guint i = 0; i < 400000; i++)
    start (stack, "p");
  g_assert_true (byline_guard_stack_is_exhausted (stack));
}

/* The parser moves a format into eight blocks at most and leaves it open. */
static void
test_end_across_many_blocks (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  start (stack, "a");
  for (guint i = 0; i < 10; i++)
    start (stack, "div");
  g_assert_true (end (stack, "a"));
  g_assert_true (end (stack, "div"));
  g_assert_true (end (stack, "div"));
  g_assert_true (byline_guard_stack_is_open (stack, "a"));
  g_assert_true (end (stack, "div"));
  g_assert_false (byline_guard_stack_is_open (stack, "a"));
  for (guint i = 0; i < 7; i++)
    g_assert_true (end (stack, "div"));
  g_assert_false (byline_guard_stack_is_open (stack, "div"));
}

static void
test_moving_exhausts (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();
  guint n_ends = 0;

  for (guint i = 0; i < 180; i++)
    start (stack, "div");
  while (!byline_guard_stack_is_exhausted (stack) && n_ends < 10000)
    {
      end (stack, "div");
      start (stack, "a");
      start (stack, "div");
      end (stack, "a");
      n_ends++;
    }
  g_assert_cmpuint (n_ends, <, 10000);
}

/* An end that is out of reach still allows the next form. */
static void
test_forms (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  g_assert_false (end (stack, "form"));
  g_assert_true (start (stack, "form"));
  g_assert_false (start (stack, "form"));
  g_assert_true (start (stack, "table"));
  g_assert_true (end (stack, "form"));
  g_assert_true (start (stack, "form"));
}

static void
test_stray_ends (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  g_assert_true (end (stack, "p"));
  g_assert_true (end (stack, "em"));
  g_assert_false (end (stack, "span"));
  g_assert_false (end (stack, "div"));
  start (stack, "em");
  start (stack, "table");
  g_assert_false (end (stack, "em"));
}

static void
test_cells_forget_formats (void)
{
  g_autoptr(BylineGuardStack) stack = byline_guard_stack_new ();

  start (stack, "table");
  for (guint i = 0; i < 1000; i++)
    {
      g_assert_true (start (stack, "td"));
      g_assert_true (start (stack, "b"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/guard-stack/lookup", test_lookup);
  g_test_add_func ("/document/guard-stack/depth", test_depth);
  g_test_add_func ("/document/guard-stack/implied-ends", test_implied_ends);
  g_test_add_func ("/document/guard-stack/table-parts-need-a-table", test_table_parts_need_a_table);
  g_test_add_func ("/document/guard-stack/scope", test_scope);
  g_test_add_func ("/document/guard-stack/inline-end-stops-at-block",
                   test_inline_end_stops_at_block);
  g_test_add_func ("/document/guard-stack/formats-are-bounded", test_formats_are_bounded);
  g_test_add_func ("/document/guard-stack/reopening-exhausts", test_reopening_exhausts);
  g_test_add_func ("/document/guard-stack/cells-forget-formats", test_cells_forget_formats);
  g_test_add_func ("/document/guard-stack/end-across-many-blocks", test_end_across_many_blocks);
  g_test_add_func ("/document/guard-stack/moving-exhausts", test_moving_exhausts);
  g_test_add_func ("/document/guard-stack/forms", test_forms);
  g_test_add_func ("/document/guard-stack/stray-ends", test_stray_ends);

  return g_test_run ();
}
