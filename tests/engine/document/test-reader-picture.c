/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-reader-picture.h"

static void
test_fates (void)
{
  static const struct { const char *html; BylinePictureFate fate; const char *uri; } rows[] = {
    { "<img src=a.jpg>", BYLINE_PICTURE_SHOWN, "https://site.example/a.jpg" },
    { "<img src=a.jpg srcset='b.jpg 2000w'>", BYLINE_PICTURE_SHOWN, "https://site.example/a.jpg" },
    { "<img src='data:image/gif;base64,A' data-src=b.jpg>", BYLINE_PICTURE_SHOWN,
      "https://site.example/b.jpg" },
    { "<img data-lazy-src=b.jpg>", BYLINE_PICTURE_SHOWN, "https://site.example/b.jpg" },
    { "<img src=/img/blank.gif data-original=b.jpg>", BYLINE_PICTURE_SHOWN,
      "https://site.example/b.jpg" },
    { "<img src=tiny.jpg class=lazyload data-src=big.jpg>", BYLINE_PICTURE_SHOWN,
      "https://site.example/big.jpg" },
    { "<img src=a.jpg data-src='javascript:x'>", BYLINE_PICTURE_SHOWN,
      "https://site.example/a.jpg" },
    { "<img src='' srcset='s.jpg 300w, m.jpg 1300w, l.jpg 4000w'>", BYLINE_PICTURE_SHOWN,
      "https://site.example/m.jpg" },
    { "<img src='' data-srcset='s.jpg 300w, m.jpg 800w'>", BYLINE_PICTURE_SHOWN,
      "https://site.example/m.jpg" },
    { "<img src='data:image/gif;base64,A'>", BYLINE_PICTURE_MISSING, NULL },
    { "<img>", BYLINE_PICTURE_MISSING, NULL },
    { "<img src=lazy.jpg srcset='lazy.jpg 300w, big.jpg 900w'>", BYLINE_PICTURE_SHOWN,
      "https://site.example/lazy.jpg" },
    { "<img src=/x/placeholder.png class=lazy>", BYLINE_PICTURE_MISSING, NULL },
    { "<img src='javascript:x'>", BYLINE_PICTURE_REFUSED, NULL },
    { "<img src=s.png class=wp-smiley>", BYLINE_PICTURE_WORDS, NULL },
    { "<img src=s.png class=latex>", BYLINE_PICTURE_WORDS, NULL },
    { "<img src=i.png width=16 height=16>", BYLINE_PICTURE_ICON, "https://site.example/i.png" },
    { "<img src=a.jpg width=16>", BYLINE_PICTURE_SHOWN, "https://site.example/a.jpg" },
    { "<img src=p.gif width=1 height=1>", BYLINE_PICTURE_NONE, NULL },
    { "<img src=https://pixel.wp.com/b.gif?x>", BYLINE_PICTURE_NONE, NULL },
    { "<img src=https://www.facebook.com/tr?id=1>", BYLINE_PICTURE_NONE, NULL },
    { "<img src=https://www.facebook.com/pier.jpg>", BYLINE_PICTURE_SHOWN,
      "https://www.facebook.com/pier.jpg" },
    { "<img src=https://notpixel.wp.com.example/b.jpg>", BYLINE_PICTURE_SHOWN,
      "https://notpixel.wp.com.example/b.jpg" },
    { "<img src=f.jpg class='avatar photo'>", BYLINE_PICTURE_NONE, NULL },
    { "<img src=https://secure.gravatar.com/avatar/00>", BYLINE_PICTURE_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineHtmlTree) tree = byline_html_tree_new (rows[i].html, -1, 1000);
      const BylineHtmlNode *root = byline_html_tree_get_root (tree);
      g_autofree char *uri = NULL;

      g_test_message ("%s", rows[i].html);
      g_assert_cmpint (byline_reader_picture_judge (byline_html_node_get_child (root, 0),
                                                    "https://site.example/", &uri),
                       ==, rows[i].fate);
      g_assert_cmpstr (uri, ==, rows[i].uri);
    }
}

static void
test_srcset (void)
{
  static const struct { const char *srcset; const char *best; } rows[] = {
    { "a.jpg", "a.jpg" },
    { "a.jpg, b.jpg 2x", "b.jpg" },
    { "a.jpg 100w,b.jpg 200w", "b.jpg" },
    { "a.jpg 1200w, b.jpg 1500w, c.jpg 800w", "a.jpg" },
    { "a,b.jpg 10w", "a,b.jpg" },
    { "data:image/gif;base64,AA 1w, b.jpg 2w", "b.jpg" },
    { " , ,", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *best = byline_reader_picture_srcset (rows[i].srcset);

      g_assert_cmpstr (best, ==, rows[i].best);
    }
}

static void
test_name (void)
{
  static const struct { const char *uri; const char *name; } rows[] = {
    { "https://a.example/x/wave%20two.mp4?y#z", "wave two.mp4" },
    { "https://a.example/x/y/", "y" },
    { "https://a.example/", "a.example" },
    { "https://a.example", "a.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = byline_reader_picture_name (rows[i].uri);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/reader-picture/fates", test_fates);
  g_test_add_func ("/document/reader-picture/srcset", test_srcset);
  g_test_add_func ("/document/reader-picture/name", test_name);

  return g_test_run ();
}
