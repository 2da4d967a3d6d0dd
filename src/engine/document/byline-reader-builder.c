/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks the tree of a page and builds its blocks: words go into the leaf
 * under way, a block element ends it. Knows the inline elements and the
 * simple blocks; lists, tables, figures and what comes from elsewhere have
 * files of their own. Nothing here can fail: what has no rule is its words. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-html-guard.h"
#include "byline-reader-rules.h"

#include <string.h>

#define MAX_ELEMENT_DEPTH 400
#define MAX_BLOCK_DEPTH 100
#define MAX_ARTICLE_BLOCKS 20000
#define MAX_COMMENT_BLOCKS 200
#define MAX_ID_BYTES 256

/* Some ten pages. Nobody writes a longer paragraph, and with a hundred
 * thousand spans in it one costs more than its parts. */
#define MAX_LEAF_BYTES (32 * 1024)

static guint
max_blocks (BylineReaderBuilder *self)
{
  return self->profile == BYLINE_PROFILE_ARTICLE ? MAX_ARTICLE_BLOCKS : MAX_COMMENT_BLOCKS;
}

/* Takes @block into the container; over the limit it goes. */
void
byline_reader_builder_add (BylineReaderBuilder *self,
                           BylineBlock         *block)
{
  if (self->n_blocks >= max_blocks (self))
    {
      self->truncated = TRUE;
      byline_reader_builder_drop (self, BYLINE_DROPPED_LIMIT);
      byline_block_free (block);
      return;
    }

  self->n_blocks++;
  block->direction = self->direction;
  byline_block_append (self->container, block);
}

/* Adds words as one block, or as several where they are too long for one;
 * takes @text, which may be %NULL for none. */
void
byline_reader_builder_add_words (BylineReaderBuilder *self,
                                 BylineBlockKind      kind,
                                 BylineText          *text)
{
  while (text != NULL)
    {
      BylineText *rest = byline_text_split (text, MAX_LEAF_BYTES);
      BylineBlock *block = byline_block_new (kind);

      text->align = self->align;
      text->direction = self->direction;
      text->size = self->size;
      text->has_drop_cap = self->has_drop_cap && kind == BYLINE_BLOCK_PARAGRAPH;
      self->has_drop_cap = FALSE;
      block->text = text;
      byline_reader_builder_add (self, block);
      text = rest;
    }
}

/* Ends the leaf under way; in a flat walk only its line. */
void
byline_reader_builder_flush (BylineReaderBuilder *self)
{
  if (self->is_flat)
    byline_reader_text_separate (self->text, !self->in_line);
  else
    byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH,
                                     byline_reader_text_take (self->text));
}

static const char *
get_id (const BylineHtmlNode *node)
{
  const char *id = byline_html_node_get_attribute (node, "id");

  if (id == NULL && byline_html_node_is (node, "a"))
    id = byline_html_node_get_attribute (node, "name");

  return id != NULL && *id != '\0' && strlen (id) <= MAX_ID_BYTES ? id : NULL;
}

/* Opens a block that holds blocks. The caller puts it in its parent with
 * byline_reader_builder_leave(). %NULL if it would be too deep. */
BylineBlock *
byline_reader_builder_enter (BylineReaderBuilder  *self,
                             BylineBlockKind       kind,
                             const BylineHtmlNode *node)
{
  /* A list is only of use with room for its items. */
  gboolean has_items = kind == BYLINE_BLOCK_LIST || kind == BYLINE_BLOCK_FOOTNOTES ||
                       kind == BYLINE_BLOCK_DEFINITIONS;
  guint n_levels = has_items ? 2 : 1;

  if (self->block_depth + n_levels > MAX_BLOCK_DEPTH)
    return NULL;

  BylineBlock *block = byline_block_new (kind);
  block->direction = self->direction;
  block->id = g_strdup (get_id (node));
  self->block_depth++;
  self->container = block;

  return block;
}

/* Closes @block, takes it into @parent, and forgets it if it is empty. */
void
byline_reader_builder_leave (BylineReaderBuilder *self,
                             BylineBlock         *block,
                             BylineBlock         *parent)
{
  self->block_depth--;
  self->container = parent;
  if (block->children != NULL && block->children->len > 0)
    {
      self->n_blocks++;
      byline_block_append (parent, block);
    }
  else
    byline_block_free (block);
}

