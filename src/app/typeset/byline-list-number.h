/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

char *byline_list_number_words (int             number,
                                BylineListStyle style);

G_END_DECLS
