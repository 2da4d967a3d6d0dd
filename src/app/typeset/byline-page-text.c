/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words on paper: one strip a line, tied so that no line stands alone at the
 * foot or the head of a page; with the links, boxes, pictures and targets
 * among them. */

#include "config.h"

#include "byline-page-setter-private.h"

#include "byline-text-attributes.h"
#include "byline-text-layout.h"

#include <string.h>

#define SCREEN_EM     17.0      /* pixels: what sizes on the page are meant against */
#define LARGE         1.2
#define SMALL         0.87
#define BOX_REACH     1.5
#define BOX_RADIUS    2
#define HANG_EM       2         /* of lines of code that go on */
#define PICTURE_CHAR  "\xef\xbf\xbc"
#define ICON_EM       4         /* the highest a picture among words stands */

/* One line of a laid out text. */
typedef struct
{
  double           top;
  double           bottom;
  double           baseline;
  double           x;
  PangoLayoutLine *line;    /* (unowned): the layout's */
} Line;

/**
 * byline_page_type:
 * @role: what words are for
 *
 * Returns: the usual way to set them
 */
BylinePageType
byline_page_type (BylineTextRole role)
{
  BylinePageType type = { role, BYLINE_ALIGN_START, BYLINE_GRAY_TEXT, 1, FALSE, FALSE };

  type.keeps_together = role >= BYLINE_ROLE_HEADING_1 && role <= BYLINE_ROLE_HEADING_6;
  if (role == BYLINE_ROLE_CAPTION || role == BYLINE_ROLE_CITE || role == BYLINE_ROLE_NOTE)
    type.gray = BYLINE_GRAY_FAINT;
  return type;
}

/**
 * byline_page_own_words:
 * @self: a setter
 * @words: words that are not in the document
 * @uri: (nullable): where all of them lead
 *
 * Returns: (transfer none): a text that lives as long as the pages
 */
BylineText *
byline_page_own_words (BylinePageSetter *self,
                       const char       *words,
                       const char       *uri)
{
  BylineText *text = byline_text_new (words);

  if (uri != NULL)
    byline_text_add_span (text, BYLINE_SPAN_LINK, 0, strlen (words), BYLINE_LINK_WEB, uri, NULL);
  g_ptr_array_add (self->texts, text);
  return text;
}

/* ---- pictures that are not there ---- */

static gboolean
is_missing (BylinePageSetter *self,
            const BylineSpan *span)
{
  int width, height;

  return span->kind == BYLINE_SPAN_PICTURE && span->picture != NULL
         && !byline_page_pictures_measure (self->pictures, span->picture, &width, &height);
}

static guint
shift (const GArray *shifts,
       guint         offset)
{
  int by = 0;

  for (guint i = 0; i + 1 < shifts->len; i += 2)
    {
      if (g_array_index (shifts, int, i) < (int) offset)
        by += g_array_index (shifts, int, i + 1);
    }
  return offset + by;
}

/* The words with what each missing picture shows in its place. In @shifts:
 * where one stood, and by how much what follows moves. */
static char *
spell_out (BylinePageSetter *self,
           const BylineText *text,
           GArray           *shifts)
{
  GString *words = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);
      int start = (int) span->start;
      int by;

      if (!is_missing (self, span) || span->start < done
          || strncmp (text->words + span->start, PICTURE_CHAR, strlen (PICTURE_CHAR)) != 0)
        continue;
      g_string_append_len (words, text->words + done, span->start - done);
      g_string_append (words, span->picture->alt);
      by = (int) strlen (span->picture->alt) - (int) strlen (PICTURE_CHAR);
      g_array_append_val (shifts, start);
      g_array_append_val (shifts, by);
      done = span->start + strlen (PICTURE_CHAR);
    }
  g_string_append (words, text->words + done);
  return g_string_free (words, FALSE);
}

