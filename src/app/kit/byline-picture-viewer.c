/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of an article, each alone on a dark ground: zoomed, moved,
 * copied, saved, one after the other. What the page shows already stands at
 * once, sharper copies follow; only pictures that the page may load come here.
 * When the window closes, the focus goes back to the picture on the page. */

#include "config.h"

#include "byline-picture-viewer.h"

#include "byline-image.h"
#include "byline-picture-canvas.h"
#include "byline-picture-export.h"
#include "byline-picture-text.h"
#include "byline-scroller.h"
#include "byline-uri.h"

#include <glib/gi18n.h>
#include <math.h>

#define WAITING_AFTER_MS 300
#define ZOOM_STEP        1.25
#define MOVE_STEP        60
/* What some displays can take; the decoder has limits of its own. */
#define MAX_WIDTH        8192

typedef struct
{
  BylineDocument      *document;   /* (owned): keeps the facts alive */
  const BylinePicture *picture;
  char                *caption;    /* (nullable) */
  GdkTexture          *texture;    /* (owned) (nullable): the sharpest so far */
  GtkWidget           *origin;     /* (weak) (nullable) */
  BylinePictureReach   reach;
  const char          *uri;        /* what was loaded last */
} Item;

struct _BylinePictureViewer
{
  AdwWindow            parent_instance;

  BylineLibrary       *library;
  GPtrArray           *items;        /* (element-type Item) */
  guint                index;
  GCancellable        *cancellable;  /* (nullable): loading */
  int                  asked_width;  /* of the loading; 0 all of it */
  guint                waiting_timeout;
  guint                update_id;

  AdwWindowTitle      *heading;
  GtkWidget           *turning;
  BylinePictureCanvas *canvas;
  GtkWidget           *spinner;
  GtkWidget           *failure;
  GtkLabel            *failure_title;
  GtkLabel            *failure_words;
  GtkWidget           *again;
  GtkLabel            *caption;
  GtkButton           *percent;
};

G_DEFINE_FINAL_TYPE (BylinePictureViewer, byline_picture_viewer, ADW_TYPE_WINDOW)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_object_unref (item->document);
  g_free (item->caption);
  g_clear_object (&item->texture);
  g_clear_weak_pointer (&item->origin);
  g_free (item);
}

static Item *
get_item (BylinePictureViewer *self)
{
  return g_ptr_array_index (self->items, self->index);
}

static const char *
get_name (const Item *item)
{
  return *item->picture->alt != '\0' ? item->picture->alt : _("Picture");
}

/* ---- what is seen ---- */

