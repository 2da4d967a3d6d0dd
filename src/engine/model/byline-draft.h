/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_DRAFT (byline_draft_get_type ())

#define BYLINE_DRAFT_MAX_NAME_BYTES      245
#define BYLINE_DRAFT_MAX_EMAIL_BYTES     100
#define BYLINE_DRAFT_MAX_WEBSITE_BYTES   200
#define BYLINE_DRAFT_MAX_TEXT_BYTES    65525

typedef enum
{
  BYLINE_DRAFT_TEXT,
  BYLINE_DRAFT_NAME,
  BYLINE_DRAFT_EMAIL,
  BYLINE_DRAFT_WEBSITE,
} BylineDraftField;
#define BYLINE_DRAFT_N_FIELDS (BYLINE_DRAFT_WEBSITE + 1)

typedef enum
{
  BYLINE_DRAFT_OK,
  BYLINE_DRAFT_MISSING,
  BYLINE_DRAFT_MALFORMED,
  BYLINE_DRAFT_TOO_LONG,
} BylineDraftProblem;

/* What the site's own form demands; both are demanded while that is unknown. */
typedef struct
{
  gboolean name_required;
  gboolean email_required;
} BylineDraftRules;

#define BYLINE_DRAFT_RULES_UNKNOWN ((BylineDraftRules) { TRUE, TRUE })

typedef struct _BylineDraft BylineDraft;

/* What a person is writing: one per article and parent. */
struct _BylineDraft
{
  char    *uuid;        /* names this text on disk and in the outbox */
  gint64   article_id;  /* local id */
  gint64   parent;      /* remote comment id, or 0 */
  char    *text;        /* plain text as typed; never NULL */
  char    *name;        /* never NULL */
  char    *email;       /* never NULL */
  char    *website;     /* never NULL; may be "" */
  guint    cursor;      /* character offset in text */
  gint64   changed_at;  /* Unix seconds, UTC */
};

GType               byline_draft_get_type     (void) G_GNUC_CONST;
BylineDraft        *byline_draft_new          (gint64                  article_id,
                                               gint64                  parent);
BylineDraft        *byline_draft_copy         (const BylineDraft      *self);
void                byline_draft_free         (BylineDraft            *self);

const char         *byline_draft_get_field    (const BylineDraft      *self,
                                               BylineDraftField        field);
void                byline_draft_set_field    (BylineDraft            *self,
                                               BylineDraftField        field,
                                               const char             *value);
gsize               byline_draft_max_bytes    (BylineDraftField        field);
gsize               byline_draft_count_bytes  (const BylineDraft      *self,
                                               BylineDraftField        field);

BylineDraftProblem  byline_draft_check        (const BylineDraft      *self,
                                               BylineDraftField        field,
                                               BylineDraftRules        rules);
gboolean            byline_draft_is_complete  (const BylineDraft      *self,
                                               BylineDraftRules        rules,
                                               BylineDraftField       *first_bad);
char               *byline_draft_dup_content  (const BylineDraft      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDraft, byline_draft_free)

G_END_DECLS
