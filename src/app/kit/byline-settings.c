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
  PROP_TEXT_FACE,
  PROP_TEXT_WIDTH,
  PROP_TEXT_PITCH,
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
  int        text_face;
  int        text_width;
  int        text_pitch;
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

/* Choices are words where they are kept and numbers in the program. */
static const char *const scheme_names[] = { "system", "light", "dark", NULL };
static const char *const face_names[] = { "serif", "sans", NULL };
static const char *const width_names[] = { "narrow", "normal", "wide", NULL };
static const char *const pitch_names[] = { "tight", "normal", "airy", NULL };

static gboolean
choice_from_variant (GValue   *value,
                     GVariant *variant,
                     gpointer  user_data)
{
  const char *const *names = user_data;
  const char *name = g_variant_get_string (variant, NULL);

  for (int i = 0; names[i] != NULL; i++)
    {
      if (!g_str_equal (names[i], name))
        continue;
      g_value_set_int (value, i);
      return TRUE;
    }
  return FALSE;
}

static GVariant *
choice_to_variant (const GValue       *value,
                   const GVariantType *expected_type,
                   gpointer            user_data)
{
  const char *const *names = user_data;
  int last = (int) g_strv_length ((char **) names) - 1;

  return g_variant_new_string (names[CLAMP (g_value_get_int (value), 0, last)]);
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
    case PROP_TEXT_FACE:
      set_int (self, &self->text_face, g_value_get_int (value), property);
      break;
    case PROP_TEXT_WIDTH:
      set_int (self, &self->text_width, g_value_get_int (value), property);
      break;
    case PROP_TEXT_PITCH:
      set_int (self, &self->text_pitch, g_value_get_int (value), property);
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
    case PROP_TEXT_FACE:
      g_value_set_int (value, self->text_face);
      break;
    case PROP_TEXT_WIDTH:
      g_value_set_int (value, self->text_width);
      break;
    case PROP_TEXT_PITCH:
      g_value_set_int (value, self->text_pitch);
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
bind_choice (BylineSettings    *self,
             const char        *key,
             const char *const *names)
{
  g_settings_bind_with_mapping (self->settings, key, self, key, G_SETTINGS_BIND_DEFAULT,
                                choice_from_variant, choice_to_variant, (gpointer) names, NULL);
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
  bind_choice (self, "text-face", face_names);
  bind_choice (self, "text-width", width_names);
  bind_choice (self, "text-pitch", pitch_names);
  bind_choice (self, "color-scheme", scheme_names);
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
  properties[PROP_TEXT_FACE] =
    g_param_spec_int ("text-face", NULL, NULL, 0, BYLINE_N_FACES - 1, BYLINE_FACE_SERIF, flags);
  properties[PROP_TEXT_WIDTH] =
    g_param_spec_int ("text-width", NULL, NULL, 0, BYLINE_N_COLUMNS - 1, BYLINE_COLUMN_NORMAL,
                      flags);
  properties[PROP_TEXT_PITCH] =
    g_param_spec_int ("text-pitch", NULL, NULL, 0, BYLINE_N_PITCHES - 1, BYLINE_PITCH_NORMAL,
                      flags);
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
  self->text_face = BYLINE_FACE_SERIF;
  self->text_width = BYLINE_COLUMN_NORMAL;
  self->text_pitch = BYLINE_PITCH_NORMAL;
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
 * byline_settings_get_text_style:
 * @self: the settings
 *
 * Returns: how text is to be set, beside its size
 */
BylineTextStyle
byline_settings_get_text_style (BylineSettings *self)
{
  BylineTextStyle style = BYLINE_TEXT_STYLE_DEFAULT;

  g_return_val_if_fail (BYLINE_IS_SETTINGS (self), style);

  style.face = (BylineFace) self->text_face;
  style.width = (BylineColumnWidth) self->text_width;
  style.pitch = (BylineLinePitch) self->text_pitch;
  return style;
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
