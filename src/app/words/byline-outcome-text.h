/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-comment-form.h"
#include "byline-draft.h"
#include "byline-outbox-entry.h"
#include "byline-outcome.h"

G_BEGIN_DECLS

char *byline_outcome_text       (const BylineOutcome     *outcome);
char *byline_draft_problem_text (BylineDraftField         field,
                                 BylineDraftProblem       problem);
char *byline_draft_field_name   (BylineDraftField         field);
char *byline_form_state_text    (BylineFormState          state);
char *byline_outbox_state_text  (const BylineOutboxEntry *entry);

G_END_DECLS
