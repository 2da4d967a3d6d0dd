/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-store.h"

G_BEGIN_DECLS

typedef struct _BylineIdentityTable BylineIdentityTable;

BylineIdentityTable *byline_identity_table_new  (BylineDatabase        *personal);
void                 byline_identity_table_free (BylineIdentityTable   *self);

gboolean             byline_identity_table_save (BylineIdentityTable   *self,
                                                 gint64                 site_id,
                                                 const BylineIdentity  *identity,
                                                 GError               **error);
BylineIdentity      *byline_identity_table_load (BylineIdentityTable   *self,
                                                 gint64                 site_id,
                                                 GError               **error);

G_END_DECLS
