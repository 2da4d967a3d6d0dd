/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program: one process for each profile, its command line, its links, its
 * keys, and its end. Opens the library when there is something to show and
 * closes it last, after every window has put away what was being written. */

#include "config.h"

#include "byline-application.h"

#include "byline-error-text.h"
#include "byline-kit.h"
#include "byline-library.h"
#include "byline-launch.h"
#include "byline-preferences.h"
#include "byline-settings.h"
#include "byline-shortcuts.h"
#include "byline-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _BylineApplication
{
  AdwApplication  parent_instance;

  BylineLibrary  *library;   /* (owned) (nullable): until something is shown */
  BylineSettings *settings;  /* (owned) (nullable): until startup */
  char           *data_dir;  /* (owned) (nullable): from the command line */
  guint           term_id;
  guint           hangup_id;
  guint           interrupt_id;
};

G_DEFINE_FINAL_TYPE (BylineApplication, byline_application, ADW_TYPE_APPLICATION)

/* ---- the window ---- */

static void
show_failure (BylineApplication *self,
              const GError      *error)
{
  g_autofree char *sentence = byline_error_text (error, NULL);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Byline Can't Start"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Byline");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 400);
  gtk_window_present (GTK_WINDOW (window));
}

static BylineLibrary *
open_library (BylineApplication *self)
{
  g_autofree char *data_dir = NULL;
  g_autofree char *cache_dir = NULL;
  g_autoptr(GError) error = NULL;

  if (self->library != NULL)
    return self->library;

  if (self->data_dir != NULL)
    {
      data_dir = g_strdup (self->data_dir);
      cache_dir = g_build_filename (self->data_dir, "cache", NULL);
    }
  else
    {
      data_dir = g_build_filename (g_get_user_data_dir (), "byline", NULL);
      cache_dir = g_build_filename (g_get_user_cache_dir (), "byline", NULL);
    }

  self->library = byline_library_new (data_dir, cache_dir, &error);
  if (self->library == NULL)
    show_failure (self, error);
  return self->library;
}

static BylineWindow *
find_window (BylineApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (BYLINE_IS_WINDOW (at->data))
      return at->data;
  return NULL;
}

/* Returns: (nullable): the window, presented */
static BylineWindow *
ensure_window (BylineApplication *self)
{
  BylineWindow *window = find_window (self);

  if (window == NULL)
    {
      BylineLibrary *library = open_library (self);

      if (library == NULL)
        return NULL;
      window = BYLINE_WINDOW (byline_window_new (ADW_APPLICATION (self), library,
                                                 self->settings));
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
follow_link (BylineApplication *self,
             const char        *text)
{
  g_autofree char *address = NULL;
  BylineLaunchKind kind = byline_launch_parse (text, &address);
  BylineWindow *window = ensure_window (self);

  if (window == NULL)
    return;

  switch (kind)
    {
    case BYLINE_LAUNCH_ADD:
      byline_window_add_site (window, address);
      break;
    case BYLINE_LAUNCH_OPEN:
      byline_window_open_address (window, address);
      break;
    case BYLINE_LAUNCH_NONE:
    default:
      g_debug ("a link that was not understood is ignored");
      break;
    }
}

/* ---- actions ---- */

static void
open_address_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  follow_link (user_data, g_variant_get_string (parameter, NULL));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BylineApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (byline_preferences_new (self->settings, parent)));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  BylineApplication *self = user_data;
  GtkWindow *window = GTK_WINDOW (byline_shortcuts_new_window ());

  gtk_window_set_transient_for (window,
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (window);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  BylineApplication *self = user_data;

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", "Byline",
                         "application-icon", BYLINE_APP_ID,
                         "version", BYLINE_VERSION,
                         "developer-name", _("The Byline authors"),
                         "copyright", "© The Byline authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "website", "https://github.com/bylineapp/byline",
                         "issue-url", "https://github.com/bylineapp/byline/issues",
                         /* Translators: put your own names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
close_those (gboolean are_dialogs)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr(GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if ((gtk_window_get_transient_for (window) != NULL) == are_dialogs)
        g_ptr_array_add (windows, g_steal_pointer (&window));
    }
  for (guint i = 0; i < windows->len; i++)
    gtk_window_close (g_ptr_array_index (windows, i));
}

/* Each window first puts away what is being written. Dialogs lie above the
 * window they belong to: they are closed, and let go of, before it, because
 * their end still looks at it. */
static void
close_windows (void)
{
  close_those (TRUE);
  close_those (FALSE);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BylineApplication *self = user_data;

  close_windows ();
  g_application_quit (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { "open-address", open_address_action, "s" },
  { "preferences", preferences_action },
  { "shortcuts", shortcuts_action },
  { "about", about_action },
  { "quit", quit_action },
};

static gboolean
end_asked_cb (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* ---- the program ---- */

static void
scheme_notified_cb (BylineSettings    *settings,
                    GParamSpec        *pspec,
                    BylineApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK
  };
  int scheme = 0;

  g_object_get (settings, "color-scheme", &scheme, NULL);
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      schemes[CLAMP (scheme, 0, 2)]);
}

static void
byline_application_startup (GApplication *application)
{
  BylineApplication *self = BYLINE_APPLICATION (application);

  G_APPLICATION_CLASS (byline_application_parent_class)->startup (application);

  byline_kit_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  byline_shortcuts_set_up (GTK_APPLICATION (self));

  self->settings = byline_settings_new ();
  g_signal_connect_object (self->settings, "notify::color-scheme",
                           G_CALLBACK (scheme_notified_cb), self, 0);
  scheme_notified_cb (self->settings, NULL, self);

  self->term_id = g_unix_signal_add (SIGTERM, end_asked_cb, self);
  self->hangup_id = g_unix_signal_add (SIGHUP, end_asked_cb, self);
  self->interrupt_id = g_unix_signal_add (SIGINT, end_asked_cb, self);
}

static void
byline_application_activate (GApplication *application)
{
  ensure_window (BYLINE_APPLICATION (application));
}

static void
byline_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      follow_link (BYLINE_APPLICATION (application), uri);
    }
}

