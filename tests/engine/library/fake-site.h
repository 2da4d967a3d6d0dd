/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-library.h"
#include "byline-test-folder.h"
#include "byline-test-server.h"

G_BEGIN_DECLS

/* How the site takes comments. */
typedef enum
{
  FAKE_SITE_REST_OPEN,       /* guests may comment by REST */
  FAKE_SITE_FORM_ONLY,       /* stock WordPress: REST asks for a login */
  FAKE_SITE_FORM_HOLDS,
  FAKE_SITE_REFUSES,         /* 403: comments are closed */
  FAKE_SITE_TAKES_AND_HANGS_UP,    /* stores the comment, then no answer */
  FAKE_SITE_IGNORES_AND_HANGS_UP,  /* stores nothing, no answer */
} FakeSiteMood;

/* A site of a given number of articles that speaks the part of WordPress's
 * API which the library asks for. */
typedef struct _FakeSite FakeSite;

FakeSite       *fake_site_new           (guint          n_articles);
void            fake_site_free          (FakeSite      *self);
char           *fake_site_dup_home      (FakeSite      *self);
void            fake_site_set_mood      (FakeSite      *self,
                                         FakeSiteMood   mood);
void            fake_site_publish       (FakeSite      *self,
                                         guint          n_articles);
void            fake_site_set_tie       (FakeSite      *self,
                                         guint          n_in_one_second);
void            fake_site_go_down       (FakeSite      *self);
guint           fake_site_count         (FakeSite      *self,
                                         const char    *method,
                                         const char    *path_part);
guint           fake_site_count_comments (FakeSite     *self);

/* A library in a folder of its own, and answers waited for. */
BylineLibrary  *fake_library_open       (char         **folder);
void            fake_library_forget     (BylineLibrary *library,
                                         char          *folder);
void            fake_answered_cb        (GObject       *source,
                                         GAsyncResult  *result,
                                         gpointer       slot);
GAsyncResult   *fake_wait               (GAsyncResult **slot);
gint64          fake_library_add        (BylineLibrary *library,
                                         FakeSite      *site);
GArray         *fake_library_list       (BylineLibrary *library,
                                         const BylineFilter *filter);
BylineOutcome  *fake_library_post       (BylineLibrary *library,
                                         BylineDraft   *draft);
BylineDraft    *fake_draft              (gint64         article_id,
                                         const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeSite, fake_site_free)

G_END_DECLS
