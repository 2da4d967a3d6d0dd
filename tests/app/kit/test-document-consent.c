/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page that names another host in every way there is, shown by the real
 * library: that host hears nothing before a person consents, and afterwards
 * exactly of the pictures that were allowed. Any other connection fails. */

#include "byline-document-picture.h"
#include "byline-document-view.h"
#include "byline-html-reader.h"
#include "byline-test-folder.h"
#include "byline-test-server.h"
#include "kit-test.h"

#include <string.h>

/* %1$s is the other host's root; everything below is tried at it. */
static const char page_html[] =
  "<style>@import url(%1$s/style.css); p { background: url(%1$s/rule.png) }</style>"
  "<link rel=\"stylesheet\" href=\"%1$s/link.css\"><script src=\"%1$s/script.js\"></script>"
  "<meta http-equiv=\"refresh\" content=\"0;url=%1$s/refresh\">"
  "<p style=\"background-image:url(%1$s/background.png)\">Words.</p>"
  "<p><img src=\"/own.png\" alt=\"own\" width=\"300\" height=\"60\""
  " srcset=\"%1$s/srcset-300.png 300w, %1$s/srcset-900.png 900w\"></p>"
  "<picture><source srcset=\"%1$s/source.webp\"><img src=\"/own-2.png\" width=\"300\""
  " height=\"60\"></picture>"
  "<p><img src=\"/moved.png\" width=\"300\" height=\"60\"></p>"
  "<p><img src=\"%1$s/far.png\" alt=\"far\" width=\"300\" height=\"200\"></p>"
  "<p><img src=\"/lazy.gif\" data-src=\"%1$s/lazy.png\" class=\"lazyload\" width=\"300\""
  " height=\"200\"></p>"
  "<p>An icon <img src=\"%1$s/icon.png\" width=\"16\" height=\"16\"> among words.</p>"
  "<p><img src=\"%1$s/pixel.gif\" width=\"1\" height=\"1\"></p>"
  "<p><img class=\"avatar\" src=\"%1$s/face.png\" width=\"48\" height=\"48\"></p>"
  "<video src=\"%1$s/film.mp4\" poster=\"%1$s/poster.png\"></video>"
  "<audio src=\"%1$s/sound.mp3\"></audio>"
  "<iframe src=\"%1$s/frame.html\"></iframe><embed src=\"%1$s/embed.swf\">"
  "<object data=\"%1$s/object.pdf\"></object>"
  "<svg><image href=\"%1$s/svg.png\"/></svg>"
  "<form action=\"%1$s/form\"><input type=\"image\" src=\"%1$s/button.png\"></form>"
  "<table background=\"%1$s/table.png\"><tr><td>Cell</td></tr></table>"
  "<p><a href=\"%1$s/link\" ping=\"%1$s/ping\">A link</a></p>";

typedef struct
{
  BylineTestServer *own;
  BylineTestServer *other;
  char             *other_root;
  char             *folder;
  GBytes           *png;
  BylineLibrary    *library;
  BylineDocument   *document;
  GtkWidget        *view;
  GtkWidget        *window;
} Fixture;

static GBytes *
encoded_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 60);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static gboolean
answer (BylineTestConnection    *connection,
        const BylineTestRequest *request,
        gpointer                 user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *location = NULL;
  gsize length;
  const char *data = g_bytes_get_data (fixture->png, &length);

  if (g_str_equal (request->path, "/moved.png"))
    {
      location = g_strdup_printf ("Location: %s/moved-here.png\r\nSet-Cookie: a=b\r\n",
                                  fixture->other_root);
      byline_test_answer (connection, 302, location, NULL, 0);
    }
  else
    byline_test_answer (connection, 200, "Content-Type: image/png\r\nSet-Cookie: c=d\r\n", data,
                        (gssize) length);
  return TRUE;
}

static BylineDocument *
read_document (Fixture *fixture)
{
  g_autofree char *base = byline_test_server_dup_uri (fixture->own, "/a-post/");
  g_auto (GStrv) parts = g_strsplit (page_html, "%1$s", -1);
  g_autofree char *html = g_strjoinv (fixture->other_root, parts);

  return byline_html_reader_read (html, -1, base, BYLINE_PROFILE_ARTICLE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *cache = NULL;

  fixture->png = encoded_picture ();
  fixture->other = byline_test_server_new (answer, fixture);
  fixture->other_root = byline_test_server_dup_uri (fixture->other, "");
  fixture->own = byline_test_server_new (answer, fixture);
  fixture->folder = byline_test_folder_new ("consent");
  cache = g_build_filename (fixture->folder, "cache", NULL);
  fixture->library = byline_library_new (fixture->folder, cache, NULL);
  fixture->document = read_document (fixture);
  fixture->view = byline_document_view_new ();
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view), fixture->document);
  fixture->window = kit_test_present (fixture->view, 700, 3000);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (fixture->view), fixture->library);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kit_test_close (fixture->window);
  byline_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->library);
  g_object_unref (fixture->document);
  byline_test_server_free (fixture->own);
  byline_test_server_free (fixture->other);
  byline_test_folder_free (fixture->folder);
  g_free (fixture->other_root);
  g_bytes_unref (fixture->png);
}

