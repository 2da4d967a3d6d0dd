/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one reader of GSettings: the keys of the program's schema as typed
 * properties. Where the schema is not installed (a run from the build folder)
 * the same properties live in memory, with the same defaults. */

#include "config.h"

#include "byline-settings.h"

#define DESKTOP_SCHEMA "org.gnome.desktop.interface"
#define DOCUMENT_FONT  "document-font-name"

typedef enum
{
  PROP_ZOOM = 1,
  PROP_COLOR_SCHEME,
  PROP_REFRESH_MINUTES,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_IS_MAXIMIZED,
  PROP_LOAD_REMOTE_PICTURES,
} BylineSettingsProperty;

#define N_PROPERTIES (PROP_LOAD_REMOTE_PICTURES + 1)

struct _BylineSettings
{
  GObject    parent_instance;

  GSettings *settings;   /* (nullable): the schema is not installed */
  double     zoom;
  int        color_scheme;
  int        refresh_minutes;
  int        window_width;
  int        window_height;
  gboolean   is_maximized;
  gboolean   load_remote_pictures;
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BylineSettings, byline_settings, G_TYPE_OBJECT)

static gboolean
has_schema (const char *id)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, id, TRUE);
  return schema != NULL;
}

static int
scheme_from_name (const char *name)
{
  if (g_strcmp0 (name, "light") == 0)
    return 1;
  return g_strcmp0 (name, "dark") == 0 ? 2 : 0;
}

static gboolean
scheme_from_variant (GValue   *value,
                     GVariant *variant,
                     gpointer  user_data)
{
  g_value_set_int (value, scheme_from_name (g_variant_get_string (variant, NULL)));
  return TRUE;
}

static GVariant *
scheme_to_variant (const GValue       *value,
                   const GVariantType *expected_type,
                   gpointer            user_data)
{
  const char *names[] = { "system", "light", "dark" };

  return g_variant_new_string (names[CLAMP (g_value_get_int (value), 0, 2)]);
}

static void
set_int (BylineSettings         *self,
         int                    *member,
         int                     value,
         BylineSettingsProperty  property)
{
  if (*member == value)
    return;
  *member = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_zoom (BylineSettings *self,
          double          zoom)
{
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
byline_settings_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  BylineSettings *self = BYLINE_SETTINGS (object);
  BylineSettingsProperty property = property_id;

  switch (property)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_double (value));
      break;
    case PROP_COLOR_SCHEME:
      set_int (self, &self->color_scheme, g_value_get_int (value), property);
      break;
    case PROP_REFRESH_MINUTES:
      set_int (self, &self->refresh_minutes, g_value_get_int (value), property);
      break;
    case PROP_WINDOW_WIDTH:
      set_int (self, &self->window_width, g_value_get_int (value), property);
      break;
    case PROP_WINDOW_HEIGHT:
      set_int (self, &self->window_height, g_value_get_int (value), property);
      break;
    case PROP_IS_MAXIMIZED:
      set_int (self, &self->is_maximized, g_value_get_boolean (value), property);
      break;
    case PROP_LOAD_REMOTE_PICTURES:
      set_int (self, &self->load_remote_pictures, g_value_get_boolean (value), property);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_settings_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BylineSettings *self = BYLINE_SETTINGS (object);

  switch ((BylineSettingsProperty) property_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_COLOR_SCHEME:
      g_value_set_int (value, self->color_scheme);
      break;
    case PROP_REFRESH_MINUTES:
      g_value_set_int (value, self->refresh_minutes);
      break;
    case PROP_WINDOW_WIDTH:
      g_value_set_int (value, self->window_width);
      break;
    case PROP_WINDOW_HEIGHT:
      g_value_set_int (value, self->window_height);
      break;
    case PROP_IS_MAXIMIZED:
      g_value_set_boolean (value, self->is_maximized);
      break;
    case PROP_LOAD_REMOTE_PICTURES:
      g_value_set_boolean (value, self->load_remote_pictures);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind (BylineSettings *self,
      const char     *key)
{
  g_settings_bind (self->settings, key, self, key, G_SETTINGS_BIND_DEFAULT);
}

static void
byline_settings_constructed (GObject *object)
{
  BylineSettings *self = BYLINE_SETTINGS (object);

  G_OBJECT_CLASS (byline_settings_parent_class)->constructed (object);
  if (!has_schema (BYLINE_APP_ID))
    {
      g_debug ("settings schema is not installed, settings stay in memory");
      return;
    }
  self->settings = g_settings_new (BYLINE_APP_ID);
  bind (self, "zoom");
  bind (self, "refresh-minutes");
  bind (self, "window-width");
  bind (self, "window-height");
  bind (self, "is-maximized");
  bind (self, "load-remote-pictures");
  g_settings_bind_with_mapping (self->settings, "color-scheme", self, "color-scheme",
                                G_SETTINGS_BIND_DEFAULT,
                                scheme_from_variant, scheme_to_variant, NULL, NULL);
}

static void
byline_settings_finalize (GObject *object)
{
  BylineSettings *self = BYLINE_SETTINGS (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (byline_settings_parent_class)->finalize (object);
}

static void
byline_settings_class_init (BylineSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS
                            | G_PARAM_LAX_VALIDATION;

  object_class->constructed = byline_settings_constructed;
  object_class->finalize = byline_settings_finalize;
  object_class->set_property = byline_settings_set_property;
  object_class->get_property = byline_settings_get_property;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.8, 2.0, 1.0, flags);
  properties[PROP_COLOR_SCHEME] = g_param_spec_int ("color-scheme", NULL, NULL, 0, 2, 0, flags);
  properties[PROP_REFRESH_MINUTES] = g_param_spec_int ("refresh-minutes", NULL, NULL, 0, 1440, 30,
                                                       flags);
  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 360, 32767, 1200,
                                                    flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 294, 32767, 800,
                                                     flags);
  properties[PROP_IS_MAXIMIZED] = g_param_spec_boolean ("is-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_LOAD_REMOTE_PICTURES] =
    g_param_spec_boolean ("load-remote-pictures", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
byline_settings_init (BylineSettings *self)
{
  self->zoom = 1;
  self->refresh_minutes = 30;
  self->window_width = 1200;
  self->window_height = 800;
}

/**
 * byline_settings_new:
 *
 * Returns: (transfer full): the settings of this person. Use it from the main
 *   thread.
 */
BylineSettings *
byline_settings_new (void)
{
  return g_object_new (BYLINE_TYPE_SETTINGS, NULL);
}

/**
 * byline_settings_dup_document_font:
 *
 * Looks up the desktop's font for documents. Desktops ship one that is made
 * for interfaces, so only a font somebody chose counts.
 *
 * Returns: (transfer full) (nullable): a font description such as
 *   "Bitstream Charter 12"
 */
char *
byline_settings_dup_document_font (void)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GVariant) chosen = NULL;

  if (!has_schema (DESKTOP_SCHEMA))
    return NULL;
  schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                            DESKTOP_SCHEMA, TRUE);
  if (!g_settings_schema_has_key (schema, DOCUMENT_FONT))
    return NULL;
  settings = g_settings_new (DESKTOP_SCHEMA);
  chosen = g_settings_get_user_value (settings, DOCUMENT_FONT);
  return chosen != NULL ? g_variant_dup_string (chosen, NULL) : NULL;
}
