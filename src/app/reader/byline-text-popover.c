/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices of how text is set. Each is an action on a setting, so that the
 * page follows at once, buttons show what is chosen, and there is nothing to
 * confirm. The faces are named in themselves. */

#include "config.h"

#include "byline-text-popover.h"

#include <glib/gi18n.h>

#define LEAST_ZOOM 0.8
#define MOST_ZOOM  2.0

struct _BylineTextPopover
{
  GtkPopover  parent_instance;

  GtkWidget  *smaller;   /* (unowned: child) */
  GtkButton  *size;
  GtkWidget  *larger;
  GtkLabel   *serif;
};

G_DEFINE_FINAL_TYPE (BylineTextPopover, byline_text_popover, GTK_TYPE_POPOVER)

static void
byline_text_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BYLINE_TYPE_TEXT_POPOVER);

  G_OBJECT_CLASS (byline_text_popover_parent_class)->dispose (object);
}

static void
byline_text_popover_class_init (BylineTextPopoverClass *klass)
{
  static const char *const choices[] = { "serif_choice", "sans_choice", "narrow", "normal_width",
                                         "wide", "tight", "normal_pitch", "airy" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_text_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/reader/byline-text-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineTextPopover, smaller);
  gtk_widget_class_bind_template_child (widget_class, BylineTextPopover, size);
  gtk_widget_class_bind_template_child (widget_class, BylineTextPopover, larger);
  gtk_widget_class_bind_template_child (widget_class, BylineTextPopover, serif);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_class_bind_template_child_full (widget_class, choices[i], FALSE, 0);
}

static void
byline_text_popover_init (BylineTextPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The interface is set in the other face already. */
static void
set_in_serif (GtkLabel *label)
{
  g_autoptr (BylineTypography) typography = byline_typography_new ();
  g_autofree char *chosen = byline_settings_dup_document_font ();
  PangoFontDescription *document =
    chosen != NULL ? pango_font_description_from_string (chosen) : NULL;
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font;

  if (document != NULL)
    byline_typography_set_families (typography, pango_font_description_get_family (document),
                                    NULL);
  font = byline_typography_dup_font (typography, BYLINE_ROLE_BODY);
  pango_attr_list_insert (attributes,
                          pango_attr_family_new (pango_font_description_get_family (font)));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  g_clear_pointer (&document, pango_font_description_free);
}

static void
byline_text_popover_zoom_cb (BylineTextPopover *self,
                             GParamSpec        *pspec,
                             BylineSettings    *settings)
{
  g_autofree char *words = NULL;
  double zoom = 1;

  g_object_get (settings, "zoom", &zoom, NULL);
  /* Translators: the size of text in percent. */
  words = g_strdup_printf (_("%d%%"), (int) (zoom * 100 + 0.5));
  gtk_button_set_label (self->size, words);
  gtk_widget_set_sensitive (self->smaller, zoom > LEAST_ZOOM + 0.001);
  gtk_widget_set_sensitive (self->larger, zoom < MOST_ZOOM - 0.001);
}

static void
add_action (GSimpleActionGroup *actions,
            const char         *name,
            BylineSettings     *settings,
            const char         *setting)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, settings, setting);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
}

/**
 * byline_text_popover_new:
 * @settings: what is shown and changed
 *
 * Returns: (transfer floating): a popover that is not shown yet
 */
GtkWidget *
byline_text_popover_new (BylineSettings *settings)
{
  BylineTextPopover *self = g_object_new (BYLINE_TYPE_TEXT_POPOVER, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  add_action (actions, "face", settings, "text-face");
  add_action (actions, "width", settings, "text-width");
  add_action (actions, "pitch", settings, "text-pitch");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "text", G_ACTION_GROUP (actions));
  set_in_serif (self->serif);
  g_signal_connect_object (settings, "notify::zoom", G_CALLBACK (byline_text_popover_zoom_cb),
                           self, G_CONNECT_SWAPPED);
  byline_text_popover_zoom_cb (self, NULL, settings);
  return GTK_WIDGET (self);
}
