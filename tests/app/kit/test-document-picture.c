/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures: their box stands before they come, strangers' wait for a word,
 * failure is quiet. The library here answers from memory. */

#include "byline-document-picture.h"

#include "byline-document-pictures.h"
#include "byline-document-view.h"
#include "byline-picture-error.h"
#include "byline-picture-note.h"
#include "byline-picture-viewer.h"
#include "byline-remote-error.h"
#include "byline-text-block.h"
#include "kit-test.h"

#include <stdlib.h>
#include <string.h>

/* ---- a library that answers by what is in the address ---- */

struct _BylineLibrary
{
  GObject    parent_instance;

  guint      n_asked;
  char      *last_uri;     /* (nullable): asked for */
  GPtrArray *held;         /* (element-type GTask): "slow" ones */
  gboolean   is_mended;    /* "broken" ones come */
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

static void
byline_library_finalize (GObject *object)
{
  g_free (BYLINE_LIBRARY (object)->last_uri);
  g_ptr_array_unref (BYLINE_LIBRARY (object)->held);

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
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
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

/* "/a-1200.png" is 1200 pixels wide, "/a.png" 400. */
static void
return_picture (GTask      *task,
                const char *uri)
{
  const char *dash = strrchr (uri, '-');
  int width = dash != NULL && g_ascii_isdigit (dash[1]) ? atoi (dash + 1) : 400;

  g_task_return_pointer (task, encoded_picture (width, width / 2),
                         (GDestroyNotify) g_bytes_unref);
}

void
byline_library_reach_picture_async (BylineLibrary       *self,
                                    const char          *uri,
                                    BylinePictureReach   reach,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->n_asked++;
  g_free (self->last_uri);
  self->last_uri = g_strdup (uri);
  if (strstr (uri, "slow") != NULL)
    g_ptr_array_add (self->held, g_steal_pointer (&task));
  else if (strstr (uri, "elsewhere") != NULL && reach != BYLINE_PICTURE_ANYWHERE)
    g_task_return_new_error (task, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE, "moved");
  else if (strstr (uri, "broken") != NULL && !self->is_mended)
    g_task_return_new_error (task, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_SERVER, "500");
  else if (g_str_has_suffix (uri, ".svg"))
    g_task_return_new_error (task, BYLINE_PICTURE_ERROR, BYLINE_PICTURE_ERROR_SVG, "svg");
  else if (g_str_has_suffix (uri, ".png"))
    return_picture (task, uri);
  else
    g_task_return_new_error (task, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE, "404");
}

void
byline_library_load_picture_async (BylineLibrary       *self,
                                   const char          *uri,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  byline_library_reach_picture_async (self, uri, BYLINE_PICTURE_NEAR, cancellable, callback,
                                      user_data);
}

GBytes *
byline_library_load_picture_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
let_go (BylineLibrary *self)
{
  for (guint i = 0; i < self->held->len; i++)
    g_task_return_pointer (g_ptr_array_index (self->held, i), encoded_picture (400, 200),
                           (GDestroyNotify) g_bytes_unref);
  g_ptr_array_set_size (self->held, 0);
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

/* ---- failing and waiting ---- */

static BylinePictureNote *
get_note (BylineDocumentPicture *picture)
{
  GtkWidget *note = kit_test_find (GTK_WIDGET (picture), BYLINE_TYPE_PICTURE_NOTE, 0);

  return note != NULL ? BYLINE_PICTURE_NOTE (note) : NULL;
}

static GtkWidget *
get_button (BylineDocumentPicture *picture,
            const char            *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = kit_test_find (GTK_WIDGET (picture), GTK_TYPE_BUTTON, i)) != NULL;
       i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  return NULL;
}

/* Says what it is and what can be done; the box is as it was. */
static void
test_failure (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a.svg", "A drawing", 400, 200),
                       kit_test_picture ("https://blog.example/gone.jpg", "", 40, 40),
                       kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Below."), NULL);
  BylineDocumentPicture *large, *small;
  Page page;
  int before;

  show (&page, document);
  large = get_picture (&page, 0);
  small = get_picture (&page, 1);
  before = gtk_widget_get_height (page.view);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, large);
  kit_test_wait (is_done, small);
  kit_test_settle ();

  g_assert_cmpint (byline_document_picture_get_state (large), ==, BYLINE_PICTURE_FAILED);
  g_assert_cmpint (gtk_widget_get_height (page.view), ==, before);
  g_assert_false (byline_picture_note_is_small (get_note (large)));
  g_assert_true (byline_picture_note_is_small (get_note (small)));
  g_assert_nonnull (get_button (large, "Open in Browser"));
  g_assert_null (get_button (large, "Try Again"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (large), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A drawing");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (large),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "SVG Picture. Byline doesn’t show pictures of this kind. "
                                       "A browser may.");
  leave (&page);
}

static void
test_retry (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/broken.png", "", 400, 200), NULL);
  BylineDocumentPicture *picture;
  Page page;

  show (&page, document);
  picture = get_picture (&page, 0);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, picture);
  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_FAILED);

