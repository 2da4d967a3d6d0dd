/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The PDF read back by another program: every word is there, links lead
 * where they led, pictures are in it once and as they came. */

#include "byline-document-pdf.h"

#include "byline-html-reader.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static GBytes *
encode (const char *format,
        int         width,
        int         height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  guint32 noise = 1;
  char *data;
  gsize length;

  /* Noise, so that size says something. */
  for (gsize i = 0; i < (gsize) gdk_pixbuf_get_rowstride (pixbuf) * (height - 1); i++)
    {
      noise = noise * 1664525 + 1013904223;
      pixels[i] = noise >> 24;
    }
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, format, NULL, NULL));
  return g_bytes_new_take (data, length);
}

static GBytes *
write_pdf (BylineDocument      *document,
           BylinePictureLookup  lookup,
           gpointer             lookup_data)
{
  BylinePageHead head = { "The old pier", "Ada Quill", "1 May 2026", "The Harbour Log",
                          "https://blog.example/pier/?a='b'&c=\xc3\xa4" };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  BylinePageFormat format;
  GError *error = NULL;

  byline_page_format_init (&format, 595.28, 841.89);
  g_assert_true (byline_document_pdf_write (document, &head, &format, lookup, lookup_data, stream,
                                            NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What one of poppler's programs says of a PDF. */
static char *
ask (GBytes      *pdf,
     const char  *program,
     const char  *option)
{
  g_autoptr (GFileIOStream) io = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("byline-XXXXXX.pdf", &io, NULL);
  g_autofree char *path = g_file_get_path (file);
  gboolean is_text = g_str_equal (program, "pdftotext");
  const char *const arguments[] = { program, option, path, is_text ? "-" : NULL, NULL };
  GError *error = NULL;
  char *said;
  int status;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), NULL));
  g_spawn_sync (NULL, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_file_delete (file, NULL, NULL);
  return said;
}

static BylineDocument *
read_document (const char *html)
{
  return byline_html_reader_read (html, strlen (html), "https://blog.example/post/",
                                  BYLINE_PROFILE_ARTICLE);
}

static BylineDocument *
read_every_block (void)
{
  const char *path = g_getenv ("BYLINE_EVERY_BLOCK");
  g_autofree char *html = NULL;

  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  return read_document (html);
}

static GHashTable *
count_words (const char *text)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}\\p{N}]+", plain, 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i]));

      if (*words[i] != '\0')
        g_hash_table_insert (counts, g_strdup (words[i]), GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static void
test_every_word (void)
{
  g_autoptr (BylineDocument) document = read_every_block ();
  g_autoptr (GBytes) pdf = write_pdf (document, NULL, NULL);
  g_autofree char *text = ask (pdf, "pdftotext", "-nopgbrk");
  g_autoptr (GHashTable) found = count_words (text);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GHashTable) wanted = NULL;
  GHashTableIter iter;
  gpointer word, n;

  for (guint i = 0; i < byline_document_get_n_texts (document); i++)
    g_string_append_printf (all, "%s\n", byline_document_get_text (document, i)->words);
  wanted = count_words (all->str);
  g_assert_cmpuint (g_hash_table_size (wanted), >, 80);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &word, &n))
    {
      guint there = GPOINTER_TO_UINT (g_hash_table_lookup (found, word));

      g_test_message ("%s: %u of %u", (char *) word, there, GPOINTER_TO_UINT (n));
      g_assert_cmpuint (there, >=, GPOINTER_TO_UINT (n));
    }
  for (const char *const *alt = (const char *const[]) { "The pier at dawn", "Late", "Four",
                                                        "A storm on film", NULL }; *alt; alt++)
    g_assert_nonnull (strstr (text, *alt));
}

static void
test_facts (void)
{
  g_autoptr (BylineDocument) document = read_every_block ();
  g_autoptr (GBytes) pdf = write_pdf (document, NULL, NULL);
  g_autofree char *facts = ask (pdf, "pdfinfo", "-isodates");
  g_autofree char *text = ask (pdf, "pdftotext", "-raw");
  const char *pages = strstr (facts, "Pages:");
  int n_pages = (int) g_ascii_strtoll (pages + strlen ("Pages:"), NULL, 10);
  g_autofree char *last = g_strdup_printf ("%d / %d", n_pages, n_pages);

  g_assert_true (g_regex_match_simple ("Title: +The old pier\n", facts, 0, 0));
  g_assert_true (g_regex_match_simple ("Author: +Ada Quill\n", facts, 0, 0));
  g_assert_nonnull (strstr (facts, "(A4)"));
  g_assert_cmpint (n_pages, >=, 2);
  g_assert_cmpint (n_pages, <=, 4);
  g_assert_nonnull (strstr (text, last));
  g_assert_nonnull (strstr (text, "https://blog.example/pier/"));
}

