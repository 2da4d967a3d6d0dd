/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page as a whole: heights, zoom, direction, places, roles. */

#include "byline-document-view.h"

#include "byline-document-picture.h"

#include "byline-block-column.h"
#include "byline-edge-box.h"
#include "byline-html-reader.h"
#include "byline-link-proxy.h"
#include "byline-list-item.h"
#include "byline-text-block.h"
#include "kit-test.h"

static GtkWidget *
new_view (BylineDocument *document)
{
  GtkWidget *view = byline_document_view_new ();

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), document);
  return view;
}

static gboolean
is_complete (gpointer data)
{
  return byline_document_view_get_is_complete (data);
}

static GtkWidget *
present_page (GtkWidget *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = kit_test_present (scroller, 500, 400);
  kit_test_wait (is_complete, view);
  kit_test_settle ();
  return window;
}

static BylineBlock *
new_table (void)
{
  BylineBlock *table = byline_block_new (BYLINE_BLOCK_TABLE);

  for (guint i = 0; i < 3; i++)
    {
      BylineBlock *row = byline_block_new (BYLINE_BLOCK_ROW);

      row->is_head = i == 0;
      for (guint j = 0; j < 3; j++)
        {
          BylineBlock *cell = kit_test_container (BYLINE_BLOCK_CELL,
                                                  kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                                 "A cell with some words in it"),
                                                  NULL);

          cell->column_span = cell->row_span = j == 1 ? 2 : 1;
          byline_block_append (row, cell);
        }
      byline_block_append (table, row);
    }
  return table;
}

static BylineBlock *
new_list (void)
{
  BylineBlock *first = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "An item");
  BylineBlock *second = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Another");
  BylineBlock *list = kit_test_container (BYLINE_BLOCK_LIST,
                                          kit_test_container (BYLINE_BLOCK_ITEM, first, NULL),
                                          kit_test_container (BYLINE_BLOCK_ITEM, second, NULL),
                                          NULL);

  list->is_ordered = TRUE;
  list->number = 9;
  return list;
}

/* One of everything. */
static BylineDocument *
rich_document (void)
{
  BylineBlock *figure = kit_test_container (BYLINE_BLOCK_FIGURE,
                                            kit_test_picture ("https://blog.example/a.png", "A",
                                                              300, 100), NULL);
  BylineBlock *dropped = byline_block_new (BYLINE_BLOCK_DROPPED);
  BylineBlock *quote = kit_test_container (BYLINE_BLOCK_QUOTE,
                                           kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Said."), NULL);

  figure->text = byline_text_new ("A caption");
  quote->text = byline_text_new ("Somebody");
  return kit_test_document (kit_test_heading (2, "Heading"),
                            kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                           "Words that run on for long enough to need a "
                                           "second line on a page as narrow as this one, and a "
                                           "third."),
                            new_list (), quote,
                            kit_test_leaf (BYLINE_BLOCK_CODE, "code\n  more code"),
                            kit_test_leaf (BYLINE_BLOCK_VERSE, "roses\xe2\x80\xa8violets"),
                            figure, new_table (), byline_block_new (BYLINE_BLOCK_RULE), dropped,
                            NULL);
}

/* Every widget gets what it asked for, and the page is as high as its parts. */
static void
assert_heights (GtkWidget *widget)
{
  GtkWidget *child;
  int minimum, natural;

  if (BYLINE_IS_TEXT_BLOCK (widget) || BYLINE_IS_BLOCK_COLUMN (widget)
      || BYLINE_IS_LIST_ITEM (widget))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_allocated_width (widget),
                          &minimum, &natural, NULL, NULL);
      g_assert_cmpint (minimum, ==, natural);
      g_assert_cmpint (gtk_widget_get_allocated_height (widget), >=, natural - 1);
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_heights (child);
}

static void
test_measured_is_drawn (void)
{
  g_autoptr (BylineDocument) document = rich_document ();
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);
  GtkWidget *root = gtk_widget_get_first_child (view);
  GtkWidget *last = gtk_widget_get_last_child (root);
  graphene_rect_t bounds;

  assert_heights (view);
  g_assert_true (gtk_widget_compute_bounds (last, view, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.y + bounds.size.height,
                                  gtk_widget_get_height (view), 1);
  kit_test_close (window);
}

