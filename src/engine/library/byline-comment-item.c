/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a conversation: the comment, how deep it stands, and its words
 * already parsed. Never changes. */

#include "byline-comment-item.h"

struct _BylineCommentItem
{
  GObject         parent_instance;

  BylineComment  *comment;   /* (owned) */
  guint           depth;
  BylineDocument *document;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (BylineCommentItem, byline_comment_item, G_TYPE_OBJECT)

static void
byline_comment_item_finalize (GObject *object)
{
  BylineCommentItem *self = BYLINE_COMMENT_ITEM (object);

  g_clear_pointer (&self->comment, byline_comment_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (byline_comment_item_parent_class)->finalize (object);
}

static void
byline_comment_item_class_init (BylineCommentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_comment_item_finalize;
}

static void
byline_comment_item_init (BylineCommentItem *self)
{
}

/**
 * byline_comment_item_new:
 * @comment: (transfer none): a comment
 * @depth: 0 at the top level
 * @document: (transfer none): its parsed words
 *
 * Returns: (transfer full): a row
 */
BylineCommentItem *
byline_comment_item_new (BylineComment  *comment,
                         guint           depth,
                         BylineDocument *document)
{
  BylineCommentItem *self = g_object_new (BYLINE_TYPE_COMMENT_ITEM, NULL);

  self->comment = byline_comment_ref (comment);
  self->depth = depth;
  self->document = g_object_ref (document);
  return self;
}

BylineComment *
byline_comment_item_get_comment (BylineCommentItem *self)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_ITEM (self), NULL);

  return self->comment;
}

guint
byline_comment_item_get_depth (BylineCommentItem *self)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_ITEM (self), 0);

  return self->depth;
}

BylineDocument *
byline_comment_item_get_document (BylineCommentItem *self)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_ITEM (self), NULL);

  return self->document;
}