  page.library->is_mended = TRUE;
  g_signal_emit_by_name (get_button (picture, "Try Again"), "clicked");
  kit_test_wait (is_done, picture);

  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_SHOWN);
  g_assert_null (get_note (picture));
  leave (&page);
}

static gboolean
has_spinner (gpointer data)
{
  return kit_test_find (data, GTK_TYPE_SPINNER, 0) != NULL;
}

static void
test_slow_one_shows_progress (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/slow.png", "", 400, 200), NULL);
  BylineDocumentPicture *picture;
  Page page;

  show (&page, document);
  picture = get_picture (&page, 0);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_settle ();
  g_assert_false (has_spinner (picture));
  kit_test_wait (has_spinner, picture);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_BUSY, TRUE);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (picture)), ==, 200);

  let_go (page.library);
  kit_test_wait (is_done, picture);
  kit_test_settle ();

  g_assert_false (has_spinner (picture));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (picture)), ==, 200);
  leave (&page);
}

/* A host that sends us on to another one gets no picture out of us. */
static void
test_elsewhere_asks (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/elsewhere.png", "", 400, 200),
                       NULL);
  BylineDocumentPicture *picture;
  Page page;

  show (&page, document);
  picture = get_picture (&page, 0);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  while (byline_document_picture_get_state (picture) != BYLINE_PICTURE_ASKING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (page.library->n_asked, ==, 1);

  g_signal_emit_by_name (get_button (picture, "Load Picture"), "clicked");
  kit_test_wait (is_done, picture);

  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_SHOWN);
  g_assert_cmpuint (page.library->n_asked, ==, 2);
  leave (&page);
}

/* ---- boxes ---- */

static BylineBlock *
new_gallery (void)
{
  BylineBlock *gallery = byline_block_new (BYLINE_BLOCK_GALLERY);

  gallery->columns = 3;
  byline_block_append (gallery, kit_test_picture ("https://blog.example/1.png", "", 300, 200));
  byline_block_append (gallery, kit_test_picture ("https://blog.example/2-800.png", "", 200, 300));
  byline_block_append (gallery, kit_test_picture ("https://blog.example/gone.gif", "", 300, 300));
  byline_block_append (gallery, kit_test_picture ("https://blog.example/x.svg", "", 30, 60));
  return gallery;
}

static BylineBlock *
new_edge_figure (void)
{
  BylineBlock *figure =
    kit_test_container (BYLINE_BLOCK_FIGURE,
                        kit_test_picture ("https://blog.example/4.png", "", 150, 150), NULL);

  figure->place = BYLINE_FIGURE_START;
  figure->text = byline_text_new ("A caption.");
  return figure;
}

static BylineBlock *
new_words_with_icon (void)
{
  BylineBlock *words = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Words \357\277\274 and an icon.");
  BylinePicture *icon = byline_picture_new ("https://blog.example/icon-16.png", "Smile");

  icon->width = icon->height = 16;
  byline_text_add_picture (words->text, 6, 9, icon);
  return words;
}

static BylineDocument *
new_pictured_page (void)
{
  BylineBlock *details = byline_block_new (BYLINE_BLOCK_QUOTE);

  byline_block_append (details, kit_test_picture ("https://blog.example/slow.png", "", 400, 200));
  return kit_test_document (kit_test_picture ("https://blog.example/0.png", "", 400, 200),
                            new_gallery (), kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "One."),
                            new_edge_figure (), kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Two."),
                            new_words_with_icon (), details,
                            kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Three."), NULL);
}

/* The words of the page, not those of notes in pictures. */
static GPtrArray *
list_words (Page *page)
{
  GPtrArray *words = g_ptr_array_new ();
  GtkWidget *block;

  for (guint i = 0; (block = kit_test_find (page->view, BYLINE_TYPE_TEXT_BLOCK, i)) != NULL; i++)
    if (gtk_widget_get_ancestor (block, BYLINE_TYPE_DOCUMENT_PICTURE) == NULL)
      g_ptr_array_add (words, block);
  return words;
}

static GArray *
list_places (Page *page)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GPtrArray) words = list_words (page);

  for (guint i = 0; i < words->len; i++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (g_ptr_array_index (words, i), page->view,
                                                &bounds));
      g_array_append_val (places, bounds);
    }
  return places;
}

