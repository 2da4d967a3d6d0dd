/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-request.h"

G_BEGIN_DECLS

void demo_posts_list (DemoRequest *request);
void demo_posts_show (DemoRequest *request,
                      gint64       id);

G_END_DECLS
