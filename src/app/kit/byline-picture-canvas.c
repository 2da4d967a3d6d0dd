/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows one picture, whole at first. Wheel, pinch and double click zoom around
 * the pointer, a drag moves what is larger than the canvas. Sizes go by the
 * pixels of the file, so a sharper copy of the same picture takes the place of
 * a smaller one without a move. Loads and decodes nothing. */

#include "config.h"

#include "byline-picture-canvas.h"

#include <math.h>

#define MAX_SCALE  8.0
#define WHEEL_STEP 1.2

struct _BylinePictureCanvas
{
  GtkWidget   parent_instance;

  GdkTexture *texture;      /* (nullable) */
  int         natural;      /* width of the file in pixels */
  double      scale;        /* of the file's pixels; 0 fits */
  double      x;            /* of the picture's middle, from the canvas's */
  double      y;
  double      last_x;       /* of the pointer, while it drags or rests */
  double      last_y;
  double      begin_scale;  /* of a pinch */
};

typedef enum
{
  PROP_SCALE = 1,
} BylinePictureCanvasProperty;

static GParamSpec *properties[PROP_SCALE + 1];

G_DEFINE_FINAL_TYPE (BylinePictureCanvas, byline_picture_canvas, GTK_TYPE_WIDGET)

/* The picture as large as it is, in CSS pixels: one of the file is one of the
 * screen. */
static graphene_size_t
natural_size (BylinePictureCanvas *self)
{
  double width = self->natural;
  double ratio = (double) gdk_texture_get_height (self->texture)
                 / gdk_texture_get_width (self->texture);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return GRAPHENE_SIZE_INIT (width / factor, width * ratio / factor);
}

/* A small picture is not blown up to fill the canvas. */
static double
fit_scale (BylinePictureCanvas *self)
{
  graphene_size_t size = natural_size (self);
  double scale = MIN (gtk_widget_get_width (GTK_WIDGET (self)) / size.width,
                      gtk_widget_get_height (GTK_WIDGET (self)) / size.height);

  return scale > 0 ? MIN (scale, 1) : 1;
}

static double
current_scale (BylinePictureCanvas *self)
{
  if (self->texture == NULL)
    return 1;
  return self->scale > 0 ? self->scale : fit_scale (self);
}

/* What is smaller than the canvas stays in its middle. */
static double
clamp_place (double place,
             double picture,
             double canvas)
{
  double room = MAX (0, (picture - canvas) / 2);

  return CLAMP (place, -room, room);
}

