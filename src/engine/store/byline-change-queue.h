/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _BylineChangeQueue BylineChangeQueue;

/* Takes one report on the main thread; @what are the flags of the owner. */
typedef void (*BylineChangeFunc) (GObject *owner,
                                  guint    what,
                                  gint64   site_id,
                                  gint64   article_id);

BylineChangeQueue *byline_change_queue_new  (GObject            *owner,
                                             BylineChangeFunc    func);
void               byline_change_queue_free (BylineChangeQueue  *self);
void               byline_change_queue_add  (BylineChangeQueue  *self,
                                             guint               what,
                                             gint64              site_id,
                                             gint64              article_id);

G_END_DECLS
