/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-library.h"

G_BEGIN_DECLS

/* What stands above an article's words: breadcrumb, title, byline, tags,
 * notes. Signals: "place-activated" (BylineFilter *filter, gchar *title);
 * "browser-activated". */
#define BYLINE_TYPE_ARTICLE_HEAD (byline_article_head_get_type ())
G_DECLARE_FINAL_TYPE (BylineArticleHead, byline_article_head, BYLINE, ARTICLE_HEAD, GtkWidget)

GtkWidget *byline_article_head_new         (void);
void       byline_article_head_set_reading (BylineArticleHead   *self,
                                            const BylineReading *reading);
void       byline_article_head_set_zoom    (BylineArticleHead   *self,
                                            double               zoom);

G_END_DECLS
