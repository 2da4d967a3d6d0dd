/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-article.h"
#include "byline-author.h"
#include "byline-comment.h"
#include "byline-draft.h"
#include "byline-filter.h"
#include "byline-outbox-entry.h"
#include "byline-reading-position.h"
#include "byline-site.h"
#include "byline-store-error.h"
#include "byline-term.h"
#include "byline-worker.h"

G_BEGIN_DECLS

#define BYLINE_TYPE_STORE (byline_store_get_type ())
G_DECLARE_FINAL_TYPE (BylineStore, byline_store, BYLINE, STORE, GObject)

typedef enum
{
  BYLINE_STORE_WRITABLE,
  BYLINE_STORE_READ_ONLY,   /* what is on disk can be read, nothing is kept */
  BYLINE_STORE_MEMORY,      /* the disk gave nothing; gone at exit */
} BylineStoreMode;

/* What a "changed" signal is about. */
typedef enum
{
  BYLINE_CHANGE_SITES    = 1 << 0,
  BYLINE_CHANGE_ARTICLES = 1 << 1,   /* membership or order of lists */
  BYLINE_CHANGE_ARTICLE  = 1 << 2,   /* one article's marks or content */
  BYLINE_CHANGE_COMMENTS = 1 << 3,
  BYLINE_CHANGE_DRAFTS   = 1 << 4,
  BYLINE_CHANGE_OUTBOX   = 1 << 5,
} BylineChange;

typedef struct
{
  char *name;
  char *email;
  char *website;
} BylineIdentity;

/* What commenting on a site taught us; kept per site. */
typedef struct
{
  gboolean         rest_refuses_guests;
  gboolean         rules_known;
  BylineDraftRules rules;
} BylineSiteHabits;

/* How far back the archive of a site, or of one of its categories, is here. */
typedef struct
{
  gint64   oldest_at;     /* published_at of the oldest fetched in sequence; 0 none */
  gboolean is_complete;
} BylineArchiveCursor;

BylineStore     *byline_store_new               (const char           *data_dir,
                                                 GError              **error);
BylineStoreMode  byline_store_get_mode          (BylineStore          *self);
void             byline_store_wait              (BylineStore          *self);
BylineWorker    *byline_store_get_worker        (BylineStore          *self);
void             byline_store_unwatch           (BylineStore          *self);
void             byline_store_close             (BylineStore          *self);

/* Sites */
gint64           byline_store_add_site          (BylineStore          *self,
                                                 BylineSite           *site,
                                                 GBytes               *icon,
                                                 GError              **error);
gboolean         byline_store_remove_site       (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);
GPtrArray       *byline_store_list_sites        (BylineStore          *self,
                                                 GError              **error);
BylineSite      *byline_store_get_site          (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);
GBytes          *byline_store_get_site_icon     (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);
gboolean         byline_store_get_habits        (BylineStore          *self,
                                                 gint64                site_id,
                                                 BylineSiteHabits     *habits,
                                                 GError              **error);
gboolean         byline_store_set_habits        (BylineStore          *self,
                                                 gint64                site_id,
                                                 const BylineSiteHabits *habits,
                                                 GError              **error);
gint64           byline_store_get_synced_at     (BylineStore          *self,
                                                 gint64                site_id);
gboolean         byline_store_set_synced_at     (BylineStore          *self,
                                                 gint64                site_id,
                                                 gint64                synced_at,
                                                 GError              **error);

/* Terms and authors */
gboolean         byline_store_save_terms        (BylineStore          *self,
                                                 gint64                site_id,
                                                 GPtrArray            *terms,
                                                 GError              **error);
GPtrArray       *byline_store_list_terms        (BylineStore          *self,
                                                 gint64                site_id,
                                                 BylineTermKind        kind,
                                                 GError              **error);
GPtrArray       *byline_store_list_article_terms (BylineStore         *self,
                                                 gint64                article_id,
                                                 GError              **error);

/* Articles */
gboolean         byline_store_save_articles     (BylineStore          *self,
                                                 gint64                site_id,
                                                 GPtrArray            *articles,
                                                 guint                *n_new,
                                                 GError              **error);
GArray          *byline_store_list_ids          (BylineStore          *self,
                                                 const BylineFilter   *filter,
                                                 guint                 limit,
                                                 GError              **error);