static guint
count_state (Fixture            *fixture,
             BylinePictureState  state)
{
  GtkWidget *picture;
  guint n = 0;

  for (guint i = 0;
       (picture = kit_test_find (fixture->view, BYLINE_TYPE_DOCUMENT_PICTURE, i)) != NULL; i++)
    n += byline_document_picture_get_state (BYLINE_DOCUMENT_PICTURE (picture)) == state;
  return n;
}

/* Two of the site's own, and the one that was sent elsewhere asks again. */
static gboolean
own_ones_are_here (gpointer data)
{
  return count_state (data, BYLINE_PICTURE_SHOWN) == 2
         && count_state (data, BYLINE_PICTURE_LOADING) == 0
         && count_state (data, BYLINE_PICTURE_WAITING) == 0;
}

static gboolean
five_are_here (gpointer data)
{
  return count_state (data, BYLINE_PICTURE_SHOWN) == 5;
}

static gboolean
six_are_here (gpointer data)
{
  return count_state (data, BYLINE_PICTURE_SHOWN) == 6;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

static char *
list_paths (BylineTestServer *server)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < byline_test_server_count (server); i++)
    {
      const BylineTestRequest *request = byline_test_server_get_request (server, i);

      g_assert_null (byline_test_request_get_header (request, "cookie"));
      g_assert_null (byline_test_request_get_header (request, "referer"));
      g_ptr_array_add (paths, request->path);
    }
  g_ptr_array_sort (paths, compare_strings);
  g_ptr_array_add (paths, NULL);
  return g_strjoinv (" ", (char **) paths->pdata);
}

static GtkWidget *
find_load_button (Fixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = kit_test_find (fixture->view, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Load Picture") == 0
        && gtk_widget_get_ancestor (button, BYLINE_TYPE_DOCUMENT_PICTURE) != NULL
        && g_strcmp0 (byline_document_picture_get_host (
                        BYLINE_DOCUMENT_PICTURE (
                          gtk_widget_get_ancestor (button, BYLINE_TYPE_DOCUMENT_PICTURE))),
                      strstr (fixture->other_root, "//") + 2) == 0)
      return button;
  return NULL;
}

static void
test_before (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *asked = NULL;

  kit_test_wait (own_ones_are_here, fixture);
  kit_test_settle ();

  asked = list_paths (fixture->own);
  g_assert_cmpstr (asked, ==, "/moved.png /own-2.png /own.png");
  g_assert_cmpuint (byline_test_server_count_accepted (fixture->other), ==, 0);
}

static void
test_after_allowing_the_host (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *asked = NULL;

  kit_test_wait (own_ones_are_here, fixture);
  g_assert_nonnull (find_load_button (fixture));
  g_signal_emit_by_name (find_load_button (fixture), "clicked");
  kit_test_wait (five_are_here, fixture);
  kit_test_settle ();

  asked = list_paths (fixture->other);
  g_assert_cmpstr (asked, ==, "/far.png /icon.png /lazy.png");
}

/* Whoever allows all hosts allows also where the site sends a picture on to. */
static void
test_after_allowing_all (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *asked = NULL;

  kit_test_wait (own_ones_are_here, fixture);
  byline_document_view_set_loads_remote_pictures (BYLINE_DOCUMENT_VIEW (fixture->view), TRUE);
  kit_test_wait (six_are_here, fixture);
  kit_test_settle ();

  asked = list_paths (fixture->other);
  g_assert_cmpstr (asked, ==, "/far.png /icon.png /lazy.png /moved-here.png");
}

/* A permission ends with the page it was given for. */
static void
test_next_page_asks_again (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (BylineDocument) again = read_document (fixture);
  g_autofree char *asked = NULL;

  kit_test_wait (own_ones_are_here, fixture);
  g_signal_emit_by_name (find_load_button (fixture), "clicked");
  kit_test_wait (five_are_here, fixture);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view), again);
  kit_test_wait (own_ones_are_here, fixture);
  kit_test_settle ();

  asked = list_paths (fixture->other);
  g_assert_cmpstr (asked, ==, "/far.png /icon.png /lazy.png");
}

#define consent_test(name, func) \
  g_test_add ("/kit/document-consent/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  consent_test ("before", test_before);
  consent_test ("after-allowing-the-host", test_after_allowing_the_host);
  consent_test ("after-allowing-all", test_after_allowing_all);
  consent_test ("next-page-asks-again", test_next_page_asks_again);
  return g_test_run ();
}
