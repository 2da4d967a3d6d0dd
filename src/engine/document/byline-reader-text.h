/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_SPACE_FOLD,    /* runs of white space are one space */
  BYLINE_SPACE_CODE,    /* all is kept */
  BYLINE_SPACE_VERSE,   /* line ends become U+2028, spaces are kept */
} BylineSpaceMode;

typedef struct _BylineReaderText BylineReaderText;

BylineReaderText *byline_reader_text_new        (void);
void              byline_reader_text_free       (BylineReaderText *self);

void              byline_reader_text_set_mode   (BylineReaderText *self,
                                                 BylineSpaceMode   mode);
void              byline_reader_text_append     (BylineReaderText *self,
                                                 const char       *words);
void              byline_reader_text_break      (BylineReaderText *self);
void              byline_reader_text_separate   (BylineReaderText *self,
                                                 gboolean          by_line);
void              byline_reader_text_anchor     (BylineReaderText *self,
                                                 const char       *id);
gboolean          byline_reader_text_open       (BylineReaderText *self,
                                                 BylineSpanKind    kind,
                                                 BylineLinkKind    link_kind,
                                                 const char       *data,
                                                 const char       *title);
void              byline_reader_text_picture    (BylineReaderText *self,
                                                 BylinePicture    *picture);
void              byline_reader_text_close      (BylineReaderText *self);
const char       *byline_reader_text_get_link   (BylineReaderText *self);
gboolean          byline_reader_text_is_cut     (BylineReaderText *self);
BylineText       *byline_reader_text_take       (BylineReaderText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineReaderText, byline_reader_text_free)

G_END_DECLS
