/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps a comment where it is while a page is set anew. */
typedef struct _BylineReadingPlace BylineReadingPlace;

BylineReadingPlace *byline_reading_place_new  (GtkScrolledWindow  *scroller);
void                byline_reading_place_free (BylineReadingPlace *self);
void                byline_reading_place_hold (BylineReadingPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineReadingPlace, byline_reading_place_free)

G_END_DECLS
