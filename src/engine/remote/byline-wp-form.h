/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-comment-form.h"
#include "byline-draft.h"
#include "byline-http.h"
#include "byline-outcome.h"
#include "byline-site.h"

G_BEGIN_DECLS

BylineCommentForm *byline_wp_form_fetch        (BylineHttp               *http,
                                                const char               *article_uri,
                                                GCancellable             *cancellable,
                                                GError                  **error);
BylineOutcome     *byline_wp_form_post_comment (BylineHttp               *http,
                                                BylineSite               *site,
                                                const char               *article_uri,
                                                gint64                    post,
                                                const BylineDraft        *draft,
                                                GCancellable             *cancellable,
                                                GError                  **error);

G_END_DECLS
