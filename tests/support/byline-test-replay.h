/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-test-server.h"

G_BEGIN_DECLS

/* One recorded answer. */
typedef struct
{
  char   *name;
  char   *method;
  char   *path;
  guint   status;
  char   *code;      /* (nullable): the error code in the body */
  char   *headers;   /* lines, each ending in CR LF */
  GBytes *body;
} BylineTestCapture;

typedef struct _BylineTestReplay BylineTestReplay;

BylineTestReplay        *byline_test_replay_new       (const char       *version);
void                     byline_test_replay_free      (BylineTestReplay *self);

char                    *byline_test_replay_dup_uri   (BylineTestReplay *self,
                                                       const char       *path);
BylineTestServer        *byline_test_replay_get_server (BylineTestReplay *self);
GPtrArray               *byline_test_replay_get_captures (BylineTestReplay *self);
gboolean                 byline_test_replay_play      (BylineTestReplay *self,
                                                       const char       *method,
                                                       const char       *path,
                                                       const char       *name);
void                     byline_test_replay_play_text (BylineTestReplay *self,
                                                       const char       *method,
                                                       const char       *path,
                                                       guint             status,
                                                       const char       *headers,
                                                       const char       *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTestReplay, byline_test_replay_free)

G_END_DECLS