static gboolean
all_but_slow_are_done (gpointer data)
{
  Page *page = data;
  guint n_waiting = 0;
  GtkWidget *picture;

  for (guint i = 0;
       (picture = kit_test_find (page->view, BYLINE_TYPE_DOCUMENT_PICTURE, i)) != NULL; i++)
    n_waiting += !is_done (picture);
  return n_waiting <= page->library->held->len && page->library->n_asked >= 7;
}

static gboolean
all_are_done (gpointer data)
{
  return all_but_slow_are_done (data) && ((Page *) data)->library->held->len == 0;
}

static void
assert_nothing_moved (Page   *page,
                      GArray *before)
{
  g_autoptr (GArray) after = list_places (page);

  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (graphene_rect_equal (&g_array_index (before, graphene_rect_t, i),
                                        &g_array_index (after, graphene_rect_t, i)));
}

/* Galleries, figures at an edge, icons among words, quick, slow and failing:
 * no word moves, whatever comes of the pictures. */
static void
test_nothing_moves (void)
{
  g_autoptr (BylineDocument) document = new_pictured_page ();
  g_autoptr (GArray) before = NULL;
  Page page;

  show (&page, document);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 600, 2000);
  kit_test_settle ();
  kit_test_settle ();
  before = list_places (&page);
  g_assert_cmpuint (before->len, >=, 5);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (all_but_slow_are_done, &page);
  kit_test_settle ();
  assert_nothing_moved (&page, before);

  kit_test_wait (has_spinner, page.view);
  kit_test_settle ();
  assert_nothing_moved (&page, before);
  let_go (page.library);
  kit_test_wait (all_are_done, &page);
  kit_test_settle ();

  assert_nothing_moved (&page, before);
  leave (&page);
}