GPtrArray       *byline_store_get_articles      (BylineStore          *self,
                                                 const gint64         *ids,
                                                 guint                 n_ids,
                                                 GError              **error);
BylineArticle   *byline_store_get_article       (BylineStore          *self,
                                                 gint64                article_id,
                                                 GError              **error);
gint64           byline_store_find_article      (BylineStore          *self,
                                                 gint64                site_id,
                                                 gint64                remote_id,
                                                 GError              **error);
gint64           byline_store_find_link         (BylineStore          *self,
                                                 const char           *link,
                                                 GError              **error);
gboolean         byline_store_mark_read         (BylineStore          *self,
                                                 gint64                article_id,
                                                 gboolean              is_read,
                                                 GError              **error);
gboolean         byline_store_mark_saved        (BylineStore          *self,
                                                 gint64                article_id,
                                                 gboolean              is_saved,
                                                 GError              **error);
gboolean         byline_store_mark_gone         (BylineStore          *self,
                                                 gint64                article_id,
                                                 GError              **error);
gboolean         byline_store_save_position     (BylineStore          *self,
                                                 gint64                article_id,
                                                 const BylineReadingPosition *position,
                                                 GError              **error);
BylineReadingPosition *byline_store_load_position (BylineStore        *self,
                                                 gint64                article_id,
                                                 GError              **error);
gint64           byline_store_count_unread      (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);
gboolean         byline_store_get_cursor        (BylineStore          *self,
                                                 gint64                site_id,
                                                 gint64                category,
                                                 BylineArchiveCursor  *cursor,
                                                 GError              **error);
gboolean         byline_store_set_cursor        (BylineStore          *self,
                                                 gint64                site_id,
                                                 gint64                category,
                                                 const BylineArchiveCursor *cursor,
                                                 GError              **error);

/* Pictures */
gboolean         byline_store_allow_pictures    (BylineStore          *self,
                                                 gint64                site_id,
                                                 gboolean              is_allowed,
                                                 GError              **error);
gboolean         byline_store_keep_pictures     (BylineStore          *self,
                                                 gint64                article_id,
                                                 GPtrArray            *names,
                                                 gboolean              is_whole,
                                                 GError              **error);
GHashTable      *byline_store_list_kept_names   (BylineStore          *self,
                                                 GError              **error);
GArray          *byline_store_list_unkept       (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);

/* Comments */
gboolean         byline_store_save_comments     (BylineStore          *self,
                                                 gint64                site_id,
                                                 gint64                post,
                                                 GPtrArray            *comments,
                                                 gboolean              is_whole_thread,
                                                 GError              **error);
gboolean         byline_store_set_counts_exact  (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);
GPtrArray       *byline_store_list_comments     (BylineStore          *self,
                                                 gint64                article_id,
                                                 GError              **error);

/* Drafts, identities and the outbox */
gboolean         byline_store_save_draft        (BylineStore          *self,
                                                 BylineDraft          *draft,
                                                 GError              **error);
BylineDraft     *byline_store_load_draft        (BylineStore          *self,
                                                 gint64                article_id,
                                                 gint64                parent,
                                                 GError              **error);
GPtrArray       *byline_store_list_drafts       (BylineStore          *self,
                                                 GError              **error);
gboolean         byline_store_discard_draft     (BylineStore          *self,
                                                 const char           *uuid,
                                                 GError              **error);
gboolean         byline_store_save_identity     (BylineStore          *self,
                                                 gint64                site_id,
                                                 const BylineIdentity *identity,
                                                 GError              **error);
BylineIdentity  *byline_store_load_identity     (BylineStore          *self,
                                                 gint64                site_id,
                                                 GError              **error);
void             byline_identity_free           (BylineIdentity       *self);

gint64           byline_store_enqueue           (BylineStore          *self,
                                                 BylineDraft          *draft,
                                                 GError              **error);
gboolean         byline_store_update_outbox     (BylineStore          *self,
                                                 BylineOutboxEntry    *entry,
                                                 GError              **error);
gboolean         byline_store_remove_outbox     (BylineStore          *self,
                                                 gint64                outbox_id,
                                                 GError              **error);
BylineOutboxEntry *byline_store_get_outbox      (BylineStore          *self,
                                                 gint64                outbox_id,
                                                 GError              **error);
GPtrArray       *byline_store_list_outbox       (BylineStore          *self,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineIdentity, byline_identity_free)

G_END_DECLS