static void
copy_spans (BylineText       *copy,
            const BylineText *text,
            const GArray     *shifts)
{
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind != BYLINE_SPAN_PICTURE)
        byline_text_add_span (copy, span->kind, shift (shifts, span->start),
                              shift (shifts, span->end), span->link_kind, span->data, span->title);
    }
  for (guint i = 0; text->anchors != NULL && i < text->anchors->len; i++)
    {
      const BylineAnchor *anchor = &g_array_index (text->anchors, BylineAnchor, i);

      byline_text_add_anchor (copy, anchor->id, shift (shifts, anchor->offset));
    }
}

/* Where any picture among the words is missing, all of them are words. */
static const BylineText *
without_missing (BylinePageSetter *self,
                 const BylineText *text)
{
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *words = NULL;
  gboolean any = FALSE;
  BylineText *copy;

  for (guint i = 0; i < text->spans->len && !any; i++)
    any = is_missing (self, &g_array_index (text->spans, BylineSpan, i));
  if (!any)
    return text;
  words = spell_out (self, text, shifts);
  copy = byline_text_new (words);
  copy->align = text->align;
  copy->direction = text->direction;
  copy->size = text->size;
  copy_spans (copy, text, shifts);
  g_ptr_array_add (self->texts, copy);
  return copy;
}

/* ---- laying out ---- */

static double
type_scale (const BylineText      *text,
            const BylinePageType  *type,
            const BylinePagePlace *place)
{
  double size = text->size == BYLINE_SIZE_LARGE ? LARGE : text->size == BYLINE_SIZE_SMALL ? SMALL
                                                                                          : 1;

  return size * type->scale * place->scale;
}

/* How large a picture among words is printed: in proportion to the words. */
static void
size_icon (BylinePageSetter      *self,
           const BylinePicture   *picture,
           const BylinePagePlace *place,
           double                *width,
           double                *height)
{
  double unit = self->em * place->scale / SCREEN_EM;
  int pixel_width = 0;
  int pixel_height = 0;

  byline_page_pictures_measure (self->pictures, picture, &pixel_width, &pixel_height);
  *width = (picture->width > 0 ? picture->width : (guint) pixel_width) * unit;
  *height = *width * pixel_height / MAX (1, pixel_width);
  if (*height > ICON_EM * self->em)
    {
      *width *= ICON_EM * self->em / *height;
      *height = ICON_EM * self->em;
    }
  if (*width > place->width)
    {
      *height *= place->width / *width;
      *width = place->width;
    }
}

/* The screen makes room in its own pixels. */
static void
make_room (BylinePageSetter      *self,
           const BylineText      *text,
           const BylinePagePlace *place,
           PangoAttrList         *attributes)
{
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);
      PangoRectangle box = { 0 };
      PangoAttribute *room;
      double width, height;

      if (span->kind != BYLINE_SPAN_PICTURE || span->picture == NULL)
        continue;
      size_icon (self, span->picture, place, &width, &height);
      box.width = (int) (width * PANGO_SCALE);
      box.height = (int) (height * PANGO_SCALE);
      box.y = -box.height;
      room = pango_attr_shape_new (&box, &box);
      room->start_index = span->start;
      room->end_index = span->end;
      pango_attr_list_change (attributes, room);
    }
}

