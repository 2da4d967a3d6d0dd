/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks over a page by keyboard: Ctrl+Down and Ctrl+Up go from block to
 * block, H from heading to heading. The block that was come to takes the
 * focus, so that a screen reader speaks it, and shows a ring; then the arrows
 * alone go on, into tables too, and Escape gives the focus back to the page.
 * Only that one block can take the focus: all others stay out of the way of
 * Tab. It knows nothing of documents, only of the widgets in a scroller. */

#include "config.h"

#include "byline-page-steps.h"

#include "byline-document-picture.h"
#include "byline-overflow-box.h"
#include "byline-page-tree.h"
#include "byline-scroller.h"
#include "byline-text-block.h"

#define MARGIN_PX 24

struct _BylinePageSteps
{
  GtkWidget          *scroller;       /* (unowned: outlives us) */
  GtkEventController *keys;           /* (unowned: the scroller's) */
  GtkWidget          *current;        /* (weak) (nullable) */
  GtkWidget          *ring;           /* (weak) (nullable): shows where we are */
  GtkRoot            *root;           /* (weak) (nullable): listened to while stepping */
  gboolean            was_focusable;
};

static GtkWidget *
get_top (BylinePageSteps *self)
{
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller));
}

static GtkWidget *
get_focus (BylinePageSteps *self)
{
  GtkRoot *root = gtk_widget_get_root (self->scroller);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* ---- taking and giving the focus ---- */

static void
focus_moved_cb (BylinePageSteps *self)
{
  if (get_focus (self) != self->current)
    byline_page_steps_leave (self);
}

/* The block goes, but whoever steps stays on the page. */
static void
current_unmapped_cb (BylinePageSteps *self)
{
  GtkWidget *current = self->current;

  if (byline_page_steps_leave (self) && get_focus (self) == current)
    gtk_widget_grab_focus (self->scroller);
}

/* Around code and tables the ring goes around the box they scroll in. Some
 * draw their own. */
static GtkWidget *
find_ring (GtkWidget *step)
{
  GtkWidget *box = gtk_widget_get_ancestor (step, BYLINE_TYPE_OVERFLOW_BOX);

  if (BYLINE_IS_DOCUMENT_PICTURE (step) || GTK_IS_BUTTON (step) || GTK_IS_EXPANDER (step))
    return NULL;
  if (box != NULL && byline_overflow_box_get_child (BYLINE_OVERFLOW_BOX (box)) == step)
    return box;
  return step;
}

/* The page moves as little as it must; of what is higher than the window the
 * beginning is shown. GTK has moved the page too, without room for the ring. */
static void
bring_into_view (BylinePageSteps *self,
                 GtkWidget       *step)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double height = gtk_widget_get_height (step);
  double top, bottom, distance = 0;

  if (!byline_scroller_get_seen (get_top (self), step, &top, &bottom))
    return;
  if (top > -MARGIN_PX)
    distance = -MARGIN_PX - top;
  else if (bottom < height + MARGIN_PX)
    distance = MIN (height + MARGIN_PX - bottom, -MARGIN_PX - top);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
}

static void
go_to (BylinePageSteps *self,
       GtkWidget       *step)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (adjustment);
  GtkRoot *root = gtk_widget_get_root (self->scroller);

  byline_page_steps_leave (self);
  self->was_focusable = gtk_widget_get_focusable (step);
  gtk_widget_set_focusable (step, TRUE);
  gtk_root_set_focus (root, step);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  g_set_weak_pointer (&self->current, step);
  g_set_weak_pointer (&self->ring, find_ring (step));
  g_set_weak_pointer (&self->root, root);
  if (self->ring != NULL)
    gtk_widget_add_css_class (self->ring, "byline-step");
  g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self);
  g_signal_connect_swapped (step, "unmap", G_CALLBACK (current_unmapped_cb), self);
  gtk_adjustment_set_value (adjustment, value);
  bring_into_view (self, step);
}

/* ---- finding the way ---- */

static gboolean
is_wanted (GtkWidget      *widget,
           BylineStepKind  kind)
{
  return byline_page_tree_is_stop (widget)
         && (kind != BYLINE_STEP_HEADING || byline_page_tree_is_heading (widget));
}

static GtkWidget *
find_after (BylinePageSteps *self,
            GtkWidget       *from,
            BylineStepKind   kind)
{
  GtkWidget *top = get_top (self);
  GtkWidget *table = kind == BYLINE_STEP_BLOCK ? byline_page_tree_find_table (from) : NULL;

  if (table != NULL)
    from = table;
  do
    from = byline_page_tree_next (top, from,
                                  kind == BYLINE_STEP_PART || !byline_page_tree_is_table (from));
  while (from != NULL && !is_wanted (from, kind));
  return from;
}

static GtkWidget *
find_before (BylinePageSteps *self,
             GtkWidget       *from,
             BylineStepKind   kind)
{
  GtkWidget *top = get_top (self);
  GtkWidget *table = kind == BYLINE_STEP_BLOCK ? byline_page_tree_find_table (from) : NULL;

  if (table != NULL)
    return table;
  do
    from = byline_page_tree_previous (top, from, kind == BYLINE_STEP_PART);
  while (from != NULL && !is_wanted (from, kind));
  return from;
}

