/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of one article: its head, its ways out, its states, its keys. */

#include "byline-reader-view.h"

#include <adwaita.h>

#include "byline-article-head.h"
#include "byline-breadcrumb.h"
#include "byline-comments-view.h"
#include "byline-document-view.h"
#include "byline-kit.h"
#include "byline-remote-error.h"
#include "byline-scroller.h"
#include "fake-library.h"
#include "widget-test.h"

typedef struct
{
  BylineLibrary *library;
  FakeLibrary   *fake;
  GtkWidget     *view;
  GtkWidget     *window;
  BylineFilter  *place;      /* (owned) */
  char          *title;      /* (owned) */
  char          *words;      /* (owned): of the last toast */
  guint          n_next;
  gint64         activated;  /* the article a link led to */
} Fixture;

static void
place_activated_cb (GtkWidget    *view,
                    BylineFilter *filter,
                    const char   *title,
                    Fixture      *fixture)
{
  g_clear_pointer (&fixture->place, byline_filter_free);
  g_free (fixture->title);
  fixture->place = byline_filter_copy (filter);
  fixture->title = g_strdup (title);
}

static void
toast_cb (GtkWidget  *view,
          const char *words,
          Fixture    *fixture)
{
  g_free (fixture->words);
  fixture->words = g_strdup (words);
}

static void
article_activated_cb (GtkWidget *view,
                      gint64     article_id,
                      Fixture   *fixture)
{
  fixture->activated = article_id;
}

static void
next_unread_cb (GtkWidget *view,
                Fixture   *fixture)
{
  fixture->n_next++;
}

static void
add_term (Fixture        *fixture,
          BylineTermKind  kind,
          gint64          remote_id,
          gint64          parent,
          const char     *name)
{
  BylineTerm *term = byline_term_new (kind);

  term->remote_id = remote_id;
  term->parent = parent;
  term->name = g_strdup (name);
  term->slug = g_ascii_strdown (name, -1);
  g_ptr_array_add (fixture->fake->terms, term);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = fake_library_new ();
  fixture->fake = fake_library_get (fixture->library);
  fixture->fake->article = fake_article_new (1, "A title");
  fixture->fake->site = byline_site_new ();
  fixture->fake->site->id = 1;
  fixture->fake->site->name = g_strdup ("The Blog");
  fixture->fake->site->home = g_strdup ("https://blog.example");
  fixture->view = byline_reader_view_new ();
  byline_reader_view_set_library (BYLINE_READER_VIEW (fixture->view), fixture->library);
  g_signal_connect (fixture->view, "place-activated", G_CALLBACK (place_activated_cb), fixture);
  g_signal_connect (fixture->view, "article-activated", G_CALLBACK (article_activated_cb),
                    fixture);
  g_signal_connect (fixture->view, "toast", G_CALLBACK (toast_cb), fixture);
  g_signal_connect (fixture->view, "next-unread", G_CALLBACK (next_unread_cb), fixture);
  fixture->window = widget_test_present (fixture->view, 800, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (view);
  g_clear_pointer (&fixture->place, byline_filter_free);
  g_clear_pointer (&fixture->title, g_free);
  g_clear_pointer (&fixture->words, g_free);
  g_assert_finalize_object (fixture->library);
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *stack = widget_test_child (fixture->view, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
shows_article (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (get_page (fixture), "article") &&
         gtk_widget_get_height (widget_test_child (fixture->view, "page")) > 0;
}

static void
open_article (Fixture *fixture)
{
  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 1);
  widget_test_wait (shows_article, fixture);
}

static GtkWidget *
get_head (Fixture *fixture)
{
  return widget_test_child (fixture->view, "head");
}

static const char *
get_head_text (Fixture    *fixture,
               const char *label)
{
  return gtk_label_get_text (GTK_LABEL (widget_test_child (get_head (fixture), label)));
}

/* The n-th link of the breadcrumb. */
static GtkWidget *
get_part (Fixture *fixture,
          guint    n)
{
  GtkWidget *box =
    gtk_widget_get_first_child (widget_test_child (get_head (fixture), "breadcrumb"));

  for (GtkWidget *child = gtk_widget_get_first_child (box);
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_BUTTON (child) && n-- == 0)
      return child;
  }

  return NULL;
}

static const char *
get_part_words (Fixture *fixture,
                guint    n)
{
  return gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (get_part (fixture,
                                                                                    n)))));
}

