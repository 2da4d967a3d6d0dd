/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a comment after it was handed over. A value; the sentences
 * for people are made by the front ends. */

#include "byline-outcome.h"

G_DEFINE_BOXED_TYPE (BylineOutcome, byline_outcome, byline_outcome_ref, byline_outcome_unref)

/**
 * byline_outcome_new:
 * @kind: what became of it
 *
 * Returns: (transfer full): an outcome, to be filled before it is shared
 */
BylineOutcome *
byline_outcome_new (BylineOutcomeKind kind)
{
  BylineOutcome *self = g_atomic_rc_box_new0 (BylineOutcome);

  self->kind = kind;
  return self;
}

/**
 * byline_outcome_new_refused:
 * @refusal: why
 * @site_words: (nullable): the site's sentence, plain text
 *
 * Returns: (transfer full): a refusal
 */
BylineOutcome *
byline_outcome_new_refused (BylineRefusal  refusal,
                            const char    *site_words)
{
  BylineOutcome *self = byline_outcome_new (BYLINE_OUTCOME_REFUSED);

  self->refusal = refusal;
  self->site_words = g_strdup (site_words);
  return self;
}

BylineOutcome *
byline_outcome_ref (BylineOutcome *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineOutcome *self = data;

  g_clear_pointer (&self->comment, byline_comment_unref);
  g_free (self->site_words);
}

void
byline_outcome_unref (BylineOutcome *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
