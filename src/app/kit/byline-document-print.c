/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints an article, or writes it as PDF. Its pictures are fetched while the
 * person looks at the dialog; pages are set, and pictures decoded, on a thread
 * of their own, so that the window stays alive however long the article is. */

#include "config.h"

#include "byline-document-print.h"

#include "byline-document-pdf.h"
#include "byline-error-text.h"
#include "byline-page-painter.h"
#include "byline-page-setter.h"
#include "byline-text.h"
#include "byline-worker.h"

#include <glib/gi18n.h>

#define MAX_PICTURE_BYTES (256 * 1024 * 1024)   /* of one article, encoded */
#define MAX_AT_ONCE       4
#define WAIT_USEC         (30 * G_USEC_PER_SEC) /* for pictures, once all else is ready */
#define REST_USEC         5000                  /* less than a frame */
#define MAX_NAME_CHARS    80

struct _BylineDocumentPrint
{
  GObject             parent_instance;

  BylineLibrary      *library;      /* (owned) */
  BylineDocument     *document;     /* (owned) */
  BylinePageHead      head;
  BylinePageFormat    format;
  GCancellable       *cancellable;  /* (owned) */
  GPtrArray          *uris;         /* (owned) (element-type utf8): what is to be fetched */
  GHashTable         *bytes;        /* (owned): address to GBytes; still while pages are set */
  guint               next;         /* of the addresses */
  guint               n_fetching;
  gsize               n_bytes;
  gint64              give_up_at;   /* monotonic; 0 not waiting yet */
  GFile              *file;         /* (owned) (nullable): what is written without a printer */
  guint               timeout;
  GtkNativeDialog    *chooser;      /* (owned) (nullable): while it is open */
  GtkWidget          *dialog;       /* (weak) (nullable): GTK's own, while it is open */

  GtkPrintOperation  *operation;    /* (owned) (nullable) */
  BylinePagePictures *pictures;     /* (owned) (nullable) */
  BylinePages        *pages;        /* (owned) (nullable): set by the worker, then ours */
  gboolean            is_started;
  gboolean            is_setting;
  gboolean            links_inside;
  gboolean            is_done;
  int                 page;         /* whose pictures are being decoded */
  GtkPrintContext    *context;      /* (unowned): of that page */
};

enum { SIGNAL_DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineDocumentPrint, byline_document_print, G_TYPE_OBJECT)

/* What the person chose last, for as long as the program runs. */
static GtkPrintSettings *last_settings;
static GtkPageSetup *last_setup;

/* Made once and kept: one article is set at a time. */
static BylineWorker *
get_worker (void)
{
  static BylineWorker *worker;

  if (g_once_init_enter (&worker))
    g_once_init_leave (&worker, byline_worker_new ("pages", 1));
  return worker;
}

static void
finish (BylineDocumentPrint *self,
        const char          *words)
{
  if (self->is_done)
    return;
  g_object_ref (self);
  self->is_done = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, words);
  if (self->is_started)
    g_object_unref (self);
  g_object_unref (self);
}

static void
finish_with_error (BylineDocumentPrint *self,
                   const GError        *error)
{
  g_autofree char *why = byline_error_text (error, NULL);
  /* Translators: %s is a sentence that says why. */
  g_autofree char *words = self->file != NULL ? g_strdup_printf (_("No PDF was written. %s"), why)
                                              : g_strdup_printf (_("Nothing was printed. %s"), why);

  finish (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : words);
}

/* ---- pictures ---- */

static gboolean
has_pictures (BylineDocumentPrint *self)
{
  return self->n_fetching == 0 && self->next >= self->uris->len;
}

static void write_if_ready (BylineDocumentPrint *self);
static void fetch_more (BylineDocumentPrint *self);

typedef struct
{
  BylineDocumentPrint *print;   /* (owned) */
  char                *uri;     /* (owned) */
} Fetching;

static void
picture_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Fetching *fetching = user_data;
  BylineDocumentPrint *self = fetching->print;
  g_autoptr (GBytes) bytes =
    byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, NULL);

  self->n_fetching--;
  /* Pages that are being set must not see the table change. */
  if (bytes != NULL && !self->is_setting && self->pages == NULL
      && self->n_bytes + g_bytes_get_size (bytes) <= MAX_PICTURE_BYTES)
    {
      self->n_bytes += g_bytes_get_size (bytes);
      g_hash_table_insert (self->bytes, g_strdup (fetching->uri), g_bytes_ref (bytes));
    }
  if (!self->is_done)
    {
      fetch_more (self);
      write_if_ready (self);
    }
  g_free (fetching->uri);
  g_free (fetching);
  g_object_unref (self);
}

