/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a document to pages: what each block becomes on paper, where nothing
 * scrolls, opens or plays. Details stand open, code wraps, what opens
 * elsewhere is named with its address. Tables, and what is not running text,
 * have their own files. Needs no widget and no surface; takes its time. */

#include "config.h"

#include "byline-page-setter-private.h"

#include "byline-block-style.h"
#include "byline-pages-private.h"
#include "byline-text-layout.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define BODY_SIZE     10.5
#define MORE_COLUMN   1.1     /* of what is good on a screen */
#define TITLE_SCALE   1.3
#define MAX_DEPTH     400     /* more than the reader lets in: no word is lost here */
#define MAX_INDENT    8       /* em: deeper quotes and lists stand no further in */
#define QUOTE_INDENT  1.25    /* em */
#define PANEL_PAD     6
#define CODE_INSET    9
#define POST_INSET    12
#define LEAST_WIDTH   24
#define LEAST_TABLE   90
#define RULE_EM       8
#define MAX_BLEED     56
#define BLEED_MARGIN  40      /* what wide things leave free at either edge */

static void set_block (BylinePageSetter      *self,
                       const BylineBlock     *block,
                       const BylinePagePlace *place);

static BylinePagePlace
go_into (const BylineBlock     *block,
         const BylinePagePlace *place)
{
  BylinePagePlace inner = *place;

  inner.depth++;
  inner.is_in_item = FALSE;
  inner.is_rtl = byline_block_is_right_to_left (block, place->is_rtl);
  return inner;
}

/* Moves the side on which words begin. */
static void
indent (BylinePagePlace *place,
        double           by)
{
  double room = MAX (0, MIN (by, place->width - LEAST_WIDTH));

  place->width -= room;
  if (!place->is_rtl)
    place->x += room;
}

static void
inset (BylinePagePlace *place,
       double           by)
{
  double room = MAX (0, MIN (by, (place->width - LEAST_WIDTH) / 2));

  place->x += room;
  place->width -= 2 * room;
}

static guint
open_panel (BylinePanelKind        kind,
            double                 pad,
            const BylinePagePlace *place)
{
  BylinePagePanel panel = { .kind = kind, .x = place->x, .width = place->width, .pad = pad,
                            .is_right = place->is_rtl };

  return byline_page_flow_open_panel (place->flow, &panel);
}

/* ---- running text ---- */

/* "As follows:" at the foot of a page would keep nobody's promise. */
static gboolean
announces (const char *words)
{
  return g_str_has_suffix (words, ":") || g_str_has_suffix (words, "\xef\xbc\x9a");
}

static void
set_paragraph (BylinePageSetter      *self,
               const BylineBlock     *block,
               const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (place->role);

  if (block->kind == BYLINE_BLOCK_VERSE && block->is_code)
    type.role = BYLINE_ROLE_CODE;
  byline_page_set_text (self, block->text, &type, place);
  if (announces (block->text->words))
    place->flow->is_tied = TRUE;
}

static void
set_heading (BylinePageSetter      *self,
             const BylineBlock     *block,
             const BylinePagePlace *place)
{
  guint level = CLAMP (block->level, 1, 6);
  BylinePageType type = byline_page_type (BYLINE_ROLE_HEADING_1 + level - 1);
  guint first = place->flow->strips->len;
  BylinePagePiece *piece;

  byline_page_set_text (self, block->text, &type, place);
  if (place->flow->strips->len == first)
    return;
  piece = byline_page_strip_add (byline_page_flow_get (place->flow, first), BYLINE_PIECE_HEADING,
                                 place->x, 0, 0, 0);
  piece->level = level;
  piece->data = block->text->words;
  place->flow->is_tied = TRUE;
}

static void
set_code (BylinePageSetter      *self,
          const BylineBlock     *block,
          const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_CODE);
  BylinePagePlace inner = *place;
  guint panel = open_panel (BYLINE_PANEL_GROUND, PANEL_PAD, place);

  inner.is_rtl = FALSE;
  inset (&inner, CODE_INSET);
  byline_page_set_text (self, block->text, &type, &inner);
  byline_page_flow_close_panel (place->flow, panel);
}