/* The narrowest phone: nothing pushes the page wider. */
static void
test_narrow (void)
{
  g_autoptr (BylineDocument) document = rich_document ();
  GtkWidget *view = g_object_ref_sink (new_view (document));
  int minimum;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  g_assert_cmpint (minimum, <=, 300);
  g_object_unref (view);
}

/* Quotes and lists a hundred deep stand no further in than a few. */
static void
test_deep (void)
{
  BylineBlock *quotes = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "deep");
  BylineBlock *lists = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "deep");
  g_autoptr (BylineDocument) document = NULL;
  GtkWidget *view;
  int minimum;

  for (guint i = 0; i < 90; i++)
    {
      quotes = kit_test_container (BYLINE_BLOCK_QUOTE, quotes, NULL);
      lists = kit_test_container (BYLINE_BLOCK_LIST,
                                  kit_test_container (BYLINE_BLOCK_ITEM, lists, NULL), NULL);
      lists->is_ordered = TRUE;
      lists->number = 2000000000;
    }
  document = kit_test_document (quotes, lists, NULL);
  view = g_object_ref_sink (new_view (document));
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  g_assert_cmpint (minimum, >, 60);
  g_assert_cmpint (minimum, <=, 200);
  g_object_unref (view);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *n_notified)
{
  (*n_notified)++;
}

static void
test_zoom (void)
{
  g_autoptr (BylineDocument) document = rich_document ();
  GtkWidget *view = g_object_ref_sink (new_view (document));
  int width = byline_document_view_get_column_width (BYLINE_DOCUMENT_VIEW (view));
  int small, large;
  guint n_notified = 0;

  g_signal_connect (view, "notify::zoom", G_CALLBACK (count_notify_cb), &n_notified);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 500, &small, NULL, NULL, NULL);
  g_object_set (view, "zoom", 1.6, NULL);
  g_object_set (view, "zoom", 1.6, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 500, &large, NULL, NULL, NULL);

  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (large, >, small * 1.4);
  g_assert_cmpint (byline_document_view_get_column_width (BYLINE_DOCUMENT_VIEW (view)), >,
                   width * 1.4);
  g_object_unref (view);
}

static void
test_zoom_keeps_selection (void)
{
  g_autoptr (BylineDocument) document = rich_document ();
  GtkWidget *view = g_object_ref_sink (new_view (document));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (view));
  before = byline_document_view_dup_selection (BYLINE_DOCUMENT_VIEW (view));
  byline_document_view_set_zoom (BYLINE_DOCUMENT_VIEW (view), 2);
  byline_document_view_set_compact (BYLINE_DOCUMENT_VIEW (view), TRUE);
  after = byline_document_view_dup_selection (BYLINE_DOCUMENT_VIEW (view));

  g_assert_nonnull (before);
  g_assert_cmpstr (after, ==, before);
  g_object_unref (view);
}

/* Bullets of a right-to-left list stand at the right edge. */
static void
test_right_to_left (void)
{
  BylineBlock *item = kit_test_container (BYLINE_BLOCK_ITEM,
                                          kit_test_leaf (BYLINE_BLOCK_PARAGRAPH,
                                                         "\xd7\xa4\xd7\xa8\xd7\x99\xd7\x98"),
                                          NULL);
  g_autoptr (BylineDocument) document =
    kit_test_document (kit_test_container (BYLINE_BLOCK_LIST, item, NULL), new_list (), NULL);
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);
  GtkWidget *rtl = kit_test_find (view, BYLINE_TYPE_LIST_ITEM, 0);
  GtkWidget *ltr = kit_test_find (view, BYLINE_TYPE_LIST_ITEM, 1);
  graphene_rect_t marker;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (rtl), view, &marker));
  g_assert_cmpfloat (marker.origin.x, >, gtk_widget_get_width (view) - 40);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (ltr), view, &marker));
  g_assert_cmpfloat (marker.origin.x, <, 40);
  kit_test_close (window);
}

static BylineDocument *
long_document (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *words = g_strdup_printf ("Paragraph number %u.", i);
      BylineBlock *block = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, words);

      if (i == 150)
        block->id = g_strdup ("far");
      g_ptr_array_add (blocks, block);
    }
  return byline_document_new (blocks, "https://blog.example/", FALSE);
}

