/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-html-reader.h"
#include "document-dump.h"

#include <string.h>

#define BASE "https://site.example/a/"

typedef struct
{
  const char *html;
  const char *dump;
} Row;

static void
check_rows (const Row     *rows,
            guint          n_rows,
            BylineProfile  profile)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(BylineDocument) document =
        byline_html_reader_read (rows[i].html, -1, BASE, profile);
      g_autofree char *dump = document_dump (document);

      g_test_message ("%s", rows[i].html);
      document_check (document);
      g_assert_cmpstr (dump, ==, rows[i].dump);
    }
}

static void
test_words (void)
{
  static const Row rows[] = {
    { NULL, "" },
    { "", "" },
    { " \n<p></p><p>&nbsp;</p><div> </div>", "" },
    { "bare <b>words", "paragraph \"bare words\" {strong: words}\n" },
    { "<div>one<p>two</p>three</div>four",
      "paragraph \"one\"\nparagraph \"two\"\nparagraph \"three\"\nparagraph \"four\"\n" },
    { "<p>a<br>b<br><br><br><br>c<br></p>", "paragraph \"a/b//c\"\n" },
    { "<p>5 < 6 &amp; 7 &gt; 6</p>", "paragraph \"5 < 6 & 7 > 6\"\n" },
    { "<p>a<wbr>b&shy;c</p>", "paragraph \"ab\302\255c\"\n" },
    { "<b>one<p>two</b>three</p>",
      "paragraph \"one\" {strong: one}\nparagraph \"twothree\" {strong: two}\n" },
    { "<p>a <script>no()</script><style>no</style><template>no</template>b</p>",
      "paragraph \"a b\"\n" },
    { "<p hidden>no</p><nav>no</nav><select><option>no</select><p>yes</p>",
      "paragraph \"yes\"\n" },
    { "<h1>A</h1><h6>F</h6><h2> </h2>", "heading 1 \"A\"\nheading 6 \"F\"\n" },
    { "<h2>a<br>b <img src=x.jpg alt=X></h2>",
      "picture https://site.example/a/x.jpg \"X\" 0x0\nheading 2 \"a/b\"\n" },
    { "<h2><a class=anchor aria-hidden=true href=#x>#</a>Title</h2>", "heading 2 \"Title\"\n" },
    { "<ruby>\346\274\242<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
      "paragraph \"\346\274\242(kan)\" {small: kan}\n" },
    { "<q>a <q>b</q></q>", "paragraph \"\342\200\234a \342\200\230b\342\200\231\342\200\235\"\n" },
    { "<unknown-thing>kept</unknown-thing>", "paragraph \"kept\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_links (void)
{
  static const Row rows[] = {
    { "<a href=b title=T>x</a>", "paragraph \"x\" {link https://site.example/a/b / T: x}\n" },
    { "<a href='javascript:x'>x</a>", "paragraph \"x\"\n" },
    { "<a>x</a>", "paragraph \"x\"\n" },
    { "<a href=#n>x</a>", "paragraph \"x\" {link #n: x}\n" },
    { "<a href=b><h2>x</h2><p>y</p></a>",
      "heading 2 \"x\" {link https://site.example/a/b: x}\n"
      "paragraph \"y\" {link https://site.example/a/b: y}\n" },
    { "<a href=b> x </a>y", "paragraph \"x y\" {link https://site.example/a/b: x}\n" },
    { "<abbr title=T>x</abbr><abbr>y</abbr>", "paragraph \"xy\" {abbreviation T: x}\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_lists (void)
{
  static const Row rows[] = {
    { "<ul><li>a<li>b</ul>",
      "list\n  item 1\n    paragraph \"a\"\n  item 2\n    paragraph \"b\"\n" },
    { "<ol start=5><li>a<li></li><li>b</ol>",
      "list ordered\n  item 5\n    paragraph \"a\"\n  item 7\n    paragraph \"b\"\n" },
    { "<ol reversed><li>a<li>b</ol>",
      "list ordered reversed\n  item 2\n    paragraph \"a\"\n  item 1\n    paragraph \"b\"\n" },
    { "<ol start=99999999999999><li>a</ol>",
      "list ordered\n  item 1000000\n    paragraph \"a\"\n" },
    { "<ul><li>a</li><ul><li>b</li></ul></ul>",
      "list\n  item 1\n    paragraph \"a\"\n    list\n      item 1\n        paragraph \"b\"\n" },
    { "<ul><p>stray</p></ul>", "list\n  item 0\n    paragraph \"stray\"\n" },
    { "<ul></ul>", "" },
    { "<li>alone</li>", "paragraph \"alone\"\n" },
    { "<dl><dt>t<dd>d</dl>", "paragraph \"t\" {strong: t}\nparagraph \"d\"\n" },
    { "<details><summary>s</summary>c</details>",
      "paragraph \"s\" {strong: s}\nparagraph \"c\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_quotes_and_code (void)
{
  static const Row rows[] = {
    { "<blockquote>a<cite>b</cite></blockquote>", "quote \"b\"\n  paragraph \"a\"\n" },
    { "<blockquote><p>a</p><p><cite>b</cite></p></blockquote>",
      "quote \"b\"\n  paragraph \"a\"\n" },
    { "<blockquote><p>a</p><cite>b</cite><cite>b</cite></blockquote>",
      "quote \"b\"\n  paragraph \"a\"\n" },
    { "<blockquote><p>see <cite>b</cite></p></blockquote>",
      "quote\n  paragraph \"see b\" {emphasis: b}\n" },
    { "<blockquote><cite>b</cite></blockquote>", "quote\n  paragraph \"b\"\n" },
    { "<blockquote><blockquote>a</blockquote>b</blockquote>",
      "quote\n  quote\n    paragraph \"a\"\n  paragraph \"b\"\n" },
    { "<pre>\n  a\n\tb  c\n\n</pre>", "code \"  a\\n\tb  c\"\n" },
    { "<pre><code>a <b>b</b></code></pre>", "code \"a b\" {strong: b}\n" },
    { "<pre>a<br>b<div>c</div></pre>", "code \"a\\nb\\nc\"\n" },
    { "<pre class=wp-block-verse>a\n b</pre>", "verse \"a/ b\"\n" },
    { "<pre> \n </pre>", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_tables (void)
{
  static const Row rows[] = {
    { "<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td rowspan=900>2</table>",
      "table \"c\"\n  row head\n    cell head\n      paragraph \"a\"\n    cell head\n"
      "      paragraph \"b\"\n  row\n    cell\n      paragraph \"1\"\n    cell 1x200\n"
      "      paragraph \"2\"\n" },
    { "<table><tr><td><p>a</p><p>b</p></table>", "paragraph \"a\"\nparagraph \"b\"\n" },
    { "<table></table><table><caption>c</caption></table>", "paragraph \"c\"\n" },
    { "<table><tr><td></td><td> </td></tr></table>", "" },
    { "<table>stray<tr><td>a<td>b</table>",
      "paragraph \"stray\"\ntable\n  row\n    cell\n      paragraph \"a\"\n    cell\n"
      "      paragraph \"b\"\n" },
    { "<table><caption>a</caption><caption>b</caption><tr><td>c<td>d</table>",
      "paragraph \"b\"\ntable \"a\"\n  row\n    cell\n      paragraph \"c\"\n    cell\n"
      "      paragraph \"d\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_pictures (void)
{
  static const Row rows[] = {
    { "<p>a <img src=x.jpg alt='X &amp;  Y' width=10% height=20> b</p>",
      "paragraph \"a\"\npicture https://site.example/a/x.jpg \"X & Y\" 0x20\nparagraph \"b\"\n" },
    { "<a href=full.jpg><img src=x.jpg></a>",
      "picture https://site.example/a/x.jpg \"\" 0x0 -> https://site.example/a/full.jpg\n" },
    { "<figure><img src=x.jpg><figcaption>c <a href=b>l</a></figcaption></figure>",
      "figure \"c l\" {link https://site.example/a/b: l}\n"
      "  picture https://site.example/a/x.jpg \"\" 0x0\n" },
    { "<figure><p>a</p><figcaption>c</figcaption></figure>",
      "paragraph \"a\"\nparagraph \"c\"\n" },
    { "<figcaption>c</figcaption>", "paragraph \"c\"\n" },
    { "<picture><source srcset=x.webp><img src=x.jpg></picture>",
      "picture https://site.example/a/x.jpg \"\" 0x0\n" },
    { "<img src='data:,' data-src=x.jpg><noscript><img src=x.jpg></noscript>",
      "picture https://site.example/a/x.jpg \"\" 0x0\n" },
    { "<img src='data:,'><noscript><img src=y.jpg></noscript>",
      "picture https://site.example/a/y.jpg \"\" 0x0\n" },
    { "<noscript><img src=https://ad.example/p.jpg></noscript>", "" },
    { "a <img class=wp-smiley src=s.png alt=':)'> b", "paragraph \"a :) b\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_foreign (void)
{
  static const Row rows[] = {
    { "<video src=w.mp4></video>",
      "paragraph \"w.mp4\" {link https://site.example/a/w.mp4: w.mp4}\n" },
    { "<audio><source src='x:y'></audio>", "dropped media\n" },
    { "<iframe src=https://player.vimeo.com/video/42?h=1 title=Film></iframe>",
      "paragraph \"Film\" {link https://vimeo.com/42: Film}\n" },
    { "<iframe src=https://maps.example/m/></iframe>",
      "paragraph \"maps.example/m\" {link https://maps.example/m/: maps.example/m}\n" },
    { "<iframe></iframe>", "dropped embed\n" },
    { "<iframe src=https://t.example/ width=0 height=0></iframe>", "" },
    { "<object data='x:y'><p>instead</p></object>", "paragraph \"instead\"\n" },
    { "<form><input><p>vote</p></form>", "dropped form\n" },
    { "<form>vote</form>", "dropped form\n" },
    { "<form role=search><input>find</form>", "" },
    { "<div class=wp-block-embed__wrapper> https://v.example/7 </div>",
      "paragraph \"https://v.example/7\" {link https://v.example/7: https://v.example/7}\n" },
    { "<div class=wp-block-embed__wrapper>plain words</div>", "paragraph \"plain words\"\n" },
    { "<math><mi>a</mi><mo>=</mo><mi>b</mi></math>", "paragraph \"a=b\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_sides (void)
{
  static const Row rows[] = {
    { "<div dir=rtl><p>a</p><p dir=ltr>b</p></div><p>c</p>",
      "paragraph \"a\" rtl\nparagraph \"b\" ltr\nparagraph \"c\"\n" },
    { "<p style='color: red; TEXT-ALIGN : Right'>a</p>", "paragraph \"a\" end\n" },
    { "<p class=has-text-align-center>a</p><center>b</center><p align=justify>c</p>",
      "paragraph \"a\" center\nparagraph \"b\" center\nparagraph \"c\" justify\n" },
    { "<p lang=de>a</p><p lang='x y'>b</p>",
      "paragraph \"a\" {language de: a}\nparagraph \"b\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_comments (void)
{
  static const Row rows[] = {
    { "<p>a<br />b</p>", "paragraph \"a/b\"\n" },
    { "<h2>Shout</h2>", "paragraph \"Shout\" {strong: Shout}\n" },
    { "<p>see <img src=x.jpg alt=cat></p>",
      "paragraph \"see cat\" {link https://site.example/a/x.jpg: cat}\n" },
    { "<a href=b><img src=dog.jpg></a>",
      "paragraph \"dog.jpg\" {link https://site.example/a/b: dog.jpg}\n" },
    { "<table><tr><td>a</td><td><p>b</p></td></tr></table>", "paragraph \"a | b\"\n" },
    { "<figure><img src=x.jpg alt=cat><figcaption>c</figcaption></figure>",
      "paragraph \"cat\" {link https://site.example/a/x.jpg: cat}\nparagraph \"c\"\n" },
    { "<form>x</form><iframe></iframe>", "" },
    { "<blockquote><p>q</p></blockquote>", "quote\n  paragraph \"q\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_COMMENT);
}

static void
test_inline (void)
{
  static const Row rows[] = {
    { "A <em>title</em> &#8211; twice",
      "paragraph \"A title \342\200\223 twice\" {emphasis: title}\n" },
    { "<p>a</p><p>b</p><ul><li>c</li></ul>", "paragraph \"a b c\"\n" },
    { "<h2>a</h2><img src=x.jpg alt=X>", "paragraph \"a X\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_INLINE);
}

static void
test_plain_line (void)
{
  static const struct { const char *html; const char *line; } rows[] = {
    { "Rock &#8216;n&#8217; roll", "Rock \342\200\230n\342\200\231 roll" },
    { "Salt &amp; Pepper", "Salt & Pepper" },
    { "5 < 6", "5 < 6" },
    { "a <b and c", "a <b and c" },
    { "<em>Two</em>  <script>x</script>words\n", "Two words" },
    { "&lt;b&gt;", "<b>" },
    { "&amp;amp;", "&amp;" },
    { "a<br>b", "a b" },
    { "AT&T", "AT&T" },
    { "a\342\200\256b", "ab" },
    { "", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = byline_html_reader_plain_line (rows[i].html);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

static void
test_excerpt (void)
{
  static const struct { const char *html; guint max_words; const char *line; } rows[] = {
    { "<p>one two three</p>", 55, "one two three" },
    { "<p>one two three</p>", 3, "one two three" },
    { "<p>one two three</p>", 2, "one two\342\200\246" },
    { "<p>one two [&hellip;]</p>", 55, "one two\342\200\246" },
    { "<p>one&#8230; <a class='more-link' href=x>Continue reading</a></p>", 55, "one\342\200\246" },
    { "<h2>one</h2><figure><img src=x alt=no></figure><p>two</p>", 55, "one two" },
    { "one", 0, "" },
    { NULL, 55, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = byline_html_reader_excerpt (rows[i].html, rows[i].max_words);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

static void
test_anchors (void)
{
  static const struct { const char *id; guint ordinal; guint offset; } rows[] = {
    { "top", 0, 0 }, { "mid", 0, 4 }, { "old", 1, 0 }, { "head", 2, 0 }, { "list", 3, 0 },
    { "item", 4, 0 }, { "shot", 5, 0 },
  };
  g_autoptr(BylineDocument) document = byline_html_reader_read (
    "<div id=top><p>one <b id=mid>two</b></p></div><p><a name=old></a>x</p><h2 id=head>h</h2>"
    "<ul id=list><li>a</li><li id=item>b</li></ul><img id=shot src=x.jpg><p>after</p>",
    -1, BASE, BYLINE_PROFILE_ARTICLE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BylinePosition position = { 99, 99 };

      g_test_message ("%s", rows[i].id);
      g_assert_true (byline_document_find_anchor (document, rows[i].id, &position));
      g_assert_cmpuint (position.ordinal, ==, rows[i].ordinal);
      g_assert_cmpuint (position.offset, ==, rows[i].offset);
    }
}

static void
test_every_block (void)
{
  const char *folder = g_getenv ("BYLINE_TEST_DATA");
  g_autofree char *html = NULL;
  g_autofree char *wanted = NULL;

  if (folder == NULL)
    {
      g_test_skip ("BYLINE_TEST_DATA is not set");
      return;
    }

  g_autofree char *page = g_build_filename (folder, "every-block.html", NULL);
  g_autofree char *golden = g_build_filename (folder, "every-block.txt", NULL);
  g_assert_true (g_file_get_contents (page, &html, NULL, NULL));
  g_assert_true (g_file_get_contents (golden, &wanted, NULL, NULL));
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html, -1, BASE, BYLINE_PROFILE_ARTICLE);
  g_autofree char *dump = document_dump (document);

  document_check (document);
  g_assert_cmpstr (dump, ==, wanted);
}

/* Whatever the cut, there is a document, from a buffer without a NUL. */
static void
test_every_cut (void)
{
  static const char html[] =
    "<p class='a'>w&amp;x<br><a href=\"y\">z</a></p><ul><li>1<li>2</ul><table><tr><td>c<td>d"
    "</table><!-- n --><pre>p</pre><img src=i alt='t'><svg></svg>\303\251";

  for (gsize length = 0; length < sizeof html; length++)
    {
      g_autofree char *exact = g_memdup2 (html, length);

      for (int profile = BYLINE_PROFILE_ARTICLE; profile <= BYLINE_PROFILE_INLINE; profile++)
        {
          g_autoptr(BylineDocument) document =
            byline_html_reader_read (exact, (gssize) length, BASE, (BylineProfile) profile);

          document_check (document);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/html-reader/words", test_words);
  g_test_add_func ("/document/html-reader/links", test_links);
  g_test_add_func ("/document/html-reader/lists", test_lists);
  g_test_add_func ("/document/html-reader/quotes-and-code", test_quotes_and_code);
  g_test_add_func ("/document/html-reader/tables", test_tables);
  g_test_add_func ("/document/html-reader/pictures", test_pictures);
  g_test_add_func ("/document/html-reader/foreign", test_foreign);
  g_test_add_func ("/document/html-reader/sides", test_sides);
  g_test_add_func ("/document/html-reader/comments", test_comments);
  g_test_add_func ("/document/html-reader/inline", test_inline);
  g_test_add_func ("/document/html-reader/plain-line", test_plain_line);
  g_test_add_func ("/document/html-reader/excerpt", test_excerpt);
  g_test_add_func ("/document/html-reader/anchors", test_anchors);
  g_test_add_func ("/document/html-reader/every-block", test_every_block);
  g_test_add_func ("/document/html-reader/every-cut", test_every_cut);

  return g_test_run ();
}
