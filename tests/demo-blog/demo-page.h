/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-request.h"

G_BEGIN_DECLS

void demo_page_send_front   (DemoRequest *request);
void demo_page_send_article (DemoRequest *request,
                             DemoPost    *post);
void demo_page_send_missing (DemoRequest *request);
void demo_page_send_rsd     (DemoRequest *request);
void demo_page_send_feed    (DemoRequest *request);
void demo_page_send_failure (DemoRequest *request,
                             guint        status,
                             const char  *words);

G_END_DECLS
