/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of places. Asks the library for them whenever sites or marks
 * changed, merges the answer into the list on screen, and says which place a
 * person chose. Knows nothing of articles. */

#include "config.h"

#include "byline-places-view.h"

#include "byline-error-text.h"
#include "byline-image.h"
#include "byline-place-list.h"
#include "byline-place-row.h"
#include "byline-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ICON_PIXELS 64

struct _BylinePlacesView
{
  GtkWidget           parent_instance;

  GtkListView        *list;
  GtkPopover         *menu;

  BylineLibrary      *library;       /* (owned) (nullable) */
  GListStore         *places;        /* (owned): of BylinePlaceItem, top level */
  GtkTreeListModel   *tree;          /* (owned) */
  GtkSingleSelection *selection;     /* (owned) */
  GCancellable       *cancellable;   /* (owned) */
  BylineFilter       *wanted;        /* (owned) (nullable): to select once it is there */
  gint64              selected_site;
  guint               update_id;
  gboolean            is_listing;
  gboolean            is_stale;
  gboolean            is_loaded;
  gboolean            is_selecting;  /* by the program, not by a person */
};

G_DEFINE_FINAL_TYPE (BylinePlacesView, byline_places_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_IS_LOADED = 1,
  PROP_HAS_SITES,
  PROP_SELECTED_SITE,
  PROP_LOADS_PICTURES,
} BylinePlacesViewProperty;

static GParamSpec *properties[PROP_LOADS_PICTURES + 1];

