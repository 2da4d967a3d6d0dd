/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-draft.h"
#include "byline-http.h"
#include "byline-outcome.h"

G_BEGIN_DECLS

BylineOutcome *byline_wp_verdict_rest (const BylineHttpResponse  *response,
                                       const BylineDraft         *draft,
                                       GError                   **error);
BylineOutcome *byline_wp_verdict_form (const BylineHttpResponse  *response,
                                       const BylineDraft         *draft,
                                       BylineDraftRules           rules,
                                       GError                   **error);

G_END_DECLS
