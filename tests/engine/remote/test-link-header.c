/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Link headers of all shapes. */

#include "byline-link-header.h"

static char *
find (const char *value,
      const char *rel,
      const char *type)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) value);
  return byline_link_header_find (values, "https://a.example/blog/x", rel, type);
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *value;
    const char *rel;
    const char *type;
    const char *found;
  } rows[] = {
    { "<https://a.example/wp-json/>; rel=\"https://api.w.org/\"", "https://api.w.org/", NULL,
      "https://a.example/wp-json/" },
    { "</wp-json/>;rel=https://api.w.org/", "https://api.w.org/", NULL,
      "https://a.example/wp-json/" },
    { "<a,b;c>; rel=x", "x", NULL, "https://a.example/blog/a,b;c" },
    { "<1>; rel=\"next\", <2>; rel=\"y x\"", "x", NULL, "https://a.example/blog/2" },
    { "<1>; title=\"a, <9>; rel=x\"; rel=\"n\", <2>; rel=x", "x", NULL,
      "https://a.example/blog/2" },
    { "<1>; title=\"q\\\"; rel=x\"; rel=n", "x", NULL, NULL },
    { "<1>; rel=alternate; type=\"application/json+oembed\", "
      "<2>; rel=\"alternate\"; title=\"JSON\"; type=\"application/json\"",
      "alternate", "application/json", "https://a.example/blog/2" },
    { "<1>; REL=X", "x", NULL, "https://a.example/blog/1" },
    { "<1>; rel=n; rel=x", "x", NULL, NULL },
    { "<1> ; rel = \"x\"", "x", NULL, "https://a.example/blog/1" },
    { "<1>;;; rel=x", "x", NULL, "https://a.example/blog/1" },
    { "<https://a.example/?rest_route=/>; rel=\"x\"", "x", NULL,
      "https://a.example/?rest_route=/" },
    { "", "x", NULL, NULL },
    { "<", "x", NULL, NULL },
    { "<1", "x", NULL, NULL },
    { "<1>", "x", NULL, NULL },
    { "<1>; rel=\"x", "x", NULL, "https://a.example/blog/1" },
    { "<1>; rel", "x", NULL, NULL },
    { "<1>; =; rel=x", "x", NULL, "https://a.example/blog/1" },
    { "rel=x; <1>", "x", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = find (rows[i].value, rows[i].rel, rows[i].type);

      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

static void
test_several_headers (void)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_ptr_array_add (values, (gpointer) "<1>; rel=a");
  g_ptr_array_add (values, (gpointer) "<2>; rel=b, <3>; rel=c");

  g_autofree char *found = byline_link_header_find (values, "http://h/", "c", NULL);

  g_assert_cmpstr (found, ==, "http://h/3");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/link-header/shapes", test_shapes);
  g_test_add_func ("/remote/link-header/several-headers", test_several_headers);

  return g_test_run ();
}
