/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-request.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void     demo_rest_handle         (DemoRequest  *request,
                                   const char   *route);

void     demo_rest_send           (DemoRequest  *request,
                                   guint         status,
                                   JsonObject   *object);
void     demo_rest_send_list      (DemoRequest  *request,
                                   const char   *route,
                                   JsonArray    *list,
                                   guint         n_all,
                                   guint         per_page,
                                   guint         page);
void     demo_rest_error          (DemoRequest  *request,
                                   guint         status,
                                   const char   *code,
                                   const char   *message);
void     demo_rest_param_error    (DemoRequest  *request,
                                   const char   *param,
                                   const char   *code,
                                   const char   *message);
gboolean demo_rest_read_page      (DemoRequest  *request,
                                   guint        *per_page,
                                   guint        *page);

G_END_DECLS
