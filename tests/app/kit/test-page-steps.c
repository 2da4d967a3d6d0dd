/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stepping over a page: every kind of block is a stop, once and in reading
 * order; tables are passed as one or walked through; the page moves as little
 * as it must; the focus always has a place to go back to. */

#include "byline-page-steps.h"

#include "byline-document-view.h"
#include "byline-html-reader.h"
#include "byline-link-proxy.h"
#include "byline-scroller.h"
#include "byline-text-block.h"
#include "kit-test.h"

typedef struct
{
  GtkWidget       *window;
  GtkWidget       *scroller;
  GtkWidget       *view;
  BylinePageSteps *steps;
} Fixture;

static void
show (Fixture    *fixture,
      const char *html)
{
  g_autoptr (BylineDocument) document =
    byline_html_reader_read (html, strlen (html), "https://blog.example/post/",
                             BYLINE_PROFILE_ARTICLE);

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (fixture->view), document);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->view = byline_document_view_new ();
  fixture->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (fixture->scroller, TRUE);
  gtk_widget_set_margin_top (fixture->view, 40);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (fixture->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  fixture->steps = byline_page_steps_new (GTK_SCROLLED_WINDOW (fixture->scroller));
  show (fixture, data);
  fixture->window = kit_test_present (fixture->scroller, 600, 400);
  gtk_widget_grab_focus (fixture->scroller);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  byline_page_steps_free (fixture->steps);
  kit_test_close (fixture->window);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Words for what stands below a step, enough to tell it from the others. */
static const char *
words_of (GtkWidget *widget)
{
  GtkWidget *text = kit_test_find (widget, BYLINE_TYPE_TEXT_BLOCK, 0);

  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  while (text != NULL && gtk_widget_has_css_class (text, "byline-marker"))
    text = gtk_widget_get_next_sibling (text);
  if (text != NULL && !BYLINE_IS_TEXT_BLOCK (text))
    text = kit_test_find (text, BYLINE_TYPE_TEXT_BLOCK, 0);
  return text != NULL ? byline_text_block_get_text (BYLINE_TEXT_BLOCK (text))->words : "";
}

static char *
walk (Fixture        *fixture,
      BylineStepKind  kind,
      gboolean        forward)
{
  GString *way = g_string_new (NULL);

  while (byline_page_steps_move (fixture->steps, kind, forward))
    {
      GtkWidget *step = byline_page_steps_get_current (fixture->steps);

      g_assert_true (get_focus (fixture) == step);
      g_string_append_printf (way, "%s%s:%s", way->len > 0 ? " " : "", G_OBJECT_TYPE_NAME (step),
                              words_of (step));
    }
  return g_string_free (way, FALSE);
}

#define ALL_KINDS                                                                              \
  "<h2>Head</h2><p>Words <a href='https://a.example/'>link</a></p>"                            \
  "<ul><li>one<ul><li>two</li></ul><p>more</p></li></ul>"                                      \
  "<table><thead><tr><th>Boat</th></tr></thead><tbody><tr><td>Gull</td></tr></tbody></table>"  \
  "<pre>code</pre><blockquote><p>said</p></blockquote><hr>"                                    \
  "<p><img src='a.jpg' alt='A' width='60' height='40'></p>"                                    \
  "<iframe src='https://film.example/1' title='Film'></iframe>"                                \
  "<details><summary>Sum</summary><p>in</p></details>"                                         \
  "<h3>Last</h3>"

static void
test_blocks (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *down = walk (fixture, BYLINE_STEP_BLOCK, TRUE);
  g_autofree char *up = walk (fixture, BYLINE_STEP_BLOCK, FALSE);

  g_assert_cmpstr (down, ==,
                   "BylineTextBlock:Head BylineTextBlock:Words link BylineListItem:one "
                   "BylineListItem:two BylineTextBlock:more GtkGrid:Boat BylineTextBlock:code "
                   "BylineTextBlock:said BylineDocumentPicture: GtkButton: GtkExpander:Sum "
                   "BylineTextBlock:Last");
  g_assert_cmpstr (up, ==,
                   "GtkExpander:Sum GtkButton: BylineDocumentPicture: BylineTextBlock:said "
                   "BylineTextBlock:code GtkGrid:Boat BylineTextBlock:more BylineListItem:two "
                   "BylineListItem:one BylineTextBlock:Words link BylineTextBlock:Head");
}

static void
test_headings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *down = walk (fixture, BYLINE_STEP_HEADING, TRUE);
  g_autofree char *up = walk (fixture, BYLINE_STEP_HEADING, FALSE);

  g_assert_cmpstr (down, ==, "BylineTextBlock:Head BylineTextBlock:Last");
  g_assert_cmpstr (up, ==, "BylineTextBlock:Head");
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *down = walk (fixture, BYLINE_STEP_PART, TRUE);
  g_autofree char *up = walk (fixture, BYLINE_STEP_PART, FALSE);

  g_assert_cmpstr (down, ==,
                   "GtkGrid:a BylineBlockColumn:a BylineBlockColumn:b BylineBlockColumn:c "
                   "BylineTextBlock:more BylineTextBlock:end");
  g_assert_cmpstr (up, ==,
                   "BylineTextBlock:more BylineBlockColumn:c BylineBlockColumn:b "
                   "BylineBlockColumn:a GtkGrid:a");
}

