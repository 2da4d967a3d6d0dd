/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The viewer: which picture, in which words, turned by which keys, in which
 * sharpness; and saving to a file. The library here answers from memory. */

#include "byline-picture-viewer.h"

#include "byline-picture-canvas.h"
#include "byline-picture-export.h"
#include "byline-remote-error.h"
#include "kit-test.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

struct _BylineLibrary
{
  GObject    parent_instance;

  GPtrArray *asked;   /* (element-type utf8) */
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

static void
byline_library_finalize (GObject *object)
{
  g_ptr_array_unref (BYLINE_LIBRARY (object)->asked);

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
  self->asked = g_ptr_array_new_with_free_func (g_free);
}

/* "/a-1200.png" is 1200 pixels wide. */
static GBytes *
encoded_picture (const char *uri)
{
  const char *dash = strrchr (uri, '-');
  int width = dash != NULL ? atoi (dash + 1) : 400;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, width / 2);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
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

  g_ptr_array_add (self->asked, g_strdup (uri));
  if (strstr (uri, "gone") != NULL)
    g_task_return_new_error (task, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE, "404");
  else
    g_task_return_pointer (task, encoded_picture (uri), (GDestroyNotify) g_bytes_unref);
}

/* Asked by what prints, which no viewer does. */
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

/* ---- a viewer before a window ---- */

typedef struct
{
  BylineLibrary       *library;
  BylineDocument      *document;
  GtkWidget           *window;
  GtkWidget           *origin;
  BylinePictureViewer *viewer;
  BylinePictureCanvas *canvas;
} Fixture;

static BylineDocument *
new_document (void)
{
  BylineBlock *small = kit_test_picture ("https://blog.example/a-300.png", "A pier", 300, 150);
  BylineBlock *gone = kit_test_picture ("https://blog.example/gone.png", "", 300, 150);
  BylineBlock *linked = kit_test_picture ("https://blog.example/c-300.png", "", 300, 150);
  BylineCandidate wide = { g_strdup ("https://blog.example/a-1200.png"), 1200 };

  g_array_append_val (small->picture->candidates, wide);
  linked->picture->link_uri = g_strdup ("https://blog.example/c-900.png");
  return kit_test_document (small, gone, linked, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = g_object_new (BYLINE_TYPE_LIBRARY, NULL);
  fixture->document = new_document ();
  fixture->origin = gtk_button_new_with_label ("Origin");
  fixture->window = kit_test_present (fixture->origin, 500, 400);
  fixture->viewer = BYLINE_PICTURE_VIEWER (
    byline_picture_viewer_new (GTK_WINDOW (fixture->window), fixture->library));
  for (guint i = 0; i < 3; i++)
    {
      BylinePictureView view = {
        .document = fixture->document,
        .picture = g_ptr_array_index (byline_document_get_pictures (fixture->document), i),
        .caption = i == 2 ? "A caption." : NULL,
        .origin = fixture->origin,
      };

      byline_picture_viewer_append (fixture->viewer, &view);
    }
  byline_picture_viewer_show (fixture->viewer, 0);
  gtk_window_present (GTK_WINDOW (fixture->viewer));
  fixture->canvas = BYLINE_PICTURE_CANVAS (kit_test_find (GTK_WIDGET (fixture->viewer),
                                                          BYLINE_TYPE_PICTURE_CANVAS, 0));
  kit_test_settle ();
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->viewer), (gpointer *) &fixture->viewer);
  gtk_window_close (GTK_WINDOW (fixture->viewer));
  kit_test_wait (is_gone, &fixture->viewer);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->origin);
  kit_test_close (fixture->window);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->library);
}

static gboolean
has_texture (gpointer data)
{
  return byline_picture_canvas_get_texture (data) != NULL;
}

static gboolean
is_full_size (gpointer data)
{
  GdkTexture *texture = byline_picture_canvas_get_texture (data);

  return texture != NULL && gdk_texture_get_width (texture) == 1200;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->viewer), action, NULL);
}

/* The widest copy, scaled to the window; all of it when zoomed. */
static void
test_sharpness (Fixture       *fixture,
                gconstpointer  data)
{
  kit_test_wait (has_texture, fixture->canvas);
  g_assert_cmpstr (g_ptr_array_index (fixture->library->asked, 0), ==,
                   "https://blog.example/a-1200.png");
  g_assert_cmpint (gdk_texture_get_width (byline_picture_canvas_get_texture (fixture->canvas)),
                   <, 600);

  for (guint i = 0; i < 6; i++)
    activate (fixture, "viewer.zoom-in");
  kit_test_wait (is_full_size, fixture->canvas);
  g_assert_false (byline_picture_canvas_is_fit (fixture->canvas));
  activate (fixture, "viewer.fit");
  g_assert_true (byline_picture_canvas_is_fit (fixture->canvas));
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->viewer)), ==, "A pier");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->canvas),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "A pier");

  byline_picture_viewer_show (fixture->viewer, 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->viewer)), ==, "Picture");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->canvas),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "A caption.");
}