/* Allowing strangers takes the questions away, also above what is read. */
static void
test_allowing_moves_nothing (void)
{
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  g_autoptr (BylineDocument) document = NULL;
  g_autoptr (GPtrArray) words = NULL;
  graphene_rect_t before, after;
  GtkWidget *scroller;
  Page page;

  for (guint i = 0; i < 60; i++)
    byline_block_append (quote, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Much to read."));
  document = kit_test_document (kit_test_picture ("https://else.example/a.png", "", 0, 0),
                                kit_test_picture ("https://else.example/b.png", "", 300, 40),
                                quote, NULL);
  show (&page, document);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  scroller = gtk_widget_get_ancestor (page.view, GTK_TYPE_SCROLLED_WINDOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            500);
  kit_test_settle ();
  words = list_words (&page);
  g_assert_true (gtk_widget_compute_bounds (words->pdata[20], scroller, &before));

  byline_document_view_set_loads_remote_pictures (BYLINE_DOCUMENT_VIEW (page.view), TRUE);
  kit_test_wait (is_done, get_picture (&page, 0));
  kit_test_settle ();

  g_assert_true (gtk_widget_compute_bounds (words->pdata[20], scroller, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y, 1);
  leave (&page);
}

/* ---- the right copy ---- */

static void
add_copy (BylineBlock *block,
          const char  *uri,
          guint        width)
{
  BylineCandidate copy = { g_strdup (uri), width };

  g_array_append_val (block->picture->candidates, copy);
}

typedef struct
{
  BylineDocumentPicture *picture;
  int                    width;
} Wanted;

static gboolean
is_as_sharp (gpointer data)
{
  Wanted *wanted = data;
  GdkTexture *texture = byline_document_picture_get_texture (wanted->picture);

  return texture != NULL && gdk_texture_get_width (texture) >= wanted->width;
}

/* The copy that fills the box, and a wider one when the box has grown. */
static void
test_copies (void)
{
  BylineBlock *block = kit_test_picture ("https://blog.example/a.png", "", 2000, 1000);
  g_autoptr (BylineDocument) document = NULL;
  BylineDocumentPicture *picture;
  Wanted wanted;
  Page page;
  int before;

  add_copy (block, "https://blog.example/a-300.png", 300);
  add_copy (block, "https://blog.example/a-640.png", 640);
  add_copy (block, "https://blog.example/a-1200.png", 1200);
  document = kit_test_document (block, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Below."), NULL);
  show (&page, document);
  picture = get_picture (&page, 0);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  kit_test_wait (is_done, picture);
  kit_test_settle ();
  g_assert_cmpstr (page.library->last_uri, ==, "https://blog.example/a-640.png");
  g_assert_cmpuint (page.library->n_asked, ==, 1);
  before = gdk_texture_get_width (byline_document_picture_get_texture (picture));
  g_assert_cmpint (before, ==, gtk_widget_get_width (GTK_WIDGET (picture)));

  gtk_window_set_default_size (GTK_WINDOW (page.window), 1000, 400);
  wanted = (Wanted) { picture, before + 100 };
  kit_test_wait (is_as_sharp, &wanted);

  g_assert_cmpstr (page.library->last_uri, ==, "https://blog.example/a-1200.png");
  g_assert_cmpint (byline_document_picture_get_state (picture), ==, BYLINE_PICTURE_SHOWN);
  leave (&page);
}

/* One file in one width: decoded anew as far as it goes, then never again. */
static void
test_sharpens_as_far_as_it_goes (void)
{
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_picture ("https://blog.example/a-700.png", "", 2000, 1000),
                       kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Below."), NULL);
  Wanted wanted;
  Page page;
  guint n_asked;

  show (&page, document);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  wanted = (Wanted) { get_picture (&page, 0), 700 };
  kit_test_wait (is_done, wanted.picture);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 1100, 400);
  kit_test_wait (is_as_sharp, &wanted);
  n_asked = page.library->n_asked;
  g_assert_cmpuint (n_asked, ==, 2);

  byline_document_picture_sharpen (wanted.picture);
  kit_test_settle ();
  g_assert_cmpuint (page.library->n_asked, ==, n_asked);
  leave (&page);
}

/* ---- opening ---- */

static GtkWidget *
find_viewer (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (BYLINE_IS_PICTURE_VIEWER (window))
        return window;
    }
  return NULL;
}

static void
link_activated_cb (BylineDocumentView *view,
                   const char         *uri,
                   char              **opened)
{
  g_free (*opened);
  *opened = g_strdup (uri);
}

static void
test_opens (void)
{
  BylineBlock *plain = kit_test_picture ("https://blog.example/a.png", "A pier", 300, 150);
  BylineBlock *to_file = kit_test_picture ("https://blog.example/b.png", "", 300, 150);
  BylineBlock *to_page = kit_test_picture ("https://blog.example/c.png", "", 300, 150);
  g_autoptr (BylineDocument) document = NULL;
  g_autofree char *opened = NULL;
  GtkWidget *viewer;
  Page page;

  to_file->picture->link_uri = g_strdup ("https://blog.example/b-800.png");
  to_page->picture->link_uri = g_strdup ("https://blog.example/about/");
  document = kit_test_document (plain, to_file, to_page,
                                kit_test_picture ("https://else.example/d.png", "", 300, 150),
                                kit_test_picture ("https://blog.example/e.svg", "", 300, 150),
                                NULL);
  show (&page, document);
  g_signal_connect (page.view, "activate-link", G_CALLBACK (link_activated_cb), &opened);
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (get_picture (&page, 0))));
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (page.view), page.library);
  for (guint i = 0; i < 3; i++)
    kit_test_wait (is_done, get_picture (&page, i));
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (get_picture (&page, 0))));
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (get_picture (&page, 3))));

  gtk_widget_activate_action (GTK_WIDGET (get_picture (&page, 2)), "picture.open", NULL);
  g_assert_cmpstr (opened, ==, "https://blog.example/about/");
  g_assert_null (find_viewer ());

  gtk_widget_activate_action (GTK_WIDGET (get_picture (&page, 1)), "picture.open", NULL);
  viewer = find_viewer ();
  g_assert_nonnull (viewer);
  g_assert_cmpuint (byline_picture_viewer_count (BYLINE_PICTURE_VIEWER (viewer)), ==, 3);
  g_assert_cmpuint (byline_picture_viewer_get_index (BYLINE_PICTURE_VIEWER (viewer)), ==, 1);
  kit_test_settle ();
  gtk_window_close (GTK_WINDOW (viewer));
  while (find_viewer () != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page.window))
                 == GTK_WIDGET (get_picture (&page, 1)));
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
  g_test_add_func ("/kit/document-picture/failure", test_failure);
  g_test_add_func ("/kit/document-picture/retry", test_retry);
  g_test_add_func ("/kit/document-picture/slow-one-shows-progress", test_slow_one_shows_progress);
  g_test_add_func ("/kit/document-picture/elsewhere-asks", test_elsewhere_asks);
  g_test_add_func ("/kit/document-picture/nothing-moves", test_nothing_moves);
  g_test_add_func ("/kit/document-picture/allowing-moves-nothing", test_allowing_moves_nothing);
  g_test_add_func ("/kit/document-picture/copies", test_copies);
  g_test_add_func ("/kit/document-picture/sharpens-as-far-as-it-goes",
                   test_sharpens_as_far_as_it_goes);
  g_test_add_func ("/kit/document-picture/opens", test_opens);
  g_test_add_func ("/kit/document-picture/far-below", test_far_below);
  g_test_add_func ("/kit/document-picture/close-while-loading", test_close_while_loading);
  g_test_add_func ("/kit/document-picture/accessible", test_accessible);
  return g_test_run ();
}
