/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-request.h"

G_BEGIN_DECLS

void  demo_writing_by_rest  (DemoRequest       *request);
void  demo_writing_by_form  (DemoRequest       *request);
char *demo_writing_dup_hash (const DemoComment *comment);

G_END_DECLS
