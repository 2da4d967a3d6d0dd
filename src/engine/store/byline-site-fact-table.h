/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-site.h"
#include "byline-store.h"

G_BEGIN_DECLS

typedef struct _BylineSiteFactTable BylineSiteFactTable;

BylineSiteFactTable *byline_site_fact_table_new           (BylineDatabase            *archive);
void                 byline_site_fact_table_free          (BylineSiteFactTable       *self);

gboolean             byline_site_fact_table_save          (BylineSiteFactTable       *self,
                                                           gint64                     site_id,
                                                           const BylineSite          *site,
                                                           GBytes                    *icon,
                                                           GError                   **error);
gboolean             byline_site_fact_table_remove        (BylineSiteFactTable       *self,
                                                           gint64                     site_id,
                                                           GError                   **error);
gboolean             byline_site_fact_table_fill          (BylineSiteFactTable       *self,
                                                           BylineSite                *site,
                                                           GError                   **error);
GPtrArray           *byline_site_fact_table_list          (BylineSiteFactTable       *self,
                                                           GError                   **error);
GBytes              *byline_site_fact_table_get_icon      (BylineSiteFactTable       *self,
                                                           gint64                     site_id,
                                                           GError                   **error);
gint64               byline_site_fact_table_get_synced_at (BylineSiteFactTable       *self,
                                                           gint64                     site_id,
                                                           GError                   **error);
gboolean             byline_site_fact_table_set_synced_at (BylineSiteFactTable       *self,
                                                           const BylineSite          *site,
                                                           gint64                     synced_at,
                                                           GError                   **error);
gboolean             byline_site_fact_table_get_cursor    (BylineSiteFactTable       *self,
                                                           gint64                     site_id,
                                                           gint64                     category,
                                                           BylineArchiveCursor       *cursor,
                                                           GError                   **error);
gboolean             byline_site_fact_table_set_cursor    (BylineSiteFactTable       *self,
                                                           gint64                     site_id,
                                                           gint64                     category,
                                                           const BylineArchiveCursor *cursor,
                                                           GError                   **error);

G_END_DECLS