static void
clamp_to_canvas (BylinePictureCanvas *self)
{
  graphene_size_t size = natural_size (self);
  double scale = current_scale (self);

  self->x = clamp_place (self->x, size.width * scale, gtk_widget_get_width (GTK_WIDGET (self)));
  self->y = clamp_place (self->y, size.height * scale, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
scale_changed (BylinePictureCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

/* The part of the picture under a point, given from the middle of the canvas,
 * stays there. */
static void
scale_around (BylinePictureCanvas *self,
              double               scale,
              double               x,
              double               y)
{
  double before = current_scale (self);
  double fit, after;

  if (self->texture == NULL)
    return;
  fit = fit_scale (self);
  after = CLAMP (scale, fit, MAX (MAX_SCALE, fit));
  self->x = x - (x - self->x) * after / before;
  self->y = y - (y - self->y) * after / before;
  self->scale = after > fit * 1.001 ? after : 0;
  clamp_to_canvas (self);
  scale_changed (self);
}

static void
from_middle (BylinePictureCanvas *self,
             double              *x,
             double              *y)
{
  *x -= gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  *y -= gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

/* ---- pointer ---- */

static void
pointer_moved_cb (GtkEventControllerMotion *motion,
                  double                    x,
                  double                    y,
                  BylinePictureCanvas      *self)
{
  self->last_x = x;
  self->last_y = y;
}

static gboolean
scrolled_cb (GtkEventControllerScroll *scroll,
             double                    dx,
             double                    dy,
             BylinePictureCanvas      *self)
{
  double x = self->last_x, y = self->last_y;

  from_middle (self, &x, &y);
  scale_around (self, current_scale (self) * pow (WHEEL_STEP, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
drag_began_cb (GtkGestureDrag      *drag,
               double               x,
               double               y,
               BylinePictureCanvas *self)
{
  self->last_x = x;
  self->last_y = y;
}

static void
dragged_cb (GtkGestureDrag      *drag,
            double               dx,
            double               dy,
            BylinePictureCanvas *self)
{
  double x, y;

  if (self->scale <= 0 || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  byline_picture_canvas_move (self, x + dx - self->last_x, y + dy - self->last_y);
  self->last_x = x + dx;
  self->last_y = y + dy;
}

static void
pinch_began_cb (GtkGesture          *pinch,
                GdkEventSequence    *sequence,
                BylinePictureCanvas *self)
{
  self->begin_scale = current_scale (self);
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinched_cb (GtkGestureZoom      *pinch,
            double               scale,
            BylinePictureCanvas *self)
{
  double x = 0, y = 0;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y))
    from_middle (self, &x, &y);
  scale_around (self, self->begin_scale * scale, x, y);
}

/* Between the whole picture and its own pixels. */
static void
pressed_cb (GtkGestureClick     *click,
            int                  n_press,
            double               x,
            double               y,
            BylinePictureCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press != 2)
    return;
  from_middle (self, &x, &y);
  if (self->scale > 0)
    byline_picture_canvas_fit (self);
  else
    scale_around (self, fit_scale (self) < 1 ? 1 : 2, x, y);
}

static void
add_controllers (BylinePictureCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_began_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* ---- the widget ---- */

static void
byline_picture_canvas_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  BylinePictureCanvas *self = BYLINE_PICTURE_CANVAS (widget);

  if (self->texture == NULL)
    return;
  if (self->scale > 0 && self->scale <= fit_scale (self))
    self->scale = 0;
  clamp_to_canvas (self);
  scale_changed (self);
}

static void
byline_picture_canvas_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  BylinePictureCanvas *self = BYLINE_PICTURE_CANVAS (widget);
  graphene_size_t size;
  double scale;

  if (self->texture == NULL)
    return;
  size = natural_size (self);
  scale = current_scale (self);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (
                                 floor ((gtk_widget_get_width (widget) - size.width * scale) / 2
                                        + self->x),
                                 floor ((gtk_widget_get_height (widget) - size.height * scale) / 2
                                        + self->y),
                                 size.width * scale, size.height * scale));
}

static void
byline_picture_canvas_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch ((BylinePictureCanvasProperty) property_id)
    {
    case PROP_SCALE:
      g_value_set_double (value, current_scale (BYLINE_PICTURE_CANVAS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_picture_canvas_finalize (GObject *object)
{
  g_clear_object (&BYLINE_PICTURE_CANVAS (object)->texture);

  G_OBJECT_CLASS (byline_picture_canvas_parent_class)->finalize (object);
}

static void
byline_picture_canvas_class_init (BylinePictureCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = byline_picture_canvas_get_property;
  object_class->finalize = byline_picture_canvas_finalize;
  widget_class->size_allocate = byline_picture_canvas_size_allocate;
  widget_class->snapshot = byline_picture_canvas_snapshot;

  properties[PROP_SCALE] =
    g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 1,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "byline-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
byline_picture_canvas_init (BylinePictureCanvas *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
}

GtkWidget *
byline_picture_canvas_new (void)
{
  return g_object_new (BYLINE_TYPE_PICTURE_CANVAS, NULL);
}

/**
 * byline_picture_canvas_set_texture:
 * @self: a canvas
 * @texture: (nullable): what to show
 * @natural_width: how wide the file is or will be, in pixels; @texture may be
 *   narrower
 * @is_same: whether it is the same picture, only sharper: zoom and place stay
 */
void
byline_picture_canvas_set_texture (BylinePictureCanvas *self,
                                   GdkTexture          *texture,
                                   int                  natural_width,
                                   gboolean             is_same)
{
  double shown = 0;

  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  if (is_same && self->texture != NULL && texture != NULL && self->scale > 0)
    shown = self->scale * natural_size (self).width;
  g_set_object (&self->texture, texture);
  self->natural = MAX (natural_width, 1);
  if (!is_same)
    self->x = self->y = 0;
  /* The sharper copy may be a wider file. */
  self->scale = shown > 0 ? shown / natural_size (self).width : 0;
  scale_changed (self);
}

/**
 * byline_picture_canvas_get_texture:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GdkTexture *
byline_picture_canvas_get_texture (BylinePictureCanvas *self)
{
  return self->texture;
}

/**
 * byline_picture_canvas_get_scale:
 * @self: a canvas
 *
 * Returns: pixels of the screen for one of the file, 1 for its own size
 */
double
byline_picture_canvas_get_scale (BylinePictureCanvas *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CANVAS (self), 1);

  return current_scale (self);
}

/**
 * byline_picture_canvas_set_scale:
 * @self: a canvas
 * @scale: held between the whole picture and 8
 *
 * Zooms around the middle.
 */
void
byline_picture_canvas_set_scale (BylinePictureCanvas *self,
                                 double               scale)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  scale_around (self, scale, 0, 0);
}

/**
 * byline_picture_canvas_zoom:
 * @self: a canvas
 * @factor: above 1 comes closer
 */
void
byline_picture_canvas_zoom (BylinePictureCanvas *self,
                            double               factor)
{
  byline_picture_canvas_set_scale (self, current_scale (self) * factor);
}

/**
 * byline_picture_canvas_fit:
 * @self: a canvas
 *
 * Shows the whole picture, also when the canvas changes its size.
 */
void
byline_picture_canvas_fit (BylinePictureCanvas *self)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  self->scale = self->x = self->y = 0;
  scale_changed (self);
}

/**
 * byline_picture_canvas_is_fit:
 * @self: a canvas
 *
 * Returns: whether the whole picture is seen
 */
gboolean
byline_picture_canvas_is_fit (BylinePictureCanvas *self)
{
  return self->scale <= 0;
}

/**
 * byline_picture_canvas_move:
 * @self: a canvas
 * @x: CSS pixels to the right
 * @y: CSS pixels downwards
 *
 * Moves the picture as far as there is more of it to see.
 */
void
byline_picture_canvas_move (BylinePictureCanvas *self,
                            double               x,
                            double               y)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  if (self->texture == NULL)
    return;
  self->x += x;
  self->y += y;
  clamp_to_canvas (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_picture_canvas_get_place:
 * @self: a canvas
 * @x: (out): the middle of the picture, from that of the canvas, in CSS pixels
 * @y: (out): the same
 */
void
byline_picture_canvas_get_place (BylinePictureCanvas *self,
                                 double              *x,
                                 double              *y)
{
  *x = self->x;
  *y = self->y;
}

/**
 * byline_picture_canvas_get_needed_width:
 * @self: a canvas
 *
 * Returns: how many pixels of the picture would be seen sharply now
 */
int
byline_picture_canvas_get_needed_width (BylinePictureCanvas *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CANVAS (self), 0);

  if (self->texture == NULL)
    return gtk_widget_get_width (GTK_WIDGET (self))
           * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  return (int) ceil (self->natural * current_scale (self));
}
