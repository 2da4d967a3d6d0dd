/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An article into a file, with and without a print operation: pictures that
 * may be fetched are in it, the others are named, and what fails is said. The
 * library here answers from memory. */

#include "byline-document-print.h"

#include "byline-html-reader.h"
#include "byline-library.h"
#include "kit-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- a library that knows one picture ---- */

struct _BylineLibrary
{
  GObject  parent_instance;
  GBytes  *picture;
  guint    n_asked;
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

static void
byline_library_finalize (GObject *object)
{
  g_bytes_unref (((BylineLibrary *) object)->picture);
  G_OBJECT_CLASS (byline_library_parent_class)->finalize (object);
}

static void
byline_library_class_init (BylineLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_library_finalize;
}

static void
byline_library_init (BylineLibrary *self)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, NULL));
  self->picture = g_bytes_new_take (data, length);
}

void
byline_library_load_picture_async (BylineLibrary       *self,
                                   const char          *uri,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->n_asked++;
  if (strstr (uri, "missing") != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "none");
  else
    g_task_return_pointer (task, g_bytes_ref (self->picture), (GDestroyNotify) g_bytes_unref);
}

void
byline_library_reach_picture_async (BylineLibrary       *self,
                                    const char          *uri,
                                    BylinePictureReach   reach,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  byline_library_load_picture_async (self, uri, cancellable, callback, user_data);
}

GBytes *
byline_library_load_picture_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- an article ---- */

typedef struct
{
  BylineLibrary       *library;
  BylineReading        reading;
  GtkWidget           *view;
  BylineDocumentPrint *print;
  char                *folder;
  char                *path;
  char                *words;
  guint                n_done;
} Fixture;

static void
done_cb (BylineDocumentPrint *print,
         const char          *words,
         Fixture             *fixture)
{
  fixture->n_done++;
  fixture->words = g_strdup (words);
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->n_done > 0;
}

static void
set_up (Fixture    *fixture,
        const char *html)
{
  memset (fixture, 0, sizeof *fixture);
  fixture->library = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  fixture->reading.site = byline_site_new ();
  fixture->reading.site->name = g_strdup ("The Log");
  fixture->reading.article = byline_article_new ();
  fixture->reading.article->title = g_strdup ("The old pier");
  fixture->reading.article->link = g_strdup ("https://blog.example/pier/");
  fixture->reading.document = byline_html_reader_read (html, strlen (html),
                                                       "https://blog.example/pier/",
                                                       BYLINE_PROFILE_ARTICLE);
  fixture->view = g_object_ref_sink (byline_document_view_new ());
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view),
                                     fixture->reading.document);
  fixture->print = byline_document_print_new (BYLINE_DOCUMENT_VIEW (fixture->view),
                                              fixture->library, &fixture->reading);
  g_signal_connect (fixture->print, "done", G_CALLBACK (done_cb), fixture);
  fixture->folder = g_dir_make_tmp ("byline-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.pdf", NULL);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture)
{
  gpointer print = fixture->print;

  g_object_add_weak_pointer (G_OBJECT (print), &print);
  g_object_unref (fixture->print);
  kit_test_wait (is_gone, &print);
  g_object_unref (fixture->view);
  g_object_unref (fixture->reading.document);
  byline_article_unref (fixture->reading.article);
  byline_site_unref (fixture->reading.site);
  g_object_unref (fixture->library);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->words);
}

static char *
read_back (Fixture *fixture)
{
  const char *arguments[] = { "pdftotext", fixture->path, "-", NULL };
  GError *error = NULL;
  char *text;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
holds_picture (Fixture *fixture)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &data, &length, NULL));
  return memmem (data, length, "/DCTDecode", 10) != NULL;
}

#define PAGE "<p>Words at dawn.</p><p><img src='/a.jpg' alt='Own' width='300'></p>" \
             "<p><img src='/missing.jpg' alt='Lost'></p>" \
             "<p><img src='https://other.example/b.jpg' alt='Foreign'></p>"

static void
check_page (Fixture *fixture)
{
  g_autofree char *text = read_back (fixture);

  g_assert_nonnull (strstr (text, "Words at dawn."));
  g_assert_nonnull (strstr (text, "The old pier"));
  g_assert_nonnull (strstr (text, "Lost"));
  g_assert_nonnull (strstr (text, "Foreign"));
  g_assert_null (strstr (text, "Own"));
  g_assert_true (holds_picture (fixture));
  g_assert_cmpuint (fixture->library->n_asked, ==, 2);
}

static void
test_operation (void)
{
  Fixture fixture;

  set_up (&fixture, PAGE);
  byline_document_print_run (fixture.print, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture.path, NULL);
  kit_test_wait (is_done, &fixture);

  g_assert_null (fixture.words);
  check_page (&fixture);
  tear_down (&fixture);
}

static void
test_write (void)
{
  g_autoptr (GFile) file = NULL;
  Fixture fixture;

  set_up (&fixture, PAGE);
  file = g_file_new_for_path (fixture.path);
  byline_document_print_write (fixture.print, file);
  kit_test_wait (is_done, &fixture);

  g_assert_nonnull (fixture.words);
  check_page (&fixture);
  tear_down (&fixture);
}

