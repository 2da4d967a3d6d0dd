/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

gboolean    byline_block_stands_apart      (BylineBlockKind      kind);
gboolean    byline_block_is_whole          (const BylineBlock   *block);
const char *byline_block_first_words       (const BylineBlock   *block);
gboolean    byline_words_are_right_to_left (const char          *words,
                                            gboolean             around);
gboolean    byline_block_is_right_to_left  (const BylineBlock   *block,
                                            gboolean             around);
double      byline_block_gap               (const BylineBlock   *above,
                                            const BylineBlock   *block,
                                            gboolean             is_in_item);
char       *byline_block_marker            (const BylineBlock   *list,
                                            int                  number,
                                            guint                list_depth);
const char *byline_block_dropped_words     (BylineDroppedReason  reason);

G_END_DECLS
