/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-blog.h"

G_BEGIN_DECLS

#define DEMO_PADDING_FIRST_ID 10000

void  demo_padding_add      (DemoBlog *blog,
                             int       n_posts);
char *demo_padding_dup_body (gint64    id);

G_END_DECLS
