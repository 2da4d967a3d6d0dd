/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fonts, sizes and line pitches of a document, for one zoom. Shared by all
 * widgets of a document view, which asks each to look again when something
 * here changed. All sizes are in CSS pixels, on paper in points; the person's
 * text scale of the desktop is a factor like the zoom. Draws nothing. */

#include "config.h"

#include "byline-typography.h"

#define SERIF_FAMILIES "Noto Serif,Source Serif 4,Source Serif Pro,Charis SIL,Liberation Serif," \
                       "DejaVu Serif,serif"
#define COLUMN_SAMPLE  "The harbour lights went out one by one, and the town behind them slept."
#define BODY_SIZE      17.0

struct _BylineTypography
{
  double           zoom;
  double           text_scale;
  gboolean         is_compact;
  gboolean         is_paper;
  BylineTextStyle  style;
  char            *serif;
  char            *sans;
  int              column_width;   /* 0: to be measured */
};

/**
 * byline_typography_new:
 *
 * Returns: (transfer full): zoom 1, reading sizes, the usual style
 */
BylineTypography *
byline_typography_new (void)
{
  BylineTypography *self = g_rc_box_new0 (BylineTypography);

  self->zoom = 1;
  self->text_scale = 1;
  self->style = BYLINE_TEXT_STYLE_DEFAULT;
  self->serif = g_strdup (SERIF_FAMILIES);
  self->sans = g_strdup ("sans-serif");
  return self;
}

/**
 * byline_typography_new_for_paper:
 * @body_size: of running text, in points
 *
 * Paper has finer dots than a screen: lines stand closer, and nowhere near
 * whole units.
 *
 * Returns: (transfer full): zoom 1, all sizes in points, the serif stack
 */
BylineTypography *
byline_typography_new_for_paper (double body_size)
{
  BylineTypography *self = byline_typography_new ();

  self->text_scale = body_size / BODY_SIZE;
  self->is_paper = TRUE;
  return self;
}

/**
 * byline_typography_ref:
 * @self: a typography
 *
 * Returns: (transfer full): @self. References are counted for one thread.
 */
BylineTypography *
byline_typography_ref (BylineTypography *self)
{
  return g_rc_box_acquire (self);
}

static void
free_members (gpointer data)
{
  BylineTypography *self = data;

  g_free (self->serif);
  g_free (self->sans);
}

/**
 * byline_typography_unref:
 * @self: (transfer full): a typography
 */
void
byline_typography_unref (BylineTypography *self)
{
  g_rc_box_release_full (self, free_members);
}

/**
 * byline_typography_get_zoom:
 * @self: a typography
 *
 * Returns: the person's zoom, 0.8 to 2
 */
double
byline_typography_get_zoom (BylineTypography *self)
{
  return self->zoom;
}

/**
 * byline_typography_set_zoom:
 * @self: a typography
 * @zoom: clamped to 0.8–2
 *
 * Returns: whether anything changed
 */
gboolean
byline_typography_set_zoom (BylineTypography *self,
                            double            zoom)
{
  /* Written so that "not a number" ends as 1. */
  double wanted = zoom == zoom ? CLAMP (zoom, 0.8, 2.0) : 1;

  if (wanted == self->zoom)
    return FALSE;
  self->zoom = wanted;
  self->column_width = 0;
  return TRUE;
}

/**
 * byline_typography_set_text_scale:
 * @self: a typography
 * @text_scale: the desktop's factor for text, 1 where none is set
 *
 * Returns: whether anything changed
 */
gboolean
byline_typography_set_text_scale (BylineTypography *self,
                                  double            text_scale)
{
  double wanted = CLAMP (text_scale, 0.5, 3.0);

  if (wanted == self->text_scale)
    return FALSE;
  self->text_scale = wanted;
  self->column_width = 0;
  return TRUE;
}

/**
 * byline_typography_get_compact:
 * @self: a typography
 *
 * Returns: whether the sizes are those of comments
 */
gboolean
byline_typography_get_compact (BylineTypography *self)
{
  return self->is_compact;
}

/**
 * byline_typography_set_compact:
 * @self: a typography
 * @is_compact: smaller type in the desktop's own font, for comments
 *
 * Returns: whether anything changed
 */
