/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-html-tree.h"

static void
test_nodes (void)
{
  g_autoptr(BylineHtmlTree) tree = byline_html_tree_new (
    "<p Class='a  B' title='x &amp; y'>one <b>two</b></p><x-y>z</x-y>", -1, 1000);
  const BylineHtmlNode *root = byline_html_tree_get_root (tree);
  const BylineHtmlNode *p = byline_html_node_get_child (root, 0);
  g_autofree char *text = byline_html_node_dup_text (p);

  g_assert_cmpuint (byline_html_node_get_n_children (root), ==, 2);
  g_assert_cmpstr (byline_html_node_get_name (p), ==, "p");
  g_assert_cmpstr (byline_html_node_get_attribute (p, "title"), ==, "x & y");
  g_assert_null (byline_html_node_get_attribute (p, "id"));
  g_assert_cmpstr (byline_html_node_get_words (byline_html_node_get_child (p, 0)), ==, "one ");
  g_assert_null (byline_html_node_get_words (p));
  g_assert_cmpstr (text, ==, "one two");
  g_assert_cmpstr (byline_html_node_get_name (byline_html_node_get_child (root, 1)), ==, "");
}

static void
test_classes (void)
{
  g_autoptr(BylineHtmlTree) tree = byline_html_tree_new ("<p class=' wide\ttall '>x", -1, 1000);
  const BylineHtmlNode *p = byline_html_node_get_child (byline_html_tree_get_root (tree), 0);

  g_assert_true (byline_html_node_has_class (p, "wide"));
  g_assert_true (byline_html_node_has_class (p, "TALL"));
  g_assert_false (byline_html_node_has_class (p, "wid"));
  g_assert_false (byline_html_node_has_class (byline_html_node_get_child (p, 0), "wide"));
}

static void
test_find (void)
{
  g_autoptr(BylineHtmlTree) tree =
    byline_html_tree_new ("<div><p>a</p><p class=x>b</p><em class=x>c</em></div>", -1, 1000);
  const BylineHtmlNode *root = byline_html_tree_get_root (tree);
  g_autofree char *first = byline_html_node_dup_text (byline_html_node_find (root, "p", NULL));
  g_autofree char *classed = byline_html_node_dup_text (byline_html_node_find (root, NULL, "x"));
  g_autofree char *both = byline_html_node_dup_text (byline_html_node_find (root, "em", "x"));

  g_assert_cmpstr (first, ==, "a");
  g_assert_cmpstr (classed, ==, "b");
  g_assert_cmpstr (both, ==, "c");
  g_assert_null (byline_html_node_find (root, "table", NULL));
}

static void
test_empty (void)
{
  g_autoptr(BylineHtmlTree) none = byline_html_tree_new (NULL, -1, 1000);
  g_autoptr(BylineHtmlTree) cut = byline_html_tree_new ("abcdef", -1, 3);

  g_assert_cmpuint (byline_html_node_get_n_children (byline_html_tree_get_root (none)), ==, 0);
  g_assert_false (byline_html_tree_get_truncated (none));
  g_assert_true (byline_html_tree_get_truncated (cut));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/html-tree/nodes", test_nodes);
  g_test_add_func ("/document/html-tree/classes", test_classes);
  g_test_add_func ("/document/html-tree/find", test_find);
  g_test_add_func ("/document/html-tree/empty", test_empty);

  return g_test_run ();
}
