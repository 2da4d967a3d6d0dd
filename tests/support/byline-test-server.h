/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BylineTestServer BylineTestServer;
typedef struct _BylineTestConnection BylineTestConnection;

/* What a client asked; owned by the server until it is freed. */
typedef struct
{
  char       *method;
  char       *path;      /* with the query */
  GHashTable *headers;   /* lower-case name -> value */
  char       *body;      /* NUL-terminated */
  gsize       length;
} BylineTestRequest;

/* Answers one request; TRUE keeps the connection open for the next. Runs on
 * a thread of its own. */
typedef gboolean (*BylineTestHandler) (BylineTestConnection    *connection,
                                       const BylineTestRequest *request,
                                       gpointer                 user_data);

BylineTestServer        *byline_test_server_new            (BylineTestHandler        handler,
                                                            gpointer                 user_data);
void                     byline_test_server_free           (BylineTestServer        *self);

char                    *byline_test_server_dup_uri        (BylineTestServer        *self,
                                                            const char              *path);
guint16                  byline_test_server_get_port       (BylineTestServer        *self);
guint                    byline_test_server_count          (BylineTestServer        *self);
const BylineTestRequest *byline_test_server_get_request    (BylineTestServer        *self,
                                                            guint                    index);
guint                    byline_test_server_count_accepted (BylineTestServer        *self);
guint                    byline_test_server_get_most_busy  (BylineTestServer        *self);

void                     byline_test_write                 (BylineTestConnection    *connection,
                                                            const char              *bytes,
                                                            gssize                   length);
void                     byline_test_answer                (BylineTestConnection    *connection,
                                                            guint                    status,
                                                            const char              *headers,
                                                            const char              *body,
                                                            gssize                   length);
gboolean                 byline_test_pause                 (BylineTestConnection    *connection,
                                                            guint                    milliseconds);
const char              *byline_test_request_get_header    (const BylineTestRequest *request,
                                                            const char              *name);

guint16                  byline_test_unused_port           (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTestServer, byline_test_server_free)

G_END_DECLS
