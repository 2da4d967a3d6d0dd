/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BYLINE_LAUNCH_MAX_BYTES 2048

typedef enum
{
  BYLINE_LAUNCH_NONE,   /* not understood: nothing is to be done */
  BYLINE_LAUNCH_ADD,    /* offer to add the site at the address */
  BYLINE_LAUNCH_OPEN,   /* show the article at the address, if it is stored */
} BylineLaunchKind;

BylineLaunchKind byline_launch_parse (const char  *text,
                                      char       **address);

G_END_DECLS
