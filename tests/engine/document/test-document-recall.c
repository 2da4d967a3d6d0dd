/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-document-recall.h"

#include "byline-html-reader.h"

static BylineDocument *
read_page (const char *html)
{
  return byline_html_reader_read (html, -1, "https://blog.example/", BYLINE_PROFILE_ARTICLE);
}

static void
assert_recalled (const char     *html,
                 BylinePosition  was,
                 const char     *words,
                 BylinePosition  is)
{
  g_autoptr(BylineDocument) document = read_page (html);

  g_assert_true (byline_document_recall (document, &was, words));
  g_assert_cmpuint (was.ordinal, ==, is.ordinal);
  g_assert_cmpuint (was.offset, ==, is.offset);
}

static void
test_words (void)
{
  g_autoptr(BylineDocument) document =
    read_page ("<p>One</p><p>Two \303\244\303\266\303\274 three four five six seven eight nine ten"
               " eleven</p>");
  g_autofree char *words = byline_document_recall_words (document, (BylinePosition) { 1, 4 });
  g_autofree char *end = byline_document_recall_words (document, (BylinePosition) { 0, 3 });
  g_autofree char *beyond = byline_document_recall_words (document, (BylinePosition) { 9, 0 });

  g_assert_cmpstr (words, ==, "\303\244\303\266\303\274 three four five six seven eight nine");
  g_assert_cmpstr (end, ==, "");
  g_assert_cmpstr (beyond, ==, "");
}

static void
test_unchanged (void)
{
  /* The same words stand earlier too. */
  assert_recalled ("<p>same</p><p>same</p><p>same</p>", (BylinePosition) { 1, 0 }, "same",
                   (BylinePosition) { 1, 0 });
}

static void
test_moved (void)
{
  assert_recalled ("<p>new</p><p>new</p><p>as was</p>", (BylinePosition) { 0, 0 }, "was",
                   (BylinePosition) { 2, 3 });
  assert_recalled ("<p>it was here</p>", (BylinePosition) { 7, 0 }, "was",
                   (BylinePosition) { 0, 3 });
}

static void
test_gone (void)
{
  assert_recalled ("<p>a</p><p>b</p>", (BylinePosition) { 1, 40 }, "gone",
                   (BylinePosition) { 1, 0 });
  assert_recalled ("<p>a</p><p>b</p>", (BylinePosition) { 5, 0 }, "", (BylinePosition) { 1, 0 });
}

static void
test_no_words (void)
{
  g_autoptr(BylineDocument) document = read_page ("");
  BylinePosition position = { 3, 3 };

  g_assert_false (byline_document_recall (document, &position, "words"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/document-recall/words", test_words);
  g_test_add_func ("/document/document-recall/unchanged", test_unchanged);
  g_test_add_func ("/document/document-recall/moved", test_moved);
  g_test_add_func ("/document/document-recall/gone", test_gone);
  g_test_add_func ("/document/document-recall/no-words", test_no_words);
  return g_test_run ();
}