static void
end_waiting (BylinePictureViewer *self)
{
  g_clear_handle_id (&self->waiting_timeout, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_hide (self->spinner);
}

static gboolean
waiting_is_long_cb (gpointer user_data)
{
  BylinePictureViewer *self = user_data;

  self->waiting_timeout = 0;
  gtk_widget_show (self->spinner);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  return G_SOURCE_REMOVE;
}

static void
update_actions (BylinePictureViewer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_here = byline_picture_canvas_get_texture (self->canvas) != NULL;

  gtk_widget_action_set_enabled (widget, "viewer.previous", self->index > 0);
  gtk_widget_action_set_enabled (widget, "viewer.next", self->index + 1 < self->items->len);
  gtk_widget_action_set_enabled (widget, "viewer.zoom-in", is_here);
  gtk_widget_action_set_enabled (widget, "viewer.zoom-out",
                                 is_here && !byline_picture_canvas_is_fit (self->canvas));
  gtk_widget_action_set_enabled (widget, "viewer.fit", is_here);
  gtk_widget_action_set_enabled (widget, "viewer.copy", is_here);
  gtk_widget_action_set_enabled (widget, "viewer.save", is_here);
}

static void
show_words (BylinePictureViewer *self)
{
  const Item *item = get_item (self);
  const char *words = item->caption != NULL ? item->caption : item->picture->alt;
  /* Translators: which picture of how many, such as “2 of 5”. */
  g_autofree char *place = g_strdup_printf (_("%u of %u"), self->index + 1, self->items->len);

  gtk_window_set_title (GTK_WINDOW (self), get_name (item));
  adw_window_title_set_title (self->heading, get_name (item));
  adw_window_title_set_subtitle (self->heading, self->items->len > 1 ? place : "");
  gtk_widget_set_visible (self->turning, self->items->len > 1);
  gtk_label_set_text (self->caption, words);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), *words != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_name (item),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
show_failure (BylinePictureViewer *self,
              const GError        *error)
{
  g_autofree char *host = byline_uri_dup_authority (get_item (self)->uri);
  g_autofree char *words = byline_picture_text (error, host);

  gtk_label_set_text (self->failure_title, byline_picture_text_title (error));
  gtk_label_set_text (self->failure_words, words);
  gtk_widget_set_visible (self->again, byline_picture_text_can_retry (error));
  gtk_widget_show (self->failure);
}

/* ---- loading ---- */

static const char *
get_best_uri (const Item *item)
{
  g_autofree char *own = byline_uri_dup_authority (item->picture->uri);
  g_autofree char *linked = byline_uri_dup_authority (item->picture->link_uri);

  if (byline_picture_links_to_file (item->picture)
      && (item->reach == BYLINE_PICTURE_ANYWHERE || g_strcmp0 (own, linked) == 0))
    return item->picture->link_uri;
  return byline_picture_get_uri (item->picture, 0);
}

/* As wide as the file that is coming, so that nothing jumps when it comes. */
static int
get_expected_width (const Item *item)
{
  const GArray *copies = item->picture->candidates;
  int width = item->texture != NULL ? byline_image_get_natural_width (item->texture) : 0;

  if (copies != NULL && copies->len > 0)
    width = MAX (width, (int) g_array_index (copies, BylineCandidate, copies->len - 1).width);
  return MAX (width, (int) item->picture->width);
}

static void load (BylinePictureViewer *self,
                  const char          *uri,
                  int                  width);

static void
take_texture (BylinePictureViewer *self,
              GdkTexture          *texture)
{
  Item *item = get_item (self);
  int natural = byline_image_get_natural_width (texture);

  /* A thumbnail may be linked to a copy that is no larger. */
  if (item->texture != NULL
      && gdk_texture_get_width (texture) < gdk_texture_get_width (item->texture))
    return;
  g_set_object (&item->texture, texture);
  byline_picture_canvas_set_texture (self->canvas, texture, natural, TRUE);
  update_actions (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BylinePictureViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_image_load_finish (result, &error);
  Item *item;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  item = get_item (self);
  /* The page may hold a smaller copy than the one that does not come. */
  if (texture == NULL && item->texture == NULL && g_strcmp0 (item->uri, item->picture->uri) != 0)
    {
      load (self, item->picture->uri, self->asked_width);
      return;
    }

  end_waiting (self);
  if (texture != NULL)
    take_texture (self, texture);
  else if (item->texture == NULL)
    show_failure (self, error);
}

static void
load (BylinePictureViewer *self,
      const char          *uri,
      int                  width)
{
  Item *item = get_item (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->asked_width = width;
  item->uri = uri;
  byline_image_reach_async (self->library, uri, item->reach, width, self->cancellable, loaded_cb,
                            g_object_ref (self));
}

static void
begin_loading (BylinePictureViewer *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  int wanted_width, wanted_height;

  /* Not yet shown: as large as it will be. */
  gtk_window_get_default_size (GTK_WINDOW (self), &wanted_width, &wanted_height);
  width = MAX (width, wanted_width) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gtk_widget_hide (self->failure);
  if (get_item (self)->texture == NULL && self->waiting_timeout == 0)
    self->waiting_timeout = g_timeout_add (WAITING_AFTER_MS, waiting_is_long_cb, self);
  load (self, get_best_uri (get_item (self)), CLAMP (width, 1, MAX_WIDTH));
}

/* Whether the zoom shows more than was decoded, and the file has more. */
static void
sharpen (BylinePictureViewer *self)
{
  Item *item = get_item (self);
  int natural, here;

  if (item->texture == NULL || self->cancellable != NULL || item->uri == NULL)
    return;
  here = gdk_texture_get_width (item->texture);
  natural = MIN (byline_image_get_natural_width (item->texture), MAX_WIDTH);
  if (here < natural && byline_picture_canvas_get_needed_width (self->canvas) > here)
    load (self, item->uri, natural);
}

static gboolean
update_cb (gpointer user_data)
{
  BylinePictureViewer *self = user_data;
  int percent = (int) lround (byline_picture_canvas_get_scale (self->canvas) * 100);
  /* Translators: a zoom, such as “150 %”. */
  g_autofree char *label = g_strdup_printf (_("%d %%"), percent);

  self->update_id = 0;
  gtk_button_set_label (self->percent, label);
  update_actions (self);
  sharpen (self);
  return G_SOURCE_REMOVE;
}

/* Later: it may come while widgets are given their places. */
static void
scale_changed_cb (BylinePictureViewer *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

/* ---- actions ---- */

static void
turn (BylinePictureViewer *self,
      int                  step)
{
  if ((step < 0 && self->index == 0) || (step > 0 && self->index + 1 >= self->items->len))
    return;
  byline_picture_viewer_show (self, self->index + step);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  turn (BYLINE_PICTURE_VIEWER (widget), g_str_has_suffix (name, "next") ? 1 : -1);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (widget);

  if (g_str_has_suffix (name, "fit"))
    byline_picture_canvas_fit (self->canvas);
  else
    byline_picture_canvas_zoom (self->canvas,
                                g_str_has_suffix (name, "in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (widget);

  if (get_item (self)->texture != NULL)
    byline_picture_export_copy (widget, get_item (self)->texture);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (widget);
  Item *item = get_item (self);

  byline_picture_export_save (widget, self->library,
                              item->uri != NULL ? item->uri : item->picture->uri, item->reach);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  begin_loading (BYLINE_PICTURE_VIEWER (widget));
}

static void
open_in_browser_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  Item *item = get_item (BYLINE_PICTURE_VIEWER (widget));

  if (item->origin != NULL)
    gtk_widget_activate_action (item->origin, "document.open-link", "s", item->picture->uri);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- keys ---- */

/* Arrows move what is zoomed; across the page they turn, as one reads. */
static gboolean
arrow_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x, y;

  g_variant_get (arguments, "(ii)", &x, &y);
  if (!byline_picture_canvas_is_fit (self->canvas))
    byline_picture_canvas_move (self->canvas, -x * MOVE_STEP, -y * MOVE_STEP);
  else if (x != 0)
    turn (self, is_rtl ? -x : x);
  return TRUE;
}

static GtkShortcut *
add_shortcut (GtkEventController *controller,
              const char         *trigger,
              GtkShortcutAction  *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  return shortcut;
}

/* In the capture phase: a focused button must not take the arrows. */
static void
add_keys (BylinePictureViewer *self)
{
  static const struct { const char *trigger; const char *action; } keys[] = {
    { "Page_Down", "viewer.next" },
    { "Page_Up", "viewer.previous" },
    { "plus|equal|KP_Add|<Control>plus|<Control>equal|<Control>KP_Add", "viewer.zoom-in" },
    { "minus|KP_Subtract|<Control>minus|<Control>KP_Subtract", "viewer.zoom-out" },
    { "0|KP_0|<Control>0|<Control>KP_0", "viewer.fit" },
    { "<Control>c", "viewer.copy" },
    { "<Control>s", "viewer.save" },
    { "Escape|<Control>w", "viewer.close" },
  };
  static const struct { const char *trigger; int x, y; } arrows[] = {
    { "Left|KP_Left", -1, 0 },
    { "Right|KP_Right", 1, 0 },
    { "Up|KP_Up", 0, -1 },
    { "Down|KP_Down", 0, 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_shortcut (controller, keys[i].trigger, gtk_named_action_new (keys[i].action));
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      GtkShortcut *shortcut = add_shortcut (controller, arrows[i].trigger,
                                            gtk_callback_action_new (arrow_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new ("(ii)", arrows[i].x, arrows[i].y));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ---- the window ---- */

/* The last one that was looked at may stand elsewhere on the page. */
static void
give_back_focus (GtkWidget *origin)
{
  GtkWidget *scroller = byline_scroller_find (origin);
  double top, bottom;

  if (scroller != NULL && byline_scroller_get_seen (scroller, origin, &top, &bottom)
      && bottom > 0 && top < gtk_widget_get_height (origin))
    byline_scroller_focus (origin);
  else
    gtk_widget_grab_focus (origin);
}

static gboolean
byline_picture_viewer_close_request (GtkWindow *window)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (window);

  if (self->items->len > 0 && get_item (self)->origin != NULL)
    give_back_focus (get_item (self)->origin);
  return GTK_WINDOW_CLASS (byline_picture_viewer_parent_class)->close_request (window);
}

static void
byline_picture_viewer_dispose (GObject *object)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting_timeout, g_source_remove);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_PICTURE_VIEWER);

  G_OBJECT_CLASS (byline_picture_viewer_parent_class)->dispose (object);
}

static void
byline_picture_viewer_finalize (GObject *object)
{
  g_ptr_array_unref (BYLINE_PICTURE_VIEWER (object)->items);

  G_OBJECT_CLASS (byline_picture_viewer_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, heading);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, turning);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, canvas);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, spinner);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, failure);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, failure_title);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, failure_words);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, again);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, caption);
  gtk_widget_class_bind_template_child (widget_class, BylinePictureViewer, percent);
}

