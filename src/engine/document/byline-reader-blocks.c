/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds the blocks that hold blocks: lists, definitions, details and quotes.
 * In a comment definitions and details are taken apart. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-rules.h"

#include <string.h>

#define MAX_NUMBER 1000000

static gboolean
is_blank (const BylineHtmlNode *node)
{
  const char *words = byline_html_node_get_words (node);

  return words != NULL ? words[strspn (words, " \t\n\f\r")] == '\0'
                       : byline_html_node_get_name (node) == NULL;
}

static BylineBlock *
last_child (const BylineBlock *block)
{
  return block->children != NULL && block->children->len > 0
           ? g_ptr_array_index (block->children, block->children->len - 1) : NULL;
}

/* ---- lists ---- */

static guint
count_items (const BylineHtmlNode *node)
{
  guint n_items = 0;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    n_items += byline_html_node_is (byline_html_node_get_child (node, i), "li");

  return n_items;
}

/* An item that came without `li`: a list goes to the item before it, the
 * rest becomes an item. */
static void
build_stray (BylineReaderBuilder  *self,
             BylineBlock          *list,
             const BylineHtmlNode *node)
{
  BylineBlock *last = last_child (list);

  if (last != NULL && (byline_html_node_is (node, "ul") || byline_html_node_is (node, "ol")))
    {
      self->container = last;
      byline_reader_builder_walk (self, node);
      byline_reader_builder_flush (self);
      self->container = list;
      return;
    }

  BylineBlock *item = byline_reader_builder_enter (self, BYLINE_BLOCK_ITEM, node);
  if (item == NULL)
    return;
  byline_reader_builder_walk (self, node);
  byline_reader_builder_flush (self);
  byline_reader_builder_leave (self, item, list);
}

static void
build_item (BylineReaderBuilder  *self,
            BylineBlock          *list,
            const BylineHtmlNode *node,
            int                   number)
{
  BylineDirection direction = self->direction;
  BylineAlign align = self->align;

  self->direction = byline_reader_get_direction (node, direction);
  self->align = byline_reader_get_align (node, align);
  BylineBlock *item = byline_reader_builder_enter (self, BYLINE_BLOCK_ITEM, node);
  if (item != NULL)
    item->number = number;
  byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  if (item != NULL)
    byline_reader_builder_leave (self, item, list);
  self->direction = direction;
  self->align = align;
}

static void
build_items (BylineReaderBuilder  *self,
             BylineBlock          *list,
             const BylineHtmlNode *node)
{
  int number = list->number;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (byline_html_node_is (child, "li"))
        {
          if (byline_reader_is_hidden (child))
            continue;
          number = byline_reader_get_int (child, "value", -MAX_NUMBER, MAX_NUMBER, number);
          build_item (self, list, child, number);
          number += list->is_reversed ? -1 : 1;
        }
      else if (!is_blank (child))
        build_stray (self, list, child);
    }
}

/* The notes at the end of a page, as the block and common plugins write them. */
static gboolean
is_footnotes (BylineReaderBuilder  *self,
              const BylineHtmlNode *node)
{
  static const char * const classes[] = {
    "wp-block-footnotes", "footnotes", "footnotes-list", "footnote-list",
    "modern-footnotes-list", "easy-footnotes-wrapper",
  };

  if (self->profile != BYLINE_PROFILE_ARTICLE || !byline_html_node_is (node, "ol"))
    return FALSE;
  if (self->in_footnotes)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (byline_html_node_has_class (node, classes[i]))
      return TRUE;

  return FALSE;
}

void
byline_reader_build_list (BylineReaderBuilder  *self,
                          const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlockKind kind = is_footnotes (self, node) ? BYLINE_BLOCK_FOOTNOTES : BYLINE_BLOCK_LIST;
  BylineBlock *list = byline_reader_builder_enter (self, kind, node);

  if (list == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  list->is_ordered = byline_html_node_is (node, "ol");
  list->list_style = byline_reader_get_list_style (node);
  list->is_reversed = list->is_ordered &&
                      byline_html_node_get_attribute (node, "reversed") != NULL;
  list->number = byline_reader_get_int (node, "start", -MAX_NUMBER, MAX_NUMBER,
                                        list->is_reversed ? (int) count_items (node) : 1);
  build_items (self, list, node);
  byline_reader_builder_leave (self, list, parent);
}

/* ---- quotes ---- */

/* The element that names the source of the quote, and nothing else: @node
 * itself or all that a paragraph holds. (nullable) */
static const BylineHtmlNode *
find_cite (const BylineHtmlNode *node)
{
  const BylineHtmlNode *only = NULL;

  if (byline_html_node_is (node, "cite") || byline_html_node_is (node, "footer"))
    return node;
  if (!byline_html_node_is (node, "p"))
    return NULL;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (is_blank (child))
        continue;
      if (only != NULL)
        return NULL;
      only = child;
    }

  return only != NULL && byline_html_node_is (only, "cite") ? only : NULL;
}

