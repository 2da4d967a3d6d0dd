/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BylineJournal BylineJournal;

BylineJournal *byline_journal_new           (const char        *data_dir);
void           byline_journal_free          (BylineJournal     *self);
gboolean       byline_journal_append        (BylineJournal     *self,
                                             const char        *line);
GPtrArray     *byline_journal_read_latest   (BylineJournal     *self);
gboolean       byline_journal_replace_sites (BylineJournal     *self,
                                             GPtrArray         *lines);
GPtrArray     *byline_journal_read_sites    (BylineJournal     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineJournal, byline_journal_free)

G_END_DECLS
