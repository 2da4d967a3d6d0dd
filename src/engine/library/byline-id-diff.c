/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How one list of ids becomes another in few, small steps, so that rows that
 * stay keep their place under the reader's eye. Pure. */

#include "byline-id-diff.h"

/* Past this many separate steps one large step is cheaper for a view. */
#define MAX_STEPS 500

typedef struct
{
  const gint64 *old_ids;
  const gint64 *new_ids;
  guint         n_old;
  guint         n_new;
  guint         n_head;  /* equal at the start */
  guint         n_tail;  /* equal at the end */
} Lists;

static void
trim (Lists *lists)
{
  guint shorter = MIN (lists->n_old, lists->n_new);

  while (lists->n_head < shorter &&
         lists->old_ids[lists->n_head] == lists->new_ids[lists->n_head])
    lists->n_head++;
  while (lists->n_tail < shorter - lists->n_head &&
         lists->old_ids[lists->n_old - 1 - lists->n_tail] ==
         lists->new_ids[lists->n_new - 1 - lists->n_tail])
    lists->n_tail++;
}

static GHashTable *
middle_set (const gint64 *ids,
            guint         first,
            guint         end)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = first; i < end; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);
  return set;
}

static void
add_step (GArray *steps,
          guint   position,
          guint   n_removed,
          guint   n_added)
{
  BylineIdStep step = { position, n_removed, n_added };

  if (n_removed > 0 || n_added > 0)
    g_array_append_val (steps, step);
}

/* Walks both middles at once. An id that stands in both but elsewhere counts
 * as removed here and added there. */
static void
walk (Lists  *lists,
      GArray *steps)
{
  guint old_end = lists->n_old - lists->n_tail, new_end = lists->n_new - lists->n_tail;
  guint i = lists->n_head, j = lists->n_head;
  g_autoptr(GHashTable) in_old = middle_set (lists->old_ids, i, old_end);
  g_autoptr(GHashTable) in_new = middle_set (lists->new_ids, j, new_end);

  while (i < old_end || j < new_end)
    {
      guint n_removed = 0, n_added = 0, position = j;

      while (i < old_end && !g_hash_table_contains (in_new, &lists->old_ids[i]))
        i++, n_removed++;
      while (j < new_end && !g_hash_table_contains (in_old, &lists->new_ids[j]))
        j++, n_added++;
      add_step (steps, position, n_removed, n_added);

      if (i < old_end && j < new_end && lists->old_ids[i] == lists->new_ids[j])
        i++, j++;
      else if (i < old_end)
        g_hash_table_remove (in_old, &lists->old_ids[i]),
        g_hash_table_remove (in_new, &lists->old_ids[i]);
    }
}

/**
 * byline_id_diff:
 * @old_ids: (array length=n_old): each id at most once
 * @new_ids: (array length=n_new): each id at most once
 *
 * Carried out one after the other, the steps turn the old list into the new
 * one; what is added is found in @new_ids at the step's position.
 *
 * Returns: (transfer full) (element-type BylineIdStep): empty for equal lists
 */
GArray *
byline_id_diff (const gint64 *old_ids,
                guint         n_old,
                const gint64 *new_ids,
                guint         n_new)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (BylineIdStep));
  Lists lists = { old_ids, new_ids, n_old, n_new, 0, 0 };

  trim (&lists);
  guint n_removed = n_old - lists.n_head - lists.n_tail;
  guint n_added = n_new - lists.n_head - lists.n_tail;
  if (n_removed == 0 || n_added == 0)
    add_step (steps, lists.n_head, n_removed, n_added);
  else
    walk (&lists, steps);

  if (steps->len > MAX_STEPS)
    {
      g_array_set_size (steps, 0);
      add_step (steps, lists.n_head, n_removed, n_added);
    }
  return steps;
}

/* Id → its position in the new list. */
static GHashTable *
middle_positions (Lists *lists)
{
  GHashTable *positions = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint j = lists->n_head; j < lists->n_new - lists->n_tail; j++)
    g_hash_table_insert (positions, (gpointer) &lists->new_ids[j], GUINT_TO_POINTER (j));
  return positions;
}

/* Both middles in one, each old id behind the neighbour it had; one that the
 * new list has further up has been added there. */
static void
merge_middles (Lists  *lists,
               GArray *merged)
{
  guint old_end = lists->n_old - lists->n_tail, new_end = lists->n_new - lists->n_tail;
  guint i = lists->n_head;
  g_autoptr(GHashTable) positions = middle_positions (lists);

  for (guint j = lists->n_head; j <= new_end; j++)
    {
      gpointer position;

      for (; i < old_end; i++)
        if (!g_hash_table_lookup_extended (positions, &lists->old_ids[i], NULL, &position))
          g_array_append_val (merged, lists->old_ids[i]);
        else if (GPOINTER_TO_UINT (position) >= j)
          break;
      if (j < new_end)
        g_array_append_val (merged, lists->new_ids[j]);
    }
}

/**
 * byline_id_merge:
 * @old_ids: (array length=n_old): each id at most once
 * @new_ids: (array length=n_new): each id at most once
 *
 * The new list with every id of the old one kept where it stood among its
 * neighbours, for a list from which nothing may vanish under the reader.
 *
 * Returns: (transfer full) (element-type gint64): each id of both once
 */
GArray *
byline_id_merge (const gint64 *old_ids,
                 guint         n_old,
                 const gint64 *new_ids,
                 guint         n_new)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_new);
  Lists lists = { old_ids, new_ids, n_old, n_new, 0, 0 };

  /* Long lists differ in few places: only what lies between is looked up. */
  trim (&lists);
  if (lists.n_head > 0)
    g_array_append_vals (merged, new_ids, lists.n_head);
  merge_middles (&lists, merged);
  if (lists.n_tail > 0)
    g_array_append_vals (merged, new_ids + n_new - lists.n_tail, lists.n_tail);

  return merged;
}
