/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where somebody stopped reading: a place in the document and the words that
 * stood there, since the site may edit the article meanwhile. */

#include "config.h"

#include "byline-reading-position.h"

/**
 * byline_reading_position_new:
 * @text_number: of a text, in reading order
 * @byte: offset into it
 * @words: (nullable): what stood there
 *
 * Returns: (transfer full): a value
 */
BylineReadingPosition *
byline_reading_position_new (guint       text_number,
                             guint       byte,
                             const char *words)
{
  BylineReadingPosition *self = g_new0 (BylineReadingPosition, 1);

  self->text_number = text_number;
  self->byte = byte;
  self->words = g_strdup (words != NULL ? words : "");

  return self;
}

/**
 * byline_reading_position_copy:
 * @self: (nullable): a position
 *
 * Returns: (transfer full) (nullable): the same
 */
BylineReadingPosition *
byline_reading_position_copy (const BylineReadingPosition *self)
{
  return self != NULL ? byline_reading_position_new (self->text_number, self->byte, self->words)
                      : NULL;
}

/**
 * byline_reading_position_free:
 * @self: (nullable) (transfer full): a position
 */
void
byline_reading_position_free (BylineReadingPosition *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self);
}
