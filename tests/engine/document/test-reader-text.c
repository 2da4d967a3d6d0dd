/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-reader-text.h"

#include <string.h>

#define LINE "\342\200\250"

static char *
take_words (BylineReaderText *leaf)
{
  g_autoptr(BylineText) text = byline_reader_text_take (leaf);

  return g_strdup (text != NULL ? text->words : "(none)");
}

static void
test_folding (void)
{
  static const struct { const char *words; const char *folded; } rows[] = {
    { "  a \n\t b  ", "a b" },
    { "a\302\240b", "a\302\240b" },
    { " \302\240 \342\200\213 ", "(none)" },
    { "", "(none)" },
    { "a\342\200\256b\342\201\246c\357\273\277d\302\205", "abcd" },
    { "a\342\200\250b", "a b" },
    { "a\342\200\215b", "a\342\200\215b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

      byline_reader_text_append (leaf, rows[i].words);
      g_autofree char *words = take_words (leaf);
      g_assert_cmpstr (words, ==, rows[i].folded);
    }
}

static void
test_modes (void)
{
  static const struct { BylineSpaceMode mode; const char *words; } rows[] = {
    { BYLINE_SPACE_FOLD, "a b" },
    { BYLINE_SPACE_CODE, "a\n\t  b" },
    { BYLINE_SPACE_VERSE, "a" LINE "   b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

      byline_reader_text_set_mode (leaf, rows[i].mode);
      byline_reader_text_append (leaf, "\na\n\t  b\n \n");
      g_autofree char *words = take_words (leaf);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_breaks (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_break (leaf);
  byline_reader_text_append (leaf, "a ");
  for (guint i = 0; i < 9; i++)
    byline_reader_text_break (leaf);
  byline_reader_text_append (leaf, " b");
  byline_reader_text_separate (leaf, TRUE);
  byline_reader_text_separate (leaf, TRUE);
  byline_reader_text_append (leaf, "c");
  byline_reader_text_separate (leaf, FALSE);
  byline_reader_text_append (leaf, "d");
  byline_reader_text_break (leaf);
  byline_reader_text_separate (leaf, TRUE);
  g_autofree char *words = take_words (leaf);

  g_assert_cmpstr (words, ==, "a" LINE LINE "b" LINE "c d");
}

static void
test_span_begins_with_its_words (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_append (leaf, "a ");
  byline_reader_text_open (leaf, BYLINE_SPAN_STRONG, BYLINE_LINK_NONE, NULL, NULL);
  byline_reader_text_append (leaf, " b ");
  byline_reader_text_close (leaf);
  byline_reader_text_append (leaf, "c");
  g_autoptr(BylineText) text = byline_reader_text_take (leaf);

  g_assert_cmpstr (text->words, ==, "a b c");
  g_assert_cmpuint (text->spans->len, ==, 1);
  g_assert_cmpuint (g_array_index (text->spans, BylineSpan, 0).start, ==, 2);
  g_assert_cmpuint (g_array_index (text->spans, BylineSpan, 0).end, ==, 3);
}

static void
test_span_goes_on (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_open (leaf, BYLINE_SPAN_LINK, BYLINE_LINK_WEB, "https://a.example/", "t");
  byline_reader_text_append (leaf, "one");
  g_autoptr(BylineText) first = byline_reader_text_take (leaf);
  byline_reader_text_append (leaf, "two");
  byline_reader_text_close (leaf);
  byline_reader_text_append (leaf, " three");
  g_autoptr(BylineText) second = byline_reader_text_take (leaf);
  const BylineSpan *span = &g_array_index (second->spans, BylineSpan, 0);

  g_assert_cmpuint (first->spans->len, ==, 1);
  g_assert_cmpuint (second->spans->len, ==, 1);
  g_assert_cmpuint (span->end, ==, 3);
  g_assert_cmpstr (span->data, ==, "https://a.example/");
  g_assert_cmpstr (span->title, ==, "t");
}

static void
test_empty_span_goes (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_append (leaf, "a");
  byline_reader_text_open (leaf, BYLINE_SPAN_MARK, BYLINE_LINK_NONE, NULL, NULL);
  byline_reader_text_append (leaf, "  ");
  byline_reader_text_close (leaf);
  byline_reader_text_open (leaf, BYLINE_SPAN_MARK, BYLINE_LINK_NONE, NULL, NULL);
  byline_reader_text_break (leaf);
  byline_reader_text_close (leaf);
  g_autoptr(BylineText) text = byline_reader_text_take (leaf);

  g_assert_cmpstr (text->words, ==, "a");
  g_assert_cmpuint (text->spans->len, ==, 0);
}

static void
test_anchor_waits_for_words (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_anchor (leaf, "early");
  byline_reader_text_append (leaf, "  ");
  g_assert_null (byline_reader_text_take (leaf));
  byline_reader_text_append (leaf, "words");
  byline_reader_text_anchor (leaf, "late");
  g_autoptr(BylineText) text = byline_reader_text_take (leaf);

  g_assert_cmpuint (text->anchors->len, ==, 2);
  g_assert_cmpuint (g_array_index (text->anchors, BylineAnchor, 0).offset, ==, 0);
  g_assert_cmpuint (g_array_index (text->anchors, BylineAnchor, 1).offset, ==, 5);
}

static void
test_cut_at_a_mebibyte (void)
{
  g_autofree char *long_word = g_strnfill (3 << 20, 'x');
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_append (leaf, long_word);
  g_autoptr(BylineText) text = byline_reader_text_take (leaf);

  g_assert_cmpuint (strlen (text->words), ==, 1 << 20);
  g_assert_true (byline_reader_text_is_cut (leaf));
}

static void
test_marks_are_bounded (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();

  byline_reader_text_append (leaf, "a");
  for (guint i = 0; i < 100; i++)
    byline_reader_text_append (leaf, "\314\201");
  g_autofree char *words = take_words (leaf);

  g_assert_cmpuint (g_utf8_strlen (words, -1), ==, 9);
}

static void
test_open_spans_are_bounded (void)
{
  g_autoptr(BylineReaderText) leaf = byline_reader_text_new ();
  guint n_open = 0;

  for (guint i = 0; i < 1000; i++)
    n_open += byline_reader_text_open (leaf, BYLINE_SPAN_MARK, BYLINE_LINK_NONE, NULL, NULL);

  g_assert_cmpuint (n_open, ==, 64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/reader-text/folding", test_folding);
  g_test_add_func ("/document/reader-text/modes", test_modes);
  g_test_add_func ("/document/reader-text/breaks", test_breaks);
  g_test_add_func ("/document/reader-text/span-begins-with-its-words",
                   test_span_begins_with_its_words);
  g_test_add_func ("/document/reader-text/span-goes-on", test_span_goes_on);
  g_test_add_func ("/document/reader-text/empty-span-goes", test_empty_span_goes);
  g_test_add_func ("/document/reader-text/anchor-waits-for-words", test_anchor_waits_for_words);
  g_test_add_func ("/document/reader-text/cut-at-a-mebibyte", test_cut_at_a_mebibyte);
  g_test_add_func ("/document/reader-text/marks-are-bounded", test_marks_are_bounded);
  g_test_add_func ("/document/reader-text/open-spans-are-bounded", test_open_spans_are_bounded);

  return g_test_run ();
}