gboolean
byline_typography_set_compact (BylineTypography *self,
                               gboolean          is_compact)
{
  if (self->is_compact == !!is_compact)
    return FALSE;
  self->is_compact = !!is_compact;
  self->column_width = 0;
  return TRUE;
}

/**
 * byline_typography_set_style:
 * @self: a typography
 * @style: face, width and pitch; what is none of them counts as the usual one
 *
 * Returns: whether anything changed
 */
gboolean
byline_typography_set_style (BylineTypography      *self,
                             const BylineTextStyle *style)
{
  BylineTextStyle wanted = BYLINE_TEXT_STYLE_DEFAULT;

  if (style->face < BYLINE_N_FACES)
    wanted.face = style->face;
  if (style->width < BYLINE_N_COLUMNS)
    wanted.width = style->width;
  if (style->pitch < BYLINE_N_PITCHES)
    wanted.pitch = style->pitch;
  if (wanted.face == self->style.face && wanted.width == self->style.width
      && wanted.pitch == self->style.pitch)
    return FALSE;
  self->style = wanted;
  self->column_width = 0;
  return TRUE;
}

static gboolean
replace (char       **target,
         const char  *value)
{
  if (g_strcmp0 (*target, value) == 0)
    return FALSE;
  g_free (*target);
  *target = g_strdup (value);
  return TRUE;
}

/**
 * byline_typography_set_families:
 * @self: a typography
 * @serif: (nullable): families for reading, by commas; %NULL takes the stack
 * @sans: (nullable): the desktop's interface family
 *
 * Returns: whether anything changed
 */
gboolean
byline_typography_set_families (BylineTypography *self,
                                const char       *serif,
                                const char       *sans)
{
  gboolean changed = replace (&self->serif, serif != NULL ? serif : SERIF_FAMILIES);

  self->column_width = 0;
  return replace (&self->sans, sans != NULL ? sans : "sans-serif") || changed;
}

/**
 * byline_typography_get_em:
 * @self: a typography
 *
 * Returns: the body size in pixels: the unit of all spaces
 */
double
byline_typography_get_em (BylineTypography *self)
{
  return (self->is_compact ? 15.0 : BODY_SIZE) * self->zoom * self->text_scale;
}

static double
size_at_one (BylineTextRole role)
{
  switch (role)
    {
    case BYLINE_ROLE_HEADING_1:
      return 27;
    case BYLINE_ROLE_HEADING_2:
      return 22;
    case BYLINE_ROLE_PULL_QUOTE:
      return 21;
    case BYLINE_ROLE_HEADING_3:
      return 19;
    case BYLINE_ROLE_HEADING_4:
      return 17;
    case BYLINE_ROLE_HEADING_5:
    case BYLINE_ROLE_HEADING_6:
    case BYLINE_ROLE_TERM:
      return 16;
    case BYLINE_ROLE_CAPTION:
    case BYLINE_ROLE_CITE:
    case BYLINE_ROLE_CELL:
    case BYLINE_ROLE_CELL_HEAD:
    case BYLINE_ROLE_CODE:
    case BYLINE_ROLE_NOTE:
      return 14;
    case BYLINE_ROLE_BODY:
    default:
      return 17;
    }
}

static gboolean
is_heading (BylineTextRole role)
{
  return role >= BYLINE_ROLE_HEADING_1 && role <= BYLINE_ROLE_HEADING_6;
}

/* The terms of a list of definitions look like small headings. */
static gboolean
is_heavy (BylineTextRole role)
{
  return is_heading (role) || role == BYLINE_ROLE_TERM;
}

/**
 * byline_typography_get_size:
 * @self: a typography
 * @role: what the words are for
 *
 * Returns: the font size in pixels
 */
double
byline_typography_get_size (BylineTypography *self,
                            BylineTextRole    role)
{
  double size = size_at_one (role);

  if (self->is_compact)
    size = is_heavy (role) ? CLAMP (size - 4, 15, 18) : MIN (size, 15);
  return size * self->zoom * self->text_scale;
}

