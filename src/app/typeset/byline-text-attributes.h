/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "byline-document.h"

G_BEGIN_DECLS

PangoAttrList *byline_text_attributes_new (const BylineText *text,
                                           const PangoColor *link_color,
                                           double            pitch);

G_END_DECLS