static void
test_places (void)
{
  g_autoptr (BylineDocument) document = long_document ();
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);
  BylinePosition position = { 0, 0 };

  g_assert_true (byline_document_view_get_top_position (BYLINE_DOCUMENT_VIEW (view), &position));
  g_assert_cmpuint (position.ordinal, ==, 0);
  gtk_widget_activate_action (view, "document.open-link", "s", "#far");
  kit_test_settle ();
  g_assert_true (byline_document_view_get_top_position (BYLINE_DOCUMENT_VIEW (view), &position));
  g_assert_cmpuint (position.ordinal, >=, 148);
  g_assert_cmpuint (position.ordinal, <=, 150);
  g_assert_false (byline_document_view_scroll_to (BYLINE_DOCUMENT_VIEW (view),
                                                  (BylinePosition) { 9999, 0 }));
  kit_test_close (window);
}

static BylineBlock *
new_details (void)
{
  BylineBlock *details = kit_test_container (BYLINE_BLOCK_DETAILS,
                                             kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "hidden"),
                                             NULL);

  details->text = byline_text_new ("summary");
  return details;
}

/* A find inside closed details opens them. */
static void
test_find_opens_details (void)
{
  g_autoptr (BylineDocument) document = kit_test_document (new_details (), NULL);
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);
  GtkWidget *details = kit_test_find (view, GTK_TYPE_EXPANDER, 0);

  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (details)));
  g_assert_cmpuint (byline_document_view_find (BYLINE_DOCUMENT_VIEW (view), "hidden"), ==, 1);
  g_assert_true (byline_document_view_show_match (BYLINE_DOCUMENT_VIEW (view), 0));
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (details)));
  kit_test_close (window);
}

/* The arrow stands where the words begin, whatever the desktop's direction. */
static void
test_details_direction (void)
{
  g_autoptr (BylineDocument) document = NULL;
  GtkWidget *view, *title;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  document = kit_test_document (new_details (), NULL);
  view = g_object_ref_sink (new_view (document));
  title = gtk_widget_get_parent (kit_test_find (view, BYLINE_TYPE_TEXT_BLOCK, 0));

  g_assert_false (GTK_IS_EXPANDER (title));
  g_assert_cmpint (gtk_widget_get_direction (title), ==, GTK_TEXT_DIR_LTR);
  g_object_unref (view);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Words beyond the edge of code come into view with the match. */
static void
test_find_scrolls_code (void)
{
  g_autofree char *code = g_strnfill (400, 'x');
  g_autoptr (BylineDocument) document = NULL;
  GtkWidget *view, *window;
  GtkAdjustment *adjustment;

  memcpy (code + 380, "here", 4);
  document = kit_test_document (kit_test_leaf (BYLINE_BLOCK_CODE, code), NULL);
  view = new_view (document);
  window = present_page (view);
  adjustment = gtk_scrolled_window_get_hadjustment (
    GTK_SCROLLED_WINDOW (kit_test_find (view, GTK_TYPE_SCROLLED_WINDOW, 0)));

  g_assert_cmpuint (byline_document_view_find (BYLINE_DOCUMENT_VIEW (view), "here"), ==, 1);
  g_assert_true (byline_document_view_show_match (BYLINE_DOCUMENT_VIEW (view), 0));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 1000);
  kit_test_close (window);
}

/* One of each kind that is neither words nor a picture, empty ones too. */
static void
test_every_kind (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  for (guint kind = 0; kind <= BYLINE_BLOCK_DROPPED; kind++)
    {
      BylineBlock *full = kit_test_container (kind, kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "in"),
                                              NULL);

      full->text = byline_text_new ("own");
      full->place = kind % (BYLINE_FIGURE_FULL + 1);
      g_ptr_array_add (blocks, full);
      g_ptr_array_add (blocks, byline_block_new (kind));
    }
  g_autoptr (BylineDocument) document = byline_document_new (blocks, NULL, FALSE);
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);

  g_assert_cmpint (gtk_widget_get_height (view), >, 0);
  kit_test_close (window);
}