static double
paper_pitch_factor (BylineTextRole role)
{
  if (is_heading (role))
    return 1.22;
  return role == BYLINE_ROLE_BODY ? 1.43 : 1.36;
}

static double
pitch_factor (BylineTypography *self,
              BylineTextRole    role)
{
  static const double reading[] = { 1.45, 1.6, 1.8 };
  static const double small[] = { 1.35, 1.45, 1.6 };

  if (self->is_paper)
    return paper_pitch_factor (role);
  if (is_heavy (role))
    return 1.28;
  switch (role)
    {
    case BYLINE_ROLE_BODY:
      return self->is_compact ? small[self->style.pitch] : reading[self->style.pitch];
    case BYLINE_ROLE_CODE:
      return 1.5;
    case BYLINE_ROLE_CAPTION:
    case BYLINE_ROLE_CITE:
    case BYLINE_ROLE_CELL:
    case BYLINE_ROLE_CELL_HEAD:
    case BYLINE_ROLE_NOTE:
    case BYLINE_ROLE_PULL_QUOTE:
    case BYLINE_ROLE_HEADING_1:
    case BYLINE_ROLE_HEADING_2:
    case BYLINE_ROLE_HEADING_3:
    case BYLINE_ROLE_HEADING_4:
    case BYLINE_ROLE_HEADING_5:
    case BYLINE_ROLE_HEADING_6:
    case BYLINE_ROLE_TERM:
    default:
      return small[self->style.pitch];
    }
}

/**
 * byline_typography_get_pitch:
 * @self: a typography
 * @role: what the words are for
 *
 * Returns: the distance between two baselines; on a screen in whole pixels, so
 *   that no line of a page is blurrier than another
 */
double
byline_typography_get_pitch (BylineTypography *self,
                             BylineTextRole    role)
{
  double pitch = byline_typography_get_size (self, role) * pitch_factor (self, role);

  return self->is_paper ? pitch : (int) (pitch + 0.5);
}

static const char *
family_of (BylineTypography *self,
           BylineTextRole    role)
{
  if (role == BYLINE_ROLE_CODE)
    return "monospace";
  if (role != BYLINE_ROLE_BODY && role != BYLINE_ROLE_PULL_QUOTE)
    return self->sans;
  return self->is_compact || self->style.face != BYLINE_FACE_SERIF ? self->sans : self->serif;
}

/**
 * byline_typography_dup_font:
 * @self: a typography
 * @role: what the words are for
 *
 * Returns: (transfer full): a font with an absolute size
 */
PangoFontDescription *
byline_typography_dup_font (BylineTypography *self,
                            BylineTextRole    role)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, family_of (self, role));
  pango_font_description_set_absolute_size (font,
                                            byline_typography_get_size (self, role) * PANGO_SCALE);
  if (is_heavy (role))
    pango_font_description_set_weight (font, PANGO_WEIGHT_ULTRABOLD);
  else if (role == BYLINE_ROLE_CELL_HEAD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  return font;
}

static guint
column_chars (BylineTypography *self)
{
  static const guint chars[] = { 56, 68, 80 };

  return chars[self->style.width];
}

static double
measure_column (BylineTypography *self,
                PangoContext     *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *font = byline_typography_dup_font (self, BYLINE_ROLE_BODY);
  int width;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, COLUMN_SAMPLE, -1);
  pango_layout_get_size (layout, &width, NULL);
  pango_font_description_free (font);
  return (double) width / PANGO_SCALE / (sizeof COLUMN_SAMPLE - 1) * column_chars (self);
}

/**
 * byline_typography_get_column_width:
 * @self: a typography
 * @context: what to measure with
 *
 * Measures how wide a column of about 56, 68 or 80 characters a line is; the
 * second is the middle of what reads well. For odd fonts, kept to what 30 to
 * 40 em are to the second.
 *
 * Returns: pixels
 */
int
byline_typography_get_column_width (BylineTypography *self,
                                    PangoContext     *context)
{
  double em = byline_typography_get_em (self) * column_chars (self) / 68;

  if (self->column_width == 0)
    self->column_width = (int) (CLAMP (measure_column (self, context), 30 * em, 40 * em) + 0.5);
  return self->column_width;
}
