/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the next step goes. */
typedef enum
{
  BYLINE_STEP_BLOCK,     /* a table is one */
  BYLINE_STEP_PART,      /* into the cells of a table, too */
  BYLINE_STEP_HEADING,
} BylineStepKind;

/* Walks a page block by block; the block it has come to takes the focus. */
typedef struct _BylinePageSteps BylinePageSteps;

BylinePageSteps *byline_page_steps_new         (GtkScrolledWindow *scroller);
void             byline_page_steps_free        (BylinePageSteps   *self);

GtkWidget       *byline_page_steps_get_current (BylinePageSteps   *self);
gboolean         byline_page_steps_move        (BylinePageSteps   *self,
                                                BylineStepKind     kind,
                                                gboolean           forward);
gboolean         byline_page_steps_leave       (BylinePageSteps   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePageSteps, byline_page_steps_free)

G_END_DECLS
