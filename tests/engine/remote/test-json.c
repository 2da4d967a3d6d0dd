/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON as broken and hostile sites send it. */

#include "byline-json.h"

#include <string.h>

#include "byline-remote-error.h"

static JsonNode *
parse (const char  *text,
       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return byline_json_parse (bytes, error);
}

static void
assert_object_at (const char *text,
                  const char *member)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = parse (text, &error);

  g_assert_no_error (error);
  JsonObject *object = byline_json_root_object (root, &error);
  g_assert_no_error (error);
  g_assert_true (json_object_has_member (object, member));
}

static void
test_skips_what_is_in_front (void)
{
  assert_object_at ("{\"a\":1}", "a");
  assert_object_at (" \r\n\t{\"a\":1}\n", "a");
  assert_object_at ("\357\273\277{\"a\":1}", "a");
  assert_object_at ("<br />\n<b>Warning</b>: Undefined index [0] in {main} on line 3"
                    "<br />\n{\"a\":[1,2]}", "a");
  assert_object_at ("Notice: [12] {\"a\":1}", "a");
}

static void
assert_not_parsed (const char        *text,
                   BylineRemoteError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, (int) code);
}

static void
test_refuses_damage (void)
{
  static const char * const damaged[] = {
    "{\"a\":1", "{\"a\":\"b", "[1,2", "{\"a\":1]", "{'a':1}", "{\"a\":1} x", "[1,,2]",
    "/* [ */ [1]]", "{\"a\":\"\\u12\"}", "[1]//", "{\"a\" 1}", "[}", "{\"a\":\"\\", "[nul",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    assert_not_parsed (damaged[i], BYLINE_REMOTE_ERROR_MALFORMED);
  assert_not_parsed ("", BYLINE_REMOTE_ERROR_NOT_JSON);
  assert_not_parsed ("<!DOCTYPE html><p>Hello", BYLINE_REMOTE_ERROR_NOT_JSON);
  assert_not_parsed ("null", BYLINE_REMOTE_ERROR_NOT_JSON);
}

/* Cut anywhere, a document is never taken for a whole one. */
static void
test_refuses_every_cut (void)
{
  const char *whole = "[{\"id\":1,\"title\":{\"rendered\":\"a \\u2019 \\\"q\\\" {[\"},"
                      "\"tags\":[1,2,3]},{\"id\":2}]";

  for (gsize length = 1; length < strlen (whole); length++)
    {
      g_autofree char *cut = g_strndup (whole, length);
      g_autoptr(JsonNode) root = parse (cut, NULL);

      if (root != NULL)
        g_error ("taken for whole: %s", cut);
    }
}

static void
test_limits_depth (void)
{
  g_autoptr(GString) fair = g_string_new (NULL);
  g_autoptr(GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 64; i++)
    g_string_append_c (fair, '[');
  for (guint i = 0; i < 64; i++)
    g_string_append_c (fair, ']');
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, ']');

  g_autoptr(JsonNode) root = parse (fair->str, NULL);
  g_assert_nonnull (root);
  assert_not_parsed (deep->str, BYLINE_REMOTE_ERROR_MALFORMED);
}

static void
test_limits_size (void)
{
  g_autoptr(GString) many = g_string_new ("[0");
  g_autofree char *large = g_strnfill (8 * 1024 * 1024 + 1, ' ');

  for (guint i = 0; i < 500000; i++)
    g_string_append (many, ",0");
  g_string_append_c (many, ']');

  assert_not_parsed (many->str, BYLINE_REMOTE_ERROR_MALFORMED);
  assert_not_parsed (large, BYLINE_REMOTE_ERROR_TOO_LARGE);
}

static void
test_repairs_escapes (void)
{
  g_autoptr(JsonNode) root =
    parse ("{\"nul\":\"a\\u0000b\",\"half\":\"x\\ud83dy\",\"low\":\"x\\ude00y\","
           "\"pair\":\"\\ud83d\\ude00\"}", NULL);
  JsonObject *object = byline_json_root_object (root, NULL);

  g_assert_cmpstr (byline_json_get_string (object, "nul", NULL), ==, "a\357\277\275b");
  g_assert_cmpstr (byline_json_get_string (object, "half", NULL), ==, "x\357\277\275y");
  g_assert_cmpstr (byline_json_get_string (object, "low", NULL), ==, "x\357\277\275y");
  g_assert_cmpstr (byline_json_get_string (object, "pair", NULL), ==, "\360\237\230\200");
}