enum
{
  SIGNAL_PLACE_SELECTED,
  SIGNAL_PLACE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static BylinePlaceItem *
get_item (BylinePlacesView *self,
          guint             position)
{
  g_autoptr(GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr(BylinePlaceItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item;  /* borrowed: the list keeps it */
}

static BylinePlaceItem *
get_selected_item (BylinePlacesView *self)
{
  return get_item (self, gtk_single_selection_get_selected (self->selection));
}

static void
emit_place (BylinePlacesView *self,
            guint             signal,
            BylinePlaceItem  *item)
{
  g_signal_emit (self, signals[signal], 0,
                 byline_place_item_get_filter (item),
                 byline_place_item_get_title (item));
}

static BylinePlaceItem *
find_site (BylinePlacesView *self,
           gint64            site_id)
{
  guint n_places = 0;

  /* The action asks for its state before the view is whole, and after. */
  if (self->places != NULL)
    n_places = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr(BylinePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      if (byline_place_item_get_kind (item) == BYLINE_PLACE_SITE &&
          byline_place_item_get_site_id (item) == site_id)
        return item;  /* borrowed: the list keeps it */
    }
  return NULL;
}

/* ---- selecting ---- */

static void
update_selected_site (BylinePlacesView *self)
{
  BylinePlaceItem *item = get_selected_item (self);
  gint64 site_id = item != NULL ? byline_place_item_get_site_id (item) : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "places.remove-site", site_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "places.load-pictures", site_id != 0);
  if (site_id != self->selected_site)
    {
      self->selected_site = site_id;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_SITE]);
    }
  /* It may have changed for the same site too. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADS_PICTURES]);
}

static void
select_position (BylinePlacesView *self,
                 guint             position)
{
  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
  update_selected_site (self);
}

static GtkTreeListRow *
reveal_row (GtkTreeListRow     *row,
            const BylineFilter *filter)
{
  g_autoptr(BylinePlaceItem) item = gtk_tree_list_row_get_item (row);

  if (byline_place_item_matches (item, filter))
    return g_object_ref (row);
  if (!byline_place_item_leads_to (item, filter))
    return NULL;

  gtk_tree_list_row_set_expanded (row, TRUE);
  for (guint i = 0; ; i++)
    {
      g_autoptr(GtkTreeListRow) child = gtk_tree_list_row_get_child_row (row, i);
      GtkTreeListRow *found;

      if (child == NULL)
        return NULL;
      found = reveal_row (child, filter);
      if (found != NULL)
        return found;
    }
}

static gboolean
select_filter (BylinePlacesView   *self,
               const BylineFilter *filter)
{
  guint n_places = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr(GtkTreeListRow) top = gtk_tree_list_model_get_child_row (self->tree, i);
      g_autoptr(GtkTreeListRow) found = reveal_row (top, filter);

      if (found != NULL)
        {
          select_position (self, gtk_tree_list_row_get_position (found));
          return TRUE;
        }
    }
  return FALSE;
}

static void
selection_changed_cb (GtkSingleSelection *selection,
                      GParamSpec         *pspec,
                      BylinePlacesView   *self)
{
  BylinePlaceItem *item = get_selected_item (self);

  update_selected_site (self);
  if (item == NULL || self->is_selecting)
    return;

  g_clear_pointer (&self->wanted, byline_filter_free);
  emit_place (self, SIGNAL_PLACE_SELECTED, item);
}

static void
list_activated_cb (GtkListView      *list,
                   guint             position,
                   BylinePlacesView *self)
{
  BylinePlaceItem *item = get_item (self, position);

  gtk_single_selection_set_selected (self->selection, position);
  if (item != NULL)
    emit_place (self, SIGNAL_PLACE_ACTIVATED, item);
}

/* ---- the menu of a row ---- */

static void
show_menu (BylinePlacesView *self,
           GtkWidget        *near,
           double            x,
           double            y)
{
  graphene_point_t there = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t here;

  if (!gtk_widget_compute_point (near, GTK_WIDGET (self), &there, &here))
    return;

  gtk_popover_set_pointing_to (self->menu,
                               &(GdkRectangle) { (int) here.x, (int) here.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *view = gtk_widget_get_ancestor (row, BYLINE_TYPE_PLACES_VIEW);
  BylinePlacesView *self = BYLINE_PLACES_VIEW (view);

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (list_item));
  if (self->selected_site != 0)
    show_menu (self, row, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
row_released_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *view = gtk_widget_get_ancestor (row, BYLINE_TYPE_PLACES_VIEW);

  list_activated_cb (NULL, gtk_list_item_get_position (list_item), BYLINE_PLACES_VIEW (view));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BylinePlacesView *self = BYLINE_PLACES_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (self->selected_site != 0)
    show_menu (self, focus != NULL ? focus : widget, 24, 24);
}

/* ---- pictures from other sites ---- */

static void
show_failure (GtkWidget    *widget,
              const char   *title,
              const GError *error)
{
  g_autofree char *sentence = byline_error_text (error, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || root == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (root), title, sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pictures_allowed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(BylinePlacesView) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!byline_library_allow_pictures_finish (BYLINE_LIBRARY (source), result, &error))
    show_failure (GTK_WIDGET (self), _("The Choice Was Not Kept"), error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADS_PICTURES]);
}

static gboolean
get_loads_pictures (BylinePlacesView *self)
{
  BylinePlaceItem *site = find_site (self, self->selected_site);

  return site != NULL && byline_place_item_get_loads_pictures (site);
}

static void
set_loads_pictures (BylinePlacesView *self,
                    gboolean          loads_pictures)
{
  if (self->library != NULL && self->selected_site != 0 &&
      loads_pictures != get_loads_pictures (self))
    byline_library_allow_pictures_async (self->library, self->selected_site, loads_pictures,
                                         self->cancellable, pictures_allowed_cb,
                                         g_object_ref (self));
}

/* ---- removing a site ---- */

static void
site_removed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (!byline_library_remove_site_finish (BYLINE_LIBRARY (source), result, &error))
    show_failure (widget, _("The Site Was Not Removed"), error);
}

static void
removal_answered_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     BylinePlacesView *self)
{
  gint64 *site_id = g_object_get_data (G_OBJECT (dialog), "site-id");

  if (self->library != NULL && g_str_equal (response, "remove"))
    byline_library_remove_site_async (self->library, *site_id, self->cancellable,
                                      site_removed_cb, g_object_ref (self));
}

