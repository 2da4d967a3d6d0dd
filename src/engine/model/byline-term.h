/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_TERM (byline_term_get_type ())

typedef enum
{
  BYLINE_TERM_CATEGORY = 1,
  BYLINE_TERM_TAG      = 2,
} BylineTermKind;

typedef struct _BylineTerm BylineTerm;

/* A value: filled by its maker, read-only from the moment it is shared. */
struct _BylineTerm
{
  BylineTermKind  kind;
  gint64          remote_id;  /* the site's id; unique within kind and site */
  gint64          parent;     /* remote id of the parent category, or 0 */
  char           *name;       /* plain text */
  char           *slug;
  guint           count;      /* articles, as the site counts them */
};

GType       byline_term_get_type (void) G_GNUC_CONST;
BylineTerm *byline_term_new      (BylineTermKind  kind);
BylineTerm *byline_term_ref      (BylineTerm     *self);
void        byline_term_unref    (BylineTerm     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTerm, byline_term_unref)

G_END_DECLS
