/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read stays where it is, and places are reached that are still to be
 * built. */

#include "byline-document-place.h"

#include "byline-document-view.h"
#include "kit-test.h"

#define N_PARAGRAPHS 2000
/* Beyond the time after which a page at rest is looked at. */
#define AT_REST_MS   150

typedef struct
{
  BylineDocument     *document;
  BylineDocumentView *view;
  GtkAdjustment      *adjustment;
  GtkWidget          *below;      /* what follows the document on the page */
  GtkWidget          *window;
} Page;

static BylineDocument *
long_document (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *words =
        g_strdup_printf ("Paragraph number %u has as many words as it takes to need a second line "
                         "on a page that is as narrow as this one.%s", i,
                         i % 7 == 3 ? " Some have a few more, so that a guess is wrong." : "");

      g_ptr_array_add (blocks, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, words));
    }
  return byline_document_new (blocks, "https://blog.example/", FALSE);
}

static gboolean
is_complete (gpointer data)
{
  return byline_document_view_get_is_complete (data);
}

static void
set_up (Page          *page,
        gconstpointer  data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  page->document = long_document ();
  page->view = BYLINE_DOCUMENT_VIEW (byline_document_view_new ());
  page->below = gtk_label_new ("below");
  gtk_widget_set_size_request (page->below, -1, 3000);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page->view));
  gtk_box_append (GTK_BOX (box), page->below);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), box);
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  page->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  byline_document_view_set_document (page->view, page->document);
  page->window = kit_test_present (scroller, 500, 400);
}

static void
tear_down (Page          *page,
           gconstpointer  data)
{
  kit_test_close (page->window);
  g_object_unref (page->document);
}

static double
get_y (Page           *page,
       BylinePosition  position)
{
  double y, seen, x;

  g_assert_true (byline_document_view_get_position_y (page->view, position, &y));
  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (page->view), page->window, 0, y, &x,
                                                   &seen));
  return seen;
}

static BylinePosition
get_top (Page *page)
{
  BylinePosition top;

  g_assert_true (byline_document_view_get_top_position (page->view, &top));
  return top;
}

/* The first screen comes before the rest, and is not moved by it. */
static void
test_slices (Page          *page,
             gconstpointer  data)
{
  double first = get_y (page, (BylinePosition) { 3, 0 });
  double height = gtk_widget_get_height (GTK_WIDGET (page->view));

  g_assert_false (byline_document_view_get_is_complete (page->view));
  kit_test_wait (is_complete, page->view);
  kit_test_settle ();

  g_assert_cmpfloat (get_y (page, (BylinePosition) { 3, 0 }), ==, first);
  g_assert_cmpfloat (gtk_widget_get_height (GTK_WIDGET (page->view)), >, height * 0.8);
  g_assert_cmpfloat (gtk_widget_get_height (GTK_WIDGET (page->view)), <, height * 1.2);
  get_y (page, (BylinePosition) { N_PARAGRAPHS - 1, 0 });
}

static gboolean
has_arrived (gpointer data)
{
  return !byline_document_view_get_is_seeking (data);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_notified)
{
  (*n_notified)++;
}

static void
test_unbuilt_goal (Page          *page,
                   gconstpointer  data)
{
  const BylinePosition far = { 1500, 10 };
  guint n_notified = 0;

  g_signal_connect (page->view, "notify::is-seeking", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (byline_document_view_scroll_to (page->view, far));
  g_assert_true (byline_document_view_get_is_seeking (page->view));
  kit_test_wait (has_arrived, page->view);
  kit_test_settle ();

  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (get_top (page).ordinal, >=, 1497);
  g_assert_cmpuint (get_top (page).ordinal, <=, 1500);
}

/* Somebody who went on to what follows the document is not moved when the
 * document turns out longer than was guessed. */
static void
test_below (Page          *page,
            gconstpointer  data)
{
  graphene_rect_t before, after;

  g_assert_false (byline_document_view_get_is_complete (page->view));
  gtk_adjustment_set_value (page->adjustment, gtk_adjustment_get_upper (page->adjustment) - 1500);
  kit_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (page->below, page->window, &before));
  kit_test_wait (is_complete, page->view);
  kit_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (page->below, page->window, &after));

  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y, 0.5);
}

