/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"

G_BEGIN_DECLS

GtkWidget *byline_card_new_for_media (const BylineMedia *media);
GtkWidget *byline_card_new_for_embed (const BylineEmbed *embed);

G_END_DECLS
