/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-outbox-entry.h"

G_BEGIN_DECLS

/* A comment of the reader's own that the site does not show yet. Signals
 * "retry" and "discard" (gint64 outbox_id). */
#define BYLINE_TYPE_WAITING_ROW (byline_waiting_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineWaitingRow, byline_waiting_row, BYLINE, WAITING_ROW, GtkWidget)

GtkWidget         *byline_waiting_row_new       (void);
BylineOutboxEntry *byline_waiting_row_get_entry (BylineWaitingRow  *self);
void               byline_waiting_row_set_entry (BylineWaitingRow  *self,
                                                 BylineOutboxEntry *entry);
void               byline_waiting_row_set_busy  (BylineWaitingRow  *self,
                                                 gboolean           is_busy);

G_END_DECLS
