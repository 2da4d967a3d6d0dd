/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"

G_BEGIN_DECLS

typedef struct _BylineCountTable BylineCountTable;

BylineCountTable *byline_count_table_new     (BylineDatabase    *archive);
void              byline_count_table_free    (BylineCountTable  *self);

gint64            byline_count_table_unread  (BylineCountTable  *self,
                                              gint64             site_id,
                                              GError           **error);
gboolean          byline_count_table_whole   (BylineCountTable  *self,
                                              gint64             site_id,
                                              gint64             post,
                                              GError           **error);
gboolean          byline_count_table_again   (BylineCountTable  *self,
                                              gint64             site_id,
                                              gint64             post,
                                              GError           **error);
gboolean          byline_count_table_all     (BylineCountTable  *self,
                                              gint64             site_id,
                                              guint             *n_counted,
                                              GError           **error);

G_END_DECLS
