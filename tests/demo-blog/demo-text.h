/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *demo_text_escape         (const char *text);
char     *demo_text_title          (const char *title);
char     *demo_text_strip_tags     (const char *html);
char     *demo_text_excerpt        (const char *html);
char     *demo_text_render_comment (const char *text);
char     *demo_text_clean_name     (const char *name);
char     *demo_text_clean_url      (const char *url);
gboolean  demo_text_is_email       (const char *email);
gboolean  demo_text_is_blank       (const char *text);
char     *demo_text_gmt            (gint64      time);
char     *demo_text_local          (gint64      time);

G_END_DECLS
