/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is let in, and how large it says it is. The many ways a file can lie
 * are tried where the screen decodes. */

#include "byline-image-decoder.h"

#include <string.h>

static GBytes *
encode (const char *format,
        int         width,
        int         height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, format, NULL, NULL));
  return g_bytes_new_take (data, length);
}

/* The note of a camera that was held upright, put behind the first marker. */
static GBytes *
turn (GBytes *jpeg)
{
  static const guint8 note[] = {
    0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
  };
  gsize length;
  const guint8 *data = g_bytes_get_data (jpeg, &length);
  g_autoptr (GByteArray) turned = g_byte_array_new ();

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, note, sizeof note);
  g_byte_array_append (turned, data + 2, length - 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&turned));
}

static void
test_measure (void)
{
  const char *const formats[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes = encode (formats[i], 60, 30);
      g_autoptr (GError) error = NULL;
      int width, height;

      g_assert_true (byline_image_decoder_measure (bytes, &width, &height, &error));
      g_assert_no_error (error);
      g_assert_cmpint (width, ==, 60);
      g_assert_cmpint (height, ==, 30);
    }
}

static void
test_upright (void)
{
  g_autoptr (GBytes) lying = encode ("jpeg", 60, 30);
  g_autoptr (GBytes) bytes = turn (lying);
  g_autoptr (GdkPixbuf) pixbuf = byline_image_decoder_decode (bytes, 0, NULL, NULL);
  int width, height;

  g_assert_true (byline_image_decoder_measure (bytes, &width, &height, NULL));
  g_assert_cmpint (width, ==, 30);
  g_assert_cmpint (height, ==, 60);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 30);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) whole = encode ("png", 60, 30);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 20);
  g_autoptr (GBytes) drawing = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) enormous = encode ("png", 8000, 6000);
  g_autoptr (GError) error = NULL;
  int width, height;

  g_assert_false (byline_image_decoder_measure (cut, &width, &height, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  g_clear_error (&error);
  g_assert_false (byline_image_decoder_measure (drawing, &width, &height, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_assert_false (byline_image_decoder_measure (enormous, &width, &height, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
test_scaled (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg", 400, 100);
  g_autoptr (GdkPixbuf) pixbuf = byline_image_decoder_decode (bytes, 200, NULL, NULL);

  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 200);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/image-decoder/measure", test_measure);
  g_test_add_func ("/typeset/image-decoder/upright", test_upright);
  g_test_add_func ("/typeset/image-decoder/refused", test_refused);
  g_test_add_func ("/typeset/image-decoder/scaled", test_scaled);
  return g_test_run ();
}
