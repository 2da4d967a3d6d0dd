/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-view.h"

G_BEGIN_DECLS

/* Find in the page: an entry, how many, back and forth. Signal "closed" when
 * the person is done; the focus wants another place then. */
#define BYLINE_TYPE_FIND_BAR (byline_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineFindBar, byline_find_bar, BYLINE, FIND_BAR, GtkWidget)

GtkWidget *byline_find_bar_new      (void);
void       byline_find_bar_set_view (BylineFindBar      *self,
                                     BylineDocumentView *view);
void       byline_find_bar_start    (BylineFindBar      *self);
gboolean   byline_find_bar_get_is_open (BylineFindBar   *self);
void       byline_find_bar_go       (BylineFindBar      *self,
                                     gboolean            is_forward);
void       byline_find_bar_stop     (BylineFindBar      *self);

G_END_DECLS
