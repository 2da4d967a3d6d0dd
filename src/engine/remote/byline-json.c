/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON as sites really send it: with a byte order mark or a PHP warning in
 * front, numbers as strings, empty lists for empty objects. The text is
 * measured before the parser sees it, for the parser trusts its stack and
 * its memory to strangers. Knows no WordPress names. */

#include "byline-json.h"

#include <math.h>
#include <string.h>

#include "byline-remote-error.h"

#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_DEPTH 64
#define MAX_ELEMENTS 400000
#define MAX_PREFIX_BYTES (64 * 1024)
#define MAX_TRIES 24

typedef enum
{
  SCAN_WHOLE,
  SCAN_CUT,     /* well-formed until the text ended */
  SCAN_WRONG,
} ScanResult;

/* Where the measuring stands. */
typedef struct
{
  guchar *data;
  gsize   length;
  gsize   at;
  guint   n_elements;
  guint   depth;
  guchar  closers[MAX_DEPTH];
} Scan;

static gboolean
is_hex4 (const guchar *text)
{
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;

  return TRUE;
}

static guint
read_hex4 (const guchar *text)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value * 16 + (guint) g_ascii_xdigit_value ((char) text[i]);

  return value;
}

/* Steps over "\uXXXX" at @at. What would cut the string short (NUL) or make
 * it invalid UTF-8 (half a surrogate pair) is overwritten. */
static gboolean
scan_unicode_escape (Scan *scan)
{
  guchar *escape = scan->data + scan->at;
  gsize left = scan->length - scan->at;

  if (left < 6)
    {
      scan->at = scan->length;
      return FALSE;
    }
  if (!is_hex4 (escape + 2))
    return FALSE;

  guint unit = read_hex4 (escape + 2);
  gboolean is_pair = unit >= 0xd800 && unit < 0xdc00 && left >= 12 &&
                     escape[6] == '\\' && escape[7] == 'u' && is_hex4 (escape + 8) &&
                     read_hex4 (escape + 8) >= 0xdc00 && read_hex4 (escape + 8) < 0xe000;
  if (!is_pair && (unit == 0 || (unit >= 0xd800 && unit < 0xe000)))
    memcpy (escape + 2, "fffd", 4);
  scan->at += is_pair ? 12 : 6;

  return TRUE;
}

