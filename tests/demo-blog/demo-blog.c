/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The blog in memory: its articles, comments and terms, where each of them
 * lives on the web, and the clock. Everything is read from the resource once;
 * only comments are added later, and they are gone when the program ends. It
 * never speaks HTTP and never writes a file. */

#include "demo-blog.h"

#include "demo-content.h"
#include "demo-padding.h"

#include <stdarg.h>

static void
term_free (gpointer data)
{
  DemoTerm *self = data;

  g_free (self->name);
  g_free (self->slug);
  g_free (self->description);
  g_free (self);
}

static void
post_free (gpointer data)
{
  DemoPost *self = data;

  g_free (self->title);
  g_free (self->slug);
  g_free (self->body);
  g_free (self->password);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_free (self);
}

void
demo_comment_free (DemoComment *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self->url);
  g_free (self->text);
  g_free (self);
}

static gint64
read_start (const DemoOptions *options)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) given = NULL;

  if (options->now != NULL)
    given = g_date_time_new_from_iso8601 (options->now, utc);

  return given != NULL ? g_date_time_to_unix (given) : g_get_real_time () / G_USEC_PER_SEC;
}

static void
count_terms (DemoBlog *self)
{
  for (guint i = 0; i < self->posts->len; i++) {
    DemoPost *post = g_ptr_array_index (self->posts, i);

    for (guint j = 0; j < post->categories->len; j++)
      ((DemoTerm *) g_ptr_array_index (post->categories, j))->count++;
    for (guint j = 0; j < post->tags->len; j++)
      ((DemoTerm *) g_ptr_array_index (post->tags, j))->count++;
  }
}

/**
 * demo_blog_new:
 * @options: (not nullable): must outlive the blog
 * @port: the port the server listens on
 *
 * Reads the whole blog from the resource and adds the padding asked for.
 *
 * Returns: (transfer full): the blog
 */
DemoBlog *
demo_blog_new (DemoOptions *options,
               int          port)
{
  DemoBlog *self = g_new0 (DemoBlog, 1);

  self->options = options;
  self->home = g_strdup_printf ("http://127.0.0.1:%d%s", port, options->base);
  if (options->plain_permalinks)
    self->root = g_strconcat (self->home, "/index.php?rest_route=/", NULL);
  else
    self->root = g_strdup_printf ("%s/%s/", self->home, options->prefix);
  self->uploads = g_strconcat (self->home, "/wp-content/uploads/2026/09", NULL);
  self->posts = g_ptr_array_new_with_free_func (post_free);
  self->posts_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_comment_free);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->started_at = read_start (options);
  self->started_monotonic = g_get_monotonic_time ();
  self->next_comment = DEMO_FIRST_NEW_COMMENT;

  demo_content_read (self);
  demo_padding_add (self, options->n_padding);
  demo_blog_sort (self);
  count_terms (self);

  return self;
}

void
demo_blog_free (DemoBlog *self)
{
  g_free (self->home);
  g_free (self->root);
  g_free (self->uploads);
  g_hash_table_unref (self->posts_by_id);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->comments);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* Unix seconds; a fixed start still ticks, so that comments keep their order. */
gint64
demo_blog_now (DemoBlog *self)
{
  gint64 passed = g_get_monotonic_time () - self->started_monotonic;

  return self->started_at + passed / G_USEC_PER_SEC;
}

void
demo_blog_add_post (DemoBlog *self,
                    DemoPost *post)
{
  g_ptr_array_add (self->posts, post);
  g_hash_table_insert (self->posts_by_id, &post->id, post);
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const DemoPost *first = *(DemoPost *const *) a;
  const DemoPost *second = *(DemoPost *const *) b;

  if (first->published_at != second->published_at)
    return first->published_at > second->published_at ? -1 : 1;

  return first->id > second->id ? -1 : 1;
}

