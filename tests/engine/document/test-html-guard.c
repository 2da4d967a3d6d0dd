/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-html-guard.h"

#include <string.h>

static void
test_rewrites (void)
{
  static const struct { const char *html; const char *guarded; } rows[] = {
    { "", "" },
    { "plain &amp; simple", "plain &amp; simple" },
    { "<P CLASS=a>x</P>", "<p CLASS=\"a\">x</p>" },
    { "<p title='say \"hi\"' hidden>x</p>", "<p title='say \"hi\"' hidden=\"\">x</p>" },
    { "<a href=https://x.example/?a=b>y</a>", "<a href=\"https://x.example/?a=b\">y</a>" },
    { "<img src=a.jpg/>", "<img src=\"a.jpg/\">" },
    { "<img alt=\"a>b\"/>", "<img alt=\"a>b\">" },
    { "5 < 6 and 7 > 6", "5 &lt; 6 and 7 > 6" },
    { "a <3 b", "a &lt;3 b" },
    { "if a<b then", "if a&lt;b then" },
    { "ends with <", "ends with &lt;" },
    { "a&#11111111111;b&#x110FFFFF c", "a\357\277\275b\357\277\275 c" },
    { "&#0000000065;&#x0000000041;&#1114111;&#", "&#0000000065;&#x0000000041;&#1114111;&#" },
    { "<a title='&#99999999999'>b</a>", "<a title=\"\357\277\275\">b</a>" },
    { "a<!-- gone <b> -->b", "ab" },
    { "a<!-->b", "ab" },
    { "<p>a</p><!--nextpage--><p>b</p>",
      "<p>a</p><hr class=\"byline-page-break\"><p>b</p>" },
    { "a<!--nextpage --><!--nextpage-", "a" },
    { "a<!---->b", "ab" },
    { "a<!-- x --!>b", "ab" },
    { "a<!doctype html><?php x ?></ >b", "ab" },
    { "a<script>if (1 < 2) '</p>'</script>b", "ab" },
    { "a<STYLE>p {}</Style >b", "ab" },
    { "a<svg><path d=''/><title>t</title></svg>b", "ab" },
    { "a<svg>words", "awords" },
    { "<iframe src=x>fallback</iframe>", "<iframe src=\"x\"></iframe>" },
    { "<b></b><iframe a=1></iframe>", "<b></b><iframe a=\"1\"></iframe>" },
    { "<textarea name=t><b>x</textarea>", "<textarea name=\"t\">&lt;b>x</textarea>" },
    { "<xmp><b>&amp;</xmp>", "<pre>&lt;b>&amp;amp;</pre>" },
    { "<select><option>x</select>", "<datalist>x</datalist>" },
    { "<html><body class=x>y</body></html>", "y" },
    { "x</div>y", "x y" },
    { "x</span>y", "xy" },
    { "x</br>y", "x<br>y" },
    { "<td>x</td>", " x " },
    { "<form><form>x</form></form>", "<form> x<!----></form> " },
    { "<a<b>x</a<b>", "<x-other>x</x-other>" },
    { "<anelementwithanamefarlongerthananyhas>x", "<x-other>x" },
    { "a</p>b", "a</p>b" },
    { "a</", "a&lt;/" },
    { "<table></b> x", "<table></b> x" },
    { "<table><colgroup span=2><col></colgroup><tr>", "<table><colgroup span=\"2\"><col><tr>" },
    { "<form><table></form><form>", "<form><table><!----></form><form>" },
    { "a<script>'<!-- <script>'</script>b</script>c", "ac" },
    { "a<script>'<!-- <script> -->'</script>b", "ab" },
    { "a<script>'<!-- '</script>b", "ab" },
    { "a<script><!--<script>b", "a" },
    { "a<script></script x='>'>b", "ab" },
    { "<p on\"click=1 id=a>x</p>", "<p id=\"a\">x</p>" },
    { "\001\002x\013", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean truncated = TRUE;
      GString *guarded = byline_html_guard (rows[i].html, strlen (rows[i].html), 1000, &truncated);

      g_assert_cmpstr (guarded->str, ==, rows[i].guarded);
      g_assert_false (truncated);
      g_string_free (guarded, TRUE);
    }
}

static void
test_needs_no_nul (void)
{
  static const char bytes[] = { '<', 'p', '>', 'a', '\0', 'b', '<', '!', '-' };

  for (gsize length = 0; length <= sizeof bytes; length++)
    {
      g_autofree char *exact = g_memdup2 (bytes, length);
      GString *guarded = byline_html_guard (exact, length, 1000, NULL);

      g_assert_cmpuint (strlen (guarded->str), ==, guarded->len);
      g_string_free (guarded, TRUE);
    }
}

static void
test_null_is_empty (void)
{
  gboolean truncated = TRUE;
  GString *guarded = byline_html_guard (NULL, 0, 1000, &truncated);

  g_assert_cmpstr (guarded->str, ==, "");
  g_assert_false (truncated);
  g_string_free (guarded, TRUE);
}

static void
test_cut (void)
{
  static const struct { const char *html; gsize max_bytes; const char *guarded; } rows[] = {
    { "abcdef", 3, "abc" },
    { "ab\303\274", 3, "ab" },
    { "ab<p class=x>", 8, "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean truncated = FALSE;
      GString *guarded = byline_html_guard (rows[i].html, strlen (rows[i].html),
                                            rows[i].max_bytes, &truncated);

      g_assert_cmpstr (guarded->str, ==, rows[i].guarded);
      g_assert_true (truncated);
      g_string_free (guarded, TRUE);
    }
}

static void
test_invalid_utf8 (void)
{
  GString *guarded = byline_html_guard ("a\377b<p title='\300'>", 16, 1000, NULL);

  g_assert_true (g_utf8_validate (guarded->str, -1, NULL));
  g_assert_nonnull (strstr (guarded->str, "<p title="));
  g_string_free (guarded, TRUE);
}

static void
test_attributes_are_bounded (void)
{
  GString *html = g_string_new ("<p");
  guint n_attributes = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (html, " a%u=1", i);
  g_string_append (html, ">words</p>");
  GString *guarded = byline_html_guard (html->str, html->len, 4 << 20, NULL);

  for (const char *p = guarded->str; *p != '\0'; p++)
    n_attributes += *p == '=';
  g_assert_cmpuint (n_attributes, ==, 64);
  g_assert_true (g_str_has_suffix (guarded->str, ">words</p>"));
  g_string_free (guarded, TRUE);
  g_string_free (html, TRUE);
}

static void
test_long_value_is_emptied (void)
{
  g_autofree char *data = g_strnfill (20000, 'x');
  g_autofree char *html = g_strconcat ("<img src=\"", data, "\" alt=\"a\">", NULL);
  GString *guarded = byline_html_guard (html, strlen (html), 4 << 20, NULL);

  g_assert_cmpstr (guarded->str, ==, "<img src=\"\" alt=\"a\">");
  g_string_free (guarded, TRUE);
}

/* Reopening one element for every paragraph is given up, not the words. */
static void
test_costly_formats_go (void)
{
  GString *html = g_string_new ("<b><b><b>");
  gboolean truncated = FALSE;

  for (guint i = 0; i < 120000; i++)
    g_string_append (html, "<p>");
  GString *guarded = byline_html_guard (html->str, html->len, 4 << 20, &truncated);

  g_assert_true (truncated);
  g_assert_null (strstr (guarded->str, "<b>"));
  g_assert_cmpuint (guarded->len, ==, 3 * 120000);
  g_string_free (guarded, TRUE);
  g_string_free (html, TRUE);
}

static guint
count_tags (const char *html)
{
  guint n_tags = 0;

  for (const char *p = html; *p != '\0'; p++)
    n_tags += *p == '<';
  return n_tags;
}

/* Beyond a size that no page has, words go on without tags. */
static void
test_tags_are_bounded (void)
{
  static const char * const rows[] = {
    "<br>", "<p>", "</p>", "<li>x", "<a b c d e f g h>", "<p><b c d e f></p>", "<iframe></iframe>",
    "<img src=a>", "<b c d e f><p></b>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean truncated = FALSE;
      GString *html = g_string_new (NULL);

      while (html->len < (4 << 20) - 100)
        g_string_append (html, rows[i]);
      g_string_append (html, "<p>end<xmp><b></xmp>");
      GString *guarded = byline_html_guard (html->str, html->len, 4 << 20, &truncated);

      g_assert_true (truncated);
      g_assert_cmpuint (count_tags (guarded->str), <, 420000);
      g_assert_nonnull (strstr (guarded->str, "end"));
      g_assert_nonnull (strstr (guarded->str, "&lt;b>"));
      g_string_free (guarded, TRUE);
      g_string_free (html, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/html-guard/rewrites", test_rewrites);
  g_test_add_func ("/document/html-guard/needs-no-nul", test_needs_no_nul);
  g_test_add_func ("/document/html-guard/null-is-empty", test_null_is_empty);
  g_test_add_func ("/document/html-guard/cut", test_cut);
  g_test_add_func ("/document/html-guard/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/document/html-guard/attributes-are-bounded", test_attributes_are_bounded);
  g_test_add_func ("/document/html-guard/tags-are-bounded", test_tags_are_bounded);
  g_test_add_func ("/document/html-guard/long-value-is-emptied", test_long_value_is_emptied);
  g_test_add_func ("/document/html-guard/costly-formats-go", test_costly_formats_go);

  return g_test_run ();
}
