/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table from the spans of a document to Pango's attributes, for the
 * screen and for paper. Boxes behind words (code, keys, marked words) are not
 * here: Pango would fill the whole line, so whoever draws paints them. */

#include "config.h"

#include "byline-text-attributes.h"

static void
add (PangoAttrList    *list,
     const BylineSpan *span,
     PangoAttribute   *attribute)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (list, attribute);
}

static void
add_link (PangoAttrList    *list,
          const BylineSpan *span,
          const PangoColor *color)
{
  if (color != NULL)
    {
      add (list, span, pango_attr_foreground_new (color->red, color->green, color->blue));
      /* Else it would be as faint as the words around it. */
      add (list, span, pango_attr_foreground_alpha_new (G_MAXUINT16));
    }
  add (list, span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
}

/* Pango centres the line height on each run by itself, so a run in another
 * font or above the baseline would push its line away from the next. A lower
 * height of its own keeps the lines the same distance apart. */
static void
add_line_height (PangoAttrList    *list,
                 const BylineSpan *span,
                 double            pitch)
{
  add (list, span, pango_attr_line_height_new_absolute ((int) (pitch * PANGO_SCALE)));
}

static void
add_shift (PangoAttrList      *list,
           const BylineSpan   *span,
           PangoFontScale      scale,
           PangoBaselineShift  shift,
           double              pitch)
{
  add (list, span, pango_attr_font_scale_new (scale));
  add (list, span, pango_attr_baseline_shift_new (shift));
  add_line_height (list, span, 0.5 * pitch);
}

/* Whoever draws puts the picture there. */
static void
add_room (PangoAttrList    *list,
          const BylineSpan *span)
{
  int width = span->picture != NULL ? (int) span->picture->width * PANGO_SCALE : 0;
  int height = span->picture != NULL ? (int) span->picture->height * PANGO_SCALE : 0;
  PangoRectangle box = { 0, -height, width, height };

  add (list, span, pango_attr_shape_new (&box, &box));
}

static void
add_span (PangoAttrList    *list,
          const BylineSpan *span,
          const PangoColor *link_color,
          double            pitch)
{
  switch (span->kind)
    {
    case BYLINE_SPAN_STRONG:
      add (list, span, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;
    case BYLINE_SPAN_EMPHASIS:
      add (list, span, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case BYLINE_SPAN_UNDERLINE:
      add (list, span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
      break;
    case BYLINE_SPAN_STRIKE:
      add (list, span, pango_attr_strikethrough_new (TRUE));
      break;
    case BYLINE_SPAN_SMALL:
      add (list, span, pango_attr_scale_new (0.85));
      break;
    case BYLINE_SPAN_BIG:
      add (list, span, pango_attr_scale_new (1.2));
      break;
    case BYLINE_SPAN_SUB:
      add_shift (list, span, PANGO_FONT_SCALE_SUBSCRIPT, PANGO_BASELINE_SHIFT_SUBSCRIPT, pitch);
      break;
    case BYLINE_SPAN_SUPER:
      add_shift (list, span, PANGO_FONT_SCALE_SUPERSCRIPT, PANGO_BASELINE_SHIFT_SUPERSCRIPT, pitch);
      break;
    case BYLINE_SPAN_CODE:
    case BYLINE_SPAN_KEY:
    case BYLINE_SPAN_MATH:
      add (list, span, pango_attr_family_new ("monospace"));
      add (list, span, pango_attr_scale_new (0.86));
      add_line_height (list, span, 0.85 * pitch);
      break;
    case BYLINE_SPAN_LINK:
      add_link (list, span, link_color);
      break;
    case BYLINE_SPAN_PICTURE:
      add_room (list, span);
      break;
    case BYLINE_SPAN_LANGUAGE:
      if (span->data != NULL)
        add (list, span, pango_attr_language_new (pango_language_from_string (span->data)));
      break;
    case BYLINE_SPAN_MARK:
    case BYLINE_SPAN_ABBREVIATION:
    default:
      break;
    }
}

/**
 * byline_text_attributes_new:
 * @text: words and spans
 * @link_color: (nullable): the theme's colour of links; %NULL leaves them in
 *   the colour of the text
 * @pitch: pixels between two baselines
 *
 * Returns: (transfer full): attributes with offsets into the words of @text
 */
PangoAttrList *
byline_text_attributes_new (const BylineText *text,
                            const PangoColor *link_color,
                            double            pitch)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->start < span->end)
        add_span (list, span, link_color, pitch);
    }
  return list;
}
