/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BYLINE_STORE_ERROR (byline_store_error_quark ())

typedef enum
{
  BYLINE_STORE_ERROR_ENGINE,      /* anything SQLite says that is not below */
  BYLINE_STORE_ERROR_BUSY,
  BYLINE_STORE_ERROR_NOT_FOUND,
  BYLINE_STORE_ERROR_CORRUPT,
  BYLINE_STORE_ERROR_TOO_NEW,     /* written by a later Byline */
  BYLINE_STORE_ERROR_FULL,        /* no space, quota or file-size limit */
  BYLINE_STORE_ERROR_READ_ONLY,
} BylineStoreError;

GQuark byline_store_error_quark (void);

G_END_DECLS
