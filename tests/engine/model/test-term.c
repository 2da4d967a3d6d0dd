/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-term.h"

static void
test_keeps_kind (void)
{
  g_autoptr(BylineTerm) term = byline_term_new (BYLINE_TERM_TAG);
  g_autoptr(BylineTerm) second = byline_term_ref (term);

  g_assert_cmpint (second->kind, ==, BYLINE_TERM_TAG);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/term/keeps-kind", test_keeps_kind);
  return g_test_run ();
}