static PangoFontDescription *
make_font (BylinePageSetter     *self,
           const BylinePageType *type,
           double                scale)
{
  PangoFontDescription *font = byline_typography_dup_font (self->typography, type->role);

  pango_font_description_set_absolute_size (font,
                                            pango_font_description_get_size (font) * scale);
  if (type->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  return font;
}

/* To Pango they end no paragraph, so what follows would hang too. */
static gboolean
has_line_breaks (const BylineText *text)
{
  return strstr (text->words, "\342\200\250") != NULL;
}

static BylineTextLayout *
lay_out (BylinePageSetter      *self,
         const BylineText      *text,
         const BylinePageType  *type,
         const BylinePagePlace *place)
{
  /* Dark enough for a printer without colours. */
  static const PangoColor link_color = { 0x1414, 0x4040, 0x8080 };
  double scale = type_scale (text, type, place);
  double pitch = byline_typography_get_pitch (self->typography, type->role) * scale;
  PangoFontDescription *font = make_font (self, type, scale);
  PangoAttrList *attributes = byline_text_attributes_new (text, &link_color, pitch);
  gboolean is_code = type->role == BYLINE_ROLE_CODE;
  gboolean is_rtl = text->direction == BYLINE_DIRECTION_RTL
                    || (text->direction == BYLINE_DIRECTION_AUTO && place->is_rtl);
  BylineTextSetting setting = {
    .context = self->contexts[is_rtl && !is_code],
    .font = font,
    .pitch = pitch,
    .attributes = attributes,
    .align = text->align != BYLINE_ALIGN_START ? text->align : type->align,
    .direction = is_code ? BYLINE_DIRECTION_LTR : text->direction,
    .wraps = TRUE,
    .hang = is_code && !has_line_breaks (text)
            ? MIN (HANG_EM * self->em * scale, place->width / 4) : 0,
  };
  BylineTextLayout *layout;

  make_room (self, text, place, attributes);
  layout = byline_text_layout_new (text->words, &setting);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

/**
 * byline_page_text_width:
 * @self: a setter
 * @text: words
 * @type: how they are set
 * @place: where
 *
 * Returns: points they would take in one line
 */
double
byline_page_text_width (BylinePageSetter      *self,
                        const BylineText      *text,
                        const BylinePageType  *type,
                        const BylinePagePlace *place)
{
  g_autoptr (BylineTextLayout) layout = lay_out (self, without_missing (self, text), type, place);

  return byline_text_layout_get_full_width (layout);
}

static void
collect_lines_cb (PangoLayout *layout,
                  double       x,
                  double       y,
                  gpointer     user_data)
{
  GArray *lines = user_data;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      int top, bottom;
      Line line;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.top = y + (double) top / PANGO_SCALE;
      line.bottom = y + (double) bottom / PANGO_SCALE;
      line.baseline = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      line.x = x + (double) logical.x / PANGO_SCALE;
      line.line = pango_layout_iter_get_line_readonly (iter);
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_strips (const GArray          *lines,
            const BylinePageType  *type,
            const BylinePagePlace *place)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      BylinePageStrip *strip = byline_page_flow_add (place->flow, line->bottom - line->top);
      BylinePagePiece *piece;

      strip->baseline = line->baseline - line->top;
      strip->is_tied |= i > 0 && (type->keeps_together || i == 1 || i + 1 == lines->len);
      piece = byline_page_strip_add (strip, BYLINE_PIECE_LINE, place->x + line->x, strip->baseline,
                                     0, 0);
      piece->line = pango_layout_line_ref (line->line);
      piece->gray = type->gray;
    }
}

/* ---- what stands among the words ---- */

typedef struct
{
  BylinePageSetter      *setter;
  BylineTextLayout      *layout;
  const GArray          *lines;
  const BylinePagePlace *place;
  guint                  first;    /* strip of the first line */
  double                 ascent;
  double                 descent;
} Words;

static guint
find_line (const GArray *lines,
           double        y)
{
  guint low = 0;
  guint high = lines->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (lines, Line, middle).top <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static BylinePageStrip *
find_strip (const Words           *words,
            const BylineLinePiece *piece,
            double                *top)
{
  guint index = find_line (words->lines, piece->y + piece->height / 2);

  *top = g_array_index (words->lines, Line, index).top;
  return byline_page_flow_get (words->place->flow, words->first + index);
}

static void
add_box (const Words           *words,
         const BylineSpan      *span,
         const BylineLinePiece *piece)
{
  double top;
  BylinePageStrip *strip = find_strip (words, piece, &top);
  gboolean is_key = span->kind == BYLINE_SPAN_KEY;
  BylinePagePiece *box =
    byline_page_strip_add (strip, is_key ? BYLINE_PIECE_OUTLINE : BYLINE_PIECE_FILL,
                           words->place->x + piece->x - BOX_REACH,
                           piece->baseline - words->ascent - top, piece->width + 2 * BOX_REACH,
                           words->ascent + words->descent);

  box->radius = BOX_RADIUS;
  box->gray = is_key ? BYLINE_GRAY_RULE
                     : span->kind == BYLINE_SPAN_MARK ? BYLINE_GRAY_BOX - 0.08 : BYLINE_GRAY_BOX;
}

static void
add_icon (const Words           *words,
          const BylineSpan      *span,
          const BylineLinePiece *piece)
{
  double top, width, height;
  BylinePageStrip *strip = find_strip (words, piece, &top);

  size_icon (words->setter, span->picture, words->place, &width, &height);
  byline_page_pictures_want (words->setter->pictures, span->picture, width);
  byline_page_strip_add (strip, BYLINE_PIECE_PICTURE, words->place->x + piece->x,
                         piece->baseline - height - top, width, height)->picture = span->picture;
}

static void
add_link (const Words           *words,
          const BylineSpan      *span,
          const BylineLinePiece *piece)
{
  double top;
  BylinePageStrip *strip = find_strip (words, piece, &top);

  if (span->data != NULL && span->link_kind != BYLINE_LINK_NONE)
    byline_page_strip_add (strip, BYLINE_PIECE_LINK, words->place->x + piece->x, piece->y - top,
                           piece->width, piece->height)->data = span->data;
}

static void
add_span (const Words      *words,
          const BylineSpan *span)
{
  g_autoptr (GArray) pieces = NULL;

  if (span->kind != BYLINE_SPAN_CODE && span->kind != BYLINE_SPAN_KEY
      && span->kind != BYLINE_SPAN_MARK && span->kind != BYLINE_SPAN_LINK
      && (span->kind != BYLINE_SPAN_PICTURE || span->picture == NULL))
    return;
  pieces = byline_text_layout_get_pieces (words->layout, span->start, span->end);
  for (guint i = 0; i < pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, i);

      if (span->kind == BYLINE_SPAN_LINK)
        add_link (words, span, piece);
      else if (span->kind == BYLINE_SPAN_PICTURE)
        add_icon (words, span, piece);
      else
        add_box (words, span, piece);
    }
}

static void
add_target (const Words        *words,
            const BylineAnchor *anchor)
{
  g_autoptr (GArray) pieces = byline_text_layout_get_pieces (words->layout, anchor->offset,
                                                             anchor->offset + 1);
  BylinePageStrip *strip;
  double top;

  if (pieces->len > 0)
    strip = find_strip (words, &g_array_index (pieces, BylineLinePiece, 0), &top);
  else
    strip = byline_page_flow_get (words->place->flow, words->first + words->lines->len - 1);
  byline_page_strip_add (strip, BYLINE_PIECE_TARGET, words->place->x, 0, 0, 0)->data = anchor->id;
}

static void
measure_font (Words                *words,
              const BylineText     *text,
              const BylinePageType *type)
{
  PangoFontDescription *font = make_font (words->setter, type,
                                          type_scale (text, type, words->place));
  PangoFontMetrics *metrics = pango_context_get_metrics (words->setter->contexts[0], font, NULL);

  words->ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  words->descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);
}