/* A picture among words has its room on the line, and its name. */
static void
test_inline_picture (void)
{
  BylineBlock *block = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "Press \357\277\274 to go on.");
  BylinePicture *key = byline_picture_new ("https://blog.example/key.png", "the key");

  key->width = 24;
  key->height = 16;
  byline_text_add_picture (block->text, 6, 9, key);
  g_autoptr (BylineDocument) document = kit_test_document (block, NULL);
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);
  GtkWidget *picture = kit_test_find (view, BYLINE_TYPE_DOCUMENT_PICTURE, 0);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (picture, view, &bounds));
  g_assert_cmpfloat (bounds.size.width, ==, 24);
  g_assert_cmpfloat (bounds.size.height, ==, 16);
  g_assert_cmpfloat (bounds.origin.x, >, 20);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  kit_test_close (window);
}

static void
test_find (void)
{
  g_autoptr (BylineDocument) document = long_document ();
  GtkWidget *view = new_view (document);
  GtkWidget *window = present_page (view);
  BylinePosition position;

  g_assert_cmpuint (byline_document_view_find (BYLINE_DOCUMENT_VIEW (view), "NUMBER 17"), ==, 11);
  g_assert_true (byline_document_view_show_match (BYLINE_DOCUMENT_VIEW (view), 10));
  kit_test_settle ();
  g_assert_true (byline_document_view_get_top_position (BYLINE_DOCUMENT_VIEW (view), &position));
  g_assert_cmpuint (position.ordinal, >, 160);
  g_assert_false (byline_document_view_show_match (BYLINE_DOCUMENT_VIEW (view), 11));
  g_assert_cmpuint (byline_document_view_find (BYLINE_DOCUMENT_VIEW (view), NULL), ==, 0);
  kit_test_close (window);
}

static void
test_roles (void)
{
  g_autoptr (BylineDocument) document = rich_document ();
  GtkWidget *view = g_object_ref_sink (new_view (document));
  GtkWidget *item = kit_test_find (view, BYLINE_TYPE_LIST_ITEM, 0);
  GtkWidget *grid = kit_test_find (view, GTK_TYPE_GRID, 0);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "9. An item");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_parent (item)),
                                   GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Table");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (grid)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A cell with some words in it");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_widget_get_first_child (grid)),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  g_object_unref (view);
}

static void
assert_called (GtkWidget  *widget,
               const char *name,
               const char *description)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
  if (description != NULL)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static GtkAccessibleRole
