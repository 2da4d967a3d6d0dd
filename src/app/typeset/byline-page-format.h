/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sheet and what stays free on it, in points. */
typedef struct
{
  double width;
  double height;
  double margin_top;
  double margin_bottom;
  double margin_side;     /* the least on either side */
} BylinePageFormat;

void byline_page_format_init            (BylinePageFormat *self,
                                         double            width,
                                         double            height);
void byline_page_format_init_for_locale (BylinePageFormat *self);

G_END_DECLS