static int
compare_comments (gconstpointer a,
                  gconstpointer b)
{
  const DemoComment *first = *(DemoComment *const *) a;
  const DemoComment *second = *(DemoComment *const *) b;

  if (first->written_at != second->written_at)
    return first->written_at < second->written_at ? -1 : 1;

  return first->id < second->id ? -1 : 1;
}

void
demo_blog_sort (DemoBlog *self)
{
  g_ptr_array_sort (self->posts, compare_posts);
  g_ptr_array_sort (self->comments, compare_comments);
}

DemoPost *
demo_blog_find_post (DemoBlog *self,
                     gint64    id)
{
  return g_hash_table_lookup (self->posts_by_id, &id);
}

DemoPost *
demo_blog_find_slug (DemoBlog   *self,
                     const char *slug)
{
  for (guint i = 0; i < self->posts->len; i++) {
    DemoPost *post = g_ptr_array_index (self->posts, i);

    if (g_strcmp0 (post->slug, slug) == 0)
      return post;
  }

  return NULL;
}

DemoComment *
demo_blog_find_comment (DemoBlog *self,
                        gint64    id)
{
  for (guint i = 0; i < self->comments->len; i++) {
    DemoComment *comment = g_ptr_array_index (self->comments, i);

    if (comment->id == id)
      return comment;
  }

  return NULL;
}

DemoTerm *
demo_blog_find_term (DemoBlog     *self,
                     DemoTaxonomy  taxonomy,
                     gint64        id)
{
  for (guint i = 0; i < self->terms->len; i++) {
    DemoTerm *term = g_ptr_array_index (self->terms, i);

    if (term->taxonomy == taxonomy && term->id == id)
      return term;
  }

  return NULL;
}

/**
 * demo_blog_add_comment:
 * @comment: (transfer full): its id and time are set here
 *
 * Returns: (transfer none): the comment as kept
 */
DemoComment *
demo_blog_add_comment (DemoBlog    *self,
                       DemoComment *comment)
{
  comment->id = self->next_comment++;
  comment->written_at = demo_blog_now (self);
  g_ptr_array_add (self->comments, comment);

  return comment;
}

/* The stored flag and, as on a real site, the age limit that no GET tells. */
gboolean
demo_blog_takes_comments (DemoBlog       *self,
                          const DemoPost *post)
{
  gint64 age = demo_blog_now (self) - post->published_at;

  if (post->is_closed)
    return FALSE;

  return self->options->closed_after == 0
         || age < (gint64) self->options->closed_after * 86400;
}

char *
demo_blog_dup_link (DemoBlog       *self,
                    const DemoPost *post)
{
  g_autoptr(GDateTime) local =
    g_date_time_new_from_unix_utc (post->published_at + DEMO_UTC_OFFSET);
  g_autofree char *day = NULL;

  if (self->options->plain_permalinks)
    return g_strdup_printf ("%s/?p=%" G_GINT64_FORMAT, self->home, post->id);
  day = g_date_time_format (local, "%Y/%m/%d");

  return g_strdup_printf ("%s/%s/%s/", self->home, day, post->slug);
}

/**
 * demo_blog_dup_route:
 * @format: a route below the root, such as "wp/v2/posts?per_page=2"
 *
 * On a plain site the root already has a query, so the route's own "?"
 * becomes "&".
 *
 * Returns: (transfer full): the address
 */
char *
demo_blog_dup_route (DemoBlog   *self,
                     const char *format,
                     ...)
{
  g_autofree char *route = NULL;
  va_list args;

  va_start (args, format);
  route = g_strdup_vprintf (format, args);
  va_end (args);
  if (self->options->plain_permalinks)
    g_strdelimit (route, "?", '&');

  return g_strconcat (self->root, route, NULL);
}

/* Padding keeps no bodies: a hundred thousand of them would fill memory. */
char *
demo_post_dup_body (const DemoPost *post)
{
  if (post->body != NULL)
    return g_strdup (post->body);

  return demo_padding_dup_body (post->id);
}