/* ---- head ---- */

static void
test_breadcrumb (Fixture       *fixture,
                 gconstpointer  data)
{
  add_term (fixture, BYLINE_TERM_TAG, 30, 0, "Trees");
  add_term (fixture, BYLINE_TERM_CATEGORY, 20, 0, "News");
  open_article (fixture);

  g_assert_cmpstr (get_part_words (fixture, 0), ==, "Home");
  g_assert_cmpstr (get_part_words (fixture, 1), ==, "News");
  g_assert_cmpstr (get_part_words (fixture, 2), ==, "A title");
  g_assert_null (get_part (fixture, 3));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_part (fixture, 1)),
                                   GTK_ACCESSIBLE_ROLE_LINK);

  g_signal_emit_by_name (get_part (fixture, 1), "clicked");
  g_assert_cmpint (fixture->place->site_id, ==, 1);
  g_assert_cmpint (fixture->place->category, ==, 20);
  g_assert_cmpstr (fixture->title, ==, "News");

  g_signal_emit_by_name (get_part (fixture, 0), "clicked");
  g_assert_cmpint (fixture->place->site_id, ==, 1);
  g_assert_cmpint (fixture->place->category, ==, 0);
  g_assert_cmpstr (fixture->title, ==, "The Blog");
}

static void
test_breadcrumb_nested (Fixture       *fixture,
                        gconstpointer  data)
{
  add_term (fixture, BYLINE_TERM_CATEGORY, 21, 20, "Local");
  add_term (fixture, BYLINE_TERM_CATEGORY, 20, 0, "News");
  open_article (fixture);

  g_assert_cmpstr (get_part_words (fixture, 1), ==, "News");
  g_assert_cmpstr (get_part_words (fixture, 2), ==, "Local");
}

static void
test_breadcrumb_ring (Fixture       *fixture,
                      gconstpointer  data)
{
  add_term (fixture, BYLINE_TERM_CATEGORY, 21, 20, "Hen");
  add_term (fixture, BYLINE_TERM_CATEGORY, 20, 21, "Egg");

  open_article (fixture);

  g_assert_nonnull (get_part (fixture, 0));
}

static void
test_heading (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *heading;

  open_article (fixture);

  heading = widget_test_child (get_head (fixture), "heading");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, "A title");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                       1);
  g_assert_nonnull (strstr (get_head_text (fixture, "byline"), "Ada Writer"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (widget_test_child (get_head (fixture),
                                                                    "byline")));
  g_assert_true (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (
                   widget_test_child (fixture->view, "scroller"))) ==
                 GTK_ACCESSIBLE_ROLE_REGION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget_test_child (fixture->view,
                                                                          "scroller")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Article");
}

/* The title stands on the side where its words begin. */
static void
test_heading_direction (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *heading = widget_test_child (get_head (fixture), "heading");

  byline_article_unref (fixture->fake->article);
  fixture->fake->article = fake_article_new (1, "رسالة من الميناء");
  open_article (fixture);
  g_assert_cmpint (gtk_widget_get_direction (heading), ==, GTK_TEXT_DIR_RTL);
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *tags;
  gboolean is_handled = FALSE;

  add_term (fixture, BYLINE_TERM_TAG, 30, 0, "Trees & <Shrubs>");
  add_term (fixture, BYLINE_TERM_TAG, 31, 0, "Soil");
  open_article (fixture);

  tags = widget_test_child (get_head (fixture), "tags");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (tags)), ==, "Tags: Trees & <Shrubs>, Soil");
  g_signal_emit_by_name (tags, "activate-link", "byline-tag:1", &is_handled);
  g_assert_true (is_handled);
  g_assert_cmpstr (fixture->place->tag_slug, ==, "soil");
  g_assert_cmpstr (fixture->title, ==, "Soil");
  g_signal_emit_by_name (tags, "activate-link", "byline-tag:99", &is_handled);
  g_assert_cmpstr (fixture->title, ==, "Soil");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->fake->article->is_gone = TRUE;
  open_article (fixture);

  g_assert_true (gtk_widget_get_visible (widget_test_child (get_head (fixture), "note")));
  g_assert_null (widget_test_find_button (fixture->view, "Leave a Reply"));
  g_assert_cmpuint (fixture->fake->n_refreshes, ==, 0);
}

