/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is no running text: pictures with their captions, galleries as grids,
 * and what a page of paper can only name: sound, film, pages of other sites,
 * files, buttons. */

#include "config.h"

#include "byline-page-setter-private.h"

#include "byline-block-style.h"

#include <glib/gi18n.h>
#include <string.h>

#define SCREEN_EM        17.0   /* pixels: what sizes on the page are meant against */
#define EDGE_SHARE       0.45   /* of the column, for what stands at an edge */
#define MAX_SHARE        0.7    /* of the height of a page */
#define CELL_RATIO       1.4    /* height to width, at most, in a gallery */
#define MAX_SHRINK       0.3
#define GAP_EM           0.7
#define NARROWEST_EM     8      /* of a figure in a gallery */
#define BOX_PAD          5
#define BOX_INSET        8
#define PILL_PAD         3
#define PILL_INSET       9
#define MAX_COLUMNS      8

/* ---- pictures ---- */

/* Wide ones may stand out of the column, but only of the page's own. */
static BylinePagePlace
widen (BylinePageSetter      *self,
       BylineFigurePlace      edge,
       const BylinePagePlace *place)
{
  BylinePagePlace wide = *place;

  if ((edge != BYLINE_FIGURE_WIDE && edge != BYLINE_FIGURE_FULL) || place->width < self->column)
    return wide;
  wide.x -= self->bleed;
  wide.width += 2 * self->bleed;
  return wide;
}

static double
natural_width (BylinePageSetter      *self,
               const BylinePicture   *picture,
               int                    pixels,
               const BylinePagePlace *place)
{
  guint width = picture->width > 0 ? picture->width : (guint) pixels;

  return width * self->em * place->scale / SCREEN_EM;
}

static double
edge_offset (BylineFigurePlace      edge,
             double                 width,
             const BylinePagePlace *place)
{
  double rest = MAX (0, place->width - width);

  if (edge == BYLINE_FIGURE_START)
    return place->is_rtl ? rest : 0;
  if (edge == BYLINE_FIGURE_END)
    return place->is_rtl ? 0 : rest;
  return rest / 2;
}

/* A light box says what the picture would show. */
static void
set_missing (BylinePageSetter      *self,
             const BylinePicture   *picture,
             const BylinePagePlace *place)
{
  BylinePagePanel panel = { .kind = BYLINE_PANEL_BOX, .x = place->x, .width = place->width,
                            .pad = BOX_PAD };
  BylinePageType type = byline_page_type (BYLINE_ROLE_NOTE);
  const char *words = *picture->alt != '\0' ? picture->alt : _("Picture");
  BylinePagePlace inner = *place;
  guint index = byline_page_flow_open_panel (place->flow, &panel);

  inner.x += BOX_INSET;
  inner.width = MAX (1, inner.width - 2 * BOX_INSET);
  type.align = BYLINE_ALIGN_CENTER;
  byline_page_set_text (self, byline_page_own_words (self, words, picture->link_uri), &type,
                        &inner);
  byline_page_flow_close_panel (place->flow, index);
}

/* Fits a picture into the room there is. */
static void
fit (BylinePageSetter      *self,
     const BylinePicture   *picture,
     const BylinePagePlace *place,
     double                 max_height,
     double                *width,
     double                *height)
{
  int pixel_width, pixel_height;

  byline_page_pictures_measure (self->pictures, picture, &pixel_width, &pixel_height);
  *width = MIN (natural_width (self, picture, pixel_width, place), place->width);
  *height = *width * pixel_height / pixel_width;
  if (*height > max_height)
    {
      *width *= max_height / *height;
      *height = max_height;
    }
}

/**
 * byline_page_set_picture:
 * @self: a setter
 * @picture: one of the document
 * @edge: where it stands
 * @place: the room for it
 *
 * Sets a picture, or in a light box what it shows when there is none.
 */
