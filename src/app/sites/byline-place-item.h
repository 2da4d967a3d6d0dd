/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "byline-library.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_PLACE_ALL = 1,
  BYLINE_PLACE_UNREAD,
  BYLINE_PLACE_SAVED,
  BYLINE_PLACE_SITE,
  BYLINE_PLACE_CATEGORY,
} BylinePlaceKind;

/* One row of the places. Properties: "title" (string), "n-unread" (int64),
 * "icon" (GdkPaintable), all read only and notifying. */
#define BYLINE_TYPE_PLACE_ITEM (byline_place_item_get_type ())
G_DECLARE_FINAL_TYPE (BylinePlaceItem, byline_place_item, BYLINE, PLACE_ITEM, GObject)

BylinePlaceItem    *byline_place_item_new           (BylinePlaceKind      kind,
                                                     const char          *title,
                                                     gint64               n_unread);
BylinePlaceItem    *byline_place_item_new_site      (const BylinePlace   *place);

BylinePlaceKind     byline_place_item_get_kind      (BylinePlaceItem     *self);
const char         *byline_place_item_get_title     (BylinePlaceItem     *self);
gint64              byline_place_item_get_n_unread  (BylinePlaceItem     *self);
gint64              byline_place_item_get_site_id   (BylinePlaceItem     *self);
gboolean            byline_place_item_get_loads_pictures (BylinePlaceItem *self);
GBytes             *byline_place_item_get_icon_data (BylinePlaceItem     *self);
GdkPaintable       *byline_place_item_get_icon      (BylinePlaceItem     *self);
void                byline_place_item_set_icon      (BylinePlaceItem     *self,
                                                     GdkPaintable        *icon);
const BylineFilter *byline_place_item_get_filter    (BylinePlaceItem     *self);
GListStore         *byline_place_item_get_children  (BylinePlaceItem     *self);

gboolean            byline_place_item_matches       (BylinePlaceItem     *self,
                                                     const BylineFilter  *filter);
gboolean            byline_place_item_leads_to      (BylinePlaceItem     *self,
                                                     const BylineFilter  *filter);
gboolean            byline_place_item_is_same       (BylinePlaceItem     *self,
                                                     BylinePlaceItem     *other);
void                byline_place_item_update        (BylinePlaceItem     *self,
                                                     BylinePlaceItem     *newer);

G_END_DECLS