static void
test_zoom (Page          *page,
           gconstpointer  data)
{
  BylinePosition top;
  double y;

  kit_test_wait (is_complete, page->view);
  byline_document_view_scroll_to (page->view, (BylinePosition) { 700, 0 });
  kit_test_settle ();
  top = get_top (page);
  y = get_y (page, top);
  byline_document_view_set_zoom (page->view, 1.7);
  kit_test_settle ();

  g_assert_cmpfloat_with_epsilon (get_y (page, top), y, 1);
  byline_document_view_set_zoom (page->view, 0.8);
  kit_test_settle ();
  g_assert_cmpuint (get_top (page).ordinal, ==, top.ordinal);
}

static gboolean
rest_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
has_rested (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_narrower (gpointer data)
{
  return gtk_widget_get_width (data) < 450;
}

static void
test_narrower (Page          *page,
               gconstpointer  data)
{
  gboolean rested = FALSE;
  BylinePosition top;
  double y;

  kit_test_wait (is_complete, page->view);
  byline_document_view_scroll_to (page->view, (BylinePosition) { 900, 0 });
  kit_test_settle ();
  g_timeout_add_full (G_PRIORITY_LOW, AT_REST_MS, rest_cb, &rested, NULL);
  kit_test_wait (has_rested, &rested);
  top = get_top (page);
  y = get_y (page, top);
  gtk_widget_set_margin_end (gtk_window_get_child (GTK_WINDOW (page->window)), 120);
  kit_test_wait (is_narrower, page->view);
  kit_test_settle ();

  g_assert_cmpfloat_with_epsilon (get_y (page, top), y, 1);
}

/* A picture without a size, a text that turns out longer: whatever grows above. */
static void
test_growth_above (Page          *page,
                   gconstpointer  data)
{
  gboolean rested = FALSE;
  BylinePosition top;
  double y;

  kit_test_wait (is_complete, page->view);
  byline_document_view_scroll_to (page->view, (BylinePosition) { 300, 0 });
  kit_test_settle ();
  g_timeout_add_full (G_PRIORITY_LOW, AT_REST_MS, rest_cb, &rested, NULL);
  kit_test_wait (has_rested, &rested);
  top = get_top (page);
  y = get_y (page, top);
  gtk_widget_set_size_request (gtk_widget_get_first_child (gtk_widget_get_first_child (
                                 GTK_WIDGET (page->view))), -1, 777);
  kit_test_settle ();

  g_assert_cmpfloat_with_epsilon (get_y (page, top), y, 1);
}

/* The selection made before reaches what is built after. */
static void
test_selection_grows (Page          *page,
                      gconstpointer  data)
{
  g_autofree char *text = NULL;

  byline_document_view_select_all (page->view);
  g_assert_cmpuint (byline_document_view_find (page->view, "number 1999"), ==, 1);
  g_assert_true (byline_document_view_show_match (page->view, 0));
  kit_test_wait (is_complete, page->view);
  kit_test_settle ();
  text = byline_document_view_dup_selection (page->view);

  g_assert_nonnull (strstr (text, "number 1999"));
  g_assert_cmpfloat (get_y (page, (BylinePosition) { 1999, 0 }), <, 400);
}

static void
test_document_goes (Page          *page,
                    gconstpointer  data)
{
  byline_document_view_scroll_to (page->view, (BylinePosition) { 1500, 0 });
  byline_document_view_set_document (page->view, NULL);
  kit_test_settle ();

  g_assert_false (byline_document_view_get_is_seeking (page->view));
  g_assert_true (byline_document_view_get_is_complete (page->view));
}

static void
add (const char *path,
     void (*test) (Page *, gconstpointer))
{
  g_test_add (path, Page, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  add ("/kit/document-place/slices", test_slices);
  add ("/kit/document-place/unbuilt-goal", test_unbuilt_goal);
  add ("/kit/document-place/below", test_below);
  add ("/kit/document-place/zoom", test_zoom);
  add ("/kit/document-place/narrower", test_narrower);
  add ("/kit/document-place/growth-above", test_growth_above);
  add ("/kit/document-place/selection-grows", test_selection_grows);
  add ("/kit/document-place/document-goes", test_document_goes);
  return g_test_run ();
}
