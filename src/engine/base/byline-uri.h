/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *byline_uri_clean_address  (const char *typed);
gboolean byline_uri_has_scheme     (const char *address);
char    *byline_uri_with_scheme    (const char *address,
                                    const char *scheme);
gboolean byline_uri_is_web         (const char *uri);
gboolean byline_uri_is_secure      (const char *uri);
gboolean byline_uri_is_loopback    (const char *uri);
gboolean byline_uri_same_origin    (const char *a,
                                    const char *b);
char    *byline_uri_dup_host       (const char *uri);
char    *byline_uri_dup_authority  (const char *uri);
char    *byline_uri_dup_display    (const char *uri);
char    *byline_uri_resolve        (const char *base,
                                    const char *reference);
char    *byline_uri_strip_fragment (const char *uri);
char    *byline_uri_add_query      (const char *uri,
                                    const char *name,
                                    const char *value);
char    *byline_uri_redact         (const char *uri);

G_END_DECLS
