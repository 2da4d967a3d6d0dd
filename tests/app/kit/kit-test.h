/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"

G_BEGIN_DECLS

typedef gboolean (*KitTestCondition) (gpointer data);

void            kit_test_init       (int              *argc,
                                     char           ***argv);
void            kit_test_wait       (KitTestCondition  condition,
                                     gpointer          data);
void            kit_test_settle     (void);
GtkWidget      *kit_test_present    (GtkWidget        *child,
                                     int               width,
                                     int               height);
void            kit_test_close      (GtkWidget        *window);
GtkWidget      *kit_test_find       (GtkWidget        *root,
                                     GType             type,
                                     guint             index);
guint           kit_test_count      (GtkWidget        *root,
                                     GType             type);

BylineBlock    *kit_test_leaf       (BylineBlockKind   kind,
                                     const char       *words);
BylineBlock    *kit_test_heading    (guint             level,
                                     const char       *words);
BylineBlock    *kit_test_container  (BylineBlockKind   kind,
                                     BylineBlock      *first,
                                     ...) G_GNUC_NULL_TERMINATED;
BylineBlock    *kit_test_picture    (const char       *uri,
                                     const char       *alt,
                                     guint             width,
                                     guint             height);
void            kit_test_link       (BylineBlock      *block,
                                     const char       *words,
                                     const char       *uri);
BylineDocument *kit_test_document   (BylineBlock      *first,
                                     ...) G_GNUC_NULL_TERMINATED;
char           *kit_test_long_word  (gsize             length);

G_END_DECLS
