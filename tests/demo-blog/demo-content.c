/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the magazine from the compiled-in resource: each article is one HTML
 * file with a small header, its comments lie beside it, and this file holds
 * the tables of writers, categories and pictures. Bad content is a mistake of
 * the project and ends the program; nothing from outside is read here. */

#include "demo-content.h"

#include <gio/gio.h>
#include <string.h>

#define CONTENT_PATH  "/demo/content/"
#define PICTURES_PATH "/demo/pictures/"

static const DemoUser users[] = {
  { 2, "ines", "Ines Calloway", "Walks the coast and writes it down." },
  { 3, "tobias", "Tobias Renn", "Mends things in the shed behind the chapel." },
  { 4, "hanne", "Hanne Osei", "Weather, kitchen, garden, and the letters page." },
};

static const DemoPicture pictures[] = {
  { 301, "lighthouse", "A striped lighthouse on a dark headland after sunset" },
  { 302, "workshop", "A wooden plane on a workbench below a window" },
  { 303, "storm", "Rain falling from a dark cloud over a grey sea" },
  { 304, "estuary", "Bright channels winding over sand towards the sea" },
  { 305, "loaf", "A loaf with three cuts, steaming on a board" },
  { 306, "contours", "A walker’s map with contour lines, a tarn and a dotted path" },
  { 307, "harbour", "Coloured houses along a quay with three sailing boats" },
  { 308, "islands", "A small ferry between islands at sunrise" },
  { 309, "hills", "Five ridges of hills, each paler than the one before" },
  { 310, "boat", "A clinker-built boat on trestles under a lamp" },
  { 311, "mackerel-sky", "Rows of small clouds above a football goal" },
  { 312, "buoys", "Four freshly painted buoys in a shed" },
  { 313, "frost", "White rows of an allotment with a shed" },
  { 314, "moon-owl", "A white owl flying past a full moon" },
};

static const struct
{
  gint64      id;
  gint64      parent;
  const char *slug;
  const char *name;
  const char *description;
} categories[] = {
  { 2, 0, "walks", "Walks", "On foot, from the bus stop." },
  { 3, 2, "coast-paths", "Coast paths", "" },
  { 4, 0, "weather", "Weather", "" },
  { 5, 0, "workshop", "Workshop", "" },
  { 6, 5, "boats", "Boats", "" },
  { 7, 0, "kitchen-garden", "Kitchen & Garden", "" },
  { 8, 0, "people", "People", "" },
};

const DemoUser *
demo_content_get_users (guint *n_users)
{
  *n_users = G_N_ELEMENTS (users);

  return users;
}

const DemoPicture *
demo_content_get_pictures (guint *n_pictures)
{
  *n_pictures = G_N_ELEMENTS (pictures);

  return pictures;
}

/**
 * demo_content_read_picture:
 * @file: a file name as in the uploads folder, without folders
 *
 * Returns: (transfer full) (nullable): the encoded picture
 */
GBytes *
demo_content_read_picture (const char *file)
{
  g_autofree char *path = g_strconcat (PICTURES_PATH, file, NULL);

  if (strchr (file, '/') != NULL)
    return NULL;

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static const DemoPicture *
find_picture (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (strcmp (pictures[i].name, name) == 0)
      return &pictures[i];

  g_error ("no picture named %s", name);
}

static const DemoUser *
find_user (const char *slug)
{
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (strcmp (users[i].slug, slug) == 0)
      return &users[i];

  g_error ("no writer named %s", slug);
}

static gint64
find_user_id (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (strcmp (users[i].name, name) == 0)
      return users[i].id;

  return 0;
}

static DemoTerm *
add_term (DemoBlog     *blog,
          DemoTaxonomy  taxonomy,
          gint64        id,
          const char   *slug,
          const char   *name)
{
  DemoTerm *term = g_new0 (DemoTerm, 1);

  term->taxonomy = taxonomy;
  term->id = id;
  term->slug = g_strdup (slug);
  term->name = g_strdup (name);
  term->description = g_strdup ("");
  g_ptr_array_add (blog->terms, term);

  return term;
}

static void
add_categories (DemoBlog *blog)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++) {
    DemoTerm *term = add_term (blog, DEMO_CATEGORY, categories[i].id,
                               categories[i].slug, categories[i].name);

    term->parent = categories[i].parent;
    g_free (term->description);
    term->description = g_strdup (categories[i].description);
  }
}

