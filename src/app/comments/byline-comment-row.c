/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A comment in the thread: who, when, the words, and a button to answer. It
 * stands in from the start edge by its depth, less when the pane is narrow.
 * It never takes the focus itself: a viewport would scroll to its top. */

#include "config.h"

#include "byline-comment-row.h"

#include <glib/gi18n.h>

#include "byline-accessible-text.h"
#include "byline-browser.h"
#include "byline-document-view.h"
#include "byline-time-text.h"
#include "byline-time.h"

#define WIDE_STEP   28
#define NARROW_STEP 10
#define WIDE_FROM  520

struct _BylineCommentRow
{
  GtkWidget           parent_instance;

  BylineCommentItem  *item;      /* (owned) (nullable) */
  GtkWidget          *box;       /* (unowned: child) */
  GtkLabel           *author;
  GtkWidget          *badge;
  GtkLabel           *time;
  BylineDocumentView *words;
  GtkWidget          *reply;
};

enum { SIGNAL_REPLY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineCommentRow, byline_comment_row, GTK_TYPE_WIDGET)

static const char *
get_author_name (BylineCommentRow *self)
{
  const char *name = byline_comment_item_get_comment (self->item)->author_name;

  return name != NULL && *name != '\0' ? name : C_("comment without a name", "Anonymous");
}

static void
show_time (BylineCommentRow *self)
{
  gint64 published_at = byline_comment_item_get_comment (self->item)->published_at;
  gboolean is_known = published_at != BYLINE_TIME_UNKNOWN;
  g_autofree char *relative = NULL, *full = NULL, *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->time), is_known);
  if (is_known) {
    relative = byline_time_text_relative (published_at, byline_time_now ());
    full = byline_time_text_full (published_at);
    gtk_label_set_text (self->time, relative);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), full);
    /* Translators: name of a comment for screen readers: author, time. */
    name = g_strdup_printf (_("%s, %s"), get_author_name (self), relative);
  } else {
    name = g_strdup (get_author_name (self));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* Who and when are the name of the row, so their labels are silent. Older GTK
 * keeps the level to itself. */
static void
describe (BylineCommentRow *self,
          guint             depth,
          gboolean          is_by_author)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (is_by_author)
    g_string_append (words, C_("badge on a comment", "Author"));
  if (depth > 0 && !byline_accessible_text_is_offered ()) {
    g_string_append (words, words->len > 0 ? ", " : "");
    g_string_append_printf (words, _("Level %d"), (int) depth + 1);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str,
                                  -1);
}

static void
show_item (BylineCommentRow *self,
           gboolean          is_by_author)
{
  guint depth = byline_comment_item_get_depth (self->item);
  /* Translators: %s is the name of a commenter. */
  g_autofree char *description = g_strdup_printf (_("Reply to %s"), get_author_name (self));

  gtk_label_set_text (self->author, get_author_name (self));
  gtk_widget_set_visible (self->badge, is_by_author);
  show_time (self);
  describe (self, depth, is_by_author);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reply),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) depth + 1,
                                  -1);
}

static void
byline_comment_row_reply_clicked_cb (BylineCommentRow *self)
{
  if (self->item != NULL) {
    g_signal_emit (self, signals[SIGNAL_REPLY], 0,
                   byline_comment_item_get_comment (self->item)->remote_id);
  }
}

static void
byline_comment_row_link_activated_cb (BylineCommentRow *self,
                                      const char       *uri)
{
  byline_browser_open (GTK_WIDGET (self), uri);
}

static GtkSizeRequestMode
byline_comment_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_comment_row_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  BylineCommentRow *self = BYLINE_COMMENT_ROW (widget);
  int indent;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->box, orientation, -1, minimum, natural, NULL, NULL);
    *minimum += byline_comment_row_get_indent (self, 0);
    *natural += byline_comment_row_get_indent (self, G_MAXINT);
    return;
  }

  indent = for_size < 0 ? 0 : byline_comment_row_get_indent (self, for_size);
  gtk_widget_measure (self->box, orientation,
                      for_size < 0 ? -1 : MAX (for_size - indent, 0),
                      minimum, natural, NULL, NULL);
}

static void
byline_comment_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  BylineCommentRow *self = BYLINE_COMMENT_ROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int indent = byline_comment_row_get_indent (self, width);
  GtkAllocation inner = { is_rtl ? 0 : indent, 0, width - indent, height };

  gtk_widget_size_allocate (self->box, &inner, -1);
}

static void
byline_comment_row_dispose (GObject *object)
{
  BylineCommentRow *self = BYLINE_COMMENT_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_COMMENT_ROW);

  G_OBJECT_CLASS (byline_comment_row_parent_class)->dispose (object);
}

