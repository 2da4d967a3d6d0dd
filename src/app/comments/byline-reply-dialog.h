/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "byline-library.h"

G_BEGIN_DECLS

/* The window "Leave a Reply". Signal "done" (BylineOutcome *outcome) when the
 * comment was published, held or queued; the dialog then closes itself.
 * Signal "kept" when it closed with a text in it that was not sent. */
#define BYLINE_TYPE_REPLY_DIALOG (byline_reply_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BylineReplyDialog, byline_reply_dialog, BYLINE, REPLY_DIALOG, AdwWindow)

GtkWidget *byline_reply_dialog_new (BylineLibrary *library,
                                    GtkWindow     *parent,
                                    gint64         article_id,
                                    gint64         parent_comment);

G_END_DECLS
