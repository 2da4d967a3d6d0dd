/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The `_fields` parameter, and JSON printed as PHP prints it: slashes and
 * everything outside ASCII escaped. */

#include "demo-fields.h"

#include <string.h>

static void
copy_path (JsonObject *from,
           JsonObject *to,
           char      **path)
{
  JsonNode *member = json_object_get_member (from, path[0]);
  JsonObject *inner = NULL;

  if (member == NULL)
    return;
  if (path[1] == NULL) {
    json_object_set_member (to, path[0], json_node_copy (member));
    return;
  }
  if (!JSON_NODE_HOLDS_OBJECT (member))
    return;
  if (json_object_has_member (to, path[0])) {
    inner = json_object_get_object_member (to, path[0]);
  } else {
    inner = json_object_new ();
    json_object_set_object_member (to, path[0], inner);
  }
  if (inner != json_node_get_object (member))
    copy_path (json_node_get_object (member), inner, path + 1);
}

static JsonNode *
filter_object (JsonNode *node,
               GStrv     fields)
{
  JsonObject *kept = json_object_new ();
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; fields[i] != NULL; i++) {
    g_auto(GStrv) path = g_strsplit (g_strstrip (fields[i]), ".", -1);

    if (path[0] != NULL)
      copy_path (json_node_get_object (node), kept, path);
  }
  json_node_take_object (result, kept);

  return result;
}

/**
 * demo_fields_filter:
 * @node: (transfer full): an object or an array of objects
 * @fields: (nullable): comma list of members, with dots for inner ones
 *
 * Returns: (transfer full): what @fields leaves of @node
 */
JsonNode *
demo_fields_filter (JsonNode   *node,
                    const char *fields)
{
  g_autoptr(JsonNode) whole = node;
  g_auto(GStrv) wanted = NULL;
  JsonArray *all = NULL, *kept = NULL;
  JsonNode *result = NULL;

  if (fields == NULL || *fields == '\0')
    return g_steal_pointer (&whole);
  wanted = g_strsplit (fields, ",", -1);
  if (JSON_NODE_HOLDS_OBJECT (whole))
    return filter_object (whole, wanted);

  all = json_node_get_array (whole);
  kept = json_array_new ();
  for (guint i = 0; i < json_array_get_length (all); i++)
    json_array_add_element (kept, filter_object (json_array_get_element (all, i), wanted));
  result = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (result, kept);

  return result;
}

static void
append_escaped (GString  *out,
                gunichar  c)
{
  if (c < 0x10000) {
    g_string_append_printf (out, "\\u%04x", c);
    return;
  }
  c -= 0x10000;
  g_string_append_printf (out, "\\u%04x\\u%04x", 0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
}

/* Slashes and letters outside ASCII occur in JSON only within strings. */
char *
demo_fields_print (JsonNode *node)
{
  g_autofree char *plain = json_to_string (node, FALSE);
  g_autoptr(GString) out = g_string_sized_new (strlen (plain) * 2);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '/')
      g_string_append (out, "\\/");
    else if (c >= 0x80)
      append_escaped (out, c);
    else
      g_string_append_c (out, (char) c);
  }

  return g_strdup (out->str);
}
