/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-html-reader.h"
#include "byline-html-tree.h"
#include "byline-reader-text.h"

G_BEGIN_DECLS

/* Where the reader stands while it walks. Shared by the files that build. */
typedef struct
{
  const char       *base_uri;      /* (unowned) (nullable) */
  BylineProfile     profile;
  gboolean          is_excerpt;    /* no pictures' words, no "read more" */

  BylineReaderText *text;          /* (owned): the leaf under way */
  BylineBlock      *container;     /* (unowned): takes the next block */
  BylineBlock      *figure;        /* (unowned) (nullable): takes a caption */
  const BylineHtmlNode *figure_node;   /* (nullable): its element */
  const BylineHtmlNode *definitions;   /* (nullable): the list under way */
  BylineAlign       align;
  BylineDirection   direction;
  guint             depth;         /* of elements */
  guint             block_depth;   /* of containers */
  guint             n_blocks;
  guint             n_quotes;      /* `q` inside `q` */
  gboolean          is_flat;       /* blocks become lines of one leaf */
  gboolean          in_line;       /* flat, and even blocks share one line */
  gboolean          in_heading;
  gboolean          in_code;       /* all is code, no span needs to say so */
  gboolean          misses_picture;/* the last one was a placeholder */
  gboolean          has_drop_cap;  /* the next paragraph */
  gboolean          in_gallery;
  gboolean          in_footnotes;
  gboolean          in_pull_quote;
  gboolean          truncated;
  BylineSize        size;
  guint             n_dropped[BYLINE_N_DROPPED_REASONS];
} BylineReaderBuilder;

void         byline_reader_builder_walk          (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_builder_walk_children (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_builder_flush         (BylineReaderBuilder  *self);
void         byline_reader_builder_add           (BylineReaderBuilder  *self,
                                                  BylineBlock          *block);
void         byline_reader_builder_add_words     (BylineReaderBuilder  *self,
                                                  BylineBlockKind       kind,
                                                  BylineText           *text);
BylineBlock *byline_reader_builder_enter         (BylineReaderBuilder  *self,
                                                  BylineBlockKind       kind,
                                                  const BylineHtmlNode *node);
void         byline_reader_builder_leave         (BylineReaderBuilder  *self,
                                                  BylineBlock          *block,
                                                  BylineBlock          *parent);
void         byline_reader_builder_take_children (BylineReaderBuilder  *self,
                                                  BylineBlock          *from);
void         byline_reader_builder_drop          (BylineReaderBuilder  *self,
                                                  BylineDroppedReason   reason);
BylineText  *byline_reader_builder_capture       (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_builder_add_link      (BylineReaderBuilder  *self,
                                                  const char           *uri,
                                                  const char           *words);

/* The blocks that hold blocks. */
void         byline_reader_build_list            (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_quote           (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_definitions     (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_details         (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_gallery         (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_table           (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_figure          (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_caption         (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);

/* What comes from elsewhere. */
void         byline_reader_build_picture         (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_noscript        (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_media           (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_embed           (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_file            (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_buttons         (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
void         byline_reader_build_math            (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);
gboolean     byline_reader_build_bare_address    (BylineReaderBuilder  *self,
                                                  const BylineHtmlNode *node);

G_END_DECLS
