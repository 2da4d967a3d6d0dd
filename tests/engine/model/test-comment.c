/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-comment.h"

static void
test_new_is_approved (void)
{
  g_autoptr(BylineComment) comment = byline_comment_new ();
  g_autoptr(BylineComment) second = byline_comment_ref (comment);

  g_assert_cmpint (second->status, ==, BYLINE_COMMENT_APPROVED);
  g_assert_cmpint (second->parent, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/comment/new-is-approved", test_new_is_approved);
  return g_test_run ();
}
