/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-store.h"

/* A store in a folder of its own, which goes with it. */
typedef struct
{
  char        *dir;
  BylineStore *store;
} StoreFixture;

char          *make_dir                (void);
void           remove_dir              (const char      *dir);

BylineStore   *open_store              (const char      *dir);

void           store_fixture_set_up    (StoreFixture    *self,
                                        gconstpointer    unused);
void           store_fixture_tear_down (StoreFixture    *self,
                                        gconstpointer    unused);
void           store_fixture_reopen    (StoreFixture    *self);
gint64         store_fixture_add_site  (StoreFixture    *self,
                                        const char      *name);
gint64         store_fixture_add       (StoreFixture    *self,
                                        gint64           site_id,
                                        BylineArticle   *article);
BylineDraft   *store_fixture_draft     (gint64           article_id,
                                        const char      *text);

BylineSite    *make_site               (const char      *name);
BylineArticle *make_article            (gint64           remote_id,
                                        const char      *title,
                                        gint64           published_at);
BylineComment *make_comment            (gint64           remote_id,
                                        gint64           post,
                                        gint64           published_at);
BylineTerm    *make_term               (BylineTermKind   kind,
                                        gint64           remote_id,
                                        const char      *name,
                                        const char      *slug);
BylineDatabase *make_archive            (void);
void           execute_in              (BylineDatabase  *database,
                                        const char      *sql);
gint64         read_number_in          (BylineDatabase  *database,
                                        const char      *sql);
char          *explain_last            (BylineDatabase  *database);
GPtrArray     *make_list               (GDestroyNotify   free_item,
                                        ...) G_GNUC_NULL_TERMINATED;
char          *list_titles             (BylineStore     *store,
                                        BylineFilter    *filter);

#define store_test(path, func)                                              \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