static void
set_note (BylinePageSetter      *self,
          const char            *words,
          const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_NOTE);

  byline_page_set_text (self, byline_page_own_words (self, words, NULL), &type, place);
}

static void
set_rule (BylinePageSetter      *self,
          const BylineBlock     *block,
          const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (place->role);
  double width = block->line_style == BYLINE_LINE_WIDE ? place->width
                                                       : MIN (RULE_EM * self->em, place->width);

  if (block->line_style == BYLINE_LINE_DOTS)
    {
      type.align = BYLINE_ALIGN_CENTER;
      type.gray = BYLINE_GRAY_FAINT;
      byline_page_set_text (self, byline_page_own_words (self, "· · ·", NULL), &type, place);
      return;
    }
  byline_page_strip_add (byline_page_flow_add (place->flow, BYLINE_HAIRLINE), BYLINE_PIECE_FILL,
                         place->x + (place->width - width) / 2, 0, width,
                         BYLINE_HAIRLINE)->gray = BYLINE_GRAY_RULE;
}

/* ---- containers ---- */

static void
set_cite (BylinePageSetter      *self,
          const BylineText      *text,
          const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_CITE);

  if (text == NULL)
    return;
  byline_page_flow_add_gap (place->flow, 0.4 * self->em);
  place->flow->is_tied = place->flow->strips->len > 0;
  type.keeps_together = TRUE;
  byline_page_set_text (self, text, &type, place);
}

static BylinePanelKind
quote_panel (BylineQuoteKind kind)
{
  switch (kind)
    {
    case BYLINE_QUOTE_PULL:
      return BYLINE_PANEL_RULES;
    case BYLINE_QUOTE_POST:
      return BYLINE_PANEL_GROUND;
    case BYLINE_QUOTE_PLAIN:
    default:
      return BYLINE_PANEL_BAR;
    }
}

static void
set_quote (BylinePageSetter      *self,
           const BylineBlock     *block,
           const BylinePagePlace *place)
{
  BylinePagePlace inner = go_into (block, place);
  BylinePanelKind kind = quote_panel (block->quote_kind);
  gboolean has_room = place->indent_em + QUOTE_INDENT <= MAX_INDENT;
  guint panel = 0;

  if (block->quote_kind == BYLINE_QUOTE_PULL && place->role == BYLINE_ROLE_BODY)
    inner.role = BYLINE_ROLE_PULL_QUOTE;
  if (has_room)
    {
      panel = open_panel (kind, kind == BYLINE_PANEL_BAR ? 0 : PANEL_PAD + 2, &inner);
      inner.indent_em += QUOTE_INDENT;
      if (kind == BYLINE_PANEL_BAR)
        indent (&inner, QUOTE_INDENT * self->em);
      else
        inset (&inner, POST_INSET);
    }
  byline_page_set_blocks (self, block->children, &inner);
  set_cite (self, block->text, &inner);
  if (has_room)
    byline_page_flow_close_panel (place->flow, panel);
}

static void
set_words (BylinePageSetter      *self,
           const BylineText      *text,
           const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (place->role);

  if (text == NULL)
    return;
  byline_page_flow_add_gap (place->flow, 0.4 * self->em);
  byline_page_set_text (self, text, &type, place);
}

/* What folds away on a screen stands open. */
static void
set_details (BylinePageSetter      *self,
             const BylineBlock     *block,
             const BylinePagePlace *place)
{
  BylinePagePlace inner = go_into (block, place);
  BylinePageType type = byline_page_type (BYLINE_ROLE_HEADING_6);
  guint panel = open_panel (BYLINE_PANEL_GROUND, PANEL_PAD, &inner);

  inset (&inner, CODE_INSET);
  if (block->text != NULL)
    {
      byline_page_set_text (self, block->text, &type, &inner);
      place->flow->is_tied = block->children != NULL;
      byline_page_flow_add_gap (place->flow, 0.35 * self->em);
    }
  byline_page_set_blocks (self, block->children, &inner);
  byline_page_flow_close_panel (place->flow, panel);
}

