/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the blocks of a document look like wherever they stand: the space
 * above them, the side they begin on, the marker of an item, the words for
 * what is not there. Draws nothing. */

#include "config.h"

#include "byline-block-style.h"

#include "byline-list-number.h"

#include <glib/gi18n.h>

#define MAX_DEPTH 100

/**
 * byline_block_stands_apart:
 * @kind: a kind of block
 *
 * Returns: whether it is no running text and has more space around it
 */
gboolean
byline_block_stands_apart (BylineBlockKind kind)
{
  return kind == BYLINE_BLOCK_QUOTE || kind == BYLINE_BLOCK_CODE || kind == BYLINE_BLOCK_FIGURE
         || kind == BYLINE_BLOCK_PICTURE || kind == BYLINE_BLOCK_TABLE
         || kind == BYLINE_BLOCK_GALLERY || kind == BYLINE_BLOCK_MEDIA
         || kind == BYLINE_BLOCK_EMBED || kind == BYLINE_BLOCK_FILE
         || kind == BYLINE_BLOCK_BUTTONS || kind == BYLINE_BLOCK_DETAILS;
}

/**
 * byline_block_is_whole:
 * @block: a block
 *
 * Returns: whether it has what its kind promises; documents built by hand
 *   need not
 */
gboolean
byline_block_is_whole (const BylineBlock *block)
{
  switch (block->kind)
    {
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_HEADING:
    case BYLINE_BLOCK_CODE:
    case BYLINE_BLOCK_VERSE:
    case BYLINE_BLOCK_TERM:
    case BYLINE_BLOCK_BUTTON:
      return block->text != NULL;
    case BYLINE_BLOCK_LIST:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_DEFINITIONS:
    case BYLINE_BLOCK_DESCRIPTION:
    case BYLINE_BLOCK_BUTTONS:
    case BYLINE_BLOCK_FOOTNOTES:
    case BYLINE_BLOCK_TABLE:
    case BYLINE_BLOCK_ROW:
    case BYLINE_BLOCK_CELL:
      return block->children != NULL;
    case BYLINE_BLOCK_PICTURE:
      return block->picture != NULL;
    case BYLINE_BLOCK_MEDIA:
      return block->media != NULL;
    case BYLINE_BLOCK_EMBED:
      return block->embed != NULL;
    case BYLINE_BLOCK_DETAILS:
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_FILE:
    case BYLINE_BLOCK_PAGE_BREAK:
    case BYLINE_BLOCK_MORE:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_FIGURE:
    case BYLINE_BLOCK_RULE:
    case BYLINE_BLOCK_DROPPED:
    default:
      return TRUE;
    }
}

/* ---- direction ---- */

static const char *
find_words (const BylineBlock *block,
            guint              depth)
{
  const char *words;

  if (block->text != NULL && block->kind != BYLINE_BLOCK_QUOTE)
    return block->text->words;
  for (guint i = 0; block->children != NULL && depth < MAX_DEPTH && i < block->children->len; i++)
    {
      words = find_words (g_ptr_array_index (block->children, i), depth + 1);
      if (words != NULL)
        return words;
    }
  return NULL;
}

/**
 * byline_block_first_words:
 * @block: a block
 *
 * Returns: (transfer none) (nullable): the first words in it
 */
const char *
byline_block_first_words (const BylineBlock *block)
{
  return find_words (block, 0);
}

static gboolean
runs_right_to_left (gunichar letter)
{
  /* The blocks of the right-to-left scripts lie side by side. */
  return (letter >= 0x0590 && letter <= 0x08ff) || (letter >= 0xfb1d && letter <= 0xfdff)
         || (letter >= 0xfe70 && letter <= 0xfeff) || (letter >= 0x10800 && letter <= 0x10fff)
         || (letter >= 0x1e800 && letter <= 0x1efff);
}

/**
 * byline_words_are_right_to_left:
 * @words: (nullable): words
 * @around: the answer where they hold no letter
 *
 * Returns: whether the first letter runs from right to left
 */
gboolean
byline_words_are_right_to_left (const char *words,
                                gboolean    around)
{
  for (const char *c = words; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalpha (letter))
        return runs_right_to_left (letter);
    }
  return around;
}

