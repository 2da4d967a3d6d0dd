/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step from an old list of ids to a new one. */
typedef struct
{
  guint position;    /* in the list as the steps before it left it */
  guint n_removed;
  guint n_added;
} BylineIdStep;

GArray *byline_id_diff  (const gint64 *old_ids,
                         guint         n_old,
                         const gint64 *new_ids,
                         guint         n_new);

GArray *byline_id_merge (const gint64 *old_ids,
                         guint         n_old,
                         const gint64 *new_ids,
                         guint         n_new);

G_END_DECLS
