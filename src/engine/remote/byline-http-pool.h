/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One session with a context of its own: used by one thread at a time. */
typedef struct
{
  SoupSession  *session;     /* (owned) */
  GMainContext *context;     /* (owned) */
  char         *host;        /* whom it spoke to last */
  gint64        idle_since;  /* monotonic microseconds */
} BylineHttpSlot;

typedef struct _BylineHttpPool BylineHttpPool;

BylineHttpPool *byline_http_pool_new       (const char      *user_agent);
void            byline_http_pool_free      (BylineHttpPool  *self);

BylineHttpSlot *byline_http_pool_take      (BylineHttpPool  *self,
                                            const char      *host,
                                            GCancellable    *cancellable,
                                            GError         **error);
void            byline_http_pool_give_back (BylineHttpPool  *self,
                                            BylineHttpSlot  *slot,
                                            gboolean         is_clean);

G_END_DECLS