/* Steps over a string; @at is behind its opening quote. */
static gboolean
scan_string (Scan *scan)
{
  while (scan->at < scan->length)
    {
      guchar c = scan->data[scan->at];

      if (c == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (c == '\0')
        return FALSE;
      if (c != '\\')
        scan->at++;
      else if (scan->at + 1 < scan->length && scan->data[scan->at + 1] == 'u')
        {
          if (!scan_unicode_escape (scan))
            return FALSE;
        }
      else
        scan->at += 2;
    }

  return FALSE;
}

static gboolean
scan_open (Scan   *scan,
           guchar  closer)
{
  if (scan->depth >= MAX_DEPTH)
    return FALSE;

  scan->closers[scan->depth++] = closer;
  return TRUE;
}

static gboolean
scan_close (Scan   *scan,
            guchar  closer)
{
  if (scan->depth == 0 || scan->closers[scan->depth - 1] != closer)
    return FALSE;

  scan->depth--;
  return TRUE;
}

/* Comments and single quotes are refused here: the parser would take them,
 * and what one side holds for a string the other must too. */
static gboolean
is_plain_byte (guchar c)
{
  return g_ascii_isalnum (c) || strchr (" \t\r\n:+-.", c) != NULL;
}

static gboolean
scan_byte (Scan   *scan,
           guchar  c)
{
  switch (c)
    {
    case '{':
      return scan_open (scan, '}');
    case '[':
      return scan_open (scan, ']');
    case '}':
    case ']':
      return scan_close (scan, c);
    case '"':
      return scan_string (scan);
    case ',':
      return ++scan->n_elements <= MAX_ELEMENTS;
    default:
      return c != '\0' && is_plain_byte (c);
    }
}

/* Whether everything from @start is one balanced value of bearable size. */
static ScanResult
scan_from (GString *text,
           gsize    start)
{
  Scan scan = { .data = (guchar *) text->str, .length = text->len, .at = start };

  do
    {
      guchar c = scan.data[scan.at++];

      if (!scan_byte (&scan, c))
        return scan.at >= scan.length ? SCAN_CUT : SCAN_WRONG;
    }
  while (scan.depth > 0 && scan.at < scan.length);

  if (scan.depth > 0)
    return SCAN_CUT;
  for (; scan.at < scan.length; scan.at++)
    if (!g_ascii_isspace (scan.data[scan.at]))
      return SCAN_WRONG;

  return SCAN_WHOLE;
}

static JsonNode *
parse_from (GString *text,
            gsize    start)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, text->str + start,
                                   (gssize) (text->len - start), NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

/* Tries the brackets in turn. One whose text simply breaks off ends the
 * search: what follows would be a part of it, and a part is not the whole. */
static JsonNode *
find_value (GString  *text,
            gboolean *has_bracket)
{
  guint n_tries = 0;

  for (gsize i = 0; i < text->len && i < MAX_PREFIX_BYTES && n_tries < MAX_TRIES; i++)
    {
      if (text->str[i] != '{' && text->str[i] != '[')
        continue;

      *has_bracket = TRUE;
      n_tries++;
      ScanResult result = scan_from (text, i);
      if (result == SCAN_CUT)
        return NULL;
      if (result == SCAN_WHOLE)
        return parse_from (text, i);
    }

  return NULL;
}

/**
 * byline_json_parse:
 * @bytes: (not nullable): an answer's body
 * @error: %BYLINE_REMOTE_ERROR_TOO_LARGE, %BYLINE_REMOTE_ERROR_MALFORMED, and
 *   %BYLINE_REMOTE_ERROR_NOT_JSON when there is not even a bracket
 *
 * Skips a byte order mark and up to 64 KiB of other text before the first
 * bracket from which everything to the end is one value. Limits: 8 MiB, 64
 * levels, 400 000 elements.
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): an object or an array
 */
JsonNode *
byline_json_parse (GBytes  *bytes,
                   GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean has_bracket = FALSE;

  if (size > MAX_BYTES)
    {
      g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TOO_LARGE,
                           "JSON over 8 MiB");
      return NULL;
    }

  g_autoptr(GString) text = g_string_new_len (data, (gssize) size);
  JsonNode *root = find_value (text, &has_bracket);
  if (root == NULL)
    g_set_error (error, BYLINE_REMOTE_ERROR,
                 has_bracket ? BYLINE_REMOTE_ERROR_MALFORMED : BYLINE_REMOTE_ERROR_NOT_JSON,
                 "no JSON in %" G_GSIZE_FORMAT " bytes", size);
  return root;
}

/**
 * byline_json_root_object:
 * @root: (not nullable): what byline_json_parse() gave
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Returns: (transfer none) (nullable): the object, if it is one
 */
JsonObject *
byline_json_root_object (JsonNode  *root,
                         GError   **error)
{
  if (JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);

  g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED,
                       "root is no object");
  return NULL;
}

/**
 * byline_json_root_array:
 * @root: (not nullable): what byline_json_parse() gave
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Returns: (transfer none) (nullable): the array, if it is one
 */
JsonArray *
byline_json_root_array (JsonNode  *root,
                        GError   **error)
{
  if (JSON_NODE_HOLDS_ARRAY (root))
    return json_node_get_array (root);

  g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED,
                       "root is no array");
  return NULL;
}

/* Walks "a.b.c"; a missing step, null and a wrong type on the way are NULL. */
static JsonNode *
find (JsonObject *object,
      const char *path)
{
  g_auto(GStrv) steps = g_strsplit (path, ".", -1);
  JsonNode *node = NULL;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (object == NULL)
        return NULL;
      node = json_object_get_member (object, steps[i]);
      object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    }

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static const char *
node_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  const char *text = json_node_get_string (node);
  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static gboolean