static void
fetch_more (BylineDocumentPrint *self)
{
  while (self->n_fetching < MAX_AT_ONCE && self->next < self->uris->len)
    {
      Fetching *fetching = g_new0 (Fetching, 1);

      fetching->print = g_object_ref (self);
      fetching->uri = g_strdup (g_ptr_array_index (self->uris, self->next++));
      self->n_fetching++;
      byline_library_load_picture_async (self->library, fetching->uri, self->cancellable,
                                         picture_loaded_cb, fetching);
    }
}

static GBytes *
look_up (const char *uri,
         gpointer    user_data)
{
  BylineDocumentPrint *self = user_data;
  GBytes *bytes = g_hash_table_lookup (self->bytes, uri);

  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

/* ---- onto paper ---- */

/* A task of the worker lets go of its source on the worker's thread, which
 * must not be the last to hold us: the callback does, on ours. */
static void
run_on_worker (BylineDocumentPrint *self,
               const char          *name,
               GTaskThreadFunc      func,
               GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, g_object_ref (self));

  g_task_set_name (task, name);
  g_task_set_task_data (task, self, NULL);
  byline_worker_run (get_worker (), task, func);
}

static void
pages_set_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BylineDocumentPrint) self = user_data;

  self->pages = g_task_propagate_pointer (G_TASK (result), NULL);
  self->is_setting = FALSE;
}

static void
set_pages_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  BylineDocumentPrint *self = task_data;

  g_task_return_pointer (task,
                         byline_page_setter_set (self->document, &self->head, &self->format,
                                                 self->pictures, cancellable),
                         (GDestroyNotify) byline_pages_free);
}

static void
begin_print_cb (GtkPrintOperation   *operation,
                GtkPrintContext     *context,
                BylineDocumentPrint *self)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  byline_page_format_init (&self->format, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                           gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));
  /* A link to a page that is not printed would spoil the file. */
  self->links_inside = settings == NULL
                       || (gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_ALL
                           && gtk_print_settings_get_page_set (settings) == GTK_PAGE_SET_ALL
                           && gtk_print_settings_get_number_up (settings) <= 1);
  self->give_up_at = g_get_monotonic_time () + WAIT_USEC;
}

/* GTK asks again whenever it is idle; without a rest that would be a race. */
static gboolean
paginate_cb (GtkPrintOperation   *operation,
             GtkPrintContext     *context,
             BylineDocumentPrint *self)
{
  if (self->pages != NULL)
    {
      gtk_print_operation_set_n_pages (operation, (int) byline_pages_get_n (self->pages));
      return TRUE;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      gtk_print_operation_cancel (operation);
      gtk_print_operation_set_n_pages (operation, 1);
      return TRUE;
    }
  g_usleep (REST_USEC);
  if (self->is_setting
      || (!has_pictures (self) && g_get_monotonic_time () < self->give_up_at))
    return FALSE;
  self->pictures = byline_page_pictures_new (look_up, self);
  self->is_setting = TRUE;
  run_on_worker (self, "set pages", set_pages_thread, pages_set_cb);
  return FALSE;
}

static void
paint (BylineDocumentPrint *self,
       GtkPrintContext     *context,
       int                  page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  byline_page_painter_paint (self->pages, (guint) page, cr, self->links_inside);
}

static void
load_page_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  BylineDocumentPrint *self = task_data;

  byline_pages_load (self->pages, (guint) self->page, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
page_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BylineDocumentPrint) self = user_data;

  if (self->is_done)
    return;
  paint (self, self->context, self->page);
  gtk_print_operation_draw_page_finish (self->operation);
}

static void
draw_page_cb (GtkPrintOperation   *operation,
              GtkPrintContext     *context,
              int                  page,
              BylineDocumentPrint *self)
{
  if (self->pages == NULL)
    return;
  if (!byline_pages_has_pictures (self->pages, (guint) page))
    {
      paint (self, context, page);
      return;
    }
  gtk_print_operation_set_defer_drawing (operation);
  self->page = page;
  self->context = context;
  run_on_worker (self, "decode the pictures of a page", load_page_thread, page_loaded_cb);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         BylineDocumentPrint     *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      finish_with_error (self, error);
      return;
    }
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
      g_set_object (&last_setup, gtk_print_operation_get_default_page_setup (operation));
    }
  finish (self, NULL);
}

