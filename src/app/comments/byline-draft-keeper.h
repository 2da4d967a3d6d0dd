/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/* How long a change may wait before it goes to disk. */
#define BYLINE_DRAFT_KEEPER_DELAY_MS 400

/* Gets a text to disk while it is typed. Signals: "settled" when nothing
 * waits and the last save worked; "failed" (GError *error) when it did not. */
#define BYLINE_TYPE_DRAFT_KEEPER (byline_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (BylineDraftKeeper, byline_draft_keeper, BYLINE, DRAFT_KEEPER, GObject)

BylineDraftKeeper *byline_draft_keeper_new     (BylineLibrary     *library);
void               byline_draft_keeper_update  (BylineDraftKeeper *self,
                                                const BylineDraft *draft);
void               byline_draft_keeper_flush   (BylineDraftKeeper *self);
void               byline_draft_keeper_forget  (BylineDraftKeeper *self);
gboolean           byline_draft_keeper_is_busy (BylineDraftKeeper *self);

G_END_DECLS
