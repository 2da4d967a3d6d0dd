/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-document.h"
#include "document-dump.h"

static BylineBlock *
make_words (BylineBlockKind  kind,
            const char      *words)
{
  BylineBlock *block = byline_block_new (kind);

  block->text = byline_text_new (words);
  return block;
}

/* A paragraph, a quote with a cite, a picture in a figure with a caption. */
static BylineDocument *
make_document (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *quote = make_words (BYLINE_BLOCK_QUOTE, "cite");
  BylineBlock *figure = make_words (BYLINE_BLOCK_FIGURE, "caption words");
  BylineBlock *picture = byline_block_new (BYLINE_BLOCK_PICTURE);
  BylineBlock *dropped = byline_block_new (BYLINE_BLOCK_DROPPED);

  picture->picture = byline_picture_new ("https://site.example/a.jpg", NULL);
  picture->id = g_strdup ("shot");
  dropped->id = g_strdup ("last");
  byline_block_append (quote, make_words (BYLINE_BLOCK_PARAGRAPH, "quoted"));
  byline_block_append (figure, picture);
  g_ptr_array_add (blocks, make_words (BYLINE_BLOCK_PARAGRAPH, "one, two \342\200\224 three"));
  g_ptr_array_add (blocks, quote);
  g_ptr_array_add (blocks, figure);
  g_ptr_array_add (blocks, dropped);
  byline_text_add_anchor (((BylineBlock *) blocks->pdata[0])->text, "two", 5);

  return byline_document_new (blocks, "https://site.example/", TRUE);
}

static void
test_reading_order (void)
{
  static const char * const order[] = { "one, two \342\200\224 three", "quoted", "cite",
                                        "caption words" };
  g_autoptr(BylineDocument) document = make_document ();

  document_check (document);
  g_assert_cmpuint (byline_document_get_n_texts (document), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_cmpstr (byline_document_get_text (document, i)->words, ==, order[i]);
      g_assert_true (byline_document_get_owner (document, i)->text ==
                     byline_document_get_text (document, i));
    }
  g_assert_null (byline_document_get_text (document, 4));
  g_assert_null (byline_document_get_owner (document, 4));
}

static void
test_facts (void)
{
  g_autoptr(BylineDocument) document = make_document ();

  g_assert_cmpuint (byline_document_get_n_words (document), ==, 7);
  g_assert_cmpuint (byline_document_get_n_dropped (document), ==, 1);
  g_assert_true (byline_document_get_truncated (document));
  g_assert_cmpstr (byline_document_get_base_uri (document), ==, "https://site.example/");
  g_assert_cmpuint (byline_document_get_blocks (document)->len, ==, 4);
}

/* A summary is read before what it opens. */
static void
test_words_first (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *details = make_words (BYLINE_BLOCK_DETAILS, "summary");

  byline_block_append (details, make_words (BYLINE_BLOCK_PARAGRAPH, "inside"));
  g_ptr_array_add (blocks, details);
  g_autoptr(BylineDocument) document = byline_document_new (blocks, NULL, FALSE);

  document_check (document);
  g_assert_cmpstr (byline_document_get_text (document, 0)->words, ==, "summary");
  g_assert_cmpstr (byline_document_get_text (document, 1)->words, ==, "inside");
}

static void
test_counts (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *words = make_words (BYLINE_BLOCK_PARAGRAPH, "a \357\277\274 b");
  BylineBlock *picture = byline_block_new (BYLINE_BLOCK_PICTURE);
  guint n_dropped[BYLINE_N_DROPPED_REASONS] = { 0 };

  byline_text_add_picture (words->text, 2, 5,
                           byline_picture_new ("https://site.example/b.png", ""));
  picture->picture = byline_picture_new ("https://site.example/a.jpg", "");
  g_ptr_array_add (blocks, words);
  g_ptr_array_add (blocks, picture);
  g_ptr_array_add (blocks, byline_block_new (BYLINE_BLOCK_DROPPED));
  n_dropped[BYLINE_DROPPED_SCRIPT] = 3;
  g_autoptr(BylineDocument) document =
    byline_document_new_counted (blocks, NULL, FALSE, n_dropped);

  g_assert_cmpuint (byline_document_get_n_pictures (document), ==, 2);
  g_assert_cmpuint (byline_document_get_n_dropped (document), ==, 1);
  g_assert_cmpuint (byline_document_count_dropped (document, BYLINE_DROPPED_SCRIPT), ==, 3);
  g_assert_cmpuint (byline_document_count_dropped (document, BYLINE_DROPPED_FORM), ==, 0);
}

static void
test_anchors (void)
{
  g_autoptr(BylineDocument) document = make_document ();
  BylinePosition position = { 9, 9 };

  g_assert_true (byline_document_find_anchor (document, "#two", &position));
  g_assert_cmpuint (position.ordinal, ==, 0);
  g_assert_cmpuint (position.offset, ==, 5);
  g_assert_true (byline_document_find_anchor (document, "shot", &position));
  g_assert_cmpuint (position.ordinal, ==, 3);
  g_assert_false (byline_document_find_anchor (document, "last", &position));
  g_assert_false (byline_document_find_anchor (document, "none", &position));
  g_assert_false (byline_document_find_anchor (document, NULL, &position));
}

static void
test_ideographs_count_by_two (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  g_ptr_array_add (blocks, make_words (BYLINE_BLOCK_PARAGRAPH,
                                       "\346\270\257\343\201\256\351\242\250\343\201\250"));
  g_autoptr(BylineDocument) document = byline_document_new (blocks, NULL, FALSE);
  g_assert_cmpuint (byline_document_get_n_words (document), ==, 2);
}

static void
test_spans_are_sorted (void)
{
  static const struct { guint start; guint end; } rows[] = {
    { 4, 6 }, { 0, 8 }, { 2, 3 }, { 5, 5 }, { 4, 8 },
  };
  static const guint starts[] = { 0, 2, 4, 4 };
  g_autoptr(BylineText) text = byline_text_new ("12345678");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    byline_text_add_span (text, BYLINE_SPAN_MARK, rows[i].start, rows[i].end,
                          BYLINE_LINK_NONE, NULL, NULL);
  g_assert_cmpuint (text->spans->len, ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < text->spans->len; i++)
    g_assert_cmpuint (g_array_index (text->spans, BylineSpan, i).start, ==, starts[i]);
}

static void
test_positions_compare (void)
{
  BylinePosition a = { 1, 9 };
  BylinePosition b = { 2, 0 };
  BylinePosition c = { 2, 4 };

  g_assert_cmpint (byline_position_compare (a, b), <, 0);
  g_assert_cmpint (byline_position_compare (c, b), >, 0);
  g_assert_cmpint (byline_position_compare (b, b), ==, 0);
}

static void
test_finalizes (void)
{
  BylineDocument *document = make_document ();

  g_assert_finalize_object (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/document/reading-order", test_reading_order);
  g_test_add_func ("/document/document/facts", test_facts);
  g_test_add_func ("/document/document/words-first", test_words_first);
  g_test_add_func ("/document/document/counts", test_counts);
  g_test_add_func ("/document/document/anchors", test_anchors);
  g_test_add_func ("/document/document/ideographs-count-by-two", test_ideographs_count_by_two);
  g_test_add_func ("/document/document/spans-are-sorted", test_spans_are_sorted);
  g_test_add_func ("/document/document/positions-compare", test_positions_compare);
  g_test_add_func ("/document/document/finalizes", test_finalizes);

  return g_test_run ();
}
