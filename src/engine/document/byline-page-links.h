/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page's head says of itself, for discovery. */
typedef struct
{
  char *api_root;       /* (nullable): <link rel="https://api.w.org/"> */
  char *rsd;            /* (nullable): <link rel="EditURI"> */
  char *post_route;     /* (nullable): rel=alternate type=application/json */
  char *shortlink;      /* (nullable) */
  char *feed;           /* (nullable): rel=alternate type=application/rss+xml */
  char *title;          /* (nullable): plain text of <title> */
} BylinePageLinks;

BylinePageLinks *byline_page_links_read (const char      *html,
                                         gssize           length,
                                         const char      *base_uri);
void             byline_page_links_free (BylinePageLinks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePageLinks, byline_page_links_free)

G_END_DECLS
