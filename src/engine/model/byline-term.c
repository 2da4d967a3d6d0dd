/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A category or a tag of a site. A value. */

#include "byline-term.h"

G_DEFINE_BOXED_TYPE (BylineTerm, byline_term, byline_term_ref, byline_term_unref)

/**
 * byline_term_new:
 * @kind: category or tag
 *
 * Returns: (transfer full): an empty term, to be filled before it is shared
 */
BylineTerm *
byline_term_new (BylineTermKind kind)
{
  BylineTerm *self = g_atomic_rc_box_new0 (BylineTerm);

  self->kind = kind;
  return self;
}

BylineTerm *
byline_term_ref (BylineTerm *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineTerm *self = data;

  g_free (self->name);
  g_free (self->slug);
}

void
byline_term_unref (BylineTerm *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