static void
byline_application_shutdown (GApplication *application)
{
  BylineApplication *self = BYLINE_APPLICATION (application);

  g_clear_handle_id (&self->term_id, g_source_remove);
  g_clear_handle_id (&self->hangup_id, g_source_remove);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);

  G_APPLICATION_CLASS (byline_application_parent_class)->shutdown (application);

  if (self->library != NULL)
    byline_library_close (self->library);
}

static int
hand_over (BylineApplication *self,
           char             **addresses)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr(GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("byline: %s\n", error->message);
      return 1;
    }

  for (int i = 0; addresses[i] != NULL; i++)
    {
      g_autofree char *unused = NULL;

      if (byline_launch_parse (addresses[i], &unused) == BYLINE_LAUNCH_NONE)
        {
          g_printerr (_("byline: “%s” is no web address and no byline: link\n"), addresses[i]);
          return 2;
        }
      g_action_group_activate_action (G_ACTION_GROUP (self), "open-address",
                                      g_variant_new_string (addresses[i]));
    }
  return g_application_get_is_remote (application) ? 0 : -1;
}

static int
byline_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  BylineApplication *self = BYLINE_APPLICATION (application);
  g_autofree char **addresses = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("byline %s\n", BYLINE_VERSION);
      return 0;
    }

  /* Another profile is another program: it neither joins nor replaces the one
   * that runs. */
  if (g_variant_dict_lookup (options, "data-dir", "^ay", &self->data_dir))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &addresses))
    return hand_over (self, addresses);
  return -1;
}

static void
byline_application_finalize (GObject *object)
{
  BylineApplication *self = BYLINE_APPLICATION (object);

  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->data_dir, g_free);

  G_OBJECT_CLASS (byline_application_parent_class)->finalize (object);
}

static void
byline_application_class_init (BylineApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = byline_application_finalize;
  application_class->startup = byline_application_startup;
  application_class->activate = byline_application_activate;
  application_class->open = byline_application_open;
  application_class->shutdown = byline_application_shutdown;
  application_class->handle_local_options = byline_application_handle_local_options;
}

static const GOptionEntry options[] = {
  { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Keep everything in this folder"), N_("DIR") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_("[ADDRESS…]") },
  { NULL }
};

static void
byline_application_init (BylineApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Read WordPress sites and reply to them."));
}

/**
 * byline_application_new:
 *
 * Returns: (transfer full): the program, not yet run
 */
BylineApplication *
byline_application_new (void)
{
  return g_object_new (BYLINE_TYPE_APPLICATION,
                       "application-id", BYLINE_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", BYLINE_RESOURCE_PREFIX,
                       NULL);
}
