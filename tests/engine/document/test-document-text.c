/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-document-text.h"
#include "byline-html-reader.h"

#include <string.h>

#define PAGE \
  "<h2>Knots</h2><p>A rope has two ends.<br>Mind both.</p>" \
  "<ul><li>reef</li><li>bowline<ol start=9><li>left</li><li>right</li></ol></li></ul>" \
  "<blockquote><p>Never tie in haste.</p><cite>The mate</cite></blockquote>" \
  "<pre>a\n  b</pre><hr>" \
  "<figure><img src=k.jpg alt='A knot'><figcaption>Wet</figcaption></figure>" \
  "<table><tr><th>Name</th><th>Use</th></tr><tr><td>Hitch</td><td>Post</td></tr></table>"

static BylineDocument *
read_page (const char *html)
{
  return byline_html_reader_read (html, -1, "https://site.example/", BYLINE_PROFILE_ARTICLE);
}

static void
test_all (void)
{
  g_autoptr(BylineDocument) document = read_page (PAGE);
  g_autofree char *text = byline_document_text_all (document);

  g_assert_cmpstr (text, ==,
                   "Knots\n\n"
                   "A rope has two ends.\nMind both.\n\n"
                   "\342\200\242 reef\n\342\200\242 bowline\n  9. left\n  10. right\n\n"
                   "> Never tie in haste.\n> The mate\n\n"
                   "a\n  b\n\n"
                   "\342\224\200\342\224\200\342\224\200\n\n"
                   "[A knot]\nWet\n\n"
                   "Name | Use\nHitch | Post\n");
}

static BylineBlock *
append_words (BylineBlock     *parent,
              BylineBlockKind  kind,
              const char      *words)
{
  BylineBlock *block = byline_block_new (kind);

  block->text = words != NULL ? byline_text_new (words) : NULL;
  byline_block_append (parent, block);
  return block;
}

static void
append_footnotes (BylineBlock *page)
{
  BylineBlock *notes = append_words (page, BYLINE_BLOCK_FOOTNOTES, NULL);
  BylineBlock *note = append_words (notes, BYLINE_BLOCK_ITEM, NULL);

  note->number = 1;
  append_words (note, BYLINE_BLOCK_PARAGRAPH, "Seen in port.");
}

static void
append_cards (BylineBlock *page)
{
  BylineBlock *media = append_words (page, BYLINE_BLOCK_MEDIA, NULL);
  BylineBlock *embed = append_words (page, BYLINE_BLOCK_EMBED, NULL);

  media->media = byline_media_new (FALSE);
  media->media->uri = g_strdup ("https://site.example/knot.ogg");
  embed->embed = byline_embed_new ("Films", "https://films.example/7");
  embed->embed->title = g_strdup ("The sheet bend");
}

/* Each kind that is neither a paragraph nor a list has a neutral form. */
static void
test_other_kinds (void)
{
  BylineBlock *page = byline_block_new (BYLINE_BLOCK_DETAILS);
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *terms, *buttons, *inner;

  page->text = byline_text_new ("More");
  terms = append_words (page, BYLINE_BLOCK_DEFINITIONS, NULL);
  append_words (terms, BYLINE_BLOCK_TERM, "Bight");
  inner = append_words (terms, BYLINE_BLOCK_DESCRIPTION, NULL);
  append_words (inner, BYLINE_BLOCK_PARAGRAPH, "A slack part.");
  append_cards (page);
  buttons = append_words (page, BYLINE_BLOCK_BUTTONS, NULL);
  append_words (buttons, BYLINE_BLOCK_BUTTON, "Enrol");
  append_words (page, BYLINE_BLOCK_MORE, NULL);
  append_footnotes (page);
  g_ptr_array_add (blocks, page);
  g_autoptr(BylineDocument) document = byline_document_new (blocks, NULL, FALSE);
  g_autofree char *text = byline_document_text_wrapped (document, 40);

  g_assert_cmpstr (text, ==,
                   "More\n\nBight\n    A slack part.\n\n"
                   "<https://site.example/knot.ogg>\n\n"
                   "Films: The sheet bend\n<https://films.example/7>\n\n"
                   "[Enrol]\n\n"
                   "\342\224\200\342\224\200\342\224\200\342\224\200\342\224\200"
                   "\342\224\200\342\224\200\342\224\200\342\224\200\342\224\200"
                   "\342\224\200\342\224\200\342\224\200\342\224\200\342\224\200"
                   "\342\224\200\342\224\200\342\224\200\342\224\200\342\224\200\n"
                   "1. Seen in port.\n");
}

/* A picture among words is its name, wherever the words go. */
static void
test_inline_pictures (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_PARAGRAPH);

  block->text = byline_text_new ("tie \357\277\274 now");
  byline_text_add_span (block->text, BYLINE_SPAN_PICTURE, 4, 7, BYLINE_LINK_NONE, NULL, NULL);
  g_array_index (block->text->spans, BylineSpan, 0).picture =
    byline_picture_new ("https://site.example/hitch.png", "hitch");
  g_ptr_array_add (blocks, block);
  g_autoptr(BylineDocument) document = byline_document_new (blocks, NULL, FALSE);
  g_autofree char *all = byline_document_text_all (document);
  g_autofree char *range = byline_document_text_range (document, (BylinePosition) { 0, 2 },
                                                       (BylinePosition) { 0, 11 });

  g_assert_cmpstr (all, ==, "tie [hitch] now\n");
  g_assert_cmpstr (range, ==, "e [hitch] now");
}

