/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How large a first letter is that hangs into the lines below it: from the
 * top of the capitals in the first line to the base of its last. Only for
 * scripts whose letters stand alone; joined ones would fall apart. */

#include "config.h"

#include "byline-drop-cap.h"

#include <string.h>

#define MIN_CHARS 120   /* a shorter paragraph has no lines to hang into */
#define GAP_EM    0.18

static gboolean
stands_alone (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c) && !g_unichar_iswide (c)
         && (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK
             || script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_ARMENIAN
             || script == G_UNICODE_SCRIPT_GEORGIAN);
}

static gboolean
opens_a_quote (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_INITIAL_PUNCTUATION
         || type == G_UNICODE_OPEN_PUNCTUATION;
}

/**
 * byline_drop_cap_find_end:
 * @words: a paragraph
 *
 * Returns: the byte after its first letter, with a quotation mark before it
 *   and accents after; 0 if none may hang
 */
guint
byline_drop_cap_find_end (const char *words)
{
  const char *c = words;

  if (g_utf8_strlen (words, -1) < MIN_CHARS || strstr (words, "\342\200\250") != NULL)
    return 0;
  if (opens_a_quote (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  if (!stands_alone (g_utf8_get_char (c)))
    return 0;
  do
    c = g_utf8_next_char (c);
  while (g_unichar_ismark (g_utf8_get_char (c)));
  return (guint) (c - words);
}

static double
measure_capital (PangoContext               *context,
                 const PangoFontDescription *font)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoRectangle ink;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, "H", 1);
  pango_layout_get_extents (layout, &ink, NULL);
  return MAX (1, (double) ink.height / PANGO_SCALE);
}

/**
 * byline_drop_cap_measure:
 * @self: (out): to be cleared with byline_drop_cap_clear()
 * @words: a paragraph
 * @end: from byline_drop_cap_find_end(), not 0
 * @setting: of the paragraph; how many lines the letter takes too
 *
 * Makes the letter as high as its lines.
 */
void
byline_drop_cap_measure (BylineDropCap           *self,
                         const char              *words,
                         guint                    end,
                         const BylineTextSetting *setting)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (setting->context);
  double size = (double) pango_font_description_get_size (setting->font) / PANGO_SCALE;
  double capital = measure_capital (setting->context, setting->font);
  double wanted = (setting->cap_lines - 1) * setting->pitch + capital;
  int width;

  self->font = pango_font_description_copy (setting->font);
  pango_font_description_set_absolute_size (self->font, size * wanted / capital * PANGO_SCALE);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_text (layout, words, (int) end);
  pango_layout_get_size (layout, &width, NULL);
  self->width = (double) width / PANGO_SCALE + GAP_EM * size;
  self->baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

/**
 * byline_drop_cap_clear:
 * @self: a letter that was measured
 */
void
byline_drop_cap_clear (BylineDropCap *self)
{
  g_clear_pointer (&self->font, pango_font_description_free);
}
