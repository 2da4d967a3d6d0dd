/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-text.h"

#include <string.h>

static void
test_set_str (void)
{
  g_autofree char *target = NULL;

  g_assert_true (byline_set_str (&target, "one"));
  g_assert_false (byline_set_str (&target, "one"));
  g_assert_true (byline_set_str (&target, NULL));
  g_assert_null (target);
}

static void
test_blank (void)
{
  g_assert_true (byline_text_is_blank (NULL));
  g_assert_true (byline_text_is_blank (""));
  g_assert_true (byline_text_is_blank (" \t\r\n\302\240\343\200\200\342\200\213"));
  g_assert_false (byline_text_is_blank (" 0 "));
}

static void
test_clean_line (void)
{
  static const struct { const char *from; const char *to; } rows[] = {
    { NULL, "" },
    { "  a \n\t b  ", "a b" },
    { "evil\342\200\256gpj.exe", "evilgpj.exe" },
    { "\357\273\277name", "name" },
    { "bell\a", "bell" },
    { "e\314\201", "\303\251" },
    { "broken \377 byte", "broken \357\277\275 byte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = byline_text_clean_line (rows[i].from);

      g_assert_cmpstr (clean, ==, rows[i].to);
    }
}

static void
test_clean_block_keeps_lines (void)
{
  g_autofree char *clean = byline_text_clean_block ("one\r\n\ttwo ");

  g_assert_cmpstr (clean, ==, "one\n\ttwo ");
}

static void
test_marks_are_bounded (void)
{
  GString *tower = g_string_new ("x");
  for (guint i = 0; i < 1000; i++)
    g_string_append (tower, "\314\215");

  g_autofree char *clean = byline_text_clean_line (tower->str);

  g_assert_cmpint (g_utf8_strlen (clean, -1), ==, 9);
  g_string_free (tower, TRUE);
}

static void
test_escape (void)
{
  g_autofree char *html = byline_text_escape_html ("5 < 6 & \"7\" > 3");

  g_assert_cmpstr (html, ==, "5 &lt; 6 &amp; \"7\" &gt; 3");
}

static void
test_isolate (void)
{
  g_autofree char *text = byline_text_isolate ("\342\200\256x");

  g_assert_cmpstr (text, ==, "\342\201\250x\342\201\251");
}

static void
test_fold (void)
{
  g_autofree char *typed = byline_text_fold ("\"Gr\303\274\303\237e\" -- 5<6!");
  g_autofree char *shown =
    byline_text_fold ("\342\200\234GR\303\234SSE\342\200\235 \342\200\223 5 < 6!");

  g_assert_cmpstr (typed, ==, shown);
  g_assert_cmpint (strlen (typed), >, 0);
}

static void
test_truncate (void)
{
  g_autofree char *whole = byline_text_truncate ("short", 5);
  g_autofree char *cut = byline_text_truncate ("a longer sentence", 12);
  g_autofree char *letters = byline_text_truncate ("\327\220\327\221\327\222\327\223", 2);

  g_assert_cmpstr (whole, ==, "short");
  g_assert_cmpstr (cut, ==, "a longer sen\342\200\246");
  g_assert_cmpstr (letters, ==, "\327\220\327\221\342\200\246");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/set-str", test_set_str);
  g_test_add_func ("/base/text/blank", test_blank);
  g_test_add_func ("/base/text/clean-line", test_clean_line);
  g_test_add_func ("/base/text/clean-block-keeps-lines", test_clean_block_keeps_lines);
  g_test_add_func ("/base/text/marks-are-bounded", test_marks_are_bounded);
  g_test_add_func ("/base/text/escape", test_escape);
  g_test_add_func ("/base/text/isolate", test_isolate);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/truncate", test_truncate);
  return g_test_run ();
}
