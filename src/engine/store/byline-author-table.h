/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"

G_BEGIN_DECLS

typedef struct _BylineAuthorTable BylineAuthorTable;

BylineAuthorTable *byline_author_table_new         (BylineDatabase     *archive);
void               byline_author_table_free        (BylineAuthorTable  *self);

gboolean           byline_author_table_resolve     (BylineAuthorTable  *self,
                                                    gint64              site_id,
                                                    gint64              remote_id,
                                                    const char         *given,
                                                    char              **name,
                                                    GError            **error);
gboolean           byline_author_table_remove_site (BylineAuthorTable  *self,
                                                    gint64              site_id,
                                                    GError            **error);

G_END_DECLS
