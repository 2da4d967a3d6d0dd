/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of a document. It reserves the box that the page declares, so
 * that nothing moves when the picture comes, and it loads only when the view
 * says that it is near. A picture of another host shows a button instead,
 * naming that host. One that could not be loaded shows its description. */

#include "config.h"

#include "byline-document-picture.h"

#include "byline-image.h"
#include "byline-scroller.h"
#include "byline-text-block.h"
#include "byline-text.h"
#include "byline-uri.h"

#include <glib/gi18n.h>

#define MAX_DECLARED 10000
#define MAX_ICON     32

struct _BylineDocumentPicture
{
  GtkWidget             parent_instance;

  BylineTypography     *typography;
  BylineDocument       *document;    /* (owned): keeps the picture's facts alive */
  const BylinePicture  *picture;
  char                 *host;        /* (nullable) */
  BylinePictureState    state;
  int                   width;       /* CSS pixels: declared, else of the texture, else 0 */
  int                   height;
  GdkTexture           *texture;     /* (nullable) */
  GCancellable         *cancellable; /* (nullable): loading */
  GtkWidget            *note;        /* (nullable): what stands in the box instead */
};

G_DEFINE_FINAL_TYPE (BylineDocumentPicture, byline_document_picture, GTK_TYPE_WIDGET)

/* Whether the box is as large as the page said, or only a stand-in. */
static gboolean
is_sized (BylineDocumentPicture *self)
{
  return self->width > 0 && self->height > 0;
}

static int
placeholder_height (BylineDocumentPicture *self)
{
  return (int) (7 * byline_typography_get_em (self->typography));
}

static int
box_width (BylineDocumentPicture *self,
           int                    width)
{
  return is_sized (self) ? MIN (width, self->width) : width;
}

static int
box_height (BylineDocumentPicture *self,
            int                    width)
{
  if (!is_sized (self))
    return placeholder_height (self);
  return MAX (1, (int) ((double) box_width (self, width) * self->height / self->width + 0.5));
}

/* The note may need more room than a small picture's box. */
static int
height_for_width (BylineDocumentPicture *self,
                  int                    width)
{
  int height = box_height (self, width);
  int note = 0;

  if (self->note != NULL)
    gtk_widget_measure (self->note, GTK_ORIENTATION_VERTICAL, width, &note, NULL, NULL, NULL);
  return MAX (height, note);
}

static void
byline_document_picture_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);
  int column = byline_typography_get_column_width (self->typography,
                                                   gtk_widget_get_pango_context (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = is_sized (self) ? MIN (self->width, column) : column;
      return;
    }
  *minimum = *natural = height_for_width (self, for_size >= 0 ? for_size : column);
}

static void
byline_document_picture_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);
  GtkAllocation place = { 0, 0, width, 0 };
  int minimum;

  if (self->note == NULL)
    return;
  gtk_widget_measure (self->note, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->note, GTK_ORIENTATION_VERTICAL, width, &place.height, NULL, NULL, NULL);
  place.y = MAX (0, (height - place.height) / 2);
  place.width = MAX (minimum, width);
  gtk_widget_size_allocate (self->note, &place, -1);
}

/* A page may declare a shape the picture hasn't: it is never stretched. */
static graphene_rect_t
fit (GdkTexture            *texture,
     const graphene_rect_t *area)
{
  double scale = MIN (area->size.width / gdk_texture_get_width (texture),
                      area->size.height / gdk_texture_get_height (texture));
  double width = gdk_texture_get_width (texture) * scale;
  double height = gdk_texture_get_height (texture) * scale;

  return GRAPHENE_RECT_INIT (area->origin.x + (area->size.width - width) / 2,
                             area->origin.y + (area->size.height - height) / 2, width, height);
}