/* What the person allows on the screen is allowed on paper. */
static void
test_allowed_host (void)
{
  g_autoptr (GFile) file = NULL;
  Fixture fixture;

  set_up (&fixture, PAGE);
  byline_document_view_set_loads_remote_pictures (BYLINE_DOCUMENT_VIEW (fixture.view), TRUE);
  g_object_unref (fixture.print);
  fixture.print = byline_document_print_new (BYLINE_DOCUMENT_VIEW (fixture.view), fixture.library,
                                             &fixture.reading);
  g_signal_connect (fixture.print, "done", G_CALLBACK (done_cb), &fixture);
  file = g_file_new_for_path (fixture.path);
  byline_document_print_write (fixture.print, file);
  kit_test_wait (is_done, &fixture);

  g_assert_cmpuint (fixture.library->n_asked, ==, 3);
  tear_down (&fixture);
}

static gboolean
count_cb (gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

/* Setting many pages leaves the main loop its turns. */
static void
test_long (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  guint n_turns = 0;
  guint source;
  Fixture fixture;

  for (guint i = 0; i < 2000; i++)
    g_string_append (html, "<p>Somebody keeps a light for those who read on past the hours.</p>");
  set_up (&fixture, html->str);
  source = g_timeout_add (1, count_cb, &n_turns);
  byline_document_print_run (fixture.print, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture.path, NULL);
  kit_test_wait (is_done, &fixture);

  g_assert_null (fixture.words);
  g_assert_cmpuint (n_turns, >, 10);
  g_source_remove (source);
  tear_down (&fixture);
}

static void
test_no_such_folder (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.pdf");
  Fixture fixture;

  set_up (&fixture, PAGE);
  byline_document_print_write (fixture.print, file);
  kit_test_wait (is_done, &fixture);

  g_assert_true (g_str_has_prefix (fixture.words, "No PDF was written."));
  tear_down (&fixture);
}

/* The file that was there is not touched by one that was not finished. */
static void
test_cancelled (void)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;
  Fixture fixture;

  set_up (&fixture, PAGE);
  g_assert_true (g_file_set_contents (fixture.path, "before", -1, NULL));
  file = g_file_new_for_path (fixture.path);
  byline_document_print_write (fixture.print, file);
  byline_document_print_cancel (fixture.print);
  kit_test_wait (is_done, &fixture);

  g_assert_null (fixture.words);
  g_assert_true (g_file_get_contents (fixture.path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  tear_down (&fixture);
}

static void
test_operation_cancelled (void)
{
  Fixture fixture;

  set_up (&fixture, PAGE);
  byline_document_print_cancel (fixture.print);
  byline_document_print_run (fixture.print, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture.path, NULL);
  kit_test_wait (is_done, &fixture);

  g_assert_null (fixture.words);
  tear_down (&fixture);
}

/* ---- dialogs ---- */

static GtkWindow *
find_dialog (GtkWidget *parent)
{
  GList *windows = gtk_window_list_toplevels ();
  GtkWindow *dialog = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (parent)
        && gtk_widget_get_mapped (l->data))
      dialog = l->data;
  g_list_free (windows);
  return dialog;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog (data) != NULL;
}

/* A window that goes takes its questions along, and nothing keeps it. */
static void
check_dialog (gboolean exports)
{
  GtkWidget *window = kit_test_present (gtk_label_new ("An article"), 400, 300);
  Fixture fixture;

  set_up (&fixture, PAGE);
  if (exports)
    byline_document_print_export (fixture.print, GTK_WINDOW (window));
  else
    byline_document_print_run (fixture.print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                               GTK_WINDOW (window));
  kit_test_wait (has_dialog, window);
  g_assert_cmpuint (fixture.n_done, ==, 0);
  byline_document_print_cancel (fixture.print);
  kit_test_wait (is_done, &fixture);

  g_assert_null (fixture.words);
  g_assert_cmpuint (fixture.n_done, ==, 1);
  tear_down (&fixture);
  kit_test_close (window);
}

static void
test_print_dialog (void)
{
  check_dialog (FALSE);
}

static void
test_file_dialog (void)
{
  check_dialog (TRUE);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/document-print/operation", test_operation);
  g_test_add_func ("/kit/document-print/write", test_write);
  g_test_add_func ("/kit/document-print/allowed-host", test_allowed_host);
  g_test_add_func ("/kit/document-print/long", test_long);
  g_test_add_func ("/kit/document-print/no-such-folder", test_no_such_folder);
  g_test_add_func ("/kit/document-print/cancelled", test_cancelled);
  g_test_add_func ("/kit/document-print/operation-cancelled", test_operation_cancelled);
  g_test_add_func ("/kit/document-print/print-dialog", test_print_dialog);
  g_test_add_func ("/kit/document-print/file-dialog", test_file_dialog);
  return g_test_run ();
}
