/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The conversation: rows at their depth, rows that stay through a refresh,
 * a page that does not move, and the reader's own texts below. */

#include "byline-comments-view.h"

#include <adwaita.h>

#include "byline-comment-row.h"
#include "byline-comment-thread.h"
#include "byline-kit.h"
#include "byline-remote-error.h"
#include "fake-library.h"
#include "widget-test.h"

typedef struct
{
  BylineLibrary *library;
  FakeLibrary   *fake;
  GtkWidget     *view;
  GtkWidget     *scroller;
  GtkWidget     *window;
  gint64         replied;
  guint          n_replies;
  int            n_frames;
} Fixture;

static void
reply_cb (GtkWidget *view,
          gint64     parent,
          Fixture   *fixture)
{
  fixture->replied = parent;
  fixture->n_replies++;
}

/* Above the thread stands something tall, as an article does. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *article = gtk_label_new ("The article");

  fixture->library = fake_library_new ();
  fixture->fake = fake_library_get (fixture->library);
  fixture->fake->article = fake_article_new (1, "An article");
  fixture->view = byline_comments_view_new ();
  byline_comments_view_set_library (BYLINE_COMMENTS_VIEW (fixture->view), fixture->library);
  g_signal_connect (fixture->view, "reply", G_CALLBACK (reply_cb), fixture);

  gtk_widget_set_size_request (article, -1, 300);
  gtk_box_append (GTK_BOX (page), article);
  gtk_box_append (GTK_BOX (page), fixture->view);
  fixture->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), page);
  fixture->window = widget_test_present (fixture->scroller, 700, 500);
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
  g_assert_finalize_object (fixture->library);
}

static void
add_comment (Fixture    *fixture,
             gint64      id,
             guint       depth,
             const char *words)
{
  g_ptr_array_add (fixture->fake->comments,
                   fake_comment_item_new (id, depth, "Tom", words));
}

static BylineCommentThread *
get_thread (Fixture *fixture)
{
  return BYLINE_COMMENT_THREAD (widget_test_child (fixture->view, "thread"));
}

static gboolean
stands (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (get_thread (fixture)));

  return !byline_comment_thread_is_building (get_thread (fixture)) &&
         byline_comment_thread_get_n_rows (get_thread (fixture)) ==
         fixture->fake->comments->len &&
         (last == NULL || gtk_widget_get_height (last) > 0);
}

static gboolean
is_refreshed (gpointer data)
{
  return ((Fixture *) data)->fake->n_refreshes > 0 && stands (data);
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  return ((Fixture *) user_data)->n_frames-- > 0;
}

static gboolean
frames_are_over (gpointer data)
{
  return ((Fixture *) data)->n_frames <= 0;
}

/* Lets answers arrive and layouts settle. */
static void
run_frames (Fixture *fixture)
{
  fixture->n_frames = 4;
  gtk_widget_add_tick_callback (fixture->view, frame_cb, fixture, NULL);
  widget_test_wait (frames_are_over, fixture);
}

static void
show (Fixture *fixture)
{
  byline_comments_view_set_article (BYLINE_COMMENTS_VIEW (fixture->view),
                                    fixture->fake->article);
  widget_test_wait (is_refreshed, fixture);
  run_frames (fixture);
}

static const char *
get_heading (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (widget_test_child (fixture->view, "heading")));
}

static BylineCommentRow *
get_row (Fixture *fixture,
         gint64   id)
{
  GtkWidget *row = byline_comments_view_get_row (BYLINE_COMMENTS_VIEW (fixture->view), id);

  g_assert_nonnull (row);
  return BYLINE_COMMENT_ROW (row);
}

/* ---- rows ---- */

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autofree char *many = g_strdup_printf ("%u Comments", n);

  for (guint i = 0; i < n; i++)
    add_comment (fixture, i + 1, 0, "Words.");
  show (fixture);

  g_assert_cmpstr (get_heading (fixture), ==,
                   n == 0 ? "No comments yet" : n == 1 ? "1 Comment" : many);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_thread (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Comments");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_thread (fixture)),
                                   GTK_ACCESSIBLE_ROLE_LIST);
}