static void
draw_placeholder (BylineDocumentPicture *self,
                  GtkSnapshot           *snapshot,
                  const graphene_rect_t *area)
{
  GskRoundedRect outline;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= 0.07;
  gsk_rounded_rect_init_from_rect (&outline, area, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_ring (BylineDocumentPicture *self,
           GtkSnapshot           *snapshot,
           const graphene_rect_t *area)
{
  const float widths[4] = { 3, 3, 3, 3 };
  GskRoundedRect outline;
  GdkRGBA color;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_color", &color))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gsk_rounded_rect_init_from_rect (&outline, area, 4);
  gtk_snapshot_append_border (snapshot, &outline, widths,
                              (GdkRGBA[]) { color, color, color, color });
}

static void
byline_document_picture_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int drawn = self->note != NULL ? width : box_width (self, width);
  graphene_rect_t area = GRAPHENE_RECT_INIT ((width - drawn) / 2, 0, drawn, height);

  if (self->texture != NULL)
    {
      graphene_rect_t picture = fit (self->texture, &area);

      gtk_snapshot_append_texture (snapshot, self->texture, &picture);
    }
  else
    draw_placeholder (self, snapshot, &area);
  draw_ring (self, snapshot, &area);
  GTK_WIDGET_CLASS (byline_document_picture_parent_class)->snapshot (widget, snapshot);
}

static GtkSizeRequestMode
byline_document_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_document_picture_state_flags_changed (GtkWidget     *widget,
                                             GtkStateFlags  previous)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (byline_document_picture_parent_class)->state_flags_changed (widget, previous);
}

/* Among words there is no room for a note. */
static gboolean
is_among_words (BylineDocumentPicture *self)
{
  return is_sized (self) && self->width <= MAX_ICON && self->height <= MAX_ICON;
}

static void
set_note (BylineDocumentPicture *self,
          GtkWidget             *note)
{
  g_clear_pointer (&self->note, gtk_widget_unparent);
  self->note = note;
  if (note != NULL)
    gtk_widget_set_parent (note, GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkWidget *
new_note (BylineDocumentPicture *self,
          const char            *words)
{
  GtkWidget *note = byline_text_block_new_for_words (self->typography, BYLINE_ROLE_NOTE, words);

  byline_text_block_set_align (BYLINE_TEXT_BLOCK (note), BYLINE_ALIGN_CENTER);
  gtk_widget_add_css_class (note, "byline-picture-note");
  return note;
}

static void
load_clicked_cb (GtkButton             *button,
                 BylineDocumentPicture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "document.allow-host", "s", self->host);
}

static GtkWidget *
new_question (BylineDocumentPicture *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 6,
                                 NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Load Picture"));
  g_autofree char *host = byline_text_isolate (self->host);
  /* Translators: %s is a host name such as images.example.org. */
  g_autofree char *words = g_strdup_printf (_("This picture is at %s."), host);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "byline-picture-question");
  g_signal_connect (button, "clicked", G_CALLBACK (load_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), new_note (self, words));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
open_picture (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);

  if (self->picture->link_uri != NULL)
    gtk_widget_activate_action (widget, "document.open-link", "s", self->picture->link_uri);
}

static void
click_released_cb (GtkGestureClick       *gesture,
                   int                    n_press,
                   double                 x,
                   double                 y,
                   BylineDocumentPicture *self)
{
  if (self->state == BYLINE_PICTURE_ASKING || !gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "picture.open", NULL);
}

static void
make_link (BylineDocumentPicture *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

static void
picture_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BylineDocumentPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_image_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (texture != NULL)
    byline_document_picture_set_texture (self, texture);
  else
    byline_document_picture_fail (self);
}

static void
byline_document_picture_dispose (GObject *object)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (byline_document_picture_parent_class)->dispose (object);
}

static void
byline_document_picture_finalize (GObject *object)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (object);

  g_free (self->host);
  g_clear_object (&self->texture);
  g_clear_object (&self->document);
  g_clear_pointer (&self->typography, byline_typography_unref);
  G_OBJECT_CLASS (byline_document_picture_parent_class)->finalize (object);
}

static void
byline_document_picture_class_init (BylineDocumentPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_document_picture_dispose;
  object_class->finalize = byline_document_picture_finalize;
  widget_class->measure = byline_document_picture_measure;
  widget_class->size_allocate = byline_document_picture_size_allocate;
  widget_class->snapshot = byline_document_picture_snapshot;
  widget_class->get_request_mode = byline_document_picture_get_request_mode;
  widget_class->state_flags_changed = byline_document_picture_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "byline-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "picture.open", NULL, open_picture);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "picture.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "picture.open", NULL);
}

static void
byline_document_picture_init (BylineDocumentPicture *self)
{
}

/**
 * byline_document_picture_new:
 * @typography: shared by the view
 * @document: what @picture belongs to; kept alive
 * @picture: the facts
 *
 * Returns: (transfer floating): the reserved box; loads nothing yet
 */
