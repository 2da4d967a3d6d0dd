/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Which stored articles a list shows, newest first. All conditions hold at
 * once; a zero or NULL member is no condition. */
typedef struct
{
  gint64    site_id;
  gint64    category;     /* remote id; needs site_id */
  char     *category_slug; /* (nullable) */
  char     *tag_slug;     /* (nullable) */
  char     *author;       /* (nullable): name, compared without case */
  char     *search;       /* (nullable): words and prefixes in title and body */
  gboolean  unread_only;
  gboolean  saved_only;
} BylineFilter;

BylineFilter *byline_filter_new   (void);
BylineFilter *byline_filter_copy  (const BylineFilter *self);
void          byline_filter_free  (BylineFilter       *self);
gboolean      byline_filter_equal (const BylineFilter *a,
                                   const BylineFilter *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFilter, byline_filter_free)

G_END_DECLS