static void
test_out_of_a_table (Fixture       *fixture,
                     gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    byline_page_steps_move (fixture->steps, BYLINE_STEP_PART, TRUE);
  g_assert_cmpstr (words_of (get_focus (fixture)), ==, "b");
  g_assert_true (byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE));
  g_assert_cmpstr (words_of (get_focus (fixture)), ==, "end");
  byline_page_steps_move (fixture->steps, BYLINE_STEP_PART, FALSE);
  g_assert_cmpstr (words_of (get_focus (fixture)), ==, "more");
  g_assert_true (byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, FALSE));
  g_assert_true (GTK_IS_GRID (get_focus (fixture)));
}

static void
test_details_opened (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *details = kit_test_find (fixture->view, GTK_TYPE_EXPANDER, 0);
  g_autofree char *way = NULL;

  gtk_expander_set_expanded (GTK_EXPANDER (details), TRUE);
  kit_test_settle ();
  way = walk (fixture, BYLINE_STEP_BLOCK, TRUE);
  g_assert_cmpstr (way, ==, "GtkExpander:Sum BylineTextBlock:in BylineTextBlock:end");
}

/* Only the block stepped to can take the focus; Tab goes to its links. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *step;

  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  step = get_focus (fixture);
  g_assert_true (gtk_widget_get_focusable (step));
  g_assert_true (gtk_widget_has_css_class (step, "byline-step"));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (BYLINE_IS_LINK_PROXY (get_focus (fixture)));
  g_assert_true (gtk_widget_get_parent (get_focus (fixture)) == step);
  g_assert_null (byline_page_steps_get_current (fixture->steps));
  g_assert_false (gtk_widget_get_focusable (step));
  g_assert_false (gtk_widget_has_css_class (step, "byline-step"));
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  g_assert_cmpstr (words_of (get_focus (fixture)), ==, "one");
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_false (byline_page_steps_leave (fixture->steps));
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  g_assert_true (byline_page_steps_leave (fixture->steps));
  g_assert_null (byline_page_steps_get_current (fixture->steps));
}

/* The next article comes while a block of this one has the focus. */
static void
test_page_replaced (Fixture       *fixture,
                    gconstpointer  data)
{
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  show (fixture, "<p>Another <a href='https://a.example/'>page</a></p>");
  kit_test_settle ();
  g_assert_null (byline_page_steps_get_current (fixture->steps));
  g_assert_true (get_focus (fixture) == fixture->scroller);
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  g_assert_cmpstr (words_of (get_focus (fixture)), ==, "Another page");
}

static void
test_empty_page (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_false (byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE));
  g_assert_false (byline_page_steps_move (fixture->steps, BYLINE_STEP_HEADING, FALSE));
  g_assert_true (get_focus (fixture) == fixture->scroller);
}

/* ---- scrolling ---- */

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
}

