/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* show-pages [--pictures DIR] [--title WORDS] [--letter] FILE.html OUT.pdf
 * Prints a page as the program would, for looking at it; a picture is looked
 * for by its file name. Never installed. */

#include "byline-document-pdf.h"
#include "byline-html-reader.h"

#include <locale.h>
#include <stdlib.h>

static char *folder;
static char *title = "An article about the harbour and its ferries";
static gboolean is_letter;
static gboolean is_timed;

static const GOptionEntry entries[] = {
  { "pictures", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Where pictures are", "DIR" },
  { "title", 0, 0, G_OPTION_ARG_STRING, &title, "Title of the article", "WORDS" },
  { "letter", 0, 0, G_OPTION_ARG_NONE, &is_letter, "On Letter paper", NULL },
  { "time", 0, 0, G_OPTION_ARG_NONE, &is_timed, "Say how long it took", NULL },
  { NULL },
};

static GBytes *
look_up (const char *uri,
         gpointer    user_data)
{
  g_autofree char *name = g_path_get_basename (uri);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  char *data;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static gboolean
print (const char  *html,
       gsize        length,
       const char  *path,
       GError     **error)
{
  g_autoptr (BylineDocument) document =
    byline_html_reader_read (html, length, "https://blog.example/post/", BYLINE_PROFILE_ARTICLE);
  BylinePageHead head = { title, "Ada Quill", "1 December 2026", "The Harbour Log",
                          "https://blog.example/2026/12/an-article-about-the-harbour/" };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileOutputStream) stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  gint64 start = g_get_monotonic_time ();
  BylinePageFormat format;
  gboolean is_written;

  byline_page_format_init_for_locale (&format);
  if (is_letter)
    byline_page_format_init (&format, 612, 792);
  is_written = stream != NULL
               && byline_document_pdf_write (document, &head, &format, look_up, NULL,
                                             G_OUTPUT_STREAM (stream), NULL, error)
               && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
  if (is_timed)
    g_print ("%u words, %.1f ms\n", byline_document_get_n_words (document),
             (double) (g_get_monotonic_time () - start) / 1000);
  return is_written;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE OUT");
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;
  gsize length;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3
      || !g_file_get_contents (argv[1], &html, &length, &error)
      || !print (html, length, argv[2], &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "name two files");
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
