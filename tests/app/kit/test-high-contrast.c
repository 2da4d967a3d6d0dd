/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* With a high contrast desktop nothing on the page is pale: boxes have a
 * border, and small print has the colour of the words. */

#include "byline-document-view.h"

#include "byline-html-reader.h"
#include "kit-test.h"

static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkStyleContext *
get_style (GtkWidget  *view,
           const char *css_class)
{
  GtkWidget *widget = find_class (view, css_class);

  g_test_message ("%s", css_class);
  g_assert_nonnull (widget);
  return gtk_widget_get_style_context (widget);
}

static void
test_page (void)
{
  static const char * const boxes[] = { "byline-code", "byline-details", "byline-file",
                                        "byline-button", "byline-note" };
  static const char * const small_print[] = { "byline-caption", "byline-marker", "byline-note" };
  static const char html[] =
    "<p>Words</p><ul><li>item</li></ul><pre>code</pre>"
    "<figure><img src='a.jpg' alt='A'><figcaption>Caption</figcaption></figure>"
    "<details><summary>More</summary><p>in</p></details>"
    "<div class='wp-block-file'><a href='a.pdf'>A</a></div>"
    "<div class='wp-block-buttons'><div class='wp-block-button'><a href='/b/'>B</a></div></div>"
    "<form action='/vote'><label>Vote <input type='radio'> yes</label><button>Vote</button></form>";
  g_autoptr (BylineDocument) document =
    byline_html_reader_read (html, strlen (html), "https://blog.example/", BYLINE_PROFILE_ARTICLE);
  GtkWidget *view = byline_document_view_new ();
  GtkWidget *window;

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  window = kit_test_present (view, 500, 700);

  g_assert_true (gtk_widget_has_css_class (view, "byline-high-contrast"));
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      GtkBorder border;

      gtk_style_context_get_border (get_style (view, boxes[i]), &border);
      g_assert_cmpint (border.left, ==, 1);
      g_assert_cmpint (border.bottom, ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (small_print); i++)
    {
      GdkRGBA words, color;

      gtk_style_context_get_color (gtk_widget_get_style_context (view), &words);
      gtk_style_context_get_color (get_style (view, small_print[i]), &color);
      g_assert_true (gdk_rgba_equal (&color, &words));
    }
  kit_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  /* Where a desktop would say so. */
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/high-contrast/page", test_page);
  return g_test_run ();
}
