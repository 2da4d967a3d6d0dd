/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Selecting over all blocks: known ranges give known words. */

#include "byline-document-selection.h"

#include "byline-document-view.h"
#include "kit-test.h"

#include <string.h>

static BylineDocument *
some_document (void)
{
  return kit_test_document (kit_test_heading (2, "The heading"),
                            kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "First paragraph here."),
                            kit_test_container (BYLINE_BLOCK_QUOTE,
                                                kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                               "Quoted words."), NULL),
                            kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Last one."), NULL);
}

typedef struct
{
  BylineDocument          *document;
  BylineTypography        *typography;
  BylineDocumentParts     *parts;
  BylineDocumentSelection *selection;
  GtkWidget               *view;
} Page;

static void
set_up (Page          *page,
        gconstpointer  data)
{
  page->document = some_document ();
  page->typography = byline_typography_new ();
  page->parts = byline_document_parts_new (page->document, page->typography);
  byline_document_parts_build (page->parts, G_MAXINT64, 0);
  page->view = g_object_ref_sink (byline_document_view_new ());
  page->selection = byline_document_selection_new (page->view);
  byline_document_selection_set_parts (page->selection, page->document, page->parts);
}

static void
tear_down (Page          *page,
           gconstpointer  data)
{
  byline_document_selection_free (page->selection);
  g_object_unref (page->view);
  byline_document_parts_free (page->parts);
  byline_typography_unref (page->typography);
  g_assert_finalize_object (page->document);
}

static void
assert_selected (Page       *page,
                 const char *words)
{
  g_autofree char *text = byline_document_selection_dup_text (page->selection);

  g_assert_cmpstr (text, ==, words);
}

static void
test_forwards_and_back (Page          *page,
                        gconstpointer  data)
{
  byline_document_selection_start (page->selection, (BylinePosition) { 1, 6 },
                                   BYLINE_SELECT_CHARACTERS);
  assert_selected (page, NULL);
  byline_document_selection_extend (page->selection, (BylinePosition) { 1, 15 });
  assert_selected (page, "paragraph");
  byline_document_selection_extend (page->selection, (BylinePosition) { 1, 0 });
  assert_selected (page, "First ");
}

static void
test_over_blocks (Page          *page,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  byline_document_selection_start (page->selection, (BylinePosition) { 3, 4 },
                                   BYLINE_SELECT_CHARACTERS);
  byline_document_selection_extend (page->selection, (BylinePosition) { 0, 4 });
  text = byline_document_selection_dup_text (page->selection);

  g_assert_true (g_str_has_prefix (text, "heading"));
  g_assert_nonnull (strstr (text, "First paragraph here."));
  g_assert_nonnull (strstr (text, "Quoted words."));
  g_assert_true (g_str_has_suffix (text, "Last"));
}

static void
test_words (Page          *page,
            gconstpointer  data)
{
  byline_document_selection_start (page->selection, (BylinePosition) { 1, 8 }, BYLINE_SELECT_WORDS);
  assert_selected (page, "paragraph");
  byline_document_selection_extend (page->selection, (BylinePosition) { 1, 18 });
  assert_selected (page, "paragraph here");
  byline_document_selection_extend (page->selection, (BylinePosition) { 1, 2 });
  assert_selected (page, "First paragraph");
}

static void
test_paragraph (Page          *page,
                gconstpointer  data)
{
  byline_document_selection_start (page->selection, (BylinePosition) { 1, 8 }, BYLINE_SELECT_TEXTS);

  assert_selected (page, "First paragraph here.");
}

static void
test_all_and_clear (Page          *page,
                    gconstpointer  data)
{
  g_autofree char *text = NULL;

  byline_document_selection_all (page->selection);
  text = byline_document_selection_dup_text (page->selection);
  g_assert_true (g_str_has_prefix (text, "The heading"));
  g_assert_true (g_str_has_suffix (text, "Last one."));
  byline_document_selection_clear (page->selection);
  assert_selected (page, NULL);
}

static void
test_no_words (void)
{
  g_autoptr (BylineDocument) document = kit_test_document (byline_block_new (BYLINE_BLOCK_RULE),
                                                           NULL);
  GtkWidget *view = g_object_ref_sink (byline_document_view_new ());
  g_autofree char *text = NULL;

  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (view));
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (view));
  byline_document_view_copy (BYLINE_DOCUMENT_VIEW (view));
  text = byline_document_view_dup_selection (BYLINE_DOCUMENT_VIEW (view));

  g_assert_null (text);
  g_object_unref (view);
}

