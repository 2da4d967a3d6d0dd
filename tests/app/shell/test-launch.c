/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parser of what other programs hand over: what passes and what does not. */

#include "byline-launch.h"

#include <string.h>

typedef struct
{
  const char       *text;
  BylineLaunchKind  kind;
  const char       *address;
} Case;

static const Case cases[] = {
  { "https://blog.example/2026/a-title/", BYLINE_LAUNCH_OPEN,
    "https://blog.example/2026/a-title/" },
  { "blog.example", BYLINE_LAUNCH_OPEN, "blog.example" },
  { "http://127.0.0.1:8080/", BYLINE_LAUNCH_OPEN, "http://127.0.0.1:8080/" },
  { "byline:add?address=https%3A%2F%2Fblog.example%2F", BYLINE_LAUNCH_ADD,
    "https://blog.example/" },
  { "BYLINE:add?address=blog.example", BYLINE_LAUNCH_ADD, "blog.example" },
  { "byline://add?address=blog.example", BYLINE_LAUNCH_ADD, "blog.example" },
  { "byline:///open?address=https%3A%2F%2Fblog.example%2F%3Fp%3D3", BYLINE_LAUNCH_OPEN,
    "https://blog.example/?p=3" },
  { "byline:open?x=1&address=blog.example", BYLINE_LAUNCH_OPEN, "blog.example" },
  { NULL, BYLINE_LAUNCH_NONE, NULL },
  { "", BYLINE_LAUNCH_NONE, NULL },
  { "byline:", BYLINE_LAUNCH_NONE, NULL },
  { "byline:add", BYLINE_LAUNCH_NONE, NULL },
  { "byline:add?", BYLINE_LAUNCH_NONE, NULL },
  { "byline:add?address=", BYLINE_LAUNCH_NONE, NULL },
  { "byline:post?address=https%3A%2F%2Fblog.example", BYLINE_LAUNCH_NONE, NULL },
  { "byline:addition?address=blog.example", BYLINE_LAUNCH_NONE, NULL },
  { "byline:open?address=javascript%3Aalert(1)", BYLINE_LAUNCH_NONE, NULL },
  { "byline:open?address=file%3A%2F%2F%2Fetc%2Fpasswd", BYLINE_LAUNCH_NONE, NULL },
  { "byline:open?address=byline%3Aadd", BYLINE_LAUNCH_NONE, NULL },
  { "byline:add?address=blog%00.example", BYLINE_LAUNCH_NONE, NULL },
  { "byline:add?address=blog.example%0d%0aHost%3A", BYLINE_LAUNCH_NONE, NULL },
  { "javascript:alert(1)", BYLINE_LAUNCH_NONE, NULL },
  { "file:///etc/passwd", BYLINE_LAUNCH_NONE, NULL },
  { "data:text/html,x", BYLINE_LAUNCH_NONE, NULL },
  { "https://blog.example/\nfoo", BYLINE_LAUNCH_NONE, NULL },
  { "https://\xff\xfe.example/", BYLINE_LAUNCH_NONE, NULL },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = NULL;
      g_autofree char *told = cases[i].text != NULL ? g_strescape (cases[i].text, NULL) : NULL;

      g_test_message ("%s", told != NULL ? told : "(null)");
      g_assert_cmpint (byline_launch_parse (cases[i].text, &address), ==, cases[i].kind);
      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_length (void)
{
  g_autoptr(GString) text = g_string_new ("https://blog.example/");
  g_autofree char *address = NULL;

  while (text->len < BYLINE_LAUNCH_MAX_BYTES)
    g_string_append_c (text, 'a');
  g_assert_cmpint (byline_launch_parse (text->str, &address), ==, BYLINE_LAUNCH_OPEN);
  g_clear_pointer (&address, g_free);

  g_string_append_c (text, 'a');
  g_assert_cmpint (byline_launch_parse (text->str, &address), ==, BYLINE_LAUNCH_NONE);
  g_assert_null (address);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shell/launch/table", test_table);
  g_test_add_func ("/shell/launch/length", test_length);

  return g_test_run ();
}
