/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-comment-item.h"

#include "byline-html-reader.h"

static void
test_keeps_what_it_is_given (void)
{
  g_autoptr(BylineComment) comment = byline_comment_new ();
  g_autoptr(BylineDocument) document =
    byline_html_reader_read ("<p>Hello</p>", -1, NULL, BYLINE_PROFILE_COMMENT);
  BylineCommentItem *item = byline_comment_item_new (comment, 3, document);

  g_assert_true (byline_comment_item_get_comment (item) == comment);
  g_assert_cmpuint (byline_comment_item_get_depth (item), ==, 3);
  g_assert_true (byline_comment_item_get_document (item) == document);
  g_assert_finalize_object (item);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/comment-item/keeps-what-it-is-given", test_keeps_what_it_is_given);
  return g_test_run ();
}
