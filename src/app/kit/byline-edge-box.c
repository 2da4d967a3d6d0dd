/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing floats on the page: a figure that the site puts to one side stands
 * at that edge, at most 45 % wide, and the words go on below it. Where that
 * would leave too little to see it takes the whole width. A wide figure goes
 * over both edges of the column by a fifth, a full one to those of the pane,
 * where there is room and the figure has something to show there: this box
 * stays in the column, and gives its child more than it has itself. */

#include "config.h"

#include "byline-edge-box.h"

#include "byline-scroller.h"

#define SHARE        0.45
#define WIDE_SHARE   1.4
#define LEAST_GAIN   1.1
#define NARROWEST_EM 11
#define MARGIN_PX    12

struct _BylineEdgeBox
{
  GtkWidget          parent_instance;

  BylineTypography  *typography;   /* (unowned) */
  GtkWidget         *child;        /* (owned) */
  BylineFigurePlace  place;
  int                wish;         /* pixels a wide child has use for */
  GtkWidget         *needy;        /* (nullable) (unowned: in child): its least width is the wish */
  GtkAdjustment     *pane;         /* (owned) (nullable): tells its width, while mapped */
  int                pane_width;   /* when last measured */
  guint              tick;         /* 0 none */
};

G_DEFINE_FINAL_TYPE (BylineEdgeBox, byline_edge_box, GTK_TYPE_WIDGET)

static gboolean
goes_beyond (BylineEdgeBox *self)
{
  return self->place == BYLINE_FIGURE_WIDE || self->place == BYLINE_FIGURE_FULL;
}

static int
find_pane_width (BylineEdgeBox *self)
{
  GtkWidget *scroller = byline_scroller_find (GTK_WIDGET (self));

  return scroller != NULL ? gtk_widget_get_width (scroller) : 0;
}

/* The column stands in the middle of the pane. */
static int
get_wide_width (BylineEdgeBox *self,
                int            width)
{
  int pane = self->pane_width;
  int limit = self->place == BYLINE_FIGURE_WIDE ? (int) (WIDE_SHARE * width) : pane;
  int wish = self->wish;

  if (self->place == BYLINE_FIGURE_WIDE)
    limit = MIN (limit, pane - 2 * MARGIN_PX);
  if (self->needy != NULL)
    gtk_widget_measure (self->needy, GTK_ORIENTATION_HORIZONTAL, -1, &wish, NULL, NULL, NULL);
  /* What must be scrolled all the same had better stand with the words. */
  if (self->needy != NULL && wish > limit && limit < LEAST_GAIN * width)
    return width;
  return MAX (width, MIN (wish, limit));
}

static int
get_child_width (BylineEdgeBox *self,
                 int            width)
{
  int share = (int) (SHARE * width);
  int minimum, natural;

  if (goes_beyond (self))
    return get_wide_width (self, width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (self->place == BYLINE_FIGURE_CENTER ||
      share < NARROWEST_EM * byline_typography_get_em (self->typography))
    share = width;
  return CLAMP (share, minimum, MAX (minimum, width));
}

static void
byline_edge_box_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  BylineEdgeBox *self = BYLINE_EDGE_BOX (widget);
  int width = for_size;

  self->pane_width = find_pane_width (self);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->child, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL ? get_child_width (self, width) : -1,
                      minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
}

static gboolean
measure_again_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  BYLINE_EDGE_BOX (widget)->tick = 0;
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* GTK keeps what was measured for a width, and the column has the same width
 * in another pane. It hears of that in the midst of a layout: the next frame
 * is soon enough. */
static void
follow_pane (BylineEdgeBox *self)
{
  if (self->tick == 0 && find_pane_width (self) != self->pane_width)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), measure_again_cb, NULL, NULL);
}

static void
byline_edge_box_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  BylineEdgeBox *self = BYLINE_EDGE_BOX (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean at_end = self->place == BYLINE_FIGURE_END;
  GtkAllocation place = { 0, 0, get_child_width (self, width), height };

  place.x = at_end != is_rtl ? width - place.width : 0;
  if (goes_beyond (self))
    {
      place.x = (width - place.width) / 2;
      follow_pane (self);
    }
  gtk_widget_size_allocate (self->child, &place, -1);
}

static GtkSizeRequestMode
byline_edge_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
leave_pane (BylineEdgeBox *self)
{
  if (self->pane != NULL)
    g_signal_handlers_disconnect_by_func (self->pane, follow_pane, self);
  g_clear_object (&self->pane);
}

static void
byline_edge_box_map (GtkWidget *widget)
{
  BylineEdgeBox *self = BYLINE_EDGE_BOX (widget);
  GtkWidget *scroller = byline_scroller_find (widget);

  GTK_WIDGET_CLASS (byline_edge_box_parent_class)->map (widget);
  leave_pane (self);
  if (!goes_beyond (self) || scroller == NULL)
    return;
  g_set_object (&self->pane, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (scroller)));
  if (self->pane != NULL)
    g_signal_connect_swapped (self->pane, "notify::page-size", G_CALLBACK (follow_pane), self);
}

static void
byline_edge_box_unmap (GtkWidget *widget)
{
  leave_pane (BYLINE_EDGE_BOX (widget));
  GTK_WIDGET_CLASS (byline_edge_box_parent_class)->unmap (widget);
}

static void
byline_edge_box_dispose (GObject *object)
{
  BylineEdgeBox *self = BYLINE_EDGE_BOX (object);

  leave_pane (self);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_edge_box_parent_class)->dispose (object);
}

static void
byline_edge_box_class_init (BylineEdgeBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_edge_box_dispose;
  widget_class->map = byline_edge_box_map;
  widget_class->unmap = byline_edge_box_unmap;
  widget_class->measure = byline_edge_box_measure;
  widget_class->size_allocate = byline_edge_box_size_allocate;
  widget_class->get_request_mode = byline_edge_box_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_edge_box_init (BylineEdgeBox *self)
{
}

/**
 * byline_edge_box_new:
 * @typography: says what is too narrow
 * @child: (transfer floating): a figure
 * @place: where it stands
 *
 * Returns: (transfer floating): the box
 */
GtkWidget *
byline_edge_box_new (BylineTypography  *typography,
                     GtkWidget         *child,
                     BylineFigurePlace  place)
{
  BylineEdgeBox *self = g_object_new (BYLINE_TYPE_EDGE_BOX, NULL);

  self->typography = typography;
  self->child = child;
  self->place = place;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * byline_edge_box_set_wish:
 * @self: a box for a wide or full figure
 * @wish: pixels beyond which there is nothing more to show
 */
void
byline_edge_box_set_wish (BylineEdgeBox *self,
                          int            wish)
{
  self->wish = wish;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * byline_edge_box_set_needy:
 * @self: a box for a wide or full figure
 * @needy: a widget inside the figure
 *
 * Lets the figure be as wide as this widget is at its narrowest, instead of a
 * number.
 */
void
byline_edge_box_set_needy (BylineEdgeBox *self,
                           GtkWidget     *needy)
{
  self->needy = needy;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
