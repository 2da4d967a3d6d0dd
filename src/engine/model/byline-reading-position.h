/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where somebody stopped reading an article. */
typedef struct
{
  guint  text_number;   /* of a text, in reading order */
  guint  byte;          /* offset into it */
  char  *words;         /* (owned): what stood there */
} BylineReadingPosition;

BylineReadingPosition *byline_reading_position_new  (guint                        text_number,
                                                     guint                        byte,
                                                     const char                  *words);
BylineReadingPosition *byline_reading_position_copy (const BylineReadingPosition *self);
void                   byline_reading_position_free (BylineReadingPosition       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineReadingPosition, byline_reading_position_free)

G_END_DECLS