/* ---- into a file ---- */

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BylineDocumentPrint *self = task_data;
  GError *error = NULL;
  g_autoptr (GFileOutputStream) file =
    g_file_replace (self->file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &error);
  g_autoptr (GOutputStream) stream =
    file != NULL ? g_buffered_output_stream_new (G_OUTPUT_STREAM (file)) : NULL;

  if (stream != NULL
      && byline_document_pdf_write (self->document, &self->head, &self->format, look_up, self,
                                    stream, cancellable, &error)
      && g_output_stream_close (stream, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* Closing what was not written to its end must leave the old file alone. */
  if (stream != NULL && !g_output_stream_is_closed (stream))
    {
      g_autoptr (GCancellable) never = g_cancellable_new ();

      g_cancellable_cancel (never);
      g_output_stream_close (stream, never, NULL);
    }
  g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BylineDocumentPrint) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_setting = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    finish (self, _("PDF written"));
  else
    finish_with_error (self, error);
}

static void
write_if_ready (BylineDocumentPrint *self)
{
  if (self->file == NULL || self->is_setting || self->is_done
      || (!has_pictures (self) && g_get_monotonic_time () < self->give_up_at))
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_setting = TRUE;
  run_on_worker (self, "write a PDF", write_thread, written_cb);
}

static gboolean
waited_long_cb (gpointer user_data)
{
  BylineDocumentPrint *self = user_data;

  self->timeout = 0;
  self->give_up_at = 0;
  write_if_ready (self);
  return G_SOURCE_REMOVE;
}

static void
file_chosen_cb (GtkNativeDialog     *dialog,
                int                  response,
                BylineDocumentPrint *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file != NULL && !g_cancellable_is_cancelled (self->cancellable))
    byline_document_print_write (self, file);
  else
    finish (self, NULL);
}

/* ---- life ---- */

static void
byline_document_print_finalize (GObject *object)
{
  BylineDocumentPrint *self = BYLINE_DOCUMENT_PRINT (object);

  g_clear_pointer (&self->pages, byline_pages_free);
  g_clear_pointer (&self->pictures, byline_page_pictures_free);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->chooser);
  g_clear_object (&self->operation);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->uris, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_hash_table_unref);
  byline_page_head_clear (&self->head);
  g_clear_object (&self->document);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_document_print_parent_class)->finalize (object);
}

