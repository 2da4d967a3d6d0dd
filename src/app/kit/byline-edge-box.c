/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing floats on the page: a figure that the site puts to one side stands
 * at that edge, at most 45 % wide, and the words go on below it. Where that
 * would leave too little to see it takes the whole width. */

#include "config.h"

#include "byline-edge-box.h"

#define SHARE        0.45
#define NARROWEST_EM 11

struct _BylineEdgeBox
{
  GtkWidget          parent_instance;

  BylineTypography  *typography;   /* (unowned) */
  GtkWidget         *child;        /* (owned) */
  BylineFigurePlace  place;
};

G_DEFINE_FINAL_TYPE (BylineEdgeBox, byline_edge_box, GTK_TYPE_WIDGET)

static int
get_child_width (BylineEdgeBox *self,
                 int            width)
{
  int share = (int) (SHARE * width);
  int minimum, natural;

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

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->child, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL ? get_child_width (self, width) : -1,
                      minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
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
  gtk_widget_size_allocate (self->child, &place, -1);
}

static GtkSizeRequestMode
byline_edge_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_edge_box_dispose (GObject *object)
{
  BylineEdgeBox *self = BYLINE_EDGE_BOX (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_edge_box_parent_class)->dispose (object);
}

static void
byline_edge_box_class_init (BylineEdgeBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_edge_box_dispose;
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
