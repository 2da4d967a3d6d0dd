/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* What a leaf of words is for; decides its font and line pitch. */
typedef enum
{
  BYLINE_ROLE_BODY,
  BYLINE_ROLE_HEADING_1,
  BYLINE_ROLE_HEADING_2,
  BYLINE_ROLE_HEADING_3,
  BYLINE_ROLE_HEADING_4,
  BYLINE_ROLE_HEADING_5,
  BYLINE_ROLE_HEADING_6,
  BYLINE_ROLE_TERM,
  BYLINE_ROLE_CAPTION,
  BYLINE_ROLE_CITE,
  BYLINE_ROLE_CELL,
  BYLINE_ROLE_CELL_HEAD,
  BYLINE_ROLE_CODE,
  BYLINE_ROLE_NOTE,
  BYLINE_ROLE_PULL_QUOTE,
} BylineTextRole;

typedef enum
{
  BYLINE_FACE_SERIF,
  BYLINE_FACE_SANS,
  BYLINE_N_FACES
} BylineFace;

/* About 56, 68 and 80 characters a line. */
typedef enum
{
  BYLINE_COLUMN_NARROW,
  BYLINE_COLUMN_NORMAL,
  BYLINE_COLUMN_WIDE,
  BYLINE_N_COLUMNS
} BylineColumnWidth;

/* 1.45, 1.6 and 1.8 times the size of running text. */
typedef enum
{
  BYLINE_PITCH_TIGHT,
  BYLINE_PITCH_NORMAL,
  BYLINE_PITCH_AIRY,
  BYLINE_N_PITCHES
} BylineLinePitch;

/* How a person wants text to be set, beside its size. */
typedef struct
{
  BylineFace         face;
  BylineColumnWidth  width;
  BylineLinePitch    pitch;
} BylineTextStyle;

#define BYLINE_TEXT_STYLE_DEFAULT \
  ((BylineTextStyle) { BYLINE_FACE_SERIF, BYLINE_COLUMN_NORMAL, BYLINE_PITCH_NORMAL })

typedef struct _BylineTypography BylineTypography;

BylineTypography     *byline_typography_new              (void);
BylineTypography     *byline_typography_new_for_paper    (double            body_size);
BylineTypography     *byline_typography_ref              (BylineTypography *self);
void                  byline_typography_unref            (BylineTypography *self);

double                byline_typography_get_zoom         (BylineTypography *self);
gboolean              byline_typography_set_zoom         (BylineTypography *self,
                                                          double            zoom);
gboolean              byline_typography_set_text_scale   (BylineTypography *self,
                                                          double            text_scale);
gboolean              byline_typography_get_compact      (BylineTypography *self);
gboolean              byline_typography_set_compact      (BylineTypography *self,
                                                          gboolean          is_compact);
gboolean              byline_typography_set_style        (BylineTypography *self,
                                                          const BylineTextStyle *style);
gboolean              byline_typography_set_families     (BylineTypography *self,
                                                          const char       *serif,
                                                          const char       *sans);

double                byline_typography_get_em           (BylineTypography *self);
double                byline_typography_get_size         (BylineTypography *self,
                                                          BylineTextRole    role);
double                byline_typography_get_pitch        (BylineTypography *self,
                                                          BylineTextRole    role);
PangoFontDescription *byline_typography_dup_font         (BylineTypography *self,
                                                          BylineTextRole    role);
int                   byline_typography_get_column_width (BylineTypography *self,
                                                          PangoContext     *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTypography, byline_typography_unref)

G_END_DECLS