void
byline_page_set_picture (BylinePageSetter      *self,
                         const BylinePicture   *picture,
                         BylineFigurePlace      edge,
                         const BylinePagePlace *place)
{
  BylinePagePlace room = widen (self, edge, place);
  double max_height = MAX_SHARE * self->body_height;
  double width, height, x;
  BylinePageStrip *strip;
  int pixels;

  if (!byline_page_pictures_measure (self->pictures, picture, &pixels, &pixels))
    {
      set_missing (self, picture, place);
      return;
    }
  if (edge == BYLINE_FIGURE_START || edge == BYLINE_FIGURE_END)
    room.width = place->width * EDGE_SHARE;
  if (place->width < self->column / 2)
    max_height = MIN (max_height, place->width * CELL_RATIO);
  fit (self, picture, &room, max_height, &width, &height);
  x = edge == BYLINE_FIGURE_START || edge == BYLINE_FIGURE_END
      ? place->x + edge_offset (edge, width, place) : room.x + edge_offset (edge, width, &room);
  byline_page_pictures_want (self->pictures, picture, width);
  strip = byline_page_flow_add (place->flow, height);
  strip->shrink = height * MAX_SHRINK;
  byline_page_strip_add (strip, BYLINE_PIECE_PICTURE, x, 0, width, height)->picture = picture;
  if (picture->link_uri != NULL)
    byline_page_strip_add (strip, BYLINE_PIECE_LINK, x, 0, width, height)->data =
      picture->link_uri;
}

/**
 * byline_page_set_caption:
 * @self: a setter
 * @text: (nullable): a caption
 * @align: where it stands if it does not say so
 * @place: below what it belongs to
 *
 * Sets a caption, tied to what stands above it.
 */
void
byline_page_set_caption (BylinePageSetter      *self,
                         const BylineText      *text,
                         BylineAlign            align,
                         const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_CAPTION);

  if (text == NULL)
    return;
  type.align = align;
  type.keeps_together = TRUE;
  byline_page_flow_add_gap (place->flow, 0.45 * self->em * place->scale);
  place->flow->is_tied = place->flow->strips->len > 0;
  byline_page_set_text (self, text, &type, place);
}

/* At an edge the figure is as narrow as its picture, for its caption. */
static BylinePagePlace
place_at_edge (BylinePageSetter      *self,
               const BylineBlock     *figure,
               const BylinePagePlace *place)
{
  const BylineBlock *child = figure->children != NULL && figure->children->len > 0
                             ? g_ptr_array_index (figure->children, 0) : NULL;
  BylinePagePlace inner = *place;
  int width, height;

  if (figure->place != BYLINE_FIGURE_START && figure->place != BYLINE_FIGURE_END)
    return widen (self, figure->place, place);
  inner.width = place->width * EDGE_SHARE;
  if (child != NULL && child->picture != NULL
      && byline_page_pictures_measure (self->pictures, child->picture, &width, &height))
    inner.width = CLAMP (natural_width (self, child->picture, width, place), inner.width / 2,
                         inner.width);
  inner.x += edge_offset (figure->place, inner.width, place);
  return inner;
}

/**
 * byline_page_set_figure:
 * @self: a setter
 * @figure: a block of that kind
 * @place: where
 *
 * Sets what a figure shows and below it, on the same page, its caption.
 */
void
byline_page_set_figure (BylinePageSetter      *self,
                        const BylineBlock     *figure,
                        const BylinePagePlace *place)
{
  BylinePagePlace inner = place_at_edge (self, figure, place);

  inner.depth++;
  inner.is_in_item = FALSE;
  inner.is_rtl = byline_block_is_right_to_left (figure, place->is_rtl);
  byline_page_set_blocks (self, figure->children, &inner);
  byline_page_set_caption (self, figure->text, BYLINE_ALIGN_CENTER, &inner);
}

/* ---- galleries ---- */

static BylinePageFlow *
set_cell (BylinePageSetter      *self,
          const BylineBlock     *block,
          double                 width,
          const BylinePagePlace *place)
{
  BylinePageFlow *flow = byline_page_flow_new ();
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  BylinePagePlace inner = *place;

  inner.flow = flow;
  inner.x = 0;
  inner.width = width;
  inner.depth++;
  g_ptr_array_add (blocks, (gpointer) block);
  byline_page_set_blocks (self, blocks, &inner);
  return flow;
}

static void
set_row (BylinePageSetter      *self,
         const BylineBlock     *gallery,
         guint                  first,
         guint                  n_columns,
         const BylinePagePlace *place)
{
  double gap = GAP_EM * self->em * place->scale;
  double width = (place->width - (n_columns - 1) * gap) / n_columns;
  BylinePageStrip *strip = byline_page_flow_add (place->flow, 0);

  for (guint i = 0; i < n_columns && first + i < gallery->children->len; i++)
    {
      g_autoptr (BylinePageFlow) cell =
        set_cell (self, g_ptr_array_index (gallery->children, first + i), width, place);
      guint column = place->is_rtl ? n_columns - 1 - i : i;
      guint next = 0;
      double height = byline_page_strip_compose (strip, cell, &next, G_MAXDOUBLE,
                                                 place->x + column * (width + gap), 0);

      strip->height = MAX (strip->height, height);
    }
}

