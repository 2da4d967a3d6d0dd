/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-author.h"

static void
test_keeps_name (void)
{
  g_autoptr(BylineAuthor) author = byline_author_new (7, "Ada Quill");
  g_autoptr(BylineAuthor) second = byline_author_ref (author);

  g_assert_cmpint (second->remote_id, ==, 7);
  g_assert_cmpstr (second->name, ==, "Ada Quill");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/author/keeps-name", test_keeps_name);
  return g_test_run ();
}
