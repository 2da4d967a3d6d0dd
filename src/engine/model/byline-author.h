/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_AUTHOR (byline_author_get_type ())

typedef struct _BylineAuthor BylineAuthor;

/* A value: filled by its maker, read-only from the moment it is shared. */
struct _BylineAuthor
{
  gint64  remote_id;
  char   *name;        /* plain text */
};

GType         byline_author_get_type (void) G_GNUC_CONST;
BylineAuthor *byline_author_new      (gint64        remote_id,
                                      const char   *name);
BylineAuthor *byline_author_ref      (BylineAuthor *self);
void          byline_author_unref    (BylineAuthor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineAuthor, byline_author_unref)

G_END_DECLS
