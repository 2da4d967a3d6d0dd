/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-http.h"
#include "byline-store.h"

G_BEGIN_DECLS

gint64   byline_sync_add_site       (BylineHttp    *http,
                                     BylineStore   *store,
                                     BylineSite    *site,
                                     GBytes        *icon,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean byline_sync_site           (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         site_id,
                                     guint         *n_new,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean byline_sync_older          (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         site_id,
                                     gint64         category,
                                     guint          per_page,
                                     guint         *n_new,
                                     gboolean      *is_complete,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean byline_sync_archive        (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         site_id,
                                     guint         *n_new,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean byline_sync_article        (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         article_id,
                                     GCancellable  *cancellable,
                                     GError       **error);
gint64   byline_sync_slug           (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         site_id,
                                     const char    *slug,
                                     GCancellable  *cancellable,
                                     GError       **error);
gint64   byline_sync_post           (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         site_id,
                                     gint64         post,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean byline_sync_comments       (BylineHttp    *http,
                                     BylineStore   *store,
                                     gint64         article_id,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
