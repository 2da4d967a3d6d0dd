/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"
#include "byline-typography.h"

G_BEGIN_DECLS

/* Where a block stands: what it takes over from the blocks around it. */
typedef struct
{
  BylineTextRole    role;        /* of plain paragraphs */
  GtkTextDirection  direction;
  guint             depth;       /* blocks around this one */
  guint             list_depth;  /* lists around this one */
  double            indent_em;   /* how far from the page's edge it stands */
  gboolean          is_in_item;
  gboolean          is_in_cell;  /* right in it, not in a block of it */
} BylinePlaceInPage;

typedef struct _BylineFilling BylineFilling;

typedef void (*BylineFillFunc) (gpointer       builder,
                                BylineFilling *filling);

/* A container and what is still to be put into it. */
struct _BylineFilling
{
  BylineFillFunc     append;        /* builds blocks[next] and puts it in */
  BylineFillFunc     finish;        /* (nullable): after the last */
  GtkWidget         *container;     /* (unowned) */
  const BylineBlock *owner;         /* (nullable) (unowned): what the container shows */
  GPtrArray         *blocks;        /* (unowned) (element-type BylineBlock) */
  guint              next;
  gboolean           is_whole;      /* not to be shown before it is complete */
  BylinePlaceInPage  place;         /* where the blocks stand */
  guint              marker_chars;  /* of a list: of its widest marker */
  int                running;       /* of a list: the next number */
  gpointer           state;         /* (nullable) (owned): freed with g_free() */
};

typedef struct _BylineFillings BylineFillings;

BylineFillings *byline_fillings_new       (void);
void            byline_fillings_free      (BylineFillings      *self);
void            byline_fillings_push      (BylineFillings      *self,
                                           const BylineFilling *filling);
gboolean        byline_fillings_step      (BylineFillings      *self,
                                           gpointer             builder);
gboolean        byline_fillings_may_pause (BylineFillings      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineFillings, byline_fillings_free)

G_END_DECLS