static void
test_links (void)
{
  g_autoptr (BylineDocument) document = read_every_block ();
  g_autoptr (GBytes) pdf = write_pdf (document, NULL, NULL);
  g_autofree char *links = ask (pdf, "pdfinfo", "-url");
  g_autofree char *targets = ask (pdf, "pdfinfo", "-dests");
  const char *const uris[] = { "https://blog.example/timetable/", "mailto:crew@site.example",
                               "https://blog.example/join/",
                               "https://www.youtube.com/watch?v=aBc123",
                               "https://blog.example/pier/?a=%27b%27&c=%C3%A4" };

  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    g_assert_nonnull (strstr (links, uris[i]));
  g_assert_null (strstr (links, "javascript"));
  g_assert_nonnull (strstr (targets, "target-1"));
}

static guint
count (GBytes     *bytes,
       const char *what)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize size = strlen (what);
  guint n = 0;

  for (gsize i = 0; i + size <= length; i++)
    n += memcmp (data + i, what, size) == 0;
  return n;
}

static GBytes *
look_up (const char *uri,
         gpointer    user_data)
{
  return g_bytes_ref (user_data);
}

/* The file's own bytes are in it, and only once, though on several pages. */
static void
test_jpeg_stays (void)
{
  g_autofree char *space = g_strnfill (20000, 'x');
  g_autofree char *html = g_strdup_printf ("<p><img src='a.jpg' width='600'></p><p>%s</p>"
                                           "<p><img src='a.jpg' width='600'></p>"
                                           "<p><img src='a.jpg' width='300'></p>", space);
  g_autoptr (BylineDocument) document = read_document (html);
  g_autoptr (GBytes) jpeg = encode ("jpeg", 600, 400);
  g_autoptr (GBytes) pdf = write_pdf (document, look_up, jpeg);
  gsize length;
  const guint8 *data = g_bytes_get_data (jpeg, &length);
  g_autoptr (GBytes) middle = g_bytes_new (data + length / 2, 64);
  guint n = 0;

  for (gsize i = 0; i + 64 <= g_bytes_get_size (pdf); i++)
    n += memcmp ((const guint8 *) g_bytes_get_data (pdf, NULL) + i,
                 g_bytes_get_data (middle, NULL), 64) == 0;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (count (pdf, "/DCTDecode"), ==, 1);
}

static void
test_large_picture_is_scaled (void)
{
  g_autoptr (BylineDocument) document = read_document ("<p><img src='a.jpg'></p>");
  g_autoptr (GBytes) jpeg = encode ("jpeg", 4000, 3000);
  g_autoptr (GBytes) pdf = write_pdf (document, look_up, jpeg);

  g_assert_cmpuint (count (pdf, "/DCTDecode"), ==, 1);
  g_assert_cmpuint (count (pdf, "/Width 4000"), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (pdf), <, g_bytes_get_size (jpeg) / 3);
}

static void
test_not_a_picture (void)
{
  g_autoptr (BylineDocument) document =
    read_document ("<p><img src='a.svg' alt='A drawing'></p>");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) pdf = write_pdf (document, look_up, bytes);
  g_autofree char *text = ask (pdf, "pdftotext", "-nopgbrk");

  g_assert_nonnull (strstr (text, "A drawing"));
}

/* Ids and addresses that would end a tag early, or name what is not there. */
static void
test_odd_links (void)
{
  g_autoptr (BylineDocument) document =
    read_document ("<p id=\"a'b\\c\">One <a href=\"#a'b\\c\">up</a> <a href='#nowhere'>lost</a> "
                   "<a href=\"https://site.example/it's?q='\\)(\xc3\xa9\">odd</a></p>");
  g_autoptr (GBytes) pdf = write_pdf (document, NULL, NULL);
  g_autofree char *links = ask (pdf, "pdfinfo", "-url");

  g_assert_nonnull (strstr (links, "https://site.example/it%27s?q=%27"));
}

static void
test_closed_stream (void)
{
  g_autoptr (BylineDocument) document = read_document ("<p>words</p>");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (g_malloc (64), 64, NULL, g_free);
  BylinePageHead head = { "Title", NULL, NULL, NULL, NULL };
  BylinePageFormat format;
  g_autoptr (GError) error = NULL;

  byline_page_format_init (&format, 595, 842);
  g_assert_false (byline_document_pdf_write (document, &head, &format, NULL, NULL, stream, NULL,
                                             &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_cancelled (void)
{
  g_autoptr (BylineDocument) document = read_document ("<p>words</p>");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BylinePageHead head = { "Title", NULL, NULL, NULL, NULL };
  BylinePageFormat format;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  byline_page_format_init (&format, 595, 842);
  g_assert_false (byline_document_pdf_write (document, &head, &format, NULL, NULL, stream,
                                             cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/document-pdf/every-word", test_every_word);
  g_test_add_func ("/typeset/document-pdf/facts", test_facts);
  g_test_add_func ("/typeset/document-pdf/links", test_links);
  g_test_add_func ("/typeset/document-pdf/jpeg-stays", test_jpeg_stays);
  g_test_add_func ("/typeset/document-pdf/large-picture-is-scaled", test_large_picture_is_scaled);
  g_test_add_func ("/typeset/document-pdf/not-a-picture", test_not_a_picture);
  g_test_add_func ("/typeset/document-pdf/odd-links", test_odd_links);
  g_test_add_func ("/typeset/document-pdf/closed-stream", test_closed_stream);
  g_test_add_func ("/typeset/document-pdf/cancelled", test_cancelled);
  return g_test_run ();
}
