/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-reading-position.h"

G_BEGIN_DECLS

typedef struct _BylinePositionTable BylinePositionTable;

BylinePositionTable   *byline_position_table_new  (BylineDatabase               *personal);
void                   byline_position_table_free (BylinePositionTable          *self);

gboolean               byline_position_table_save (BylinePositionTable          *self,
                                                   gint64                        site_id,
                                                   gint64                        post,
                                                   const BylineReadingPosition  *position,
                                                   GError                      **error);
BylineReadingPosition *byline_position_table_load (BylinePositionTable          *self,
                                                   gint64                        site_id,
                                                   gint64                        post,
                                                   GError                      **error);

G_END_DECLS
