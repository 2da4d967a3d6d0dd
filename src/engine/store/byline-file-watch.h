/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BylineFileWatch BylineFileWatch;

typedef void (*BylineFileWatchFunc) (gpointer data);

BylineFileWatch *byline_file_watch_new  (const char           *dir,
                                         BylineFileWatchFunc   func,
                                         gpointer              data);
void             byline_file_watch_free (BylineFileWatch      *self);

G_END_DECLS
