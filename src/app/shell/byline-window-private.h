/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-articles-view.h"
#include "byline-places-view.h"
#include "byline-reader-view.h"
#include "byline-refresher.h"
#include "byline-window.h"

G_BEGIN_DECLS

/* Shared by the window and its actions only. */
struct _BylineWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  GtkStack             *stages;
  AdwStatusPage        *welcome;
  GtkMenuButton        *welcome_menu;
  AdwLeaflet           *outer;
  AdwLeaflet           *inner;
  GtkWidget            *places_pane;
  GtkWidget            *articles_pane;
  GtkWidget            *reader_pane;
  AdwHeaderBar         *places_header;
  AdwHeaderBar         *articles_header;
  AdwHeaderBar         *reader_header;
  GtkMenuButton        *menu;
  GtkWidget            *articles_back;
  GtkWidget            *reader_back;
  AdwWindowTitle       *articles_title;
  GtkStack             *refresh_states;
  GtkSpinner           *refresh_spinner;
  GtkToggleButton      *search;
  GtkButton            *save;
  GtkMenuButton        *text_style;
  BylinePlacesView     *places;
  BylineArticlesView   *articles;
  BylineReaderView     *reader;
  GtkInfoBar           *store_bar;
  GtkLabel             *store_words;

  BylineLibrary        *library;      /* (owned) (nullable) */
  BylineSettings       *settings;     /* (owned) (nullable) */
  BylineRefresher      *refresher;    /* (owned) (nullable) */
  GCancellable         *cancellable;  /* (owned) */
  BylineFilter         *place;        /* (owned): what the articles show */
  guint                 progress_id;
  gboolean              has_failed;   /* in the refresh that runs */
  gboolean              said_offline;
};

void     byline_window_install_actions (BylineWindow *self);

void     byline_window_show_articles   (BylineWindow *self);
void     byline_window_show_reader     (BylineWindow *self);
gboolean byline_window_reader_is_shown (BylineWindow *self);
void     byline_window_refresh         (BylineWindow *self);
void     byline_window_move            (BylineWindow *self,
                                        int           step,
                                        gboolean      unread_only);

G_END_DECLS