/* The first cite is the quote's; the same again is left out, others follow
 * as words. */
static void
add_cite (BylineReaderBuilder *self,
          BylineBlock         *quote,
          BylineText          *cite)
{
  if (cite == NULL)
    return;

  if (quote->text == NULL)
    quote->text = cite;
  else if (strcmp (quote->text->words, cite->words) == 0)
    byline_text_free (cite);
  else
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, cite);
}

static BylineQuoteKind
get_quote_kind (BylineReaderBuilder  *self,
                const BylineHtmlNode *node)
{
  static const char * const posts[] = {
    "twitter-tweet", "wp-embedded-content", "instagram-media", "bluesky-embed",
    "mastodon-embed", "tiktok-embed", "fb-post",
  };

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    if (byline_html_node_has_class (node, posts[i]))
      return BYLINE_QUOTE_POST;

  return self->in_pull_quote || byline_html_node_has_class (node, "wp-block-pullquote")
           ? BYLINE_QUOTE_PULL : BYLINE_QUOTE_PLAIN;
}

void
byline_reader_build_quote (BylineReaderBuilder  *self,
                           const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *quote = byline_reader_builder_enter (self, BYLINE_BLOCK_QUOTE, node);

  if (quote != NULL)
    quote->quote_kind = get_quote_kind (self, node);

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      const BylineHtmlNode *cite = find_cite (child);

      if (quote != NULL && cite != NULL)
        add_cite (self, quote, byline_reader_builder_capture (self, cite));
      else
        byline_reader_builder_walk (self, child);
    }
  byline_reader_builder_flush (self);
  if (quote == NULL)
    return;

  if (quote->children == NULL)
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                     g_steal_pointer (&quote->text));
  byline_reader_builder_leave (self, quote, parent);
}

/* ---- definitions ---- */

static void
build_term (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  BylineText *text = byline_reader_builder_capture (self, node);

  byline_reader_builder_add_words (self, BYLINE_BLOCK_TERM, text);
}

/* What stands loose among terms belongs to the description before it. */
static void
build_description (BylineReaderBuilder  *self,
                   const BylineHtmlNode *node)
{
  BylineBlock *list = self->container;
  BylineBlock *last = last_child (list);

  if (!byline_html_node_is (node, "dd") && last != NULL && last->kind == BYLINE_BLOCK_DESCRIPTION)
    {
      self->container = last;
      byline_reader_builder_walk (self, node);
      byline_reader_builder_flush (self);
      self->container = list;
      return;
    }

  BylineBlock *block = byline_reader_builder_enter (self, BYLINE_BLOCK_DESCRIPTION, node);
  if (byline_html_node_is (node, "dd"))
    byline_reader_builder_walk_children (self, node);
  else
    byline_reader_builder_walk (self, node);
  byline_reader_builder_flush (self);
  if (block != NULL)
    byline_reader_builder_leave (self, block, list);
}

/* Groups of a term and its descriptions may stand in boxes. */
static void
build_definitions_in (BylineReaderBuilder  *self,
                      const BylineHtmlNode *node)
{
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (is_blank (child) || byline_reader_is_hidden (child))
        continue;
      if (byline_html_node_is (child, "dt"))
        build_term (self, child);
      else if (byline_html_node_is (child, "div") && node == self->definitions)
        build_definitions_in (self, child);
      else
        build_description (self, child);
    }
}

void
byline_reader_build_definitions (BylineReaderBuilder  *self,
                                 const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  const BylineHtmlNode *outer = self->definitions;
  BylineBlock *list = self->profile == BYLINE_PROFILE_ARTICLE
                        ? byline_reader_builder_enter (self, BYLINE_BLOCK_DEFINITIONS, node)
                        : NULL;

  if (list == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  self->definitions = node;
  build_definitions_in (self, node);
  self->definitions = outer;
  byline_reader_builder_leave (self, list, parent);
}

/* ---- details ---- */

static BylineText *
read_summary (BylineReaderBuilder  *self,
              const BylineHtmlNode *node)
{
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    if (byline_html_node_is (byline_html_node_get_child (node, i), "summary"))
      return byline_reader_builder_capture (self, byline_html_node_get_child (node, i));

  return NULL;
}

void
byline_reader_build_details (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *details = self->profile == BYLINE_PROFILE_ARTICLE
                           ? byline_reader_builder_enter (self, BYLINE_BLOCK_DETAILS, node) : NULL;

  if (details == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  details->is_open = byline_html_node_get_attribute (node, "open") != NULL;
  details->text = read_summary (self, node);
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    if (!byline_html_node_is (byline_html_node_get_child (node, i), "summary"))
      byline_reader_builder_walk (self, byline_html_node_get_child (node, i));
  byline_reader_builder_flush (self);
  if (details->children == NULL)
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                     g_steal_pointer (&details->text));
  byline_reader_builder_leave (self, details, parent);
}
