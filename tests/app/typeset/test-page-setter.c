/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document becomes on pages: no line alone, no heading last, heads of
 * tables again, markers on the side where words begin, nothing off the sheet. */

#include "byline-page-setter.h"

#include "byline-html-reader.h"
#include "byline-pages-private.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define WORDS "somebody keeps a light for those who read on past the hours of the harbour "

typedef struct
{
  BylinePagePictures *pictures;
  BylinePages        *pages;
} Fixture;

static GBytes *
look_up (const char *uri,
         gpointer    user_data)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  char *data;
  gsize length;

  if (strstr (uri, "missing") != NULL)
    return NULL;
  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static void
set_titled (Fixture    *fixture,
            const char *html,
            const char *title)
{
  g_autoptr (BylineDocument) document =
    byline_html_reader_read (html, strlen (html), "https://blog.example/", BYLINE_PROFILE_ARTICLE);
  BylinePageHead head = { (char *) title, "Ada", "today", "The Log", "https://blog.example/post/" };
  BylinePageFormat format;

  byline_page_format_init (&format, 595, 842);
  fixture->pictures = byline_page_pictures_new (look_up, NULL);
  fixture->pages = byline_page_setter_set (document, &head, &format, fixture->pictures, NULL);
}

static void
set (Fixture    *fixture,
     const char *html)
{
  set_titled (fixture, html, "Title");
}

static void
clear (Fixture *fixture)
{
  byline_pages_free (fixture->pages);
  byline_page_pictures_free (fixture->pictures);
}

static const GArray *
get_page (Fixture *fixture,
          guint    page)
{
  return g_ptr_array_index (fixture->pages->pages, page);
}

static const BylinePageStrip *
get_strip (Fixture *fixture,
           guint    page,
           guint    index)
{
  return byline_page_flow_get (fixture->pages->flow,
                               g_array_index (get_page (fixture, page), BylinePageSpot,
                                              index).strip);
}

static const BylinePagePiece *
find_piece (const BylinePageStrip *strip,
            BylinePagePieceKind    kind)
{
  for (guint i = 0; i < strip->pieces->len; i++)
    {
      const BylinePagePiece *piece = &g_array_index (strip->pieces, BylinePagePiece, i);

      if (piece->kind == kind)
        return piece;
    }
  return NULL;
}

static void
append_words (GString *html,
              guint    n_times)
{
  for (guint i = 0; i < n_times; i++)
    g_string_append (html, WORDS);
}

/* Which line of its paragraph a strip is: from 0, and of how many. */
static void
find_line (const BylinePageStrip *strip,
           int                   *line,
           int                   *n_lines)
{
  const BylinePagePiece *piece = find_piece (strip, BYLINE_PIECE_LINE);
  PangoLayout *layout = piece->line->layout;

  *n_lines = pango_layout_get_line_count (layout);
  for (*line = 0; *line < *n_lines; (*line)++)
    if (pango_layout_get_line_readonly (layout, *line)->start_index == piece->line->start_index)
      return;
}

static void
test_no_line_alone (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  Fixture fixture;
  int line, n_lines;

  for (guint i = 0; i < 300; i++)
    {
      g_string_append (html, "<p>");
      append_words (html, 1 + i % 7);
      g_string_append (html, "</p>");
    }
  set (&fixture, html->str);

  g_assert_cmpuint (byline_pages_get_n (fixture.pages), >, 20);
  for (guint i = 0; i + 1 < byline_pages_get_n (fixture.pages); i++)
    {
      find_line (get_strip (&fixture, i, get_page (&fixture, i)->len - 1), &line, &n_lines);
      g_assert_true (line >= 1 || n_lines == 1);
      find_line (get_strip (&fixture, i + 1, 0), &line, &n_lines);
      g_assert_true (line == 0 || line + 2 <= n_lines);
      g_assert_true (line != 1);
    }
  clear (&fixture);
}

