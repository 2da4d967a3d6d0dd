/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"
#include "byline-html-tree.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_PICTURE_NONE,      /* a tracker, an avatar, a spacer: nothing to see */
  BYLINE_PICTURE_MISSING,   /* only a placeholder, the real one is elsewhere */
  BYLINE_PICTURE_WORDS,     /* a smiley or a formula: its alt says it */
  BYLINE_PICTURE_ICON,      /* at most two ems: it stands among words */
  BYLINE_PICTURE_REFUSED,   /* its address is not allowed */
  BYLINE_PICTURE_SHOWN,
} BylinePictureFate;

BylinePictureFate  byline_reader_picture_judge  (const BylineHtmlNode  *node,
                                                 const char            *base_uri,
                                                 char                 **uri);
char              *byline_reader_picture_name   (const char            *uri);
char              *byline_reader_picture_srcset (const char            *srcset);
void               byline_reader_picture_add_candidates (const BylineHtmlNode *node,
                                                         const char           *base_uri,
                                                         BylinePicture        *picture);
gboolean           byline_reader_picture_is_host_of     (const char           *host,
                                                         const char           *suffix);

G_END_DECLS
