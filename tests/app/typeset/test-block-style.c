/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The side blocks begin on, their markers and the space above them. */

#include "byline-block-style.h"

static void
test_direction (void)
{
  g_autoptr (BylineBlock) list = byline_block_new (BYLINE_BLOCK_LIST);
  BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);
  BylineBlock *paragraph = byline_block_new (BYLINE_BLOCK_PARAGRAPH);

  byline_block_append (list, item);
  byline_block_append (item, paragraph);
  g_assert_true (byline_block_is_right_to_left (list, TRUE));
  g_assert_false (byline_block_is_right_to_left (list, FALSE));
  paragraph->text = byline_text_new ("12 \xd7\xa9\xd7\x9c words");
  g_assert_true (byline_block_is_right_to_left (list, FALSE));
  list->direction = BYLINE_DIRECTION_LTR;
  g_assert_false (byline_block_is_right_to_left (list, TRUE));
}

static void
test_marker (void)
{
  static const struct { gboolean is_ordered; BylineListStyle style; const char *words; } rows[] = {
    { FALSE, BYLINE_LIST_DISC, "◦" }, { FALSE, BYLINE_LIST_SQUARE, "▪" },
    { FALSE, BYLINE_LIST_NONE, "" }, { TRUE, BYLINE_LIST_DECIMAL, "4." },
    { TRUE, BYLINE_LIST_LOWER_ROMAN, "iv." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BylineBlock list = { .is_ordered = rows[i].is_ordered, .list_style = rows[i].style };
      g_autofree char *words = byline_block_marker (&list, 4, 1);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_gap (void)
{
  BylineBlock heading = { .kind = BYLINE_BLOCK_HEADING, .level = 2 };
  BylineBlock paragraph = { .kind = BYLINE_BLOCK_PARAGRAPH };

  g_assert_cmpfloat (byline_block_gap (NULL, &heading, FALSE), ==, 0);
  g_assert_cmpfloat (byline_block_gap (&paragraph, &heading, FALSE), >,
                     byline_block_gap (&heading, &paragraph, FALSE));
  g_assert_cmpfloat (byline_block_gap (&paragraph, &paragraph, TRUE), <,
                     byline_block_gap (&paragraph, &paragraph, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/block-style/direction", test_direction);
  g_test_add_func ("/typeset/block-style/marker", test_marker);
  g_test_add_func ("/typeset/block-style/gap", test_gap);
  return g_test_run ();
}
