/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"
#include "byline-typography.h"

G_BEGIN_DECLS

#define BYLINE_NO_MATCH G_MAXUINT

/* A stretch of the words, in bytes; the end is exclusive. */
typedef struct
{
  guint start;
  guint end;
} BylineTextRange;

/* One leaf of words, drawn by one stack of layouts; its links are children. */
#define BYLINE_TYPE_TEXT_BLOCK (byline_text_block_get_type ())
G_DECLARE_FINAL_TYPE (BylineTextBlock, byline_text_block, BYLINE, TEXT_BLOCK, GtkWidget)

GtkWidget        *byline_text_block_new             (BylineTypography *typography,
                                                     BylineTextRole    role,
                                                     BylineDocument   *document,
                                                     const BylineText *text);
GtkWidget        *byline_text_block_new_for_words   (BylineTypography *typography,
                                                     BylineTextRole    role,
                                                     const char       *words);
const BylineText *byline_text_block_get_text        (BylineTextBlock  *self);
void              byline_text_block_set_natural_em  (BylineTextBlock  *self,
                                                     double            minimum,
                                                     double            natural);
void              byline_text_block_set_align       (BylineTextBlock  *self,
                                                     BylineAlign       align);
void              byline_text_block_restyle         (BylineTextBlock  *self);

int               byline_text_block_get_full_width  (BylineTextBlock  *self);
guint             byline_text_block_get_longest_run (BylineTextBlock  *self);
guint             byline_text_block_hit             (BylineTextBlock  *self,
                                                     double            x,
                                                     double            y);
double            byline_text_block_get_offset_y    (BylineTextBlock  *self,
                                                     guint             offset);
gboolean          byline_text_block_get_area        (BylineTextBlock  *self,
                                                     guint             start,
                                                     guint             end,
                                                     GdkRectangle     *area);
void              byline_text_block_get_word        (BylineTextBlock  *self,
                                                     guint             offset,
                                                     guint            *start,
                                                     guint            *end);
gboolean          byline_text_block_get_extents     (BylineTextBlock  *self,
                                                     guint             start,
                                                     guint             end,
                                                     graphene_rect_t  *extents);
void              byline_text_block_get_selection   (BylineTextBlock  *self,
                                                     guint            *start,
                                                     guint            *end);
void              byline_text_block_set_selection   (BylineTextBlock  *self,
                                                     guint             start,
                                                     guint             end);
void              byline_text_block_set_matches     (BylineTextBlock  *self,
                                                     GArray           *ranges,
                                                     guint             current);

G_END_DECLS
