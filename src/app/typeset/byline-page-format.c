/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How large a sheet is, and its margins. Knows nothing of what stands on it. */

#include "config.h"

#include "byline-page-format.h"

#include <langinfo.h>

#define POINTS_PER_MM  (72.0 / 25.4)
#define A4_WIDTH_MM    210
#define A4_HEIGHT_MM   297
#define LETTER_HEIGHT  279
#define LETTER_WIDTH   216
#define LEAST_SIDE     120.0    /* points; a label printer is no reason to fail */

/**
 * byline_page_format_init:
 * @self: (out): the format
 * @width: of the sheet, in points; tiny ones are taken for larger
 * @height: of the sheet, in points
 *
 * Gives a sheet the margins of a book: the foot is deeper than the head.
 */
void
byline_page_format_init (BylinePageFormat *self,
                         double            width,
                         double            height)
{
  self->width = MAX (width, LEAST_SIDE);
  self->height = MAX (height, LEAST_SIDE);
  self->margin_top = MIN (64, self->height * 0.08);
  self->margin_bottom = MIN (76, self->height * 0.2);
  self->margin_side = MIN (54, self->width * 0.1);
}

/* The C library hands the two sizes over as if they were pointers. */
static int
ask_locale (nl_item item)
{
  return GPOINTER_TO_INT (nl_langinfo (item));
}

/**
 * byline_page_format_init_for_locale:
 * @self: (out): the format
 *
 * Takes the paper that people use where the locale is from: Letter or A4.
 */
void
byline_page_format_init_for_locale (BylinePageFormat *self)
{
  int width = A4_WIDTH_MM;
  int height = A4_HEIGHT_MM;

#ifdef __GLIBC__
  width = ask_locale (_NL_PAPER_WIDTH);
  height = ask_locale (_NL_PAPER_HEIGHT);
#endif
  if (width == LETTER_WIDTH && height == LETTER_HEIGHT)
    byline_page_format_init (self, 612, 792);
  else
    byline_page_format_init (self, A4_WIDTH_MM * POINTS_PER_MM, A4_HEIGHT_MM * POINTS_PER_MM);
}
