/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Footnotes: beside their reference, and there and back. */

#include "byline-document-notes.h"

#include "byline-document-view.h"
#include "byline-html-reader.h"
#include "byline-link-proxy.h"
#include "byline-text-block.h"
#include "kit-test.h"

#include <string.h>

typedef struct
{
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWidget *window;
} Page;

static BylineDocument *
read_page (void)
{
  GString *html = g_string_new (NULL);
  BylineDocument *document;

  for (guint i = 0; i < 30; i++)
    g_string_append (html, "<p>Words before.</p>");
  g_string_append (html,
                   "<p>One<sup class='fn'><a id='n1-link' href='#n1'>1</a></sup> and "
                   "two<sup class='fn'><a id='n2-link' href='#n2'>2</a></sup> and "
                   "again<sup class='fn'><a href='#n2'>2</a></sup>.</p>");
  for (guint i = 0; i < 60; i++)
    g_string_append (html, "<p>Words between.</p>");
  g_string_append (html,
                   "<ol class='wp-block-footnotes'>"
                   "<li id='n1'>The first note. <a href='#n1-link'>back</a></li>"
                   "<li id='n2'>The second, with <a href='https://a.example/'>a link</a>. "
                   "<a href='#n2-link'>back</a></li></ol>");
  document = byline_html_reader_read (html->str, (gssize) html->len, "https://blog.example/",
                                      BYLINE_PROFILE_ARTICLE);
  g_string_free (html, TRUE);
  return document;
}

static void
set_up (Page          *page,
        gconstpointer  data)
{
  g_autoptr (BylineDocument) document = read_page ();

  page->scroller = gtk_scrolled_window_new ();
  page->view = byline_document_view_new ();
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (page->view), document);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page->scroller), page->view);
  page->window = kit_test_present (page->scroller, 500, 400);
}

static void
tear_down (Page          *page,
           gconstpointer  data)
{
  kit_test_close (page->window);
}

/* The n-th link of the page: three references, then the links of the notes. */
static GtkWidget *
get_link (Page  *page,
          guint  index)
{
  GtkWidget *link = kit_test_find (page->view, BYLINE_TYPE_LINK_PROXY, index);

  g_assert_nonnull (link);
  return link;
}

static GtkAdjustment *
get_adjustment (Page *page)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scroller));
}

static double
get_value (Page *page)
{
  return gtk_adjustment_get_value (get_adjustment (page));
}

/* A link that is opened is seen. */
static void
open_link (Page  *page,
           guint  index)
{
  GtkWidget *link = get_link (page, index);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (link, page->view, &bounds));
  gtk_adjustment_set_value (get_adjustment (page), bounds.origin.y - 100);
  kit_test_settle ();
  gtk_widget_grab_focus (link);
  kit_test_settle ();
  gtk_widget_activate_action (link, "link.open", NULL);
}

static GtkWidget *
get_popover (Page *page)
{
  return kit_test_find (page->view, GTK_TYPE_POPOVER, 0);
}

static const char *
get_words (GtkWidget *popover)
{
  GtkWidget *block = kit_test_find (popover, BYLINE_TYPE_TEXT_BLOCK, 0);

  return byline_text_block_get_text (BYLINE_TEXT_BLOCK (block))->words;
}

static void
test_shows_beside (Page          *page,
                   gconstpointer  data)
{
  double before;

  open_link (page, 0);
  before = get_value (page);

  g_assert_nonnull (get_popover (page));
  g_assert_true (gtk_widget_get_visible (get_popover (page)));
  g_assert_true (g_str_has_prefix (get_words (get_popover (page)), "The first note."));
  gtk_popover_popdown (GTK_POPOVER (get_popover (page)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) == get_link (page, 0));
  open_link (page, 1);
  g_assert_true (g_str_has_prefix (get_words (get_popover (page)), "The second"));
  kit_test_settle ();
  g_assert_cmpfloat (get_value (page), ==, before);
}

/* Two references lead to one note: who went from the second comes back to it. */
static void
test_there_and_back (Page          *page,
                     gconstpointer  data)
{
  double before;

  open_link (page, 2);
  before = get_value (page);
  g_assert_cmpfloat (before, >, 0);
  gtk_widget_activate_action (page->view, "document.go-to-note", NULL);
  kit_test_settle ();
  g_assert_cmpfloat (get_value (page), >, before + 400);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) == get_link (page, 5));

  gtk_widget_activate_action (get_link (page, 5), "link.open", NULL);
  kit_test_settle ();

  g_assert_cmpfloat_with_epsilon (get_value (page), before, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) == get_link (page, 2));
}

/* Who scrolled to the notes goes to the first reference. */
static void
test_back_without_leaving (Page          *page,
                           gconstpointer  data)
{
  open_link (page, 5);
  kit_test_settle ();

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window)) == get_link (page, 1));
  g_assert_null (get_popover (page));
}

static void
test_live_links (Page          *page,
                 gconstpointer  data)
{
  GtkWidget *link;

  open_link (page, 1);
  link = kit_test_find (get_popover (page), BYLINE_TYPE_LINK_PROXY, 0);

  g_assert_cmpstr (byline_link_proxy_get_uri (BYLINE_LINK_PROXY (link)), ==,
                   "https://a.example/");
  g_assert_true (gtk_widget_get_focusable (link));
  link = kit_test_find (get_popover (page), BYLINE_TYPE_LINK_PROXY, 1);
  g_assert_false (gtk_widget_get_focusable (link));
}

/* A page that changes under an open note takes the note with it. */
static void
test_page_goes (Page          *page,
                gconstpointer  data)
{
  open_link (page, 1);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (page->view), NULL);
  kit_test_settle ();

  g_assert_false (gtk_widget_get_visible (get_popover (page)));
}

static void
add (const char *path,
     void      (*test) (Page *, gconstpointer))
{
  g_test_add (path, Page, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  add ("/kit/document-notes/shows-beside", test_shows_beside);
  add ("/kit/document-notes/there-and-back", test_there_and_back);
  add ("/kit/document-notes/back-without-leaving", test_back_without_leaving);
  add ("/kit/document-notes/live-links", test_live_links);
  add ("/kit/document-notes/page-goes", test_page_goes);
  return g_test_run ();
}