static void
test_protected (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->fake->article->is_protected = TRUE;
  open_article (fixture);

  g_assert_nonnull (strstr (get_head_text (fixture, "note_words"), "password"));
}

/* ---- states ---- */

static void
test_nothing_open (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_cmpstr (get_page (fixture), ==, "empty");
  g_assert_cmpint (byline_reader_view_get_article_id (BYLINE_READER_VIEW (fixture->view)),
                   ==, 0);

  open_article (fixture);
  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 0);

  g_assert_cmpstr (get_page (fixture), ==, "empty");
}

static gboolean
has_marked_read (gpointer data)
{
  return ((Fixture *) data)->fake->n_marked_read > 0;
}

static void
test_marks_read (Fixture       *fixture,
                 gconstpointer  data)
{
  open_article (fixture);

  widget_test_wait (has_marked_read, fixture);
  g_assert_cmpuint (fixture->fake->n_marked_read, ==, 1);
}

static gboolean
shows_error (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (get_page (fixture), "error") &&
         gtk_widget_get_visible (widget_test_child (fixture->view, "error_browser"));
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->fake->open_error =
    g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT, "too slow");
  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 1);
  widget_test_wait (shows_error, fixture);
  g_assert_cmpuint (fixture->fake->n_marked_read, ==, 0);

  g_clear_error (&fixture->fake->open_error);
  g_signal_emit_by_name (widget_test_find_button (fixture->view, "Try Again"), "clicked");
  widget_test_wait (shows_article, fixture);
}

static gboolean
is_saved (gpointer data)
{
  gboolean saved;

  g_object_get (((Fixture *) data)->view, "is-saved", &saved, NULL);
  return saved;
}

static void
test_saves (Fixture       *fixture,
            gconstpointer  data)
{
  open_article (fixture);
  g_assert_false (is_saved (fixture));

  byline_reader_view_toggle_saved (BYLINE_READER_VIEW (fixture->view));
  widget_test_wait (is_saved, fixture);

  g_assert_cmpuint (fixture->fake->n_marked_saved, ==, 1);
}

/* ---- keys ---- */

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (widget_test_child (fixture->view, "scroller")));
}

static gboolean
is_long (gpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (data);

  return gtk_adjustment_get_upper (adjustment) >
         2 * gtk_adjustment_get_page_size (adjustment);
}

static void
set_long_document (Fixture *fixture)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  for (guint i = 0; i < 60; i++) {
    BylineBlock *block = byline_block_new (BYLINE_BLOCK_PARAGRAPH);

    block->text = byline_text_new ("A paragraph of the long article.");
    g_ptr_array_add (blocks, block);
  }
  fixture->fake->document = byline_document_new (blocks, "https://blog.example/", FALSE);
}

static void
test_pages_down (Fixture       *fixture,
                 gconstpointer  data)
{
  BylineReaderView *view = BYLINE_READER_VIEW (fixture->view);
  double last = -1;
  guint n_pages = 0;

  set_long_document (fixture);
  open_article (fixture);
  widget_test_wait (is_long, fixture);

  while (byline_reader_view_page_down (view)) {
    double value = gtk_adjustment_get_value (get_adjustment (fixture));

    g_assert_cmpfloat (value, >, last);
    g_assert_cmpuint (fixture->n_next, ==, 0);
    last = value;
    n_pages++;
  }

  g_assert_cmpuint (n_pages, >, 1);
  g_assert_cmpuint (fixture->n_next, ==, 1);
}

/* A key that comes before the article does skips nothing. */
static void
test_waits_to_page_down (Fixture       *fixture,
                         gconstpointer  data)
{
  BylineReaderView *view = BYLINE_READER_VIEW (fixture->view);

  byline_reader_view_open (view, 1);
  g_assert_true (byline_reader_view_page_down (view));
  g_assert_cmpuint (fixture->n_next, ==, 0);
  widget_test_wait (shows_article, fixture);
  byline_reader_view_open (view, 0);
  g_assert_false (byline_reader_view_page_down (view));
  g_assert_cmpuint (fixture->n_next, ==, 1);
}

