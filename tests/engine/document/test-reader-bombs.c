/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages made to hurt. Each must be read in time and into a sound document;
 * where words are in it they must come out. */

#include "byline-html-reader.h"
#include "byline-test-bombs.h"
#include "document-dump.h"

#include <string.h>

/* Far above what is measured (below a second), far below what the parser
 * alone would take (minutes, or a crash). */
#define MAX_SECONDS 30

static gboolean
has_words (BylineDocument *document,
           const char     *words)
{
  for (guint i = byline_document_get_n_texts (document); i-- > 0;)
    if (strstr (byline_document_get_text (document, i)->words, words) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_bomb (gconstpointer data)
{
  const BylineTestBomb *bomb = data;
  GString *html = byline_test_bomb_make (bomb);
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
    g_assert_true (has_words (document, bomb->words));
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

/* A paragraph over the limit is several; a listing has no seam. */
static void
test_text_limits (void)
{
  static const char * const rows[] = { "x", "word ", "a<br>", "\327\251", "<b>x</b> " };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint is_code = 0; is_code < 2; is_code++)
      {
        GString *html = g_string_new (is_code ? "<pre>" : "<p>");

        while (html->len < 200 * 1024)
          g_string_append (html, rows[i]);
        g_autoptr(BylineDocument) document =
          byline_html_reader_read (html->str, -1, NULL, BYLINE_PROFILE_ARTICLE);

        document_check (document);
        if (is_code)
          g_assert_cmpuint (byline_document_get_n_texts (document), ==, 1);
        else
          g_assert_cmpuint (byline_document_get_n_texts (document), >, 1);
        for (guint j = 0; !is_code && j < byline_document_get_n_texts (document); j++)
          g_assert_cmpuint (strlen (byline_document_get_text (document, j)->words), <=, 32 * 1024);
        g_assert_false (byline_document_get_truncated (document));
        g_string_free (html, TRUE);
      }
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
  const BylineTestBomb *bomb;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; (bomb = byline_test_bomb_get (i)) != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/document/reader-bombs/", bomb->name, NULL);

      g_test_add_data_func (path, bomb, test_bomb);
    }
  g_test_add_func ("/document/reader-bombs/block-limits", test_block_limits);
  g_test_add_func ("/document/reader-bombs/text-limits", test_text_limits);
  g_test_add_func ("/document/reader-bombs/table-limits", test_table_limits);
  g_test_add_func ("/document/reader-bombs/an-article-is-quick", test_an_article_is_quick);

  return g_test_run ();
}
