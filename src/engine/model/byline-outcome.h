/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "byline-comment.h"
#include "byline-draft.h"

G_BEGIN_DECLS

#define BYLINE_TYPE_OUTCOME (byline_outcome_get_type ())

/* What became of a comment that was handed over for posting. */
typedef enum
{
  BYLINE_OUTCOME_PUBLISHED = 1,
  BYLINE_OUTCOME_HELD,
  BYLINE_OUTCOME_NOT_SHOWN,     /* accepted, then spam or trash */
  BYLINE_OUTCOME_QUEUED,        /* the site could not be reached; tried again later */
  BYLINE_OUTCOME_REFUSED,
  BYLINE_OUTCOME_UNKNOWN,       /* it may have arrived; never resent by itself */
} BylineOutcomeKind;

typedef enum
{
  BYLINE_REFUSAL_NONE,
  BYLINE_REFUSAL_FIELD,          /* `field` says which */
  BYLINE_REFUSAL_DUPLICATE,
  BYLINE_REFUSAL_FLOOD,
  BYLINE_REFUSAL_CLOSED,
  BYLINE_REFUSAL_SIGN_IN,
  BYLINE_REFUSAL_BROWSER_ONLY,   /* embedded, script-only or trap form */
  BYLINE_REFUSAL_PASSWORD,
  BYLINE_REFUSAL_GONE,           /* the article is not there any more */
  BYLINE_REFUSAL_FIREWALL,
  BYLINE_REFUSAL_MOVED,          /* the site redirects posts elsewhere */
  BYLINE_REFUSAL_SITE_TROUBLE,   /* 5xx answered for certain without storing */
  BYLINE_REFUSAL_OTHER,
} BylineRefusal;

typedef struct _BylineOutcome BylineOutcome;

/* A value: filled by its maker, read-only from the moment it is shared. */
struct _BylineOutcome
{
  BylineOutcomeKind  kind;
  gint64             comment_id;  /* remote id; 0 unknown */
  BylineComment     *comment;     /* (owned) (nullable): as the site shows it */
  BylineRefusal      refusal;
  BylineDraftField   field;       /* meaningful with BYLINE_REFUSAL_FIELD */
  BylineDraftProblem problem;     /* likewise */
  char              *site_words;  /* (nullable): the site's sentence, plain text */
  gint64             retry_at;    /* Unix seconds for QUEUED; 0 unset */
  gboolean           login_required; /* REST asked guests to sign in: remember for the site */
};

GType          byline_outcome_get_type     (void) G_GNUC_CONST;
BylineOutcome *byline_outcome_new          (BylineOutcomeKind  kind);
BylineOutcome *byline_outcome_new_refused  (BylineRefusal      refusal,
                                            const char        *site_words);
BylineOutcome *byline_outcome_ref          (BylineOutcome     *self);
void           byline_outcome_unref        (BylineOutcome     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineOutcome, byline_outcome_unref)

G_END_DECLS
