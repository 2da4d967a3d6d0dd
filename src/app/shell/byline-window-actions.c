/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do in the window, one action each; menus, buttons and keys
 * only name them. An action that makes no sense now is disabled, not hidden. */

#include "config.h"

#include "byline-window-private.h"

#define ZOOM_STEP 0.1
#define ZOOM_MIN 0.8
#define ZOOM_MAX 2.0

static void
add_site_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  byline_window_add_site (user_data, NULL);
}

static void
remove_site_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BylineWindow *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self->places), "places.remove-site", NULL);
}

static void
refresh_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_window_refresh (self);
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_window_show_articles (self);
  byline_articles_view_start_search (self->articles);
}

static void
next_article_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  byline_window_move (user_data, 1, FALSE);
}

static void
previous_article_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  byline_window_move (user_data, -1, FALSE);
}

static void
next_unread_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  byline_window_move (user_data, 1, TRUE);
}

static void
page_down_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  BylineWindow *self = user_data;

  if (byline_reader_view_get_article_id (self->reader) == 0 ||
      !byline_window_reader_is_shown (self))
    byline_window_move (self, 1, TRUE);
  else
    byline_reader_view_page_down (self->reader);
}

static void
go_to_comments_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_window_show_reader (self);
  byline_reader_view_go_to_comments (self->reader);
}

static void
reply_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_reply (self->reader, 0);
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_toggle_saved (self->reader);
}

static void
open_in_browser_action (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_open_in_browser (self->reader);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_print (self->reader);
}

static void
export_pdf_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_export (self->reader);
}

static void
find_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_window_show_reader (self);
  byline_reader_view_start_find (self->reader);
}

static void
find_next_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_find_again (self->reader, TRUE);
}

static void
find_previous_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BylineWindow *self = user_data;

  byline_reader_view_find_again (self->reader, FALSE);
}

static void
set_zoom (BylineWindow *self,
          double        zoom)
{
  g_object_set (self->settings, "zoom", CLAMP (zoom, ZOOM_MIN, ZOOM_MAX), NULL);
}

static void
zoom_in_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  BylineWindow *self = user_data;

  set_zoom (self, byline_reader_view_get_zoom (self->reader) + ZOOM_STEP);
}

static void
zoom_out_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  BylineWindow *self = user_data;

  set_zoom (self, byline_reader_view_get_zoom (self->reader) - ZOOM_STEP);
}

static void
zoom_reset_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  set_zoom (user_data, 1.0);
}

static void
back_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BylineWindow *self = user_data;

  if (adw_leaflet_get_folded (self->inner) &&
      adw_leaflet_get_visible_child (self->inner) == self->reader_pane)
    {
      adw_leaflet_set_visible_child (self->inner, self->articles_pane);
      gtk_widget_grab_focus (GTK_WIDGET (self->articles));
    }
  else if (adw_leaflet_get_folded (self->outer))
    {
      adw_leaflet_set_visible_child (self->outer, self->places_pane);
      gtk_widget_grab_focus (GTK_WIDGET (self->places));
    }
}

/* The main menu stands above the places: where they are folded away, they are
 * shown first. */
static void
menu_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BylineWindow *self = user_data;
  gboolean has_panes = gtk_widget_get_mapped (GTK_WIDGET (self->outer));

  if (has_panes && adw_leaflet_get_folded (self->outer))
    adw_leaflet_set_visible_child (self->outer, self->places_pane);
  gtk_menu_button_popup (has_panes ? self->menu : self->welcome_menu);
}

static const GActionEntry actions[] = {
  { "add-site", add_site_action },
  { "remove-site", remove_site_action },
  { "refresh", refresh_action },
  { "search", search_action },
  { "next-article", next_article_action },
  { "previous-article", previous_article_action },
  { "next-unread", next_unread_action },
  { "page-down", page_down_action },
  { "go-to-comments", go_to_comments_action },
  { "reply", reply_action },
  { "save", save_action },
  { "open-in-browser", open_in_browser_action },
  { "print", print_action },
  { "export-pdf", export_pdf_action },
  { "find", find_action },
  { "find-next", find_next_action },
  { "find-previous", find_previous_action },
  { "zoom-in", zoom_in_action },
  { "zoom-out", zoom_out_action },
  { "zoom-reset", zoom_reset_action },
  { "back", back_action },
  { "menu", menu_action },
};

/**
 * byline_window_install_actions:
 * @self: a window whose template is not built yet
 *
 * Gives the window its actions.
 */
void
byline_window_install_actions (BylineWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
