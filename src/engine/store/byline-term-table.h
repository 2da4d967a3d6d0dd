/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-term.h"

G_BEGIN_DECLS

typedef struct _BylineTermTable BylineTermTable;

BylineTermTable *byline_term_table_new         (BylineDatabase    *archive);
void             byline_term_table_free        (BylineTermTable   *self);

gboolean         byline_term_table_save        (BylineTermTable   *self,
                                                gint64             site_id,
                                                const BylineTerm  *term,
                                                gboolean          *is_renamed,
                                                GError           **error);
gboolean         byline_term_table_remove_site (BylineTermTable   *self,
                                                gint64             site_id,
                                                GError           **error);
GPtrArray       *byline_term_table_list        (BylineTermTable   *self,
                                                gint64             site_id,
                                                BylineTermKind     kind,
                                                GError           **error);
BylineTerm      *byline_term_table_get         (BylineTermTable   *self,
                                                gint64             site_id,
                                                BylineTermKind     kind,
                                                gint64             remote_id,
                                                GError           **error);
gint64           byline_term_table_find_slug   (BylineTermTable   *self,
                                                gint64             site_id,
                                                BylineTermKind     kind,
                                                const char        *slug,
                                                GError           **error);

G_END_DECLS
