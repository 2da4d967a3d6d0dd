/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture in an article's row: a square of fixed size that a picture fills
 * once it has come. A row that is reused asks for another picture and thereby
 * gives up the one it waited for. Says nothing when a picture does not come. */

#include "config.h"

#include "byline-thumbnail.h"

#include "byline-image.h"
#include "byline-text.h"

struct _BylineThumbnail
{
  GtkWidget     parent_instance;

  char         *uri;          /* (owned) (nullable) */
  GdkTexture   *texture;      /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (BylineThumbnail, byline_thumbnail, GTK_TYPE_WIDGET)

static void
clear_picture (BylineThumbnail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
picture_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(BylineThumbnail) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = byline_image_load_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
byline_thumbnail_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = BYLINE_THUMBNAIL_SIDE;
  *natural = BYLINE_THUMBNAIL_SIDE;
}

/* Covers the square: what is longer than it is cut on both sides. */
static void
byline_thumbnail_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double ratio;
  double drawn_width;
  double drawn_height;

  if (self->texture == NULL)
    return;

  ratio = gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (self->texture));
  drawn_width = MAX (width, height * ratio);
  drawn_height = MAX (height, width / ratio);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) ((width - drawn_width) / 2),
                                                (float) ((height - drawn_height) / 2)));
  gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, drawn_width, drawn_height);
  gtk_snapshot_restore (snapshot);
}

static void
byline_thumbnail_dispose (GObject *object)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (object);

  clear_picture (self);
  g_clear_pointer (&self->uri, g_free);

  G_OBJECT_CLASS (byline_thumbnail_parent_class)->dispose (object);
}

static void
byline_thumbnail_class_init (BylineThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_thumbnail_dispose;
  widget_class->measure = byline_thumbnail_measure;
  widget_class->snapshot = byline_thumbnail_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
byline_thumbnail_init (BylineThumbnail *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-thumbnail");
}

GtkWidget *
byline_thumbnail_new (void)
{
  return g_object_new (BYLINE_TYPE_THUMBNAIL, NULL);
}

/**
 * byline_thumbnail_show:
 * @self: a thumbnail
 * @library: where pictures come from
 * @uri: (nullable): the picture's web address, or %NULL for none
 *
 * Shows a picture as soon as it is there. What was shown or awaited before is
 * given up, unless it is the same.
 */
void
byline_thumbnail_show (BylineThumbnail *self,
                       BylineLibrary   *library,
                       const char      *uri)
{
  int side;

  g_return_if_fail (BYLINE_IS_THUMBNAIL (self));

  if (!byline_set_str (&self->uri, uri))
    return;

  clear_picture (self);
  if (uri == NULL || library == NULL)
    return;

  side = BYLINE_THUMBNAIL_SIDE * 2 * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  byline_image_load_async (library, uri, side, self->cancellable, picture_loaded_cb,
                           g_object_ref (self));
}