static void
test_heading_is_never_last (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  Fixture fixture;
  int line, n_lines;

  for (guint i = 0; i < 120; i++)
    {
      g_string_append_printf (html, "<h2>Part %u</h2><h3>Of it</h3><p>", i);
      append_words (html, 2 + i % 9);
      g_string_append (html, "</p>");
    }
  set (&fixture, html->str);

  g_assert_cmpuint (byline_pages_get_n (fixture.pages), >, 15);
  for (guint i = 0; i + 1 < byline_pages_get_n (fixture.pages); i++)
    {
      guint last = get_page (&fixture, i)->len - 1;

      for (guint k = 0; k < 2; k++)
        g_assert_null (find_piece (get_strip (&fixture, i, last - k), BYLINE_PIECE_HEADING));
      find_line (get_strip (&fixture, i, last), &line, &n_lines);
      g_assert_true (line >= 1 || n_lines == 1);
    }
  clear (&fixture);
}

static void
test_nothing_is_too_low (void)
{
  g_autoptr (GString) html = g_string_new ("<table><thead><tr><th>A</th><th>B</th></tr></thead>");
  Fixture fixture;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append (html, "<tr><td>row</td><td>");
      append_words (html, i == 20 ? 200 : i % 5);
      g_string_append (html, "</td></tr>");
    }
  g_string_append (html, "</table><pre>");
  for (guint i = 0; i < 200; i++)
    g_string_append (html, "code\n");
  g_string_append (html, "</pre>");
  set (&fixture, html->str);

  for (guint i = 0; i < byline_pages_get_n (fixture.pages); i++)
    for (guint k = 0; k < get_page (&fixture, i)->len; k++)
      {
        const BylinePageSpot *spot = &g_array_index (get_page (&fixture, i), BylinePageSpot, k);

        g_assert_cmpfloat (spot->y + spot->height, <=, 842 - 64 - 76 + 0.1);
      }
  clear (&fixture);
}

/* Every strip stands once, but for the heads that stand again. */
static void
test_head_again (void)
{
  g_autoptr (GString) html = g_string_new ("<table><thead><tr><th>Boat</th><th>Crew</th></tr>"
                                           "</thead><tbody>");
  guint next = 0;
  Fixture fixture;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (html, "<tr><td>Gull %u</td><td>%u</td></tr>", i, i % 9);
  g_string_append (html, "</tbody></table>");
  set (&fixture, html->str);

  g_assert_cmpuint (byline_pages_get_n (fixture.pages), >=, 4);
  for (guint i = 0; i < byline_pages_get_n (fixture.pages); i++)
    {
      const GArray *page = get_page (&fixture, i);

      g_assert_true (g_array_index (page, BylinePageSpot, 0).is_again == (i > 0));
      for (guint k = 0; k < page->len; k++)
        {
          const BylinePageSpot *spot = &g_array_index (page, BylinePageSpot, k);

          if (!spot->is_again)
            g_assert_cmpuint (spot->strip, ==, next++);
        }
    }
  g_assert_cmpuint (next, ==, fixture.pages->flow->strips->len);
  clear (&fixture);
}

static double
find_line_at (const BylinePageStrip *strip,
              guint                  index)
{
  guint n_lines = 0;

  for (guint i = 0; i < strip->pieces->len; i++)
    {
      const BylinePagePiece *piece = &g_array_index (strip->pieces, BylinePagePiece, i);

      if (piece->kind == BYLINE_PIECE_LINE && n_lines++ == index)
        return piece->x;
    }
  g_assert_not_reached ();
}

