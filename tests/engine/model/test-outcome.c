/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-outcome.h"

static void
test_refused (void)
{
  g_autoptr(BylineOutcome) outcome =
    byline_outcome_new_refused (BYLINE_REFUSAL_CLOSED, "Comments are closed.");

  g_assert_cmpint (outcome->kind, ==, BYLINE_OUTCOME_REFUSED);
  g_assert_cmpint (outcome->refusal, ==, BYLINE_REFUSAL_CLOSED);
  g_assert_cmpstr (outcome->site_words, ==, "Comments are closed.");
}

static void
test_owns_comment (void)
{
  BylineOutcome *outcome = byline_outcome_new (BYLINE_OUTCOME_PUBLISHED);
  g_autoptr(BylineComment) comment = byline_comment_new ();

  outcome->comment = byline_comment_ref (comment);
  byline_outcome_unref (outcome);

  comment->remote_id = 1;
  g_assert_cmpint (comment->remote_id, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/outcome/refused", test_refused);
  g_test_add_func ("/model/outcome/owns-comment", test_owns_comment);
  return g_test_run ();
}
