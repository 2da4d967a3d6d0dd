/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "byline-document.h"

G_BEGIN_DECLS

/* A piece of one drawn line, in pixels from the layout's top left corner. */
typedef struct
{
  double x;
  double y;          /* top of the line */
  double width;
  double height;     /* of the line */
  double baseline;   /* from the layout's top */
} BylineLinePiece;

/* How the words are set. */
typedef struct
{
  PangoContext               *context;   /* (unowned) */
  const PangoFontDescription *font;      /* (unowned) */
  double                      pitch;     /* pixels between baselines */
  PangoAttrList              *attributes; /* (unowned) (nullable): offsets into the words */
  BylineAlign                 align;
  BylineDirection             direction;
  gboolean                    wraps;
  double                      hang;      /* pixels that wrapped lines stand in */
  guint                       cap_lines; /* that the first letter hangs into; 0 as the others */
} BylineTextSetting;

typedef void (*BylineTextLayoutFunc) (PangoLayout *layout,
                                      double       x,
                                      double       y,
                                      gpointer     user_data);

typedef struct _BylineTextLayout BylineTextLayout;

BylineTextLayout *byline_text_layout_new             (const char              *words,
                                                      const BylineTextSetting *setting);
void              byline_text_layout_free            (BylineTextLayout        *self);

guint             byline_text_layout_get_n_parts     (BylineTextLayout        *self);
void              byline_text_layout_set_width       (BylineTextLayout        *self,
                                                      int                      width);
int               byline_text_layout_get_width       (BylineTextLayout        *self);
gboolean          byline_text_layout_improve         (BylineTextLayout        *self,
                                                      gint64                   until);
gboolean          byline_text_layout_is_guessed      (BylineTextLayout        *self);
gboolean          byline_text_layout_is_long         (BylineTextLayout        *self);
gboolean          byline_text_layout_is_laid_out     (BylineTextLayout        *self,
                                                      guint                    offset,
                                                      double                  *y);
void              byline_text_layout_get_range       (BylineTextLayout        *self,
                                                      double                   top,
                                                      double                   bottom,
                                                      guint                   *start,
                                                      guint                   *end);
int               byline_text_layout_get_height      (BylineTextLayout        *self);
int               byline_text_layout_get_full_width  (BylineTextLayout        *self);
int               byline_text_layout_get_baseline    (BylineTextLayout        *self);
guint             byline_text_layout_get_longest_run (BylineTextLayout        *self);

guint             byline_text_layout_hit             (BylineTextLayout        *self,
                                                      double                   x,
                                                      double                   y);
GArray           *byline_text_layout_get_pieces      (BylineTextLayout        *self,
                                                      guint                    start,
                                                      guint                    end);
void              byline_text_layout_get_word        (BylineTextLayout        *self,
                                                      guint                    offset,
                                                      guint                   *start,
                                                      guint                   *end);
void              byline_text_layout_foreach         (BylineTextLayout        *self,
                                                      double                   top,
                                                      double                   bottom,
                                                      BylineTextLayoutFunc     func,
                                                      gpointer                 user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTextLayout, byline_text_layout_free)

G_END_DECLS
