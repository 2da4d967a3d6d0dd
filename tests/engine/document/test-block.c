/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-block.h"

static void
test_names (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind <= BYLINE_BLOCK_DROPPED; kind++)
    {
      const char *name = byline_block_get_name (kind);

      g_assert_nonnull (name);
      g_assert_true (g_hash_table_add (seen, (gpointer) name));
    }
  g_assert_cmpstr (byline_block_get_name (BYLINE_BLOCK_DROPPED + 1), ==, "dropped");
}

static void
add_candidate (BylinePicture *picture,
               const char    *uri,
               guint          width)
{
  BylineCandidate candidate = { g_strdup (uri), width };

  g_array_append_val (picture->candidates, candidate);
}

/* The narrowest copy that fills the place, else the widest there is. */
static void
test_candidates (void)
{
  BylinePicture *picture = byline_picture_new ("https://blog.example/a.png", NULL);

  g_assert_cmpstr (picture->alt, ==, "");
  g_assert_cmpstr (byline_picture_get_uri (picture, 640), ==, "https://blog.example/a.png");

  add_candidate (picture, "https://blog.example/a-300.png", 300);
  add_candidate (picture, "https://blog.example/a-768.png", 768);
  add_candidate (picture, "https://blog.example/a-1536.png", 1536);
  g_assert_cmpstr (byline_picture_get_uri (picture, 100), ==, "https://blog.example/a-300.png");
  g_assert_cmpstr (byline_picture_get_uri (picture, 300), ==, "https://blog.example/a-300.png");
  g_assert_cmpstr (byline_picture_get_uri (picture, 301), ==, "https://blog.example/a-768.png");
  g_assert_cmpstr (byline_picture_get_uri (picture, 4000), ==, "https://blog.example/a-1536.png");
  g_assert_cmpstr (byline_picture_get_uri (picture, 0), ==, "https://blog.example/a-1536.png");

  byline_picture_free (picture);
}

/* Who allowed one host has allowed no other. */
static void
test_candidates_elsewhere (void)
{
  BylinePicture *picture = byline_picture_new ("https://blog.example/a.png", NULL);

  add_candidate (picture, "https://cdn.example/a-300.png", 300);
  g_assert_cmpstr (byline_picture_get_uri (picture, 300), ==, "https://blog.example/a.png");

  add_candidate (picture, "https://blog.example/a-768.png", 768);
  add_candidate (picture, "https://blog.example:81/a-900.png", 900);
  g_assert_cmpstr (byline_picture_get_uri (picture, 300), ==, "https://blog.example/a-768.png");
  g_assert_cmpstr (byline_picture_get_uri (picture, 0), ==, "https://blog.example/a-768.png");

  byline_picture_free (picture);
}