static void
test_goes_to_comments (Fixture       *fixture,
                       gconstpointer  data)
{
  set_long_document (fixture);
  open_article (fixture);
  widget_test_wait (is_long, fixture);

  byline_reader_view_go_to_comments (BYLINE_READER_VIEW (fixture->view));

  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 0);
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  BylineReaderView *view = BYLINE_READER_VIEW (fixture->view);
  int before, after;

  open_article (fixture);
  before = adw_clamp_get_maximum_size (ADW_CLAMP (widget_test_child (view, "clamp")));

  byline_reader_view_set_zoom (view, 1.5);
  after = adw_clamp_get_maximum_size (ADW_CLAMP (widget_test_child (view, "clamp")));
  byline_reader_view_set_zoom (view, 9);

  g_assert_cmpint (after, >, before);
  g_assert_cmpfloat (byline_reader_view_get_zoom (view), ==, 2.0);
}

/* ---- links ---- */

static gboolean
has_activated (gpointer data)
{
  return ((Fixture *) data)->activated != 0;
}

/* Only what the site itself holds is looked for here. */
static void
test_opens_own_articles (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWidget *words;

  fixture->fake->found_id = 7;
  g_free (fixture->fake->article->link);
  fixture->fake->article->link = g_strdup ("https://blog.example/one/");
  open_article (fixture);
  words = widget_test_child (fixture->view, "words");

  g_signal_emit_by_name (words, "activate-link", "gopher://else.example/");
  g_assert_cmpint (fixture->activated, ==, 0);
  g_signal_emit_by_name (words, "activate-link", "https://blog.example/other/");
  widget_test_wait (has_activated, fixture);

  g_assert_cmpint (fixture->activated, ==, 7);
}

/* ---- the place that is read ---- */

static void
set_wrapping_document (Fixture *fixture)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  for (guint i = 0; i < 60; i++) {
    BylineBlock *block = byline_block_new (BYLINE_BLOCK_PARAGRAPH);
    guint length = 30 + i * 37 % 400;
    g_autofree char *words = g_strnfill (length, 'x');

    for (guint c = 5; c < length; c += 6)
      words[c] = ' ';
    block->text = byline_text_new (words);
    g_ptr_array_add (blocks, block);
  }
  fixture->fake->document = byline_document_new (blocks, "https://blog.example/", FALSE);
}

/* How far the line of a position is from the top of what is seen. */
static double
get_distance (Fixture        *fixture,
              BylinePosition  position)
{
  BylineDocumentView *words = BYLINE_DOCUMENT_VIEW (widget_test_child (fixture->view, "words"));
  double y, top, bottom;

  g_assert_true (byline_document_view_get_position_y (words, position, &y));
  g_assert_true (byline_scroller_get_seen (byline_scroller_find (GTK_WIDGET (words)),
                                           GTK_WIDGET (words), &top, &bottom));
  return y - top;
}

static int
get_page_height (Fixture *fixture)
{
  return gtk_widget_get_height (widget_test_child (fixture->view, "page"));
}

typedef struct
{
  Fixture *fixture;
  int      height;
} HeightChange;

static gboolean
has_other_height (gpointer data)
{
  HeightChange *change = data;

  return get_page_height (change->fixture) != change->height;
}

static void
test_keeps_place (Fixture       *fixture,
                  gconstpointer  data)
{
  BylineReaderView *view = BYLINE_READER_VIEW (fixture->view);
  BylineDocumentView *words;
  BylineTextStyle style = BYLINE_TEXT_STYLE_DEFAULT;
  BylinePosition position;
  HeightChange change = { fixture, 0 };
  double before;

  set_wrapping_document (fixture);
  open_article (fixture);
  widget_test_wait (is_long, fixture);
  words = BYLINE_DOCUMENT_VIEW (widget_test_child (view, "words"));
  gtk_adjustment_set_value (get_adjustment (fixture), 1500);
  change.height = get_page_height (fixture);
  g_assert_true (byline_document_view_get_top_position (words, &position));
  before = get_distance (fixture, position);

  byline_reader_view_set_zoom (view, 1.5);
  style.width = BYLINE_COLUMN_NARROW;
  style.pitch = BYLINE_PITCH_AIRY;
  byline_reader_view_set_text_style (view, &style);
  widget_test_wait (has_other_height, &change);

  g_assert_cmpfloat_with_epsilon (get_distance (fixture, position), before, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 2000);
}

static GtkWidget *
get_comment (Fixture *fixture,
             gint64   id)
{
  GtkWidget *comments = widget_test_child (fixture->view, "comments");

  return byline_comments_view_get_row (BYLINE_COMMENTS_VIEW (comments), id);
}

