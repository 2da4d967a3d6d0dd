/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

char *byline_document_html_all   (BylineDocument *document);
char *byline_document_html_range (BylineDocument *document,
                                  BylinePosition  from,
                                  BylinePosition  to);
char *byline_document_html_block (const BylineBlock *block);

G_END_DECLS
