/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-http.h"
#include "byline-library.h"
#include "byline-outbox.h"
#include "byline-picture-cache.h"
#include "byline-worker.h"

G_BEGIN_DECLS

struct _BylineLibrary
{
  GObject             parent_instance;

  BylineStore        *store;     /* (owned) */
  BylineHttp         *http;      /* (owned) */
  BylineOutbox       *outbox;    /* (owned) */
  BylinePictureCache *pictures;  /* (owned) */
  BylineWorker       *readers;   /* (owned): disk and parser, never the net */
  BylineWorker       *callers;   /* (owned): what asks sites */
  BylineWorker       *painters;  /* (owned): what asks for pictures */
  BylineWorker       *keepers;   /* (owned): what keeps those of saved articles */
  GCancellable       *closing;   /* (owned): ends every wait at close */
  gulong              changed_handler;
  gulong              mode_handler;
  gboolean            is_closing;   /* atomic; set on the main thread */
  GMutex              close_lock;   /* held by who stops the workers */
};

/* What an operation was asked with; freed by its task. */
typedef struct
{
  gint64            id;
  gint64            other;
  gboolean          flag;
  char             *text;        /* (owned) (nullable) */
  BylineFilter     *filter;      /* (owned) (nullable) */
  BylineDraft      *draft;       /* (owned) (nullable) */
  BylineReadingPosition *position; /* (owned) (nullable) */
  GArray           *ids;         /* (owned) (nullable) (element-type gint64) */
  BylineSite       *site;        /* (owned) (nullable) */
  GBytes           *bytes;       /* (owned) (nullable) */
} BylineRequest;

BylineRequest *byline_request_new       (void);
void           byline_request_free      (gpointer             data);
GTask         *byline_library_new_task  (BylineLibrary       *self,
                                         BylineRequest       *request,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data,
                                         gpointer             source_tag,
                                         const char          *name);

#define byline_library_begin(self, request, tag) \
  byline_library_new_task (self, request, cancellable, callback, user_data, tag, #tag)

void           byline_library_run       (BylineLibrary       *self,
                                         BylineWorker        *worker,
                                         GTask               *task,
                                         GTaskThreadFunc      func);
void           byline_library_return    (GTask               *task,
                                         gpointer             result,
                                         GDestroyNotify       free_result,
                                         GError              *error);
void           byline_library_recall_position (BylineLibrary     *self,
                                         BylineReading       *reading);
void           byline_library_return_done (GTask             *task,
                                         gboolean             is_done,
                                         GError              *error);

void           byline_library_keep_pictures (BylineLibrary   *self,
                                             gint64           article_id);
void           byline_library_keep_missing_pictures (BylineLibrary *self,
                                             gint64           site_id);
void           byline_library_sweep_pictures (BylineLibrary  *self);

G_END_DECLS