static void
test_depth (Fixture       *fixture,
            gconstpointer  data)
{
  int wide, narrow;

  for (guint depth = 0; depth < 8; depth++)
    add_comment (fixture, depth + 1, depth, "Words.");
  show (fixture);

  g_assert_cmpint (byline_comment_row_get_indent (get_row (fixture, 1), 600), ==, 0);
  wide = byline_comment_row_get_indent (get_row (fixture, 3), 600);
  narrow = byline_comment_row_get_indent (get_row (fixture, 3), 360);
  g_assert_cmpint (wide, >, narrow);
  g_assert_cmpint (narrow, >, 0);
  g_assert_cmpint (byline_comment_row_get_indent (get_row (fixture, 8), 600), ==,
                   byline_comment_row_get_indent (get_row (fixture, 6), 600));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (fixture, 8)),
                                       GTK_ACCESSIBLE_PROPERTY_LEVEL, 8);
}

static void
test_reading_order (Fixture       *fixture,
                    gconstpointer  data)
{
  static const gint64 order[] = { 4, 2, 9, 1 };
  GtkWidget *row;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_comment (fixture, order[i], i % 2, "Words.");
  show (fixture);

  row = gtk_widget_get_first_child (GTK_WIDGET (get_thread (fixture)));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_assert_true (row == GTK_WIDGET (get_row (fixture, order[i])));
    row = gtk_widget_get_next_sibling (row);
  }
}

static void
test_author_badge (Fixture       *fixture,
                   gconstpointer  data)
{
  BylineCommentItem *item;

  add_comment (fixture, 1, 0, "A guest.");
  item = fake_comment_item_new (2, 0, "Ada Writer", "The author.");
  byline_comment_item_get_comment (item)->author_id = 7;
  g_ptr_array_add (fixture->fake->comments, item);
  show (fixture);

  g_assert_false (gtk_widget_get_visible (widget_test_child (get_row (fixture, 1), "badge")));
  g_assert_true (gtk_widget_get_visible (widget_test_child (get_row (fixture, 2), "badge")));
}

static void
test_anonymous (Fixture       *fixture,
                gconstpointer  data)
{
  g_ptr_array_add (fixture->fake->comments, fake_comment_item_new (1, 0, "", "Words."));
  show (fixture);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_child (get_row (fixture, 1),
                                                                     "author"))),
                   ==, "Anonymous");
}

static void
test_reply (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *button;

  add_comment (fixture, 5, 0, "Words.");
  show (fixture);

  button = widget_test_find_button (GTK_WIDGET (get_row (fixture, 5)), "Reply");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Reply to Tom");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (fixture->replied, ==, 5);

  g_signal_emit_by_name (widget_test_find_button (fixture->view, "Leave a Reply"), "clicked");
  g_assert_cmpint (fixture->replied, ==, 0);
  g_assert_cmpuint (fixture->n_replies, ==, 2);
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  add_comment (fixture, 5, 0, "Words.");
  fixture->fake->article->comments_open = FALSE;
  show (fixture);

  g_assert_null (widget_test_find_button (fixture->view, "Leave a Reply"));
  g_assert_null (widget_test_find_button (fixture->view, "Reply"));
  g_assert_true (gtk_widget_get_visible (widget_test_child (fixture->view, "closed")));
}

/* ---- refreshing ---- */

static void
test_rows_stay (Fixture       *fixture,
                gconstpointer  data)
{
  BylineCommentRow *first, *third;

  add_comment (fixture, 1, 0, "One.");
  add_comment (fixture, 2, 0, "Two.");
  add_comment (fixture, 3, 0, "Three.");
  show (fixture);
  first = get_row (fixture, 1);
  third = get_row (fixture, 3);

  g_ptr_array_remove_index (fixture->fake->comments, 1);
  g_ptr_array_insert (fixture->fake->comments, 1,
                      fake_comment_item_new (4, 1, "Eve", "A reply."));
  fake_library_changed (fixture->library, BYLINE_CHANGE_COMMENTS);
  run_frames (fixture);
  widget_test_wait (stands, fixture);

  g_assert_true (get_row (fixture, 1) == first);
  g_assert_true (get_row (fixture, 3) == third);
  g_assert_null (byline_comments_view_get_row (BYLINE_COMMENTS_VIEW (fixture->view), 2));
  g_assert_true (gtk_widget_get_next_sibling (GTK_WIDGET (first)) ==
                 GTK_WIDGET (get_row (fixture, 4)));
}