static void
set_term (BylinePageSetter      *self,
          const BylineBlock     *block,
          const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_HEADING_6);

  byline_page_set_text (self, block->text, &type, place);
  place->flow->is_tied = TRUE;
}

static void
set_description (BylinePageSetter      *self,
                 const BylineBlock     *block,
                 const BylinePagePlace *place)
{
  BylinePagePlace inner = go_into (block, place);

  inner.is_in_item = TRUE;
  if (place->indent_em + QUOTE_INDENT <= MAX_INDENT)
    {
      indent (&inner, QUOTE_INDENT * self->em);
      inner.indent_em += QUOTE_INDENT;
    }
  byline_page_set_blocks (self, block->children, &inner);
}

/* The notes below a line of their own, numbered as the page refers to them. */
static void
set_footnotes (BylinePageSetter      *self,
               const BylineBlock     *block,
               const BylinePagePlace *place)
{
  BylinePagePlace inner = go_into (block, place);
  double width = MIN (RULE_EM * self->em, inner.width);

  inner.role = BYLINE_ROLE_CELL;
  byline_page_strip_add (byline_page_flow_add (place->flow, BYLINE_HAIRLINE), BYLINE_PIECE_FILL,
                         inner.is_rtl ? inner.x + inner.width - width : inner.x, 0, width,
                         BYLINE_HAIRLINE)->gray = BYLINE_GRAY_RULE;
  place->flow->is_tied = TRUE;
  byline_page_flow_add_gap (place->flow, 0.6 * self->em);
  byline_page_set_list (self, block, &inner);
}

/* Rows and cells outside a table, items outside a list, and whatever has no
 * look of its own: the words and the content. */
static void
set_loose (BylinePageSetter      *self,
           const BylineBlock     *block,
           const BylinePagePlace *place)
{
  BylinePagePlace inner = go_into (block, place);
  gboolean words_first = byline_block_has_words_first (block->kind);

  if (words_first)
    set_words (self, block->text, &inner);
  byline_page_set_blocks (self, block->children, &inner);
  if (!words_first)
    set_words (self, block->text, &inner);
}

/* ---- lists ---- */

static int
number_of (const BylineBlock *item,
           int                running)
{
  return item->number != 0 ? item->number : running;
}

static double
measure_markers (BylinePageSetter      *self,
                 const BylineBlock     *list,
                 const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (place->role);
  int running = list->number;
  double widest = 0;

  for (guint i = 0; i < list->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (list->children, i);
      g_autofree char *words = NULL;
      g_autoptr (BylineText) text = NULL;
      double width;

      running = number_of (item, running);
      /* Numbers grow: the first, the last and the round ones are the widest. */
      if (i > 1 && i + 1 < list->children->len && i % 10 != 0 && item->number == 0)
        {
          running += list->is_reversed ? -1 : 1;
          continue;
        }
      words = byline_block_marker (list, running, place->list_depth);
      text = byline_text_new (words);
      width = byline_page_text_width (self, text, &type, place);
      widest = MAX (widest, width);
      running += list->is_reversed ? -1 : 1;
      if (!list->is_ordered)
        break;
    }
  return MAX (widest + 0.5 * self->em * place->scale, 1.6 * self->em * place->scale);
}

/* The marker hangs beside the first line of what the item holds. */
static void
hang_marker (BylinePageSetter      *self,
             const char            *words,
             guint                  first,
             double                 hang,
             const BylinePagePlace *place)
{
  g_autoptr (BylinePageFlow) beside = byline_page_flow_new ();
  BylinePageType type = byline_page_type (place->role);
  const BylineText *text = byline_page_own_words (self, words, NULL);
  double gap = 0.5 * self->em * place->scale;
  double width = byline_page_text_width (self, text, &type, place);
  BylinePagePlace inner = *place;
  BylinePageStrip *strip;
  guint next = 0;

  if (*words == '\0')
    return;
  inner.flow = beside;
  inner.width = width + 1;
  inner.x = place->is_rtl ? place->x + place->width - hang + gap : place->x + hang - gap - width;
  type.gray = BYLINE_GRAY_FAINT;
  byline_page_set_text (self, text, &type, &inner);
  if (beside->strips->len == 0)
    return;
  if (first == place->flow->strips->len)
    byline_page_flow_add (place->flow, byline_page_flow_get (beside, 0)->height);
  strip = byline_page_flow_get (place->flow, first);
  byline_page_strip_compose (strip, beside, &next, G_MAXDOUBLE, 0,
                             strip->baseline < 0 ? 0
                             : strip->baseline - byline_page_flow_get (beside, 0)->baseline);
}

