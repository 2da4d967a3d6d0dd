/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-outbox-entry.h"

G_BEGIN_DECLS

typedef struct _BylineOutboxTable BylineOutboxTable;

BylineOutboxTable *byline_outbox_table_new    (BylineDatabase           *personal);
void               byline_outbox_table_free   (BylineOutboxTable        *self);

gint64             byline_outbox_table_add    (BylineOutboxTable        *self,
                                               const BylineOutboxEntry  *entry,
                                               GError                  **error);
gboolean           byline_outbox_table_update (BylineOutboxTable        *self,
                                               const BylineOutboxEntry  *entry,
                                               GError                  **error);
gboolean           byline_outbox_table_remove (BylineOutboxTable        *self,
                                               gint64                    outbox_id,
                                               GError                  **error);
BylineOutboxEntry *byline_outbox_table_get    (BylineOutboxTable        *self,
                                               gint64                    outbox_id,
                                               GError                  **error);
BylineOutboxEntry *byline_outbox_table_find   (BylineOutboxTable        *self,
                                               const char               *uuid,
                                               GError                  **error);
GPtrArray         *byline_outbox_table_list   (BylineOutboxTable        *self,
                                               GError                  **error);

G_END_DECLS
