/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "byline-draft.h"
#include "byline-outcome.h"

G_BEGIN_DECLS

#define BYLINE_TYPE_OUTBOX_ENTRY (byline_outbox_entry_get_type ())

typedef enum
{
  BYLINE_OUTBOX_QUEUED   = 1,
  BYLINE_OUTBOX_SENDING  = 2,
  BYLINE_OUTBOX_SENT     = 3,
  BYLINE_OUTBOX_REJECTED = 4,
  BYLINE_OUTBOX_UNKNOWN  = 5,
} BylineOutboxState;

typedef struct _BylineOutboxEntry BylineOutboxEntry;

/* A value: one text on its way to a site, or arrived there. */
struct _BylineOutboxEntry
{
  gint64             id;            /* local id, shown by bylinectl */
  gint64             site_id;
  gint64             post;          /* remote id of the article */
  char              *article_link;
  BylineDraft       *draft;         /* (owned); its uuid is unique in the outbox */
  BylineOutboxState  state;
  gboolean           is_held;       /* with SENT: waits for approval */
  guint              n_attempts;
  gint64             queued_at;     /* Unix seconds, UTC */
  gint64             sent_at;       /* when the last attempt began; 0 never */
  gint64             next_try_at;   /* with QUEUED */
  gint64             comment_id;    /* with SENT: remote id, 0 unknown */
  BylineRefusal      refusal;       /* with REJECTED */
  char              *site_words;    /* (nullable) */
};

GType              byline_outbox_entry_get_type (void) G_GNUC_CONST;
BylineOutboxEntry *byline_outbox_entry_new      (void);
BylineOutboxEntry *byline_outbox_entry_ref      (BylineOutboxEntry *self);
void               byline_outbox_entry_unref    (BylineOutboxEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOutboxEntry, byline_outbox_entry_unref)

G_END_DECLS
