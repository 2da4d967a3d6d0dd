/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-outbox-entry.h"

static void
test_new_is_queued (void)
{
  g_autoptr(BylineOutboxEntry) entry = byline_outbox_entry_new ();

  entry->draft = byline_draft_new (1, 0);
  g_autoptr(BylineOutboxEntry) second = byline_outbox_entry_ref (entry);

  g_assert_cmpint (second->state, ==, BYLINE_OUTBOX_QUEUED);
  g_assert_cmpuint (second->n_attempts, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/outbox-entry/new-is-queued", test_new_is_queued);
  return g_test_run ();
}
