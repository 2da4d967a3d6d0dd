/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links in a page: where they are, in what order Tab visits them, what
 * happens when they are opened. */

#include "byline-link-proxy.h"

#include "byline-document-view.h"
#include "kit-test.h"

typedef struct
{
  GtkWidget *view;
  GtkWidget *window;
  GPtrArray *opened;   /* (element-type utf8) */
} Page;

static void
link_activated_cb (BylineDocumentView *view,
                   const char         *uri,
                   GPtrArray          *opened)
{
  g_ptr_array_add (opened, g_strdup (uri));
}

static BylineDocument *
linked_document (void)
{
  BylineBlock *first = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                      "Here is alpha, then a bravo link so long that it goes on "
                                      "over the end of its "
                                      "line, and charlie.");
  BylineBlock *second = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Last comes delta, and down.");

  kit_test_link (first, "alpha", "https://a.example/1");
  kit_test_link (first, "a bravo link so long that it goes on over the end of its line",
                 "https://b.example/2");
  kit_test_link (first, "charlie", "https://c.example/3");
  kit_test_link (second, "delta", "mailto:d@d.example?subject=Hello");
  kit_test_link (second, "down", "#end");
  return kit_test_document (first, second, NULL);
}

static void
set_up (Page          *page,
        gconstpointer  data)
{
  g_autoptr (BylineDocument) document = linked_document ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  page->opened = g_ptr_array_new_with_free_func (g_free);
  page->view = byline_document_view_new ();
  g_signal_connect (page->view, "activate-link", G_CALLBACK (link_activated_cb), page->opened);
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (page->view), document);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page->view);
  page->window = kit_test_present (scroller, 400, 400);
}

static void
tear_down (Page          *page,
           gconstpointer  data)
{
  kit_test_close (page->window);
  g_ptr_array_unref (page->opened);
}

static BylineLinkProxy *
get_link (Page  *page,
          guint  index)
{
  return BYLINE_LINK_PROXY (kit_test_find (page->view, BYLINE_TYPE_LINK_PROXY, index));
}

static void
test_tab_order (Page          *page,
                gconstpointer  data)
{
  const char *const uris[] = { "https://a.example/1", "https://b.example/2", "https://c.example/3",
                               "mailto:d@d.example?subject=Hello", "#end" };

  gtk_window_set_focus (GTK_WINDOW (page->window), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      GtkWidget *focus;

      g_assert_true (gtk_widget_child_focus (page->view, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (page->window));
      g_assert_true (BYLINE_IS_LINK_PROXY (focus));
      g_assert_cmpstr (byline_link_proxy_get_uri (BYLINE_LINK_PROXY (focus)), ==, uris[i]);
    }
  g_assert_false (gtk_widget_child_focus (page->view, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (page->view, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (page->window))
                 == GTK_WIDGET (get_link (page, 3)));
}

static void
test_open (Page          *page,
           gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_link (page, 1)), "link.open", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_link (page, 3)), "link.open", NULL);

  g_assert_cmpuint (page->opened->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (page->opened, 0), ==, "https://b.example/2");
  g_assert_cmpstr (g_ptr_array_index (page->opened, 1), ==, "mailto:d@d.example?subject=Hello");
}

static guint
count_items (BylineLinkProxy *link)
{
  GtkWidget *menu;

  gtk_widget_activate_action (GTK_WIDGET (link), "link.menu", NULL);
  menu = kit_test_find (GTK_WIDGET (link), GTK_TYPE_POPOVER_MENU, 0);
  g_assert_nonnull (menu);
  gtk_popover_popdown (GTK_POPOVER (menu));
  return g_menu_model_get_n_items (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)));
}

/* A menu offers what can be done with that kind of link. */
static void
test_menu (Page          *page,
           gconstpointer  data)
{
  g_assert_cmpuint (count_items (get_link (page, 1)), ==, 3);
  g_assert_cmpuint (count_items (get_link (page, 3)), ==, 2);
  g_assert_cmpuint (count_items (get_link (page, 4)), ==, 1);
}

static void
test_browse (Page          *page,
             gconstpointer  data)
{
  g_signal_connect (page->view, "browse-link", G_CALLBACK (link_activated_cb), page->opened);

  gtk_widget_activate_action (GTK_WIDGET (get_link (page, 1)), "link.browse", NULL);

  g_assert_cmpuint (page->opened->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (page->opened, 0), ==, "https://b.example/2");
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (Page          *page,
           gconstpointer  data)
{
  g_autofree char *web = NULL;
  g_autofree char *mail = NULL;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (page->view);

  gtk_widget_activate_action (GTK_WIDGET (get_link (page, 1)), "link.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, copied_cb, &web);
  kit_test_wait (is_set, &web);
  gtk_widget_activate_action (GTK_WIDGET (get_link (page, 3)), "link.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, copied_cb, &mail);
  kit_test_wait (is_set, &mail);

  g_assert_cmpstr (web, ==, "https://b.example/2");
  g_assert_cmpstr (mail, ==, "d@d.example");
}

static void
test_anchor_stays_inside (Page          *page,
                          gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_link (page, 4)), "link.open", NULL);

  g_assert_cmpuint (page->opened->len, ==, 0);
}

/* A link over two lines has a box over both, but is only where its words
 * are: the first words of the line are not part of it. */
static void
test_contains_its_words (Page          *page,
                         gconstpointer  data)
{
  GtkWidget *link = GTK_WIDGET (get_link (page, 1));
  GtkWidget *block = gtk_widget_get_parent (link);
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (link, block, &box));
  g_assert_cmpfloat (box.size.height, >=, 2 * 27);
  g_assert_cmpfloat (box.origin.x, <=, 1);
  g_assert_true (gtk_widget_pick (block, 4, 27 + 13, GTK_PICK_DEFAULT) == link);
  g_assert_true (gtk_widget_pick (block, 4, 13, GTK_PICK_DEFAULT) == block);
}

static void
test_accessible (Page          *page,
                 gconstpointer  data)
{
  GtkAccessible *link = GTK_ACCESSIBLE (get_link (page, 0));

  gtk_test_accessible_assert_role (link, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (link, GTK_ACCESSIBLE_PROPERTY_LABEL, "alpha");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (link)));
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
  add ("/kit/link-proxy/tab-order", test_tab_order);
  add ("/kit/link-proxy/open", test_open);
  add ("/kit/link-proxy/menu", test_menu);
  add ("/kit/link-proxy/browse", test_browse);
  add ("/kit/link-proxy/copy", test_copy);
  add ("/kit/link-proxy/anchor-stays-inside", test_anchor_stays_inside);
  add ("/kit/link-proxy/contains-its-words", test_contains_its_words);
  add ("/kit/link-proxy/accessible", test_accessible);
  return g_test_run ();
}
