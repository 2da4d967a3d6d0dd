/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-typography.h"

G_BEGIN_DECLS

void              byline_accessible_text_implement         (GType           type);
gboolean          byline_accessible_text_is_offered        (void);
GtkAccessibleRole byline_accessible_text_get_role          (BylineTextRole  role);
GtkAccessibleRole byline_accessible_text_get_quote_role    (void);
GtkAccessibleRole byline_accessible_text_get_article_role  (void);
void              byline_accessible_text_selection_changed (GtkWidget      *block);

G_END_DECLS