/* Moves all children of @from to the container. */
void
byline_reader_builder_take_children (BylineReaderBuilder *self,
                                     BylineBlock         *from)
{
  if (from->children == NULL)
    return;

  gsize n_children = 0;
  g_autofree gpointer *children = g_ptr_array_steal (from->children, &n_children);
  for (gsize i = 0; i < n_children; i++)
    byline_block_append (self->container, children[i]);
}

/* Notes that a part of the page is not in the document. */
void
byline_reader_builder_drop (BylineReaderBuilder *self,
                            BylineDroppedReason  reason)
{
  self->n_dropped[reason]++;
}

/* Reads all below @node as one leaf, blocks as lines. (nullable) */
BylineText *
byline_reader_builder_capture (BylineReaderBuilder  *self,
                               const BylineHtmlNode *node)
{
  byline_reader_builder_flush (self);

  gboolean was_flat = self->is_flat;
  self->is_flat = TRUE;
  byline_reader_builder_walk_children (self, node);
  self->is_flat = was_flat;

  BylineText *text = byline_reader_text_take (self->text);
  if (text != NULL)
    {
      text->align = self->align;
      text->direction = self->direction;
      text->size = self->size;
    }

  return text;
}

/* Writes a link of its own; @words may come from anywhere. */
void
byline_reader_builder_add_link (BylineReaderBuilder *self,
                                const char          *uri,
                                const char          *words)
{
  gboolean is_open = byline_reader_text_open (self->text, BYLINE_SPAN_LINK,
                                              BYLINE_LINK_WEB, uri, NULL);

  byline_reader_text_append (self->text, words);
  if (is_open)
    byline_reader_text_close (self->text);
}

static void
walk_within (BylineReaderBuilder  *self,
             const BylineHtmlNode *node,
             gboolean              is_open)
{
  byline_reader_builder_walk_children (self, node);
  if (is_open)
    byline_reader_text_close (self->text);
}

static void
walk_span (BylineReaderBuilder  *self,
           const BylineHtmlNode *node,
           BylineSpanKind        kind)
{
  const char *data = kind == BYLINE_SPAN_ABBREVIATION
                       ? byline_html_node_get_attribute (node, "title") : NULL;
  gboolean says_nothing = (kind == BYLINE_SPAN_ABBREVIATION && (data == NULL || *data == '\0')) ||
                          (kind == BYLINE_SPAN_CODE && self->in_code);

  walk_within (self, node,
               !says_nothing &&
               byline_reader_text_open (self->text, kind, BYLINE_LINK_NONE, data, NULL));
}

static void
walk_link (BylineReaderBuilder  *self,
           const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;
  BylineLinkKind kind =
    byline_url_policy_link (self->base_uri, byline_html_node_get_attribute (node, "href"), &uri);

  if (self->is_excerpt && byline_html_node_has_class (node, "more-link"))
    return;
  if (kind == BYLINE_LINK_NONE && byline_html_node_get_attribute (node, "href") != NULL)
    byline_reader_builder_drop (self, BYLINE_DROPPED_ADDRESS);
  if (byline_html_node_has_class (node, "wp-block-file__button"))
    byline_reader_text_separate (self->text, FALSE);
  walk_within (self, node,
               kind != BYLINE_LINK_NONE &&
               byline_reader_text_open (self->text, BYLINE_SPAN_LINK, kind, uri,
                                        byline_html_node_get_attribute (node, "title")));
}

static void
walk_quoted (BylineReaderBuilder  *self,
             const BylineHtmlNode *node)
{
  gboolean is_inner = self->n_quotes % 2 == 1;

  byline_reader_text_append (self->text, is_inner ? "\342\200\230" : "\342\200\234");
  self->n_quotes++;
  byline_reader_builder_walk_children (self, node);
  self->n_quotes--;
  byline_reader_text_append (self->text, is_inner ? "\342\200\231" : "\342\200\235");
}

