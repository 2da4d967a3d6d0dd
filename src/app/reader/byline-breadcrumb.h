/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"

G_BEGIN_DECLS

/* "Home » News » Title", each part a link. Signals: "place-activated"
 * (BylineFilter *filter, gchar *title); "article-activated" for the last. */
#define BYLINE_TYPE_BREADCRUMB (byline_breadcrumb_get_type ())
G_DECLARE_FINAL_TYPE (BylineBreadcrumb, byline_breadcrumb, BYLINE, BREADCRUMB, GtkWidget)

GtkWidget *byline_breadcrumb_new         (void);
void       byline_breadcrumb_set_reading (BylineBreadcrumb    *self,
                                          const BylineReading *reading);

G_END_DECLS