static void
remove_site_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  BylinePlacesView *self = BYLINE_PLACES_VIEW (widget);
  g_autofree char *site_name = byline_places_view_dup_site_name (self, self->selected_site);
  g_autofree char *isolated = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (site_name == NULL)
    return;

  isolated = byline_text_isolate (site_name);
  /* Translators: %s is the name of a site. */
  body = g_strdup_printf (_("The articles of %s and your marks on them are removed from "
                            "this computer. Comments you posted stay on the site, "
                            "and texts you are still writing are kept."), isolated);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   _("Remove This Site?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "site-id",
                          g_memdup2 (&self->selected_site, sizeof self->selected_site), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- listing ---- */

typedef struct
{
  BylinePlaceItem *item;  /* (owned) */
  GBytes          *data;  /* (owned) */
} IconCall;

static void
icon_decoded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  IconCall *call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = byline_image_decode_finish (result, &error);

  if (texture == NULL)
    g_debug ("icon of site %" G_GINT64_FORMAT " not shown: %s",
             byline_place_item_get_site_id (call->item), error->message);
  else if (byline_place_item_get_icon_data (call->item) == call->data)
    byline_place_item_set_icon (call->item, GDK_PAINTABLE (texture));

  g_object_unref (call->item);
  g_bytes_unref (call->data);
  g_free (call);
}

static void
decode_icons (BylinePlacesView *self)
{
  guint n_places = g_list_model_get_n_items (G_LIST_MODEL (self->places));

  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr(BylinePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->places), i);
      GBytes *data = byline_place_item_get_icon_data (item);
      IconCall *call;

      if (data == NULL || byline_place_item_get_icon (item) != NULL)
        continue;

      call = g_new0 (IconCall, 1);
      call->item = g_steal_pointer (&item);
      call->data = g_bytes_ref (data);
      byline_image_decode_async (data, ICON_PIXELS, self->cancellable, icon_decoded_cb, call);
    }
}

static void
settle_selection (BylinePlacesView *self)
{
  if (self->wanted != NULL && select_filter (self, self->wanted))
    g_clear_pointer (&self->wanted, byline_filter_free);
  else
    update_selected_site (self);
}

static void
show_places (BylinePlacesView *self,
             GPtrArray        *places)
{
  g_autoptr(GListStore) newer = byline_place_list_new (places);
  gboolean had_sites = byline_places_view_has_sites (self);
  gint64 was_selected = self->selected_site;
  gboolean was_loaded = self->is_loaded;

  self->is_selecting = TRUE;
  byline_place_list_merge (self->places, newer);
  self->is_selecting = FALSE;
  decode_icons (self);
  settle_selection (self);

  self->is_loaded = TRUE;
  if (had_sites != byline_places_view_has_sites (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SITES]);
  if (!was_loaded)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
  /* A site that went away leaves nothing selected: the person then sees All. */
  if (was_selected != 0 && get_selected_item (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void list_places (BylinePlacesView *self);

static void
places_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(BylinePlacesView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = NULL;

  places = byline_library_list_places_finish (BYLINE_LIBRARY (source), result, &error);
  self->is_listing = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->library == NULL)
    return;

  if (places != NULL)
    show_places (self, places);
  else
    g_debug ("places not listed: %s", error->message);
  if (self->is_stale)
    list_places (self);
}

static void
list_places (BylinePlacesView *self)
{
  self->is_stale = self->is_listing;
  if (self->is_listing)
    return;

  self->is_listing = TRUE;
  byline_library_list_places_async (self->library, self->cancellable,
                                    places_listed_cb, g_object_ref (self));
}

static gboolean
update_due_cb (gpointer data)
{
  BylinePlacesView *self = data;

  self->update_id = 0;
  list_places (self);
  return G_SOURCE_REMOVE;
}

static void
library_changed_cb (BylineLibrary    *library,
                    guint             what,
                    gint64            site_id,
                    gint64            article_id,
                    BylinePlacesView *self)
{
  if ((what & (BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_ARTICLE)) == 0)
    return;
  if (self->update_id == 0)
    self->update_id = g_timeout_add (100, update_due_cb, self);
}

/* ---- rows ---- */

static GListModel *
create_children (gpointer item,
                 gpointer user_data)
{
  GListStore *children = byline_place_item_get_children (item);

  return children != NULL ? g_object_ref (G_LIST_MODEL (children)) : NULL;
}

static GtkGesture *
new_click (GtkListItem *list_item,
           guint        button)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  if (button == GDK_BUTTON_SECONDARY)
    g_signal_connect (gesture, "pressed", G_CALLBACK (row_pressed_cb), list_item);
  else
    g_signal_connect (gesture, "released", G_CALLBACK (row_released_cb), list_item);
  return gesture;
}

static void
row_set_up_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               BylinePlacesView   *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = byline_place_row_new ();

  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (new_click (list_item, GDK_BUTTON_PRIMARY)));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (new_click (list_item,
                                                                   GDK_BUTTON_SECONDARY)));
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (list_item, expander);
}

