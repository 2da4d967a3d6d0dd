/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-typography.h"

G_BEGIN_DECLS

/* What stands in a picture's box while the picture does not. */
#define BYLINE_TYPE_PICTURE_NOTE (byline_picture_note_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureNote, byline_picture_note, BYLINE, PICTURE_NOTE, GtkWidget)

GtkWidget  *byline_picture_note_new_question (BylineTypography  *typography,
                                              const char        *host);
GtkWidget  *byline_picture_note_new_failure  (BylineTypography  *typography,
                                              const GError      *error,
                                              const char        *host,
                                              const char        *alt,
                                              const char        *uri);
GtkWidget  *byline_picture_note_new_waiting  (void);
const char *byline_picture_note_get_words    (BylinePictureNote *self);
gboolean    byline_picture_note_is_small     (BylinePictureNote *self);

G_END_DECLS
