/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A document on the screen: a column of block widgets without a scroller of
 * its own. It keeps the typography, the selection and the found words, lets
 * pictures load when they come near to what is seen, and turns what happens
 * to links into one signal. A long document is built in slices, a few
 * milliseconds a frame. It opens nothing and fetches nothing itself, and it
 * never takes the focus: a large focused widget would throw the page to its
 * top. */

#include "config.h"

#include "byline-document-view.h"

#include "byline-accessible-text.h"
#include "byline-block-column.h"
#include "byline-document-find.h"
#include "byline-document-notes.h"
#include "byline-document-parts.h"
#include "byline-document-pictures.h"
#include "byline-document-place.h"
#include "byline-document-selection.h"
#include "byline-popup.h"
#include "byline-scroller.h"
#include "byline-settings.h"
#include "byline-text-block.h"
#include "byline-uri.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_MATCHES   2000
/* What is built before the first frame: more than the tallest screen shows. */
#define FIRST_LETTERS 8000
#define SLICE_LETTERS 1500
#define SLICE_USEC    4000
/* While somebody waits for a place that is still to be built. */
#define HURRIED_USEC  25000

typedef enum
{
  PROP_ZOOM = 1,
  PROP_IS_COMPACT,
  PROP_LOADS_REMOTE_PICTURES,
  PROP_IS_SEEKING,
} BylineDocumentViewProperty;

#define N_PROPERTIES (PROP_IS_SEEKING + 1)

struct _BylineDocumentView
{
  GtkWidget                parent_instance;

  BylineDocument          *document;       /* (owned) (nullable) */
  BylineTypography        *typography;
  BylineDocumentParts     *parts;          /* (owned) (nullable) */
  BylineDocumentSelection *selection;
  GArray                  *matches;        /* (element-type BylineMatch) */
  guint                    current_match;  /* BYLINE_NO_MATCH: none */
  BylineDocumentPictures  *pictures;
  BylineDocumentNotes     *notes;
  BylineDocumentPlace     *place;

  GtkWidget               *scroller;       /* (unowned: ancestor) (nullable) */
  GtkAdjustment           *adjustment;     /* (owned) (nullable) */
  guint                    look_around;    /* idle source, 0 none */
  GtkWidget               *menu;           /* (nullable): made when first asked for */
  guint                    build_id;       /* tick callback, 0: all is built */
  gboolean                 is_seeking;     /* as last notified */
};

enum
{
  ACTIVATE_LINK,
  BROWSE_LINK,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineDocumentView, byline_document_view, GTK_TYPE_WIDGET)

/* ---- pictures ---- */

static gboolean
look_around_cb (gpointer user_data)
{
  BylineDocumentView *self = user_data;

  self->look_around = 0;
  byline_document_pictures_load_near (self->pictures, self->scroller);
  return G_SOURCE_REMOVE;
}

static void
queue_look_around (BylineDocumentView *self)
{
  if (self->look_around == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->look_around = g_idle_add (look_around_cb, self);
}

static void
allow_host (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);

  byline_document_pictures_allow_host (self->pictures, g_variant_get_string (parameter, NULL));
  queue_look_around (self);
}

/* ---- links ---- */

static void
open_link (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  BylinePosition position;

  if (*uri != '#')
    g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
  else if (self->document != NULL && byline_document_find_anchor (self->document, uri + 1,
                                                                  &position)
           && !byline_document_notes_open (self->notes, uri + 1, &position))
    byline_document_view_scroll_to (self, position);
}

static void
go_to_note (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);
  BylinePosition position;

  if (byline_document_notes_leave (self->notes, &position))
    byline_document_view_scroll_to (self, position);
}

static void
browse_link (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[BROWSE_LINK], 0, g_variant_get_string (parameter, NULL));
}

/* ---- the menu ---- */

static void
copy_selection (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  byline_document_view_copy (BYLINE_DOCUMENT_VIEW (widget));
}

static void
select_everything (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  byline_document_view_select_all (BYLINE_DOCUMENT_VIEW (widget));
}

