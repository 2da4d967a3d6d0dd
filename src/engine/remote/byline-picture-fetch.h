/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-http.h"

G_BEGIN_DECLS

/* Where a picture may be sent on to by the host that is asked for it. */
typedef enum
{
  BYLINE_PICTURE_NEAR,      /* that host and those below it */
  BYLINE_PICTURE_ANYWHERE,  /* any: the person allowed all hosts */
} BylinePictureReach;

gboolean  byline_picture_is_supported (GBytes              *bytes);
GBytes   *byline_picture_fetch        (BylineHttp          *http,
                                       const char          *uri,
                                       BylinePictureReach   reach,
                                       GCancellable        *cancellable,
                                       GError             **error);

G_END_DECLS
