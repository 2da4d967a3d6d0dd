/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"

G_BEGIN_DECLS

typedef struct _BylineMarkTable BylineMarkTable;

/* What a person did with an article. */
typedef struct
{
  gint64   site_id;
  gint64   post;       /* remote id */
  gboolean is_read;
  gboolean is_saved;
  gint64   serial;     /* grows with every mark that is set */
} BylineMark;

BylineMarkTable *byline_mark_table_new         (BylineDatabase   *personal);
void             byline_mark_table_free        (BylineMarkTable  *self);

gboolean         byline_mark_table_set         (BylineMarkTable  *self,
                                                BylineMark       *mark,
                                                GError          **error);
gboolean         byline_mark_table_get         (BylineMarkTable  *self,
                                                gint64            site_id,
                                                gint64            post,
                                                BylineMark       *mark,
                                                GError          **error);
GArray          *byline_mark_table_list_since  (BylineMarkTable  *self,
                                                gint64            serial,
                                                GError          **error);
gint64           byline_mark_table_get_serial  (BylineMarkTable  *self,
                                                GError          **error);

G_END_DECLS
