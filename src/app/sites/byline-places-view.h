/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"

G_BEGIN_DECLS

/* The list named "Places": All, Unread, Saved, then each site with its
 * categories. Signals: "place-selected" (BylineFilter *filter, gchar *title);
 * "place-activated" (likewise) on a click or Return, also on the place that is
 * selected already. Properties, read only: "is-loaded" (boolean), "has-sites"
 * (boolean), "selected-site" (int64, 0 for none). Action "places.remove-site"
 * asks before it removes the selected site. */
#define BYLINE_TYPE_PLACES_VIEW (byline_places_view_get_type ())
G_DECLARE_FINAL_TYPE (BylinePlacesView, byline_places_view, BYLINE, PLACES_VIEW, GtkWidget)

GtkWidget *byline_places_view_new               (void);
void       byline_places_view_set_library       (BylinePlacesView   *self,
                                                 BylineLibrary      *library);
void       byline_places_view_select            (BylinePlacesView   *self,
                                                 const BylineFilter *filter);
gboolean   byline_places_view_get_is_loaded     (BylinePlacesView   *self);
gboolean   byline_places_view_has_sites         (BylinePlacesView   *self);
gint64     byline_places_view_get_selected_site (BylinePlacesView   *self);
GArray    *byline_places_view_dup_site_ids      (BylinePlacesView   *self);
char      *byline_places_view_dup_site_name     (BylinePlacesView   *self,
                                                 gint64              site_id);

G_END_DECLS
