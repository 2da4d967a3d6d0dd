/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as a PDF: its pages with live links, a list of contents made of
 * its headings, its title and author. Written to a stream as it is made. */

#include "config.h"

#include "byline-document-pdf.h"

#include "byline-page-painter.h"
#include "byline-page-setter.h"

#include <cairo-pdf.h>

#define MAX_LEVEL 6

typedef struct
{
  GOutputStream *stream;
  GCancellable  *cancellable;
  GError        *error;       /* (owned) (nullable): the first there was */
} Writing;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Writing *writing = closure;

  if (writing->error == NULL)
    g_output_stream_write_all (writing->stream, data, length, NULL, writing->cancellable,
                               &writing->error);
  return writing->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* Headings may leave levels out; in the list each hangs on the last that
 * stands above it. */
static void
add_contents (cairo_surface_t *surface,
              BylinePages     *pages)
{
  g_autoptr (GArray) contents = byline_pages_dup_contents (pages);
  int parents[MAX_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < contents->len; i++)
    {
      const BylinePageEntry *entry = &g_array_index (contents, BylinePageEntry, i);
      guint level = CLAMP (entry->level, 1, MAX_LEVEL);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *where = NULL;

      g_ascii_formatd (y, sizeof y, "%.1f", entry->y);
      where = g_strdup_printf ("page=%u pos=[0 %s]", entry->page, y);
      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], entry->words,
                                                      where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
      for (guint deeper = level + 1; deeper <= MAX_LEVEL; deeper++)
        parents[deeper] = parents[level];
    }
}

static void
add_facts (cairo_surface_t *surface,
           BylinePages     *pages)
{
  const char *author = byline_pages_get_author (pages);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  byline_pages_get_title (pages));
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Byline " BYLINE_VERSION);
}

static void
paint_all (cairo_surface_t *surface,
           BylinePages     *pages,
           GCancellable    *cancellable)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < byline_pages_get_n (pages) && cairo_status (cr) == CAIRO_STATUS_SUCCESS
       && !g_cancellable_is_cancelled (cancellable); i++)
    {
      byline_pages_load (pages, i, cancellable);
      byline_page_painter_paint (pages, i, cr, TRUE);
      cairo_show_page (cr);
    }
  add_contents (surface, pages);
  cairo_destroy (cr);
}

static gboolean
write_pages (BylinePages   *pages,
             Writing       *writing,
             GError       **error)
{
  const BylinePageFormat *format = byline_pages_get_format (pages);
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (write_cb, writing, format->width, format->height);
  cairo_status_t status;

  add_facts (surface, pages);
  paint_all (surface, pages, writing->cancellable);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (writing->cancellable, error))
    g_clear_error (&writing->error);
  else if (writing->error != NULL)
    g_propagate_error (error, g_steal_pointer (&writing->error));
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no PDF: %s",
                 cairo_status_to_string (status));
  else
    return TRUE;
  return FALSE;
}

/**
 * byline_document_pdf_write:
 * @document: what to write
 * @head: what names it
 * @format: the sheet
 * @lookup: (nullable) (scope call): gives the bytes of pictures
 * @lookup_data: for @lookup
 * @stream: where the PDF goes; it is not closed
 * @cancellable: (nullable): ends early
 * @error: (nullable): the stream's, CANCELLED, or %G_IO_ERROR_FAILED
 *
 * Thread: any that may wait. What was written before a failure is no PDF.
 *
 * Returns: whether all of it was written
 */
gboolean
byline_document_pdf_write (BylineDocument          *document,
                           const BylinePageHead    *head,
                           const BylinePageFormat  *format,
                           BylinePictureLookup      lookup,
                           gpointer                 lookup_data,
                           GOutputStream           *stream,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  g_autoptr (BylinePagePictures) pictures = byline_page_pictures_new (lookup, lookup_data);
  g_autoptr (BylinePages) pages = byline_page_setter_set (document, head, format, pictures,
                                                          cancellable);
  Writing writing = { stream, cancellable, NULL };

  return write_pages (pages, &writing, error);
}
