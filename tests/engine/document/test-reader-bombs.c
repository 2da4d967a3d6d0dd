/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages made to hurt. Each must be read in time and into a sound document;
 * where words are in it they must come out. */

#include "byline-html-reader.h"
#include "document-dump.h"

#include <string.h>

/* Far above what is measured (below a second), far below what the parser
 * alone would take (minutes, or a crash). */
#define MAX_SECONDS 30

typedef struct
{
  const char *path;
  const char *head;
  const char *repeated;
  guint       n_times;
  const char *tail;
  const char *words;      /* (nullable): must be in the last text */
} Bomb;

static const Bomb bombs[] = {
  { "nested-div", "", "<div>", 800000, "deep", "deep" },
  { "nested-div-1m", "", "<div>", 1000000, "", NULL },
  { "nested-tables-48k", "", "<table><tr><td>", 3200, "deep", "deep" },
  { "nested-tables", "", "<table><tr><td>", 100000, "deep", "deep" },
  { "nested-quotes", "", "<blockquote>", 100000, "deep", "deep" },
  { "nested-lists", "", "<ul><li>", 100000, "deep", "deep" },
  { "nested-figures", "", "<figure>", 100000, "deep", "deep" },
  { "nested-spans", "", "<span>", 300000, "deep", "deep" },
  { "nested-definitions", "", "<dl><dd>", 100000, "deep", "deep" },
  { "nested-noscript", "", "<noscript><div>", 50000, "", NULL },
  { "reopened-bold", "", "<p><b x=1><i y=2></p>", 100000, "<p>deep", "deep" },
  { "reopened-long-link", "<a href=/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
    "<p>y", 200000, "", "y" },
  { "misnested-bold", "<div>", "<b><p></b>x</p>", 100000, "", "x" },
  { "cells-outside-tables", "", "<p><b x=1></p><td></td>", 100000, "", NULL },
  { "cells-in-drawings", "<table>", "<svg><td><b x=1></td>", 80000, "", NULL },
  { "text-areas-in-drawings", "", "<svg><textarea><div>", 80000, "", NULL },
  { "forms-in-forms", "", "<form><div></form>", 100000, "", NULL },
  { "selects", "", "<div><select></div></select>", 80000, "", NULL },
  { "templates", "", "<template><ruby><x><blockquote><p><rt></template>", 30000, "", NULL },
  { "fostered-words", "<table>", "x<p>", 200000, "", "x" },
  { "paragraphs", "", "<p>x", 300000, "", "x" },
  { "rows", "<table>", "<tr><td>x<td>y", 50000, "", "y" },
  { "pictures", "", "<img src=x.jpg>", 100000, "", NULL },
  { "unclosed-comments", "", "<!-- ", 500000, "", NULL },
  { "unclosed-quotes", "x", "<p title=\"", 200000, "", "x" },
  { "less-than", "", "<", 2000000, "", "<" },
  { "ampersands", "", "&", 2000000, "", "&" },
  { "one-word", "", "xxxxxxxxxxxxxxxx", 200000, "", "x" },
  { "marks", "a", "\314\201", 500000, "", "a" },
  { "unclosed-attributes", "<p ", "a=1 ", 500000, "", NULL },
};

static void
test_bomb (gconstpointer data)
{
  const Bomb *bomb = data;
  GString *html = g_string_new (bomb->head);

  for (guint i = 0; i < bomb->n_times; i++)
    g_string_append (html, bomb->repeated);
  g_string_append (html, bomb->tail);

  gint64 start = g_get_monotonic_time ();
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html->str, (gssize) html->len, NULL, BYLINE_PROFILE_ARTICLE);
  g_autoptr(BylineDocument) comment =
    byline_html_reader_read (html->str, (gssize) html->len, NULL, BYLINE_PROFILE_COMMENT);
  gint64 seconds = (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  document_check (document);
  document_check (comment);
  g_assert_cmpint (seconds, <, MAX_SECONDS);
  if (bomb->words != NULL)
    {
      guint n_texts = byline_document_get_n_texts (document);

      g_assert_cmpuint (n_texts, >, 0);
      g_assert_nonnull (strstr (byline_document_get_text (document, n_texts - 1)->words,
                                bomb->words));
    }
  g_string_free (html, TRUE);
}

static void
test_block_limits (void)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < 30000; i++)
    g_string_append (html, "<p>x");
  g_autoptr(BylineDocument) article =
    byline_html_reader_read (html->str, -1, NULL, BYLINE_PROFILE_ARTICLE);
  g_autoptr(BylineDocument) comment =
    byline_html_reader_read (html->str, -1, NULL, BYLINE_PROFILE_COMMENT);

  g_assert_cmpuint (byline_document_get_n_texts (article), ==, 20000);
  g_assert_true (byline_document_get_truncated (article));
  g_assert_cmpuint (byline_document_get_n_texts (comment), ==, 200);
  g_assert_true (byline_document_get_truncated (comment));
  g_string_free (html, TRUE);
}

static void
test_table_limits (void)
{
  GString *html = g_string_new ("<table>");

  for (guint i = 0; i < 600; i++)
    {
      g_string_append (html, "<tr>");
      for (guint j = 0; j < (i == 0 ? 80 : 2); j++)
        g_string_append (html, "<td>x");
    }
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html->str, -1, NULL, BYLINE_PROFILE_ARTICLE);
  const BylineBlock *table = g_ptr_array_index (byline_document_get_blocks (document), 0);

  g_assert_cmpuint (table->children->len, ==, 500);
  const BylineBlock *row = g_ptr_array_index (table->children, 0);
  g_assert_cmpuint (row->children->len, ==, 50);
  g_assert_true (byline_document_get_truncated (document));
  g_string_free (html, TRUE);
}

static void
test_an_article_is_quick (void)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < 250; i++)
    g_string_append (html, "<p>Twenty words about the harbour and <a href='/sea'>the sea</a>, "
                           "with a <em>turn</em> of the tide and some more of it.</p>\n"
                           "<ul><li>salt</li><li>rope</li></ul>");
  gint64 start = g_get_monotonic_time ();
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html->str, (gssize) html->len, NULL, BYLINE_PROFILE_ARTICLE);
  gint64 microseconds = g_get_monotonic_time () - start;

  g_assert_cmpuint (byline_document_get_n_words (document), >, 5000);
  g_test_message ("%u words in %d us", byline_document_get_n_words (document),
                  (int) microseconds);
  g_assert_cmpint (microseconds, <, 500 * 1000);
  g_string_free (html, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *path = g_strconcat ("/document/reader-bombs/", bombs[i].path, NULL);

      g_test_add_data_func (path, &bombs[i], test_bomb);
    }
  g_test_add_func ("/document/reader-bombs/block-limits", test_block_limits);
  g_test_add_func ("/document/reader-bombs/table-limits", test_table_limits);
  g_test_add_func ("/document/reader-bombs/an-article-is-quick", test_an_article_is_quick);

  return g_test_run ();
}
