/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who wrote an article: the site's number for the person, and the name. */

#include "byline-author.h"

G_DEFINE_BOXED_TYPE (BylineAuthor, byline_author, byline_author_ref, byline_author_unref)

/**
 * byline_author_new:
 * @remote_id: the site's user id
 * @name: plain text
 *
 * Returns: (transfer full): an author
 */
BylineAuthor *
byline_author_new (gint64      remote_id,
                   const char *name)
{
  BylineAuthor *self = g_atomic_rc_box_new0 (BylineAuthor);

  self->remote_id = remote_id;
  self->name = g_strdup (name);
  return self;
}

BylineAuthor *
byline_author_ref (BylineAuthor *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineAuthor *self = data;

  g_free (self->name);
}

void
byline_author_unref (BylineAuthor *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
