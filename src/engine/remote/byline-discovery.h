/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-http.h"
#include "byline-site.h"

G_BEGIN_DECLS

typedef struct
{
  BylineSite *site;         /* (owned): with id 0 */
  GBytes     *icon;         /* (nullable) (owned): encoded picture */
  char       *post_route;   /* (nullable): the address typed was this article */
} BylineDiscovered;

BylineDiscovered *byline_discovery_run    (BylineHttp        *http,
                                           const char        *address,
                                           GCancellable      *cancellable,
                                           GError           **error);
void              byline_discovered_free  (BylineDiscovered  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDiscovered, byline_discovered_free)

G_END_DECLS
