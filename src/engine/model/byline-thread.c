/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a flat list of comments into the order of a conversation. Whatever the
 * site sends, each comment appears exactly once: a reply whose parent is not
 * here stands at the top level, and a circle of parents is cut. */

#include "byline-thread.h"

typedef struct
{
  GHashTable *by_id;     /* (owned) (element-type gint64 BylineComment) */
  GHashTable *replies;   /* (owned) (element-type gint64 GPtrArray) */
  GHashTable *placed;    /* (owned): comments that have their entry */
  GPtrArray  *entries;   /* (owned) (element-type BylineThreadEntry) */
} Arranging;

static void
entry_free (gpointer data)
{
  BylineThreadEntry *entry = data;

  byline_comment_unref (entry->comment);
  g_free (entry);
}

static int
compare_by_time (gconstpointer a,
                 gconstpointer b)
{
  const BylineComment *first = *(BylineComment * const *) a;
  const BylineComment *second = *(BylineComment * const *) b;

  if (first->published_at != second->published_at)
    return first->published_at < second->published_at ? -1 : 1;
  return (first->remote_id > second->remote_id) - (first->remote_id < second->remote_id);
}

static GPtrArray *
replies_to (Arranging     *self,
            const gint64  *id)
{
  return g_hash_table_lookup (self->replies, id);
}

static void
add_reply (Arranging     *self,
           BylineComment *comment)
{
  GPtrArray *siblings = replies_to (self, &comment->parent);

  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (self->replies, &comment->parent, siblings);
    }
  g_ptr_array_add (siblings, comment);
}

static void
place_one (Arranging     *self,
           BylineComment *comment,
           guint          depth)
{
  GPtrArray *replies = replies_to (self, &comment->remote_id);
  BylineThreadEntry *entry = g_new0 (BylineThreadEntry, 1);

  entry->comment = byline_comment_ref (comment);
  entry->depth = depth;
  entry->n_replies = replies != NULL ? replies->len : 0;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_add (self->placed, comment);
}

typedef struct
{
  BylineComment *comment;
  guint          depth;
} Pending;

/* Depth first without recursion: a hostile thread may be as deep as it is
 * long. */
static void
place_branch (Arranging     *self,
              BylineComment *top)
{
  g_autoptr(GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));
  Pending first = { top, 0 };

  g_array_append_val (stack, first);
  while (stack->len > 0)
    {
      Pending next = g_array_index (stack, Pending, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      if (g_hash_table_contains (self->placed, next.comment))
        continue;

      place_one (self, next.comment, next.depth);
      GPtrArray *replies = replies_to (self, &next.comment->remote_id);
      for (guint i = replies != NULL ? replies->len : 0; i > 0; i--)
        {
          Pending reply = { g_ptr_array_index (replies, i - 1), next.depth + 1 };
          g_array_append_val (stack, reply);
        }
    }
}

static gboolean
stands_on_top (Arranging     *self,
               BylineComment *comment)
{
  return comment->parent == 0 || comment->parent == comment->remote_id ||
         !g_hash_table_contains (self->by_id, &comment->parent);
}

/**
 * byline_thread_arrange:
 * @comments: (element-type BylineComment): in any order
 *
 * Orders a conversation: oldest first on each level, replies behind what they
 * answer. Orphans stand at the top level; a circle starts at its oldest
 * member. Of two comments with one id the first given counts.
 *
 * Returns: (transfer full) (element-type BylineThreadEntry): each comment once
 */
GPtrArray *
byline_thread_arrange (GPtrArray *comments)
{
  Arranging self = {
    .by_id = g_hash_table_new (g_int64_hash, g_int64_equal),
    .replies = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                      (GDestroyNotify) g_ptr_array_unref),
    .placed = g_hash_table_new (NULL, NULL),
    .entries = g_ptr_array_new_with_free_func (entry_free),
  };
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < comments->len; i++)
    {
      BylineComment *comment = g_ptr_array_index (comments, i);

      if (g_hash_table_contains (self.by_id, &comment->remote_id))
        continue;
      g_hash_table_insert (self.by_id, &comment->remote_id, comment);
      g_ptr_array_add (sorted, comment);
    }
  g_ptr_array_sort (sorted, compare_by_time);

  for (guint i = 0; i < sorted->len; i++)
    {
      BylineComment *comment = g_ptr_array_index (sorted, i);

      if (!stands_on_top (&self, comment))
        add_reply (&self, comment);
    }
  for (guint i = 0; i < sorted->len; i++)
    if (stands_on_top (&self, g_ptr_array_index (sorted, i)))
      place_branch (&self, g_ptr_array_index (sorted, i));
  for (guint i = 0; i < sorted->len; i++)
    place_branch (&self, g_ptr_array_index (sorted, i));

  g_hash_table_unref (self.by_id);
  g_hash_table_unref (self.replies);
  g_hash_table_unref (self.placed);
  return self.entries;
}
