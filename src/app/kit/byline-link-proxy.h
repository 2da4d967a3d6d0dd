/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"

G_BEGIN_DECLS

/* A link of a text block, as a widget over its words. */
#define BYLINE_TYPE_LINK_PROXY (byline_link_proxy_get_type ())
G_DECLARE_FINAL_TYPE (BylineLinkProxy, byline_link_proxy, BYLINE, LINK_PROXY, GtkWidget)

GtkWidget  *byline_link_proxy_new        (const BylineSpan *span,
                                          const char       *words);
const char *byline_link_proxy_get_uri    (BylineLinkProxy  *self);
guint       byline_link_proxy_get_start  (BylineLinkProxy  *self);
guint       byline_link_proxy_get_end    (BylineLinkProxy  *self);
void        byline_link_proxy_set_pieces (BylineLinkProxy  *self,
                                          GArray           *pieces);
gboolean    byline_link_proxy_get_bounds (BylineLinkProxy  *self,
                                          GtkAllocation    *bounds);

G_END_DECLS
