/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A prepared statement in use: leaving the scope of a g_autoptr resets it,
 * which ends its read transaction; the cache goes on owning it. */
typedef sqlite3_stmt BylineStatement;

void     byline_statement_reset      (BylineStatement *self);
void     byline_statement_bind       (BylineStatement *self,
                                      const char      *types,
                                      ...);
char    *byline_statement_dup_text   (BylineStatement *self,
                                      int              column);
char    *byline_statement_dup_string (BylineStatement *self,
                                      int              column);
GBytes  *byline_statement_dup_bytes  (BylineStatement *self,
                                      int              column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStatement, byline_statement_reset)

G_END_DECLS