static gboolean
has_comments (gpointer data)
{
  GtkWidget *last = get_comment (data, 40);

  return last != NULL && gtk_widget_get_height (last) > 0;
}

static gboolean
stands_at_top (gpointer data)
{
  Fixture *fixture = data;
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (get_comment (fixture, 20),
                                    widget_test_child (fixture->view, "scroller"), &bounds) &&
         ABS (bounds.origin.y) < 1;
}

/* A comment keeps its place though the article above it grows by pages. */
static void
test_keeps_comment (Fixture       *fixture,
                    gconstpointer  data)
{
  HeightChange change = { fixture, 0 };
  graphene_rect_t before, after;
  GtkWidget *scroller;

  for (guint i = 1; i <= 40; i++)
    g_ptr_array_add (fixture->fake->comments,
                     fake_comment_item_new (i, 0, "Ada", "Words of a comment that are enough for "
                                            "a line."));
  set_wrapping_document (fixture);
  open_article (fixture);
  widget_test_wait (has_comments, fixture);
  scroller = widget_test_child (fixture->view, "scroller");
  g_assert_true (gtk_widget_compute_bounds (get_comment (fixture, 20), scroller, &before));
  gtk_adjustment_set_value (get_adjustment (fixture),
                            gtk_adjustment_get_value (get_adjustment (fixture)) +
                            before.origin.y);
  widget_test_wait (stands_at_top, fixture);
  change.height = get_page_height (fixture);

  byline_reader_view_set_zoom (BYLINE_READER_VIEW (fixture->view), 1.4);
  widget_test_wait (has_other_height, &change);

  g_assert_true (gtk_widget_compute_bounds (get_comment (fixture, 20), scroller, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.y, 0, 40);
}

/* The head of the article must not slide away when the text grows. */
static void
test_keeps_top (Fixture       *fixture,
                gconstpointer  data)
{
  HeightChange change = { fixture, 0 };

  set_wrapping_document (fixture);
  open_article (fixture);
  widget_test_wait (is_long, fixture);
  change.height = get_page_height (fixture);

  byline_reader_view_set_zoom (BYLINE_READER_VIEW (fixture->view), 2);
  widget_test_wait (has_other_height, &change);

  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 0);
}

/* ---- find ---- */

static void
test_finds (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *bar, *entry;

  set_long_document (fixture);
  open_article (fixture);
  byline_reader_view_start_find (BYLINE_READER_VIEW (fixture->view));

  bar = widget_test_child (fixture->view, "find_bar");
  entry = widget_test_child (bar, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "PARAGRAPH");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_child (bar, "count"))), ==,
                   "1 of 60");
  g_signal_emit_by_name (entry, "previous-match");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_child (bar, "count"))), ==,
                   "60 of 60");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_child (bar, "count"))), ==,
                   "Not found");
  g_signal_emit_by_name (entry, "stop-search");
}

static GtkWidget *
get_find_child (Fixture    *fixture,
                const char *name)
{
  return widget_test_child (widget_test_child (fixture->view, "find_bar"), name);
}

static const char *
get_count (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (get_find_child (fixture, "count")));
}

