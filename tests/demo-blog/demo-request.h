/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-blog.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One request on its way through the blog; lives on the handler's stack. */
typedef struct
{
  DemoBlog          *blog;
  SoupServerMessage *message;
  const char        *path;       /* below the base folder, starts with "/" */
  GHashTable        *query;      /* decoded; the last of equal names wins */
  const char        *raw_query;  /* (nullable) */
} DemoRequest;

const char *demo_request_get        (DemoRequest  *self,
                                     const char   *name);
gint64      demo_request_get_int    (DemoRequest  *self,
                                     const char   *name,
                                     gint64        fallback);
gboolean    demo_request_get_time   (DemoRequest  *self,
                                     const char   *name,
                                     gint64       *time);
GArray     *demo_request_dup_ids    (DemoRequest  *self,
                                     const char   *name);
GHashTable *demo_request_dup_form   (DemoRequest  *self);
gboolean    demo_request_wants_json (DemoRequest  *self);
gboolean    demo_request_is         (DemoRequest  *self,
                                     const char   *method);

void        demo_request_header     (DemoRequest  *self,
                                     const char   *name,
                                     const char   *value);
void        demo_request_link       (DemoRequest  *self,
                                     const char   *format,
                                     ...) G_GNUC_PRINTF (2, 3);
void        demo_request_send       (DemoRequest  *self,
                                     guint         status,
                                     const char   *content_type,
                                     const char   *text);
void        demo_request_send_bytes (DemoRequest  *self,
                                     const char   *content_type,
                                     GBytes       *bytes);
void        demo_request_redirect   (DemoRequest  *self,
                                     guint         status,
                                     const char   *location);

gboolean    demo_ids_hold           (GArray       *ids,
                                     gint64        id);

G_END_DECLS
