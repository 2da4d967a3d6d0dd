/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "byline-document.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_PIECE_LINE,      /* words; y is their baseline */
  BYLINE_PIECE_FILL,      /* a box, its corners round by radius */
  BYLINE_PIECE_OUTLINE,   /* its border alone */
  BYLINE_PIECE_PICTURE,
  BYLINE_PIECE_LINK,      /* an area that leads to data */
  BYLINE_PIECE_TARGET,    /* where links to "#data" lead */
  BYLINE_PIECE_HEADING,   /* of level, for the list of contents; data: its words */
} BylinePagePieceKind;

/* Something to draw. Points, from the left edge of the column and from the
 * top of the strip it is in. */
typedef struct
{
  BylinePagePieceKind  kind;
  double               x;
  double               y;
  double               width;
  double               height;
  double               radius;
  double               gray;      /* 0 black, 1 white */
  guint                level;
  PangoLayoutLine     *line;      /* (nullable) (owned) */
  const BylinePicture *picture;   /* (nullable) (unowned): the document's */
  const char          *data;      /* (nullable) (unowned): the document's */
} BylinePagePiece;

/* What cannot be cut: a line of words, a picture, a row of a table. */
typedef struct
{
  double    height;
  double    gap;        /* above it, unless it is the first on a page */
  double    head_gap;   /* above it, where it goes on below a head that stands again */
  double    baseline;   /* of its first line, from the top; below 0 none */
  double    shrink;     /* how much of its height the picture in it can give */
  gboolean  is_tied;    /* to the one above: no page ends between the two */
  guint     table;      /* 1 and up: rows below that head; 0 none */
  GArray   *pieces;     /* (element-type BylinePagePiece) */
} BylinePageStrip;

typedef enum
{
  BYLINE_PANEL_BAR,       /* a bar at the side where words begin */
  BYLINE_PANEL_GROUND,    /* a faint ground */
  BYLINE_PANEL_BOX,       /* a thin border */
  BYLINE_PANEL_RULES,     /* a line above and one below */
} BylinePanelKind;

/* What lies behind strips, over the end of a page if need be. */
typedef struct
{
  BylinePanelKind kind;
  guint           first;
  guint           end;      /* exclusive */
  double          x;
  double          width;
  double          pad;      /* how far it reaches above and below them */
  gboolean        is_right; /* the side of a bar */
} BylinePagePanel;

/* The rows that stand again where a table goes on. */
typedef struct
{
  guint first;
  guint end;              /* exclusive */
} BylinePageHeadRows;

/* Strips from top to bottom, not yet on pages. */
typedef struct
{
  GArray   *strips;       /* (element-type BylinePageStrip) */
  GArray   *panels;       /* (element-type BylinePagePanel): outer ones first */
  GArray   *heads;        /* (element-type BylinePageHeadRows) */
  double    gap;          /* above the next strip */
  gboolean  is_tied;      /* whether the next strip is */
} BylinePageFlow;

BylinePageFlow  *byline_page_flow_new        (void);
void             byline_page_flow_free       (BylinePageFlow        *self);
void             byline_page_flow_add_gap    (BylinePageFlow        *self,
                                              double                 gap);
BylinePageStrip *byline_page_flow_add        (BylinePageFlow        *self,
                                              double                 height);
BylinePageStrip *byline_page_flow_get        (const BylinePageFlow  *self,
                                              guint                  index);
double           byline_page_flow_get_height (const BylinePageFlow  *self);
guint            byline_page_flow_open_panel (BylinePageFlow        *self,
                                              const BylinePagePanel *panel);
void             byline_page_flow_close_panel (BylinePageFlow       *self,
                                               guint                 index);
BylinePagePiece *byline_page_strip_add       (BylinePageStrip       *self,
                                              BylinePagePieceKind    kind,
                                              double                 x,
                                              double                 y,
                                              double                 width,
                                              double                 height);
double           byline_page_strip_compose   (BylinePageStrip       *self,
                                              const BylinePageFlow  *flow,
                                              guint                 *next,
                                              double                 limit,
                                              double                 x,
                                              double                 y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePageFlow, byline_page_flow_free)

G_END_DECLS
