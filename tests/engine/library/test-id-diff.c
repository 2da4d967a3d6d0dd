/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-id-diff.h"

static GArray *
ids_new (const char *text)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *p = text; *p != '\0'; p++)
    {
      gint64 id = *p;
      g_array_append_val (ids, id);
    }
  return ids;
}

static gint64 *
data_of (GArray *ids)
{
  return (gint64 *) (gpointer) ids->data;
}

/* Carries the steps out and checks that they lead to the new list. */
static guint
check (GArray *from,
       GArray *to)
{
  g_autoptr(GArray) steps = byline_id_diff (data_of (from), from->len, data_of (to), to->len);

  for (guint i = 0; i < steps->len; i++)
    {
      BylineIdStep *step = &g_array_index (steps, BylineIdStep, i);

      if (step->n_removed > 0)
        g_array_remove_range (from, step->position, step->n_removed);
      if (step->n_added > 0)
        g_array_insert_vals (from, step->position, &g_array_index (to, gint64, step->position),
                             step->n_added);
    }
  g_assert_cmpmem (from->data, from->len * sizeof (gint64), to->data, to->len * sizeof (gint64));
  return steps->len;
}

static void
test_steps_are_few (void)
{
  static const struct { const char *from; const char *to; guint n_steps; } rows[] = {
    { "", "", 0 }, { "abc", "abc", 0 }, { "", "abc", 1 }, { "abc", "", 1 },
    { "bcd", "abcd", 1 }, { "abc", "abcde", 1 }, { "abcd", "acd", 1 },
    { "bdf", "abdefg", 3 }, { "abc", "xyz", 1 }, { "abcd", "abxcd", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) from = ids_new (rows[i].from);
      g_autoptr(GArray) to = ids_new (rows[i].to);

      g_assert_cmpuint (check (from, to), ==, rows[i].n_steps);
    }
}

static void
test_moves_are_survived (void)
{
  g_autoptr(GArray) from = ids_new ("abcdef");
  g_autoptr(GArray) to = ids_new ("fbcade");

  check (from, to);
}

static GArray *
random_ids (guint n_pool)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 0; id < n_pool; id++)
    if (g_test_rand_int_range (0, 2) == 1)
      g_array_append_val (ids, id);
  for (guint i = 0; i + 1 < ids->len; i++)
    if (g_test_rand_int_range (0, 10) == 0)
      {
        gint64 first = g_array_index (ids, gint64, i);

        g_array_index (ids, gint64, i) = g_array_index (ids, gint64, i + 1);
        g_array_index (ids, gint64, i + 1) = first;
      }
  return ids;
}

static void
test_random_lists (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr(GArray) from = random_ids (40);
      g_autoptr(GArray) to = random_ids (40);

      check (from, to);
    }
}

static void
test_merge_keeps_all (void)
{
  g_autoptr(GArray) from = ids_new ("acdf");
  g_autoptr(GArray) to = ids_new ("xabfg");
  g_autoptr(GArray) wanted = ids_new ("xacdbfg");
  g_autoptr(GArray) merged = byline_id_merge (data_of (from), from->len, data_of (to), to->len);

  g_assert_cmpuint (merged->len, ==, 7);
  g_assert_cmpint (g_array_index (merged, gint64, 0), ==, 'x');
  for (guint i = 0; i < wanted->len; i++)
    {
      gboolean is_there = FALSE;

      for (guint j = 0; j < merged->len; j++)
        is_there |= g_array_index (merged, gint64, j) == g_array_index (wanted, gint64, i);
      g_assert_true (is_there);
    }
}

/* Each id once, and those of the new list in its order. */
static void
check_merge (GArray *from,
             GArray *to)
{
  g_autoptr(GArray) merged = byline_id_merge (data_of (from), from->len, data_of (to), to->len);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_new = 0;

  for (guint i = 0; i < merged->len; i++)
    {
      gint64 *id = &g_array_index (merged, gint64, i);

      g_assert_true (g_hash_table_add (seen, id));
      n_new += n_new < to->len && *id == g_array_index (to, gint64, n_new);
    }
  g_assert_cmpuint (n_new, ==, to->len);
  for (guint i = 0; i < from->len; i++)
    g_assert_true (g_hash_table_contains (seen, &g_array_index (from, gint64, i)));
}

static void
test_merge_survives_moves (void)
{
  g_autoptr(GArray) from = ids_new ("abz");
  g_autoptr(GArray) to = ids_new ("ba");

  check_merge (from, to);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr(GArray) old_ids = random_ids (40);
      g_autoptr(GArray) new_ids = random_ids (40);

      check_merge (old_ids, new_ids);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/id-diff/steps-are-few", test_steps_are_few);
  g_test_add_func ("/library/id-diff/moves-are-survived", test_moves_are_survived);
  g_test_add_func ("/library/id-diff/random-lists", test_random_lists);
  g_test_add_func ("/library/id-diff/merge-keeps-all", test_merge_keeps_all);
  g_test_add_func ("/library/id-diff/merge-survives-moves", test_merge_survives_moves);
  return g_test_run ();
}
