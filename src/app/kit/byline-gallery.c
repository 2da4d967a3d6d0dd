/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays figures out in rows: as many columns as the page asks for, fewer where
 * each would be too narrow to see anything. A row is as high as its highest
 * figure; rows read in the direction of the page. */

#include "config.h"

#include "byline-gallery.h"

#define GAP_EM      0.7
#define NARROWEST_EM 8

struct _BylineGallery
{
  GtkWidget         parent_instance;

  BylineTypography *typography;   /* (unowned) */
  guint             n_columns;
};

G_DEFINE_FINAL_TYPE (BylineGallery, byline_gallery, GTK_TYPE_WIDGET)

static int
get_gap (BylineGallery *self)
{
  return (int) (GAP_EM * byline_typography_get_em (self->typography) + 0.5);
}

static int
get_cell_width (BylineGallery *self,
                int            width)
{
  guint n_columns = byline_gallery_count_columns (self, width);

  return MAX (1, (width - (int) (n_columns - 1) * get_gap (self)) / (int) n_columns);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The height of the row that begins with @child, which moves to the next. */
static int
measure_row (BylineGallery  *self,
             GtkWidget     **child,
             int             width)
{
  guint n_columns = byline_gallery_count_columns (self, width);
  int cell_width = get_cell_width (self, width);
  int height = 0;

  for (guint i = 0; i < n_columns && *child != NULL; i++)
    {
      height = MAX (height, get_height (*child, cell_width));
      *child = gtk_widget_get_next_sibling (*child);
    }
  return height;
}

static int
measure_height (BylineGallery *self,
                int            width)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int height = 0;

  while (child != NULL)
    {
      height += measure_row (self, &child, width);
      height += child != NULL ? get_gap (self) : 0;
    }
  return height;
}

static void
measure_width (BylineGallery *self,
               int           *minimum,
               int           *natural)
{
  GtkWidget *child;

  *minimum = 0;
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int narrowest;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
      *minimum = MAX (*minimum, narrowest);
    }
  *natural = byline_typography_get_column_width (self->typography,
                                                 gtk_widget_get_pango_context (GTK_WIDGET (self)));
  *natural = MAX (*natural, *minimum);
}

static void
byline_gallery_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BylineGallery *self = BYLINE_GALLERY (widget);
  int narrowest, width;

  measure_width (self, &narrowest, &width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = width;
      return;
    }
  *minimum = *natural = measure_height (self, for_size < 0 ? width : MAX (for_size, narrowest));
}

static void
byline_gallery_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BylineGallery *self = BYLINE_GALLERY (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int cell_width = get_cell_width (self, width);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkWidget *next = child;
  int y = 0;

  while (child != NULL)
    {
      int row_height = measure_row (self, &next, width);

      for (int x = 0; child != next; x += cell_width + get_gap (self))
        {
          GtkAllocation place = { is_rtl ? width - x - cell_width : x, y, cell_width, row_height };

          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
          gtk_widget_size_allocate (child, &place, -1);
          child = gtk_widget_get_next_sibling (child);
        }
      y += row_height + get_gap (self);
    }
}

static GtkSizeRequestMode
byline_gallery_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_gallery_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (byline_gallery_parent_class)->dispose (object);
}

static void
byline_gallery_class_init (BylineGalleryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_gallery_dispose;
  widget_class->measure = byline_gallery_measure;
  widget_class->size_allocate = byline_gallery_size_allocate;
  widget_class->get_request_mode = byline_gallery_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "byline-gallery");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_gallery_init (BylineGallery *self)
{
}

/**
 * byline_gallery_new:
 * @typography: sets the gaps
 * @n_columns: the most figures in a row
 *
 * Returns: (transfer floating): a gallery without figures
 */
GtkWidget *
byline_gallery_new (BylineTypography *typography,
                    guint             n_columns)
{
  BylineGallery *self = g_object_new (BYLINE_TYPE_GALLERY, NULL);

  self->typography = typography;
  self->n_columns = MAX (1, n_columns);
  return GTK_WIDGET (self);
}

/**
 * byline_gallery_append:
 * @self: a gallery
 * @figure: (transfer floating): its new last figure
 */
void
byline_gallery_append (BylineGallery *self,
                       GtkWidget     *figure)
{
  gtk_widget_set_parent (figure, GTK_WIDGET (self));
}

/**
 * byline_gallery_count_columns:
 * @self: a gallery
 * @width: the room for it, in pixels
 *
 * Returns: how many figures stand side by side, at least 1
 */
guint
byline_gallery_count_columns (BylineGallery *self,
                              int            width)
{
  int narrowest = (int) (NARROWEST_EM * byline_typography_get_em (self->typography));
  int fit = (width + get_gap (self)) / MAX (1, narrowest + get_gap (self));

  return (guint) CLAMP (fit, 1, (int) self->n_columns);
}