static void
byline_picture_viewer_class_init (BylinePictureViewerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_picture_viewer_dispose;
  object_class->finalize = byline_picture_viewer_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = byline_picture_viewer_close_request;

  g_type_ensure (BYLINE_TYPE_PICTURE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, BYLINE_RESOURCE_PREFIX
                                               "/kit/byline-picture-viewer.ui");
  bind_children (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (widget_class, "viewer.previous", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "viewer.next", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "viewer.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "viewer.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "viewer.fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "viewer.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "viewer.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "viewer.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "viewer.open-in-browser", NULL,
                                   open_in_browser_action);
  gtk_widget_class_install_action (widget_class, "viewer.close", NULL, close_action);
}

static void
byline_picture_viewer_init (BylinePictureViewer *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->canvas, "notify::scale", G_CALLBACK (scale_changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_keys (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->canvas));
}

/**
 * byline_picture_viewer_new:
 * @parent: the window it stands before, and as large as
 * @library: where pictures come from
 *
 * Returns: (transfer floating): a window without pictures
 */
GtkWidget *
byline_picture_viewer_new (GtkWindow     *parent,
                           BylineLibrary *library)
{
  BylinePictureViewer *self = g_object_new (BYLINE_TYPE_PICTURE_VIEWER,
                                            "transient-for", parent,
                                            NULL);

  self->library = g_object_ref (library);
  gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (parent)),
                               gtk_widget_get_height (GTK_WIDGET (parent)));
  return GTK_WIDGET (self);
}

