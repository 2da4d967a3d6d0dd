/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One text in the outbox: what it says, where it stands, what was heard of
 * it. A value. */

#include "byline-outbox-entry.h"

G_DEFINE_BOXED_TYPE (BylineOutboxEntry, byline_outbox_entry,
                     byline_outbox_entry_ref, byline_outbox_entry_unref)

/**
 * byline_outbox_entry_new:
 *
 * Returns: (transfer full): an empty queued entry, to be filled before it is
 *   shared
 */
BylineOutboxEntry *
byline_outbox_entry_new (void)
{
  BylineOutboxEntry *self = g_atomic_rc_box_new0 (BylineOutboxEntry);

  self->state = BYLINE_OUTBOX_QUEUED;
  return self;
}

BylineOutboxEntry *
byline_outbox_entry_ref (BylineOutboxEntry *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineOutboxEntry *self = data;

  g_free (self->article_link);
  g_clear_pointer (&self->draft, byline_draft_free);
  g_free (self->site_words);
}

void
byline_outbox_entry_unref (BylineOutboxEntry *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
