/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sideways scroller for what must not be wrapped: code and tables. A plain
 * scrolled window asks for the height its child would have at its narrowest,
 * which for a table means hundreds of blank pixels; this one asks for the
 * height at the width the child will really get. Arrow keys scroll it when
 * it has the focus, which it takes only while there is something to scroll. */

#include "config.h"

#include "byline-overflow-box.h"

#include "byline-scroller.h"

struct _BylineOverflowBox
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *child;      /* (unowned: in the scroller) */
  char      *name;       /* (owned) (nullable) */
  gboolean   overflows;
  gboolean   has_begun;  /* stands where reading starts */
};

G_DEFINE_FINAL_TYPE (BylineOverflowBox, byline_overflow_box, GTK_TYPE_WIDGET)

/* Scrollbars float over the child, unless the person wants them to stay. */
static int
scrollbar_height (BylineOverflowBox *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  GtkWidget *scrollbar = gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (self->scroller));
  gboolean is_overlay = TRUE;
  int minimum = 0;

  g_object_get (settings, "gtk-overlay-scrolling", &is_overlay, NULL);
  if (!is_overlay)
    gtk_widget_measure (scrollbar, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
byline_overflow_box_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  BylineOverflowBox *self = BYLINE_OVERFLOW_BOX (widget);
  int least, wished;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = wished;
      return;
    }
  if (for_size < 0)
    for_size = wished;
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, MAX (least, for_size), minimum,
                      natural, NULL, NULL);
  if (least > for_size)
    *natural += scrollbar_height (self);
  *minimum = *natural;
}

/* A box that does not scroll is nothing to a screen reader. */
static void
show_name (BylineOverflowBox *self)
{
  if (self->name == NULL)
    return;
  if (self->overflows)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static GtkAdjustment *
get_adjustment (BylineOverflowBox *self)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* What is read from right to left starts at its right. */
static void
begin (BylineOverflowBox *self,
       int                child_width,
       int                width)
{
  if (self->has_begun || !self->overflows)
    return;
  self->has_begun = TRUE;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_adjustment_configure (get_adjustment (self), child_width - width, 0, child_width,
                              width * 0.1, width * 0.9, width);
}

static void
byline_overflow_box_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  BylineOverflowBox *self = BYLINE_OVERFLOW_BOX (widget);
  GtkAllocation whole = { 0, 0, width, height };
  int least;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (self->overflows != (least > width))
    {
      self->overflows = least > width;
      show_name (self);
    }
  gtk_widget_set_focusable (widget, self->overflows);
  begin (self, least, width);
  gtk_widget_measure (self->scroller, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scroller, &whole, -1);
}

static GtkSizeRequestMode
byline_overflow_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
scroll_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  BylineOverflowBox *self = BYLINE_OVERFLOW_BOX (widget);
  GtkAdjustment *adjustment = get_adjustment (self);
  double step = gtk_adjustment_get_page_size (adjustment) / 4;

  if (!self->overflows)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                        + g_variant_get_int32 (arguments) * step);
  return GDK_EVENT_STOP;
}

/* Takes the focus itself first, then lets it go on to links within. The
 * scrolled window between would answer yes without taking it. */
static gboolean
byline_overflow_box_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  BylineOverflowBox *self = BYLINE_OVERFLOW_BOX (widget);

  if (!gtk_widget_get_focusable (widget))
    return gtk_widget_child_focus (self->child, direction);
  if (gtk_widget_is_focus (widget))
    return direction == GTK_DIR_TAB_FORWARD && gtk_widget_child_focus (self->child, direction);
  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (self->child, direction))
    return TRUE;
  if (gtk_widget_get_focus_child (widget) != NULL && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_child_focus (self->child, direction);
  return gtk_widget_grab_focus (widget);
}

static void
byline_overflow_box_dispose (GObject *object)
{
  BylineOverflowBox *self = BYLINE_OVERFLOW_BOX (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (byline_overflow_box_parent_class)->dispose (object);
}

static void
byline_overflow_box_finalize (GObject *object)
{
  g_free (BYLINE_OVERFLOW_BOX (object)->name);
  G_OBJECT_CLASS (byline_overflow_box_parent_class)->finalize (object);
}

static void
byline_overflow_box_class_init (BylineOverflowBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_overflow_box_dispose;
  object_class->finalize = byline_overflow_box_finalize;
  widget_class->measure = byline_overflow_box_measure;
  widget_class->size_allocate = byline_overflow_box_size_allocate;
  widget_class->get_request_mode = byline_overflow_box_get_request_mode;
  widget_class->focus = byline_overflow_box_focus;
  gtk_widget_class_set_css_name (widget_class, "byline-overflow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, scroll_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, scroll_cb, "i", -1);
}

static void
byline_overflow_box_init (BylineOverflowBox *self)
{
  /* GTK hides all that stands below a role of "presentation". */
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "focusable", FALSE,
                                 "vscrollbar-policy", GTK_POLICY_NEVER,
                                 "hscrollbar-policy", GTK_POLICY_AUTOMATIC,
                                 NULL);
  byline_scroller_hush (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), FALSE);
}

/**
 * byline_overflow_box_new:
 * @child: (transfer floating): what may be wider than the page
 *
 * Returns: (transfer floating): a widget that is never wider than it is told
 */
GtkWidget *
byline_overflow_box_new (GtkWidget *child)
{
  BylineOverflowBox *self = g_object_new (BYLINE_TYPE_OVERFLOW_BOX, NULL);

  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
  return GTK_WIDGET (self);
}

/**
 * byline_overflow_box_set_name:
 * @self: a box
 * @name: what a screen reader calls it while it scrolls
 */
void
byline_overflow_box_set_name (BylineOverflowBox *self,
                              const char        *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  show_name (self);
}

/**
 * byline_overflow_box_get_child:
 * @self: a box
 *
 * Returns: (transfer none): what it holds
 */
GtkWidget *
byline_overflow_box_get_child (BylineOverflowBox *self)
{
  return self->child;
}

/**
 * byline_overflow_box_get_overflows:
 * @self: a box
 *
 * Returns: whether the child was wider than the page when last allocated
 */
gboolean
byline_overflow_box_get_overflows (BylineOverflowBox *self)
{
  return self->overflows;
}

/**
 * byline_overflow_box_show:
 * @self: a box that has been allocated
 * @x: pixels in the coordinates of its child
 * @width: pixels
 *
 * Scrolls sideways until that part of the child is seen, if it is not.
 */
void
byline_overflow_box_show (BylineOverflowBox *self,
                          int                x,
                          int                width)
{
  gtk_adjustment_clamp_page (get_adjustment (self), x, x + width);
}