static void
set_item (BylinePageSetter      *self,
          const BylineBlock     *item,
          const char            *marker,
          double                 hang,
          const BylinePagePlace *place)
{
  guint first = place->flow->strips->len;
  BylinePagePlace inner = *place;

  inner.depth++;
  inner.is_in_item = TRUE;
  indent (&inner, hang);
  if (item->kind == BYLINE_BLOCK_ITEM)
    byline_page_set_blocks (self, item->children, &inner);
  else
    set_block (self, item, &inner);
  hang_marker (self, marker, first, hang, place);
  if (item->id != NULL && place->flow->strips->len > first)
    byline_page_strip_add (byline_page_flow_get (place->flow, first), BYLINE_PIECE_TARGET,
                           place->x, 0, 0, 0)->data = item->id;
}

/**
 * byline_page_set_list:
 * @self: a setter
 * @list: a list, or footnotes
 * @place: where
 *
 * Sets items with hanging markers; where they would stand too far in, without.
 */
void
byline_page_set_list (BylinePageSetter      *self,
                      const BylineBlock     *list,
                      const BylinePagePlace *place)
{
  BylinePagePlace inner = go_into (list, place);
  double hang = measure_markers (self, list, &inner);
  int running = list->number;

  inner.list_depth++;
  inner.indent_em += hang / self->em;
  if (inner.indent_em > MAX_INDENT)
    {
      inner.indent_em = place->indent_em;
      byline_page_set_blocks (self, list->children, &inner);
      return;
    }
  for (guint i = 0; i < list->children->len; i++)
    {
      const BylineBlock *item = g_ptr_array_index (list->children, i);
      g_autofree char *marker = NULL;

      running = number_of (item, running);
      marker = byline_block_marker (list, running, place->list_depth);
      running += list->is_reversed ? -1 : 1;
      if (i > 0)
        byline_page_flow_add_gap (place->flow, 0.35 * self->em * place->scale);
      set_item (self, item, marker, hang, &inner);
    }
}

/* ---- all ---- */

static void
set_whole (BylinePageSetter      *self,
           const BylineBlock     *block,
           const BylinePagePlace *place)
{
  switch (block->kind)
    {
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_VERSE:
      set_paragraph (self, block, place);
      break;
    case BYLINE_BLOCK_HEADING:
      set_heading (self, block, place);
      break;
    case BYLINE_BLOCK_LIST:
      byline_page_set_list (self, block, place);
      break;
    case BYLINE_BLOCK_QUOTE:
      set_quote (self, block, place);
      break;
    case BYLINE_BLOCK_CODE:
      set_code (self, block, place);
      break;
    case BYLINE_BLOCK_FIGURE:
      byline_page_set_figure (self, block, place);
      break;
    case BYLINE_BLOCK_PICTURE:
      byline_page_set_picture (self, block->picture, block->place, place);
      break;
    case BYLINE_BLOCK_TABLE:
      /* No room for columns: one cell below the other. */
      if (place->width < LEAST_TABLE)
        set_loose (self, block, place);
      else
        byline_page_set_table (self, block, place);
      break;
    case BYLINE_BLOCK_RULE:
    case BYLINE_BLOCK_PAGE_BREAK:
      set_rule (self, block, place);
      break;
    case BYLINE_BLOCK_DROPPED:
      set_note (self, byline_block_dropped_words (block->reason), place);
      break;
    case BYLINE_BLOCK_TERM:
      set_term (self, block, place);
      break;
    case BYLINE_BLOCK_DESCRIPTION:
      set_description (self, block, place);
      break;
    case BYLINE_BLOCK_DETAILS:
      set_details (self, block, place);
      break;
    case BYLINE_BLOCK_GALLERY:
      byline_page_set_gallery (self, block, place);
      break;
    case BYLINE_BLOCK_MEDIA:
      byline_page_set_media (self, block->media, place);
      break;
    case BYLINE_BLOCK_EMBED:
      byline_page_set_embed (self, block->embed, place);
      break;
    case BYLINE_BLOCK_FILE:
      byline_page_set_file (self, block, place);
      break;
    case BYLINE_BLOCK_BUTTONS:
      byline_page_set_buttons (self, block, place);
      break;
    case BYLINE_BLOCK_FOOTNOTES:
      set_footnotes (self, block, place);
      break;
    case BYLINE_BLOCK_BUTTON:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_DEFINITIONS:
    case BYLINE_BLOCK_MORE:
    case BYLINE_BLOCK_ROW:
    case BYLINE_BLOCK_CELL:
    default:
      set_loose (self, block, place);
      break;
    }
}

