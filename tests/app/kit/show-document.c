/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* show-document [--compact] [--zoom N] [--width PX] [--at PX] [--time] [--base URI] FILE.html
 * Shows a page as the reader would, for looking at it. With an address the
 * pictures load, into a folder that is gone afterwards. Never installed. */

#include "byline-document-view.h"

#include "byline-html-reader.h"
#include "byline-kit.h"
#include "byline-page-steps.h"
#include "byline-scroller.h"
#include "byline-test-folder.h"

#include <adwaita.h>
#include <stdlib.h>

static gboolean is_compact;
static double zoom = 1;
static int width = 820;
static int height = 900;
static double scroll_to;
static gboolean is_timed;
static gint64 started_at;
static char *base_uri;
static BylineLibrary *library;

static const GOptionEntry entries[] = {
  { "compact", 0, 0, G_OPTION_ARG_NONE, &is_compact, "Set as comments are", NULL },
  { "zoom", 0, 0, G_OPTION_ARG_DOUBLE, &zoom, "Zoom, 0.8 to 2", "N" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Window width", "PX" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Window height", "PX" },
  { "at", 0, 0, G_OPTION_ARG_DOUBLE, &scroll_to, "Scrolled to", "PX" },
  { "time", 0, 0, G_OPTION_ARG_NONE, &is_timed, "Say how long the first frame took, and end",
    NULL },
  { "base", 0, 0, G_OPTION_ARG_STRING, &base_uri, "Where the page is; its pictures load", "URI" },
  { NULL },
};

static gboolean
scroll_cb (gpointer scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  if (gtk_adjustment_get_upper (adjustment) <= 1)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment, scroll_to);
  return G_SOURCE_REMOVE;
}

static void
link_activated_cb (BylineDocumentView *view,
                   const char         *uri)
{
  g_print ("link %s\n", uri);
}

static GtkWidget *
new_page (BylineDocument *document)
{
  GtkWidget *view = byline_document_view_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  byline_document_view_set_compact (BYLINE_DOCUMENT_VIEW (view), is_compact);
  byline_document_view_set_zoom (BYLINE_DOCUMENT_VIEW (view), zoom);
  byline_document_view_set_library (BYLINE_DOCUMENT_VIEW (view), library);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  g_signal_connect (view, "activate-link", G_CALLBACK (link_activated_cb), NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp),
                              byline_document_view_get_column_width (BYLINE_DOCUMENT_VIEW (view)));
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  gtk_widget_set_margin_start (clamp, 24);
  gtk_widget_set_margin_end (clamp, 24);
  gtk_widget_set_margin_top (clamp, 32);
  gtk_widget_set_margin_bottom (clamp, 32);
  gtk_widget_add_css_class (scroller, "view");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  byline_scroller_hush (GTK_SCROLLED_WINDOW (scroller));
  g_object_set_data (G_OBJECT (scroller), "steps",
                     byline_page_steps_new (GTK_SCROLLED_WINDOW (scroller)));
  g_timeout_add (100, scroll_cb, scroller);
  return scroller;
}

static gboolean
drawn_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  static guint n_frames;

  if (n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  g_print ("first frame after %" G_GINT64_FORMAT " ms\n",
           (g_get_monotonic_time () - started_at) / 1000);
  gtk_window_destroy (GTK_WINDOW (widget));
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application,
             BylineDocument *document)
{
  GtkWidget *window = gtk_application_window_new (application);

  started_at = g_get_monotonic_time ();
  byline_kit_init ();
  gtk_window_set_title (GTK_WINDOW (window), "Document");
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), new_page (document));
  if (is_timed)
    gtk_widget_add_tick_callback (window, drawn_cb, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run (BylineDocument *document)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  char *folder = NULL;
  int status;

  if (base_uri != NULL)
    {
      g_autofree char *cache = NULL;

      folder = byline_test_folder_new ("show-document");
      cache = g_build_filename (folder, "cache", NULL);
      library = byline_library_new (folder, cache, NULL);
    }
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), document);
  status = g_application_run (G_APPLICATION (application), 0, NULL);
  if (library != NULL)
    byline_library_close (library);
  if (folder != NULL)
    byline_test_folder_free (folder);
  return status;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  g_autoptr (BylineDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;
  gsize length;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2
      || !g_file_get_contents (argv[1], &html, &length, &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "name one file");
      return EXIT_FAILURE;
    }
  document = byline_html_reader_read (html, length, base_uri != NULL ? base_uri : "https://blog.example/post/",
                                      is_compact ? BYLINE_PROFILE_COMMENT : BYLINE_PROFILE_ARTICLE);
  return run (document);
}
