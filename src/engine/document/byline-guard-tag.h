/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BYLINE_TAG_VOID       = 1 << 0,   /* has no end tag */
  BYLINE_TAG_CLOSES_P   = 1 << 1,   /* its start ends an open paragraph */
  BYLINE_TAG_SPECIAL    = 1 << 2,   /* ends of inline elements stop at it */
  BYLINE_TAG_SCOPE      = 1 << 3,   /* no end tag reaches through it */
  BYLINE_TAG_FORMATTING = 1 << 4,   /* reopened by the parser when cut off */
  BYLINE_TAG_HEADING    = 1 << 5,
  BYLINE_TAG_TABLE_PART = 1 << 6,
  BYLINE_TAG_DROPPED    = 1 << 7,   /* the tag goes, what it holds stays */
  BYLINE_TAG_SWALLOWED  = 1 << 8,   /* goes with all it holds */
  BYLINE_TAG_HOLLOW     = 1 << 9,   /* stays, what it holds goes */
  BYLINE_TAG_PLAIN_TEXT = 1 << 10,  /* holds text, never tags */
  BYLINE_TAG_LOOSE_END  = 1 << 11,  /* its end tag reaches through no block */
} BylineTagFlags;

/* An element the guard has an opinion about. */
typedef struct
{
  const char     *name;
  BylineTagFlags  flags;
  const char     *alias;            /* (nullable): written under this name */
} BylineTag;

const BylineTag *byline_tag_lookup (const char *name);

G_END_DECLS
