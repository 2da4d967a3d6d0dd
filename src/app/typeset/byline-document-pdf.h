/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-document.h"
#include "byline-page-format.h"
#include "byline-page-head.h"
#include "byline-page-pictures.h"
#include "byline-pages.h"

G_BEGIN_DECLS

gboolean byline_document_pdf_write (BylineDocument         *document,
                                    const BylinePageHead   *head,
                                    const BylinePageFormat *format,
                                    BylinePictureLookup     lookup,
                                    gpointer                lookup_data,
                                    GOutputStream          *stream,
                                    GCancellable           *cancellable,
                                    GError                **error);

G_END_DECLS
