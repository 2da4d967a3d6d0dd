/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

char     *byline_document_recall_words (BylineDocument *document,
                                        BylinePosition  position);
gboolean  byline_document_recall       (BylineDocument *document,
                                        BylinePosition *position,
                                        const char     *words);

G_END_DECLS