/* A title of an accordion is a button; every other one does nothing here. */
static void
walk_button (BylineReaderBuilder  *self,
             const BylineHtmlNode *node)
{
  if (self->in_heading)
    byline_reader_builder_walk_children (self, node);
}

static void
build_strong (BylineReaderBuilder  *self,
              const BylineHtmlNode *node)
{
  gboolean is_open = byline_reader_text_open (self->text, BYLINE_SPAN_STRONG,
                                              BYLINE_LINK_NONE, NULL, NULL);

  BylineText *text = byline_reader_builder_capture (self, node);
  if (is_open)
    byline_reader_text_close (self->text);
  byline_reader_builder_add_words (self, BYLINE_BLOCK_PARAGRAPH, text);
}

static void
build_heading (BylineReaderBuilder  *self,
               const BylineHtmlNode *node)
{
  gboolean was_in_heading = self->in_heading;

  self->in_heading = TRUE;
  BylineText *text = self->profile == BYLINE_PROFILE_ARTICLE
                       ? byline_reader_builder_capture (self, node) : NULL;
  if (self->profile != BYLINE_PROFILE_ARTICLE)
    build_strong (self, node);
  self->in_heading = was_in_heading;
  if (text == NULL)
    return;

  BylineBlock *heading = byline_block_new (BYLINE_BLOCK_HEADING);
  heading->level = (guint) (byline_html_node_get_name (node)[1] - '0');
  heading->id = g_strdup (get_id (node));
  heading->text = text;
  byline_reader_builder_add (self, heading);
}

static void
build_code (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  gboolean is_preformatted = byline_html_node_has_class (node, "wp-block-preformatted");
  gboolean is_verse = is_preformatted || byline_html_node_has_class (node, "wp-block-verse");
  BylineBlock *block;

  byline_reader_builder_flush (self);
  byline_reader_text_set_mode (self->text, is_verse ? BYLINE_SPACE_VERSE : BYLINE_SPACE_CODE);
  self->in_code = !is_verse;
  BylineText *text = byline_reader_builder_capture (self, node);
  self->in_code = FALSE;
  byline_reader_text_set_mode (self->text, BYLINE_SPACE_FOLD);
  if (text == NULL)
    return;

  block = byline_block_new (is_verse ? BYLINE_BLOCK_VERSE : BYLINE_BLOCK_CODE);
  block->text = text;
  block->is_code = is_preformatted;
  block->language = is_verse ? NULL : byline_reader_dup_code_language (node);
  byline_reader_builder_add (self, block);
}

static void
build_line (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  gboolean is_page_break = byline_html_node_has_class (node, BYLINE_HTML_GUARD_PAGE_BREAK);
  BylineBlock *block = byline_block_new (is_page_break ? BYLINE_BLOCK_PAGE_BREAK
                                                       : BYLINE_BLOCK_RULE);

  if (byline_html_node_has_class (node, "is-style-dots"))
    block->line_style = BYLINE_LINE_DOTS;
  else if (byline_html_node_has_class (node, "is-style-wide"))
    block->line_style = BYLINE_LINE_WIDE;
  byline_reader_builder_add (self, block);
}

static gboolean
is_form_of_page (const BylineHtmlNode *node)
{
  return byline_html_node_has_token (node, "role", "search") ||
         byline_html_node_has_class (node, "search-form") ||
         byline_html_node_has_class (node, "comment-form") ||
         byline_html_node_has_token (node, "id", "commentform");
}

static void
build_form (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  byline_reader_builder_drop (self, is_form_of_page (node) ? BYLINE_DROPPED_HIDDEN
                                                          : BYLINE_DROPPED_FORM);
  if (self->profile != BYLINE_PROFILE_ARTICLE || is_form_of_page (node))
    return;

  BylineBlock *block = byline_block_new (BYLINE_BLOCK_DROPPED);
  block->reason = BYLINE_DROPPED_FORM;
  byline_reader_builder_add (self, block);
}

static void
build_flow (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  gboolean was_in_footnotes = self->in_footnotes;

  if (byline_html_node_has_class (node, "wp-block-spacer") ||
      byline_reader_build_bare_address (self, node))
    return;

  self->in_footnotes |= byline_html_node_has_class (node, "footnotes") ||
                        byline_html_node_has_class (node, "easy-footnotes-wrapper");
  byline_reader_builder_walk_children (self, node);
  self->in_footnotes = was_in_footnotes;
}