static void
row_bound_cb (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              BylinePlacesView   *self)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  g_autoptr(BylinePlaceItem) item = gtk_tree_list_row_get_item (tree_row);

  gtk_tree_expander_set_list_row (expander, tree_row);
  byline_place_row_set_item (BYLINE_PLACE_ROW (gtk_tree_expander_get_child (expander)), item);
}

static void
row_unbound_cb (GtkListItemFactory *factory,
                GtkListItem        *list_item,
                BylinePlacesView   *self)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));

  gtk_tree_expander_set_list_row (expander, NULL);
  byline_place_row_set_item (BYLINE_PLACE_ROW (gtk_tree_expander_get_child (expander)), NULL);
}

/* ---- the object ---- */

static void
byline_places_view_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BylinePlacesView *self = BYLINE_PLACES_VIEW (object);

  switch ((BylinePlacesViewProperty) property_id)
    {
    case PROP_IS_LOADED:
      g_value_set_boolean (value, self->is_loaded);
      break;
    case PROP_HAS_SITES:
      g_value_set_boolean (value, byline_places_view_has_sites (self));
      break;
    case PROP_SELECTED_SITE:
      g_value_set_int64 (value, self->selected_site);
      break;
    case PROP_LOADS_PICTURES:
      g_value_set_boolean (value, get_loads_pictures (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_places_view_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((BylinePlacesViewProperty) property_id)
    {
    case PROP_LOADS_PICTURES:
      set_loads_pictures (BYLINE_PLACES_VIEW (object), g_value_get_boolean (value));
      break;
    case PROP_IS_LOADED:
    case PROP_HAS_SITES:
    case PROP_SELECTED_SITE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
byline_places_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BYLINE_PLACES_VIEW (widget)->list));
}

static void
byline_places_view_dispose (GObject *object)
{
  BylinePlacesView *self = BYLINE_PLACES_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->wanted, byline_filter_free);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_PLACES_VIEW);
  /* It unparents only the children that are bound. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->places);

  G_OBJECT_CLASS (byline_places_view_parent_class)->dispose (object);
}

static void
byline_places_view_finalize (GObject *object)
{
  BylinePlacesView *self = BYLINE_PLACES_VIEW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (byline_places_view_parent_class)->finalize (object);
}

static void
install_signals (BylinePlacesViewClass *klass)
{
  signals[SIGNAL_PLACE_SELECTED] =
    g_signal_new ("place-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_PLACE_ACTIVATED] =
    g_signal_new ("place-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
byline_places_view_class_init (BylinePlacesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = byline_places_view_get_property;
  object_class->set_property = byline_places_view_set_property;
  object_class->dispose = byline_places_view_dispose;
  object_class->finalize = byline_places_view_finalize;
  widget_class->grab_focus = byline_places_view_grab_focus;

  properties[PROP_IS_LOADED] =
    g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_SITES] =
    g_param_spec_boolean ("has-sites", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED_SITE] =
    g_param_spec_int64 ("selected-site", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADS_PICTURES] =
    g_param_spec_boolean ("loads-pictures", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_signals (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/sites/byline-places-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BylinePlacesView, list);
  gtk_widget_class_bind_template_child (widget_class, BylinePlacesView, menu);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  gtk_widget_class_install_action (widget_class, "places.remove-site", NULL, remove_site_action);
  gtk_widget_class_install_property_action (widget_class, "places.load-pictures",
                                            "loads-pictures");
  gtk_widget_class_install_action (widget_class, "places.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0,
                                       "places.remove-site", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "places.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "places.menu", NULL);
}

static void
byline_places_view_init (BylinePlacesView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->places = g_list_store_new (BYLINE_TYPE_PLACE_ITEM);
  self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->places)),
                                        FALSE, FALSE, create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, 0);

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbound_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "places.remove-site", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "places.load-pictures", FALSE);
}

GtkWidget *
byline_places_view_new (void)
{
  return g_object_new (BYLINE_TYPE_PLACES_VIEW, NULL);
}

/**
 * byline_places_view_set_library:
 * @self: the places
 * @library: where they come from
 *
 * To be called once. Lists the places at once and again after each change.
 */
