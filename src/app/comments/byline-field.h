/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-draft.h"

G_BEGIN_DECLS

/* One field of the comment form: its name with a star when required, the
 * entry or text view, and the place for what is wrong. Signals: "changed"
 * after each edit by a person, "left" when the focus went elsewhere. */
#define BYLINE_TYPE_FIELD (byline_field_get_type ())
G_DECLARE_FINAL_TYPE (BylineField, byline_field, BYLINE, FIELD, GtkWidget)

GtkWidget        *byline_field_new          (BylineDraftField  kind);

BylineDraftField  byline_field_get_kind     (BylineField      *self);
GtkWidget        *byline_field_get_input    (BylineField      *self);
char             *byline_field_dup_text     (BylineField      *self);
void              byline_field_set_text     (BylineField      *self,
                                             const char       *text);
guint             byline_field_get_cursor   (BylineField      *self);
void              byline_field_set_cursor   (BylineField      *self,
                                             guint             cursor);
gboolean          byline_field_get_required (BylineField      *self);
void              byline_field_set_required (BylineField      *self,
                                             gboolean          is_required);
const char       *byline_field_get_problem  (BylineField      *self);
void              byline_field_set_problem  (BylineField      *self,
                                             const char       *sentence);

G_END_DECLS
