/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds figures with their captions, and galleries of figures. Only what can
 * be looked at or opened makes a figure; around words it is a box. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-rules.h"

#define MAX_COLUMNS 8
#define USUAL_COLUMNS 3

static gboolean
is_shown (BylineBlockKind kind)
{
  return kind == BYLINE_BLOCK_PICTURE || kind == BYLINE_BLOCK_MEDIA || kind == BYLINE_BLOCK_EMBED;
}

static gboolean
holds_shown (const BylineBlock *block)
{
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    if (is_shown (((BylineBlock *) g_ptr_array_index (block->children, i))->kind))
      return TRUE;

  return FALSE;
}

static void
give_caption_to_table (BylineBlock *figure)
{
  if (figure->text == NULL || figure->children == NULL || figure->children->len != 1)
    return;

  BylineBlock *table = g_ptr_array_index (figure->children, 0);
  if (table->kind == BYLINE_BLOCK_TABLE && table->text == NULL)
    table->text = g_steal_pointer (&figure->text);
}

static void
settle_figure (BylineReaderBuilder *self,
               BylineBlock         *figure,
               BylineBlock         *parent)
{
  if (holds_shown (figure))
    {
      byline_reader_builder_leave (self, figure, parent);
      return;
    }

  self->block_depth--;
  self->container = parent;
  give_caption_to_table (figure);
  byline_reader_builder_take_children (self, figure);
  byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                   g_steal_pointer (&figure->text));
  byline_block_free (figure);
}

void
byline_reader_build_figure (BylineReaderBuilder  *self,
                            const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *outer = self->figure;
  BylineBlock *figure = byline_reader_builder_enter (self, BYLINE_BLOCK_FIGURE, node);

  gboolean was_pull_quote = self->in_pull_quote;
  const BylineHtmlNode *outer_node = self->figure_node;

  if (figure != NULL)
    {
      figure->place = byline_reader_get_place (node);
      self->figure = figure;
    }
  self->figure_node = node;
  self->in_pull_quote |= byline_html_node_has_class (node, "wp-block-pullquote");
  byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  self->in_pull_quote = was_pull_quote;
  self->figure_node = outer_node;
  self->figure = outer;
  if (figure != NULL)
    settle_figure (self, figure, parent);
}

/* A caption belongs to the figure it stands in; elsewhere it is words. */
void
byline_reader_build_caption (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  BylineText *caption = byline_reader_builder_capture (self, node);

  if (self->figure != NULL && self->figure == self->container && self->figure->text == NULL)
    self->figure->text = caption;
  else
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, caption);
}

/* ---- galleries ---- */

static guint
get_columns (const BylineHtmlNode *node,
             guint                 n_figures)
{
  for (guint i = 1; i <= MAX_COLUMNS; i++)
    {
      g_autofree char *block = g_strdup_printf ("columns-%u", i);
      g_autofree char *classic = g_strdup_printf ("gallery-columns-%u", i);

      if (byline_html_node_has_class (node, block) || byline_html_node_has_class (node, classic))
        return i;
    }

  return MIN (n_figures, USUAL_COLUMNS);
}

/* Every piece of a gallery is a figure. */
static BylineBlock *
wrap_in_figure (BylineBlock *block)
{
  BylineBlock *figure;

  if (block->kind == BYLINE_BLOCK_FIGURE)
    return block;
  figure = byline_block_new (BYLINE_BLOCK_FIGURE);
  figure->direction = block->direction;
  byline_block_append (figure, block);
  return figure;
}

/* Parts the figures of @gallery from what else came with them, which follows
 * behind the gallery. */
static GPtrArray *
sort_pieces (BylineReaderBuilder *self,
             BylineBlock         *gallery)
{
  GPtrArray *others = g_ptr_array_new ();
  gsize n_children = 0;
  g_autofree gpointer *children = NULL;

  if (gallery->children != NULL)
    children = g_ptr_array_steal (gallery->children, &n_children);
  for (gsize i = 0; i < n_children; i++)
    {
      BylineBlock *block = children[i];

      if (block->kind == BYLINE_BLOCK_PICTURE || block->kind == BYLINE_BLOCK_FIGURE)
        byline_block_append (gallery, wrap_in_figure (block));
      else
        g_ptr_array_add (others, block);
    }

  return others;
}

static void
settle_gallery (BylineReaderBuilder  *self,
                BylineBlock          *gallery,
                BylineBlock          *parent,
                const BylineHtmlNode *node)
{
  g_autoptr(GPtrArray) others = sort_pieces (self, gallery);
  guint n_figures = gallery->children != NULL ? gallery->children->len : 0;
  BylineText *caption = n_figures == 0 ? g_steal_pointer (&gallery->text) : NULL;

  gallery->columns = get_columns (node, n_figures);
  byline_reader_builder_leave (self, gallery, parent);
  for (guint i = 0; i < others->len; i++)
    byline_block_append (parent, g_ptr_array_index (others, i));
  byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, caption);
}

void
byline_reader_build_gallery (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *outer = self->figure;
  BylineBlock *gallery = self->profile == BYLINE_PROFILE_ARTICLE && !self->in_gallery
                           ? byline_reader_builder_enter (self, BYLINE_BLOCK_GALLERY, node)
                           : NULL;

  if (gallery == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  gallery->place = byline_reader_get_place (node);
  self->figure = gallery;
  self->in_gallery = TRUE;
  byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  self->in_gallery = FALSE;
  self->figure = outer;
  settle_gallery (self, gallery, parent, node);
}
