/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts its children side by side and goes on below where the line is full, in
 * the direction of the page. A child that is wider than the row gets the row. */

#include "config.h"

#include "byline-wrap-row.h"

#define GAP_PX 10

struct _BylineWrapRow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BylineWrapRow, byline_wrap_row, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *child,
           int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Walks the lines at @width, and places the children if @self says so. */
static int
lay_out (GtkWidget *self,
         int        width,
         gboolean   places)
{
  gboolean is_rtl = gtk_widget_get_direction (self) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width = get_width (child, width);
      int child_height = get_height (child, child_width);
      GtkAllocation place;

      if (x > 0 && x + child_width > width)
        {
          y += line_height + GAP_PX;
          x = line_height = 0;
        }
      place = (GtkAllocation) { is_rtl ? width - x - child_width : x, y, child_width,
                                child_height };
      if (places)
        gtk_widget_size_allocate (child, &place, -1);
      x += child_width + GAP_PX;
      line_height = MAX (line_height, child_height);
    }
  return y + line_height;
}

static void
measure_widths (GtkWidget *self,
                int       *minimum,
                int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int narrowest, width;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, &width, NULL, NULL);
      *minimum = MAX (*minimum, narrowest);
      *natural += width + (*natural > 0 ? GAP_PX : 0);
    }
}

static void
byline_wrap_row_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  int narrowest, width;

  measure_widths (widget, &narrowest, &width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = width;
      return;
    }
  *minimum = *natural = lay_out (widget, for_size < 0 ? width : MAX (for_size, narrowest), FALSE);
}

static void
byline_wrap_row_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  lay_out (widget, width, TRUE);
}

static GtkSizeRequestMode
byline_wrap_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_wrap_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (byline_wrap_row_parent_class)->dispose (object);
}

static void
byline_wrap_row_class_init (BylineWrapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_wrap_row_dispose;
  widget_class->measure = byline_wrap_row_measure;
  widget_class->size_allocate = byline_wrap_row_size_allocate;
  widget_class->get_request_mode = byline_wrap_row_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_wrap_row_init (BylineWrapRow *self)
{
}

/**
 * byline_wrap_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
byline_wrap_row_new (void)
{
  return g_object_new (BYLINE_TYPE_WRAP_ROW, NULL);
}

/**
 * byline_wrap_row_append:
 * @self: a row
 * @child: (transfer floating): its new last child
 */
void
byline_wrap_row_append (BylineWrapRow *self,
                        GtkWidget     *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
