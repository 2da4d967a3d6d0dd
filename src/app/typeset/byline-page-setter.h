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

typedef struct _BylinePageSetter BylinePageSetter;

BylinePages *byline_page_setter_set (BylineDocument         *document,
                                     const BylinePageHead   *head,
                                     const BylinePageFormat *format,
                                     BylinePagePictures     *pictures,
                                     GCancellable           *cancellable);

G_END_DECLS
