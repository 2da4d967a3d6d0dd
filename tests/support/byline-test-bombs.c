/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages made to hurt, for the tests that read them and for the figures of
 * time and memory. Far longer or deeper than any article. */

#include "byline-test-bombs.h"

#include <string.h>

static const BylineTestBomb bombs[] = {
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
  { "many-bold", "", "<b>", 1000000, "deep", "deep" },
  { "bold-in-paragraphs", "", "<p><b>", 300000, "deep", "deep" },
  { "nested-rows", "", "<table><tbody><tr><td>", 75000, "deep", "deep" },
  { "stray-table-parts", "<table>", "<td><tr><tbody><caption>", 70000, "</table>x", "x" },
  { "wide-table", "<table><tr>", "<td>x", 200000, "", NULL },
  { "long-table", "<table>", "<tr>", 800000, "", NULL },
  { "spans-of-cells", "<table>", "<tr><td colspan=1000 rowspan=65534>x", 100000, "", NULL },
  { "lines", "", "a line<br>\n", 100000, "end", "end" },
  { "lines-of-code", "<pre>", "a line\n", 100000, "end", "end" },
  { "breaks", "", "<br>", 1000000, "end", "end" },
  { "short-paragraphs", "", "<p>", 1390000, "end", "end" },
  { "ends-of-paragraphs", "", "</p>", 1000000, "end", "end" },
  { "stray-ends", "", "</b></i></a>", 340000, "end", "end" },
  { "items", "<ul>", "<li>x", 800000, "", "x" },
  { "links", "", "<a href=/x>y</a> ", 250000, "", "y" },
  { "short-links", "", "<a href=b>", 400000, "y", "y" },
  { "alternating-spans", "", "<b>x</b><i>y</i>", 250000, "", "y" },
  { "moved-formats", "", "<a><div><div><div><div><div><div><div><div></a>x", 60000, "", "x" },
  { "attributes", "<p ", "abcdefg=\"1\" ", 20000, ">x", "x" },
  { "attributes-everywhere", "", "<p id=a class=b lang=c dir=d>", 130000, "x", "x" },
  { "short-attributes", "", "<p a=1 b=1 c=1 d=1 e=1 f=1 g=1 h=1>", 110000, "x", "x" },
  { "reopened-attributes", "<p><b a b c d e f g h i j k l m n o p q r s t u v w x y z></p>",
    "<p>x</p>", 400000, "x", "x" },
  { "moved-attributes", "", "<b a b c d e f g h i j k l m n o p q r s t u v w x y z><p>x</b>",
    60000, "y", "y" },
  { "empty-spans", "x", "<b><br> </b>", 300000, "", NULL },
  { "classes", "<p class=\"", "abc ", 500000, "\">x", "x" },
  { "candidates", "<img src=a.jpg srcset=\"", "b.jpg 2w, ", 400000, "\">x", "x" },
  { "references", "", "&amp;", 800000, "", "&" },
  { "unfinished-references", "", "&notit;&#", 400000, "", NULL },
  { "embeds", "", "<iframe src=https://v.example/1></iframe>", 90000, "", NULL },
  { "details", "", "<details><summary>x", 150000, "deep", "deep" },
  { "formulas", "", "<math><mi>x", 300000, "deep", "deep" },
  { "drop-in-code", "<pre>", "<b>x", 500000, "", "x" },
  { "ruby", "<ruby>", "x<rt>y", 400000, "", "y" },
  { "scripts", "", "<script><!--<script>", 200000, "", NULL },
  { "right-to-left", "", "\327\251\342\200\256 ", 300000, "x", "x" },
  { "unclosed-attributes", "<p ", "a=1 ", 500000, "", NULL },
};

/**
 * byline_test_bomb_get:
 * @index: 0 is the first
 *
 * Returns: (transfer none) (nullable): a bomb, %NULL after the last
 */
const BylineTestBomb *
byline_test_bomb_get (guint index)
{
  return index < G_N_ELEMENTS (bombs) ? &bombs[index] : NULL;
}

/**
 * byline_test_bomb_lookup:
 * @name: a bomb's name
 *
 * Returns: (transfer none) (nullable): the bomb
 */
const BylineTestBomb *
byline_test_bomb_lookup (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    if (strcmp (bombs[i].name, name) == 0)
      return &bombs[i];

  return NULL;
}

/**
 * byline_test_bomb_make:
 * @bomb: a bomb
 *
 * Returns: (transfer full): the page
 */
GString *
byline_test_bomb_make (const BylineTestBomb *bomb)
{
  GString *html = g_string_sized_new (strlen (bomb->head) + strlen (bomb->tail) + 1 +
                                      strlen (bomb->repeated) * bomb->n_times);

  g_string_append (html, bomb->head);
  for (guint i = 0; i < bomb->n_times; i++)
    g_string_append (html, bomb->repeated);
  g_string_append (html, bomb->tail);
  return html;
}
