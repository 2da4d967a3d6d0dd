/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "byline-comment.h"

G_BEGIN_DECLS

/* One comment at its place in the conversation. */
typedef struct
{
  BylineComment *comment;    /* (owned) */
  guint          depth;      /* 0 at the top level */
  guint          n_replies;  /* direct replies */
} BylineThreadEntry;

GPtrArray *byline_thread_arrange (GPtrArray *comments);

G_END_DECLS