/**
 * byline_page_set_text:
 * @self: a setter
 * @text: words, the document's or own ones
 * @type: how to set them
 * @place: where
 *
 * Sets words, one strip a line.
 */
void
byline_page_set_text (BylinePageSetter      *self,
                      const BylineText      *text,
                      const BylinePageType  *type,
                      const BylinePagePlace *place)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  Words words = { .setter = self, .lines = lines, .place = place };

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  text = without_missing (self, text);
  if (*text->words == '\0')
    return;
  words.layout = lay_out (self, text, type, place);
  g_ptr_array_add (self->layouts, words.layout);
  byline_text_layout_set_width (words.layout, (int) MAX (1, place->width));
  /* A page is cut by heights that nobody guessed. */
  byline_text_layout_improve (words.layout, G_MAXINT64);
  byline_text_layout_foreach (words.layout, -1, G_MAXDOUBLE, collect_lines_cb, lines);
  words.first = place->flow->strips->len;
  add_strips (lines, type, place);
  measure_font (&words, text, type);
  for (guint i = 0; i < text->spans->len; i++)
    add_span (&words, &g_array_index (text->spans, BylineSpan, i));
  for (guint i = 0; text->anchors != NULL && i < text->anchors->len; i++)
    add_target (&words, &g_array_index (text->anchors, BylineAnchor, i));
}
