/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-document-markdown.h"
#include "byline-html-reader.h"

static const struct { const char *html; const char *markdown; } rows[] = {
  { "", "" },
  { "<p>a <b>b <i>c</i></b> <del>d</del></p>", "a **b *c*** ~~d~~\n" },
  { "<p><a href=x><em>a</em></a></p>", "[*a*](https://site.example/a/x)\n" },
  { "<p>*a* [b] `c` 5 &lt; 6 &amp; 7_8</p>", "\\*a\\* \\[b\\] \\`c\\` 5 \\< 6 &amp; 7\\_8\n" },
  { "<p>1. a</p><p># b</p><p>- c</p>", "1\\. a\n\n\\# b\n\n\\- c\n" },
  { "<p>a<br>b</p>", "a\\\nb\n" },
  { "<p><code>a*b</code> <code>a`b</code></p>", "`a*b` `` a`b ``\n" },
  { "<h2>a <i>b</i></h2><h3>c</h3>", "## a *b*\n\n### c\n" },
  { "<ul><li>a<ol start=4><li>b<li>c</ol><li>d</ul>", "- a\n\n  4. b\n  5. c\n- d\n" },
  { "<blockquote><p>a</p><p>b</p><cite>c</cite></blockquote>", "> a\n>\n> b\n>\n> — c\n" },
  { "<pre><code class=language-c>a\n  *b*</code></pre>", "```c\na\n  *b*\n```\n" },
  { "<figure><a href=y><img src=x.jpg alt='a [b]'></a><figcaption>c</figcaption></figure>",
    "[![a \\[b\\]](https://site.example/a/x.jpg)](https://site.example/a/y)\n\n*c*\n" },
  { "<table><thead><tr><th>a<th>b|c<tbody><tr><td>1<td>2</table>",
    "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |\n" },
  { "<table><tr><td>1<td>2</table>", "| | |\n| --- | --- |\n| 1 | 2 |\n" },
  { "<table><tr><td colspan=2>1<tr><td>2<td>3</table>",
    "<table>\n<tbody>\n<tr><td colspan=\"2\"><p>1</p>\n</td>\n</tr>\n<tr><td><p>2</p>\n</td>\n"
    "<td><p>3</p>\n</td>\n</tr>\n</tbody>\n</table>\n" },
  { "<details><summary>a</summary><p>b</p></details>", "**a**\n\nb\n" },
  { "<dl><dt>a<dd>b</dl>", "**a**\n\nb\n" },
  { "<iframe src=https://player.vimeo.com/video/4 title=a></iframe>",
    "[Vimeo: a](https://vimeo.com/4)\n" },
  { "a<hr>b", "a\n\n---\n\nb\n" },
};

static void
test_blocks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineDocument) document =
        byline_html_reader_read (rows[i].html, -1, "https://site.example/a/",
                                 BYLINE_PROFILE_ARTICLE);
      g_autofree char *markdown = byline_document_markdown_all (document);

      g_test_message ("%s", rows[i].html);
      g_assert_cmpstr (markdown, ==, rows[i].markdown);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/document-markdown/blocks", test_blocks);

  return g_test_run ();
}
