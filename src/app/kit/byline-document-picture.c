/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of a document. It reserves the box that the page declares, so
 * that nothing moves when the picture comes, and it loads only when the view
 * says that it is near: the copy that fills the box, and a sharper one when
 * the box has grown. A note stands in the box while the picture does not. One
 * that is there can be focused and says when it is opened. */

#include "config.h"

#include "byline-document-picture-private.h"

#include "byline-image.h"
#include "byline-picture-keeper.h"
#include "byline-picture-note.h"
#include "byline-remote-error.h"
#include "byline-scroller.h"
#include "byline-uri.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_DECLARED     10000
#define WAITING_AFTER_MS 300
#define SHARPEN_AFTER_MS 200
/* A few pixels more are not worth another decoding. */
#define BLUR             1.05

G_DEFINE_FINAL_TYPE (BylineDocumentPicture, byline_document_picture, GTK_TYPE_WIDGET)

/* ---- the box ---- */

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

/* Only a box that nobody has measured grows for its note. */
static int
height_for_width (BylineDocumentPicture *self,
                  int                    width)
{
  int note = 0;

  if (is_sized (self))
    return MAX (1, (int) ((double) box_width (self, width) * self->height / self->width + 0.5));
  if (self->note != NULL)
    gtk_widget_measure (self->note, GTK_ORIENTATION_VERTICAL, width, NULL, &note, NULL, NULL);
  return MAX (placeholder_height (self), note);
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
  int box = box_width (self, width);

  self->next_height = 0;
  if (self->note != NULL)
    gtk_widget_size_allocate (self->note, &(GtkAllocation) { (width - box) / 2, 0, box, height },
                              -1);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
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
  color.alpha = 1;
  if (adw_is_initialized ()
      && adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_snapshot_append_border (snapshot, &outline, (const float[]) { 1, 1, 1, 1 },
                                (GdkRGBA[]) { color, color, color, color });
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
  int drawn = box_width (self, width);
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

/* A picture that declared no size grows when it comes. If it lies above what
 * is seen, the page moves along, so that what is seen stays. */
static void
keep_place (BylineDocumentPicture *self,
            int                    growth)
{
  GtkWidget *scroller = byline_scroller_find (GTK_WIDGET (self));
  GtkAdjustment *adjustment;
  double top, bottom;

  if (growth == 0 || scroller == NULL
      || !byline_scroller_get_seen (scroller, GTK_WIDGET (self), &top, &bottom)
      || top < gtk_widget_get_height (GTK_WIDGET (self)))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller));
  gtk_adjustment_set_upper (adjustment, gtk_adjustment_get_upper (adjustment) + growth);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + growth);
}

static void
resize (BylineDocumentPicture *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  int before = self->next_height > 0 ? self->next_height : gtk_widget_get_height (widget);

  gtk_widget_queue_resize (widget);
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) <= 0)
    return;
  self->next_height = height_for_width (self, gtk_widget_get_width (widget));
  keep_place (self, self->next_height - before);
}

/* ---- what can be done with it ---- */

static const char *
get_description (BylineDocumentPicture *self)
{
  if (self->note != NULL)
    return byline_picture_note_get_words (BYLINE_PICTURE_NOTE (self->note));
  if (byline_document_picture_leads_elsewhere (self))
    return self->picture->link_uri;
  return byline_document_picture_can_view (self) ? _("Return shows it larger") : "";
}

/* After each change of state. */
static void
update_actions (BylineDocumentPicture *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_view = byline_document_picture_can_view (self);
  gboolean can_open = can_view || self->picture->link_uri != NULL;
  gboolean is_shown = self->state == BYLINE_PICTURE_SHOWN;

  gtk_widget_action_set_enabled (widget, "picture.view", can_view);
  gtk_widget_action_set_enabled (widget, "picture.copy", is_shown);
  gtk_widget_action_set_enabled (widget, "picture.save", is_shown);
  gtk_widget_set_focusable (widget, can_open || gtk_widget_has_focus (widget));
  gtk_widget_set_cursor_from_name (widget, can_open && self->state != BYLINE_PICTURE_ASKING
                                             ? "pointer" : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  get_description (self), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY,
                               self->state == BYLINE_PICTURE_LOADING, -1);
}

/* Among words there is no room for one. A button of the note before may have
 * the focus: it goes on to the picture. */
static void
set_note (BylineDocumentPicture *self,
          GtkWidget             *note)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (note != NULL && byline_document_picture_is_among_words (self))
    g_object_unref (g_object_ref_sink (g_steal_pointer (&note)));
  if (self->note != NULL && gtk_widget_get_focus_child (widget) == self->note)
    {
      gtk_widget_set_focusable (widget, TRUE);
      byline_scroller_focus (widget);
    }
  g_clear_pointer (&self->note, gtk_widget_unparent);
  self->note = note;
  if (note != NULL)
    gtk_widget_set_parent (note, widget);
  resize (self);
  /* A box that keeps its size is not drawn anew by itself. */
  gtk_widget_queue_draw (widget);
}

