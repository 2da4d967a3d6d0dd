/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "byline-pages.h"

G_BEGIN_DECLS

void byline_page_painter_paint (BylinePages *pages,
                                guint        page,
                                cairo_t     *cr,
                                gboolean     links_inside);

G_END_DECLS
