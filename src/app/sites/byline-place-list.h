/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-place-item.h"

G_BEGIN_DECLS

GListStore *byline_place_list_new    (GPtrArray  *places);
void        byline_place_list_merge  (GListStore *shown,
                                      GListStore *newer);

G_END_DECLS
