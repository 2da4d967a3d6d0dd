/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BylineHtmlTree BylineHtmlTree;
typedef struct _BylineHtmlNode BylineHtmlNode;   /* (owned by the tree) */

/* Returns %FALSE to leave out what is below @node. */
typedef gboolean (*BylineHtmlVisit) (const BylineHtmlNode *node,
                                     gpointer              data);

BylineHtmlTree       *byline_html_tree_new           (const char           *html,
                                                      gssize                length,
                                                      gsize                 max_bytes);
void                  byline_html_tree_free          (BylineHtmlTree       *self);
const BylineHtmlNode *byline_html_tree_get_root      (const BylineHtmlTree *self);
gboolean              byline_html_tree_get_truncated (const BylineHtmlTree *self);

const char           *byline_html_node_get_name      (const BylineHtmlNode *self);
const char           *byline_html_node_get_words     (const BylineHtmlNode *self);
const char           *byline_html_node_get_attribute (const BylineHtmlNode *self,
                                                      const char           *name);
guint                 byline_html_node_get_n_children (const BylineHtmlNode *self);
const BylineHtmlNode *byline_html_node_get_child     (const BylineHtmlNode *self,
                                                      guint                 index);

gboolean              byline_html_node_is            (const BylineHtmlNode *self,
                                                      const char           *name);
gboolean              byline_html_node_has_class     (const BylineHtmlNode *self,
                                                      const char           *name);
gboolean              byline_html_node_has_token     (const BylineHtmlNode *self,
                                                      const char           *attribute,
                                                      const char           *token);
void                  byline_html_node_visit         (const BylineHtmlNode *self,
                                                      BylineHtmlVisit       visit,
                                                      gpointer              data);
const BylineHtmlNode *byline_html_node_find          (const BylineHtmlNode *self,
                                                      const char           *name,
                                                      const char           *class_name);
char                 *byline_html_node_dup_text      (const BylineHtmlNode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHtmlTree, byline_html_tree_free)

G_END_DECLS
