/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *byline_link_header_find (GPtrArray  *values,
                               const char *base,
                               const char *rel,
                               const char *type);

G_END_DECLS