/**
 * byline_page_set_gallery:
 * @self: a setter
 * @gallery: a block of that kind
 * @place: where
 *
 * Sets figures in rows, as many columns as the page asks for and have room.
 */
void
byline_page_set_gallery (BylinePageSetter      *self,
                         const BylineBlock     *gallery,
                         const BylinePagePlace *place)
{
  double gap = GAP_EM * self->em * place->scale;
  double narrowest = NARROWEST_EM * self->em * place->scale;
  guint fit_columns = (guint) MAX (1, (place->width + gap) / (narrowest + gap));
  guint n_columns = CLAMP (gallery->columns, 1, MIN (fit_columns, MAX_COLUMNS));
  guint n_figures = gallery->children != NULL ? gallery->children->len : 0;
  BylinePagePlace inner = *place;

  inner.depth++;
  inner.is_rtl = byline_block_is_right_to_left (gallery, place->is_rtl);
  for (guint i = 0; i < n_figures; i += n_columns)
    {
      if (i > 0)
        byline_page_flow_add_gap (place->flow, gap);
      set_row (self, gallery, i, n_columns, &inner);
    }
  byline_page_set_caption (self, gallery->text, BYLINE_ALIGN_CENTER, &inner);
}

/* ---- what opens elsewhere ---- */

/* All of an address, for it has to be typed: only what is understood goes. */
static const char *
skip_scheme (const char *uri)
{
  const char *rest = strstr (uri, "://");

  return rest != NULL ? rest + 3 : uri;
}

/* A line with a title, and one with the address. */
static void
set_card (BylinePageSetter      *self,
          const char            *title,
          const char            *detail,
          const char            *uri,
          const BylinePagePlace *place)
{
  BylinePagePanel panel = { .kind = BYLINE_PANEL_BOX, .x = place->x, .width = place->width,
                            .pad = BOX_PAD };
  BylinePageType heavy = byline_page_type (BYLINE_ROLE_CELL_HEAD);
  BylinePageType light = byline_page_type (BYLINE_ROLE_CAPTION);
  BylinePagePlace inner = *place;
  guint index = byline_page_flow_open_panel (place->flow, &panel);

  inner.x += BOX_INSET;
  inner.width = MAX (1, inner.width - 2 * BOX_INSET);
  heavy.keeps_together = light.keeps_together = TRUE;
  byline_page_set_text (self, byline_page_own_words (self, title, NULL), &heavy, &inner);
  if (detail != NULL)
    {
      place->flow->is_tied = TRUE;
      byline_page_set_text (self, byline_page_own_words (self, detail, NULL), &light, &inner);
    }
  place->flow->is_tied = TRUE;
  byline_page_set_text (self, byline_page_own_words (self, skip_scheme (uri), uri), &light,
                        &inner);
  byline_page_flow_close_panel (place->flow, index);
}

/**
 * byline_page_set_media:
 * @self: a setter
 * @media: sound or film
 * @place: where
 *
 * Names what paper cannot play.
 */
void
byline_page_set_media (BylinePageSetter      *self,
                       const BylineMedia     *media,
                       const BylinePagePlace *place)
{
  g_autofree char *file = NULL;
  g_autofree char *name = NULL;
  const char *title = media->title;

  if (media->uri == NULL)
    return;
  file = g_path_get_basename (media->uri);
  name = g_uri_unescape_string (file, NULL);
  if (title == NULL)
    title = name != NULL && g_utf8_validate (name, -1, NULL) ? name : file;
  set_card (self, title, media->is_video ? _("Video") : _("Audio"), media->uri, place);
}

/**
 * byline_page_set_embed:
 * @self: a setter
 * @embed: a part of another site
 * @place: where
 *
 * Names what opens elsewhere.
 */
void
byline_page_set_embed (BylinePageSetter      *self,
                       const BylineEmbed     *embed,
                       const BylinePagePlace *place)
{
  /* The address says it already where the provider is but a host. */
  if (embed->title != NULL)
    set_card (self, embed->title,
              g_str_has_prefix (skip_scheme (embed->uri), embed->provider) ? NULL
                                                                           : embed->provider,
              embed->uri, place);
  else
    set_card (self, embed->provider, NULL, embed->uri, place);
}

