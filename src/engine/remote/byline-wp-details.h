/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-wp-client.h"

G_BEGIN_DECLS

void byline_wp_details_add_authors  (BylineArticlePage *page,
                                     BylineHttp        *http,
                                     BylineSite        *site,
                                     GCancellable      *cancellable);
void byline_wp_details_add_tags     (BylineArticlePage *page,
                                     BylineHttp        *http,
                                     BylineSite        *site,
                                     GCancellable      *cancellable);
void byline_wp_details_add_pictures (BylineArticlePage *page,
                                     BylineHttp        *http,
                                     BylineSite        *site,
                                     GCancellable      *cancellable);

G_END_DECLS
