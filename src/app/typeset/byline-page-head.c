/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above an article on paper and at the foot of each page, taken
 * from what the library knows of it. */

#include "config.h"

#include "byline-page-head.h"

#include "byline-time-text.h"
#include "byline-time.h"

/**
 * byline_page_head_init:
 * @self: (out): the head
 * @reading: an opened article
 *
 * Copies what names the article.
 */
void
byline_page_head_init (BylinePageHead      *self,
                       const BylineReading *reading)
{
  const BylineArticle *article = reading->article;

  self->title = byline_article_dup_heading (article);
  self->author = g_strdup (article->author_name);
  self->date = article->published_at != BYLINE_TIME_UNKNOWN
               ? byline_time_text_date (article->published_at) : NULL;
  self->site = g_strdup (reading->site->name);
  self->uri = g_strdup (article->link);
}

/**
 * byline_page_head_clear:
 * @self: a head that was filled
 *
 * Frees what the head holds.
 */
void
byline_page_head_clear (BylinePageHead *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->site, g_free);
  g_clear_pointer (&self->uri, g_free);
}