static void
ensure_menu (BylineDocumentView *self)
{
  g_autoptr (GMenu) model = NULL;

  if (self->menu != NULL)
    return;
  model = g_menu_new ();
  g_menu_append (model, _("_Copy"), "document.copy");
  g_menu_append (model, _("Select _All"), "document.select-all");
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
menu_pressed_cb (GtkGestureClick    *gesture,
                 int                 n_press,
                 double              x,
                 double              y,
                 BylineDocumentView *self)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ensure_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  byline_popup_show (GTK_POPOVER (self->menu));
}

/* ---- typography ---- */

static void
restyle_below (GtkWidget *widget)
{
  GtkWidget *child;

  gtk_widget_queue_resize (widget);
  if (BYLINE_IS_TEXT_BLOCK (widget))
    byline_text_block_restyle (BYLINE_TEXT_BLOCK (widget));
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    restyle_below (child);
}

static void
restyle (BylineDocumentView *self)
{
  byline_document_place_hold (self->place);
  restyle_below (GTK_WIDGET (self));
}

static char *
family_of (const char *font)
{
  PangoFontDescription *description = NULL;
  char *family = NULL;

  if (font != NULL)
    description = pango_font_description_from_string (font);

  if (description != NULL)
    {
      family = g_strdup (pango_font_description_get_family (description));
      pango_font_description_free (description);
    }
  return family;
}

/* Follows the desktop: its fonts and its size of text. */
static void
desktop_changed_cb (BylineDocumentView *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *document_font = byline_settings_dup_document_font ();
  g_autofree char *serif = family_of (document_font);
  g_autofree char *interface_font = NULL;
  g_autofree char *sans = NULL;
  gboolean changed;
  int dpi = 0;

  if (settings == NULL)
    return;
  g_object_get (settings, "gtk-font-name", &interface_font, "gtk-xft-dpi", &dpi, NULL);
  sans = family_of (interface_font);
  changed = byline_typography_set_families (self->typography, serif, sans);
  changed |= byline_typography_set_text_scale (self->typography, dpi > 0 ? dpi / 1024.0 / 96 : 1);
  if (changed)
    restyle (self);
}

static void
contrast_changed_cb (BylineDocumentView *self)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (GTK_WIDGET (self), "byline-high-contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "byline-high-contrast");
}

/* ---- scrolling ---- */

/* The page around the view, or what is seen of it, has become another. */
static void
page_changed_cb (BylineDocumentView *self)
{
  for (guint i = 0; self->parts != NULL && i < self->parts->columns->len; i++)
    byline_block_column_scrolled (g_ptr_array_index (self->parts->columns, i));
  queue_look_around (self);
}

static void
scrolled_cb (BylineDocumentView *self)
{
  byline_document_place_scrolled (self->place);
  page_changed_cb (self);
}

static void
tell_scroller (BylineDocumentView *self)
{
  for (guint i = 0; self->parts != NULL && i < self->parts->columns->len; i++)
    byline_block_column_set_scroller (g_ptr_array_index (self->parts->columns, i), self->scroller);
  byline_document_selection_set_scroller (self->selection, self->scroller);
}

/* Comments are parts of a page; the page has the places to go to. */
static void
tell_place (BylineDocumentView *self)
{
  byline_document_place_set_scroller (self->place, byline_typography_get_compact (self->typography)
                                                     ? NULL : self->scroller);
}

static void
leave_scroller (BylineDocumentView *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  self->scroller = NULL;
}

static void
find_scroller (BylineDocumentView *self)
{
  leave_scroller (self);
  self->scroller = byline_scroller_find (GTK_WIDGET (self));
  if (self->scroller != NULL)
    g_set_object (&self->adjustment,
                  gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->scroller)));
  if (self->adjustment != NULL)
    {
      g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
      g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (page_changed_cb), self);
    }
}

static void
byline_document_view_map (GtkWidget *widget)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);

  find_scroller (self);
  tell_scroller (self);
  tell_place (self);
  GTK_WIDGET_CLASS (byline_document_view_parent_class)->map (widget);
  queue_look_around (self);
}

