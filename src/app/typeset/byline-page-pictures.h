/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "byline-document.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): encoded bytes of the picture there.
 * Asked on the thread that sets pages, once to measure and once to draw. */
typedef GBytes *(*BylinePictureLookup) (const char *uri,
                                        gpointer    user_data);

typedef struct _BylinePagePictures BylinePagePictures;

GPtrArray          *byline_page_pictures_list    (BylineDocument       *document);
BylinePagePictures *byline_page_pictures_new     (BylinePictureLookup   lookup,
                                                  gpointer              user_data);
void                byline_page_pictures_free    (BylinePagePictures   *self);
gboolean            byline_page_pictures_measure (BylinePagePictures   *self,
                                                  const BylinePicture  *picture,
                                                  int                  *width,
                                                  int                  *height);
void                byline_page_pictures_want    (BylinePagePictures   *self,
                                                  const BylinePicture  *picture,
                                                  double                width);
gboolean            byline_page_pictures_load    (BylinePagePictures   *self,
                                                  const BylinePicture  *picture,
                                                  GCancellable         *cancellable);
cairo_surface_t    *byline_page_pictures_get     (BylinePagePictures   *self,
                                                  const BylinePicture  *picture);
void                byline_page_pictures_release (BylinePagePictures   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePagePictures, byline_page_pictures_free)

G_END_DECLS
