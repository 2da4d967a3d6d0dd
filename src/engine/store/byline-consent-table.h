/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"

G_BEGIN_DECLS

typedef struct _BylineConsentTable BylineConsentTable;

BylineConsentTable *byline_consent_table_new  (BylineDatabase      *personal);
void                byline_consent_table_free (BylineConsentTable  *self);

gboolean            byline_consent_table_set  (BylineConsentTable  *self,
                                               gint64               site_id,
                                               gboolean             is_given,
                                               GError             **error);
gboolean            byline_consent_table_get  (BylineConsentTable  *self,
                                               gint64               site_id,
                                               gboolean            *is_given,
                                               GError             **error);

G_END_DECLS