static void
build_block (BylineReaderBuilder  *self,
             const BylineHtmlNode *node,
             BylineRule            rule)
{
  switch (rule)
    {
    case BYLINE_RULE_HEADING:
      build_heading (self, node);
      break;

    case BYLINE_RULE_TERM:
      build_strong (self, node);
      break;

    case BYLINE_RULE_LIST:
      byline_reader_build_list (self, node);
      break;

    case BYLINE_RULE_QUOTE:
      byline_reader_build_quote (self, node);
      break;

    case BYLINE_RULE_CODE:
      build_code (self, node);
      break;

    case BYLINE_RULE_TABLE:
      byline_reader_build_table (self, node);
      break;

    case BYLINE_RULE_FIGURE:
      byline_reader_build_figure (self, node);
      break;

    case BYLINE_RULE_CAPTION:
      byline_reader_build_caption (self, node);
      break;

    case BYLINE_RULE_LINE:
      build_line (self, node);
      break;

    case BYLINE_RULE_DEFINITIONS:
      byline_reader_build_definitions (self, node);
      break;

    case BYLINE_RULE_DETAILS:
      byline_reader_build_details (self, node);
      break;

    case BYLINE_RULE_GALLERY:
      byline_reader_build_gallery (self, node);
      break;

    case BYLINE_RULE_FILE:
      byline_reader_build_file (self, node);
      break;

    case BYLINE_RULE_BUTTONS:
      byline_reader_build_buttons (self, node);
      break;

    case BYLINE_RULE_FORM:
      build_form (self, node);
      break;

    case BYLINE_RULE_FLOW:
    case BYLINE_RULE_CHILDREN:
    case BYLINE_RULE_SPAN:
    case BYLINE_RULE_LINK:
    case BYLINE_RULE_QUOTED:
    case BYLINE_RULE_BREAK:
    case BYLINE_RULE_PICTURE:
    case BYLINE_RULE_BUTTON:
    case BYLINE_RULE_HIDDEN:
    case BYLINE_RULE_NOSCRIPT:
    case BYLINE_RULE_MEDIA:
    case BYLINE_RULE_EMBED:
    case BYLINE_RULE_MATH:
    case BYLINE_RULE_SCRIPT:
    default:
      build_flow (self, node);
      break;
    }
}

/* A block ends the leaf before it and its own at its end; what it says of
 * side and direction holds for all below it. */
static void
walk_block (BylineReaderBuilder  *self,
            const BylineHtmlNode *node,
            BylineRule            rule)
{
  BylineAlign align = self->align;
  BylineDirection direction = self->direction;
  BylineSize size = self->size;

  self->align = byline_reader_get_align (node, align);
  self->direction = byline_reader_get_direction (node, direction);
  self->size = byline_reader_get_size (node, size);
  self->has_drop_cap = byline_html_node_has_class (node, "has-drop-cap");
  if (!self->is_flat)
    build_block (self, node, rule);
  else if (rule != BYLINE_RULE_FORM)
    byline_reader_builder_walk_children (self, node);
  byline_reader_builder_flush (self);
  self->align = align;
  self->direction = direction;
  self->size = size;
  self->has_drop_cap = FALSE;
}

