/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One comment of a conversation, as the site gave it. A value. */

#include "byline-comment.h"

G_DEFINE_BOXED_TYPE (BylineComment, byline_comment, byline_comment_ref, byline_comment_unref)

/**
 * byline_comment_new:
 *
 * Returns: (transfer full): an empty approved comment, to be filled before it
 *   is shared
 */
BylineComment *
byline_comment_new (void)
{
  return g_atomic_rc_box_new0 (BylineComment);
}

BylineComment *
byline_comment_ref (BylineComment *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineComment *self = data;

  g_free (self->author_name);
  g_free (self->author_uri);
  g_free (self->content_html);
  g_free (self->link);
}

void
byline_comment_unref (BylineComment *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
