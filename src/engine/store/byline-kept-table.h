/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"

G_BEGIN_DECLS

typedef struct _BylineKeptTable BylineKeptTable;

BylineKeptTable *byline_kept_table_new          (BylineDatabase   *personal);
void             byline_kept_table_free         (BylineKeptTable  *self);

gboolean         byline_kept_table_set          (BylineKeptTable  *self,
                                                 gint64            site_id,
                                                 gint64            post,
                                                 GPtrArray        *names,
                                                 gboolean          is_whole,
                                                 GError          **error);
gboolean         byline_kept_table_forget       (BylineKeptTable  *self,
                                                 gint64            site_id,
                                                 gint64            post,
                                                 GError          **error);
GHashTable      *byline_kept_table_list_names   (BylineKeptTable  *self,
                                                 GError          **error);
GArray          *byline_kept_table_list_missing (BylineKeptTable  *self,
                                                 gint64            site_id,
                                                 GError          **error);

G_END_DECLS
