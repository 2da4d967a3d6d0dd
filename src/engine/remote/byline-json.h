/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BYLINE_JSON_MAX_ID (G_GINT64_CONSTANT (1) << 53)

JsonNode   *byline_json_parse       (GBytes       *bytes,
                                     GError      **error);
JsonObject *byline_json_root_object (JsonNode     *root,
                                     GError      **error);
JsonArray  *byline_json_root_array  (JsonNode     *root,
                                     GError      **error);

gint64      byline_json_require_id  (JsonObject   *object,
                                     const char   *path,
                                     GError      **error);
gint64      byline_json_get_id      (JsonObject   *object,
                                     const char   *path);
gint64      byline_json_get_int     (JsonObject   *object,
                                     const char   *path,
                                     gint64        fallback);
double      byline_json_get_double  (JsonObject   *object,
                                     const char   *path,
                                     double        fallback);
gboolean    byline_json_get_boolean (JsonObject   *object,
                                     const char   *path,
                                     gboolean      fallback);
const char *byline_json_get_string  (JsonObject   *object,
                                     const char   *path,
                                     const char   *fallback);
JsonObject *byline_json_get_object  (JsonObject   *object,
                                     const char   *path);
JsonArray  *byline_json_get_array   (JsonObject   *object,
                                     const char   *path);
GArray     *byline_json_dup_ids     (JsonObject   *object,
                                     const char   *path);

G_END_DECLS
