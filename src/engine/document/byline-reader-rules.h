/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"
#include "byline-html-tree.h"

G_BEGIN_DECLS

/* What the reader makes of an element. */
typedef enum
{
  /* inline */
  BYLINE_RULE_CHILDREN,     /* only what it holds */
  BYLINE_RULE_SPAN,
  BYLINE_RULE_LINK,
  BYLINE_RULE_QUOTED,
  BYLINE_RULE_BREAK,
  BYLINE_RULE_PICTURE,
  BYLINE_RULE_BUTTON,
  BYLINE_RULE_HIDDEN,
  BYLINE_RULE_NOSCRIPT,
  BYLINE_RULE_MEDIA,
  BYLINE_RULE_EMBED,
  BYLINE_RULE_MATH,
  BYLINE_RULE_SCRIPT,       /* for machines */
  /* block */
  BYLINE_RULE_FLOW,         /* its children stand on their own */
  BYLINE_RULE_HEADING,
  BYLINE_RULE_TERM,         /* a strong paragraph */
  BYLINE_RULE_LIST,
  BYLINE_RULE_QUOTE,
  BYLINE_RULE_CODE,
  BYLINE_RULE_TABLE,
  BYLINE_RULE_FIGURE,
  BYLINE_RULE_CAPTION,
  BYLINE_RULE_LINE,
  BYLINE_RULE_FORM,
  BYLINE_RULE_DEFINITIONS,
  BYLINE_RULE_DETAILS,
  BYLINE_RULE_GALLERY,
  BYLINE_RULE_FILE,
  BYLINE_RULE_BUTTONS,
} BylineRule;

BylineRule       byline_reader_rule           (const BylineHtmlNode *node,
                                               BylineSpanKind       *span);
gboolean         byline_reader_rule_is_block  (BylineRule            rule);
gboolean         byline_reader_is_hidden      (const BylineHtmlNode *node);
BylineAlign      byline_reader_get_align      (const BylineHtmlNode *node,
                                               BylineAlign           inherited);
BylineDirection  byline_reader_get_direction  (const BylineHtmlNode *node,
                                               BylineDirection       inherited);
BylineSize       byline_reader_get_size       (const BylineHtmlNode *node,
                                               BylineSize            inherited);
BylineListStyle  byline_reader_get_list_style (const BylineHtmlNode *node);
BylineFigurePlace byline_reader_get_place     (const BylineHtmlNode *node);
char            *byline_reader_dup_code_language (const BylineHtmlNode *node);
char            *byline_reader_dup_language   (const BylineHtmlNode *node);
int              byline_reader_get_int        (const BylineHtmlNode *node,
                                               const char           *attribute,
                                               int                   minimum,
                                               int                   maximum,
                                               int                   fallback);
char            *byline_reader_fold_line      (const char           *words);
char            *byline_reader_dup_line       (const BylineHtmlNode *node,
                                               const char           *attribute);

G_END_DECLS
