/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_COMMENT (byline_comment_get_type ())

typedef enum
{
  BYLINE_COMMENT_APPROVED = 0,
  BYLINE_COMMENT_HELD     = 1,
  BYLINE_COMMENT_HIDDEN   = 2,   /* spam or trash */
} BylineCommentStatus;

typedef struct _BylineComment BylineComment;

/* A value: filled by its maker, read-only from the moment it is shared. */
struct _BylineComment
{
  gint64               remote_id;
  gint64               post;           /* the site's post id */
  gint64               parent;         /* remote id, or 0; may name nothing we have */
  gint64               author_id;      /* the site's user id, 0 for guests */
  char                *author_name;    /* plain text; "" means anonymous */
  char                *author_uri;     /* (nullable): checked web address */
  gint64               published_at;   /* Unix seconds, UTC */
  char                *content_html;
  char                *link;
  BylineCommentStatus  status;
};

GType          byline_comment_get_type (void) G_GNUC_CONST;
BylineComment *byline_comment_new      (void);
BylineComment *byline_comment_ref      (BylineComment *self);
void           byline_comment_unref    (BylineComment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineComment, byline_comment_unref)

G_END_DECLS