static void
set_block (BylinePageSetter      *self,
           const BylineBlock     *block,
           const BylinePagePlace *place)
{
  guint first = place->flow->strips->len;

  if (!byline_block_is_whole (block) || place->depth >= MAX_DEPTH
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  set_whole (self, block, place);
  if (block->id != NULL && place->flow->strips->len > first)
    byline_page_strip_add (byline_page_flow_get (place->flow, first), BYLINE_PIECE_TARGET,
                           place->x, 0, 0, 0)->data = block->id;
}

/**
 * byline_page_set_blocks:
 * @self: a setter
 * @blocks: (nullable) (element-type BylineBlock): what to set
 * @place: where
 *
 * Sets blocks one below the other.
 */
void
byline_page_set_blocks (BylinePageSetter      *self,
                        GPtrArray             *blocks,
                        const BylinePagePlace *place)
{
  const BylineBlock *above = NULL;

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      guint n_strips = place->flow->strips->len;
      double gap = byline_block_gap (above, block, place->is_in_item);
      double before = place->flow->gap;

      byline_page_flow_add_gap (place->flow, gap * self->em * place->scale);
      set_block (self, block, place);
      if (place->flow->strips->len > n_strips)
        above = block;
      else
        place->flow->gap = before;
    }
}

/* ---- the page ---- */

static void
set_head (BylinePageSetter      *self,
          const BylinePageHead  *head,
          const BylinePagePlace *place)
{
  BylinePageType title = byline_page_type (BYLINE_ROLE_HEADING_1);
  BylinePageType line = byline_page_type (BYLINE_ROLE_CAPTION);
  const char *parts[4] = { NULL };
  guint n_parts = 0;
  g_autofree char *words = NULL;
  BylineText *text;

  if (head->author != NULL && *head->author != '\0')
    parts[n_parts++] = head->author;
  if (head->date != NULL && *head->date != '\0')
    parts[n_parts++] = head->date;
  if (head->site != NULL && *head->site != '\0')
    parts[n_parts++] = head->site;
  words = g_strjoinv (" · ", (char **) parts);
  title.scale = TITLE_SCALE;
  line.keeps_together = TRUE;
  byline_page_set_text (self, byline_page_own_words (self, head->title, NULL), &title, place);
  byline_page_flow_add_gap (place->flow, 0.55 * self->em);
  place->flow->is_tied = TRUE;
  text = byline_page_own_words (self, words, NULL);
  text->direction = place->is_rtl ? BYLINE_DIRECTION_RTL : BYLINE_DIRECTION_LTR;
  byline_page_set_text (self, text, &line, place);
  byline_page_flow_add_gap (place->flow, 2 * self->em);
  place->flow->is_tied = place->flow->strips->len > 0;
}

static PangoContext *
make_context (PangoFontMap   *fonts,
              PangoDirection  direction)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  cairo_font_options_destroy (options);
  return context;
}