/**
 * byline_picture_viewer_append:
 * @self: a viewer
 * @view: a picture that may be loaded; read here, not kept
 */
void
byline_picture_viewer_append (BylinePictureViewer     *self,
                              const BylinePictureView *view)
{
  Item *item = g_new0 (Item, 1);

  g_return_if_fail (BYLINE_IS_PICTURE_VIEWER (self));

  item->document = g_object_ref (view->document);
  item->picture = view->picture;
  item->caption = g_strdup (view->caption);
  item->texture = view->texture != NULL ? g_object_ref (view->texture) : NULL;
  g_set_weak_pointer (&item->origin, view->origin);
  item->reach = view->reach;
  g_ptr_array_add (self->items, item);
}

/**
 * byline_picture_viewer_count:
 * @self: a viewer
 *
 * Returns: how many pictures it has
 */
guint
byline_picture_viewer_count (BylinePictureViewer *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_VIEWER (self), 0);

  return self->items->len;
}

/**
 * byline_picture_viewer_show:
 * @self: a viewer with pictures
 * @index: which of them, from 0
 *
 * Shows one whole.
 */
void
byline_picture_viewer_show (BylinePictureViewer *self,
                            guint                index)
{
  Item *item;

  g_return_if_fail (BYLINE_IS_PICTURE_VIEWER (self));
  g_return_if_fail (index < self->items->len);

  end_waiting (self);
  self->index = index;
  item = get_item (self);
  byline_picture_canvas_set_texture (self->canvas, item->texture, get_expected_width (item),
                                     FALSE);
  show_words (self);
  update_actions (self);
  begin_loading (self);
}

/**
 * byline_picture_viewer_get_index:
 * @self: a viewer
 *
 * Returns: which picture is shown
 */
guint
byline_picture_viewer_get_index (BylinePictureViewer *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_VIEWER (self), 0);

  return self->index;
}
