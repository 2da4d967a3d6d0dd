/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures: their box stands before they come, strangers' wait for a word,
 * failure is quiet. The library here answers from memory. */

#include "byline-document-picture.h"

#include "byline-document-pictures.h"
#include "byline-document-view.h"
#include "byline-text-block.h"
#include "kit-test.h"

/* ---- a library that knows two pictures ---- */

struct _BylineLibrary
{
  GObject parent_instance;

  guint   n_asked;
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

static void
byline_library_class_init (BylineLibraryClass *klass)
{
}

static void
byline_library_init (BylineLibrary *self)
{
}

static GBytes *
encoded_picture (int width,
                 int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
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
  if (g_str_has_suffix (uri, ".png"))
    g_task_return_pointer (task, encoded_picture (400, 200), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such picture");
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

/* ---- a page ---- */

typedef struct
{
  BylineLibrary *library;
  GtkWidget     *view;
  GtkWidget     *window;
} Page;

static void
show (Page           *page,
      BylineDocument *document)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  page->library = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  page->view = byline_document_view_new ();
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (page->view), document);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page->view);
  page->window = kit_test_present (scroller, 600, 400);
}

static void
leave (Page *page)
{
  kit_test_close (page->window);
  g_assert_finalize_object (page->library);
}

static BylineDocumentPicture *
get_picture (Page  *page,
             guint  index)
{
  return BYLINE_DOCUMENT_PICTURE (kit_test_find (page->view, BYLINE_TYPE_DOCUMENT_PICTURE, index));
}

static gboolean
is_done (gpointer data)
{
  BylinePictureState state = byline_document_picture_get_state (data);

  return state == BYLINE_PICTURE_SHOWN || state == BYLINE_PICTURE_FAILED;
}

static void
test_box_stands (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a.png", "A pier", 400, 200),
                       kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Below."), NULL);
  BylineDocumentPicture *picture;
  Page page;
  int before;

  show (&page, document);
  picture = get_picture (&page, 0);
  before = gtk_widget_get_height (page.view);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (picture)), ==, 200);
  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_WAITING);

  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, picture);
  kit_test_settle ();

  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_SHOWN);
  g_assert_cmpint (gtk_widget_get_height (page.view), ==, before);
  leave (&page);
}

static void
test_narrow_page (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a.png", "", 800, 400), NULL);
  const BylineBlock *block = g_ptr_array_index (byline_document_get_blocks (document), 0);
  GtkWidget *picture = g_object_ref_sink (byline_document_picture_new (type, document,
                                                                       block->picture));
  int width, height;

  gtk_widget_measure (picture, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, 0);
  g_assert_cmpint (height, ==, 150);
  gtk_widget_measure (picture, GTK_ORIENTATION_VERTICAL, 2000, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 400);
  g_object_unref (picture);
}

static void
test_unknown_size (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a.png", "", 0, 0), NULL);
  BylineDocumentPicture *picture;
  Page page;

  show (&page, document);
  picture = get_picture (&page, 0);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, picture);
  kit_test_settle ();

  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (picture)), ==, 200);
  leave (&page);
}

/* One without a size grows above what is being read: the words must stay. */
static void
test_grows_above (void)
{
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  g_autoptr (BylineDocument) document = NULL;
  BylineDocumentPicture *picture;
  graphene_rect_t before, after;
  GtkWidget *scroller, *words;
  Page page;

  for (guint i = 0; i < 60; i++)
    byline_block_append (quote, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Much to read."));
  document = kit_test_document (kit_test_picture ("https://blog.example/a.png", "", 0, 0), quote,
                                NULL);
  show (&page, document);
  picture = get_picture (&page, 0);
  scroller = gtk_widget_get_ancestor (page.view, GTK_TYPE_SCROLLED_WINDOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            300);
  kit_test_settle ();
  words = kit_test_find (page.view, BYLINE_TYPE_TEXT_BLOCK, 10);
  g_assert_true (gtk_widget_compute_bounds (words, scroller, &before));

  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, picture);
  kit_test_settle ();

  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (picture)), ==, 200);
  g_assert_true (gtk_widget_compute_bounds (words, scroller, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y, 1);
  leave (&page);
}

