/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Find in page: case, spaces and quotation marks do not matter. */

#include "byline-document-find.h"

#include "kit-test.h"

static void
assert_found (const char *words,
              const char *needle,
              guint       n_matches)
{
  g_autoptr (BylineDocument) document = kit_test_document (kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                          words), NULL);
  g_autoptr (GArray) matches = byline_document_find (document, needle, 100);

  g_assert_cmpuint (matches->len, ==, n_matches);
}

static void
test_table (void)
{
  assert_found ("The Cat sat on the cat", "cat", 2);
  assert_found ("ÉTÉ été", "Été", 2);
  assert_found ("a\xe2\x80\xa8" "b a\xc2\xa0" "b", "a b", 2);
  assert_found ("it’s", "it's", 1);
  assert_found ("aaaa", "aa", 2);
  assert_found ("words", "", 0);
  assert_found ("", "x", 0);
  assert_found ("abc", "abcd", 0);
  assert_found ("hy\xc2\xad" "phen", "hyphen", 1);
}

static void
test_places (void)
{
  g_autoptr (BylineDocument) document = kit_test_document (kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                          "one"),
                                                           kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                          "and One"), NULL);
  g_autoptr (GArray) matches = byline_document_find (document, "ONE", 100);
  BylineMatch *second = &g_array_index (matches, BylineMatch, 1);

  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (second->ordinal, ==, 1);
  g_assert_cmpuint (second->start, ==, 4);
  g_assert_cmpuint (second->end, ==, 7);
}

static void
test_limit (void)
{
  g_autoptr (BylineDocument) document = kit_test_document (kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                          "e e e e e"), NULL);
  g_autoptr (GArray) matches = byline_document_find (document, "e", 3);

  g_assert_cmpuint (matches->len, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/document-find/table", test_table);
  g_test_add_func ("/kit/document-find/places", test_places);
  g_test_add_func ("/kit/document-find/limit", test_limit);
  return g_test_run ();
}
