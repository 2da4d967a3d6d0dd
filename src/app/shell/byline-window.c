/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: puts places, articles and the article side by side, folds them
 * when it is narrow, and carries what one pane says to the others. What a pane
 * shows is the pane's own affair; what the program does is the library's. */

#include "config.h"

#include "byline-window-private.h"

#include "byline-add-site-dialog.h"
#include "byline-error-text.h"
#include "byline-pane.h"
#include "byline-remote-error.h"
#include "byline-shortcuts.h"
#include "byline-text-popover.h"

#include <glib/gi18n.h>

#define PROGRESS_AFTER_MS 300

G_DEFINE_FINAL_TYPE (BylineWindow, byline_window, ADW_TYPE_APPLICATION_WINDOW)

static void
enable_action (BylineWindow *self,
               const char   *name,
               gboolean      is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
add_toast (BylineWindow *self,
           const char   *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* ---- folding ---- */

gboolean
byline_window_reader_is_shown (BylineWindow *self)
{
  return !adw_leaflet_get_folded (self->inner) ||
         adw_leaflet_get_visible_child (self->inner) == self->reader_pane;
}

void
byline_window_show_articles (BylineWindow *self)
{
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->articles_pane);
}

void
byline_window_show_reader (BylineWindow *self)
{
  gboolean was_folded = adw_leaflet_get_folded (self->inner) &&
                        !byline_window_reader_is_shown (self);

  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  adw_leaflet_set_visible_child (self->inner, self->reader_pane);
  /* The row that had the focus is out of sight: no hidden thing keeps it. */
  if (was_folded && !gtk_widget_grab_focus (GTK_WIDGET (self->reader)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
update_back (BylineWindow *self)
{
  gboolean is_deep = adw_leaflet_get_folded (self->inner) &&
                     adw_leaflet_get_visible_child (self->inner) == self->reader_pane;
  gboolean is_past_places = adw_leaflet_get_folded (self->outer) &&
                            adw_leaflet_get_visible_child (self->outer) ==
                            GTK_WIDGET (self->inner);

  enable_action (self, "back", is_deep || is_past_places);
}

static void
fold_notified_cb (AdwLeaflet   *leaflet,
                  GParamSpec   *pspec,
                  BylineWindow *self)
{
  gboolean is_outer_folded = adw_leaflet_get_folded (self->outer);
  gboolean is_inner_folded = adw_leaflet_get_folded (self->inner);

  adw_header_bar_set_show_end_title_buttons (self->places_header, is_outer_folded);
  adw_header_bar_set_show_start_title_buttons (self->articles_header, is_outer_folded);
  adw_header_bar_set_show_end_title_buttons (self->articles_header, is_inner_folded);
  adw_header_bar_set_show_start_title_buttons (self->reader_header, is_inner_folded);
  gtk_widget_set_visible (self->articles_back, is_outer_folded);
  gtk_widget_set_visible (self->reader_back, is_inner_folded);
  update_back (self);
}

/* ---- places ---- */

static void
show_place (BylineWindow       *self,
            const BylineFilter *filter,
            const char         *title)
{
  BylineFilter *place = byline_filter_copy (filter);

  byline_filter_free (self->place);
  self->place = place;
  adw_window_title_set_title (self->articles_title, title != NULL ? title : "");
  byline_articles_view_set_filter (self->articles, place);
}

static void
place_selected_cb (BylinePlacesView   *places,
                   const BylineFilter *filter,
                   const char         *title,
                   BylineWindow       *self)
{
  show_place (self, filter, title);
}

static void
place_activated_cb (BylinePlacesView   *places,
                    const BylineFilter *filter,
                    const char         *title,
                    BylineWindow       *self)
{
  gboolean was_folded = adw_leaflet_get_folded (self->outer);

  byline_window_show_articles (self);
  if (was_folded)
    gtk_widget_grab_focus (GTK_WIDGET (self->articles));
}

static void
show_all (BylineWindow *self)
{
  g_autoptr(BylineFilter) all = byline_filter_new ();

  show_place (self, all, _("All"));
  byline_places_view_select (self->places, all);
}

static void
show_site (BylineWindow *self,
           gint64        site_id)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autofree char *name = byline_places_view_dup_site_name (self->places, site_id);

  filter->site_id = site_id;
  show_place (self, filter, name);
  byline_places_view_select (self->places, filter);
  byline_window_show_articles (self);
}

/* The name of a site that was just added comes with the list of places. */
static void
selected_site_notified_cb (BylinePlacesView *places,
                           GParamSpec       *pspec,
                           BylineWindow     *self)
{
  gint64 site_id = byline_places_view_get_selected_site (places);
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  g_autofree char *name = byline_places_view_dup_site_name (places, site_id);

  enable_action (self, "remove-site", site_id != 0);
  filter->site_id = site_id;
  if (name != NULL && byline_filter_equal (filter, self->place))
    adw_window_title_set_title (self->articles_title, name);
}

static void
update_stage (BylineWindow *self)
{
  gboolean has_sites = byline_places_view_has_sites (self->places);

  gtk_stack_set_visible_child_name (self->stages, has_sites ? "panes" : "welcome");
  if (has_sites)
    gtk_widget_grab_focus (GTK_WIDGET (self->articles));
  enable_action (self, "refresh", has_sites);
  enable_action (self, "search", has_sites);
}

static void
has_sites_notified_cb (BylinePlacesView *places,
                       GParamSpec       *pspec,
                       BylineWindow     *self)
{
  update_stage (self);
}

/* ---- refreshing ---- */

static void
refresh_sites (BylineWindow *self,
               gboolean      by_person)
{
  g_autoptr(GArray) site_ids = byline_places_view_dup_site_ids (self->places);

  if (!byline_refresher_get_is_busy (self->refresher))
    self->has_failed = FALSE;
  byline_refresher_refresh (self->refresher, site_ids, by_person);
}

/* What a person means by Refresh: news, waiting comments, the open article. */
void
byline_window_refresh (BylineWindow *self)
{
  refresh_sites (self, TRUE);
  byline_refresher_send_due (self->refresher);
  if (byline_reader_view_get_article_id (self->reader) != 0)
    byline_reader_view_refresh (self->reader);
}

static void
places_loaded_cb (BylinePlacesView *places,
                  GParamSpec       *pspec,
                  BylineWindow     *self)
{
  update_stage (self);
  refresh_sites (self, FALSE);
  byline_refresher_send_due (self->refresher);
}

static void
refresh_due_cb (BylineRefresher *refresher,
                BylineWindow    *self)
{
  refresh_sites (self, FALSE);
}

static gboolean
progress_due_cb (gpointer data)
{
  BylineWindow *self = data;

  self->progress_id = 0;
  gtk_stack_set_visible_child_name (self->refresh_states, "busy");
  gtk_spinner_start (self->refresh_spinner);
  return G_SOURCE_REMOVE;
}

static void
busy_notified_cb (BylineRefresher *refresher,
                  GParamSpec      *pspec,
                  BylineWindow    *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (byline_refresher_get_is_busy (refresher))
    {
      self->progress_id = g_timeout_add (PROGRESS_AFTER_MS, progress_due_cb, self);
      return;
    }

  gtk_spinner_stop (self->refresh_spinner);
  gtk_stack_set_visible_child_name (self->refresh_states, "idle");
}

static gboolean
is_no_network (const GError *error)
{
  return g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NO_HOST) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT);
}

/* A person who pressed Refresh hears of every failure. One that the timer met
 * is told once when it is the network, else beside the site it concerns. */
static void
refresh_failed_cb (BylineRefresher *refresher,
                   gint64           site_id,
                   GError          *error,
                   gboolean         by_person,
                   BylineWindow    *self)
{
  g_autofree char *name = byline_places_view_dup_site_name (self->places, site_id);
  g_autofree char *sentence = byline_error_text (error, name);

  self->has_failed = TRUE;
  if (by_person || (!is_no_network (error) && self->place->site_id == site_id))
    byline_articles_view_set_error (self->articles, sentence);
  else if (is_no_network (error) && !self->said_offline)
    add_toast (self, _("The sites can't be reached now. What is stored stays readable."));
  self->said_offline |= is_no_network (error);
}

static void
refresh_finished_cb (BylineRefresher *refresher,
                     guint            n_new,
                     gboolean         by_person,
                     BylineWindow    *self)
{
  g_autofree char *words = NULL;

  if (!self->has_failed)
    {
      self->said_offline = FALSE;
      byline_articles_view_set_error (self->articles, NULL);
    }
  if (!by_person || n_new == 0)
    return;

  words = g_strdup_printf (ngettext ("%u new article", "%u new articles", n_new), n_new);
  add_toast (self, words);
}

static void
refresh_asked_cb (BylineArticlesView *articles,
                  BylineWindow       *self)
{
  refresh_sites (self, TRUE);
}

/* ---- articles and the reader ---- */

static void
open_article (BylineWindow *self,
              gint64        article_id)
{
  if (byline_reader_view_get_article_id (self->reader) != article_id)
    byline_reader_view_open (self->reader, article_id);
}

/* Walking over the rows with the arrow keys opens articles only where they are
 * seen: what nobody saw must not count as read. */
static void
article_selected_cb (BylineArticlesView *articles,
                     gint64              article_id,
                     BylineWindow       *self)
{
  if (byline_window_reader_is_shown (self))
    open_article (self, article_id);
}

static void
article_activated_cb (BylineArticlesView *articles,
                      gint64              article_id,
                      BylineWindow       *self)
{
  open_article (self, article_id);
  byline_window_show_reader (self);
}

static void
search_mode_notified_cb (BylineArticlesView *articles,
                         GParamSpec         *pspec,
                         BylineWindow       *self)
{
  if (byline_articles_view_get_search_mode (articles))
    byline_articles_view_start_search (articles);
}

void
byline_window_move (BylineWindow *self,
                    int           step,
                    gboolean      unread_only)
{
  if (!byline_articles_view_move (self->articles, step, unread_only) && unread_only)
    add_toast (self, _("Nothing unread below"));
}

static void
reader_notified_cb (BylineReaderView *reader,
                    GParamSpec       *pspec,
                    BylineWindow     *self)
{
  gboolean has_article = byline_reader_view_get_article_id (reader) != 0;
  gboolean is_saved = FALSE;

  g_object_get (reader, "is-saved", &is_saved, NULL);
  enable_action (self, "reply", has_article);
  enable_action (self, "save", has_article);
  enable_action (self, "open-in-browser", has_article);
  enable_action (self, "go-to-comments", has_article);
  enable_action (self, "find", has_article);
  enable_action (self, "print", has_article);
  enable_action (self, "export-pdf", has_article);
  enable_action (self, "find-next", has_article);
  enable_action (self, "find-previous", has_article);
  gtk_button_set_icon_name (self->save, is_saved ? "byline-star-symbolic"
                                                   : "byline-star-outline-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save),
                               is_saved ? _("Saved") : _("Save Article"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_saved ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                        : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
reader_place_activated_cb (BylineReaderView   *reader,
                           const BylineFilter *filter,
                           const char         *title,
                           BylineWindow       *self)
{
  show_place (self, filter, title);
  byline_places_view_select (self->places, filter);
  byline_window_show_articles (self);
}

static void
reader_article_activated_cb (BylineReaderView *reader,
                             gint64            article_id,
                             BylineWindow     *self)
{
  byline_articles_view_select (self->articles, article_id);
  open_article (self, article_id);
}

static void
reader_toast_cb (BylineReaderView *reader,
                 const char       *words,
                 BylineWindow     *self)
{
  add_toast (self, words);
}

static void
reader_next_unread_cb (BylineReaderView *reader,
                       BylineWindow     *self)
{
  byline_window_move (self, 1, TRUE);
}

static void
site_added_cb (BylineAddSiteDialog *dialog,
               gint64               site_id,
               BylineWindow        *self)
{
  show_site (self, site_id);
}

/* ---- the object ---- */

static void
save_size (BylineWindow *self)
{
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (self->settings, "is-maximized", is_maximized, NULL);
  if (!is_maximized && width > 0 && height > 0)
    g_object_set (self->settings, "window-width", width, "window-height", height, NULL);
}

static gboolean
byline_window_close_request (GtkWindow *window)
{
  BylineWindow *self = BYLINE_WINDOW (window);

  if (self->settings != NULL)
    save_size (self);
  return GTK_WINDOW_CLASS (byline_window_parent_class)->close_request (window);
}

static void
byline_window_dispose (GObject *object)
{
  BylineWindow *self = BYLINE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->refresher != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->refresher, self);
      byline_refresher_stop (self->refresher);
    }
  g_clear_object (&self->refresher);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_WINDOW);

  G_OBJECT_CLASS (byline_window_parent_class)->dispose (object);
}

static void
byline_window_finalize (GObject *object)
{
  BylineWindow *self = BYLINE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->place, byline_filter_free);

  G_OBJECT_CLASS (byline_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, welcome_menu);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, inner);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, places_pane);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, articles_pane);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, reader_pane);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, places_header);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, articles_header);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, reader_header);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, articles_back);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, reader_back);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, articles_title);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, refresh_states);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, refresh_spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, search);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, save);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, text_style);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, places);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, articles);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, store_bar);
  gtk_widget_class_bind_template_child (widget_class, BylineWindow, store_words);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, fold_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_sites_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_site_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_toast_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_next_unread_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_notified_cb);
}

