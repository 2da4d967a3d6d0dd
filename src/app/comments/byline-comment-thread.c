/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a conversation. A new state of the thread is laid over the old
 * one a few rows per frame: rows that stay are kept, and what grows above the
 * row a person looks at is scrolled away in the same layout, so that nothing
 * in view moves. It loads nothing. */

#include "config.h"

#include "byline-comment-thread.h"

#include <glib/gi18n.h>

#include "byline-comment-row.h"

#define SLICE_US 6000

struct _BylineCommentThread
{
  GtkBox          parent_instance;

  BylineLibrary  *library;         /* (owned) (nullable) */
  GHashTable     *rows;            /* (owned): gint64 comment id to row (unowned) */
  GPtrArray      *items;           /* (owned) (nullable): the state to reach */
  gint64          article_author;
  guint           n_placed;        /* items that have their row in place */
  GtkWidget      *last_placed;     /* (unowned: child) (nullable) */
  GtkWidget      *anchor;          /* (unowned: child) (nullable): stays where it is */
  int             shift;           /* pixels to scroll at the next layout */
  guint           tick;
  gboolean        is_open;
  double          zoom;
  BylineTextStyle style;
};

enum { SIGNAL_REPLY, SIGNAL_BUILT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineCommentThread, byline_comment_thread, GTK_TYPE_BOX)

static gint64
get_item_id (gpointer item)
{
  return byline_comment_item_get_comment (item)->remote_id;
}

/* ---- nothing in view moves ---- */

static GtkAdjustment *
get_adjustment (BylineCommentThread *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL)
    return NULL;

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* Sizes are set and nothing is painted yet: what scrolls now goes through one
 * more layout in the same frame. */
static void
byline_comment_thread_laid_out_cb (BylineCommentThread *self,
                                   GdkFrameClock       *clock)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  int shift = self->shift;

  g_signal_handlers_disconnect_by_func (clock, byline_comment_thread_laid_out_cb, self);
  self->shift = 0;
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + shift);
}

static void
scroll_after_layout (BylineCommentThread *self,
                     int                  pixels)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || pixels == 0)
    return;

  if (self->shift == 0) {
    g_signal_handlers_disconnect_by_func (clock, byline_comment_thread_laid_out_cb, self);
    g_signal_connect_object (clock, "layout", G_CALLBACK (byline_comment_thread_laid_out_cb),
                             self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  }
  self->shift += pixels;
}

static int
measure_row (BylineCommentThread *self,
             GtkWidget           *row)
{
  int height, width = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width > 0 ? width : -1,
                      &height, NULL, NULL, NULL);
  return height;
}

static GHashTable *
collect_ids (GPtrArray *items)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++) {
    gint64 id = get_item_id (g_ptr_array_index (items, i));

    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  }

  return ids;
}

static gboolean
is_wanted (GHashTable *wanted,
           GtkWidget  *row)
{
  gint64 id = get_item_id (byline_comment_row_get_item (BYLINE_COMMENT_ROW (row)));

  return g_hash_table_contains (wanted, &id);
}

/* The first row in view that will still be there, when the list reaches above
 * the view at all. */
static GtkWidget *
find_anchor (BylineCommentThread *self,
             GHashTable          *wanted)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (view == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds) ||
      bounds.origin.y >= 0)
    return NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));
       row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (gtk_widget_compute_bounds (row, view, &bounds) &&
        bounds.origin.y + bounds.size.height > 0 && is_wanted (wanted, row))
      return row;
  }

  return NULL;
}

/* ---- rows ---- */

static void
byline_comment_thread_reply_cb (BylineCommentThread *self,
                                gint64               comment_id)
{
  g_signal_emit (self, signals[SIGNAL_REPLY], 0, comment_id);
}

static GtkWidget *
create_row (BylineCommentThread *self)
{
  GtkWidget *row = byline_comment_row_new (self->library);

  byline_comment_row_set_open (BYLINE_COMMENT_ROW (row), self->is_open);
  byline_comment_row_set_zoom (BYLINE_COMMENT_ROW (row), self->zoom);
  byline_comment_row_set_text_style (BYLINE_COMMENT_ROW (row), &self->style);
  g_signal_connect_object (row, "reply", G_CALLBACK (byline_comment_thread_reply_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), row);

  return row;
}

static void
fill_row (BylineCommentThread *self,
          GtkWidget           *row,
          BylineCommentItem   *item)
{
  gint64 author = byline_comment_item_get_comment (item)->author_id;

  byline_comment_row_set_item (BYLINE_COMMENT_ROW (row), item,
                               author != 0 && author == self->article_author);
}

static void
place_next (BylineCommentThread *self)
{
  BylineCommentItem *item = g_ptr_array_index (self->items, self->n_placed);
  gint64 id = get_item_id (item);
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);
  int before = 0;

  if (row == self->anchor)
    self->anchor = NULL;
  if (row == NULL) {
    row = create_row (self);
    g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  } else if (self->anchor != NULL) {
    before = measure_row (self, row);
  }

  fill_row (self, row, item);
  if (gtk_widget_get_prev_sibling (row) != self->last_placed)
    gtk_box_reorder_child_after (GTK_BOX (self), row, self->last_placed);
  if (self->anchor != NULL)
    scroll_after_layout (self, measure_row (self, row) - before);

  self->last_placed = row;
  self->n_placed++;
}

static gboolean
byline_comment_thread_tick_cb (GtkWidget     *widget,
                               GdkFrameClock *clock,
                               gpointer       user_data)
{
  BylineCommentThread *self = BYLINE_COMMENT_THREAD (widget);
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (self->n_placed < self->items->len) {
    place_next (self);
    if (g_get_monotonic_time () >= end)
      break;
  }
  if (self->n_placed < self->items->len)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  self->anchor = NULL;
  g_signal_emit (self, signals[SIGNAL_BUILT], 0);

  return G_SOURCE_REMOVE;
}