node_double (JsonNode *node,
             double   *number)
{
  const char *text = node_string (node);

  if (text != NULL)
    {
      char *end;

      *number = g_ascii_strtod (text, &end);
      return end != text && *end == '\0' && isfinite (*number);
    }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return FALSE;

  *number = json_node_get_double (node);
  return isfinite (*number);
}

static gboolean
node_int (JsonNode *node,
          gint64   *number)
{
  double wide;

  if (!node_double (node, &wide) || wide != floor (wide) ||
      fabs (wide) > (double) BYLINE_JSON_MAX_ID)
    return FALSE;

  *number = (gint64) wide;
  return TRUE;
}

static gint64
node_id (JsonNode *node)
{
  gint64 id;

  return node_int (node, &id) && id >= 1 ? id : 0;
}

/**
 * byline_json_require_id:
 * @object: (not nullable): where to look
 * @path: member names joined by dots
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED, naming @path
 *
 * Returns: an id from 1 to 2^53; 0 with @error set
 */
gint64
byline_json_require_id (JsonObject  *object,
                        const char  *path,
                        GError     **error)
{
  gint64 id = node_id (find (object, path));

  if (id == 0)
    g_set_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED,
                 "no id at %s", path);
  return id;
}

/**
 * byline_json_get_id:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 *
 * Returns: an id from 1 to 2^53; 0 for none and for anything else
 */
gint64
byline_json_get_id (JsonObject *object,
                    const char *path)
{
  return node_id (find (object, path));
}

/**
 * byline_json_get_int:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 * @fallback: for what is missing or no whole number
 *
 * Returns: a whole number of at most 53 bits; it may have been a string
 */
gint64
byline_json_get_int (JsonObject *object,
                     const char *path,
                     gint64      fallback)
{
  gint64 number;

  return node_int (find (object, path), &number) ? number : fallback;
}

/**
 * byline_json_get_double:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 * @fallback: for what is missing or no number
 *
 * Returns: a finite number; it may have been a string
 */
double
byline_json_get_double (JsonObject *object,
                        const char *path,
                        double      fallback)
{
  double number;

  return node_double (find (object, path), &number) ? number : fallback;
}

/**
 * byline_json_get_boolean:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 * @fallback: for what is missing or neither a boolean nor a number
 *
 * Returns: the truth; 0 and 1 count as well
 */
gboolean
byline_json_get_boolean (JsonObject *object,
                         const char *path,
                         gboolean    fallback)
{
  JsonNode *node = find (object, path);
  gint64 number;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  return node_int (node, &number) ? number != 0 : fallback;
}

/**
 * byline_json_get_string:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 * @fallback: (nullable): for what is missing or no string
 *
 * Returns: (transfer none) (nullable): valid UTF-8, owned by @object
 */
const char *
byline_json_get_string (JsonObject *object,
                        const char *path,
                        const char *fallback)
{
  const char *text = node_string (find (object, path));

  return text != NULL ? text : fallback;
}

/**
 * byline_json_get_object:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 *
 * Returns: (transfer none) (nullable): the object; %NULL also for `[]`,
 *   which is how PHP writes an empty one
 */
JsonObject *
byline_json_get_object (JsonObject *object,
                        const char *path)
{
  JsonNode *node = find (object, path);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * byline_json_get_array:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 *
 * Returns: (transfer none) (nullable): the array, if it is one
 */
JsonArray *
byline_json_get_array (JsonObject *object,
                       const char *path)
{
  JsonNode *node = find (object, path);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * byline_json_dup_ids:
 * @object: (nullable): where to look
 * @path: member names joined by dots
 *
 * Returns: (transfer full) (element-type gint64): the ids in the array at
 *   @path, without whatever else is in it; may be empty
 */
GArray *
byline_json_dup_ids (JsonObject *object,
                     const char *path)
{
  JsonArray *array = byline_json_get_array (object, path);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = node_id (json_array_get_element (array, i));

      if (id != 0)
        g_array_append_val (ids, id);
    }

  return ids;
}
