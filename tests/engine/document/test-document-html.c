/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-document-html.h"
#include "byline-html-reader.h"
#include "document-dump.h"

#define BASE "https://site.example/a/"

static BylineDocument *
read_page (const char *html)
{
  return byline_html_reader_read (html, -1, BASE, BYLINE_PROFILE_ARTICLE);
}

/* What was written reads as the same document. */
static void
check_page (const char *html)
{
  g_autoptr(BylineDocument) document = read_page (html);
  g_autofree char *written = byline_document_html_all (document);
  g_autoptr(BylineDocument) again = read_page (written);
  g_autofree char *before = document_dump (document);
  g_autofree char *after = document_dump (again);

  g_test_message ("%s", written);
  g_assert_cmpstr (after, ==, before);
}

static void
test_round_trip (void)
{
  static const char * const pages[] = {
    "<p>5 &lt; 6 &amp; \"so\"<br>on</p><p class='has-drop-cap has-text-align-center'>a</p>",
    "<p>a <b>b <i>c</i></b><i> d</i> <a href='x?a&amp;b' title='T &quot;'>e"
    " <code>f</code></a></p>",
    "<p dir=rtl>\327\251 <span lang=en>a</span></p><div dir=rtl><p dir=ltr>b</p></div>",
    "<p>a <img src=i.png alt=key width=16 height=16> b <kbd>c</kbd><sub>1</sub><mark>m</mark></p>",
    "<h2 id=x>a</h2><ol start=4 type=a><li>b<ul><li>c</ul><li value=9 id=y>d</ol>",
    "<dl><dt>a<dd><p>b<p>c</dl><details open><summary>d</summary><p>e</details>",
    "<blockquote class=wp-block-pullquote><p>a</p><cite>b <em>c</em></cite></blockquote>",
    "<pre><code class=language-c>\n\n  a\n\tb</code></pre><pre class=wp-block-verse>a\n  b</pre>",
    "<figure class=alignleft><a href=y><img src=x.jpg srcset='x.jpg 300w, z.jpg 600w' alt=X></a>"
    "<figcaption>c <b>d</b></figcaption></figure>",
    "<figure class='wp-block-gallery columns-2'><figure><img src=x.jpg></figure>"
    "<figure><img src=y.jpg><figcaption>c</figcaption></figure>"
    "<figcaption>all</figcaption></figure>",
    "<figure><video src=w.webm poster=p.jpg title=T width=64></video><figcaption>c</figcaption>"
    "</figure>",
    "<div class=wp-block-file><a href=f>F</a><a class=wp-block-file__button href=f>G</a></div>",
    "<div class=wp-block-buttons><a href=b>x</a><a>y</a></div>",
    "<table><caption>c</caption><thead><tr><th>a<th>b<tbody><tr><td>1<td rowspan=2>2<tr><td>3"
    "<tfoot><tr><td colspan=2>4</table>",
    "<p>a<sup><a href=#n1>1</a></sup></p><hr class=is-style-dots>"
    "<ol class=wp-block-footnotes><li id=n1>b <a href=#x>c</a></ol>",
    "<p><math alttext=half><mi>a</mi><annotation>\\frac12</annotation></math></p>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    check_page (pages[i]);
}

static void
test_range (void)
{
  g_autoptr(BylineDocument) document =
    read_page ("<p>one <b>two</b></p><ul><li>three</li><li>four &amp; five</li></ul><p>six</p>");
  g_autofree char *html = byline_document_html_range (document, (BylinePosition) { 0, 4 },
                                                      (BylinePosition) { 2, 6 });

  g_assert_cmpstr (html, ==,
                   "<p><strong>two</strong></p>\n<ul>\n<li><p>three</p>\n</li>\n"
                   "<li><p>four &amp;</p>\n</li>\n</ul>\n");
}

/* Nothing of another site is asked for by whoever opens the page. */
static void
test_embeds_are_links (void)
{
  g_autoptr(BylineDocument) document =
    read_page ("<iframe src=https://player.vimeo.com/video/4 title='A & B'></iframe>");
  g_autofree char *html = byline_document_html_all (document);

  g_assert_cmpstr (html, ==,
                   "<p><a href=\"https://vimeo.com/4\">Vimeo: A &amp; B</a></p>\n");

  g_autoptr(BylineDocument) figure =
    read_page ("<figure><iframe src=https://player.vimeo.com/video/4></iframe>"
               "<figcaption>c <b>d</b></figcaption></figure>");
  g_autofree char *written = byline_document_html_all (figure);

  g_assert_cmpstr (written, ==, "<p><a href=\"https://vimeo.com/4\">Vimeo</a></p>\n"
                                "<p>c <strong>d</strong></p>\n");
}

static void
test_nothing_escapes (void)
{
  g_autoptr(BylineDocument) document =
    read_page ("<p>&lt;script&gt;</p>"
               "<p><a href='https://a.example/\"&gt;&lt;b' title='\"&gt;'>x</a>"
               "<img src=x.jpg alt='\"&gt;&lt;script&gt;'>");
  g_autofree char *html = byline_document_html_all (document);

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "\">\""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/document-html/round-trip", test_round_trip);
  g_test_add_func ("/document/document-html/range", test_range);
  g_test_add_func ("/document/document-html/embeds-are-links", test_embeds_are_links);
  g_test_add_func ("/document/document-html/nothing-escapes", test_nothing_escapes);

  return g_test_run ();
}
