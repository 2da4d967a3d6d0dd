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
    { "<p>a&#11111111111b</p>", "paragraph \"a\357\277\275b\"\n" },
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
    { "<ol type=i><li>a</ol><ul style='list-style-type: Square'><li>b</ul>",
      "list ordered lower-roman\n  item 1\n    paragraph \"a\"\n"
      "list square\n  item 1\n    paragraph \"b\"\n" },
    { "<ol class=wp-block-footnotes><li id=n>a</ol>",
      "footnotes\n  item 1 #n\n    paragraph \"a\"\n" },
    { "<div class=footnotes><hr><ol><li>a</ol></div><ol><li>b</ol>",
      "rule\nfootnotes\n  item 1\n    paragraph \"a\"\n"
      "list ordered\n  item 1\n    paragraph \"b\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_definitions_and_details (void)
{
  static const Row rows[] = {
    { "<dl><dt>t<dd>d</dl>",
      "definitions\n  term \"t\"\n  description\n    paragraph \"d\"\n" },
    { "<dl><div><dt>t<dt>u<dd><p>d<p>e</div>loose</dl>",
      "definitions\n  term \"t\"\n  term \"u\"\n  description\n    paragraph \"d\"\n"
      "    paragraph \"e\"\n    paragraph \"loose\"\n" },
    { "<dl><dt></dt><dd> </dd></dl>", "" },
    { "<dt>t</dt><dd>d</dd>", "paragraph \"t\" {strong: t}\nparagraph \"d\"\n" },
    { "<details><summary>s</summary>c</details>", "details \"s\"\n  paragraph \"c\"\n" },
    { "<details open><p>c</p></details>", "details open\n  paragraph \"c\"\n" },
    { "<details><summary>s</summary></details>", "details\n  paragraph \"s\"\n" },
    { "<details></details>", "" },
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
    { "<pre class=wp-block-preformatted>a\n b</pre>", "verse fixed \"a/ b\"\n" },
    { "<pre class='wp-block-code'><code class='x language-c++'>a</code></pre>",
      "code c++ \"a\"\n" },
    { "<pre class='brush: php; title: x'>a</pre>", "code php \"a\"\n" },
    { "<pre class='language-<b>'>a</pre>", "code \"a\"\n" },
    { "<figure class=wp-block-pullquote><blockquote>a</blockquote></figure>",
      "quote pull\n  paragraph \"a\"\n" },
    { "<blockquote class=twitter-tweet>a</blockquote>", "quote post\n  paragraph \"a\"\n" },
    { "a<hr class='wp-block-separator is-style-dots'>b<hr class=is-style-wide>",
      "paragraph \"a\"\nrule dots\nparagraph \"b\"\nrule wide\n" },
    { "<p>a</p>\n<!--nextpage-->\n<p>b</p>",
      "paragraph \"a\"\npage-break\nparagraph \"b\"\n" },
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
    { "<table><tr><td>a<td>b<tfoot><tr><td>c<td>d</table>",
      "table\n  row\n    cell\n      paragraph \"a\"\n    cell\n      paragraph \"b\"\n"
      "  row foot\n    cell\n      paragraph \"c\"\n    cell\n      paragraph \"d\"\n" },
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
    { "a <img src=i.png alt=key width=16 height=16> b",
      "paragraph \"a \357\277\274 b\" {picture: \357\277\274} "
      "https://site.example/a/i.png \"key\" 16x16\n" },
    { "<img src=x.jpg srcset='x-9.jpg 900w, x-3.jpg 300w, javascript:x 5w, y.jpg 2x' width=200>",
      "picture https://site.example/a/x.jpg \"\" 200x0 300:https://site.example/a/x-3.jpg "
      "400:https://site.example/a/y.jpg 900:https://site.example/a/x-9.jpg\n" },
    { "<img class=alignright src=x.jpg title=T>",
      "picture end https://site.example/a/x.jpg \"\" 0x0 / T\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_galleries (void)
{
  static const Row rows[] = {
    { "<figure class='wp-block-gallery columns-2 alignwide'><figure><img src=x.jpg>"
      "<figcaption>c</figcaption></figure><img src=y.jpg><figcaption>all</figcaption></figure>",
      "gallery wide columns-2 \"all\"\n  figure \"c\"\n"
      "    picture https://site.example/a/x.jpg \"\" 0x0\n  figure\n"
      "    picture https://site.example/a/y.jpg \"\" 0x0\n" },
    { "<div class='gallery gallery-columns-4'><dl class=gallery-item><dt class=gallery-icon>"
      "<img src=x.jpg><dd class='wp-caption-text gallery-caption'>c</dl></div>",
      "gallery columns-4\n  figure \"c\"\n    picture https://site.example/a/x.jpg \"\" 0x0\n" },
    { "<ul class=blocks-gallery-grid><li><figure><img src=x.jpg></figure><li><p>words</ul>",
      "gallery columns-1\n  figure\n    picture https://site.example/a/x.jpg \"\" 0x0\n"
      "paragraph \"words\"\n" },
    { "<div class=gallery><p>none</p></div>", "paragraph \"none\"\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_buttons_and_files (void)
{
  static const Row rows[] = {
    { "<div class=wp-block-buttons><div class=wp-block-button><a href=b>x</a></div>"
      "<div class=wp-block-button><a>y</a></div></div>",
      "buttons\n  button \"x\" {link https://site.example/a/b: x}\n  button \"y\"\n" },
    { "<div class=wp-block-buttons><p>words</p></div>", "paragraph \"words\"\n" },
    { "<div class=wp-block-file><object data=f.pdf></object><a href=f.pdf>F</a>"
      "<a class=wp-block-file__button href=f.pdf>Get</a></div>",
      "file \"F\" {link https://site.example/a/f.pdf: F}\n"
      "  button \"Get\" {link https://site.example/a/f.pdf: Get}\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_formulas (void)
{
  static const Row rows[] = {
    { "<math><mi>a</mi><mo>=</mo><mi>b</mi></math>",
      "paragraph \"a=b\" {math a=b: a=b}\n" },
    { "<math alttext='a over b'><mfrac></mfrac><annotation encoding='application/x-tex'>"
      "\\frac ab</annotation></math>",
      "paragraph \"\\frac ab\" {math \\frac ab / a over b: \\frac ab}\n" },
    { "<img class=latex src=x alt='e^x'>", "paragraph \"e^x\" {math e^x: e^x}\n" },
    { "<math></math>", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

/* What is not there is counted by its reason, with a mark or without. */
static void
test_dropped (void)
{
  static const struct { const char *html; BylineDroppedReason reason; } rows[] = {
    { "<form>x</form>", BYLINE_DROPPED_FORM },
    { "<iframe></iframe>", BYLINE_DROPPED_EMBED },
    { "<video></video>", BYLINE_DROPPED_MEDIA },
    { "<p hidden>x</p>", BYLINE_DROPPED_HIDDEN },
    { "<nav>x</nav>", BYLINE_DROPPED_HIDDEN },
    { "<img src=p.gif width=1 height=1>", BYLINE_DROPPED_TRACKER },
    { "<a href=javascript:x>x</a>", BYLINE_DROPPED_ADDRESS },
    { "<img src=file:///x.png>", BYLINE_DROPPED_ADDRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineDocument) document =
        byline_html_reader_read (rows[i].html, -1, BASE, BYLINE_PROFILE_ARTICLE);

      g_test_message ("%s", rows[i].html);
      for (guint reason = 0; reason < BYLINE_N_DROPPED_REASONS; reason++)
        g_assert_cmpuint (byline_document_count_dropped (document, reason), ==,
                          reason == rows[i].reason);
    }
}

/* Markup that is not quite what WordPress writes keeps its words apart. */
static void
test_stray_words (void)
{
  static const Row rows[] = {
    { "<div class=wp-block-file>See <a href=f.pdf>F</a> now</div>",
      "paragraph \"See F now\" {link https://site.example/a/f.pdf: F}\n" },
    { "<div class=wp-block-file><a href='x:y'>F</a><a class=wp-block-file__button>Get</a></div>",
      "paragraph \"F Get\"\n" },
    { "<div class=wp-block-buttons><p>Or:</p>"
      "<div class=wp-block-button><a href=b>x</a></div></div>",
      "paragraph \"Or:\"\nbuttons\n  button \"x\" {link https://site.example/a/b: x}\n" },
    { "<p>a <meter value=.4>two fifths</meter> <progress>b</progress></p>",
      "paragraph \"a two fifths b\"\n" },
    { "<ul><li><a href=t>T</a><time class=wp-block-latest-posts__post-date>May 1</time></li></ul>",
      "list\n  item 1\n    paragraph \"T\" {link https://site.example/a/t: T}\n"
      "    paragraph \"May 1\"\n" },
    { "<math><mi>a</mi><template><mi>b</mi></template></math>", "paragraph \"a\" {math a: a}\n" },
  };

  check_rows (rows, G_N_ELEMENTS (rows), BYLINE_PROFILE_ARTICLE);
}

static void
test_foreign (void)
{
  static const Row rows[] = {
    { "<video src=w.mp4></video>",
      "media video https://site.example/a/w.mp4\n" },
    { "<video poster=p.jpg width=64 title=T><source src=w.webm type=video/webm></video>",
      "media video https://site.example/a/w.webm [video/webm] / T "
      "(https://site.example/a/p.jpg) 64x0\n" },
    { "<figure><audio src=a.ogg></audio><figcaption>c</figcaption></figure>",
      "figure \"c\"\n  media audio https://site.example/a/a.ogg\n" },
    { "<audio><source src='x:y'></audio>", "dropped media\n" },
    { "<iframe src=https://player.vimeo.com/video/42?h=1 title=Film></iframe>",
      "embed Vimeo https://vimeo.com/42 / Film\n" },
    { "<iframe src=https://maps.example/m/></iframe>",
      "embed maps.example https://maps.example/m/\n" },
    { "<iframe></iframe>", "dropped embed\n" },
    { "<iframe src=https://t.example/ width=0 height=0></iframe>", "" },
    { "<object data='x:y'><p>instead</p></object>", "paragraph \"instead\"\n" },
    { "<form><input><p>vote</p></form>", "dropped form\n" },
    { "<form>vote</form>", "dropped form\n" },
    { "<form role=search><input>find</form>", "" },
    { "<div class=wp-block-embed__wrapper> https://v.example/7 </div>",
      "embed v.example https://v.example/7\n" },
    { "<figure class='wp-block-embed is-provider-ted'><div class=wp-block-embed__wrapper>"
      "https://t.example/7</div></figure>",
      "figure\n  embed TED https://t.example/7\n" },
    { "<div class=wp-block-embed__wrapper>plain words</div>", "paragraph \"plain words\"\n" },
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
    { "<div class=has-small-font-size><p>a</p><p class=has-large-font-size>b</p></div>",
      "paragraph \"a\" small\nparagraph \"b\" large\n" },
    { "<p class=has-drop-cap>a</p><p>b</p>", "paragraph \"a\" drop-cap\nparagraph \"b\"\n" },
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
    { "<dl><dt>t<dd>d</dl>", "paragraph \"t\" {strong: t}\nparagraph \"d\"\n" },
    { "<details><summary>s</summary>c</details>",
      "paragraph \"s\" {strong: s}\nparagraph \"c\"\n" },
    { "<iframe src=https://v.example/7></iframe>",
      "paragraph \"v.example/7\" {link https://v.example/7: v.example/7}\n" },
    { "<video src=w.mp4></video>",
      "paragraph \"w.mp4\" {link https://site.example/a/w.mp4: w.mp4}\n" },
    { "<div class=wp-block-buttons><a href=b>x</a></div>",
      "paragraph \"x\" {link https://site.example/a/b: x}\n" },
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
  if (g_getenv ("BYLINE_UPDATE_DUMPS") != NULL)
    g_assert_true (g_file_set_contents (golden, dump, -1, NULL));
  else
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
  g_test_add_func ("/document/html-reader/definitions-and-details", test_definitions_and_details);
  g_test_add_func ("/document/html-reader/galleries", test_galleries);
  g_test_add_func ("/document/html-reader/buttons-and-files", test_buttons_and_files);
  g_test_add_func ("/document/html-reader/formulas", test_formulas);
  g_test_add_func ("/document/html-reader/dropped", test_dropped);
  g_test_add_func ("/document/html-reader/quotes-and-code", test_quotes_and_code);
  g_test_add_func ("/document/html-reader/tables", test_tables);
  g_test_add_func ("/document/html-reader/pictures", test_pictures);
  g_test_add_func ("/document/html-reader/stray-words", test_stray_words);
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
