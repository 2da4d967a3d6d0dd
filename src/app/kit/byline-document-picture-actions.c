/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do with a picture of a document: open it, by pointer, key
 * or menu, take it along, let it load. */

#include "config.h"

#include "byline-document-picture-private.h"

#include "byline-picture-export.h"
#include "byline-popup.h"

#include <glib/gi18n.h>

#define MAX_ICON 32

/**
 * byline_document_picture_is_among_words:
 * @self: a picture
 *
 * Returns: whether it is as small as a letter: too small for a note, and
 *   nothing to look at closer
 */
gboolean
byline_document_picture_is_among_words (BylineDocumentPicture *self)
{
  return self->width > 0 && self->width <= MAX_ICON
         && self->height > 0 && self->height <= MAX_ICON;
}

/**
 * byline_document_picture_leads_elsewhere:
 * @self: a picture
 *
 * Many pages link a picture to its own file: that is what the viewer is for.
 *
 * Returns: whether it is a link to something else
 */
gboolean
byline_document_picture_leads_elsewhere (BylineDocumentPicture *self)
{
  return self->picture->link_uri != NULL && !byline_picture_links_to_file (self->picture);
}

/**
 * byline_document_picture_can_view:
 * @self: a picture
 *
 * Returns: whether it is here and worth a viewer
 */
gboolean
byline_document_picture_can_view (BylineDocumentPicture *self)
{
  return self->state == BYLINE_PICTURE_SHOWN && !byline_document_picture_is_among_words (self);
}

static void
open_picture (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);

  if (!byline_document_picture_leads_elsewhere (self) && byline_document_picture_can_view (self))
    g_signal_emit_by_name (self, "view");
  else if (self->picture->link_uri != NULL)
    gtk_widget_activate_action (widget, "document.open-link", "s", self->picture->link_uri);
}

static void
view_picture (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "view");
}

static void
copy_picture (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  byline_picture_export_copy (widget, BYLINE_DOCUMENT_PICTURE (widget)->texture);
}

static void
save_picture (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);

  if (self->library != NULL)
    byline_picture_export_save (widget, self->library, self->uri, self->reach);
}

static void
copy_address (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          BYLINE_DOCUMENT_PICTURE (widget)->picture->uri);
}

static void
load_once (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  BylineDocumentPicture *self = BYLINE_DOCUMENT_PICTURE (widget);

  if (self->state != BYLINE_PICTURE_ASKING)
    return;
  if (!self->is_elsewhere)
    {
      gtk_widget_activate_action (widget, "document.allow-host", "s", self->host);
      return;
    }
  self->reaches_anywhere = TRUE;
  byline_document_picture_allow (self, BYLINE_PICTURE_ANYWHERE);
  byline_document_picture_load (self, self->library, BYLINE_PICTURE_ANYWHERE);
}

static void
retry (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  byline_document_picture_retry (BYLINE_DOCUMENT_PICTURE (widget));
}

/* ---- the menu ---- */

static GMenu *
new_menu_model (BylineDocumentPicture *self)
{
  GMenu *model = g_menu_new ();
  g_autoptr (GMenuItem) link = g_menu_item_new (_("_Open Link"), NULL);

  g_menu_append (model, _("_View Picture"), "picture.view");
  if (byline_document_picture_leads_elsewhere (self))
    {
      g_menu_item_set_action_and_target (link, "document.open-link", "s",
                                         self->picture->link_uri);
      g_menu_append_item (model, link);
    }
  g_menu_append (model, _("_Copy Picture"), "picture.copy");
  g_menu_append (model, _("_Save As…"), "picture.save");
  g_menu_append (model, _("Copy _Address"), "picture.copy-address");
  return model;
}

static void
show_menu_at (BylineDocumentPicture *self,
              double                 x,
              double                 y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenu) model = NULL;

  if (self->menu == NULL)
    {
      model = new_menu_model (self);
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  byline_popup_show (GTK_POPOVER (self->menu));
}

static void
show_menu (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  show_menu_at (BYLINE_DOCUMENT_PICTURE (widget), gtk_widget_get_width (widget) / 2.0,
                MIN (gtk_widget_get_height (widget), 48) / 2.0);
}

static void
menu_pressed_cb (GtkGestureClick       *gesture,
                 int                    n_press,
                 double                 x,
                 double                 y,
                 BylineDocumentPicture *self)
{
  if (byline_document_picture_is_among_words (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

static void
click_released_cb (GtkGestureClick       *gesture,
                   int                    n_press,
                   double                 x,
                   double                 y,
                   BylineDocumentPicture *self)
{
  if (self->state == BYLINE_PICTURE_ASKING || !gtk_widget_contains (GTK_WIDGET (self), x, y)
      || !(byline_document_picture_can_view (self) || self->picture->link_uri != NULL))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "picture.open", NULL);
}

/**
 * byline_document_picture_install_actions:
 * @widget_class: the class of pictures
 *
 * Gives it its actions, its keys and its signal.
 */
void
byline_document_picture_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "picture.open", NULL, open_picture);
  gtk_widget_class_install_action (widget_class, "picture.view", NULL, view_picture);
  gtk_widget_class_install_action (widget_class, "picture.copy", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "picture.save", NULL, save_picture);
  gtk_widget_class_install_action (widget_class, "picture.copy-address", NULL, copy_address);
  gtk_widget_class_install_action (widget_class, "picture.load", NULL, load_once);
  gtk_widget_class_install_action (widget_class, "picture.retry", NULL, retry);
  gtk_widget_class_install_action (widget_class, "picture.menu", NULL, show_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "picture.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "picture.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_ISO_Enter, 0, "picture.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "picture.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "picture.menu",
                                       NULL);

  /**
   * BylineDocumentPicture::view:
   * @self: a picture that is shown
   *
   * The person wants to see it larger.
   */
  g_signal_new ("view", BYLINE_TYPE_DOCUMENT_PICTURE, G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * byline_document_picture_add_gestures:
 * @self: a new picture
 */
void
byline_document_picture_add_gestures (BylineDocumentPicture *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
}
