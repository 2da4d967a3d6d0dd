/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-http.h"
#include "byline-picture-fetch.h"

G_BEGIN_DECLS

#define BYLINE_TYPE_PICTURE_CACHE (byline_picture_cache_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureCache, byline_picture_cache, BYLINE, PICTURE_CACHE, GObject)

#define BYLINE_PICTURE_CACHE_DEFAULT_QUOTA (256 * 1024 * 1024)

BylinePictureCache *byline_picture_cache_new      (const char          *folder,
                                                   const char          *kept_folder,
                                                   goffset              quota_bytes);
char               *byline_picture_cache_dup_name (const char          *uri);
gboolean            byline_picture_cache_has      (BylinePictureCache  *self,
                                                   const char          *uri);
GBytes             *byline_picture_cache_load     (BylinePictureCache  *self,
                                                   BylineHttp          *http,
                                                   const char          *uri,
                                                   BylinePictureReach   reach,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
gboolean            byline_picture_cache_keep     (BylinePictureCache  *self,
                                                   BylineHttp          *http,
                                                   const char          *uri,
                                                   BylinePictureReach   reach,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
void                byline_picture_cache_release  (BylinePictureCache  *self,
                                                   GHashTable          *wanted);

G_END_DECLS