static gboolean
begins_in_view (BylinePageSteps *self,
                GtkWidget       *step)
{
  double top, bottom;

  return byline_scroller_get_seen (get_top (self), step, &top, &bottom) && top <= 0;
}

/* Stepping begins at the first thing that begins in what is seen. */
static GtkWidget *
find_first (BylinePageSteps *self,
            BylineStepKind   kind)
{
  GtkWidget *last = NULL;
  GtkWidget *step = find_after (self, get_top (self), kind);

  for (; step != NULL && !begins_in_view (self, step); step = find_after (self, step, kind))
    last = step;
  return step != NULL ? step : last;
}

static gboolean
is_on_page (BylinePageSteps *self,
            GtkWidget       *widget)
{
  return widget != NULL && widget != self->scroller && gtk_widget_is_ancestor (widget,
                                                                               get_top (self));
}

/* ---- keys ---- */

/* Keys belong to what is typed in and to an open menu. */
static gboolean
is_reading (BylinePageSteps *self,
            GtkWidget       *focus)
{
  return focus == self->scroller
         || (is_on_page (self, focus) && !GTK_IS_EDITABLE (focus) && !GTK_IS_TEXT_VIEW (focus)
             && gtk_widget_get_ancestor (focus, GTK_TYPE_EDITABLE) == NULL
             && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL);
}

static gboolean
arrow_pressed (BylinePageSteps *self,
               gboolean         forward,
               GdkModifierType  modifiers)
{
  if (modifiers == GDK_CONTROL_MASK)
    {
      byline_page_steps_move (self, BYLINE_STEP_BLOCK, forward);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0 || self->current == NULL)
    return GDK_EVENT_PROPAGATE;
  byline_page_steps_move (self, BYLINE_STEP_PART, forward);
  return GDK_EVENT_STOP;
}

static gboolean
escape_pressed (BylinePageSteps *self)
{
  if (!byline_page_steps_leave (self))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->scroller);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                BylinePageSteps       *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (!is_reading (self, get_focus (self)))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow_pressed (self, TRUE, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow_pressed (self, FALSE, modifiers);
    case GDK_KEY_h:
    case GDK_KEY_H:
      if ((modifiers & ~GDK_SHIFT_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      byline_page_steps_move (self, BYLINE_STEP_HEADING, modifiers == 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return modifiers == 0 ? escape_pressed (self) : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * byline_page_steps_new:
 * @scroller: holds the page, can take the focus, and lives longer
 *
 * Adds the keys to @scroller.
 *
 * Returns: (transfer full): steps that have not begun
 */
BylinePageSteps *
byline_page_steps_new (GtkScrolledWindow *scroller)
{
  BylinePageSteps *self = g_new0 (BylinePageSteps, 1);

  self->scroller = GTK_WIDGET (scroller);
  /* The scrolled window has a use of its own for Ctrl with an arrow. */
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->scroller, self->keys);
  return self;
}

/**
 * byline_page_steps_free:
 * @self: (transfer full): steps whose scroller is still there
 */
void
byline_page_steps_free (BylinePageSteps *self)
{
  byline_page_steps_leave (self);
  gtk_widget_remove_controller (self->scroller, self->keys);
  g_free (self);
}

/**
 * byline_page_steps_get_current:
 * @self: steps
 *
 * Returns: (transfer none) (nullable): the block that has the focus by a step
 */
GtkWidget *
byline_page_steps_get_current (BylinePageSteps *self)
{
  return self->current;
}

/**
 * byline_page_steps_move:
 * @self: steps
 * @kind: what to look for
 * @forward: %FALSE for back
 *
 * Goes on from the block, link or button that has the focus; from the page
 * itself to the first block that begins in what is seen. At either end of the
 * page nothing happens.
 *
 * Returns: whether there was somewhere to go
 */
gboolean
byline_page_steps_move (BylinePageSteps *self,
                        BylineStepKind   kind,
                        gboolean         forward)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *step;

  if (get_top (self) == NULL || gtk_widget_get_root (self->scroller) == NULL)
    return FALSE;
  if (!is_on_page (self, focus))
    step = find_first (self, kind);
  else
    step = forward ? find_after (self, focus, kind) : find_before (self, focus, kind);
  if (step == NULL)
    return FALSE;
  go_to (self, step);
  return TRUE;
}

/**
 * byline_page_steps_leave:
 * @self: steps
 *
 * Ends stepping. The focus stays where it is.
 *
 * Returns: whether a block was stepped to
 */
gboolean
byline_page_steps_leave (BylinePageSteps *self)
{
  GtkWidget *step = self->current;

  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, focus_moved_cb, self);
  if (self->ring != NULL)
    gtk_widget_remove_css_class (self->ring, "byline-step");
  if (step != NULL)
    {
      g_signal_handlers_disconnect_by_func (step, current_unmapped_cb, self);
      gtk_widget_set_focusable (step, self->was_focusable);
    }
  g_clear_weak_pointer (&self->root);
  g_clear_weak_pointer (&self->ring);
  g_clear_weak_pointer (&self->current);
  return step != NULL;
}