/**
 * byline_block_is_right_to_left:
 * @block: a block
 * @around: whether what it stands in runs from right to left
 *
 * Bars and bullets stand on the side where the words begin, so a block that
 * names no direction takes that of the first letter in it.
 *
 * Returns: whether it begins on the right
 */
gboolean
byline_block_is_right_to_left (const BylineBlock *block,
                               gboolean           around)
{
  if (block->direction != BYLINE_DIRECTION_AUTO)
    return block->direction == BYLINE_DIRECTION_RTL;
  return byline_words_are_right_to_left (find_words (block, 0), around);
}

/* ---- spaces ---- */

static double
own_gap (const BylineBlock *block)
{
  if (block->kind == BYLINE_BLOCK_HEADING)
    return block->level <= 2 ? 1.9 : 1.5;
  if (block->kind == BYLINE_BLOCK_RULE || block->kind == BYLINE_BLOCK_FOOTNOTES)
    return 1.8;
  if (block->kind == BYLINE_BLOCK_MORE)
    return 0;
  return byline_block_stands_apart (block->kind) ? 1.2 : 0.75;
}

/**
 * byline_block_gap:
 * @above: (nullable): what stands above @block in the same column
 * @block: a block
 * @is_in_item: whether the column is that of an item, where all is closer
 *
 * Returns: the space between the two, in em
 */
double
byline_block_gap (const BylineBlock *above,
                  const BylineBlock *block,
                  gboolean           is_in_item)
{
  if (above == NULL)
    return 0;
  if (block->kind == BYLINE_BLOCK_ITEM || block->kind == BYLINE_BLOCK_DESCRIPTION)
    return 0.35;
  if (is_in_item && !byline_block_stands_apart (block->kind)
      && !byline_block_stands_apart (above->kind))
    return 0.35;
  if (above->kind == BYLINE_BLOCK_HEADING)
    return block->kind == BYLINE_BLOCK_HEADING ? 0.7 : 0.45;
  if (above->kind == BYLINE_BLOCK_RULE)
    return 1.8;
  return MAX (own_gap (block), byline_block_stands_apart (above->kind) ? 1.2 : 0);
}

/* ---- words ---- */

/**
 * byline_block_marker:
 * @list: a list
 * @number: of an item in it
 * @list_depth: how many lists it stands in
 *
 * Returns: (transfer full): what stands before the item; may be ""
 */
char *
byline_block_marker (const BylineBlock *list,
                     int                number,
                     guint              list_depth)
{
  static const char *const bullets[] = { "•", "◦", "▪" };

  switch (list->list_style)
    {
    case BYLINE_LIST_CIRCLE:
      return g_strdup (bullets[1]);
    case BYLINE_LIST_SQUARE:
      return g_strdup (bullets[2]);
    case BYLINE_LIST_NONE:
      return g_strdup ("");
    case BYLINE_LIST_LOWER_ALPHA:
    case BYLINE_LIST_UPPER_ALPHA:
    case BYLINE_LIST_LOWER_ROMAN:
    case BYLINE_LIST_UPPER_ROMAN:
      return byline_list_number_words (number, list->list_style);
    case BYLINE_LIST_DISC:
    case BYLINE_LIST_DECIMAL:
    default:
      return list->is_ordered ? g_strdup_printf ("%d.", number)
                              : g_strdup (bullets[list_depth % G_N_ELEMENTS (bullets)]);
    }
}

/**
 * byline_block_dropped_words:
 * @reason: why something is not there
 *
 * Returns: (transfer none): a sentence in its place
 */
const char *
byline_block_dropped_words (BylineDroppedReason reason)
{
  switch (reason)
    {
    case BYLINE_DROPPED_FORM:
      return _("A form was left out here.");
    case BYLINE_DROPPED_EMBED:
      return _("Embedded content was left out here.");
    case BYLINE_DROPPED_MEDIA:
      return _("Audio or video was left out here.");
    case BYLINE_DROPPED_OTHER:
    case BYLINE_DROPPED_HIDDEN:
    case BYLINE_DROPPED_SCRIPT:
    case BYLINE_DROPPED_TRACKER:
    case BYLINE_DROPPED_ADDRESS:
    case BYLINE_DROPPED_LIMIT:
    case BYLINE_N_DROPPED_REASONS:
    default:
      return _("Something that Byline can’t show was left out here.");
    }
}
