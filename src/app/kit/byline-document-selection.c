/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The selection of a document: where it started, where it ends, and the
 * mouse that makes it. It runs over all blocks, as on a sheet of paper. A
 * press on a link stays the link's unless the pointer then moves: only from
 * four pixels on is it a drag. Says nothing of the keyboard's copy keys, which
 * belong to the page around the view. */

#include "config.h"

#include "byline-document-selection.h"

#include "byline-document-html.h"
#include "byline-document-text.h"
#include "byline-text-block.h"

#include <string.h>

#define DRAG_PX        4
#define SCROLL_STEP_PX 24

struct _BylineDocumentSelection
{
  GtkWidget           *view;       /* (unowned: parent) */
  GtkGesture          *drag;       /* (unowned: the view's) */
  GtkGesture          *click;      /* (unowned: the view's) */
  BylineDocument      *document;   /* (owned) (nullable) */
  BylineDocumentParts *parts;      /* (unowned) (nullable): the view's */
  GtkWidget           *scroller;   /* (unowned) (nullable) */

  BylineSelectUnit     unit;
  BylinePosition       anchor_from;   /* the unit where it started */
  BylinePosition       anchor_to;
  BylinePosition       from;          /* what is selected now */
  BylinePosition       to;
  gboolean             is_dragging;
  double               pointer_x;     /* of the last drag: in the scroller, else in the view */
  double               pointer_y;
  guint                tick;          /* 0: the page is not being scrolled by a drag */
};

/* The one that holds words: a person has one selection, in the article or in a
 * comment, not one in each. */
static BylineDocumentSelection *holder;

static BylineTextBlock *
get_block (BylineDocumentSelection *self,
           guint                    ordinal)
{
  if (self->parts == NULL || ordinal >= self->parts->texts->len)
    return NULL;
  return g_ptr_array_index (self->parts->texts, ordinal);
}

static guint
text_length (BylineDocumentSelection *self,
             guint                    ordinal)
{
  const BylineText *text = byline_document_get_text (self->document, ordinal);

  return text != NULL ? strlen (text->words) : 0;
}

static void
paint (BylineDocumentSelection *self)
{
  for (guint i = 0; self->parts != NULL && i < self->parts->texts->len; i++)
    {
      BylineTextBlock *block = get_block (self, i);
      guint start = i > self->from.ordinal ? 0 : self->from.offset;
      guint end = i < self->to.ordinal ? G_MAXUINT : self->to.offset;

      if (block == NULL)
        continue;
      if (i < self->from.ordinal || i > self->to.ordinal)
        start = end = 0;
      byline_text_block_set_selection (block, start,
                                       end == G_MAXUINT ? text_length (self, i) : end);
    }
}

static void
take_hold (BylineDocumentSelection *self)
{
  BylineDocumentSelection *other = holder;

  holder = self;
  if (other != NULL && other != self)
    byline_document_selection_clear (other);
}

static void
set_range (BylineDocumentSelection *self,
           BylinePosition           from,
           BylinePosition           to)
{
  if (byline_position_compare (from, to) < 0)
    take_hold (self);
  else if (holder == self)
    holder = NULL;
  self->from = from;
  self->to = to;
  gtk_widget_action_set_enabled (self->view, "document.copy",
                                 byline_position_compare (from, to) < 0);
  paint (self);
}

/* The unit around a position. */
static void
get_unit (BylineDocumentSelection *self,
          BylinePosition           position,
          BylinePosition          *from,
          BylinePosition          *to)
{
  BylineTextBlock *block = get_block (self, position.ordinal);

  *from = *to = position;
  if (block == NULL || self->unit == BYLINE_SELECT_CHARACTERS)
    return;
  if (self->unit == BYLINE_SELECT_WORDS)
    {
      byline_text_block_get_word (block, position.offset, &from->offset, &to->offset);
      return;
    }
  from->offset = 0;
  to->offset = text_length (self, position.ordinal);
}

/* What X calls the primary selection: the middle button pastes it. */
static void
publish (BylineDocumentSelection *self)
{
  g_autofree char *text = byline_document_selection_dup_text (self);

  if (text != NULL && *text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (self->view), text);
}

/* ---- the mouse ---- */

/* Buttons and scrollbars on the page keep what is pressed on them. */
static gboolean
belongs_to_control (BylineDocumentSelection *self,
                    double                   x,
                    double                   y)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != self->view; widget = gtk_widget_get_parent (widget))
    {
      if (GTK_IS_BUTTON (widget) || GTK_IS_SCROLLBAR (widget) || GTK_IS_POPOVER (widget))
        return TRUE;
    }
  return widget == NULL;
}