static void
look_for (Fixture    *fixture,
          const char *needle)
{
  GtkWidget *entry = get_find_child (fixture, "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), needle);
  g_signal_emit_by_name (entry, "search-changed");
}

/* From what is seen, and on over the end with a sign. */
static void
test_finds_from_what_is_seen (Fixture       *fixture,
                              gconstpointer  data)
{
  BylineReaderView *view = BYLINE_READER_VIEW (fixture->view);
  BylineDocumentView *words;
  BylinePosition position;
  g_autofree char *expected = NULL;

  set_long_document (fixture);
  open_article (fixture);
  widget_test_wait (is_long, fixture);
  words = BYLINE_DOCUMENT_VIEW (widget_test_child (view, "words"));
  gtk_adjustment_set_value (get_adjustment (fixture), 700);
  g_assert_true (byline_document_view_get_top_position (words, &position));
  expected = g_strdup_printf ("%u of 60", position.ordinal + 1);

  byline_reader_view_start_find (view);
  look_for (fixture, "para");
  g_assert_cmpuint (position.ordinal, >, 5);
  g_assert_cmpstr (get_count (fixture), ==, expected);
  look_for (fixture, "paragraph");
  g_assert_cmpstr (get_count (fixture), ==, expected);
  g_assert_false (gtk_widget_get_visible (get_find_child (fixture, "wrapped")));

  for (guint i = position.ordinal; i < 60; i++)
    byline_reader_view_find_again (view, TRUE);
  g_assert_cmpstr (get_count (fixture), ==, "1 of 60");
  g_assert_true (gtk_widget_get_visible (get_find_child (fixture, "wrapped")));
  byline_reader_view_find_again (view, TRUE);
  g_assert_false (gtk_widget_get_visible (get_find_child (fixture, "wrapped")));
}

/* The entry tells of its words late; Return must not go by the old ones. */
static void
test_finds_what_stands (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *entry;

  set_long_document (fixture);
  open_article (fixture);
  byline_reader_view_start_find (BYLINE_READER_VIEW (fixture->view));
  look_for (fixture, "nowhere");
  entry = get_find_child (fixture, "entry");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not found");

  gtk_editable_set_text (GTK_EDITABLE (entry), "long");
  g_signal_emit_by_name (entry, "activate");

  g_assert_cmpstr (get_count (fixture), ==, "1 of 60");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_found_stays_selected (Fixture       *fixture,
                           gconstpointer  data)
{
  BylineReaderView *view = BYLINE_READER_VIEW (fixture->view);
  BylineDocumentView *words;
  g_autofree char *selected = NULL;

  set_long_document (fixture);
  open_article (fixture);
  words = BYLINE_DOCUMENT_VIEW (widget_test_child (view, "words"));
  byline_reader_view_start_find (view);
  look_for (fixture, "LONG ART");
  byline_reader_view_find_again (view, TRUE);
  g_signal_emit_by_name (get_find_child (fixture, "entry"), "stop-search");
  selected = byline_document_view_dup_selection (words);
  g_assert_cmpstr (selected, ==, "long art");

  gtk_editable_set_text (GTK_EDITABLE (get_find_child (fixture, "entry")), "");
  byline_reader_view_find_again (view, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_find_child (fixture, "entry"))), ==,
                   "long art");
  g_assert_cmpstr (get_count (fixture), ==, "2 of 60");
}

/* ---- replying ---- */

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_strcmp0 (gtk_window_get_title (window), "Leave a Reply") == 0)
      return window;
  }

  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static void
test_replies (Fixture       *fixture,
              gconstpointer  data)
{
  open_article (fixture);

  g_signal_emit_by_name (widget_test_find_button (fixture->view, "Leave a Reply"), "clicked");

  g_assert_nonnull (find_dialog ());
  g_assert_true (gtk_window_get_modal (find_dialog ()));
  gtk_window_close (find_dialog ());
  widget_test_wait (has_no_dialog, fixture);
}

static void
test_closed_says_so (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture->fake->article->comments_open = FALSE;
  open_article (fixture);

  byline_reader_view_reply (BYLINE_READER_VIEW (fixture->view), 0);

  g_assert_null (find_dialog ());
  g_assert_cmpstr (fixture->words, ==, "Comments are closed.");
}

/* ---- where one stopped ---- */

static gboolean
is_scrolled (gpointer data)
{
  return gtk_adjustment_get_value (get_adjustment (data)) > 0;
}

static guint
get_top (Fixture *fixture)
{
  GtkWidget *words = widget_test_child (fixture->view, "words");
  BylinePosition top;

  g_assert_true (byline_document_view_get_top_position (BYLINE_DOCUMENT_VIEW (words), &top));

  return top.ordinal;
}

static void
test_goes_on (Fixture       *fixture,
              gconstpointer  data)
{
  set_long_document (fixture);
  fixture->fake->position = (BylinePosition) { 30, 3 };
  open_article (fixture);
  widget_test_wait (is_scrolled, fixture);
  g_assert_cmpuint (get_top (fixture), ==, 30);

  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 0);
  g_assert_true (fixture->fake->has_kept);
  g_assert_cmpuint (fixture->fake->kept_position.ordinal, ==, 30);
}

static void
test_begins_anew (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);

  set_long_document (fixture);
  open_article (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 0);

  g_assert_cmpuint (fixture->fake->n_kept_positions, ==, 1);
  g_assert_false (fixture->fake->has_kept);
}

static void
test_untouched_keeps_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  set_long_document (fixture);
  open_article (fixture);
  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 0);

  g_assert_cmpuint (fixture->fake->n_kept_positions, ==, 0);
}