GtkWidget *
byline_document_picture_new (BylineTypography    *typography,
                             BylineDocument      *document,
                             const BylinePicture *picture)
{
  BylineDocumentPicture *self = g_object_new (BYLINE_TYPE_DOCUMENT_PICTURE, NULL);

  self->typography = byline_typography_ref (typography);
  self->document = g_object_ref (document);
  self->picture = picture;
  self->host = picture->uri != NULL ? byline_uri_dup_host (picture->uri) : NULL;
  if (picture->width > 0 && picture->height > 0
      && picture->width <= MAX_DECLARED && picture->height <= MAX_DECLARED)
    {
      self->width = picture->width;
      self->height = picture->height;
    }
  if (picture->link_uri != NULL)
    make_link (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *picture->alt != '\0' ? picture->alt : _("Picture"), -1);
  return GTK_WIDGET (self);
}

/**
 * byline_document_picture_get_state:
 * @self: a picture
 *
 * Returns: how far it is
 */
BylinePictureState
byline_document_picture_get_state (BylineDocumentPicture *self)
{
  return self->state;
}

/**
 * byline_document_picture_get_host:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): the host that has it
 */
const char *
byline_document_picture_get_host (BylineDocumentPicture *self)
{
  return self->host;
}

/**
 * byline_document_picture_ask:
 * @self: a picture
 *
 * Puts a button in the box that asks the action "document.allow-host" of
 * whoever stands above; until then nothing is loaded.
 */
void
byline_document_picture_ask (BylineDocumentPicture *self)
{
  if (self->state != BYLINE_PICTURE_WAITING || self->host == NULL)
    return;
  self->state = BYLINE_PICTURE_ASKING;
  if (!is_among_words (self))
    set_note (self, new_question (self));
}

/**
 * byline_document_picture_allow:
 * @self: a picture
 *
 * Ends byline_document_picture_ask(): the picture may be loaded.
 */
void
byline_document_picture_allow (BylineDocumentPicture *self)
{
  if (self->state != BYLINE_PICTURE_ASKING)
    return;
  self->state = BYLINE_PICTURE_WAITING;
  set_note (self, NULL);
}

/**
 * byline_document_picture_load:
 * @self: a picture
 * @library: where pictures come from
 *
 * Starts loading, once; does nothing for a picture that asks.
 */
void
byline_document_picture_load (BylineDocumentPicture *self,
                              BylineLibrary         *library)
{
  int width;

  if (self->state != BYLINE_PICTURE_WAITING || self->picture->uri == NULL)
    return;
  width = byline_typography_get_column_width (self->typography,
                                              gtk_widget_get_pango_context (GTK_WIDGET (self)));
  width = MAX (width, gtk_widget_get_width (GTK_WIDGET (self)));
  self->state = BYLINE_PICTURE_LOADING;
  self->cancellable = g_cancellable_new ();
  byline_image_load_async (library, self->picture->uri,
                           width * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                           self->cancellable, picture_loaded_cb, g_object_ref (self));
}

/* A picture that declared no size grows when it comes. If it lies above what
 * is seen, the page moves along, so that what is seen stays. */
static void
keep_place (BylineDocumentPicture *self,
            int                    growth)
{
  GtkWidget *scroller = byline_scroller_find (GTK_WIDGET (self));
  GtkAdjustment *adjustment;
  double top, bottom;

  if (scroller == NULL || !byline_scroller_get_seen (scroller, GTK_WIDGET (self), &top, &bottom)
      || top < gtk_widget_get_height (GTK_WIDGET (self)))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller));
  gtk_adjustment_set_upper (adjustment, gtk_adjustment_get_upper (adjustment) + growth);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + growth);
}

static void
take_size (BylineDocumentPicture *self,
           GdkTexture            *texture)
{
  int before = gtk_widget_get_height (GTK_WIDGET (self));

  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    keep_place (self, height_for_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - before);
}

/**
 * byline_document_picture_set_texture:
 * @self: a picture
 * @texture: what to show; its size counts only where the page declared none
 */
void
byline_document_picture_set_texture (BylineDocumentPicture *self,
                                     GdkTexture            *texture)
{
  g_set_object (&self->texture, texture);
  self->state = BYLINE_PICTURE_SHOWN;
  if (self->note != NULL)
    set_note (self, NULL);
  if (!is_sized (self))
    take_size (self, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_document_picture_fail:
 * @self: a picture
 *
 * Shows the description in the box, quietly.
 */
void
byline_document_picture_fail (BylineDocumentPicture *self)
{
  const char *alt = self->picture->alt;

  self->state = BYLINE_PICTURE_FAILED;
  if (is_among_words (self))
    return;
  set_note (self, new_note (self, *alt != '\0' ? alt : _("This picture could not be loaded.")));
}
