/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "byline-http.h"

G_BEGIN_DECLS

/* What was asked for, which decides what a refusal means. */
typedef enum
{
  BYLINE_WP_LIST,
  BYLINE_WP_ONE,
} BylineWpSubject;

/* What an answer says went wrong. */
typedef struct
{
  JsonNode *root;      /* (nullable) (owned) */
  char     *code;      /* (nullable): such as "rest_no_route" */
  char     *message;   /* (nullable): plain text in the site's language */
} BylineWpProblem;

JsonNode        *byline_wp_answer_read   (const BylineHttpResponse  *response,
                                          BylineWpSubject            subject,
                                          GError                   **error);

BylineWpProblem *byline_wp_problem_read  (const BylineHttpResponse  *response);
gboolean         byline_wp_problem_is    (const BylineWpProblem     *self,
                                          const char                *code);
gboolean         byline_wp_problem_names (const BylineWpProblem     *self,
                                          const char                *parameter);
void             byline_wp_problem_free  (BylineWpProblem           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineWpProblem, byline_wp_problem_free)

G_END_DECLS