/* ---- pictures of other hosts ---- */

static gboolean
loads_remote (gpointer data)
{
  Fixture *fixture = data;
  gboolean is_loading;

  g_object_get (widget_test_child (fixture->view, "words"), "loads-remote-pictures", &is_loading,
                NULL);
  return is_loading;
}

static gboolean
loads_own_only (gpointer data)
{
  return !loads_remote (data);
}

static void
set_site (Fixture *fixture,
          gint64   site_id,
          gint64   article_id)
{
  byline_article_unref (fixture->fake->article);
  byline_site_unref (fixture->fake->site);
  fixture->fake->article = fake_article_new (article_id, "Another");
  fixture->fake->article->site_id = site_id;
  fixture->fake->site = byline_site_new ();
  fixture->fake->site->id = site_id;
  fixture->fake->site->name = g_strdup ("Another");
  fixture->fake->site->home = g_strdup ("https://another.example");
}

/* What was allowed for one site ends where another begins. */
static void
test_pictures_of_one_site (Fixture       *fixture,
                           gconstpointer  data)
{
  open_article (fixture);
  g_assert_true (loads_own_only (fixture));

  gtk_widget_activate_action (widget_test_child (fixture->view, "words"),
                              "page.always-load-pictures", NULL);
  widget_test_wait (loads_remote, fixture);
  g_assert_cmpint (fixture->fake->allowed_site, ==, 1);

  set_site (fixture, 2, 9);
  byline_reader_view_open (BYLINE_READER_VIEW (fixture->view), 9);
  widget_test_wait (loads_own_only, fixture);
  fixture->fake->allowed_site = 2;
  fake_library_changed (fixture->library, BYLINE_CHANGE_SITES);
  widget_test_wait (loads_remote, fixture);
  fixture->fake->allowed_site = 0;
  fake_library_changed (fixture->library, BYLINE_CHANGE_SITES);
  widget_test_wait (loads_own_only, fixture);

  byline_reader_view_set_loads_remote_pictures (BYLINE_READER_VIEW (fixture->view), TRUE);
  g_assert_true (loads_remote (fixture));
}

static void
test_fits_a_telephone (Fixture       *fixture,
                       gconstpointer  data)
{
  int minimum;

  for (guint i = 0; i < 12; i++)
    add_term (fixture, BYLINE_TERM_TAG, 30 + i, 0, "Averylongtag");
  add_term (fixture, BYLINE_TERM_CATEGORY, 20, 0, "A category with a long name");
  open_article (fixture);

  gtk_widget_measure (fixture->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);

  g_assert_cmpint (minimum, <=, 360);
}

#define add(path, func) \
  g_test_add ("/reader/reader-view/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_kit_init ();

  add ("breadcrumb/links", test_breadcrumb);
  add ("breadcrumb/nested", test_breadcrumb_nested);
  add ("breadcrumb/ring", test_breadcrumb_ring);
  add ("heading", test_heading);
  add ("heading/direction", test_heading_direction);
  add ("tags", test_tags);
  add ("note/gone", test_gone);
  add ("note/protected", test_protected);
  add ("state/nothing-open", test_nothing_open);
  add ("state/marks-read", test_marks_read);
  add ("state/error", test_error);
  add ("state/saves", test_saves);
  add ("keys/pages-down", test_pages_down);
  add ("keys/waits-to-page-down", test_waits_to_page_down);
  add ("keys/comments", test_goes_to_comments);
  add ("zoom", test_zoom);
  add ("links/own", test_opens_own_articles);
  add ("place/kept", test_keeps_place);
  add ("place/comment", test_keeps_comment);
  add ("place/top", test_keeps_top);
  add ("find/counts", test_finds);
  add ("find/from-what-is-seen", test_finds_from_what_is_seen);
  add ("find/what-stands", test_finds_what_stands);
  add ("find/stays-selected", test_found_stays_selected);
  add ("reply/opens", test_replies);
  add ("reply/closed", test_closed_says_so);
  add ("position/goes-on", test_goes_on);
  add ("position/begins-anew", test_begins_anew);
  add ("position/untouched-keeps-nothing", test_untouched_keeps_nothing);
  add ("pictures-of-one-site", test_pictures_of_one_site);
  add ("fits-a-telephone", test_fits_a_telephone);

  return g_test_run ();
}
