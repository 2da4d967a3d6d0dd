/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

char  *byline_document_text_all     (BylineDocument *document);
char  *byline_document_text_range   (BylineDocument *document,
                                     BylinePosition  from,
                                     BylinePosition  to);
char  *byline_document_text_wrapped (BylineDocument *document,
                                     guint           columns);
guint  byline_document_text_minutes (BylineDocument *document);

G_END_DECLS
