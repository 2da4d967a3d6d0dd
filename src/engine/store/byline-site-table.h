/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-site.h"
#include "byline-store.h"

G_BEGIN_DECLS

typedef struct _BylineSiteTable BylineSiteTable;

BylineSiteTable *byline_site_table_new          (BylineDatabase          *personal);
void             byline_site_table_free         (BylineSiteTable         *self);

gint64           byline_site_table_add          (BylineSiteTable         *self,
                                                 const BylineSite        *site,
                                                 GError                 **error);
gboolean         byline_site_table_remove       (BylineSiteTable         *self,
                                                 gint64                   site_id,
                                                 GError                 **error);
GPtrArray       *byline_site_table_list         (BylineSiteTable         *self,
                                                 GError                 **error);
BylineSite      *byline_site_table_get          (BylineSiteTable         *self,
                                                 gint64                   site_id,
                                                 GError                 **error);
gboolean         byline_site_table_restore      (BylineSiteTable         *self,
                                                 const BylineSite        *site,
                                                 GError                 **error);
GPtrArray       *byline_site_table_list_lines   (BylineSiteTable         *self,
                                                 GError                 **error);
gboolean         byline_site_table_restore_line (BylineSiteTable         *self,
                                                 const char              *line,
                                                 GError                 **error);

gboolean         byline_site_table_get_habits   (BylineSiteTable         *self,
                                                 gint64                   site_id,
                                                 BylineSiteHabits        *habits,
                                                 GError                 **error);
gboolean         byline_site_table_set_habits   (BylineSiteTable         *self,
                                                 gint64                   site_id,
                                                 const BylineSiteHabits  *habits,
                                                 GError                 **error);

G_END_DECLS
