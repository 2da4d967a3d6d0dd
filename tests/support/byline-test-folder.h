/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *byline_test_folder_new    (const char *what);
void  byline_test_folder_remove (const char *path);
void  byline_test_folder_free   (char       *path);

G_END_DECLS
