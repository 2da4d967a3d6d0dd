/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "byline-library.h"
#include "byline-test-server.h"

G_BEGIN_DECLS

typedef gboolean (*PaneTestCondition) (gpointer data);

/* How many of each a library is filled with. */
typedef struct
{
  guint n_sites;
  guint n_categories;
  guint n_articles;    /* for each site */
} PaneTestAmount;

void              pane_test_init         (int                *argc,
                                          char             ***argv);
void              pane_test_wait         (PaneTestCondition   condition,
                                          gpointer            data);
void              pane_test_settle       (void);

BylineLibrary    *pane_test_library      (PaneTestAmount      amount);
void              pane_test_add_articles (BylineLibrary      *library,
                                          gint64              site_id,
                                          gint64              first,
                                          guint               n_articles);
void              pane_test_close        (BylineLibrary      *library);

GtkWidget        *pane_test_present      (GtkWidget          *child,
                                          int                 width,
                                          int                 height);
GtkWidget        *pane_test_find         (GtkWidget          *root,
                                          GType               type,
                                          guint               index);
guint            *pane_test_count_signal (gpointer            object,
                                          const char         *signal);

BylineTestServer *pane_test_blog         (void);
BylineTestServer *pane_test_closed_blog  (void);
BylineTestServer *pane_test_other_site   (void);

G_END_DECLS