static gboolean
shows_failure (gpointer data)
{
  GtkWidget *button;

  for (guint i = 0; (button = kit_test_find (data, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Try Again") == 0)
      return gtk_widget_get_mapped (button);
  return FALSE;
}

/* There is an end on both sides, and a picture that fails is said to. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  activate (fixture, "viewer.previous");
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 0);
  activate (fixture, "viewer.next");
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 1);
  kit_test_wait (shows_failure, fixture->viewer);

  activate (fixture, "viewer.next");
  activate (fixture, "viewer.next");
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 2);
  kit_test_wait (has_texture, fixture->canvas);
  g_assert_false (shows_failure (fixture->viewer));
  g_assert_cmpstr (g_ptr_array_index (fixture->library->asked, fixture->library->asked->len - 1),
                   ==, "https://blog.example/c-900.png");
}

static GtkShortcut *
find_shortcut (GtkWidget *widget,
               guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
           && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger =
            gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_has_prefix (trigger, gdk_keyval_name (keyval)))
            return shortcut;
        }
    }
  return NULL;
}

static void
press (Fixture *fixture,
       guint    keyval)
{
  GtkShortcut *shortcut = find_shortcut (GTK_WIDGET (fixture->viewer), keyval);

  g_assert_nonnull (shortcut);
  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                GTK_WIDGET (fixture->viewer),
                                gtk_shortcut_get_arguments (shortcut));
}

/* The arrows turn as one reads, and move what is zoomed. */
static void
test_arrows (Fixture       *fixture,
             gconstpointer  data)
{
  double x, y;

  press (fixture, GDK_KEY_Right);
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 1);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 0);
  gtk_widget_set_direction (GTK_WIDGET (fixture->viewer), GTK_TEXT_DIR_RTL);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 1);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 0);

  kit_test_wait (has_texture, fixture->canvas);
  byline_picture_canvas_set_scale (fixture->canvas, 2);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpuint (byline_picture_viewer_get_index (fixture->viewer), ==, 0);
  byline_picture_canvas_get_place (fixture->canvas, &x, &y);
  g_assert_cmpfloat (x, >, 0);
}

/* ---- handing out ---- */

static gboolean
has_file (gpointer path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

/* Byte for byte what the site sent. */
static void
test_saves (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("byline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "kept.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) sent = encoded_picture ("https://blog.example/a-1200.png");
  g_autoptr (GBytes) written = NULL;

  byline_picture_export_write (GTK_WIDGET (fixture->viewer), sent, file);
  kit_test_wait (has_file, path);

  written = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (written, sent));
  g_unlink (path);
  g_rmdir (folder);
}

static gboolean
has_message (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        {
          *(GtkWidget **) data = window;
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_says_when_it_cannot_save (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/kept.png");
  g_autoptr (GBytes) sent = encoded_picture ("https://blog.example/a-1200.png");
  GtkWidget *dialog = NULL;

  byline_picture_export_write (GTK_WIDGET (fixture->viewer), sent, file);
  kit_test_wait (has_message, &dialog);

  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The Picture Was Not Saved");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GdkTexture **) user_data = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result,
                                                                  NULL);
}

static gboolean
is_pasted (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  GdkTexture *pasted = NULL;

  kit_test_wait (has_texture, fixture->canvas);
  activate (fixture, "viewer.copy");
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->viewer)), NULL,
                                    pasted_cb, &pasted);
  kit_test_wait (is_pasted, &pasted);

  g_assert_cmpint (gdk_texture_get_width (pasted), ==,
                   gdk_texture_get_width (byline_picture_canvas_get_texture (fixture->canvas)));
  g_object_unref (pasted);
}

static void
test_names (void)
{
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8);
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8\xff\xe0", 4);
  g_autofree char *long_name = g_strnfill (300, 'a');
  g_autofree char *long_uri = g_strconcat ("https://a.example/", long_name, ".png", NULL);
  const struct { const char *uri; GBytes *bytes; const char *name; } rows[] = {
    { "https://a.example/up/pier.png?w=300#x", png, "pier.png" },
    { "https://a.example/up/pier.PNG", png, "pier.PNG" },
    { "https://a.example/pier.jpeg", jpeg, "pier.jpeg" },
    { "https://a.example/pier.webp", jpeg, "pier.webp.jpg" },
    { "https://a.example/image.php?id=3", png, "image.php.png" },
    { "https://a.example/%D0%BF%D0%B8.png", png, "\xd0\xbf\xd0\xb8.png" },
    { "https://a.example/..%2f..%2fetc", png, "etc.png" },
    { "https://a.example/.hidden", png, "hidden.png" },
    { "https://a.example/", png, "picture.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = byline_picture_export_dup_name (rows[i].uri, rows[i].bytes);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
  g_autofree char *cut = byline_picture_export_dup_name (long_uri, png);
  g_assert_cmpuint (strlen (cut), <=, 104);
  g_assert_true (g_str_has_suffix (cut, ".png"));
}

#define viewer_test(name, func) \
  g_test_add ("/kit/picture-viewer/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  viewer_test ("sharpness", test_sharpness);
  viewer_test ("words", test_words);
  viewer_test ("turns", test_turns);
  viewer_test ("arrows", test_arrows);
  viewer_test ("saves", test_saves);
  viewer_test ("says-when-it-cannot-save", test_says_when_it_cannot_save);
  viewer_test ("copies", test_copies);
  g_test_add_func ("/kit/picture-export/names", test_names);
  return g_test_run ();
}
