/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every kind of picture that is not shown has a name and a sentence; only
 * what may change is offered again. */

#include "byline-picture-text.h"

#include "byline-picture-error.h"
#include "byline-remote-error.h"

#include <gio/gio.h>
#include <string.h>

static void
check (GQuark      domain,
       int         code,
       const char *title,
       gboolean    can_retry)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "a line for logs: xyzzy");
  g_autofree char *text = byline_picture_text (error, "blog.example");

  g_assert_cmpstr (byline_picture_text_title (error), ==, title);
  g_assert_cmpint (byline_picture_text_can_retry (error), ==, can_retry);
  g_assert_cmpuint (strlen (text), >, 10);
  g_assert_null (strstr (text, "xyzzy"));
}

static void
test_kinds (void)
{
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_SVG, "SVG Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_ICON, "Icon File", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_BMP, "BMP Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_TIFF, "TIFF Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_HEIC, "HEIC Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_JPEG_XL, "JPEG XL Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_WEBP_LOADER, "WebP Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_AVIF_LOADER, "AVIF Picture", FALSE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_PAGE, "Not a Picture", TRUE);
  check (BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_UNKNOWN, "Unknown Kind of Picture", FALSE);
}

static void
test_others (void)
{
  check (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Picture Too Large", FALSE);
  check (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TOO_LARGE, "Picture Too Large", FALSE);
  check (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE, "Picture Not Found", TRUE);
  check (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE, "Picture on Another Host", FALSE);
  check (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE, "Picture Not Loaded", TRUE);
  check (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "Damaged Picture", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/picture-text/kinds", test_kinds);
  g_test_add_func ("/words/picture-text/others", test_others);
  return g_test_run ();
}