static DemoTerm *
ensure_term (DemoBlog     *blog,
             DemoTaxonomy  taxonomy,
             const char   *name)
{
  g_autofree char *slug = g_strdelimit (g_ascii_strdown (name, -1), " ", '-');

  for (guint i = 0; i < blog->terms->len; i++) {
    DemoTerm *term = g_ptr_array_index (blog->terms, i);

    if (term->taxonomy == taxonomy && strcmp (term->slug, slug) == 0)
      return term;
  }
  if (taxonomy == DEMO_CATEGORY)
    g_error ("no category named %s", slug);

  return add_term (blog, DEMO_TAG, 20 + blog->terms->len, slug, name);
}

static void
fill_terms (DemoBlog     *blog,
            GPtrArray    *terms,
            DemoTaxonomy  taxonomy,
            const char   *list)
{
  g_auto(GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (terms, ensure_term (blog, taxonomy, g_strstrip (names[i])));
}

/* "3d 4h 20m" in seconds. */
static gint64
read_age (const char *text)
{
  gint64 total = 0;
  const char *p = text;

  while (*p != '\0') {
    char *end = NULL;
    gint64 number = g_ascii_strtoll (p, &end, 10);

    if (end == p) {
      p++;
      continue;
    }
    total += number * (*end == 'd' ? 86400 : *end == 'h' ? 3600 : 60);
    p = *end != '\0' ? end + 1 : end;
  }

  return total;
}

/* "[picture NAME | caption]" becomes the figure WordPress would print. */
static void
append_figure (DemoBlog   *blog,
               GString    *out,
               const char *line)
{
  g_autofree char *inner = g_strndup (line + strlen ("[picture "),
                                      strlen (line) - strlen ("[picture ]"));
  g_auto(GStrv) parts = g_strsplit (inner, "|", 2);
  const DemoPicture *picture = find_picture (g_strstrip (parts[0]));
  g_autofree char *file = g_strconcat (blog->uploads, "/", picture->name, NULL);

  g_string_append_printf (out,
                          "<figure class=\"wp-block-image size-full\">"
                          "<img loading=\"lazy\" decoding=\"async\" width=\"1200\" height=\"800\" "
                          "src=\"%s.jpg\" alt=\"%s\" class=\"wp-image-%" G_GINT64_FORMAT "\" "
                          "srcset=\"%s.jpg 1200w, %s-300x200.jpg 300w, %s-768x512.jpg 768w\" "
                          "sizes=\"(max-width: 1200px) 100vw, 1200px\" />"
                          "<figcaption class=\"wp-element-caption\">%s</figcaption></figure>\n",
                          file, picture->alt, picture->id, file, file, file,
                          g_strstrip (parts[1]));
}

static char *
expand_body (DemoBlog   *blog,
             const char *raw)
{
  g_auto(GStrv) lines = g_strsplit (raw, "\n", -1);
  g_autoptr(GString) out = g_string_new ("\n");

  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "[picture "))
      append_figure (blog, out, lines[i]);
    else
      g_string_append_printf (out, "%s\n", lines[i]);
  }
  g_string_replace (out, "{home}", blog->home, 0);
  g_string_replace (out, "{uploads}", blog->uploads, 0);

  return g_strdup (out->str);
}

