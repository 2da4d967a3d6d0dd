/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stacks the blocks of a document, a quote, an item or a cell. The space
 * above a block is measured in em, so it follows the zoom. A column that has
 * been told of the scroller around the page draws only the blocks near what
 * is seen: a page of thousands of blocks then scrolls like a short one. A
 * column that is still being filled reserves the height of what is to come,
 * so that nothing below it moves each time that a block arrives. */

#include "config.h"

#include "byline-block-column.h"

#include "byline-scroller.h"

#define MARGIN_PX       800
#define MAX_RESERVED_PX 10000000

struct _BylineBlockColumn
{
  GtkWidget         parent_instance;

  BylineTypography *typography;
  GArray           *gaps;         /* (element-type double): em above each child */
  GPtrArray        *children;     /* (element-type GtkWidget), top to bottom */
  GArray           *tops;         /* (element-type int): of each child, as last allocated */
  double            held;         /* letters it holds */
  double            wanted;       /* letters it will hold; not above held when complete */
  int               reserved;     /* pixels: the whole height, guessed while it is filled */
  int               reserved_width;
  double            reserved_em;
  GtkWidget        *scroller;     /* (nullable) (unowned: ancestor) */
  double            drawn_top;    /* what the last drawing covered, in our pixels */
  double            drawn_bottom;
  guint             n_drawn;
};

G_DEFINE_FINAL_TYPE (BylineBlockColumn, byline_block_column, GTK_TYPE_WIDGET)

static int
gap_above (BylineBlockColumn *self,
           guint              index)
{
  double em = byline_typography_get_em (self->typography);

  if (index == 0 || index >= self->gaps->len)
    return 0;
  return (int) (g_array_index (self->gaps, double, index) * em + 0.5);
}

/* Guessed once from what is there, and kept until the column is complete. */
static int
reserve (BylineBlockColumn *self,
         int                width,
         int                height)
{
  double em = byline_typography_get_em (self->typography);

  if (self->wanted <= self->held || self->held <= 0)
    return height;
  if (self->reserved_width != width || self->reserved_em != em)
    {
      self->reserved = (int) MIN (height * (self->wanted / self->held), MAX_RESERVED_PX);
      self->reserved_width = width;
      self->reserved_em = em;
    }
  return MAX (height, self->reserved);
}

static void
measure_heights (BylineBlockColumn *self,
                 int                width,
                 int               *total)
{
  *total = 0;
  for (guint i = 0; i < self->children->len; i++)
    {
      int minimum, natural;

      gtk_widget_measure (g_ptr_array_index (self->children, i), GTK_ORIENTATION_VERTICAL, width,
                          &minimum, &natural, NULL, NULL);
      *total += gap_above (self, i) + natural;
    }
  *total = reserve (self, width, *total);
}

static void
measure_widths (BylineBlockColumn *self,
                int               *minimum,
                int               *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < self->children->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (g_ptr_array_index (self->children, i), GTK_ORIENTATION_HORIZONTAL, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
byline_block_column_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  BylineBlockColumn *self = BYLINE_BLOCK_COLUMN (widget);
  int narrowest, width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_widths (self, minimum, natural);
      return;
    }
  /* A viewport gives its child the least height: it has to be enough. */
  measure_widths (self, &narrowest, &width);
  measure_heights (self, MAX (narrowest, for_size < 0 ? width : for_size), natural);
  *minimum = *natural;
}

static void
byline_block_column_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  BylineBlockColumn *self = BYLINE_BLOCK_COLUMN (widget);
  int y = 0;

  g_array_set_size (self->tops, self->children->len);
  for (guint i = 0; i < self->children->len; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->children, i);
      GtkAllocation place = { 0, 0, width, 0 };
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &place.height, NULL,
                          NULL);
      y += gap_above (self, i);
      g_array_index (self->tops, int, i) = place.y = y;
      gtk_widget_size_allocate (child, &place, -1);
      y += place.height;
    }
}

/* The first child that reaches below @y. */
static guint
find_child (BylineBlockColumn *self,
            double             y)
{
  guint low = 0;
  guint high = self->tops->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->tops, int, middle) <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

static void
byline_block_column_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  BylineBlockColumn *self = BYLINE_BLOCK_COLUMN (widget);

  self->drawn_top = -G_MAXINT;
  self->drawn_bottom = G_MAXINT;
  self->n_drawn = 0;
  if (self->scroller != NULL
      && byline_scroller_get_seen (self->scroller, widget, &self->drawn_top, &self->drawn_bottom))
    {
      self->drawn_top -= MARGIN_PX;
      self->drawn_bottom += MARGIN_PX;
    }
  for (guint i = find_child (self, self->drawn_top);
       i < self->tops->len && g_array_index (self->tops, int, i) <= self->drawn_bottom; i++)
    {
      gtk_widget_snapshot_child (widget, g_ptr_array_index (self->children, i), snapshot);
      self->n_drawn++;
    }
}

