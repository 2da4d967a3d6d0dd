/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-search-text.h"

#include <string.h>

static char *
squeeze (char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \n", -1);
  GString *squeezed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] != '\0')
      g_string_append_printf (squeezed, "%s%s", squeezed->len > 0 ? " " : "", words[i]);
  }
  g_free (text);

  return g_string_free (squeezed, FALSE);
}

static void
test_html (void)
{
  static const struct
  {
    const char *html;
    const char *words;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "<p>One</p><p>Two</p>", "One Two" },
    { "half<b>way</b>", "halfway" },
    { "one<br>two", "one two" },
    { "a < b and c", "a < b and c" },
    { "<img alt=\"x\" src=y>end", "end" },
    { "<script>var x = '<p>';</script>seen", "seen" },
    { "<style>p { }</STYLE>seen", "seen" },
    { "<!-- a > b -->seen", "seen" },
    { "<!-- never closed", "" },
    { "<p", "" },
    { "caf&#233; &#xe9;t&eacute; R&amp;D", "café ét R D" },
    { "&#0;&#99999999999;&#x;x", "x" },
    { "&", "" },
    { "中文 text", "中 文 text" },
    { "ba\xffr", "ba r" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = squeeze (byline_search_text_from_html (cases[i].html));

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_plain (void)
{
  g_autofree char *words = squeeze (byline_search_text_from_plain ("a <b> ひと &amp;"));
  g_autofree char *none = byline_search_text_from_plain (NULL);

  g_assert_cmpstr (words, ==, "a <b> ひ と &amp;");
  g_assert_cmpstr (none, ==, "");
}

static void
test_limit (void)
{
  g_autofree char *html = g_strnfill (4 * 1024 * 1024, 'a');
  g_autofree char *words = byline_search_text_from_html (html);

  g_assert_cmpuint (strlen (words), <=, 512 * 1024 + 8);
}

static void
test_query (void)
{
  static const struct
  {
    const char *typed;
    const char *query;
  } cases[] = {
    { "", NULL },
    { " !? \"", NULL },
    { "garden", "\"garden\"*" },
    { "Two  words", "\"Two\"* \"words\"*" },
    { "a OR b NOT c*", "\"a\"* \"OR\"* \"b\"* \"NOT\"* \"c\"*" },
    { "title:x \"; DROP", "\"title\"* \"x\"* \"DROP\"*" },
    { "中文x", "\"中 文 x\"*" },
    { "\xff\xfe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *query = byline_search_text_to_query (cases[i].typed);

    g_assert_cmpstr (query, ==, cases[i].query);
  }
}

static void
test_query_limit (void)
{
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autofree char *query = NULL;
  g_auto(GStrv) words = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append (typed, "w ");
  query = byline_search_text_to_query (typed->str);
  words = g_strsplit (query, " ", -1);

  g_assert_cmpuint (g_strv_length (words), ==, 16);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/search-text/html", test_html);
  g_test_add_func ("/store/search-text/plain", test_plain);
  g_test_add_func ("/store/search-text/limit", test_limit);
  g_test_add_func ("/store/search-text/query", test_query);
  g_test_add_func ("/store/search-text/query-limit", test_query_limit);

  return g_test_run ();
}
