/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BYLINE_LINK_NONE,     /* the words stay, the link goes */
  BYLINE_LINK_WEB,
  BYLINE_LINK_MAIL,
  BYLINE_LINK_OTHER,    /* tel, xmpp */
  BYLINE_LINK_ANCHOR,   /* "#id" inside the page */
} BylineLinkKind;

BylineLinkKind byline_url_policy_link     (const char  *base,
                                           const char  *href,
                                           char       **resolved);
gboolean       byline_url_policy_resource (const char  *base,
                                           const char  *src,
                                           char       **resolved);
gboolean       byline_url_policy_is_own   (const char  *site,
                                           const char  *authority);

G_END_DECLS