static void
byline_comment_row_class_init (BylineCommentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_comment_row_dispose;
  widget_class->get_request_mode = byline_comment_row_get_request_mode;
  widget_class->measure = byline_comment_row_measure;
  widget_class->size_allocate = byline_comment_row_size_allocate;

  signals[SIGNAL_REPLY] = g_signal_new ("reply", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (BYLINE_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/comments/byline-comment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineCommentRow, box);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentRow, author);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentRow, badge);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentRow, time);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentRow, words);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentRow, reply);
  gtk_widget_class_bind_template_callback (widget_class, byline_comment_row_reply_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
byline_comment_row_init (BylineCommentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  byline_document_view_set_compact (self->words, TRUE);
  g_signal_connect_object (self->words, "activate-link",
                           G_CALLBACK (byline_comment_row_link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "browse-link",
                           G_CALLBACK (byline_comment_row_link_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * byline_comment_row_new:
 * @library: (nullable): where the pictures of a comment come from
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
byline_comment_row_new (BylineLibrary *library)
{
  BylineCommentRow *self = g_object_new (BYLINE_TYPE_COMMENT_ROW, NULL);

  if (library != NULL)
    byline_document_view_set_library (self->words, library);

  return GTK_WIDGET (self);
}

/**
 * byline_comment_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the comment it shows
 */
BylineCommentItem *
byline_comment_row_get_item (BylineCommentRow *self)
{
  g_return_val_if_fail (BYLINE_IS_COMMENT_ROW (self), NULL);

  return self->item;
}

/**
 * byline_comment_row_set_item:
 * @self: a row
 * @item: the comment
 * @is_by_author: whether the article's author wrote it
 *
 * Shows a comment. When its words are those already shown they stay as they
 * are, with what a person selected in them.
 */
void
byline_comment_row_set_item (BylineCommentRow  *self,
                             BylineCommentItem *item,
                             gboolean           is_by_author)
{
  gboolean has_same_words, has_same_depth;

  g_return_if_fail (BYLINE_IS_COMMENT_ROW (self));
  g_return_if_fail (BYLINE_IS_COMMENT_ITEM (item));

  has_same_words = self->item != NULL &&
                   g_strcmp0 (byline_comment_item_get_comment (self->item)->content_html,
                              byline_comment_item_get_comment (item)->content_html) == 0;
  has_same_depth = self->item != NULL &&
                   byline_comment_item_get_depth (self->item) ==
                   byline_comment_item_get_depth (item);

  g_set_object (&self->item, item);
  if (!has_same_words)
    byline_document_view_set_document (self->words, byline_comment_item_get_document (item));
  show_item (self, is_by_author);
  if (!has_same_depth)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * byline_comment_row_set_open:
 * @self: a row
 * @is_open: whether the article takes comments
 *
 * Shows or hides the button that answers.
 */
void
byline_comment_row_set_open (BylineCommentRow *self,
                             gboolean          is_open)
{
  g_return_if_fail (BYLINE_IS_COMMENT_ROW (self));

  gtk_widget_set_visible (self->reply, is_open);
}

/**
 * byline_comment_row_set_zoom:
 * @self: a row
 * @zoom: 0.8-2.0
 *
 * Sets the size of the words.
 */
void
byline_comment_row_set_zoom (BylineCommentRow *self,
                             double            zoom)
{
  g_return_if_fail (BYLINE_IS_COMMENT_ROW (self));

  byline_document_view_set_zoom (self->words, zoom);
}

/**
 * byline_comment_row_set_text_style:
 * @self: a row
 * @style: how text is set
 *
 * Sets how far the lines stand apart; comments keep the face of the desktop.
 */
void
byline_comment_row_set_text_style (BylineCommentRow      *self,
                                   const BylineTextStyle *style)
{
  g_return_if_fail (BYLINE_IS_COMMENT_ROW (self));

  byline_document_view_set_text_style (self->words, style);
}

/**
 * byline_comment_row_get_indent:
 * @self: a row
 * @width: pixels the row gets
 *
 * Tells how far the comment stands in at that width.
 *
 * Returns: pixels
 */
int
byline_comment_row_get_indent (BylineCommentRow *self,
                               int               width)
{
  guint depth;

  g_return_val_if_fail (BYLINE_IS_COMMENT_ROW (self), 0);

  depth = self->item != NULL ? byline_comment_item_get_depth (self->item) : 0;
  return (int) MIN (depth, BYLINE_COMMENT_ROW_MAX_DEPTH) *
         (width < WIDE_FROM ? NARROW_STEP : WIDE_STEP);
}
