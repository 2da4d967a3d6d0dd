/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left at any step is taken up again in reading order. */

#include "byline-filling.h"

#include "kit-test.h"

typedef struct
{
  BylineFillings *fillings;
  GString        *log;
} Book;

static void write_block (gpointer       data,
                         BylineFilling *filling);

static void
push (Book        *book,
      BylineBlock *block,
      gboolean     is_whole)
{
  BylineFilling filling = {
    .append = write_block, .owner = block, .blocks = block->children, .is_whole = is_whole,
  };

  if (block->children != NULL)
    byline_fillings_push (book->fillings, &filling);
}

/* Each block with children asks for two fillings: the order must hold. */
static void
write_block (gpointer       data,
             BylineFilling *filling)
{
  BylineBlock *block = g_ptr_array_index (filling->blocks, filling->next);

  g_string_append (((Book *) data)->log, block->text != NULL ? block->text->words : "-");
  push (data, block, block->kind == BYLINE_BLOCK_TABLE);
}

static void
write_end (gpointer       data,
           BylineFilling *filling)
{
  g_string_append (((Book *) data)->log, "!");
}

static BylineBlock *
some_blocks (void)
{
  BylineBlock *leaf = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "c");
  BylineBlock *inner = kit_test_container (BYLINE_BLOCK_TABLE, leaf,
                                           kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "d"), NULL);

  inner->text = byline_text_new ("b");
  return kit_test_container (BYLINE_BLOCK_QUOTE, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "a"), inner,
                             kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "e"), NULL);
}

static void
test_order (void)
{
  Book book = { byline_fillings_new (), g_string_new (NULL) };
  g_autoptr (BylineBlock) first = some_blocks ();
  g_autoptr (BylineBlock) second = some_blocks ();
  BylineFilling filling = {
    .append = write_block, .finish = write_end, .blocks = first->children,
    .state = g_strdup ("freed"),
  };

  byline_fillings_push (book.fillings, &filling);
  push (&book, second, FALSE);
  while (byline_fillings_step (book.fillings, &book));

  g_assert_cmpstr (book.log->str, ==, "abcde!abcde");
  g_assert_false (byline_fillings_step (book.fillings, &book));
  g_string_free (book.log, TRUE);
  byline_fillings_free (book.fillings);
}

static void
test_whole (void)
{
  Book book = { byline_fillings_new (), g_string_new (NULL) };
  g_autoptr (BylineBlock) blocks = some_blocks ();
  g_autoptr (GString) pauses = g_string_new (NULL);

  push (&book, blocks, FALSE);
  do
    g_string_append (pauses, byline_fillings_may_pause (book.fillings) ? "y" : "n");
  while (byline_fillings_step (book.fillings, &book));

  /* a, b and its table, c, d, the end of the table, e, the end */
  g_assert_cmpstr (pauses->str, ==, "yynnnyy");
  g_string_free (book.log, TRUE);
  byline_fillings_free (book.fillings);
}

static void
test_left_unfinished (void)
{
  Book book = { byline_fillings_new (), g_string_new (NULL) };
  g_autoptr (BylineBlock) blocks = some_blocks ();
  BylineFilling filling = {
    .append = write_block, .blocks = blocks->children, .state = g_strdup ("freed"),
  };

  byline_fillings_push (book.fillings, &filling);
  byline_fillings_step (book.fillings, &book);
  byline_fillings_free (book.fillings);

  g_assert_cmpstr (book.log->str, ==, "a");
  g_string_free (book.log, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/filling/order", test_order);
  g_test_add_func ("/kit/filling/whole", test_whole);
  g_test_add_func ("/kit/filling/left-unfinished", test_left_unfinished);
  return g_test_run ();
}
