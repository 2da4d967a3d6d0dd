/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-database.h"
#include "byline-draft.h"

G_BEGIN_DECLS

typedef struct _BylineDraftTable BylineDraftTable;

/* A draft with the place it belongs to, in numbers that outlive the archive. */
typedef struct
{
  BylineDraft *draft;     /* (owned); article_id is for the store to fill */
  gint64       site_id;   /* 0: the article was not known when it was saved */
  gint64       post;      /* remote id */
} BylinePlacedDraft;

BylineDraftTable  *byline_draft_table_new          (BylineDatabase     *personal);
void               byline_draft_table_free         (BylineDraftTable   *self);

gboolean           byline_draft_table_save         (BylineDraftTable   *self,
                                                    const BylineDraft  *draft,
                                                    gint64              site_id,
                                                    gint64              post,
                                                    GError            **error);
gboolean           byline_draft_table_remove       (BylineDraftTable   *self,
                                                    const char         *uuid,
                                                    gboolean           *was_there,
                                                    GError            **error);
BylinePlacedDraft *byline_draft_table_get          (BylineDraftTable   *self,
                                                    const char         *uuid,
                                                    GError            **error);
BylineDraft       *byline_draft_table_load         (BylineDraftTable   *self,
                                                    gint64              site_id,
                                                    gint64              post,
                                                    gint64              parent,
                                                    GError            **error);
GPtrArray         *byline_draft_table_list         (BylineDraftTable   *self,
                                                    GError            **error);

char              *byline_draft_table_dup_line     (BylineDraftTable   *self,
                                                    const BylineDraft  *draft,
                                                    gint64              site_id,
                                                    gint64              post,
                                                    GError            **error);
char              *byline_draft_table_dup_gone_line (BylineDraftTable  *self,
                                                    const char         *uuid,
                                                    GError            **error);
gboolean           byline_draft_table_restore_line (BylineDraftTable   *self,
                                                    const char         *line,
                                                    GError            **error);
gboolean           byline_draft_table_mend_line    (BylineDraftTable   *self,
                                                    const char         *line,
                                                    GError            **error);

void               byline_placed_draft_free        (BylinePlacedDraft  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePlacedDraft, byline_placed_draft_free)

G_END_DECLS