static void
byline_document_print_class_init (BylineDocumentPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_document_print_finalize;

  signals[SIGNAL_DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
byline_document_print_init (BylineDocumentPrint *self)
{
  self->cancellable = g_cancellable_new ();
  self->uris = g_ptr_array_new_with_free_func (g_free);
  self->bytes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
}

/**
 * byline_document_print_new:
 * @view: where the article is shown; it says which pictures may be fetched
 * @library: where they come from
 * @reading: the article
 *
 * Returns: (transfer full): a job, not yet begun
 */
BylineDocumentPrint *
byline_document_print_new (BylineDocumentView  *view,
                           BylineLibrary       *library,
                           const BylineReading *reading)
{
  BylineDocumentPrint *self = g_object_new (BYLINE_TYPE_DOCUMENT_PRINT, NULL);
  g_autoptr (GPtrArray) pictures = byline_page_pictures_list (reading->document);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->library = g_object_ref (library);
  self->document = g_object_ref (reading->document);
  byline_page_head_init (&self->head, reading);
  byline_page_format_init_for_locale (&self->format);
  for (guint i = 0; i < pictures->len; i++)
    {
      const BylinePicture *picture = g_ptr_array_index (pictures, i);

      if (g_hash_table_add (seen, picture->uri)
          && byline_document_view_may_load (view, picture->uri))
        g_ptr_array_add (self->uris, g_strdup (picture->uri));
    }
  return self;
}

/* Lives until it is done, whoever lets go of it. */
static void
start (BylineDocumentPrint *self)
{
  self->is_started = TRUE;
  g_object_ref (self);
  fetch_more (self);
}

static char *
make_name (const char *title)
{
  char *name = byline_text_truncate (title, MAX_NAME_CHARS);

  /* What no file system, or another one than ours, would take. */
  return g_strdelimit (name, "/\\:*?\"<>|\n", '-');
}

/* As the person left them, with a name for a file if it is to be one. */
static void
set_settings (BylineDocumentPrint *self)
{
  g_autoptr (GtkPrintSettings) settings =
    last_settings != NULL ? gtk_print_settings_copy (last_settings) : gtk_print_settings_new ();
  g_autofree char *name = make_name (self->head.title);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_operation_set_print_settings (self->operation, settings);
  gtk_print_operation_set_default_page_setup (self->operation, last_setup);
}

/* GTK keeps its dialog to itself, and the dialog keeps the window alive. */
static void
find_dialog (BylineDocumentPrint *self,
             GtkWindow           *parent)
{
  GList *windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL && parent != NULL; l = l->next)
    {
      if (gtk_window_get_transient_for (l->data) == parent
          && g_str_equal (G_OBJECT_TYPE_NAME (l->data), "GtkPrintUnixDialog"))
        g_set_weak_pointer (&self->dialog, l->data);
    }
  g_list_free (windows);
}

/**
 * byline_document_print_run:
 * @self: a job, not yet begun
 * @action: with the dialog, or into the file @path
 * @path: (nullable): for %GTK_PRINT_OPERATION_ACTION_EXPORT
 * @parent: (nullable): the window it belongs to
 *
 * Prints; "done" follows.
 */
void
byline_document_print_run (BylineDocumentPrint     *self,
                           GtkPrintOperationAction  action,
                           const char              *path,
                           GtkWindow               *parent)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_PRINT (self));
  g_return_if_fail (self->operation == NULL && self->file == NULL);

  /* It may be over before it returns. */
  g_object_ref (self);
  start (self);
  self->operation = gtk_print_operation_new ();
  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (self->operation, TRUE);
  gtk_print_operation_set_job_name (self->operation, self->head.title);
  gtk_print_operation_set_embed_page_setup (self->operation, TRUE);
  gtk_print_operation_set_show_progress (self->operation,
                                         action == GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  set_settings (self);
  if (path != NULL)
    gtk_print_operation_set_export_filename (self->operation, path);
  g_signal_connect (self->operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (self->operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (self->operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (self->operation, "done", G_CALLBACK (done_cb), self);
  gtk_print_operation_run (self->operation, action, parent, NULL);
  find_dialog (self, parent);
  g_object_unref (self);
}

/**
 * byline_document_print_write:
 * @self: a job, not yet begun
 * @file: where the PDF goes; one that is there is replaced when all is well
 *
 * Writes a PDF on the paper of the locale; "done" follows.
 */
void
byline_document_print_write (BylineDocumentPrint *self,
                             GFile               *file)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_PRINT (self));
  g_return_if_fail (self->operation == NULL && self->file == NULL);

  self->file = g_object_ref (file);
  self->give_up_at = g_get_monotonic_time () + WAIT_USEC;
  self->timeout = g_timeout_add (WAIT_USEC / 1000, waited_long_cb, self);
  start (self);
  write_if_ready (self);
}

/**
 * byline_document_print_export:
 * @self: a job, not yet begun
 * @parent: (nullable): the window it belongs to
 *
 * Asks for a file and writes a PDF to it; "done" follows.
 */
void
byline_document_print_export (BylineDocumentPrint *self,
                              GtkWindow           *parent)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (BYLINE_IS_DOCUMENT_PRINT (self));

  base = make_name (self->head.title);
  name = g_strdup_printf ("%s.pdf", base);
  self->chooser =
    GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Export as PDF"), parent,
                                                    GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
                                                    NULL));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}

/**
 * byline_document_print_cancel:
 * @self: a job
 *
 * Ends it as soon as may be, and closes what it asks.
 */
void
byline_document_print_cancel (BylineDocumentPrint *self)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_PRINT (self));

  /* Whoever holds us may let go when we are done. */
  g_object_ref (self);
  g_cancellable_cancel (self->cancellable);
  if (self->dialog != NULL)
    gtk_dialog_response (GTK_DIALOG (self->dialog), GTK_RESPONSE_CANCEL);
  if (self->chooser != NULL)
    {
      gtk_native_dialog_hide (self->chooser);
      g_clear_object (&self->chooser);
      finish (self, NULL);
    }
  g_object_unref (self);
}
