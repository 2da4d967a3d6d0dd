/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An article as a site published it, with what the reader did to it. A value:
 * a change makes a new one. */

#include "byline-article.h"

#include "byline-text.h"

#define HEADING_MAX_CHARS 60

G_DEFINE_BOXED_TYPE (BylineArticle, byline_article, byline_article_ref, byline_article_unref)

/**
 * byline_article_new:
 *
 * Returns: (transfer full): an empty article with empty term lists and an
 *   unknown number of comments, to be filled before it is shared
 */
BylineArticle *
byline_article_new (void)
{
  BylineArticle *self = g_atomic_rc_box_new0 (BylineArticle);

  self->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tags = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_comments = -1;
  return self;
}

BylineArticle *
byline_article_ref (BylineArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineArticle *self = data;

  g_free (self->link);
  g_free (self->slug);
  g_free (self->title);
  g_free (self->title_html);
  g_free (self->excerpt);
  g_free (self->content_html);
  g_free (self->author_name);
  g_free (self->picture_uri);
  g_array_unref (self->categories);
  g_array_unref (self->tags);
}

void
byline_article_unref (BylineArticle *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static char *
date_of (const BylineArticle *self)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (self->published_at);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("");
}

/**
 * byline_article_dup_heading:
 * @self: an article
 *
 * Returns: (transfer full) (not nullable): what to call it: the title, for
 *   one without a title the start of its excerpt, else its date
 */
char *
byline_article_dup_heading (const BylineArticle *self)
{
  if (!byline_text_is_blank (self->title))
    return g_strdup (self->title);
  if (!byline_text_is_blank (self->excerpt))
    return byline_text_truncate (self->excerpt, HEADING_MAX_CHARS);

  return date_of (self);
}