get_role (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

/* Said aloud, each thing tells what it is, and nothing is said twice. */
static void
test_names (void)
{
  static const char html[] =
    "<table><thead><tr><th>Boat</th><th>Crew</th></tr></thead>"
    "<tr><th>Gull</th><td>3</td></tr></table>"
    "<p>Seen<sup class='fn'><a href='#n1'>1</a></sup> and <a href='#n1'>below</a></p>"
    "<ol class='wp-block-footnotes'>"
    "<li id='n1'>Twice. <a href='#n1-link'>\342\206\251</a></li></ol>"
    "<dl><dt>Fathom</dt><dd>Six feet.</dd></dl>"
    "<div class='wp-block-image'>"
    "<figure class='alignleft'><img src='a.jpg' alt='A'></figure></div>";
  g_autoptr (BylineDocument) document =
    byline_html_reader_read (html, strlen (html), "https://blog.example/", BYLINE_PROFILE_ARTICLE);
  GtkWidget *view = g_object_ref_sink (new_view (document));
  GtkWidget *grid = kit_test_find (view, GTK_TYPE_GRID, 0);

  assert_called (grid, "Table", "2 rows, 2 columns");
  assert_called (gtk_grid_get_child_at (GTK_GRID (grid), 1, 0), "Crew", "Column heading");
  assert_called (gtk_grid_get_child_at (GTK_GRID (grid), 0, 1), "Gull", "Row heading");
  assert_called (gtk_grid_get_child_at (GTK_GRID (grid), 1, 1), "3", "Crew");
  g_assert_cmpint (get_role (gtk_grid_get_child_at (GTK_GRID (grid), 0, 1)), ==,
                   GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  assert_called (kit_test_find (view, BYLINE_TYPE_LINK_PROXY, 0), "Note 1", NULL);
  assert_called (kit_test_find (view, BYLINE_TYPE_LINK_PROXY, 1), "below", NULL);
  assert_called (kit_test_find (view, BYLINE_TYPE_LINK_PROXY, 2), "Back to the text", NULL);
  for (guint i = 0; i < kit_test_count (view, BYLINE_TYPE_TEXT_BLOCK); i++)
    g_assert_cmpint (get_role (kit_test_find (view, BYLINE_TYPE_TEXT_BLOCK, i)), !=,
                     GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpint (get_role (kit_test_find (view, BYLINE_TYPE_EDGE_BOX, 0)), ==,
                   GTK_ACCESSIBLE_ROLE_GROUP);
  g_object_unref (view);
}

/* These roles take all that stands below out of the accessible tree. Scroll
 * bars have nothing to say, and items are called by their marker. */
static void
assert_nothing_hidden (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  GtkWidget *child;

  g_assert_cmpint (role, !=, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_assert_cmpint (role, !=, GTK_ACCESSIBLE_ROLE_NONE);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_SCROLLBAR (child) && !gtk_widget_has_css_class (child, "byline-marker"))
        assert_nothing_hidden (child);
    }
}

static void
test_nothing_hidden (void)
{
  g_autoptr (BylineDocument) document = rich_document ();
  GtkWidget *view = g_object_ref_sink (new_view (document));

  assert_nothing_hidden (view);
  g_object_unref (view);
}

/* Documents that a reader would never make. */
static void
test_broken_blocks (void)
{
  g_autoptr (BylineDocument) document = NULL;
  BylineBlock *deep = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, "deep");
  GtkWidget *view;

  for (guint i = 0; i < 300; i++)
    deep = kit_test_container (BYLINE_BLOCK_QUOTE, deep, NULL);
  document = kit_test_document (byline_block_new (BYLINE_BLOCK_PARAGRAPH),
                                byline_block_new (BYLINE_BLOCK_LIST),
                                byline_block_new (BYLINE_BLOCK_TABLE),
                                byline_block_new (BYLINE_BLOCK_PICTURE),
                                byline_block_new (BYLINE_BLOCK_FIGURE),
                                byline_block_new (BYLINE_BLOCK_QUOTE),
                                byline_block_new (BYLINE_BLOCK_ROW), kit_test_heading (77, ""),
                                deep, NULL);
  view = g_object_ref_sink (new_view (document));
  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (view));
  byline_document_view_find (BYLINE_DOCUMENT_VIEW (view), "deep");
  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), NULL);
  g_object_unref (view);
}

static void
test_released (void)
{
  BylineDocument *document = rich_document ();
  GtkWidget *view = g_object_ref_sink (new_view (document));

  g_assert_finalize_object (view);
  g_assert_finalize_object (document);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/document-view/measured-is-drawn", test_measured_is_drawn);
  g_test_add_func ("/kit/document-view/narrow", test_narrow);
  g_test_add_func ("/kit/document-view/deep", test_deep);
  g_test_add_func ("/kit/document-view/zoom", test_zoom);
  g_test_add_func ("/kit/document-view/zoom-keeps-selection", test_zoom_keeps_selection);
  g_test_add_func ("/kit/document-view/right-to-left", test_right_to_left);
  g_test_add_func ("/kit/document-view/places", test_places);
  g_test_add_func ("/kit/document-view/find", test_find);
  g_test_add_func ("/kit/document-view/roles", test_roles);
  g_test_add_func ("/kit/document-view/names", test_names);
  g_test_add_func ("/kit/document-view/nothing-hidden", test_nothing_hidden);
  g_test_add_func ("/kit/document-view/broken-blocks", test_broken_blocks);
  g_test_add_func ("/kit/document-view/released", test_released);
  g_test_add_func ("/kit/document-view/find-opens-details", test_find_opens_details);
  g_test_add_func ("/kit/document-view/details-direction", test_details_direction);
  g_test_add_func ("/kit/document-view/find-scrolls-code", test_find_scrolls_code);
  g_test_add_func ("/kit/document-view/every-kind", test_every_kind);
  g_test_add_func ("/kit/document-view/inline-picture", test_inline_picture);
  return g_test_run ();
}
