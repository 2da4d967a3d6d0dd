/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-blog.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *demo_json_index   (DemoBlog          *blog);
JsonObject *demo_json_post    (DemoBlog          *blog,
                               const DemoPost    *post,
                               const char        *password,
                               gboolean           with_content);
JsonObject *demo_json_comment (DemoBlog          *blog,
                               const DemoComment *comment);
JsonObject *demo_json_term    (DemoBlog          *blog,
                               const DemoTerm    *term);
JsonObject *demo_json_user    (DemoBlog          *blog,
                               const DemoUser    *user);
JsonObject *demo_json_picture (DemoBlog          *blog,
                               const DemoPicture *picture);
void        demo_json_embed   (DemoBlog          *blog,
                               JsonObject        *object,
                               const DemoPost    *post,
                               const char        *relations);

G_END_DECLS
