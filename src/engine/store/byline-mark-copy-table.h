/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-mark-table.h"

G_BEGIN_DECLS

typedef struct _BylineMarkCopyTable BylineMarkCopyTable;

BylineMarkCopyTable *byline_mark_copy_table_new        (BylineDatabase       *archive);
void                 byline_mark_copy_table_free       (BylineMarkCopyTable  *self);

gboolean             byline_mark_copy_table_set        (BylineMarkCopyTable  *self,
                                                        const BylineMark     *mark,
                                                        GError              **error);
GArray              *byline_mark_copy_table_list       (BylineMarkCopyTable  *self,
                                                        GError              **error);
gint64               byline_mark_copy_table_get_serial (BylineMarkCopyTable  *self,
                                                        GError              **error);
gboolean             byline_mark_copy_table_set_serial (BylineMarkCopyTable  *self,
                                                        gint64                serial,
                                                        GError              **error);

G_END_DECLS