static void
test_links_to_file (void)
{
  static const struct { const char *link; gboolean is_file; } rows[] = {
    { NULL, FALSE },
    { "https://blog.example/uploads/A.JPG?w=9#x", TRUE },
    { "https://blog.example/a.webp", TRUE },
    { "https://blog.example/a.svg", FALSE },
    { "https://blog.example/about/", FALSE },
    { "https://blog.example/?file=a.png", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BylinePicture *picture = byline_picture_new ("https://blog.example/a-300.png", NULL);

      picture->link_uri = g_strdup (rows[i].link);
      g_assert_cmpint (byline_picture_links_to_file (picture), ==, rows[i].is_file);
      byline_picture_free (picture);
    }
}

/* A block owns all it holds; the leak checker is the judge. */
static void
test_frees_all (void)
{
  g_autoptr(BylineBlock) figure = byline_block_new (BYLINE_BLOCK_FIGURE);
  BylineBlock *media = byline_block_new (BYLINE_BLOCK_MEDIA);
  BylineBlock *embed = byline_block_new (BYLINE_BLOCK_EMBED);

  media->media = byline_media_new (TRUE);
  media->media->uri = g_strdup ("https://blog.example/a.webm");
  embed->embed = byline_embed_new ("Example", "https://other.example/1");
  embed->embed->title = g_strdup ("A film");
  byline_block_append (figure, media);
  byline_block_append (figure, embed);
  g_assert_true (media->parent == figure);
  g_assert_cmpuint (figure->children->len, ==, 2);
}

/* Words, spans, pictures and targets fall to the part they are in. */
static void
test_split (void)
{
  BylineText *text = byline_text_new ("one two three four five six");

  byline_text_add_span (text, BYLINE_SPAN_STRONG, 4, 18, BYLINE_LINK_NONE, NULL, NULL);
  byline_text_add_span (text, BYLINE_SPAN_LINK, 14, 18, BYLINE_LINK_WEB, "https://a.example/", "t");
  byline_text_add_anchor (text, "a", 0);
  byline_text_add_anchor (text, "b", 14);
  text->align = BYLINE_ALIGN_CENTER;
  g_assert_null (byline_text_split (text, 27));

  BylineText *rest = byline_text_split (text, 16);
  const BylineSpan *strong = &g_array_index (text->spans, BylineSpan, 0);
  const BylineSpan *other = &g_array_index (rest->spans, BylineSpan, 0);
  const BylineSpan *link = &g_array_index (rest->spans, BylineSpan, 1);

  g_assert_cmpstr (text->words, ==, "one two three");
  g_assert_cmpstr (rest->words, ==, "four five six");
  g_assert_cmpint (rest->align, ==, BYLINE_ALIGN_CENTER);
  g_assert_cmpuint (text->spans->len, ==, 1);
  g_assert_true (strong->start == 4 && strong->end == 13);
  g_assert_cmpuint (rest->spans->len, ==, 2);
  g_assert_true (other->kind == BYLINE_SPAN_STRONG && other->start == 0 && other->end == 4);
  g_assert_true (link->start == 0 && link->end == 4);
  g_assert_cmpstr (link->data, ==, "https://a.example/");
  g_assert_cmpuint (text->anchors->len, ==, 1);
  g_assert_cmpstr (g_array_index (rest->anchors, BylineAnchor, 0).id, ==, "b");
  g_assert_cmpuint (g_array_index (rest->anchors, BylineAnchor, 0).offset, ==, 0);
  byline_text_free (text);
  byline_text_free (rest);
}

/* Behind a line rather than a word; between letters, never before a mark. */
static void
test_split_places (void)
{
  static const struct { const char *words; const char *first; const char *rest; } rows[] = {
    { "some lines\n  of code in a row", "some lines", "  of code in a row" },
    { "some lines\342\200\250of words in a row", "some lines", "of words in a row" },
    { "abcdefghijklmnopqrst", "abcdefghijklmnop", "qrst" },
    { "abcdefghijklmno\303\244pqr", "abcdefghijklmno", "\303\244pqr" },
    { "abcdefghijklmno\314\201pqr", "abcdefghijklmn", "o\314\201pqr" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BylineText *text = byline_text_new (rows[i].words);
      BylineText *rest = byline_text_split (text, 16);

      g_assert_cmpstr (text->words, ==, rows[i].first);
      g_assert_cmpstr (rest->words, ==, rows[i].rest);
      byline_text_free (text);
      byline_text_free (rest);
    }
}

static void
test_split_picture (void)
{
  BylineText *text = byline_text_new ("0123456789 12345 \357\277\274 x");
  BylinePicture *picture = byline_picture_new ("https://a.example/p.png", "p");

  byline_text_add_picture (text, 17, 20, picture);
  BylineText *rest = byline_text_split (text, 18);

  g_assert_cmpuint (text->spans->len, ==, 0);
  g_assert_true (g_array_index (rest->spans, BylineSpan, 0).picture == picture);
  byline_text_free (text);
  byline_text_free (rest);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/block/names", test_names);
  g_test_add_func ("/document/block/candidates", test_candidates);
  g_test_add_func ("/document/block/candidates-elsewhere", test_candidates_elsewhere);
  g_test_add_func ("/document/block/links-to-file", test_links_to_file);
  g_test_add_func ("/document/block/frees-all", test_frees_all);
  g_test_add_func ("/document/block/split", test_split);
  g_test_add_func ("/document/block/split-places", test_split_places);
  g_test_add_func ("/document/block/split-picture", test_split_picture);

  return g_test_run ();
}
