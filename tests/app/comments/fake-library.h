/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-comment-item.h"
#include "byline-library.h"

G_BEGIN_DECLS

/* What the library of a test answers, and what it was asked. */
typedef struct
{
  /* answers; all owned and nullable */
  BylineDraft      *draft;
  BylineComment    *parent;
  BylineDraftRules  rules;
  gboolean          has_facts;
  BylineFormFacts   facts;
  BylineOutcome    *outcome;         /* of a post; NULL fails with post_error */
  BylineOutcome    *retry_outcome;
  GError           *post_error;
  GError           *save_error;
  GError           *refresh_error;
  GError           *open_error;
  GPtrArray        *comments;        /* BylineCommentItem */
  GPtrArray        *outbox;          /* BylineOutboxEntry */
  BylineArticle    *article;
  gint64            found_id;        /* of an address; 0 fails */
  BylineSite       *site;
  GPtrArray        *terms;           /* BylineTerm */
  BylineDocument   *document;
  BylinePosition    position;        /* where reading goes on; { 0, 0 } at the top */

  /* questions */
  GPtrArray        *saved;           /* BylineDraft, in order */
  GPtrArray        *posted;          /* BylineDraft, in order */
  gboolean          remembered;
  guint             n_refreshes;
  guint             n_retries;
  gint64            retried;
  gint64            discarded;
  guint             n_marked_read;
  guint             n_marked_saved;
  guint             n_kept_positions;
  gboolean          has_kept;        /* a position, not that there is none */
  BylinePosition    kept_position;
  gint64            allowed_site;    /* may load pictures from any host; 0 none */
} FakeLibrary;

BylineLibrary     *fake_library_new         (void);
FakeLibrary       *fake_library_get         (BylineLibrary *self);
void               fake_library_changed     (BylineLibrary *self,
                                             BylineChange   flags);

BylineArticle     *fake_article_new         (gint64         id,
                                             const char    *title);
BylineCommentItem *fake_comment_item_new    (gint64         id,
                                             guint          depth,
                                             const char    *name,
                                             const char    *words);
BylineOutboxEntry *fake_outbox_entry_new    (gint64         id,
                                             gint64         article_id,
                                             BylineOutboxState state,
                                             const char    *text);

G_END_DECLS
