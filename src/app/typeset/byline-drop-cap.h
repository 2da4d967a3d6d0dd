/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-text-layout.h"

G_BEGIN_DECLS

/* A first letter that hangs into the lines below it. */
typedef struct
{
  PangoFontDescription *font;      /* (owned): of the letter */
  double                width;     /* pixels, with the space after it */
  double                baseline;  /* from its layout's top */
} BylineDropCap;

guint    byline_drop_cap_find_end (const char              *words);
void     byline_drop_cap_measure  (BylineDropCap           *self,
                                   const char              *words,
                                   guint                    end,
                                   const BylineTextSetting *setting);
void     byline_drop_cap_clear    (BylineDropCap           *self);

G_END_DECLS
