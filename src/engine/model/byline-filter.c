/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which articles a list is about. Compared to tell whether a list must change
 * at all; turned into a query by the store. */

#include "byline-filter.h"

/**
 * byline_filter_new:
 *
 * Returns: (transfer full): a filter that every article passes
 */
BylineFilter *
byline_filter_new (void)
{
  return g_new0 (BylineFilter, 1);
}

/**
 * byline_filter_copy:
 * @self: (nullable): a filter
 *
 * Returns: (transfer full): the same conditions; for %NULL none
 */
BylineFilter *
byline_filter_copy (const BylineFilter *self)
{
  BylineFilter *copy = byline_filter_new ();

  if (self == NULL)
    return copy;

  *copy = *self;
  copy->category_slug = g_strdup (self->category_slug);
  copy->tag_slug = g_strdup (self->tag_slug);
  copy->author = g_strdup (self->author);
  copy->search = g_strdup (self->search);
  return copy;
}

void
byline_filter_free (BylineFilter *self)
{
  if (self == NULL)
    return;

  g_free (self->category_slug);
  g_free (self->tag_slug);
  g_free (self->author);
  g_free (self->search);
  g_free (self);
}

/**
 * byline_filter_equal:
 * @a: a filter
 * @b: another
 *
 * Returns: %TRUE if both have the same conditions
 */
gboolean
byline_filter_equal (const BylineFilter *a,
                     const BylineFilter *b)
{
  return a->site_id == b->site_id &&
         a->category == b->category &&
         a->unread_only == b->unread_only &&
         a->saved_only == b->saved_only &&
         g_strcmp0 (a->category_slug, b->category_slug) == 0 &&
         g_strcmp0 (a->tag_slug, b->tag_slug) == 0 &&
         g_strcmp0 (a->author, b->author) == 0 &&
         g_strcmp0 (a->search, b->search) == 0;
}
