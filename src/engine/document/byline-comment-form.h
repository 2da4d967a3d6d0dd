/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the page of an article says about commenting. */
typedef enum
{
  BYLINE_FORM_OPEN,
  BYLINE_FORM_MUST_LOG_IN,
  BYLINE_FORM_PASSWORD,       /* the article wants a password first */
  BYLINE_FORM_BROWSER_ONLY,   /* iframe, Disqus, script-only, trap textarea */
  BYLINE_FORM_CLOSED,         /* no form at all */
} BylineFormState;

typedef struct
{
  char *name;
  char *value;
} BylineFormInput;

typedef struct
{
  BylineFormState  state;
  char            *action;          /* resolved; set when OPEN */
  GPtrArray       *hidden;          /* (element-type BylineFormInput): kept as given */
  gboolean         has_name;        /* the form has the field at all */
  gboolean         has_email;
  gboolean         has_website;
  gboolean         name_required;
  gboolean         email_required;
} BylineCommentForm;

BylineCommentForm *byline_comment_form_read  (const char        *html,
                                              gssize             length,
                                              const char        *page_uri);
char              *byline_comment_form_error (const char        *html,
                                              gssize             length);
void               byline_comment_form_free  (BylineCommentForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineCommentForm, byline_comment_form_free)

G_END_DECLS