static void
remove_row (BylineCommentThread *self,
            GtkWidget           *row,
            gboolean             is_above)
{
  gint64 id = get_item_id (byline_comment_row_get_item (BYLINE_COMMENT_ROW (row)));

  if (is_above)
    scroll_after_layout (self, -gtk_widget_get_height (row));
  g_hash_table_remove (self->rows, &id);
  gtk_box_remove (GTK_BOX (self), row);
}

static void
remove_old_rows (BylineCommentThread *self,
                 GHashTable          *wanted)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));
  gboolean is_above = self->anchor != NULL;

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);

    if (row == self->anchor)
      is_above = FALSE;
    else if (!is_wanted (wanted, row))
      remove_row (self, row, is_above);
    row = next;
  }
}

static void
byline_comment_thread_dispose (GObject *object)
{
  BylineCommentThread *self = BYLINE_COMMENT_THREAD (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_comment_thread_parent_class)->dispose (object);
}

static void
byline_comment_thread_class_init (BylineCommentThreadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_comment_thread_dispose;

  signals[SIGNAL_REPLY] = g_signal_new ("reply", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_BUILT] = g_signal_new ("built", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
byline_comment_thread_init (BylineCommentThread *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->is_open = TRUE;
  self->zoom = 1.0;
  self->style = BYLINE_TEXT_STYLE_DEFAULT;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Comments"),
                                  -1);
}

/**
 * byline_comment_thread_new:
 *
 * Returns: (transfer floating): a list without rows
 */
GtkWidget *
byline_comment_thread_new (void)
{
  return g_object_new (BYLINE_TYPE_COMMENT_THREAD, NULL);
}

/**
 * byline_comment_thread_set_library:
 * @self: a thread
 * @library: (nullable): where pictures come from
 *
 * Set before the first items.
 */
void
byline_comment_thread_set_library (BylineCommentThread *self,
                                   BylineLibrary       *library)
{
  g_return_if_fail (BYLINE_IS_COMMENT_THREAD (self));

  g_set_object (&self->library, library);
}

/**
 * byline_comment_thread_set_items:
 * @self: a thread
 * @items: (element-type BylineCommentItem): the conversation in reading order
 * @article_author: the author's user id on the site; 0 unknown
 *
 * Brings the rows to this state over the next frames; "built" follows. Each
 * comment id occurs once.
 */
void
byline_comment_thread_set_items (BylineCommentThread *self,
                                 GPtrArray           *items,
                                 gint64               article_author)
{
  g_autoptr (GHashTable) wanted = NULL;

  g_return_if_fail (BYLINE_IS_COMMENT_THREAD (self));
  g_return_if_fail (items != NULL);

  wanted = collect_ids (items);
  g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  self->article_author = article_author;
  self->n_placed = 0;
  self->last_placed = NULL;
  self->anchor = find_anchor (self, wanted);
  remove_old_rows (self, wanted);

  if (self->tick == 0) {
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self),
                                               byline_comment_thread_tick_cb, NULL, NULL);
  }
}

/**
 * byline_comment_thread_set_open:
 * @self: a thread
 * @is_open: whether the article takes comments
 *
 * Shows or hides the buttons that answer.
 */
void
byline_comment_thread_set_open (BylineCommentThread *self,
                                gboolean             is_open)
{
  g_return_if_fail (BYLINE_IS_COMMENT_THREAD (self));

  self->is_open = is_open;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    byline_comment_row_set_open (BYLINE_COMMENT_ROW (row), is_open);
}

/**
 * byline_comment_thread_set_zoom:
 * @self: a thread
 * @zoom: 0.8-2.0
 *
 * Sets the size of the words in every row.
 */
void
byline_comment_thread_set_zoom (BylineCommentThread *self,
                                double               zoom)
{
  g_return_if_fail (BYLINE_IS_COMMENT_THREAD (self));

  self->zoom = zoom;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    byline_comment_row_set_zoom (BYLINE_COMMENT_ROW (row), zoom);
}

/**
 * byline_comment_thread_set_text_style:
 * @self: a thread
 * @style: how text is set
 *
 * Sets how the words in every row are set.
 */
void
byline_comment_thread_set_text_style (BylineCommentThread   *self,
                                      const BylineTextStyle *style)
{
  g_return_if_fail (BYLINE_IS_COMMENT_THREAD (self));
  g_return_if_fail (style != NULL);

  self->style = *style;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    byline_comment_row_set_text_style (BYLINE_COMMENT_ROW (row), style);
}

/**
 * byline_comment_thread_get_row:
 * @self: a thread
 * @comment_id: the site's id of a comment
 *
 * Returns: (transfer none) (nullable): its row, when it stands already
 */
GtkWidget *
byline_comment_thread_get_row (BylineCommentThread *self,
                               gint64               comment_id)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_THREAD (self), NULL);

  return g_hash_table_lookup (self->rows, &comment_id);
}

/**
 * byline_comment_thread_get_n_rows:
 * @self: a thread
 *
 * Returns: how many rows stand
 */
guint
byline_comment_thread_get_n_rows (BylineCommentThread *self)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_THREAD (self), 0);

  return g_hash_table_size (self->rows);
}

/**
 * byline_comment_thread_is_building:
 * @self: a thread
 *
 * Returns: whether rows are still to come
 */
gboolean
byline_comment_thread_is_building (BylineCommentThread *self)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_THREAD (self), FALSE);

  return self->tick != 0;
}