static void
walk_inline (BylineReaderBuilder  *self,
             const BylineHtmlNode *node,
             BylineRule            rule,
             BylineSpanKind        span)
{
  switch (rule)
    {
    case BYLINE_RULE_SPAN:
      walk_span (self, node, span);
      break;

    case BYLINE_RULE_LINK:
      walk_link (self, node);
      break;

    case BYLINE_RULE_QUOTED:
      walk_quoted (self, node);
      break;

    case BYLINE_RULE_BREAK:
      byline_reader_text_break (self->text);
      break;

    case BYLINE_RULE_PICTURE:
      byline_reader_build_picture (self, node);
      break;

    case BYLINE_RULE_BUTTON:
      walk_button (self, node);
      break;

    case BYLINE_RULE_NOSCRIPT:
      byline_reader_build_noscript (self, node);
      break;

    case BYLINE_RULE_MEDIA:
      byline_reader_build_media (self, node);
      break;

    case BYLINE_RULE_EMBED:
      byline_reader_build_embed (self, node);
      break;

    case BYLINE_RULE_MATH:
      byline_reader_build_math (self, node);
      break;

    case BYLINE_RULE_HIDDEN:
      byline_reader_builder_drop (self, BYLINE_DROPPED_HIDDEN);
      break;

    case BYLINE_RULE_SCRIPT:
      byline_reader_builder_drop (self, BYLINE_DROPPED_SCRIPT);
      break;

    case BYLINE_RULE_DEFINITIONS:
    case BYLINE_RULE_DETAILS:
    case BYLINE_RULE_GALLERY:
    case BYLINE_RULE_FILE:
    case BYLINE_RULE_BUTTONS:
    case BYLINE_RULE_CHILDREN:
    case BYLINE_RULE_FLOW:
    case BYLINE_RULE_HEADING:
    case BYLINE_RULE_TERM:
    case BYLINE_RULE_LIST:
    case BYLINE_RULE_QUOTE:
    case BYLINE_RULE_CODE:
    case BYLINE_RULE_TABLE:
    case BYLINE_RULE_FIGURE:
    case BYLINE_RULE_CAPTION:
    case BYLINE_RULE_LINE:
    case BYLINE_RULE_FORM:
    default:
      byline_reader_builder_walk_children (self, node);
      break;
    }
}

/* Blocks that are made keep their target themselves. */
static gboolean
keeps_id (BylineReaderBuilder *self,
          BylineRule           rule)
{
  return !self->is_flat &&
         ((rule == BYLINE_RULE_HEADING && self->profile == BYLINE_PROFILE_ARTICLE) ||
          rule == BYLINE_RULE_LIST || rule == BYLINE_RULE_QUOTE);
}

static void
walk_element (BylineReaderBuilder  *self,
              const BylineHtmlNode *node)
{
  g_autofree char *language = byline_reader_dup_language (node);
  const char *id = get_id (node);
  BylineSpanKind span;
  BylineRule rule = byline_reader_rule (node, &span);
  gboolean is_block = byline_reader_rule_is_block (rule);

  if (is_block)
    byline_reader_builder_flush (self);   /* the target is in the next leaf */
  if (id != NULL && !keeps_id (self, rule))
    byline_reader_text_anchor (self->text, id);
  gboolean is_open = language != NULL &&
                     byline_reader_text_open (self->text, BYLINE_SPAN_LANGUAGE,
                                              BYLINE_LINK_NONE, language, NULL);
  if (is_block)
    walk_block (self, node, rule);
  else
    walk_inline (self, node, rule, span);
  if (is_open)
    byline_reader_text_close (self->text);
}

static gboolean
is_left_out (BylineReaderBuilder  *self,
             const BylineHtmlNode *node)
{
  return byline_reader_is_hidden (node) ||
         (self->in_heading && byline_html_node_has_token (node, "aria-hidden", "true"));
}

/* Reads @node and all below it. */
void
byline_reader_builder_walk (BylineReaderBuilder  *self,
                            const BylineHtmlNode *node)
{
  const char *words = byline_html_node_get_words (node);

  if (words != NULL)
    {
      byline_reader_text_append (self->text, words);
      return;
    }
  if (byline_html_node_get_name (node) == NULL)
    return;
  if (is_left_out (self, node))
    {
      byline_reader_builder_drop (self, BYLINE_DROPPED_HIDDEN);
      return;
    }

  if (self->depth == MAX_ELEMENT_DEPTH)
    {
      g_autofree char *rest = byline_html_node_dup_text (node);

      byline_reader_text_append (self->text, rest);
      return;
    }

  self->depth++;
  walk_element (self, node);
  self->depth--;
}

/* Reads all below @node. */
void
byline_reader_builder_walk_children (BylineReaderBuilder  *self,
                                     const BylineHtmlNode *node)
{
  guint n_children = byline_html_node_get_n_children (node);

  for (guint i = 0; i < n_children; i++)
    byline_reader_builder_walk (self, byline_html_node_get_child (node, i));
}