static void
test_wrapped (void)
{
  g_autoptr(BylineDocument) document =
    read_page ("<p>one two three four</p><ul><li>five six seven eight</li></ul>"
               "<blockquote><p>nine ten eleven</p></blockquote>"
               "<p>unbreakablewordhere x</p><p>\346\270\257\346\270\257\346\270\257\346\270\257"
               "\346\270\257\346\270\257\346\270\257</p><pre>code is never wrapped</pre>");
  g_autofree char *text = byline_document_text_wrapped (document, 12);

  g_assert_cmpstr (text, ==,
                   "one two\nthree four\n\n"
                   "\342\200\242 five six\n  seven\n  eight\n\n"
                   "\342\224\202 nine ten\n\342\224\202 eleven\n\n"
                   "unbreakablew\nordhere x\n\n"
                   "\346\270\257\346\270\257\346\270\257\346\270\257\346\270\257\346\270\257\n"
                   "\346\270\257\n\n"
                   "    code is never wrapped\n");
}

static void
test_lines_fit (void)
{
  g_autoptr(BylineDocument) document = read_page (PAGE PAGE "<p>" PAGE "</p>");

  for (guint columns = 1; columns < 60; columns++)
    {
      g_autofree char *text = byline_document_text_wrapped (document, columns);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_cmpuint (g_utf8_strlen (lines[i], -1), <=, MAX (columns, 14));
    }
}

static void
test_range (void)
{
  g_autoptr(BylineDocument) document = read_page (PAGE);
  static const struct { BylinePosition from; BylinePosition to; const char *text; } rows[] = {
    { { 0, 2 }, { 0, 4 }, "ot" },
    { { 0, 2 }, { 1, 6 }, "ots\n\nA rope" },
    { { 1, 15 }, { 2, 4 }, "ends.\nMind both.\n\n\342\200\242 reef" },
    { { 2, 0 }, { 4, 4 }, "\342\200\242 reef\n\342\200\242 bowline\n  9. left" },
    { { 2, 0 }, { 2, 4 }, "reef" },
    { { 2, 1 }, { 3, 4 }, "eef\n\342\200\242 bowl" },
    { { 4, 0 }, { 5, 5 }, "  9. left\n  10. right" },
    { { 7, 0 }, { 8, 5 }, "The mate\n\na\n  b" },
    { { 6, 0 }, { 7, 3 }, "Never tie in haste.\n\nThe" },
    { { 10, 0 }, { 13, 99 }, "Name\tUse\nHitch\tPost" },
    { { 12, 99 }, { 99, 0 }, "\tPost" },
    { { 1, 3 }, { 1, 3 }, "" },
    { { 2, 0 }, { 1, 0 }, "" },
    { { 99, 0 }, { 100, 0 }, "" },
    { { 1, 21 }, { 1, 22 }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = byline_document_text_range (document, rows[i].from, rows[i].to);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* What is pasted into a sheet stands in its columns, empty cells or not. */
static void
test_range_of_table (void)
{
  g_autoptr(BylineDocument) document =
    read_page ("<table><tr><td>a</td><td></td><td>c</td></tr><tr><td></td><td>e</td><td></td></tr>"
               "<tr><td colspan=2><p>g</p><p>h</p></td><td>i</td></tr></table>"
               "<ul><li><p>one</p><p>two</p></li></ul>");
  g_autofree char *text = byline_document_text_range (document, (BylinePosition) { 0, 0 },
                                                      (BylinePosition) { 99, 0 });

  g_assert_cmpstr (text, ==, "a\t\tc\n\te\ng h\t\ti\n\n\342\200\242 one\n  two");
}

static void
test_empty (void)
{
  g_autoptr(BylineDocument) document = read_page (NULL);
  g_autofree char *all = byline_document_text_all (document);
  g_autofree char *wrapped = byline_document_text_wrapped (document, 0);

  g_assert_cmpstr (all, ==, "");
  g_assert_cmpstr (wrapped, ==, "");
  g_assert_cmpuint (byline_document_text_minutes (document), ==, 0);
}

static void
test_minutes (void)
{
  static const struct { guint n_words; guint minutes; } rows[] = {
    { 1, 1 }, { 230, 1 }, { 344, 1 }, { 345, 2 }, { 2300, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GString *html = g_string_new (NULL);

      for (guint j = 0; j < rows[i].n_words; j++)
        g_string_append (html, "word ");
      g_autoptr(BylineDocument) document = read_page (html->str);
      g_assert_cmpuint (byline_document_text_minutes (document), ==, rows[i].minutes);
      g_string_free (html, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/document-text/all", test_all);
  g_test_add_func ("/document/document-text/other-kinds", test_other_kinds);
  g_test_add_func ("/document/document-text/inline-pictures", test_inline_pictures);
  g_test_add_func ("/document/document-text/wrapped", test_wrapped);
  g_test_add_func ("/document/document-text/lines-fit", test_lines_fit);
  g_test_add_func ("/document/document-text/range", test_range);
  g_test_add_func ("/document/document-text/range-of-table", test_range_of_table);
  g_test_add_func ("/document/document-text/empty", test_empty);
  g_test_add_func ("/document/document-text/minutes", test_minutes);

  return g_test_run ();
}
