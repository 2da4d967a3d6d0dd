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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/block/names", test_names);
  g_test_add_func ("/document/block/candidates", test_candidates);
  g_test_add_func ("/document/block/frees-all", test_frees_all);

  return g_test_run ();
}
