/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_SITE (byline_site_get_type ())

typedef struct _BylineSite BylineSite;

/* A value: filled by its maker, read-only from the moment it is shared. */
struct _BylineSite
{
  gint64  id;            /* local id; 0 while the site is not in the store */
  char   *name;          /* plain text */
  char   *description;   /* plain text */
  char   *home;          /* public address, no trailing slash */
  char   *api_root;      /* taken from the site as given; may hold a query */
  char   *icon_uri;      /* (nullable) */
  char   *sign_in_uri;   /* (nullable): application passwords are offered */
  double  gmt_offset;    /* hours */
  gboolean loads_pictures;   /* from any host, by the person's wish */
};

GType       byline_site_get_type  (void) G_GNUC_CONST;
BylineSite *byline_site_new       (void);
BylineSite *byline_site_ref       (BylineSite       *self);
void        byline_site_unref     (BylineSite       *self);

char       *byline_site_dup_host  (const BylineSite *self);
char       *byline_site_route     (const BylineSite *self,
                                   const char       *route);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineSite, byline_site_unref)

G_END_DECLS
