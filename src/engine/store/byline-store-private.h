/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-article-index.h"
#include "byline-article-table.h"
#include "byline-author-table.h"
#include "byline-change-queue.h"
#include "byline-comment-table.h"
#include "byline-consent-table.h"
#include "byline-count-table.h"
#include "byline-database.h"
#include "byline-draft-table.h"
#include "byline-file-watch.h"
#include "byline-identity-table.h"
#include "byline-journal.h"
#include "byline-kept-table.h"
#include "byline-mark-copy-table.h"
#include "byline-mark-table.h"
#include "byline-outbox-table.h"
#include "byline-position-table.h"
#include "byline-site-fact-table.h"
#include "byline-site-table.h"
#include "byline-store.h"
#include "byline-term-table.h"

G_BEGIN_DECLS

/* The tables are there between opening and closing, on the worker's thread,
 * which also keeps the mode; what others are told of it is apart. */
struct _BylineStore
{
  GObject               parent_instance;

  BylineWorker         *worker;      /* (owned) */
  char                 *data_dir;
  BylineStoreMode       mode;
  BylineStoreError      refusal;     /* why nothing is written, with READ_ONLY */
  gboolean              is_closed;   /* atomic */
  BylineStoreMode       told_mode;   /* atomic */
  BylineChangeQueue    *changes;     /* (owned) */
  BylineFileWatch      *watch;       /* (owned) (nullable): on the main thread */
  gboolean              is_unwatched;

  BylineDatabase       *personal;    /* (owned) */
  BylineSiteTable      *sites;       /* (owned) */
  BylineIdentityTable  *identities;  /* (owned) */
  BylineMarkTable      *marks;       /* (owned) */
  BylinePositionTable  *positions;   /* (owned) */
  BylineDraftTable     *drafts;      /* (owned) */
  BylineOutboxTable    *outbox;      /* (owned) */
  BylineConsentTable   *consents;    /* (owned) */
  BylineKeptTable      *kept;        /* (owned) */
  BylineJournal        *journal;     /* (owned) (nullable): with a writable folder */

  BylineDatabase       *archive;     /* (owned) */
  BylineSiteFactTable  *facts;       /* (owned) */
  BylineTermTable      *terms;       /* (owned) */
  BylineArticleIndex   *index;       /* (owned) */
  BylineAuthorTable    *authors;     /* (owned) */
  BylineArticleTable   *articles;    /* (owned) */
  BylineCountTable     *counts;      /* (owned) */
  BylineMarkCopyTable  *copies;      /* (owned) */
  BylineCommentTable   *comments;    /* (owned) */
};

/* One call of a public function on its way to the store's thread and back. */
typedef struct _BylineStoreCall BylineStoreCall;
typedef gboolean (*BylineStoreWork) (BylineStore      *self,
                                     BylineStoreCall  *call);

struct _BylineStoreCall
{
  gint64          id;       /* of a site, an article or an outbox entry */
  gint64          second;   /* a second number, as the function needs it */
  gint64          third;
  gboolean        flag;
  gconstpointer   in;       /* what the function was given */
  gconstpointer   in_too;
  gpointer        out;      /* where the caller wants something written */
  gint64          number;   /* a result */
  gpointer        object;   /* a result */
  GError        **error;

  BylineStore    *store;
  BylineStoreWork work;
  gboolean        writes;
  gboolean        is_done;
};

gboolean    byline_store_read          (BylineStore      *self,
                                        BylineStoreWork   work,
                                        BylineStoreCall  *call);
gboolean    byline_store_write         (BylineStore      *self,
                                        BylineStoreWork   work,
                                        BylineStoreCall  *call);

void        byline_store_open_files    (BylineStore      *self);
void        byline_store_close_files   (BylineStore      *self);
gboolean    byline_store_mend_files    (BylineStore      *self);
void        byline_store_look_at_files (BylineStore      *self);
gboolean    byline_store_purge_site    (BylineStore      *self,
                                        gint64            site_id,
                                        GError          **error);
void        byline_store_journal_sites (BylineStore      *self);

void        byline_store_report        (BylineStore      *self,
                                        BylineChange      what,
                                        gint64            site_id,
                                        gint64            article_id);

G_END_DECLS
