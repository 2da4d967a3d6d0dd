/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "byline-library.h"

G_BEGIN_DECLS

/* The window "Add Site". Signal "added" (gint64 site_id). */
#define BYLINE_TYPE_ADD_SITE_DIALOG (byline_add_site_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BylineAddSiteDialog, byline_add_site_dialog, BYLINE, ADD_SITE_DIALOG,
                      AdwWindow)

GtkWidget *byline_add_site_dialog_new (BylineLibrary *library,
                                       GtkWindow     *parent,
                                       const char    *address);

G_END_DECLS