static void
byline_document_view_unmap (GtkWidget *widget)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);

  g_clear_handle_id (&self->look_around, g_source_remove);
  leave_scroller (self);
  tell_scroller (self);
  tell_place (self);
  GTK_WIDGET_CLASS (byline_document_view_parent_class)->unmap (widget);
}

/* ---- found words ---- */

static void
paint_matches (BylineDocumentView *self)
{
  guint next = 0;

  for (guint i = 0; self->parts != NULL && i < self->parts->texts->len; i++)
    {
      BylineTextBlock *block = g_ptr_array_index (self->parts->texts, i);
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (BylineTextRange));
      guint here = BYLINE_NO_MATCH;

      for (; next < self->matches->len; next++)
        {
          const BylineMatch *match = &g_array_index (self->matches, BylineMatch, next);
          BylineTextRange range = { match->start, match->end };

          if (match->ordinal > i)
            break;
          if (next == self->current_match)
            here = ranges->len;
          g_array_append_val (ranges, range);
        }
      if (block != NULL)
        byline_text_block_set_matches (block, ranges->len > 0 ? ranges : NULL, here);
    }
}

/* ---- building ---- */

static void
notify_seeking (BylineDocumentView *self)
{
  gboolean is_seeking = byline_document_place_is_seeking (self->place);

  if (self->is_seeking == is_seeking)
    return;
  self->is_seeking = is_seeking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SEEKING]);
}

/* What was said of the whole page is said to what has just been built. */
static void
welcome_parts (BylineDocumentView *self)
{
  tell_scroller (self);
  byline_document_selection_refresh (self->selection);
  byline_document_pictures_settle (self->pictures);
  if (self->matches->len > 0)
    paint_matches (self);
  queue_look_around (self);
}

/* Laying out costs more than building, so it is part of each slice. */
static gboolean
build_slice (BylineDocumentView *self)
{
  gint64 until = g_get_monotonic_time () + (self->is_seeking ? HURRIED_USEC : SLICE_USEC);
  int before = gtk_widget_get_height (self->parts->root);
  gboolean is_complete;

  do
    {
      is_complete = byline_document_parts_build (self->parts, 0, SLICE_LETTERS);
      before = byline_document_place_grow (self->place, before);
    }
  while (!is_complete && g_get_monotonic_time () < until);
  return is_complete;
}

static gboolean
build_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (widget);
  gboolean is_complete;

  /* What is seen first is painted first. */
  if (gtk_widget_get_height (self->parts->root) == 0)
    return G_SOURCE_CONTINUE;
  is_complete = build_slice (self);
  welcome_parts (self);
  notify_seeking (self);
  if (!is_complete)
    return G_SOURCE_CONTINUE;
  self->build_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start_building (BylineDocumentView *self)
{
  if (!byline_document_parts_build (self->parts, 0, FIRST_LETTERS))
    self->build_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), build_cb, NULL, NULL);
}

/* ---- the widget ---- */

static void
drop_parts (BylineDocumentView *self)
{
  if (self->parts == NULL)
    return;
  if (self->build_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->build_id);
  self->build_id = 0;
  byline_document_place_set_parts (self->place, NULL, NULL);
  notify_seeking (self);
  byline_document_notes_set_parts (self->notes, NULL, NULL);
  byline_document_selection_set_parts (self->selection, NULL, NULL);
  byline_document_pictures_set_parts (self->pictures, NULL, NULL);
  gtk_widget_unparent (self->parts->root);
  g_clear_pointer (&self->parts, byline_document_parts_free);
}