static void
test_stranger_waits (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://else.example/a.png", "Far", 400, 200),
                       kit_test_picture ("https://else.example/b.png", "Farther", 400, 200),
                       kit_test_picture ("https://third.example/c.png", "Farthest", 400, 200),
                       NULL);
  GtkWidget *button;
  Page page;

  show (&page, document);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_settle ();
  g_assert_cmpuint (page.library->n_asked, ==, 0);
  g_assert_cmpint (byline_document_picture_get_state (get_picture (&page, 0)), ==,
                   BYLINE_PICTURE_ASKING);

  button = kit_test_find (GTK_WIDGET (get_picture (&page, 0)), GTK_TYPE_BUTTON, 0);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Load Picture");
  g_signal_emit_by_name (button, "clicked");
  kit_test_wait (is_done, get_picture (&page, 0));
  kit_test_wait (is_done, get_picture (&page, 1));

  g_assert_cmpuint (page.library->n_asked, ==, 2);
  g_assert_cmpint (byline_document_picture_get_state (get_picture (&page, 2)), ==,
                   BYLINE_PICTURE_ASKING);
  leave (&page);
}

static void
test_all_allowed (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://else.example/a.png", "Far", 400, 200), NULL);
  Page page;

  show (&page, document);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  byline_document_view_set_loads_remote_pictures (BYLINE_DOCUMENT_VIEW (page.view), TRUE);
  kit_test_wait (is_done, get_picture (&page, 0));

  g_assert_cmpint (byline_document_picture_get_state (get_picture (&page, 0)), ==,
                   BYLINE_PICTURE_SHOWN);
  leave (&page);
}

static void
test_failure_is_quiet (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/missing.jpg", "Broken", 400, 200),
                       NULL);
  BylineDocumentPicture *picture;
  Page page;

  show (&page, document);
  picture = get_picture (&page, 0);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, picture);
  kit_test_settle ();

  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_FAILED);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (picture)), ==, 200);
  leave (&page);
}

/* A picture far below must not load before the page is scrolled there. */
static void
test_far_below (void)
{
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  g_autoptr (BylineDocument) document = NULL;
  GtkWidget *scroller;
  GtkAdjustment *adjustment;
  Page page;

  for (guint i = 0; i < 200; i++)
    byline_block_append (quote, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Much to read."));
  document = kit_test_document (quote,
                                kit_test_picture ("https://blog.example/a.png", "", 400, 200),
                                NULL);
  show (&page, document);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_settle ();
  g_assert_cmpuint (page.library->n_asked, ==, 0);

  scroller = gtk_widget_get_ancestor (page.view, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  kit_test_wait (is_done, get_picture (&page, 0));

  g_assert_cmpuint (page.library->n_asked, ==, 1);
  leave (&page);
}

static void
test_close_while_loading (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a.png", "", 400, 200), NULL);
  Page page;

  show (&page, document);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (page.view), NULL);
  kit_test_close (page.window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (page.library);
}

static void
test_own_host (void)
{
  const struct { const char *site, *host; gboolean is_own; } cases[] = {
    { "blog.example", "blog.example", TRUE },
    { "blog.example", "BLOG.example", TRUE },
    { "www.blog.example", "blog.example", TRUE },
    { "blog.example", "www.blog.example", TRUE },
    { "blog.example", "media.blog.example", TRUE },
    { "www.blog.example", "media.blog.example", TRUE },
    { "blog.example", "evilblog.example", FALSE },
    { "blog.example", "blog.example.evil", FALSE },
    { "a.blog.example", "blog.example", FALSE },
    { "localhost", "x.localhost", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (byline_document_pictures_is_own_host (cases[i].site, cases[i].host), ==,
                     cases[i].is_own);
}

static void
test_accessible (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a.png", "A pier at dusk", 800, 400),
                       NULL);
  const BylineBlock *block = g_ptr_array_index (byline_document_get_blocks (document), 0);
  GtkWidget *picture = g_object_ref_sink (byline_document_picture_new (type, document,
                                                                       block->picture));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A pier at dusk");
  g_object_unref (picture);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/document-picture/box-stands", test_box_stands);
  g_test_add_func ("/kit/document-picture/narrow-page", test_narrow_page);
  g_test_add_func ("/kit/document-picture/unknown-size", test_unknown_size);
  g_test_add_func ("/kit/document-picture/grows-above", test_grows_above);
  g_test_add_func ("/kit/document-picture/stranger-waits", test_stranger_waits);
  g_test_add_func ("/kit/document-picture/all-allowed", test_all_allowed);
  g_test_add_func ("/kit/document-picture/failure-is-quiet", test_failure_is_quiet);
  g_test_add_func ("/kit/document-picture/far-below", test_far_below);
  g_test_add_func ("/kit/document-picture/close-while-loading", test_close_while_loading);
  g_test_add_func ("/kit/document-picture/own-host", test_own_host);
  g_test_add_func ("/kit/document-picture/accessible", test_accessible);
  return g_test_run ();
}
