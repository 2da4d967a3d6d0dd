/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-page-flow.h"
#include "byline-page-setter.h"
#include "byline-typography.h"

G_BEGIN_DECLS

#define BYLINE_GRAY_TEXT  0.0
#define BYLINE_GRAY_FAINT 0.36    /* captions, markers, notes */
#define BYLINE_GRAY_RULE  0.6
#define BYLINE_GRAY_BOX   0.92    /* behind code and keys among words */
#define BYLINE_HAIRLINE   0.5

/* Shared by the files that set pages only. */
struct _BylinePageSetter
{
  BylineDocument     *document;     /* (unowned) */
  BylinePagePictures *pictures;     /* (unowned) */
  BylineTypography   *typography;   /* (owned) */
  PangoContext       *contexts[2];  /* (owned): from left to right; from right to left */
  GCancellable       *cancellable;  /* (unowned) (nullable) */
  GPtrArray          *layouts;      /* (owned) (element-type BylineTextLayout) */
  GPtrArray          *texts;        /* (owned) (element-type BylineText): not the document's */
  double              em;
  double              column;       /* width of running text */
  double              bleed;        /* what wide things may take on either side of it */
  double              body_height;
};

/* Where something stands. */
typedef struct
{
  BylinePageFlow *flow;             /* (unowned) */
  double          x;
  double          width;
  double          scale;            /* of type: below 1 in tables that are too wide */
  double          indent_em;
  BylineTextRole  role;             /* of running text */
  guint           depth;
  guint           list_depth;
  gboolean        is_rtl;
  gboolean        is_in_item;
} BylinePagePlace;

/* How words are set. */
typedef struct
{
  BylineTextRole role;
  BylineAlign    align;
  double         gray;
  double         scale;
  gboolean       keeps_together;    /* no page ends between its lines */
  gboolean       is_bold;
} BylinePageType;

void              byline_page_set_text    (BylinePageSetter      *self,
                                           const BylineText      *text,
                                           const BylinePageType  *type,
                                           const BylinePagePlace *place);
BylineText       *byline_page_own_words   (BylinePageSetter      *self,
                                           const char            *words,
                                           const char            *uri);
double            byline_page_text_width  (BylinePageSetter      *self,
                                           const BylineText      *text,
                                           const BylinePageType  *type,
                                           const BylinePagePlace *place);
BylinePageType    byline_page_type        (BylineTextRole         role);

void              byline_page_set_blocks  (BylinePageSetter      *self,
                                           GPtrArray             *blocks,
                                           const BylinePagePlace *place);
void              byline_page_set_caption (BylinePageSetter      *self,
                                           const BylineText      *text,
                                           BylineAlign            align,
                                           const BylinePagePlace *place);
void              byline_page_set_list    (BylinePageSetter      *self,
                                           const BylineBlock     *list,
                                           const BylinePagePlace *place);
void              byline_page_set_table   (BylinePageSetter      *self,
                                           const BylineBlock     *table,
                                           const BylinePagePlace *place);
void              byline_page_set_picture (BylinePageSetter      *self,
                                           const BylinePicture   *picture,
                                           BylineFigurePlace      edge,
                                           const BylinePagePlace *place);
void              byline_page_set_figure  (BylinePageSetter      *self,
                                           const BylineBlock     *figure,
                                           const BylinePagePlace *place);
void              byline_page_set_gallery (BylinePageSetter      *self,
                                           const BylineBlock     *gallery,
                                           const BylinePagePlace *place);
void              byline_page_set_media   (BylinePageSetter      *self,
                                           const BylineMedia     *media,
                                           const BylinePagePlace *place);
void              byline_page_set_embed   (BylinePageSetter      *self,
                                           const BylineEmbed     *embed,
                                           const BylinePagePlace *place);
void              byline_page_set_file    (BylinePageSetter      *self,
                                           const BylineBlock     *file,
                                           const BylinePagePlace *place);
void              byline_page_set_buttons (BylinePageSetter      *self,
                                           const BylineBlock     *buttons,
                                           const BylinePagePlace *place);

G_END_DECLS