/* ---- loading ---- */

static void
ask_elsewhere (BylineDocumentPicture *self)
{
  self->is_elsewhere = TRUE;
  self->state = BYLINE_PICTURE_ASKING;
  set_note (self, byline_picture_note_new_question (self->typography, NULL));
  update_actions (self);
}

static gboolean
waiting_is_long_cb (gpointer user_data)
{
  BylineDocumentPicture *self = user_data;

  self->waiting_timeout = 0;
  set_note (self, byline_picture_note_new_waiting ());
  return G_SOURCE_REMOVE;
}

static void load_copy (BylineDocumentPicture *self,
                       const char            *uri,
                       int                    width);

/* Without a network the copy that a saved article keeps may be here. */
static gboolean
try_kept (BylineDocumentPicture *self,
          const GError          *error)
{
  const char *kept = byline_picture_get_uri (self->picture, BYLINE_PICTURE_KEPT_WIDTH);

  if (error->domain != BYLINE_REMOTE_ERROR || g_strcmp0 (kept, self->uri) == 0
      || g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE))
    return FALSE;
  load_copy (self, kept, self->asked_width);
  return TRUE;
}

static void
end_loading (BylineDocumentPicture *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting_timeout, g_source_remove);
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
  /* A sharper copy that does not come leaves the one that is here. */
  if (texture == NULL && (self->state == BYLINE_PICTURE_SHOWN || try_kept (self, error)))
    return;

  end_loading (self);
  if (texture != NULL)
    byline_document_picture_set_texture (self, texture);
  else if (g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE))
    ask_elsewhere (self);
  else
    byline_document_picture_fail (self, error);
}

static void
load_copy (BylineDocumentPicture *self,
           const char            *uri,
           int                    width)
{
  self->uri = uri;
  self->asked_width = width;
  self->cancellable = g_cancellable_new ();
  byline_image_reach_async (self->library, uri, self->reach, width, self->cancellable,
                            picture_loaded_cb, g_object_ref (self));
}

/* Device pixels that the box has now. */
static int
needed_width (BylineDocumentPicture *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);

  if (width <= 0)
    width = byline_typography_get_column_width (self->typography,
                                                gtk_widget_get_pango_context (widget));
  return box_width (self, width) * gtk_widget_get_scale_factor (widget);
}

/* Whether the box has grown and there are pixels to fill it. */
static gboolean
is_blurred (BylineDocumentPicture *self)
{
  int needed = needed_width (self);

  return self->state == BYLINE_PICTURE_SHOWN && self->library != NULL
         && needed > self->asked_width * BLUR
         && (byline_image_get_natural_width (self->texture) > gdk_texture_get_width (self->texture)
             || g_strcmp0 (byline_picture_get_uri (self->picture, needed), self->uri) != 0);
}

static gboolean
sharpen_cb (gpointer user_data)
{
  BylineDocumentPicture *self = user_data;
  int needed = needed_width (self);

  self->sharpen_timeout = 0;
  if (is_blurred (self) && self->cancellable == NULL)
    load_copy (self, byline_picture_get_uri (self->picture, needed), needed);
  return G_SOURCE_REMOVE;
}

/* ---- the widget ---- */

static void
byline_document_picture_dispose (GObject *object)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (object);

  g_cancellable_cancel (self->cancellable);
  end_loading (self);
  g_clear_handle_id (&self->sharpen_timeout, g_source_remove);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (byline_document_picture_parent_class)->dispose (object);
}

static void
byline_document_picture_finalize (GObject *object)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (object);

  g_free (self->host);
  g_free (self->caption);
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
  byline_document_picture_install_actions (widget_class);
}

static void
byline_document_picture_init (BylineDocumentPicture *self)
{
  byline_document_picture_add_gestures (self);
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
  self->host = picture->uri != NULL ? byline_uri_dup_authority (picture->uri) : NULL;
  if (picture->width > 0 && picture->height > 0
      && picture->width <= MAX_DECLARED && picture->height <= MAX_DECLARED)
    {
      self->width = picture->width;
      self->height = picture->height;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *picture->alt != '\0' ? picture->alt : _("Picture"), -1);
  update_actions (self);
  return GTK_WIDGET (self);
}

/**
 * byline_document_picture_set_caption:
 * @self: a picture
 * @caption: (nullable): the words that stand below it on the page
 */