static void
byline_document_view_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (object);

  switch ((BylineDocumentViewProperty) property_id)
    {
    case PROP_ZOOM:
      byline_document_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_IS_COMPACT:
      byline_document_view_set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_LOADS_REMOTE_PICTURES:
      byline_document_view_set_loads_remote_pictures (self, g_value_get_boolean (value));
      break;
    case PROP_IS_SEEKING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_document_view_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (object);

  switch ((BylineDocumentViewProperty) property_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, byline_typography_get_zoom (self->typography));
      break;
    case PROP_IS_COMPACT:
      g_value_set_boolean (value, byline_typography_get_compact (self->typography));
      break;
    case PROP_LOADS_REMOTE_PICTURES:
      g_value_set_boolean (value, byline_document_pictures_get_loads_remote (self->pictures));
      break;
    case PROP_IS_SEEKING:
      g_value_set_boolean (value, self->is_seeking);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_document_view_dispose (GObject *object)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (object);

  g_clear_handle_id (&self->look_around, g_source_remove);
  leave_scroller (self);
  drop_parts (self);
  g_clear_pointer (&self->place, byline_document_place_free);
  g_clear_pointer (&self->notes, byline_document_notes_free);
  g_clear_pointer (&self->selection, byline_document_selection_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (byline_document_view_parent_class)->dispose (object);
}

static void
byline_document_view_finalize (GObject *object)
{
  BylineDocumentView *self = BYLINE_DOCUMENT_VIEW (object);

  g_array_unref (self->matches);
  byline_document_pictures_free (self->pictures);
  byline_typography_unref (self->typography);
  G_OBJECT_CLASS (byline_document_view_parent_class)->finalize (object);
}

static void
byline_document_view_class_init (BylineDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = byline_document_view_set_property;
  object_class->get_property = byline_document_view_get_property;
  object_class->dispose = byline_document_view_dispose;
  object_class->finalize = byline_document_view_finalize;
  widget_class->map = byline_document_view_map;
  widget_class->unmap = byline_document_view_unmap;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.8, 2.0, 1.0, flags);
  properties[PROP_IS_COMPACT] = g_param_spec_boolean ("is-compact", NULL, NULL, FALSE, flags);
  properties[PROP_LOADS_REMOTE_PICTURES] =
    g_param_spec_boolean ("loads-remote-pictures", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SEEKING] =
    g_param_spec_boolean ("is-seeking", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * BylineDocumentView::activate-link:
   * @self: the view
   * @uri: an address that left the URL policy: web, mail, tel or xmpp
   *
   * The person opened a link. Links inside the page never come here.
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", BYLINE_TYPE_DOCUMENT_VIEW,
                                         G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * BylineDocumentView::browse-link:
   * @self: the view
   * @uri: an address that left the URL policy
   *
   * The person wants a link to be opened outside, whatever it leads to.
   */
  signals[BROWSE_LINK] = g_signal_new ("browse-link", BYLINE_TYPE_DOCUMENT_VIEW,
                                       G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "byline-document");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, byline_accessible_text_get_article_role ());
  gtk_widget_class_install_action (widget_class, "document.open-link", "s", open_link);
  gtk_widget_class_install_action (widget_class, "document.go-to-note", NULL, go_to_note);
  gtk_widget_class_install_action (widget_class, "document.browse-link", "s", browse_link);
  gtk_widget_class_install_action (widget_class, "document.allow-host", "s", allow_host);
  gtk_widget_class_install_action (widget_class, "document.copy", NULL, copy_selection);
  gtk_widget_class_install_action (widget_class, "document.select-all", NULL, select_everything);
}

static void
byline_document_view_init (BylineDocumentView *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkGesture *menu = gtk_gesture_click_new ();

  self->typography = byline_typography_new ();
  self->matches = g_array_new (FALSE, FALSE, sizeof (BylineMatch));
  self->current_match = BYLINE_NO_MATCH;
  self->pictures = byline_document_pictures_new ();
  self->notes = byline_document_notes_new (GTK_WIDGET (self), self->typography);
  self->selection = byline_document_selection_new (GTK_WIDGET (self));
  self->place = byline_document_place_new (GTK_WIDGET (self), self->typography);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.copy", FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (desktop_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (desktop_changed_cb),
                               self,
                               G_CONNECT_SWAPPED);
    }
  desktop_changed_cb (self);
  if (adw_is_initialized ())
    {
      g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                               G_CALLBACK (contrast_changed_cb), self, G_CONNECT_SWAPPED);
      contrast_changed_cb (self);
    }
}

