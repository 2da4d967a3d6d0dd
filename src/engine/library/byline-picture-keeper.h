/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-picture-cache.h"
#include "byline-store.h"

G_BEGIN_DECLS

/* How wide the copy is that is kept of a picture offered in several widths. */
#define BYLINE_PICTURE_KEPT_WIDTH 1600

gboolean byline_picture_keeper_run   (BylinePictureCache  *cache,
                                      BylineHttp          *http,
                                      BylineStore         *store,
                                      gint64               article_id,
                                      GCancellable        *cancellable,
                                      GError             **error);
void     byline_picture_keeper_sweep (BylinePictureCache  *cache,
                                      BylineStore         *store);

G_END_DECLS