static void
test_markers (void)
{
  const char *left = "<ul><li>words</li></ul>";
  const char *right = "<ul><li>\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d</li></ul>";
  Fixture fixture;
  const BylinePageStrip *strip;

  set (&fixture, left);
  strip = get_strip (&fixture, 0, 2);
  g_assert_cmpfloat (find_line_at (strip, 1), <, find_line_at (strip, 0));
  g_assert_cmpfloat (find_line_at (strip, 1), >=, 0);
  clear (&fixture);
  set (&fixture, right);
  strip = get_strip (&fixture, 0, 2);
  g_assert_cmpfloat (find_line_at (strip, 1), >, find_line_at (strip, 0));
  g_assert_cmpfloat (find_line_at (strip, 1), <, fixture.pages->column);
  clear (&fixture);
}

/* However narrow the cell, a marker leaves its words alone. */
static void
test_markers_in_cells (void)
{
  Fixture fixture;
  const BylinePageStrip *strip;

  set (&fixture, "<table><tr><td><ol><li>words</li></ol></td><td>b</td></tr></table>");
  strip = get_strip (&fixture, 0, 2);
  g_assert_cmpfloat (find_line_at (strip, 1) + 10, <=, find_line_at (strip, 0));
  clear (&fixture);
}

static void
test_quote_bar (void)
{
  g_autoptr (GString) html = g_string_new ("<blockquote>");
  const BylinePagePanel *panel;
  Fixture fixture;

  for (guint i = 0; i < 30; i++)
    {
      g_string_append (html, "<p>");
      append_words (html, 4);
      g_string_append (html, "</p>");
    }
  g_string_append (html, "<cite>Who</cite></blockquote>");
  set (&fixture, html->str);

  panel = &g_array_index (fixture.pages->flow->panels, BylinePagePanel, 0);
  g_assert_cmpuint (byline_pages_get_n (fixture.pages), >=, 2);
  g_assert_cmpint (panel->kind, ==, BYLINE_PANEL_BAR);
  g_assert_cmpuint (panel->first, ==, 2);
  g_assert_cmpuint (panel->end, ==, fixture.pages->flow->strips->len);
  clear (&fixture);
}

static void
test_caption_stays (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  Fixture fixture;
  guint n_pictures = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append (html, "<p>");
      append_words (html, 1 + i % 11);
      g_string_append (html, "</p><figure><img src='a.png' width='600' height='400'>"
                             "<figcaption>What it shows</figcaption></figure>");
    }
  set (&fixture, html->str);

  for (guint i = 0; i < byline_pages_get_n (fixture.pages); i++)
    for (guint k = 0; k < get_page (&fixture, i)->len; k++)
      {
        if (find_piece (get_strip (&fixture, i, k), BYLINE_PIECE_PICTURE) == NULL)
          continue;
        n_pictures++;
        g_assert_cmpuint (k + 1, <, get_page (&fixture, i)->len);
        g_assert_nonnull (find_piece (get_strip (&fixture, i, k + 1), BYLINE_PIECE_LINE));
      }
  g_assert_cmpuint (n_pictures, ==, 40);
  clear (&fixture);
}

/* The words of all lines, in order. */
static char *
dup_words (Fixture *fixture)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < fixture->pages->flow->strips->len; i++)
    {
      const GArray *pieces = byline_page_flow_get (fixture->pages->flow, i)->pieces;

      for (guint k = 0; k < pieces->len; k++)
        {
          const BylinePagePiece *piece = &g_array_index (pieces, BylinePagePiece, k);

          if (piece->kind != BYLINE_PIECE_LINE)
            continue;
          g_string_append_len (words,
                               pango_layout_get_text (piece->line->layout)
                               + piece->line->start_index, piece->line->length);
          g_string_append_c (words, '\n');
        }
    }
  return g_string_free (words, FALSE);
}

static void
test_missing_pictures (void)
{
  g_autofree char *words = NULL;
  Fixture fixture;

  set (&fixture, "<p><img src='missing.png' alt='The pier at dawn'></p>"
                 "<p>Well <img src='missing.png' alt='smile' width='16' height='16'> done, "
                 "<b>really</b> <a href='#x'>so</a>.</p>");
  words = dup_words (&fixture);

  g_assert_nonnull (strstr (words, "The pier at dawn"));
  g_assert_nonnull (strstr (words, "Well smile done, really so."));
  clear (&fixture);
}