/**
 * byline_document_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
byline_document_view_new (void)
{
  return g_object_new (BYLINE_TYPE_DOCUMENT_VIEW, NULL);
}

/**
 * byline_document_view_set_library:
 * @self: a view
 * @library: (nullable): where pictures come from; without one, none load
 */
void
byline_document_view_set_library (BylineDocumentView *self,
                                  BylineLibrary      *library)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  byline_document_pictures_set_library (self->pictures, library);
  queue_look_around (self);
}

/**
 * byline_document_view_get_document:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BylineDocument *
byline_document_view_get_document (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), NULL);

  return self->document;
}

/**
 * byline_document_view_set_document:
 * @self: a view
 * @document: (nullable): what to show
 *
 * Shows another document. Selection, found words and permissions for pictures
 * of other hosts end with the one before.
 */
void
byline_document_view_set_document (BylineDocumentView *self,
                                   BylineDocument     *document)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (document == self->document)
    return;
  drop_parts (self);
  g_set_object (&self->document, document);
  g_array_set_size (self->matches, 0);
  if (document == NULL)
    return;
  self->parts = byline_document_parts_new (document, self->typography);
  start_building (self);
  gtk_widget_set_parent (self->parts->root, GTK_WIDGET (self));
  byline_document_place_set_parts (self->place, document, self->parts);
  byline_document_notes_set_parts (self->notes, document, self->parts);
  byline_document_selection_set_parts (self->selection, document, self->parts);
  byline_document_pictures_set_parts (self->pictures, document, self->parts);
  tell_scroller (self);
  queue_look_around (self);
}

/**
 * byline_document_view_get_zoom:
 * @self: a view
 *
 * Returns: 0.8 to 2
 */
double
byline_document_view_get_zoom (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), 1);

  return byline_typography_get_zoom (self->typography);
}

/**
 * byline_document_view_set_zoom:
 * @self: a view
 * @zoom: clamped to 0.8–2
 *
 * Makes type and spaces larger or smaller; the selection stays.
 */
void
byline_document_view_set_zoom (BylineDocumentView *self,
                               double              zoom)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (!byline_typography_set_zoom (self->typography, zoom))
    return;
  restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * byline_document_view_set_text_style:
 * @self: a view
 * @style: face, width of the column and pitch of the lines
 *
 * Sets the words in another way; the selection stays. The width is what
 * byline_document_view_get_column_width() tells.
 */
void
byline_document_view_set_text_style (BylineDocumentView    *self,
                                     const BylineTextStyle *style)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (style != NULL);

  if (byline_typography_set_style (self->typography, style))
    restyle (self);
}

/**
 * byline_document_view_set_compact:
 * @self: a view
 * @is_compact: set as comments are: smaller, in the interface font
 */
void
byline_document_view_set_compact (BylineDocumentView *self,
                                  gboolean            is_compact)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (!byline_typography_set_compact (self->typography, is_compact))
    return;
  restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPACT]);
}

/**
 * byline_document_view_set_loads_remote_pictures:
 * @self: a view
 * @loads_remote_pictures: whether pictures of other hosts than the site's
 *   load without being asked for
 */
void
byline_document_view_set_loads_remote_pictures (BylineDocumentView *self,
                                                gboolean            loads_remote_pictures)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (!byline_document_pictures_set_loads_remote (self->pictures, loads_remote_pictures))
    return;
  queue_look_around (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADS_REMOTE_PICTURES]);
}

/**
 * byline_document_view_may_load:
 * @self: a view
 * @uri: a picture of its document
 *
 * Returns: whether the picture is the site's own, or at a host that the
 *   person allowed
 */
gboolean
byline_document_view_may_load (BylineDocumentView *self,
                               const char         *uri)
{
  g_autofree char *host = byline_uri_dup_host (uri);

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return byline_document_pictures_may_load (self->pictures, host);
}