/* The upper and lower edge of the step, in the window's pixels. */
static void
get_edges (Fixture *fixture,
           double  *upper,
           double  *lower)
{
  GtkWidget *step = byline_page_steps_get_current (fixture->steps);
  graphene_rect_t box;

  kit_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (step, fixture->scroller, &box));
  *upper = box.origin.y;
  *lower = box.origin.y + box.size.height;
}

static void
test_scrolls_little (Fixture       *fixture,
                     gconstpointer  data)
{
  double before, upper, lower;
  guint n_moves = 0, n_scrolled = 0;

  for (before = 0; byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE); n_moves++)
    {
      get_edges (fixture, &upper, &lower);
      g_assert_cmpfloat (upper, >=, -1);
      g_assert_cmpfloat (lower, <=, 401);
      if (gtk_adjustment_get_value (get_adjustment (fixture)) > before)
        {
          /* It came in from below and stands near the lower edge. */
          g_assert_cmpfloat (lower, >, 350);
          n_scrolled++;
        }
      before = gtk_adjustment_get_value (get_adjustment (fixture));
    }
  g_assert_cmpuint (n_moves, ==, 32);
  g_assert_cmpuint (n_scrolled, >, 10);
  g_assert_cmpuint (n_scrolled, <, 32);
}

static char *
many_paragraphs (void)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (html, "<p>Paragraph %u</p>", i);
  g_string_append (html, "<details><summary>More</summary><p>in</p></details><p>End</p>");
  return g_string_free (html, FALSE);
}

static char *
tall_paragraph (void)
{
  GString *html = g_string_new ("<p>Short</p><p>Tall");

  for (guint i = 0; i < 60; i++)
    g_string_append (html, "<br>line");
  g_string_append (html, "</p><p>End</p>");
  return g_string_free (html, FALSE);
}

/* Of a block higher than the window the beginning is shown, not the end. */
static void
test_tall_block (Fixture       *fixture,
                 gconstpointer  data)
{
  double upper, lower;

  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  get_edges (fixture, &upper, &lower);
  g_assert_cmpfloat (upper, >=, 0);
  g_assert_cmpfloat (upper, <, 60);
  g_assert_cmpfloat (lower, >, 400);
}

/* Whoever scrolled to the middle begins there. */
static void
test_begins_where_one_looks (Fixture       *fixture,
                             gconstpointer  data)
{
  double upper, lower;

  gtk_adjustment_set_value (get_adjustment (fixture), 500);
  kit_test_settle ();
  byline_page_steps_move (fixture->steps, BYLINE_STEP_BLOCK, TRUE);
  get_edges (fixture, &upper, &lower);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 400);
  g_assert_cmpfloat (upper, >=, 0);
  g_assert_cmpfloat (upper, <, 80);
}

static void
add (const char *path,
     const char *html,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, html, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  static const char table[] = "<table><thead><tr><th>a</th><td>b</td></tr></thead>"
                              "<tr><td colspan='2'><p>c</p><p>more</p></td></tr></table><p>end</p>";
  g_autofree char *many = many_paragraphs ();
  g_autofree char *tall = tall_paragraph ();

  kit_test_init (&argc, &argv);
  add ("/kit/page-steps/blocks", ALL_KINDS, test_blocks);
  add ("/kit/page-steps/headings", ALL_KINDS, test_headings);
  add ("/kit/page-steps/cells", table, test_cells);
  add ("/kit/page-steps/out-of-a-table", table, test_out_of_a_table);
  add ("/kit/page-steps/details-opened",
       "<details><summary>Sum</summary><p>in</p></details><p>end</p>", test_details_opened);
  add ("/kit/page-steps/tab", ALL_KINDS, test_tab);
  add ("/kit/page-steps/leave", ALL_KINDS, test_leave);
  add ("/kit/page-steps/page-replaced", ALL_KINDS, test_page_replaced);
  add ("/kit/page-steps/empty-page", "", test_empty_page);
  add ("/kit/page-steps/scrolls-little", many, test_scrolls_little);
  add ("/kit/page-steps/tall-block", tall, test_tall_block);
  add ("/kit/page-steps/begins-where-one-looks", many, test_begins_where_one_looks);
  return g_test_run ();
}