static GtkSizeRequestMode
byline_block_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_block_column_dispose (GObject *object)
{
  BylineBlockColumn *self = BYLINE_BLOCK_COLUMN (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->children, 0);
  g_array_set_size (self->tops, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (byline_block_column_parent_class)->dispose (object);
}

static void
byline_block_column_finalize (GObject *object)
{
  BylineBlockColumn *self = BYLINE_BLOCK_COLUMN (object);

  g_array_unref (self->gaps);
  g_array_unref (self->tops);
  g_ptr_array_unref (self->children);
  g_clear_pointer (&self->typography, byline_typography_unref);
  G_OBJECT_CLASS (byline_block_column_parent_class)->finalize (object);
}

static void
byline_block_column_class_init (BylineBlockColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_block_column_dispose;
  object_class->finalize = byline_block_column_finalize;
  widget_class->measure = byline_block_column_measure;
  widget_class->size_allocate = byline_block_column_size_allocate;
  widget_class->snapshot = byline_block_column_snapshot;
  widget_class->get_request_mode = byline_block_column_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "byline-column");
}

static void
byline_block_column_init (BylineBlockColumn *self)
{
  self->gaps = g_array_new (FALSE, FALSE, sizeof (double));
  self->tops = g_array_new (FALSE, FALSE, sizeof (int));
  self->children = g_ptr_array_new ();
}

/**
 * byline_block_column_new:
 * @typography: shared by the view
 * @role: what the column is to assistive technology
 *
 * Returns: (transfer floating): an empty column
 */
GtkWidget *
byline_block_column_new (BylineTypography  *typography,
                         GtkAccessibleRole  role)
{
  BylineBlockColumn *self = g_object_new (BYLINE_TYPE_BLOCK_COLUMN, "accessible-role", role, NULL);

  self->typography = byline_typography_ref (typography);
  return GTK_WIDGET (self);
}

/**
 * byline_block_column_append:
 * @self: a column
 * @child: (transfer floating): the next block
 * @gap_em: space above it, in em of the body; not used for the first
 */
void
byline_block_column_append (BylineBlockColumn *self,
                            GtkWidget         *child,
                            double             gap_em)
{
  g_array_append_val (self->gaps, gap_em);
  g_ptr_array_add (self->children, child);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * byline_block_column_set_progress:
 * @self: a column that is filled bit by bit
 * @held: letters of what it holds
 * @wanted: letters of what it will hold
 *
 * While it holds less than it will, the column is as high as all of it is
 * likely to be.
 */
void
byline_block_column_set_progress (BylineBlockColumn *self,
                                  double             held,
                                  double             wanted)
{
  self->held = held;
  self->wanted = wanted;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * byline_block_column_get_filled_height:
 * @self: a column
 *
 * Returns: pixels that its blocks take, as last allocated: less than its
 *   height while it is being filled
 */
int
byline_block_column_get_filled_height (BylineBlockColumn *self)
{
  guint last = self->tops->len - 1;

  if (self->tops->len == 0)
    return 0;
  return g_array_index (self->tops, int, last)
         + gtk_widget_get_height (g_ptr_array_index (self->children, last));
}

/**
 * byline_block_column_get_n_blocks:
 * @self: a column
 *
 * Returns: how many blocks it holds
 */
guint
byline_block_column_get_n_blocks (BylineBlockColumn *self)
{
  return self->gaps->len;
}

/**
 * byline_block_column_set_scroller:
 * @self: a column
 * @scroller: (nullable): the scrolling ancestor; %NULL to draw everything
 */
void
byline_block_column_set_scroller (BylineBlockColumn *self,
                                  GtkWidget         *scroller)
{
  self->scroller = scroller;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_block_column_scrolled:
 * @self: a column
 *
 * To be called when the scroller moved: draws again if blocks came near that
 * the last drawing left out.
 */
void
byline_block_column_scrolled (BylineBlockColumn *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double top, bottom;

  if (self->scroller == NULL || !byline_scroller_get_seen (self->scroller, GTK_WIDGET (self), &top,
                                                           &bottom)
      || bottom < 0 || top > height)
    return;
  if (MAX (top, 0) < self->drawn_top || MIN (bottom, height) > self->drawn_bottom)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_block_column_get_n_drawn:
 * @self: a column
 *
 * Returns: how many blocks the last drawing held
 */
guint
byline_block_column_get_n_drawn (BylineBlockColumn *self)
{
  return self->n_drawn;
}