/**
 * byline_document_view_dup_selection:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the selected words as plain text
 */
char *
byline_document_view_dup_selection (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), NULL);

  return byline_document_selection_dup_text (self->selection);
}

/**
 * byline_document_view_get_selection_start:
 * @self: a view
 * @position: (out): where the selected words begin
 *
 * Returns: whether any are selected
 */
gboolean
byline_document_view_get_selection_start (BylineDocumentView *self,
                                          BylinePosition     *position)
{
  BylinePosition end;

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return byline_document_selection_get_range (self->selection, position, &end);
}

/**
 * byline_document_view_select_all:
 * @self: a view
 */
void
byline_document_view_select_all (BylineDocumentView *self)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  byline_document_selection_all (self->selection);
}

/**
 * byline_document_view_clear_selection:
 * @self: a view
 */
void
byline_document_view_clear_selection (BylineDocumentView *self)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  byline_document_selection_clear (self->selection);
}

/**
 * byline_document_view_copy:
 * @self: a view
 *
 * Puts the selected words on the clipboard; nothing when none are.
 */
void
byline_document_view_copy (BylineDocumentView *self)
{
  g_autoptr (GdkContentProvider) content = NULL;

  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  content = byline_document_selection_make_content (self->selection);
  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

/**
 * byline_document_view_copy_within:
 * @widget: what may hold several views
 *
 * Copies the selected words of whichever view inside the widget has some.
 *
 * Returns: whether there were any
 */
gboolean
byline_document_view_copy_within (GtkWidget *widget)
{
  GtkWidget *view = byline_document_selection_get_view ();

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (view == NULL || !gtk_widget_is_ancestor (view, widget))
    return FALSE;
  byline_document_view_copy (BYLINE_DOCUMENT_VIEW (view));
  return TRUE;
}

/**
 * byline_document_view_get_column_width:
 * @self: a view
 *
 * Returns: pixels that suit reading at the present zoom: clamp the view to it
 */
int
byline_document_view_get_column_width (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), 0);

  return byline_typography_get_column_width (self->typography,
                                             gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

/**
 * byline_document_view_get_position_y:
 * @self: a view that has been allocated
 * @position: a place in the document
 * @y: (out): the top of its line, in the view's coordinates
 *
 * Returns: whether there are words at the position
 */
gboolean
byline_document_view_get_position_y (BylineDocumentView *self,
                                     BylinePosition      position,
                                     double             *y)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return self->parts != NULL && byline_document_parts_locate (self->parts, GTK_WIDGET (self),
                                                              position, y);
}

/**
 * byline_document_view_get_top_position:
 * @self: a view
 * @position: (out): the words at the upper edge of what is seen
 *
 * Returns: %FALSE when there is no scroller around the view or no words in it
 */
gboolean
byline_document_view_get_top_position (BylineDocumentView *self,
                                       BylinePosition     *position)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return byline_document_place_get_top (self->place, position);
}

/**
 * byline_document_view_scroll_to:
 * @self: a view inside a scroller
 * @position: a place in the document
 *
 * Scrolls the page around the view so that the position stands near the top:
 * at once, or when it has been built and laid out. Until it is built,
 * #BylineDocumentView:is-seeking is set.
 *
 * Returns: whether there is such a place
 */
gboolean
byline_document_view_scroll_to (BylineDocumentView *self,
                                BylinePosition      position)
{
  gboolean exists;

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  exists = byline_document_place_go_to (self->place, position, BYLINE_SHOW_BELOW_EDGE);
  notify_seeking (self);
  return exists;
}

/**
 * byline_document_view_continue_at:
 * @self: a view inside a scroller
 * @position: what byline_document_view_get_top_position() once said
 *
 * Like byline_document_view_scroll_to(), with the line where it was then.
 */
void
byline_document_view_continue_at (BylineDocumentView *self,
                                  BylinePosition      position)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  byline_document_place_go_to (self->place, position, BYLINE_SHOW_AT_EDGE);
  notify_seeking (self);
}