/* ---- files and buttons ---- */

static const char *
find_uri (const BylineText *text)
{
  for (guint i = 0; text != NULL && i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_LINK && span->link_kind == BYLINE_LINK_WEB)
        return span->data;
    }
  return NULL;
}

/**
 * byline_page_set_file:
 * @self: a setter
 * @file: a block of that kind
 * @place: where
 *
 * Sets a file's name, its address and its button.
 */
void
byline_page_set_file (BylinePageSetter      *self,
                      const BylineBlock     *file,
                      const BylinePagePlace *place)
{
  BylinePagePanel panel = { .kind = BYLINE_PANEL_GROUND, .x = place->x, .width = place->width,
                            .pad = BOX_PAD };
  BylinePageType name = byline_page_type (place->role);
  BylinePageType light = byline_page_type (BYLINE_ROLE_CAPTION);
  const char *uri = find_uri (file->text);
  BylinePagePlace inner = *place;
  guint index = byline_page_flow_open_panel (place->flow, &panel);

  inner.x += BOX_INSET;
  inner.width = MAX (1, inner.width - 2 * BOX_INSET);
  inner.depth++;
  inner.is_in_item = TRUE;
  if (file->text != NULL)
    byline_page_set_text (self, file->text, &name, &inner);
  if (uri != NULL)
    {
      place->flow->is_tied = TRUE;
      byline_page_set_text (self, byline_page_own_words (self, skip_scheme (uri), uri), &light,
                            &inner);
    }
  byline_page_flow_add_gap (place->flow, 0.4 * self->em);
  byline_page_set_blocks (self, file->children, &inner);
  byline_page_flow_close_panel (place->flow, index);
}

/* Words in a round outline. Returns the width it takes. */
static double
add_pill (BylinePageSetter      *self,
          const BylineBlock     *button,
          BylinePageStrip       *strip,
          double                 x,
          double                 width,
          const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_CELL);
  g_autoptr (BylinePageFlow) flow = byline_page_flow_new ();
  BylinePagePlace inner = *place;
  guint next = 0;
  double height;
  BylinePagePiece *outline;

  inner.flow = flow;
  inner.x = 0;
  inner.width = width - 2 * PILL_INSET;
  byline_page_set_text (self, button->text, &type, &inner);
  height = byline_page_strip_compose (strip, flow, &next, G_MAXDOUBLE, x + PILL_INSET, PILL_PAD);
  outline = byline_page_strip_add (strip, BYLINE_PIECE_OUTLINE, x, 0, width, height + 2 * PILL_PAD);
  outline->gray = BYLINE_GRAY_RULE;
  outline->radius = MIN ((height + 2 * PILL_PAD) / 2, 9);
  strip->height = MAX (strip->height, height + 2 * PILL_PAD);
  return width;
}

static double
pill_width (BylinePageSetter      *self,
            const BylineBlock     *button,
            const BylinePagePlace *place)
{
  BylinePageType type = byline_page_type (BYLINE_ROLE_CELL);
  double width = byline_page_text_width (self, button->text, &type, place) + 2 * PILL_INSET + 1;

  return MIN (width, place->width);
}

/**
 * byline_page_set_buttons:
 * @self: a setter
 * @buttons: a block of that kind
 * @place: where
 *
 * Sets buttons in rows; each still leads where it led.
 */
void
byline_page_set_buttons (BylinePageSetter      *self,
                         const BylineBlock     *buttons,
                         const BylinePagePlace *place)
{
  gboolean is_rtl = byline_block_is_right_to_left (buttons, place->is_rtl);
  double gap = GAP_EM * self->em;
  BylinePageStrip *strip = NULL;
  double at = 0;

  for (guint i = 0; i < buttons->children->len; i++)
    {
      const BylineBlock *button = g_ptr_array_index (buttons->children, i);
      double width;

      if (button->kind != BYLINE_BLOCK_BUTTON || button->text == NULL)
        continue;
      width = pill_width (self, button, place);
      if (strip == NULL || at + width > place->width)
        {
          if (strip != NULL)
            byline_page_flow_add_gap (place->flow, gap);
          strip = byline_page_flow_add (place->flow, 0);
          at = 0;
        }
      add_pill (self, button, strip, is_rtl ? place->x + place->width - at - width : place->x + at,
                width, place);
      at += width + gap;
    }
}
