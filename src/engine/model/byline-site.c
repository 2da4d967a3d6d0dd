/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A WordPress site: who it is and where its interface lives. A value that
 * knows how addresses of its routes are built; it asks for nothing. */

#include "byline-site.h"

#include <string.h>

#include "byline-uri.h"

G_DEFINE_BOXED_TYPE (BylineSite, byline_site, byline_site_ref, byline_site_unref)

/**
 * byline_site_new:
 *
 * Returns: (transfer full): an empty site, to be filled before it is shared
 */
BylineSite *
byline_site_new (void)
{
  return g_atomic_rc_box_new0 (BylineSite);
}

BylineSite *
byline_site_ref (BylineSite *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BylineSite *self = data;

  g_free (self->name);
  g_free (self->description);
  g_free (self->home);
  g_free (self->api_root);
  g_free (self->icon_uri);
  g_free (self->sign_in_uri);
}

void
byline_site_unref (BylineSite *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * byline_site_dup_host:
 * @self: a site
 *
 * Returns: (transfer full) (not nullable): its address for people, such as
 *   "example.org/blog"
 */
char *
byline_site_dup_host (const BylineSite *self)
{
  return byline_uri_dup_display (self->home);
}

/**
 * byline_site_route:
 * @self: a site with its interface's root
 * @route: such as "wp/v2/posts" or "wp/v2/posts?per_page=5"
 *
 * Joins a route to the root as the site gave it: a root such as
 * "…/index.php?rest_route=/" has a query already, so further parameters
 * follow with `&`.
 *
 * Returns: (transfer full) (not nullable): an absolute address
 */
char *
byline_site_route (const BylineSite *self,
                   const char       *route)
{
  gboolean has_query = strchr (self->api_root, '?') != NULL;
  gboolean has_slash = g_str_has_suffix (self->api_root, "/");
  g_autofree char *joined = g_strconcat (self->api_root, has_slash ? "" : "/", route, NULL);

  if (has_query)
    {
      char *second = strchr (joined + strlen (self->api_root), '?');

      if (second != NULL)
        *second = '&';
    }

  return g_steal_pointer (&joined);
}
