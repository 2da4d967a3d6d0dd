/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-article.h"
#include "byline-comment-form.h"
#include "byline-discovery.h"
#include "byline-document.h"
#include "byline-draft.h"
#include "byline-filter.h"
#include "byline-outbox-entry.h"
#include "byline-outcome.h"
#include "byline-picture-fetch.h"
#include "byline-site.h"
#include "byline-store.h"
#include "byline-term.h"

G_BEGIN_DECLS

/* What the program can do, for windows and for the command line. Asynchronous
 * functions are called on the thread of the default main context and answer
 * there. Signal "changed" (BylineChange flags, gint64 site_id, gint64
 * article_id; 0 means several): what the store keeps is not what it was, also
 * by another process. Property "mode": byline_library_get_mode(). */
#define BYLINE_TYPE_LIBRARY (byline_library_get_type ())
G_DECLARE_FINAL_TYPE (BylineLibrary, byline_library, BYLINE, LIBRARY, GObject)

/* A site as the places list shows it. */
typedef struct
{
  BylineSite *site;          /* (owned) */
  GPtrArray  *categories;    /* (owned) (element-type BylineTerm) */
  gint64      n_unread;
  GBytes     *icon;          /* (nullable) (owned): encoded picture */
} BylinePlace;

/* An article opened for reading. */
typedef struct
{
  BylineArticle  *article;   /* (owned) */
  BylineSite     *site;      /* (owned) */
  GPtrArray      *terms;     /* (owned) (element-type BylineTerm) */
  BylineDocument *document;  /* (owned): parsed */
  gboolean        was_begun; /* somebody stopped at the position */
  BylinePosition  position;
} BylineReading;

/* What the comment dialog starts from. */
typedef struct
{
  BylineDraft      *draft;        /* (owned): as it was left, or new with the identity */
  gboolean          was_kept;     /* TRUE when the text was typed earlier */
  gboolean          saves_identity;
  BylineDraftRules  rules;        /* what is known without asking */
  BylineComment    *parent;       /* (owned) (nullable): what is answered */
} BylineComposition;

/* What the page of the article says of commenting. */
typedef struct
{
  BylineFormState   state;
  BylineDraftRules  rules;
} BylineFormFacts;

void byline_place_free       (BylinePlace       *self);
void byline_reading_free     (BylineReading     *self);
void byline_composition_free (BylineComposition *self);

BylineLibrary   *byline_library_new                 (const char           *data_dir,
                                                     const char           *cache_dir,
                                                     GError              **error);
BylineStoreMode  byline_library_get_mode            (BylineLibrary        *self);
BylineStore     *byline_library_get_store           (BylineLibrary        *self);
void             byline_library_wait                (BylineLibrary        *self);
void             byline_library_close               (BylineLibrary        *self);
void             byline_library_close_async         (BylineLibrary        *self,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
void             byline_library_close_finish        (BylineLibrary        *self,
                                                     GAsyncResult         *result);

/* Sites */
void              byline_library_discover_async      (BylineLibrary       *self,
                                                      const char          *address,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
BylineDiscovered *byline_library_discover_finish     (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_add_site_async      (BylineLibrary       *self,
                                                      BylineDiscovered    *discovered,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
BylineSite       *byline_library_add_site_finish     (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_remove_site_async   (BylineLibrary       *self,
                                                      gint64               site_id,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          byline_library_remove_site_finish  (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_list_places_async   (BylineLibrary       *self,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GPtrArray        *byline_library_list_places_finish  (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_sync_async          (BylineLibrary       *self,
                                                      gint64               site_id,
                                                      gboolean             whole_archive,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          byline_library_sync_finish         (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      guint               *n_new,
                                                      GError             **error);

/* Reading */
void              byline_library_list_ids_async      (BylineLibrary       *self,
                                                      const BylineFilter  *filter,
                                                      guint                limit,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GArray           *byline_library_list_ids_finish     (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_get_articles_async  (BylineLibrary       *self,
                                                      const gint64        *ids,
                                                      guint                n_ids,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GPtrArray        *byline_library_get_articles_finish (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_fetch_older_async   (BylineLibrary       *self,
                                                      const BylineFilter  *filter,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          byline_library_fetch_older_finish  (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      gboolean            *is_complete,
                                                      GError             **error);
void              byline_library_find_article_async  (BylineLibrary       *self,
                                                      const char          *id_or_address,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gint64            byline_library_find_article_finish (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_open_article_async  (BylineLibrary       *self,
                                                      gint64               article_id,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
BylineReading    *byline_library_open_article_finish (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_mark_read_async     (BylineLibrary       *self,
                                                      gint64               article_id,
                                                      gboolean             is_read,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
void              byline_library_mark_saved_async    (BylineLibrary       *self,
                                                      gint64               article_id,
                                                      gboolean             is_saved,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          byline_library_mark_finish         (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_save_position_async (BylineLibrary       *self,
                                                      gint64               article_id,
                                                      BylineDocument      *document,
                                                      BylinePosition       position,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          byline_library_save_position_finish (BylineLibrary      *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

/* Pictures */
void              byline_library_load_picture_async  (BylineLibrary       *self,
                                                      const char          *uri,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
void              byline_library_reach_picture_async (BylineLibrary       *self,
                                                      const char          *uri,
                                                      BylinePictureReach   reach,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
GBytes           *byline_library_load_picture_finish (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_allow_pictures_async (BylineLibrary      *self,
                                                      gint64               site_id,
                                                      gboolean             is_allowed,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean          byline_library_allow_pictures_finish (BylineLibrary     *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);
void              byline_library_get_site_async      (BylineLibrary       *self,
                                                      gint64               site_id,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
BylineSite       *byline_library_get_site_finish     (BylineLibrary       *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

/* The conversation */
void              byline_library_list_comments_async      (BylineLibrary       *self,
                                                           gint64               article_id,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
GPtrArray        *byline_library_list_comments_finish     (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_refresh_comments_async   (BylineLibrary       *self,
                                                           gint64               article_id,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean          byline_library_refresh_comments_finish  (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_compose_async            (BylineLibrary       *self,
                                                           gint64               article_id,
                                                           gint64               parent,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
BylineComposition *byline_library_compose_finish          (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_fetch_form_async         (BylineLibrary       *self,
                                                           gint64               article_id,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean          byline_library_fetch_form_finish        (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           BylineFormFacts     *facts,
                                                           GError             **error);
void              byline_library_save_draft_async         (BylineLibrary       *self,
                                                           const BylineDraft   *draft,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean          byline_library_save_draft_finish        (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_post_async               (BylineLibrary       *self,
                                                           const BylineDraft   *draft,
                                                           gboolean             remember_identity,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
BylineOutcome    *byline_library_post_finish              (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_list_outbox_async        (BylineLibrary       *self,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
GPtrArray        *byline_library_list_outbox_finish       (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_retry_async              (BylineLibrary       *self,
                                                           gint64               outbox_id,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
BylineOutcome    *byline_library_retry_finish             (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_send_due_async           (BylineLibrary       *self,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gint64            byline_library_send_due_finish          (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void              byline_library_discard_async            (BylineLibrary       *self,
                                                           gint64               outbox_id,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean          byline_library_discard_finish           (BylineLibrary       *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePlace, byline_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineReading, byline_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineComposition, byline_composition_free)

G_END_DECLS
