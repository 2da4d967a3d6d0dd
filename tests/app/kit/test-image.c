/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Decoding what strangers send: kinds, sizes, lies about sizes, cut files. */

#include "byline-image.h"

#include "kit-test.h"

#include <string.h>

/* Two frames of one pixel, written by hand. */
static const guchar gif[] = "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00"
                            "\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
                            "\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b";
#define GIF_LENGTH      (sizeof gif - 1)
#define GIF_FIRST_FRAME (13 + 6 + 15)

typedef struct
{
  GdkTexture *texture;
  GError     *error;
  gboolean    is_done;
} Answer;

static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->texture = byline_image_decode_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static Answer
decode (GBytes       *bytes,
        int           max_width,
        GCancellable *cancellable)
{
  Answer answer = { NULL };

  byline_image_decode_async (bytes, max_width, cancellable, decoded_cb, &answer);
  kit_test_wait (is_done, &answer);
  g_bytes_unref (bytes);
  return answer;
}

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

static void
test_kinds (void)
{
  const char *const formats[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      Answer answer = decode (encode (formats[i], 60, 30), 0, NULL);

      g_assert_no_error (answer.error);
      g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, 60);
      g_assert_cmpint (gdk_texture_get_height (answer.texture), ==, 30);
      g_object_unref (answer.texture);
    }
}

static void
test_gif (void)
{
  Answer answer = decode (g_bytes_new_static (gif, GIF_LENGTH), 0, NULL);

  g_assert_no_error (answer.error);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, 1);
  g_object_unref (answer.texture);
}

static void
test_scaled_down (void)
{
  Answer small = decode (encode ("png", 400, 100), 200, NULL);
  Answer kept = decode (encode ("png", 100, 40), 200, NULL);

  g_assert_cmpint (gdk_texture_get_width (small.texture), ==, 200);
  g_assert_cmpint (gdk_texture_get_height (small.texture), ==, 50);
  g_assert_cmpint (gdk_texture_get_width (kept.texture), ==, 100);
  g_object_unref (small.texture);
  g_object_unref (kept.texture);
}

static void
test_other_kinds (void)
{
  const char *const texts[] = { "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
                                "", "II*\0",
                                "P6 1 1 255 abc", "/* XPM */", "<html>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Answer answer = decode (g_bytes_new_static (texts[i], strlen (texts[i])), 0, NULL);

      g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      g_assert_null (answer.texture);
      g_error_free (answer.error);
    }
}

/* A small file that says it is enormous must not get the memory it asks. */
static void
test_says_it_is_enormous (void)
{
  g_autoptr (GBytes) honest = encode ("jpeg", 16, 16);
  gsize length;
  g_autofree guchar *data = g_memdup2 (g_bytes_get_data (honest, &length),
                                       g_bytes_get_size (honest));
  Answer answer;
  guint i;

  length = g_bytes_get_size (honest);
  for (i = 0; i + 8 < length && !(data[i] == 0xff && data[i + 1] == 0xc0); i++)
    ;
  g_assert_cmpuint (i + 8, <, length);
  memcpy (data + i + 5, "\x7d\x00\x7d\x00", 4);
  answer = decode (g_bytes_new (data, length), 300, NULL);

  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_error_free (answer.error);
}

static void
test_too_many_pixels (void)
{
  Answer answer = decode (encode ("png", 8000, 5001), 300, NULL);

  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_error_free (answer.error);
}

static void
test_too_many_bytes (void)
{
  guchar *data = g_malloc0 (BYLINE_IMAGE_MAX_BYTES + 1);
  Answer answer = decode (g_bytes_new_take (data, BYLINE_IMAGE_MAX_BYTES + 1), 0, NULL);

  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_error_free (answer.error);
}

/* Cut anywhere: an error, never half a picture of old memory. */
static void
test_cut (void)
{
  const char *const formats[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) whole = encode (formats[i], 64, 64);
      gsize length = g_bytes_get_size (whole);

      for (gsize n = 8; n < length; n += 7)
        {
          Answer answer = decode (g_bytes_new_from_bytes (whole, 0, n), 0, NULL);

          g_assert_null (answer.texture);
          g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
          g_error_free (answer.error);
        }
    }
}

/* Only the first frame counts: what follows may be missing. */
static void
test_cut_gif (void)
{
  for (gsize n = 13; n < GIF_LENGTH; n++)
    {
      Answer answer = decode (g_bytes_new_static (gif, n), 0, NULL);

      g_assert_true ((answer.texture != NULL) == (n >= GIF_FIRST_FRAME));
      g_clear_object (&answer.texture);
      g_clear_error (&answer.error);
    }
}

static void
test_noise (void)
{
  g_autoptr (GBytes) honest = encode ("jpeg", 40, 40);
  gsize length = g_bytes_get_size (honest);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      guchar *data = g_memdup2 (g_bytes_get_data (honest, NULL), length);
      Answer answer;

      for (guint i = 0; i < 6; i++)
        data[g_rand_int_range (random, 3, length)] = g_rand_int_range (random, 0, 256);
      answer = decode (g_bytes_new_take (data, length), 100, NULL);
      g_assert_true ((answer.texture != NULL) != (answer.error != NULL));
      g_clear_object (&answer.texture);
      g_clear_error (&answer.error);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  g_cancellable_cancel (cancellable);
  answer = decode (encode ("png", 10, 10), 0, cancellable);

  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (answer.error);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/image/kinds", test_kinds);
  g_test_add_func ("/kit/image/gif", test_gif);
  g_test_add_func ("/kit/image/scaled-down", test_scaled_down);
  g_test_add_func ("/kit/image/other-kinds", test_other_kinds);
  g_test_add_func ("/kit/image/says-it-is-enormous", test_says_it_is_enormous);
  g_test_add_func ("/kit/image/too-many-pixels", test_too_many_pixels);
  g_test_add_func ("/kit/image/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/kit/image/cut", test_cut);
  g_test_add_func ("/kit/image/cut-gif", test_cut_gif);
  g_test_add_func ("/kit/image/noise", test_noise);
  g_test_add_func ("/kit/image/cancelled", test_cancelled);
  return g_test_run ();
}
