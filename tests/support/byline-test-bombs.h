/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A page made to hurt: a head, one piece many times, a tail. */
typedef struct
{
  const char *name;
  const char *head;
  const char *repeated;
  guint       n_times;
  const char *tail;
  const char *words;      /* (nullable): must come out */
} BylineTestBomb;

const BylineTestBomb *byline_test_bomb_get    (guint                 index);
const BylineTestBomb *byline_test_bomb_lookup (const char           *name);
GString              *byline_test_bomb_make   (const BylineTestBomb *bomb);

G_END_DECLS