static void
test_refuses_bytes_that_are_no_text (void)
{
  g_autoptr(GBytes) nul = g_bytes_new_static ("{\"a\":\"b\0c\"}", 11);
  g_autoptr(GBytes) latin = g_bytes_new_static ("{\"a\":\"\xe9\"}", 9);
  g_autoptr(JsonNode) first = byline_json_parse (nul, NULL);
  g_autoptr(JsonNode) second = byline_json_parse (latin, NULL);

  g_assert_null (first);
  if (second != NULL)
    g_assert_null (byline_json_get_string (json_node_get_object (second), "a", NULL));
}

static void
test_ids (void)
{
  g_autoptr(JsonNode) root =
    parse ("{\"n\":7,\"s\":\"8\",\"d\":9.0,\"f\":1.5,\"z\":0,\"m\":-1,\"big\":9007199254740993000,"
           "\"over\":99999999999999999999999,\"max\":9007199254740992,\"b\":true,\"x\":null,"
           "\"o\":{\"n\":3},\"a\":[1,\"2\",0,null,{},3.5,4]}", NULL);
  JsonObject *object = byline_json_root_object (root, NULL);
  static const struct { const char *path; gint64 id; } rows[] = {
    { "n", 7 }, { "s", 8 }, { "d", 9 }, { "f", 0 }, { "z", 0 }, { "m", 0 }, { "big", 0 },
    { "over", 0 }, { "max", G_GINT64_CONSTANT (9007199254740992) }, { "b", 0 }, { "x", 0 },
    { "o", 0 }, { "o.n", 3 }, { "n.n", 0 }, { "none", 0 }, { "a", 0 }, { "o.n.n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (byline_json_get_id (object, rows[i].path), ==, rows[i].id);

  g_autoptr(GArray) ids = byline_json_dup_ids (object, "a");
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, 4);
}

static void
test_error_names_path (void)
{
  g_autoptr(JsonNode) root = parse ("{\"post\":{\"id\":\"x\"}}", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (byline_json_require_id (json_node_get_object (root), "post.id", &error), ==, 0);
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "post.id"));
}

static void
test_lenient_values (void)
{
  g_autoptr(JsonNode) root =
    parse ("{\"offset\":\"-3.5\",\"yes\":1,\"no\":\"0\",\"t\":true,\"empty\":[],"
           "\"text\":5,\"bad\":\"3 hours\"}", NULL);
  JsonObject *object = byline_json_root_object (root, NULL);

  g_assert_cmpfloat (byline_json_get_double (object, "offset", 0), ==, -3.5);
  g_assert_cmpfloat (byline_json_get_double (object, "bad", 1), ==, 1);
  g_assert_true (byline_json_get_boolean (object, "yes", FALSE));
  g_assert_false (byline_json_get_boolean (object, "no", TRUE));
  g_assert_true (byline_json_get_boolean (object, "t", FALSE));
  g_assert_true (byline_json_get_boolean (object, "empty", TRUE));
  g_assert_null (byline_json_get_object (object, "empty"));
  g_assert_cmpstr (byline_json_get_string (object, "text", "none"), ==, "none");
  g_assert_cmpint (byline_json_get_int (object, "text", 0), ==, 5);
  g_assert_null (byline_json_get_string (NULL, "text", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/json/skips-what-is-in-front", test_skips_what_is_in_front);
  g_test_add_func ("/remote/json/refuses-damage", test_refuses_damage);
  g_test_add_func ("/remote/json/refuses-every-cut", test_refuses_every_cut);
  g_test_add_func ("/remote/json/limits-depth", test_limits_depth);
  g_test_add_func ("/remote/json/limits-size", test_limits_size);
  g_test_add_func ("/remote/json/repairs-escapes", test_repairs_escapes);
  g_test_add_func ("/remote/json/refuses-bytes-that-are-no-text",
                   test_refuses_bytes_that_are_no_text);
  g_test_add_func ("/remote/json/ids", test_ids);
  g_test_add_func ("/remote/json/error-names-path", test_error_names_path);
  g_test_add_func ("/remote/json/lenient-values", test_lenient_values);

  return g_test_run ();
}
