/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-http.h"
#include "byline-outcome.h"
#include "byline-store.h"

G_BEGIN_DECLS

/* Sends what waits, one text at a time, one sender among all processes. */
#define BYLINE_TYPE_OUTBOX (byline_outbox_get_type ())
G_DECLARE_FINAL_TYPE (BylineOutbox, byline_outbox, BYLINE, OUTBOX, GObject)

BylineOutbox  *byline_outbox_new      (BylineHttp        *http,
                                       BylineStore       *store,
                                       const char        *lock_path);
BylineOutcome *byline_outbox_post     (BylineOutbox      *self,
                                       const BylineDraft *draft,
                                       GCancellable      *cancellable,
                                       GError           **error);
BylineOutcome *byline_outbox_retry    (BylineOutbox      *self,
                                       gint64             outbox_id,
                                       GCancellable      *cancellable,
                                       GError           **error);
gint64         byline_outbox_send_due (BylineOutbox      *self,
                                       GCancellable      *cancellable,
                                       GError           **error);
gboolean       byline_outbox_discard  (BylineOutbox      *self,
                                       gint64             outbox_id,
                                       GError           **error);

G_END_DECLS