static float
get_y (Fixture *fixture,
       gint64   id)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_row (fixture, id)),
                                            fixture->scroller, &bounds));
  return bounds.origin.y;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
}

static void
test_nothing_moves (Fixture       *fixture,
                    gconstpointer  data)
{
  float before;

  for (guint i = 0; i < 40; i++)
    add_comment (fixture, i + 1, 0, "Some words that take a line.");
  show (fixture);
  gtk_adjustment_set_value (get_adjustment (fixture), 1500);
  run_frames (fixture);
  before = get_y (fixture, 30);

  for (guint i = 0; i < 5; i++)
    g_ptr_array_insert (fixture->fake->comments, 2,
                        fake_comment_item_new (100 + i, 1, "Eve", "A late reply above."));
  g_ptr_array_remove_index (fixture->fake->comments, 0);
  fake_library_changed (fixture->library, BYLINE_CHANGE_COMMENTS);
  run_frames (fixture);
  widget_test_wait (stands, fixture);
  run_frames (fixture);

  g_assert_cmpfloat_with_epsilon (get_y (fixture, 30), before, 1.0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 1500);
}

static void
test_growth_below_moves_nothing (Fixture       *fixture,
                                 gconstpointer  data)
{
  for (guint i = 0; i < 10; i++)
    add_comment (fixture, i + 1, 0, "Some words that take a line.");
  show (fixture);
  gtk_adjustment_set_value (get_adjustment (fixture), 200);
  run_frames (fixture);

  add_comment (fixture, 50, 0, "The latest.");
  fake_library_changed (fixture->library, BYLINE_CHANGE_COMMENTS);
  run_frames (fixture);
  widget_test_wait (stands, fixture);

  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 200);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 300; i++)
    add_comment (fixture, i + 1, i % 6, "Some words that take a line.");

  show (fixture);

  g_assert_cmpuint (byline_comment_thread_get_n_rows (get_thread (fixture)), ==, 300);
  g_assert_cmpstr (get_heading (fixture), ==, "300 Comments");
}

static gboolean
shows_trouble (gpointer data)
{
  return gtk_widget_get_visible (widget_test_child (((Fixture *) data)->view, "trouble"));
}

static gboolean
shows_no_trouble (gpointer data)
{
  return !shows_trouble (data);
}

static void
test_trouble_keeps_rows (Fixture       *fixture,
                         gconstpointer  data)
{
  guint n_refreshes;

  add_comment (fixture, 1, 0, "One.");
  fixture->fake->refresh_error =
    g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE, "no net");
  byline_comments_view_set_article (BYLINE_COMMENTS_VIEW (fixture->view),
                                    fixture->fake->article);
  widget_test_wait (shows_trouble, fixture);
  widget_test_wait (stands, fixture);
  get_row (fixture, 1);

  n_refreshes = fixture->fake->n_refreshes;
  g_clear_error (&fixture->fake->refresh_error);
  g_signal_emit_by_name (widget_test_find_button (fixture->view, "Try Again"), "clicked");
  widget_test_wait (shows_no_trouble, fixture);
  run_frames (fixture);

  g_assert_cmpuint (fixture->fake->n_refreshes, ==, n_refreshes + 1);
}

static void
test_other_article (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (BylineArticle) other = fake_article_new (2, "Another");

  add_comment (fixture, 1, 0, "One.");
  show (fixture);

  g_ptr_array_set_size (fixture->fake->comments, 0);
  byline_comments_view_set_article (BYLINE_COMMENTS_VIEW (fixture->view), other);
  g_assert_null (byline_comments_view_get_row (BYLINE_COMMENTS_VIEW (fixture->view), 1));
  run_frames (fixture);
  byline_comments_view_set_article (BYLINE_COMMENTS_VIEW (fixture->view), NULL);
}

/* ---- the reader's own ---- */