static void
test_elsewhere (void)
{
  g_autofree char *words = NULL;
  Fixture fixture;

  set (&fixture, "<details><summary>More</summary><p>Inside.</p></details>"
                 "<figure><iframe title='A storm' src='https://www.youtube.com/embed/aBc'></iframe>"
                 "</figure><form action='/x'><input name='y'><button>Vote</button></form>"
                 "<video src='https://blog.example/wave.mp4'></video>");
  words = dup_words (&fixture);

  g_assert_nonnull (strstr (words, "Inside."));
  g_assert_nonnull (strstr (words, "A storm"));
  g_assert_nonnull (strstr (words, "www.youtube.com/watch?v=aBc"));
  g_assert_nonnull (strstr (words, "blog.example/wave.mp4"));
  g_assert_nonnull (strstr (words, "form was left out"));
  clear (&fixture);
}

static void
test_announcement_stays (void)
{
  Fixture fixture;

  set (&fixture, "<p>As follows:</p><ul><li>one</li></ul><p>One.</p><p>Two.</p>");

  g_assert_true (get_strip (&fixture, 0, 3)->is_tied);
  g_assert_false (get_strip (&fixture, 0, 5)->is_tied);
  clear (&fixture);
}

/* Lines of code and wide tables end before the sheet does. */
static void
test_nothing_is_too_wide (void)
{
  g_autoptr (GString) html = g_string_new ("<pre>");
  Fixture fixture;

  append_words (html, 20);
  for (guint i = 0; i < 2000; i++)
    g_string_append_c (html, 'x');
  g_string_append (html, "</pre><table><tr>");
  for (guint i = 0; i < 45; i++)
    g_string_append (html, "<td>unforeseeable words</td>");
  g_string_append (html, "</tr></table>");
  set (&fixture, html->str);

  for (guint i = 0; i < fixture.pages->flow->strips->len; i++)
    {
      const GArray *pieces = byline_page_flow_get (fixture.pages->flow, i)->pieces;

      for (guint k = 0; k < pieces->len; k++)
        {
          const BylinePagePiece *piece = &g_array_index (pieces, BylinePagePiece, k);
          PangoRectangle logical = { 0 };

          if (piece->kind == BYLINE_PIECE_LINE)
            pango_layout_line_get_extents (piece->line, NULL, &logical);
          g_assert_cmpfloat (fixture.pages->x + piece->x, >=, 30);
          g_assert_cmpfloat (fixture.pages->x + piece->x + piece->width
                             + (double) logical.width / PANGO_SCALE, <=, 595 - 30);
        }
    }
  clear (&fixture);
}

/* What was set in columns by hand stays in them. */
static void
test_preformatted (void)
{
  Fixture fixture;
  guint n_strips;

  set (&fixture, "<p>Before.</p>"
                 "<pre class='wp-block-preformatted'>1 | 8\n--+--\n4 | 5</pre>");
  n_strips = get_page (&fixture, 0)->len;
  for (guint i = n_strips - 3; i < n_strips; i++)
    g_assert_cmpfloat (find_piece (get_strip (&fixture, 0, i), BYLINE_PIECE_LINE)->x, ==,
                       find_piece (get_strip (&fixture, 0, n_strips - 1), BYLINE_PIECE_LINE)->x);
  g_assert_cmpfloat (find_piece (get_strip (&fixture, 0, n_strips - 1), BYLINE_PIECE_LINE)->x, ==,
                     find_piece (get_strip (&fixture, 0, n_strips - 4), BYLINE_PIECE_LINE)->x);
  clear (&fixture);
}

