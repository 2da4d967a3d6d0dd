/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-statement.h"
#include "byline-store-error.h"

G_BEGIN_DECLS

typedef struct _BylineDatabase BylineDatabase;

/* What kind of file it is. */
typedef struct
{
  GResource   *resource;     /* (unowned): holds the schema steps */
  const char  *schema;       /* resource path of the steps, without "-1.sql" */
  gboolean     is_durable;   /* a commit is on the disk when it returns */
} BylineDatabaseKind;

BylineDatabase  *byline_database_open            (const char               *path,
                                                  const BylineDatabaseKind *kind,
                                                  GError                  **error);
BylineDatabase  *byline_database_open_read_only  (const char               *path,
                                                  const BylineDatabaseKind *kind,
                                                  GError                  **error);
BylineDatabase  *byline_database_open_memory     (const BylineDatabaseKind *kind);
void             byline_database_close           (BylineDatabase           *self);
gboolean         byline_database_set_aside       (const char               *path,
                                                  GError                  **error);

gboolean         byline_database_is_new          (BylineDatabase           *self);
gboolean         byline_database_is_damaged      (BylineDatabase           *self);
gboolean         byline_database_take_foreign    (BylineDatabase           *self);
sqlite3         *byline_database_get_handle      (BylineDatabase           *self);
gboolean         byline_database_check           (BylineDatabase           *self,
                                                  GError                  **error);

gboolean         byline_database_begin           (BylineDatabase           *self,
                                                  GError                  **error);
gboolean         byline_database_end             (BylineDatabase           *self,
                                                  gboolean                  is_good,
                                                  GError                  **error);

BylineStatement *byline_database_prepare         (BylineDatabase           *self,
                                                  sqlite3_stmt            **slot,
                                                  const char               *sql,
                                                  GError                  **error);
gboolean         byline_database_step            (BylineDatabase           *self,
                                                  BylineStatement          *statement,
                                                  gboolean                 *has_row,
                                                  GError                  **error);
gboolean         byline_database_run             (BylineDatabase           *self,
                                                  BylineStatement          *statement,
                                                  GError                  **error);
gboolean         byline_database_execute         (BylineDatabase           *self,
                                                  const char               *sql,
                                                  GError                  **error);
gboolean         byline_database_read_number     (BylineDatabase           *self,
                                                  const char               *sql,
                                                  gint64                   *number,
                                                  GError                  **error);
void             byline_database_finalize        (sqlite3_stmt            **slots,
                                                  guint                     n_slots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDatabase, byline_database_close)

G_END_DECLS
