/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *demo_fields_filter (JsonNode   *node,
                              const char *fields);
char     *demo_fields_print  (JsonNode   *node);

G_END_DECLS