/* As deep as the reader goes: words are set on however little room is left. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *words = NULL;
  Fixture fixture;

  for (guint i = 0; i < 32; i++)
    g_string_append (html, "<table><tr><td>b</td><td>");
  g_string_append (html, "<p>innermost</p>");
  for (guint i = 0; i < 32; i++)
    g_string_append (html, "</td></tr></table>");
  for (guint i = 0; i < 45; i++)
    g_string_append (html, "<blockquote><ul><li>");
  g_string_append (html, "<p>nethermost</p>");
  set (&fixture, html->str);
  words = dup_words (&fixture);

  g_strdelimit (words, "\n", ' ');
  g_assert_nonnull (strstr (words, "nethermost"));
  g_assert_nonnull (strstr (words, "innermost"));
  clear (&fixture);
}

static void
test_links (void)
{
  Fixture fixture;
  const BylinePagePiece *link;

  set (&fixture, "<p>See <a href='#pier'>the pier</a>.</p><h2 id='pier'>Pier</h2><p>Words.</p>");
  link = find_piece (get_strip (&fixture, 0, 2), BYLINE_PIECE_LINK);

  g_assert_cmpstr (link->data, ==, "#pier");
  g_assert_cmpfloat (link->width, >, 20);
  g_assert_true (g_hash_table_contains (fixture.pages->targets, "pier"));
  g_assert_nonnull (find_piece (get_strip (&fixture, 0, 3), BYLINE_PIECE_TARGET));
  clear (&fixture);
}

static void
test_right_to_left_page (void)
{
  Fixture fixture;

  set_titled (&fixture, "<p>123</p>", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d");

  g_assert_true (fixture.pages->is_rtl);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (find_line_at (get_strip (&fixture, 0, i), 0), >,
                       fixture.pages->column / 2);
  clear (&fixture);
}

static void
test_cancelled (void)
{
  g_autoptr (BylineDocument) document =
    byline_html_reader_read ("<p>words</p>", 12, NULL, BYLINE_PROFILE_ARTICLE);
  g_autoptr (BylinePagePictures) pictures = byline_page_pictures_new (NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BylinePageHead head = { "Title", NULL, NULL, NULL, NULL };
  BylinePageFormat format;
  BylinePages *pages;

  g_cancellable_cancel (cancellable);
  byline_page_format_init (&format, 595, 842);
  pages = byline_page_setter_set (document, &head, &format, pictures, cancellable);
  g_assert_cmpuint (byline_pages_get_n (pages), ==, 1);
  byline_pages_free (pages);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/page-setter/no-line-alone", test_no_line_alone);
  g_test_add_func ("/typeset/page-setter/heading-is-never-last", test_heading_is_never_last);
  g_test_add_func ("/typeset/page-setter/nothing-is-too-low", test_nothing_is_too_low);
  g_test_add_func ("/typeset/page-setter/head-again", test_head_again);
  g_test_add_func ("/typeset/page-setter/markers", test_markers);
  g_test_add_func ("/typeset/page-setter/markers-in-cells", test_markers_in_cells);
  g_test_add_func ("/typeset/page-setter/quote-bar", test_quote_bar);
  g_test_add_func ("/typeset/page-setter/caption-stays", test_caption_stays);
  g_test_add_func ("/typeset/page-setter/missing-pictures", test_missing_pictures);
  g_test_add_func ("/typeset/page-setter/elsewhere", test_elsewhere);
  g_test_add_func ("/typeset/page-setter/announcement-stays", test_announcement_stays);
  g_test_add_func ("/typeset/page-setter/nothing-is-too-wide", test_nothing_is_too_wide);
  g_test_add_func ("/typeset/page-setter/preformatted", test_preformatted);
  g_test_add_func ("/typeset/page-setter/deep", test_deep);
  g_test_add_func ("/typeset/page-setter/links", test_links);
  g_test_add_func ("/typeset/page-setter/right-to-left-page", test_right_to_left_page);
  g_test_add_func ("/typeset/page-setter/cancelled", test_cancelled);
  return g_test_run ();
}