void
byline_places_view_set_library (BylinePlacesView *self,
                                BylineLibrary    *library)
{
  g_return_if_fail (BYLINE_IS_PLACES_VIEW (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library) && self->library == NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  list_places (self);
}

/**
 * byline_places_view_select:
 * @self: the places
 * @filter: which articles are shown
 *
 * Selects the place that shows these articles and opens the rows above it; a
 * place that is not there yet is selected when it comes, and where there is
 * none, nothing stays selected. Does not emit "place-selected".
 */
void
byline_places_view_select (BylinePlacesView   *self,
                           const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_PLACES_VIEW (self));

  g_clear_pointer (&self->wanted, byline_filter_free);
  if (select_filter (self, filter))
    return;

  select_position (self, GTK_INVALID_LIST_POSITION);
  self->wanted = byline_filter_copy (filter);
}

/**
 * byline_places_view_get_is_loaded:
 * @self: the places
 *
 * Returns: whether the library has answered at least once
 */
gboolean
byline_places_view_get_is_loaded (BylinePlacesView *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACES_VIEW (self), FALSE);

  return self->is_loaded;
}

gboolean
byline_places_view_has_sites (BylinePlacesView *self)
{
  guint n_places;

  g_return_val_if_fail (BYLINE_IS_PLACES_VIEW (self), FALSE);

  n_places = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr(BylinePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->places), i);

      if (byline_place_item_get_kind (item) == BYLINE_PLACE_SITE)
        return TRUE;
    }
  return FALSE;
}

gint64
byline_places_view_get_selected_site (BylinePlacesView *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACES_VIEW (self), 0);

  return self->selected_site;
}

/**
 * byline_places_view_dup_site_ids:
 * @self: the places
 *
 * Returns: (transfer full) (element-type gint64): the local ids of all sites,
 *   in the order shown
 */
GArray *
byline_places_view_dup_site_ids (BylinePlacesView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_places;

  g_return_val_if_fail (BYLINE_IS_PLACES_VIEW (self), ids);

  n_places = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr(BylinePlaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->places), i);
      gint64 site_id = byline_place_item_get_site_id (item);

      if (site_id != 0)
        g_array_append_val (ids, site_id);
    }
  return ids;
}

/**
 * byline_places_view_dup_site_name:
 * @self: the places
 * @site_id: local id
 *
 * Returns: (transfer full) (nullable): the site's title, plain text
 */
char *
byline_places_view_dup_site_name (BylinePlacesView *self,
                                  gint64            site_id)
{
  BylinePlaceItem *site;

  g_return_val_if_fail (BYLINE_IS_PLACES_VIEW (self), NULL);

  site = find_site (self, site_id);
  return site != NULL ? g_strdup (byline_place_item_get_title (site)) : NULL;
}