/**
 * byline_document_view_get_is_seeking:
 * @self: a view
 *
 * Returns: whether a place that was asked for is still to be built
 */
gboolean
byline_document_view_get_is_seeking (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  return self->is_seeking;
}

/**
 * byline_document_view_get_is_complete:
 * @self: a view
 *
 * Returns: whether all of the document has been built
 */
gboolean
byline_document_view_get_is_complete (BylineDocumentView *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), TRUE);

  return self->build_id == 0;
}

/**
 * byline_document_view_find:
 * @self: a view
 * @needle: (nullable): words to mark; %NULL or "" ends the search
 *
 * Marks all places where the words stand, whatever their case.
 *
 * Returns: how many there are, at most 2000
 */
guint
byline_document_view_find (BylineDocumentView *self,
                           const char         *needle)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), 0);

  g_array_set_size (self->matches, 0);
  if (self->document != NULL && needle != NULL)
    {
      g_array_unref (self->matches);
      self->matches = byline_document_find (self->document, needle, MAX_MATCHES);
    }
  self->current_match = BYLINE_NO_MATCH;
  paint_matches (self);
  return self->matches->len;
}

/**
 * byline_document_view_show_match:
 * @self: a view
 * @index: which of the matches of byline_document_view_find(), from 0
 *
 * Marks one match as the current one and scrolls to it.
 *
 * Returns: whether there is such a match
 */
gboolean
byline_document_view_show_match (BylineDocumentView *self,
                                 guint               index)
{
  BylineMatch match;
  BylinePosition position;

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  if (index >= self->matches->len)
    return FALSE;
  match = g_array_index (self->matches, BylineMatch, index);
  position.ordinal = match.ordinal;
  position.offset = match.start;
  self->current_match = index;
  paint_matches (self);
  if (self->parts != NULL)
    byline_document_parts_show (self->parts, match.ordinal, match.start, match.end);
  byline_document_place_go_to (self->place, position, BYLINE_SHOW_ANYWHERE);
  notify_seeking (self);
  return TRUE;
}

/**
 * byline_document_view_get_match_after:
 * @self: a view
 * @position: where to begin
 *
 * Returns: index of the first match at or behind a position; how many matches
 *   there are when all stand before it
 */
guint
byline_document_view_get_match_after (BylineDocumentView *self,
                                      BylinePosition      position)
{
  guint index = 0;

  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), 0);

  for (; index < self->matches->len; index++)
    {
      const BylineMatch *match = &g_array_index (self->matches, BylineMatch, index);

      if (match->ordinal > position.ordinal
          || (match->ordinal == position.ordinal && match->start >= position.offset))
        break;
    }
  return index;
}

/**
 * byline_document_view_get_match:
 * @self: a view
 * @index: which of the matches of byline_document_view_find(), from 0
 * @position: (out): where it begins
 *
 * Returns: whether there is such a match
 */
gboolean
byline_document_view_get_match (BylineDocumentView *self,
                                guint               index,
                                BylinePosition     *position)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT_VIEW (self), FALSE);

  if (index >= self->matches->len)
    return FALSE;
  position->ordinal = g_array_index (self->matches, BylineMatch, index).ordinal;
  position->offset = g_array_index (self->matches, BylineMatch, index).start;
  return TRUE;
}

/**
 * byline_document_view_select_match:
 * @self: a view
 * @index: which of the matches of byline_document_view_find(), from 0
 *
 * Selects the words of a match, so that they stay marked when the search ends.
 */
void
byline_document_view_select_match (BylineDocumentView *self,
                                   guint               index)
{
  BylinePosition position;

  g_return_if_fail (BYLINE_IS_DOCUMENT_VIEW (self));

  if (!byline_document_view_get_match (self, index, &position))
    return;
  byline_document_selection_start (self->selection, position, BYLINE_SELECT_CHARACTERS);
  position.offset = g_array_index (self->matches, BylineMatch, index).end;
  byline_document_selection_extend (self->selection, position);
}
