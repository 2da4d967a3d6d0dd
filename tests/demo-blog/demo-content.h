/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-blog.h"

G_BEGIN_DECLS

void               demo_content_read         (DemoBlog   *blog);
const DemoUser    *demo_content_get_users    (guint      *n_users);
const DemoPicture *demo_content_get_pictures (guint      *n_pictures);
GBytes            *demo_content_read_picture (const char *file);

G_END_DECLS