/* A finger scrolls the page; only a pointer selects. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device =
    gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static gboolean
hit (BylineDocumentSelection *self,
     double                   x,
     double                   y,
     BylinePosition          *position)
{
  return self->parts != NULL && byline_document_parts_hit (self->parts, self->view, x, y, position);
}

static void
extend_to_pointer (BylineDocumentSelection *self)
{
  double x = self->pointer_x;
  double y = self->pointer_y;
  BylinePosition position;

  if (self->scroller != NULL
      && !gtk_widget_translate_coordinates (self->scroller, self->view, x, y, &x, &y))
    return;
  if (hit (self, x, y, &position))
    byline_document_selection_extend (self, position);
}

/* Pixels to scroll by while the pointer is above or below the page. */
static double
scroll_step (BylineDocumentSelection *self)
{
  double height = gtk_widget_get_height (self->scroller);
  double beyond = self->pointer_y < 0 ? self->pointer_y : MAX (0, self->pointer_y - height);

  return CLAMP (beyond / 2, -SCROLL_STEP_PX, SCROLL_STEP_PX);
}

static gboolean
scroll_cb (GtkWidget     *view,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  BylineDocumentSelection *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->scroller));
  double step = scroll_step (self);

  if (step != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
  if (step != 0)
    extend_to_pointer (self);
  return G_SOURCE_CONTINUE;
}

static void
stop_scrolling (BylineDocumentSelection *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  self->tick = 0;
}

