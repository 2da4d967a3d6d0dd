/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long N words take on their way to paper: `byline-bench-pages N`. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "byline-document-pdf.h"
#include "byline-html-reader.h"
#include "byline-page-setter.h"

#include "bench-words.h"

static double
cpu_ms (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *html = bench_words_make_html (argc == 2 ? (guint) atoi (argv[1]) : 100000);
  g_autoptr (BylineDocument) document =
    byline_html_reader_read (html, strlen (html), "https://blog.example/", BYLINE_PROFILE_ARTICLE);
  g_autoptr (BylinePagePictures) pictures = byline_page_pictures_new (NULL, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  BylinePageHead head = { "The road", "Ada Quill", NULL, "The Bench", "https://blog.example/" };
  BylinePageFormat format;
  BylinePages *pages;
  double start = cpu_ms ();

  byline_page_format_init (&format, 595, 842);
  pages = byline_page_setter_set (document, &head, &format, pictures, NULL);
  g_print ("pages-set-ms %.1f\n", cpu_ms () - start);
  g_print ("pages %u\n", byline_pages_get_n (pages));
  byline_pages_free (pages);
  start = cpu_ms ();
  if (!byline_document_pdf_write (document, &head, &format, NULL, NULL, stream, NULL, NULL))
    return EXIT_FAILURE;
  g_print ("pdf-written-ms %.1f\n", cpu_ms () - start);
  g_print ("pdf-kib %.0f\n",
           (double) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)) / 1024);
  return EXIT_SUCCESS;
}
