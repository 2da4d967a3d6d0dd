/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes as many articles as a scale run asks for: log entries of the
 * harbour, one every five hours back from ten weeks ago, closer together when
 * there are very many. The same number gives the same text on every run, and
 * bodies are made only when asked for. It never touches the written ones. */

#include "demo-padding.h"

#include "demo-content.h"

#define FIRST_AGE (70 * 86400)
#define STEP      (5 * 3600)
#define MAX_AGE   (20ll * 365 * 86400)

static const char *const places[] = {
  "the slip", "Corran Point", "Weir Farm", "the pilot house", "Mallow Bridge",
  "the chapel field", "Pike’s Ferry", "the saltings", "Hobb’s Wood", "the north quay",
  "the mill",
};

static const char *const subjects[] = {
  "Wind", "Visitors", "Repairs", "Birds", "Tide", "Lost and found", "Nets",
  "Light", "Fog", "Arrivals", "Paint", "Ropes", "Seals",
};

static const char *const sentences[] = {
  "The morning was clear and the water lay flat until ten.",
  "Two boats went out and two came back, which is how we like it.",
  "A gate was left open and has been shut.",
  "Somebody has mended the rail beside the steps and not said who.",
  "The wind went round by the north and stayed there.",
  "Redshanks were counted, and then counted again by someone else.",
  "The bell was rung at noon to see whether it still could be.",
  "Rain came over the moor in lines and was gone by tea.",
  "We put out the spare buoy and took in the old one.",
  "Nothing was lost today that had not been lost before.",
  "There was a light in the window of the white house until late.",
  "The ice on the steps is sanded as far as the second bollard.",
  "Three geese walked through the yard as if they had come to inspect it.",
  "High water was a hand below the mark.",
  "The kettle in the hut has a new lid.",
  "A seal watched the painting of the quay for most of the afternoon.",
  "The bus was late and nobody minded.",
};

static const char *
pick (const char *const *from,
      gsize              n,
      guint32            seed)
{
  return from[(seed * 2654435761u >> 7) % n];
}

static char *
make_title (gint64 id)
{
  guint32 seed = (guint32) id;
  const char *subject = pick (subjects, G_N_ELEMENTS (subjects), seed);
  const char *place = pick (places, G_N_ELEMENTS (places), seed * 7 + 3);

  return g_strdup_printf ("%s at %s, no. %" G_GINT64_FORMAT, subject, place,
                          id - DEMO_PADDING_FIRST_ID + 1);
}

static DemoPost *
make_post (DemoBlog *blog,
           int       number,
           gint64    step)
{
  DemoPost *post = g_new0 (DemoPost, 1);
  guint n_users = 0;
  const DemoUser *users = demo_content_get_users (&n_users);

  post->id = DEMO_PADDING_FIRST_ID + number;
  post->title = make_title (post->id);
  post->slug = g_strdup_printf ("harbour-log-%d", number + 1);
  post->author = &users[(guint) number % n_users];
  post->categories = g_ptr_array_new ();
  post->tags = g_ptr_array_new ();
  g_ptr_array_add (post->categories,
                   demo_blog_find_term (blog, DEMO_CATEGORY, 2 + number % 7));
  post->published_at = blog->started_at - FIRST_AGE - number * step;
  post->modified_at = post->published_at;

  return post;
}

void
demo_padding_add (DemoBlog *blog,
                  int       n_posts)
{
  gint64 step = n_posts > 0 ? MIN (STEP, MAX_AGE / n_posts) : STEP;

  for (int i = 0; i < n_posts; i++)
    demo_blog_add_post (blog, make_post (blog, i, step));
}

/**
 * demo_padding_dup_body:
 * @id: the id of a generated article
 *
 * Returns: (transfer full): two to five paragraphs of HTML
 */
char *
demo_padding_dup_body (gint64 id)
{
  g_autoptr(GString) out = g_string_new ("\n");
  guint32 seed = (guint32) id * 31 + 7;
  guint n_paragraphs = 2 + seed % 4;

  for (guint i = 0; i < n_paragraphs; i++) {
    g_string_append (out, "<p>");
    for (guint j = 0; j < 5; j++)
      g_string_append_printf (out, "%s%s", j > 0 ? " " : "",
                              pick (sentences, G_N_ELEMENTS (sentences), seed + i * 11 + j * 5));
    g_string_append (out, "</p>\n\n");
  }

  return g_strdup (out->str);
}