static void
drag_begun_cb (GtkGestureDrag          *gesture,
               double                   x,
               double                   y,
               BylineDocumentSelection *self)
{
  if (is_touch (GTK_GESTURE (gesture)) || belongs_to_control (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_updated_cb (GtkGestureDrag          *gesture,
                 double                   offset_x,
                 double                   offset_y,
                 BylineDocumentSelection *self)
{
  double start_x, start_y;

  if (!self->is_dragging && ABS (offset_x) < DRAG_PX && ABS (offset_y) < DRAG_PX)
    return;
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  self->is_dragging = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->pointer_x = start_x + offset_x;
  self->pointer_y = start_y + offset_y;
  if (self->scroller != NULL)
    {
      gtk_widget_translate_coordinates (self->view, self->scroller, self->pointer_x,
                                        self->pointer_y,
                                        &self->pointer_x, &self->pointer_y);
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (self->view, scroll_cb, self, NULL);
    }
  extend_to_pointer (self);
}

static void
drag_ended_cb (GtkGestureDrag          *gesture,
               double                   offset_x,
               double                   offset_y,
               BylineDocumentSelection *self)
{
  stop_scrolling (self);
  if (self->is_dragging)
    publish (self);
  self->is_dragging = FALSE;
}

static BylineSelectUnit
unit_of_presses (int n_press)
{
  if (n_press >= 3)
    return BYLINE_SELECT_TEXTS;
  return n_press == 2 ? BYLINE_SELECT_WORDS : BYLINE_SELECT_CHARACTERS;
}

static void
pressed_cb (GtkGestureClick         *gesture,
            int                      n_press,
            double                   x,
            double                   y,
            BylineDocumentSelection *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  BylinePosition position;

  if (belongs_to_control (self, x, y) || is_touch (GTK_GESTURE (gesture))
      || !hit (self, x, y, &position))
    return;
  if (n_press == 1 && (state & GDK_SHIFT_MASK) != 0)
    byline_document_selection_extend (self, position);
  else
    byline_document_selection_start (self, position, unit_of_presses (n_press));
  if (n_press > 1)
    publish (self);
}

/**
 * byline_document_selection_new:
 * @view: the widget whose descendants are selected in; gets the gestures
 *
 * Returns: (transfer full): an empty selection, to be freed with @view
 */
BylineDocumentSelection *
byline_document_selection_new (GtkWidget *view)
{
  BylineDocumentSelection *self = g_new0 (BylineDocumentSelection, 1);

  self->view = view;
  self->drag = gtk_gesture_drag_new ();
  self->click = gtk_gesture_click_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect (self->click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->click),
                                              GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (self->click));
  gtk_gesture_group (self->drag, self->click);
  return self;
}

/**
 * byline_document_selection_free:
 * @self: (transfer full): a selection; its view must still be there
 */
void
byline_document_selection_free (BylineDocumentSelection *self)
{
  stop_scrolling (self);
  if (holder == self)
    holder = NULL;
  gtk_widget_remove_controller (self->view, GTK_EVENT_CONTROLLER (self->click));
  gtk_widget_remove_controller (self->view, GTK_EVENT_CONTROLLER (self->drag));
  g_clear_object (&self->document);
  g_free (self);
}

/**
 * byline_document_selection_get_view:
 *
 * Returns: (transfer none) (nullable): the view in which words are selected
 */
GtkWidget *
byline_document_selection_get_view (void)
{
  return holder != NULL ? holder->view : NULL;
}

/**
 * byline_document_selection_set_parts:
 * @self: a selection
 * @document: (nullable): what is shown now
 * @parts: (nullable): its widgets, which must outlive the next call
 *
 * Starts over on another document.
 */
void
byline_document_selection_set_parts (BylineDocumentSelection *self,
                                     BylineDocument          *document,
                                     BylineDocumentParts     *parts)
{
  const BylinePosition start = { 0, 0 };

  stop_scrolling (self);
  self->is_dragging = FALSE;
  self->unit = BYLINE_SELECT_CHARACTERS;
  self->parts = parts;
  g_set_object (&self->document, document);
  self->anchor_from = self->anchor_to = start;
  set_range (self, start, start);
}

/**
 * byline_document_selection_set_scroller:
 * @self: a selection
 * @scroller: (nullable): a #GtkScrollable around the view, scrolled by drags
 */
void
byline_document_selection_set_scroller (BylineDocumentSelection *self,
                                        GtkWidget               *scroller)
{
  stop_scrolling (self);
  self->scroller = scroller;
}

/**
 * byline_document_selection_refresh:
 * @self: a selection
 *
 * To be called when more of the document has been built.
 */
void
byline_document_selection_refresh (BylineDocumentSelection *self)
{
  if (byline_document_selection_get_range (self, NULL, NULL))
    paint (self);
}

/**
 * byline_document_selection_get_range:
 * @self: a selection
 * @from: (out) (optional): its first position
 * @to: (out) (optional): its last
 *
 * Returns: whether anything is selected
 */
gboolean
byline_document_selection_get_range (BylineDocumentSelection *self,
                                     BylinePosition          *from,
                                     BylinePosition          *to)
{
  if (from != NULL)
    *from = self->from;
  if (to != NULL)
    *to = self->to;
  return self->document != NULL && byline_position_compare (self->from, self->to) < 0;
}

/**
 * byline_document_selection_start:
 * @self: a selection
 * @position: where the pointer went down
 * @unit: what it takes at a time
 */
void
byline_document_selection_start (BylineDocumentSelection *self,
                                 BylinePosition           position,
                                 BylineSelectUnit         unit)
{
  self->unit = unit;
  get_unit (self, position, &self->anchor_from, &self->anchor_to);
  set_range (self, self->anchor_from, self->anchor_to);
}

/**
 * byline_document_selection_extend:
 * @self: a selection
 * @position: where the pointer is now
 *
 * Selects from where it started to here, in whole units, either way.
 */
void
byline_document_selection_extend (BylineDocumentSelection *self,
                                  BylinePosition           position)
{
  BylinePosition from, to;

  get_unit (self, position, &from, &to);
  if (byline_position_compare (self->anchor_from, from) < 0)
    from = self->anchor_from;
  if (byline_position_compare (self->anchor_to, to) > 0)
    to = self->anchor_to;
  set_range (self, from, to);
}

/**
 * byline_document_selection_all:
 * @self: a selection
 */
void
byline_document_selection_all (BylineDocumentSelection *self)
{
  BylinePosition from = { 0, 0 };
  BylinePosition to = { 0, 0 };
  guint n_texts = self->document != NULL ? byline_document_get_n_texts (self->document) : 0;

  if (n_texts == 0)
    return;
  to.ordinal = n_texts - 1;
  to.offset = text_length (self, to.ordinal);
  self->anchor_from = self->anchor_to = from;
  set_range (self, from, to);
}

/**
 * byline_document_selection_clear:
 * @self: a selection
 */
void
byline_document_selection_clear (BylineDocumentSelection *self)
{
  self->anchor_from = self->anchor_to = self->from;
  set_range (self, self->from, self->from);
}

/**
 * byline_document_selection_dup_text:
 * @self: a selection
 *
 * Returns: (transfer full) (nullable): the selected words as plain text;
 *   %NULL when nothing is selected
 */
char *
byline_document_selection_dup_text (BylineDocumentSelection *self)
{
  BylinePosition from, to;

  if (!byline_document_selection_get_range (self, &from, &to))
    return NULL;
  return byline_document_text_range (self->document, from, to);
}

static GdkContentProvider *
make_text_content (char *text)
{
  GValue value = G_VALUE_INIT;
  GdkContentProvider *content;

  g_value_init (&value, G_TYPE_STRING);
  g_value_take_string (&value, text);
  content = gdk_content_provider_new_for_value (&value);
  g_value_unset (&value);
  return content;
}

/**
 * byline_document_selection_make_content:
 * @self: the selection
 *
 * Returns: (transfer full) (nullable): the selected words as plain text and as
 *   HTML, for whoever pastes to choose; %NULL when none are
 */
GdkContentProvider *
byline_document_selection_make_content (BylineDocumentSelection *self)
{
  char *text = byline_document_selection_dup_text (self);
  GdkContentProvider *contents[2];
  g_autoptr (GBytes) bytes = NULL;
  BylinePosition from, to;
  char *html;

  if (text == NULL || !byline_document_selection_get_range (self, &from, &to))
    return NULL;
  html = byline_document_html_range (self->document, from, to);
  bytes = g_bytes_new_take (html, strlen (html));
  contents[0] = make_text_content (text);
  contents[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  return gdk_content_provider_new_union (contents, G_N_ELEMENTS (contents));
}