static void
apply_header (DemoBlog   *blog,
              DemoPost   *post,
              const char *key,
              const char *value)
{
  if (strcmp (key, "Id") == 0)
    post->id = g_ascii_strtoll (value, NULL, 10);
  else if (strcmp (key, "Title") == 0)
    post->title = g_strdup (value);
  else if (strcmp (key, "Slug") == 0)
    post->slug = g_strdup (value);
  else if (strcmp (key, "Author") == 0)
    post->author = find_user (value);
  else if (strcmp (key, "Categories") == 0)
    fill_terms (blog, post->categories, DEMO_CATEGORY, value);
  else if (strcmp (key, "Tags") == 0)
    fill_terms (blog, post->tags, DEMO_TAG, value);
  else if (strcmp (key, "Picture") == 0)
    post->picture = find_picture (value);
  else if (strcmp (key, "Age") == 0)
    post->published_at = blog->started_at - read_age (value);
  else if (strcmp (key, "Comments") == 0)
    post->is_closed = strcmp (value, "closed") == 0;
  else if (strcmp (key, "Password") == 0)
    post->password = g_strdup (value);
  else
    g_error ("unknown header %s", key);
}

static DemoPost *
read_post (DemoBlog   *blog,
           const char *text)
{
  DemoPost *post = g_new0 (DemoPost, 1);
  const char *body = strstr (text, "\n\n");
  g_autofree char *header = g_strndup (text, (gsize) (body - text));
  g_auto(GStrv) lines = g_strsplit (header, "\n", -1);

  post->categories = g_ptr_array_new ();
  post->tags = g_ptr_array_new ();
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto(GStrv) pair = g_strsplit (lines[i], ":", 2);

    apply_header (blog, post, pair[0], g_strstrip (pair[1]));
  }
  post->modified_at = post->published_at;
  post->body = expand_body (blog, body + 2);

  return post;
}

static DemoComment *
read_comment_header (DemoBlog   *blog,
                     DemoPost   *post,
                     const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "|", 6);
  DemoComment *comment = g_new0 (DemoComment, 1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  comment->post = post->id;
  comment->id = g_ascii_strtoll (parts[0], NULL, 10);
  comment->parent = g_ascii_strtoll (parts[1], NULL, 10);
  comment->written_at = blog->started_at - read_age (parts[2]);
  comment->is_held = strcmp (parts[3], "hold") == 0;
  comment->name = g_strdup (parts[4]);
  comment->url = g_strdup (parts[5] != NULL ? parts[5] : "");
  comment->user = find_user_id (comment->name);
  comment->email = g_strdup_printf ("writer-%s@mail.example", parts[0]);

  return comment;
}

static void
read_comments (DemoBlog   *blog,
               DemoPost   *post,
               const char *text)
{
  g_auto(GStrv) blocks = g_strsplit (text, "@ ", -1);

  /* An "@ " starts a comment only at the start of a line; the content keeps
   * to that. */
  for (guint i = 1; blocks[i] != NULL; i++) {
    g_auto(GStrv) parts = g_strsplit (blocks[i], "\n", 2);
    DemoComment *comment = read_comment_header (blog, post, parts[0]);

    comment->text = g_strdup (g_strstrip (parts[1]));
    g_ptr_array_add (blog->comments, comment);
  }
}

static GBytes *
load (const char *file)
{
  g_autofree char *path = g_strconcat (CONTENT_PATH, file, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* Resource data ends in a NUL that is not counted, so it is a C string. */
static void
read_file (DemoBlog   *blog,
           const char *file)
{
  g_autofree char *stem = g_strndup (file, strlen (file) - strlen (".html"));
  g_autofree char *beside = g_strconcat (stem, ".comments", NULL);
  g_autoptr(GBytes) page = load (file);
  g_autoptr(GBytes) thread = load (beside);
  DemoPost *post = read_post (blog, g_bytes_get_data (page, NULL));

  demo_blog_add_post (blog, post);
  if (thread != NULL)
    read_comments (blog, post, g_bytes_get_data (thread, NULL));
}

/**
 * demo_content_read:
 * @blog: a blog whose addresses and clock are set
 *
 * Fills @blog with every article, comment and term of the resource.
 */
void
demo_content_read (DemoBlog *blog)
{
  g_auto(GStrv) files = g_resources_enumerate_children (CONTENT_PATH,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  add_categories (blog);
  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".html"))
      read_file (blog, files[i]);
}
