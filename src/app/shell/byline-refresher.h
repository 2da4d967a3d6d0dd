/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/* Keeps sites and the outbox up to date. Property "is-busy" (boolean, read
 * only). Signals: "due" when a refresh should be asked for; "finished" (guint n_new,
 * gboolean by_person); "failed"
 * (gint64 site_id, GError *error, gboolean by_person). */
#define BYLINE_TYPE_REFRESHER (byline_refresher_get_type ())
G_DECLARE_FINAL_TYPE (BylineRefresher, byline_refresher, BYLINE, REFRESHER, GObject)

BylineRefresher *byline_refresher_new         (BylineLibrary   *library);
gboolean         byline_refresher_get_is_busy (BylineRefresher *self);
void             byline_refresher_set_minutes (BylineRefresher *self,
                                               guint            minutes);
void             byline_refresher_refresh     (BylineRefresher *self,
                                               GArray          *site_ids,
                                               gboolean         by_person);
void             byline_refresher_send_due    (BylineRefresher *self);
void             byline_refresher_stop        (BylineRefresher *self);

G_END_DECLS