static gboolean
shows_waiting (gpointer data)
{
  return gtk_widget_get_visible (widget_test_child (((Fixture *) data)->view, "waiting"));
}

static gboolean
shows_no_waiting (gpointer data)
{
  return !shows_waiting (data);
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *waiting = widget_test_child (fixture->view, "waiting");

  g_ptr_array_add (fixture->fake->outbox,
                   fake_outbox_entry_new (8, 1, BYLINE_OUTBOX_UNKNOWN, "Did it arrive?"));
  g_ptr_array_add (fixture->fake->outbox,
                   fake_outbox_entry_new (9, 2, BYLINE_OUTBOX_QUEUED, "Elsewhere."));
  g_ptr_array_add (fixture->fake->outbox,
                   fake_outbox_entry_new (10, 1, BYLINE_OUTBOX_SENT, "On the site."));
  show (fixture);
  widget_test_wait (shows_waiting, fixture);
  g_assert_true (gtk_widget_get_first_child (waiting) == gtk_widget_get_last_child (waiting));
  g_assert_cmpuint (fixture->fake->n_retries, ==, 0);

  g_signal_emit_by_name (widget_test_find_button (waiting, "Try Again"), "clicked");
  g_assert_cmpint (fixture->fake->retried, ==, 8);

  g_ptr_array_set_size (fixture->fake->outbox, 0);
  fake_library_changed (fixture->library, BYLINE_CHANGE_OUTBOX);
  widget_test_wait (shows_no_waiting, fixture);
}

static void
test_refused_goes_back_to_form (Fixture       *fixture,
                                gconstpointer  data)
{
  BylineOutboxEntry *entry = fake_outbox_entry_new (8, 1, BYLINE_OUTBOX_REJECTED, "Too soon.");

  entry->draft->parent = 12;
  g_ptr_array_add (fixture->fake->outbox, entry);
  show (fixture);
  widget_test_wait (shows_waiting, fixture);

  g_signal_emit_by_name (widget_test_find_button (fixture->view, "Edit"), "clicked");

  g_assert_cmpint (fixture->replied, ==, 12);
  g_assert_cmpuint (fixture->fake->n_retries, ==, 0);
}

static gboolean
is_discarded (gpointer data)
{
  return ((Fixture *) data)->fake->discarded != 0;
}

static void
test_discard_asks (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GListModel) windows = NULL;
  GtkWindow *question = NULL;

  g_ptr_array_add (fixture->fake->outbox,
                   fake_outbox_entry_new (8, 1, BYLINE_OUTBOX_QUEUED, "Later."));
  show (fixture);
  widget_test_wait (shows_waiting, fixture);

  g_signal_emit_by_name (widget_test_find_button (fixture->view, "Discard"), "clicked");
  g_assert_cmpint (fixture->fake->discarded, ==, 0);

  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      question = window;
  }
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
  widget_test_wait (is_discarded, fixture);
  gtk_window_destroy (question);
}

#define add(path, data, func) \
  g_test_add ("/comments/comments-view/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_kit_init ();

  add ("counts/none", GUINT_TO_POINTER (0), test_counts);
  add ("counts/one", GUINT_TO_POINTER (1), test_counts);
  add ("counts/dozen", GUINT_TO_POINTER (12), test_counts);
  add ("rows/depth", NULL, test_depth);
  add ("rows/reading-order", NULL, test_reading_order);
  add ("rows/author-badge", NULL, test_author_badge);
  add ("rows/anonymous", NULL, test_anonymous);
  add ("rows/many", NULL, test_many);
  add ("reply", NULL, test_reply);
  add ("closed", NULL, test_closed);
  add ("refresh/rows-stay", NULL, test_rows_stay);
  add ("refresh/nothing-moves", NULL, test_nothing_moves);
  add ("refresh/growth-below", NULL, test_growth_below_moves_nothing);
  add ("refresh/trouble-keeps-rows", NULL, test_trouble_keeps_rows);
  add ("other-article", NULL, test_other_article);
  add ("waiting/actions", NULL, test_waiting);
  add ("waiting/refused", NULL, test_refused_goes_back_to_form);
  add ("waiting/discard-asks", NULL, test_discard_asks);

  return g_test_run ();
}