static void
byline_window_class_init (BylineWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_window_dispose;
  object_class->finalize = byline_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = byline_window_close_request;

  g_type_ensure (BYLINE_TYPE_PANE);
  g_type_ensure (BYLINE_TYPE_PLACES_VIEW);
  g_type_ensure (BYLINE_TYPE_ARTICLES_VIEW);
  g_type_ensure (BYLINE_TYPE_READER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX "/shell/byline-window.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
add_plain_keys (BylineWindow        *self,
                GtkPropagationPhase  phase)
{
  GtkEventController *controller = byline_shortcuts_new_controller ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
byline_window_init (BylineWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->place = byline_filter_new ();
  byline_window_install_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_status_page_set_icon_name (self->welcome, BYLINE_APP_ID);
  gtk_window_set_icon_name (GTK_WINDOW (self), BYLINE_APP_ID);
  enable_action (self, "remove-site", FALSE);
  enable_action (self, "refresh", FALSE);
  enable_action (self, "search", FALSE);
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  fold_notified_cb (self->outer, NULL, self);
  reader_notified_cb (self->reader, NULL, self);
  add_plain_keys (self, GTK_PHASE_BUBBLE);
  add_plain_keys (self, GTK_PHASE_CAPTURE);
}

static void
minutes_notified_cb (BylineSettings *settings,
                     GParamSpec     *pspec,
                     BylineWindow   *self)
{
  int minutes = 0;

  g_object_get (settings, "refresh-minutes", &minutes, NULL);
  byline_refresher_set_minutes (self->refresher, (guint) MAX (minutes, 0));
}

static void
remote_pictures_notified_cb (BylineSettings *settings,
                             GParamSpec     *pspec,
                             BylineWindow   *self)
{
  gboolean loads_remote_pictures = FALSE;

  g_object_get (settings, "load-remote-pictures", &loads_remote_pictures, NULL);
  byline_reader_view_set_loads_remote_pictures (self->reader, loads_remote_pictures);
}

static void
text_style_notified_cb (BylineSettings *settings,
                        GParamSpec     *pspec,
                        BylineWindow   *self)
{
  BylineTextStyle style = byline_settings_get_text_style (settings);

  byline_reader_view_set_text_style (self->reader, &style);
}

/* Few starts need it: it is built when it is first asked for. */
static void
create_text_popover_cb (GtkMenuButton *button,
                        gpointer       user_data)
{
  BylineWindow *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, byline_text_popover_new (self->settings));
}

static void
follow_text_style (BylineWindow   *self,
                   BylineSettings *settings)
{
  static const char *const names[] = { "text-face", "text-width", "text-pitch" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (text_style_notified_cb), self, 0);
    }
  text_style_notified_cb (settings, NULL, self);
  gtk_menu_button_set_create_popup_func (self->text_style, create_text_popover_cb, self, NULL);
}

static void
take_settings (BylineWindow   *self,
               BylineSettings *settings)
{
  int width = 0;
  int height = 0;
  gboolean is_maximized = FALSE;

  self->settings = g_object_ref (settings);
  g_object_get (settings,
                "window-width", &width,
                "window-height", &height,
                "is-maximized", &is_maximized,
                NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (is_maximized)
    gtk_window_maximize (GTK_WINDOW (self));

  g_object_bind_property (settings, "zoom", self->reader, "zoom", G_BINDING_SYNC_CREATE);
  follow_text_style (self, settings);
  g_signal_connect_object (settings, "notify::refresh-minutes",
                           G_CALLBACK (minutes_notified_cb), self, 0);
  g_signal_connect_object (settings, "notify::load-remote-pictures",
                           G_CALLBACK (remote_pictures_notified_cb), self, 0);
  minutes_notified_cb (settings, NULL, self);
  remote_pictures_notified_cb (settings, NULL, self);
}

static void
show_store_mode (BylineWindow    *self,
                 BylineStoreMode  mode)
{
  const char *words = NULL;

  switch (mode)
    {
    case BYLINE_STORE_READ_ONLY:
      words = _("Byline can't write to its folder. Stored articles can be read, but nothing "
                "you mark or write now is kept.");
      break;
    case BYLINE_STORE_MEMORY:
      words = _("Byline can't use its folder. You can read and write, but nothing is kept "
                "when you quit.");
      break;
    case BYLINE_STORE_WRITABLE:
    default:
      break;
    }

  gtk_label_set_text (self->store_words, words != NULL ? words : "");
  gtk_info_bar_set_revealed (self->store_bar, words != NULL);
}

static void
mode_notified_cb (BylineLibrary *library,
                  GParamSpec    *pspec,
                  BylineWindow  *self)
{
  show_store_mode (self, byline_library_get_mode (library));
}

static void
take_library (BylineWindow  *self,
              BylineLibrary *library)
{
  self->library = g_object_ref (library);
  self->refresher = byline_refresher_new (library);
  g_signal_connect_object (self->refresher, "notify::is-busy",
                           G_CALLBACK (busy_notified_cb), self, 0);
  g_signal_connect_object (self->refresher, "due", G_CALLBACK (refresh_due_cb), self, 0);
  g_signal_connect_object (self->refresher, "failed", G_CALLBACK (refresh_failed_cb), self, 0);
  g_signal_connect_object (self->refresher, "finished",
                           G_CALLBACK (refresh_finished_cb), self, 0);

  byline_reader_view_set_library (self->reader, library);
  byline_articles_view_set_library (self->articles, library);
  byline_places_view_set_library (self->places, library);
  /* What the disk allows is known when the databases are open, which is later. */
  g_signal_connect_object (library, "notify::mode", G_CALLBACK (mode_notified_cb), self, 0);
  show_store_mode (self, byline_library_get_mode (library));
  show_all (self);
}

/**
 * byline_window_new:
 * @application: the program
 * @library: what is shown
 * @settings: window size, text size and the like
 *
 * Shows what is stored at once and then asks the sites for news.
 *
 * Returns: (transfer none): a window that is not presented yet
 */
GtkWidget *
byline_window_new (AdwApplication *application,
                   BylineLibrary  *library,
                   BylineSettings *settings)
{
  BylineWindow *self = g_object_new (BYLINE_TYPE_WINDOW, "application", application, NULL);

  take_library (self, library);
  take_settings (self, settings);
  return GTK_WIDGET (self);
}

typedef struct
{
  BylineWindow *self;     /* (owned) */
  char         *address;  /* (owned) */
} OpenCall;

static void
article_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  OpenCall *call = user_data;
  g_autoptr(BylineWindow) self = call->self;
  g_autofree char *address = call->address;
  g_autoptr(GError) error = NULL;
  gint64 article_id;

  g_free (call);
  article_id = byline_library_find_article_finish (BYLINE_LIBRARY (source), result, &error);
  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (article_id > 0)
    {
      byline_articles_view_select (self->articles, article_id);
      open_article (self, article_id);
      byline_window_show_reader (self);
    }
  else
    {
      byline_window_add_site (self, address);
    }
}

/**
 * byline_window_open_address:
 * @self: the window
 * @address: a web address that byline_launch_parse() let through
 *
 * Shows the article at an address, or, where no known site has it, the window
 * "Add Site" with the address filled in.
 */
void
byline_window_open_address (BylineWindow *self,
                            const char   *address)
{
  OpenCall *call;

  g_return_if_fail (BYLINE_IS_WINDOW (self));

  call = g_new0 (OpenCall, 1);
  call->self = g_object_ref (self);
  call->address = g_strdup (address);
  byline_library_find_article_async (self->library, address, self->cancellable,
                                     article_found_cb, call);
}

/**
 * byline_window_add_site:
 * @self: the window
 * @address: (nullable): fills the entry; nothing is fetched for it yet
 *
 * Shows the window "Add Site".
 */
void
byline_window_add_site (BylineWindow *self,
                        const char   *address)
{
  GtkWidget *dialog;

  g_return_if_fail (BYLINE_IS_WINDOW (self));

  dialog = byline_add_site_dialog_new (self->library, GTK_WINDOW (self), address);
  g_signal_connect_object (dialog, "added", G_CALLBACK (site_added_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