static void
set_up (BylinePageSetter       *self,
        const BylinePageFormat *format)
{
  /* Fonts of its own: the pages may be painted on another thread. */
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  double room = format->width - 2 * format->margin_side;

  self->typography = byline_typography_new_for_paper (BODY_SIZE);
  self->contexts[0] = make_context (fonts, PANGO_DIRECTION_LTR);
  self->contexts[1] = make_context (fonts, PANGO_DIRECTION_RTL);
  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_text_layout_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_text_free);
  self->em = byline_typography_get_em (self->typography);
  self->column = (int) MIN (room, MORE_COLUMN * byline_typography_get_column_width (
                                    self->typography, self->contexts[0]));
  self->bleed = CLAMP ((format->width - self->column) / 2 - BLEED_MARGIN, 0, MAX_BLEED);
  self->body_height = format->height - format->margin_top - format->margin_bottom;
  g_object_unref (fonts);
}

static GHashTable *
collect_targets (const BylinePageFlow *flow)
{
  GHashTable *targets = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < flow->strips->len; i++)
    {
      const GArray *pieces = byline_page_flow_get (flow, i)->pieces;

      for (guint k = 0; k < pieces->len; k++)
        {
          const BylinePagePiece *piece = &g_array_index (pieces, BylinePagePiece, k);

          if (piece->kind == BYLINE_PIECE_TARGET
              && !g_hash_table_contains (targets, piece->data))
            g_hash_table_insert (targets, (gpointer) piece->data,
                                 GUINT_TO_POINTER (g_hash_table_size (targets) + 1));
        }
    }
  return targets;
}

static BylinePages *
make_pages (BylinePageSetter       *self,
            const BylinePageHead   *head,
            const BylinePageFormat *format,
            BylinePageFlow         *flow)
{
  BylinePages *pages = g_new0 (BylinePages, 1);

  pages->document = g_object_ref (self->document);
  pages->pictures = self->pictures;
  pages->format = *format;
  pages->context = g_object_ref (self->contexts[0]);
  pages->flow = flow;
  pages->pages = byline_page_breaker_break (flow, self->body_height);
  pages->layouts = g_ptr_array_ref (self->layouts);
  pages->texts = g_ptr_array_ref (self->texts);
  pages->targets = collect_targets (flow);
  pages->column = self->column;
  pages->x = (format->width - self->column) / 2;
  pages->title = g_strdup (head->title);
  pages->author = g_strdup (head->author);
  pages->uri = g_strdup (head->uri);
  return pages;
}

static void
tear_down (BylinePageSetter *self)
{
  byline_typography_unref (self->typography);
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->texts);
}

/**
 * byline_page_setter_set:
 * @document: what to set
 * @head: what names it
 * @format: the sheet
 * @pictures: its pictures; must outlive the pages
 * @cancellable: (nullable): ends early; the pages are cut then
 *
 * Sets a document on pages. Thread: any that may wait; the pages belong to it
 * until they are handed on.
 *
 * Returns: (transfer full): the pages
 */
BylinePages *
byline_page_setter_set (BylineDocument         *document,
                        const BylinePageHead   *head,
                        const BylinePageFormat *format,
                        BylinePagePictures     *pictures,
                        GCancellable           *cancellable)
{
  BylinePageSetter self = { .document = document, .pictures = pictures,
                            .cancellable = cancellable };
  BylinePageFlow *flow = byline_page_flow_new ();
  BylinePagePlace place = { .flow = flow, .scale = 1, .role = BYLINE_ROLE_BODY };
  BylinePages *pages;

  set_up (&self, format);
  place.width = self.column;
  place.is_rtl = byline_words_are_right_to_left (head->title, FALSE);
  set_head (&self, head, &place);
  byline_page_set_blocks (&self, byline_document_get_blocks (document), &place);
  if (byline_document_get_truncated (document))
    {
      byline_page_flow_add_gap (flow, 1.25 * self.em);
      set_note (&self, _("This page is longer than Byline shows. The rest is in the browser."),
                &place);
    }
  pages = make_pages (&self, head, format, flow);
  pages->is_rtl = place.is_rtl;
  tear_down (&self);
  return pages;
}