void
byline_document_picture_set_caption (BylineDocumentPicture *self,
                                     const char            *caption)
{
  g_free (self->caption);
  self->caption = g_strdup (caption);
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
 * Returns: (transfer none) (nullable): who has it, as
 *   byline_uri_dup_authority()
 */
const char *
byline_document_picture_get_host (BylineDocumentPicture *self)
{
  return self->host;
}

/**
 * byline_document_picture_get_texture:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GdkTexture *
byline_document_picture_get_texture (BylineDocumentPicture *self)
{
  return self->texture;
}

/**
 * byline_document_picture_make_view:
 * @self: a picture
 * @view: (out): what a viewer has to know of it; borrowed from @self
 *
 * Returns: %FALSE for one that is not worth a viewer, or may not load
 */
gboolean
byline_document_picture_make_view (BylineDocumentPicture *self,
                                   BylinePictureView     *view)
{
  if (byline_document_picture_is_among_words (self) || self->picture->uri == NULL
      || self->state == BYLINE_PICTURE_ASKING || self->state == BYLINE_PICTURE_FAILED)
    return FALSE;

  *view = (BylinePictureView) {
    .document = self->document,
    .picture = self->picture,
    .caption = self->caption,
    .texture = self->texture,
    .origin = GTK_WIDGET (self),
    .reach = self->reach,
  };
  return TRUE;
}

/**
 * byline_document_picture_ask:
 * @self: a picture
 *
 * Puts buttons in the box that ask the actions "document.allow-host" and
 * "page.always-load-pictures" of whoever stands above; until then nothing is
 * loaded.
 */
void
byline_document_picture_ask (BylineDocumentPicture *self)
{
  if (self->state != BYLINE_PICTURE_WAITING || self->host == NULL)
    return;
  self->state = BYLINE_PICTURE_ASKING;
  set_note (self, byline_picture_note_new_question (self->typography, self->host));
  update_actions (self);
}

/**
 * byline_document_picture_allow:
 * @self: a picture
 * @reach: where it may be passed on to
 *
 * Ends byline_document_picture_ask(): the picture may be loaded. One whose
 * host sent us on to another asks on, unless all hosts are allowed.
 */
void
byline_document_picture_allow (BylineDocumentPicture *self,
                               BylinePictureReach     reach)
{
  if (self->state != BYLINE_PICTURE_ASKING
      || (self->is_elsewhere && reach != BYLINE_PICTURE_ANYWHERE))
    return;
  self->is_elsewhere = FALSE;
  self->state = BYLINE_PICTURE_WAITING;
  set_note (self, NULL);
  update_actions (self);
}

/**
 * byline_document_picture_load:
 * @self: a picture
 * @library: where pictures come from
 * @reach: where it may be passed on to
 *
 * Starts loading, once; does nothing for a picture that asks. The copy is
 * chosen by the pixels that the box has.
 */
void
byline_document_picture_load (BylineDocumentPicture *self,
                              BylineLibrary         *library,
                              BylinePictureReach     reach)
{
  int width = needed_width (self);

  if (self->state != BYLINE_PICTURE_WAITING || self->picture->uri == NULL)
    return;
  g_set_object (&self->library, library);
  self->reach = self->reaches_anywhere ? BYLINE_PICTURE_ANYWHERE : reach;
  self->state = BYLINE_PICTURE_LOADING;
  self->waiting_timeout = g_timeout_add (WAITING_AFTER_MS, waiting_is_long_cb, self);
  load_copy (self, byline_picture_get_uri (self->picture, width), width);
  update_actions (self);
}

/**
 * byline_document_picture_sharpen:
 * @self: a picture
 *
 * Loads a sharper copy if the box has grown and stays so for a moment. What
 * is there stands until then.
 */
void
byline_document_picture_sharpen (BylineDocumentPicture *self)
{
  g_clear_handle_id (&self->sharpen_timeout, g_source_remove);
  if (is_blurred (self))
    self->sharpen_timeout = g_timeout_add (SHARPEN_AFTER_MS, sharpen_cb, self);
}

/* A page that offers copies without saying how large they are shown means the
 * widest. */
static void
take_size (BylineDocumentPicture *self,
           GdkTexture            *texture)
{
  const GArray *copies = self->picture->candidates;
  int width = byline_image_get_natural_width (texture);

  if (copies != NULL && copies->len > 0)
    width = MAX (width, (int) g_array_index (copies, BylineCandidate, copies->len - 1).width);
  self->width = MIN (width, MAX_DECLARED);
  self->height = MAX (1, (int) ((double) self->width * gdk_texture_get_height (texture)
                                / gdk_texture_get_width (texture) + 0.5));
  resize (self);
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
  update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_document_picture_fail:
 * @self: a picture
 * @error: why it did not come
 *
 * Says in the box what the picture is and what stands in the way.
 */
void
byline_document_picture_fail (BylineDocumentPicture *self,
                              const GError          *error)
{
  self->state = BYLINE_PICTURE_FAILED;
  set_note (self, byline_picture_note_new_failure (self->typography, error, self->host,
                                                   self->picture->alt, self->picture->uri));
  update_actions (self);
}

/**
 * byline_document_picture_retry:
 * @self: a picture
 *
 * Asks again for one that failed.
 */
void
byline_document_picture_retry (BylineDocumentPicture *self)
{
  if (self->state != BYLINE_PICTURE_FAILED || self->library == NULL)
    return;
  self->state = BYLINE_PICTURE_WAITING;
  set_note (self, NULL);
  byline_document_picture_load (self, self->library, self->reach);
}