/* A long word has breaks on the screen; the copy has none. */
static void
test_copied_word_is_clean (void)
{
  g_autofree char *word = kit_test_long_word (5000);
  g_autoptr (BylineDocument) document = kit_test_document (kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                          word), NULL);
  GtkWidget *view = g_object_ref_sink (byline_document_view_new ());
  g_autofree char *text = NULL;

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (view));
  text = byline_document_view_dup_selection (BYLINE_DOCUMENT_VIEW (view));

  g_assert_cmpstr (text, ==, word);
  g_object_unref (view);
}

/* Whoever pastes takes words or a page. */
static void
test_copied_as_both (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "salt & water"), NULL);
  GtkWidget *view = byline_document_view_new ();
  GtkWidget *window = kit_test_present (view, 300, 200);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view);
  GdkContentFormats *formats;

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (view));
  byline_document_view_copy (BYLINE_DOCUMENT_VIEW (view));
  formats = gdk_clipboard_get_formats (clipboard);

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  kit_test_close (window);
}

/* Points on the page: between two blocks, beyond all of them. */
static void
test_points (void)
{
  g_autoptr (BylineDocument) document = some_document ();
  g_autoptr (BylineTypography) typography = byline_typography_new ();
  BylineDocumentParts *parts = byline_document_parts_new (document, typography);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  BylinePosition position;
  GtkWidget *window;
  double y;

  byline_document_parts_build (parts, G_MAXINT64, 0);
  gtk_box_append (GTK_BOX (box), parts->root);
  window = kit_test_present (box, 500, 500);

  g_assert_true (byline_document_parts_hit (parts, box, -50, -50, &position));
  g_assert_cmpuint (position.ordinal, ==, 0);
  g_assert_cmpuint (position.offset, ==, 0);
  g_assert_true (byline_document_parts_hit (parts, box, 9999, 9999, &position));
  g_assert_cmpuint (position.ordinal, ==, 3);
  g_assert_cmpuint (position.offset, ==, strlen ("Last one."));
  g_assert_true (byline_document_parts_locate (parts, box, (BylinePosition) { 1, 3 }, &y));
  g_assert_true (byline_document_parts_hit (parts, box, 0, y + 5, &position));
  g_assert_cmpuint (position.ordinal, ==, 1);
  g_assert_cmpuint (position.offset, ==, 0);
  kit_test_close (window);
  byline_document_parts_free (parts);
}

/* What is selected in a comment ends what was selected in the article. */
static void
test_one_at_a_time (void)
{
  g_autoptr (BylineDocument) document = some_document ();
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *other = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *views[] = { byline_document_view_new (), byline_document_view_new () };

  gtk_box_append (GTK_BOX (box), other);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *selected = NULL;

      gtk_box_append (GTK_BOX (box), views[i]);
      byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (views[i]), document);
      byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (views[i]));
      selected = byline_document_view_dup_selection (BYLINE_DOCUMENT_VIEW (views[i]));
      g_assert_nonnull (selected);
      before = byline_document_view_dup_selection (BYLINE_DOCUMENT_VIEW (views[0]));
      g_assert_true ((before != NULL) == (i == 0));
    }

  g_assert_true (byline_document_view_copy_within (box));
  g_assert_false (byline_document_view_copy_within (other));
  byline_document_view_clear_selection (BYLINE_DOCUMENT_VIEW (views[1]));
  g_assert_false (byline_document_view_copy_within (box));
  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (views[0]));
  g_object_unref (box);
  g_assert_null (byline_document_selection_get_view ());
}

static void
add (const char *path,
     void      (*test) (Page *, gconstpointer))
{
  g_test_add (path, Page, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  add ("/kit/document-selection/forwards-and-back", test_forwards_and_back);
  add ("/kit/document-selection/over-blocks", test_over_blocks);
  add ("/kit/document-selection/words", test_words);
  add ("/kit/document-selection/paragraph", test_paragraph);
  add ("/kit/document-selection/all-and-clear", test_all_and_clear);
  g_test_add_func ("/kit/document-selection/no-words", test_no_words);
  g_test_add_func ("/kit/document-selection/copied-word-is-clean", test_copied_word_is_clean);
  g_test_add_func ("/kit/document-selection/copied-as-both", test_copied_as_both);
  g_test_add_func ("/kit/document-selection/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/kit/document-selection/points", test_points);
  return g_test_run ();
}
