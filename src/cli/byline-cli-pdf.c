/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An article as PDF on standard output. Pictures come from the library, and
 * only those of the site itself: nobody is there to allow another host. */

#include "byline-cli.h"

#include <unistd.h>

#include <gio/gunixoutputstream.h>

#include "byline-document-pdf.h"
#include "byline-uri.h"
#include "byline-url-policy.h"

typedef struct
{
  BylineLibrary *library;   /* (unowned) */
  char          *site;      /* (owned) (nullable): its host and port */
} Source;

static GBytes *
look_up (const char *uri,
         gpointer    user_data)
{
  Source *source = user_data;
  g_autofree char *authority = byline_uri_dup_authority (uri);
  GAsyncResult *slot = NULL;

  if (!byline_url_policy_is_own (source->site, authority))
    return NULL;

  byline_library_load_picture_async (source->library, uri, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  return byline_library_load_picture_finish (source->library, result, NULL);
}

/**
 * byline_cli_print_pdf:
 * @cli: the program
 * @reading: an opened article
 *
 * Writes the article on pages of the paper that the locale uses.
 *
 * Returns: the status to leave with
 */
BylineCliStatus
byline_cli_print_pdf (BylineCli     *cli,
                      BylineReading *reading)
{
  const char *base = byline_document_get_base_uri (reading->document);
  g_autofree char *site = byline_uri_dup_authority (base != NULL ? base : reading->article->link);
  Source source = { cli->library, site };
  g_autoptr(GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr(GOutputStream) stream = g_buffered_output_stream_new (output);
  g_auto(BylinePageHead) head = { NULL };
  g_autoptr(GError) error = NULL;
  BylinePageFormat format;

  byline_page_head_init (&head, reading);
  byline_page_format_init_for_locale (&format);
  if (!byline_document_pdf_write (reading->document, &head, &format, look_up, &source, stream,
                                  NULL, &error) ||
      !g_output_stream_flush (stream, NULL, &error))
    return byline_cli_failed (error, NULL);

  return BYLINE_CLI_DONE;
}
