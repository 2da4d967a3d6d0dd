/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window "Preferences": each control is bound to a setting both ways, so
 * that a change shows at once and there is nothing to confirm. */

#include "config.h"

#include "byline-preferences.h"

#include <glib/gi18n.h>
#include <math.h>

#define PREFERRED_WIDTH 480
#define PREFERRED_HEIGHT 600

struct _BylinePreferences
{
  AdwPreferencesWindow  parent_instance;

  AdwComboRow          *scheme;
  GtkAdjustment        *percent;
  AdwComboRow          *face;
  AdwComboRow          *width;
  AdwComboRow          *pitch;
  AdwComboRow          *refresh;
  GtkSwitch            *pictures;
};

G_DEFINE_FINAL_TYPE (BylinePreferences, byline_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const int choices[] = { 0, 15, 30, 60, 180, 720 };

static char *
dup_choice_text (int minutes)
{
  if (minutes == 0)
    return g_strdup (_("Only when asked"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("Every %d minute", "Every %d minutes", (gulong) minutes),
                            minutes);
  return g_strdup_printf (ngettext ("Every %d hour", "Every %d hours", (gulong) minutes / 60),
                          minutes / 60);
}

/* A number of minutes that none of the choices names shows the nearest. */
static gboolean
choice_from_minutes (GBinding     *binding,
                     const GValue *from,
                     GValue       *to,
                     gpointer      user_data)
{
  int minutes = g_value_get_int (from);
  guint nearest = minutes > 0 ? 1 : 0;

  for (guint i = nearest; minutes > 0 && i < G_N_ELEMENTS (choices); i++)
    if (ABS (choices[i] - minutes) < ABS (choices[nearest] - minutes))
      nearest = i;
  g_value_set_uint (to, nearest);
  return TRUE;
}

static gboolean
minutes_from_choice (GBinding     *binding,
                     const GValue *from,
                     GValue       *to,
                     gpointer      user_data)
{
  guint choice = g_value_get_uint (from);

  if (choice >= G_N_ELEMENTS (choices))
    return FALSE;
  g_value_set_int (to, choices[choice]);
  return TRUE;
}

static gboolean
percent_from_zoom (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      user_data)
{
  g_value_set_double (to, round (g_value_get_double (from) * 100));
  return TRUE;
}

static gboolean
zoom_from_percent (GBinding     *binding,
                   const GValue *from,
                   GValue       *to,
                   gpointer      user_data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

static gboolean
choice_from_setting (GBinding     *binding,
                     const GValue *from,
                     GValue       *to,
                     gpointer      user_data)
{
  g_value_set_uint (to, (guint) MAX (g_value_get_int (from), 0));
  return TRUE;
}

static gboolean
setting_from_choice (GBinding     *binding,
                     const GValue *from,
                     GValue       *to,
                     gpointer      user_data)
{
  guint choice = g_value_get_uint (from);

  if (choice == GTK_INVALID_LIST_POSITION)
    return FALSE;
  g_value_set_int (to, (int) choice);
  return TRUE;
}

/* For settings whose numbers are the places of the choices. */
static void
bind_choice (BylineSettings *settings,
             const char     *name,
             AdwComboRow    *row)
{
  g_object_bind_property_full (settings, name, row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                               choice_from_setting, setting_from_choice, NULL, NULL);
}

static void
byline_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BYLINE_TYPE_PREFERENCES);

  G_OBJECT_CLASS (byline_preferences_parent_class)->dispose (object);
}

static void
byline_preferences_class_init (BylinePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_preferences_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/shell/byline-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, scheme);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, percent);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, face);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, width);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, pitch);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, refresh);
  gtk_widget_class_bind_template_child (widget_class, BylinePreferences, pictures);
}

static void
byline_preferences_init (BylinePreferences *self)
{
  g_autoptr(GtkStringList) texts = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_take (texts, dup_choice_text (choices[i]));
  adw_combo_row_set_model (self->refresh, G_LIST_MODEL (texts));
}

/**
 * byline_preferences_new:
 * @settings: what is shown and changed
 * @parent: (nullable): the window this one belongs to
 *
 * Returns: (transfer none): a window that is not presented yet
 */
GtkWidget *
byline_preferences_new (BylineSettings *settings,
                        GtkWindow      *parent)
{
  BylinePreferences *self = g_object_new (BYLINE_TYPE_PREFERENCES,
                                          "transient-for", parent, NULL);
  GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  int parent_width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;

  if (parent_width > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (PREFERRED_WIDTH, parent_width),
                                 PREFERRED_HEIGHT);
  bind_choice (settings, "color-scheme", self->scheme);
  bind_choice (settings, "text-face", self->face);
  bind_choice (settings, "text-width", self->width);
  bind_choice (settings, "text-pitch", self->pitch);
  g_object_bind_property_full (settings, "zoom", self->percent, "value", both,
                               percent_from_zoom, zoom_from_percent, NULL, NULL);
  g_object_bind_property_full (settings, "refresh-minutes", self->refresh, "selected", both,
                               choice_from_minutes, minutes_from_choice, NULL, NULL);
  g_object_bind_property (settings, "load-remote-pictures", self->pictures, "active", both);
  return GTK_WIDGET (self);
}
