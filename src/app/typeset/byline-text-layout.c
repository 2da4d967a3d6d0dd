/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of one block, laid out by Pango. Two guards stand here against
 * text that would keep Pango busy for seconds: a word without an end gets
 * places to break at (zero width spaces that exist in the layout only, every
 * offset in and out is translated), and a text without an end is laid out in
 * parts, one below the other. Of a very long text only the first parts are
 * laid out at once; the height of the others is guessed until their turn
 * comes. Knows no widget and no colour. */

#include "config.h"

#include "byline-text-layout.h"

#include "byline-drop-cap.h"
#include "byline-text-guess.h"

#include <string.h>

#define RUN_CHARS   64
#define PART_BYTES  4096
#define MAX_AT_ONCE 4       /* parts; a text with more is laid out bit by bit */
#define ZERO_WIDTH  "\xe2\x80\x8b"
#define ZERO_BYTES  3

/* One Pango layout of the stack. */
typedef struct
{
  guint        start;     /* in the words */
  guint        end;       /* in the words, without a line end that was cut */
  GArray      *inserted;  /* (element-type guint): where a break was added, from start */
  PangoLayout *layout;    /* (nullable): not needed yet, or no more */
  double       x;
  double       y;
  double       height;
  gboolean     is_cap;        /* a first letter beside the next part */
  gboolean     is_measured;   /* the height is not a guess */
  gboolean     is_wanted;     /* somebody looks at it */
} Part;

struct _BylineTextLayout
{
  const char *words;      /* (unowned): outlives us */
  BylineTextSetting setting;   /* its members owned, without the attributes */
  GPtrArray  *attributes; /* (element-type PangoAttribute), by start */
  double      char_width; /* pixels, of an average one; 0 not measured */
  guint       cap_end;    /* byte after a letter that hangs into the lines below; 0 none */
  BylineDropCap cap;
  gboolean    wraps;
  int         width;      /* pixels, -1 unset */
  int         full_width; /* pixels, -1 not measured */
  gboolean    is_stacked; /* the parts have their places at this width */
  guint       longest_run;
  GPtrArray  *parts;      /* (element-type Part) */
};

static void
free_part (gpointer data)
{
  Part *part = data;

  g_array_unref (part->inserted);
  g_clear_object (&part->layout);
  g_free (part);
}

/* Where the part that starts at @start ends, and where the next begins. A
 * line end at the border is cut, for the border is one itself. */
static guint
find_part_end (const char *words,
               guint       start,
               guint       length,
               gboolean    wraps,
               guint      *next)
{
  const char *limit = words + start + PART_BYTES;
  const char *best = NULL;
  const char *place;

  *next = length;
  if (length - start <= PART_BYTES)
    return length;
  for (place = words + start + 1; place < limit; place = g_utf8_next_char (place))
    {
      if (byline_text_guess_is_line_end (place)
          || (wraps && *place == ' ' && place > words + start + PART_BYTES / 2
              && (best == NULL || !byline_text_guess_is_line_end (best))))
        best = place;
    }
  if (best == NULL)
    {
      *next = place - words;
      return *next;
    }
  *next = g_utf8_next_char (best) - words;
  return best - words;
}

static gboolean
ends_run (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0x2028 || c == '-' || c == 0xad
         || g_unichar_iswide (c);
}

/* Copies the part's words, with a break after each 64 characters of a run
 * that offers none. */
static char *
add_breaks (BylineTextLayout *self,
            Part             *part)
{
  const char *start = self->words + part->start;
  const char *end = self->words + part->end;
  GString *text = g_string_sized_new (part->end - part->start + 16);
  guint run = 0;

  for (const char *c = start; c < end; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      run = ends_run (character) ? 0 : run + 1;
      if (self->wraps && run > RUN_CHARS && !g_unichar_ismark (character)
          && g_unichar_type (character) != G_UNICODE_FORMAT)
        {
          guint offset = c - start;

          g_array_append_val (part->inserted, offset);
          g_string_append (text, ZERO_WIDTH);
          run = 1;
        }
      self->longest_run = MAX (self->longest_run, run);
      g_string_append_len (text, c, g_utf8_next_char (c) - c);
    }
  return g_string_free (text, FALSE);
}

/* From an offset into the part's words to one into its layout. */
static guint
to_layout (const Part *part,
           guint       offset)
{
  guint low = 0;
  guint high = part->inserted->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (part->inserted, guint, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset + low * ZERO_BYTES;
}

static guint
from_layout (const Part *part,
             guint       index)
{
  guint n = 0;

  while (n < part->inserted->len
         && g_array_index (part->inserted, guint, n) + (n + 1) * ZERO_BYTES <= index)
    n++;
  if (n < part->inserted->len && g_array_index (part->inserted, guint, n) + n * ZERO_BYTES < index)
    return g_array_index (part->inserted, guint, n);
  return MIN (index - n * ZERO_BYTES, part->end - part->start);
}

static PangoAttrList *
cut_attributes (BylineTextLayout *self,
                const Part       *part)
{
  PangoAttrList *cut = pango_attr_list_new ();

  /* First, so that a span may have a line height of its own. */
  if (!part->is_cap)
    pango_attr_list_insert (cut, pango_attr_line_height_new_absolute (self->setting.pitch
                                                                    * PANGO_SCALE));
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const PangoAttribute *attribute = g_ptr_array_index (self->attributes, i);
      PangoAttribute *copy;

      if (attribute->start_index >= part->end)
        break;
      if (attribute->end_index <= part->start)
        continue;
      copy = pango_attribute_copy (attribute);
      copy->start_index = to_layout (part, MAX (attribute->start_index, part->start) - part->start);
      copy->end_index = to_layout (part, MIN (attribute->end_index, part->end) - part->start);
      pango_attr_list_insert (cut, copy);
    }
  return cut;
}

/* Pango's "left" means the start only where the paragraph runs the way of its
 * context; it turns the two round where it found the direction by itself. */
static void
set_alignment (PangoLayout             *layout,
               const BylineTextSetting *setting)
{
  gboolean is_rtl =
    pango_context_get_base_dir (pango_layout_get_context (layout)) == PANGO_DIRECTION_RTL;
  PangoAlignment start = is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  PangoAlignment end = is_rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;

  pango_layout_set_auto_dir (layout, setting->direction == BYLINE_DIRECTION_AUTO);
  pango_layout_set_alignment (layout, setting->align == BYLINE_ALIGN_CENTER ? PANGO_ALIGN_CENTER
                                      : setting->align == BYLINE_ALIGN_END ? end : start);
  pango_layout_set_justify (layout, setting->align == BYLINE_ALIGN_JUSTIFY);
}

static int
pango_width (BylineTextLayout *self,
             const Part       *part)
{
  if (self->width < 0 || part->is_cap)
    return -1;
  return (int) ((MIN (self->width, G_MAXINT / PANGO_SCALE) - part->x) * PANGO_SCALE);
}

static void
lay_out_part (BylineTextLayout *self,
              Part             *part)
{
  g_autofree char *text = NULL;
  PangoAttrList *attributes;

  if (part->layout != NULL)
    return;
  g_array_set_size (part->inserted, 0);
  text = add_breaks (self, part);
  attributes = cut_attributes (self, part);
  part->layout = pango_layout_new (self->setting.context);
  pango_layout_set_text (part->layout, text, -1);
  pango_layout_set_font_description (part->layout,
                                     part->is_cap ? self->cap.font : self->setting.font);
  pango_layout_set_attributes (part->layout, attributes);
  pango_layout_set_wrap (part->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (part->layout, pango_width (self, part));
  pango_layout_set_indent (part->layout, (int) (-self->setting.hang * PANGO_SCALE));
  set_alignment (part->layout, &self->setting);
  pango_attr_list_unref (attributes);
}

static gboolean
is_long (BylineTextLayout *self)
{
  return self->parts->len > MAX_AT_ONCE;
}

static void
measure_part (BylineTextLayout *self,
              Part             *part)
{
  int height;

  lay_out_part (self, part);
  pango_layout_get_size (part->layout, NULL, &height);
  part->height = (double) height / PANGO_SCALE;
  part->is_measured = TRUE;
}

static double
get_char_width (BylineTextLayout *self)
{
  if (self->char_width <= 0)
    self->char_width = byline_text_guess_char_width (self->setting.context, self->setting.font);
  return self->char_width;
}

static double
guess_height (BylineTextLayout *self,
              const Part       *part)
{
  guint columns = G_MAXUINT;

  if (self->wraps && self->width >= 0)
    columns = MAX (1, (guint) (self->width / get_char_width (self)));
  return byline_text_guess (self->words + part->start, self->words + part->end, columns).n_lines
         * self->setting.pitch;
}

static Part *
add_part (BylineTextLayout *self,
          guint             start,
          guint             end)
{
  Part *part = g_new0 (Part, 1);

  part->start = start;
  part->end = end;
  part->inserted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->parts, part);
  return part;
}

/* The letter, and beside it as many lines as it takes; the next part begins
 * with the line below. */
static guint
add_cap (BylineTextLayout *self)
{
  guint next;
  guint end = find_part_end (self->words, self->cap_end, strlen (self->words), TRUE, &next);
  Part *cap = add_part (self, 0, self->cap_end);
  Part *beside = add_part (self, self->cap_end, end);

  cap->is_cap = TRUE;
  beside->x = self->cap.width;
  lay_out_part (self, beside);
  if ((guint) pango_layout_get_line_count (beside->layout) > self->setting.cap_lines)
    {
      PangoLayoutLine *line =
        pango_layout_get_line_readonly (beside->layout, (int) self->setting.cap_lines);

      next = beside->start + from_layout (beside, (guint) line->start_index);
      beside->end = self->words[next - 1] == ' ' ? next - 1 : next;
      g_clear_object (&beside->layout);
    }
  return next;
}

static void
cut_parts (BylineTextLayout *self)
{
  guint length = strlen (self->words);
  gboolean has_cap = self->cap_end > 0 && self->width > 3 * self->cap.width;
  guint start = 0;

  g_ptr_array_set_size (self->parts, 0);
  if (has_cap)
    start = add_cap (self);
  while (start < length || self->parts->len == 0)
    {
      guint next;
      guint end = find_part_end (self->words, start, length, self->wraps, &next);

      add_part (self, start, end);
      start = next;
    }
}

static GPtrArray *
list_attributes (PangoAttrList *attributes)
{
  GPtrArray *list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pango_attribute_destroy);
  GSList *all = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;

  for (GSList *l = all; l != NULL; l = l->next)
    g_ptr_array_add (list, l->data);
  g_slist_free (all);
  return list;
}

/**
 * byline_text_layout_new:
 * @words: UTF-8; must outlive the layout
 * @setting: how to set them; read here, not kept
 *
 * Lays words out, at first in lines as long as they want to be.
 *
 * Returns: (transfer full): a layout. Use it from one thread.
 */
BylineTextLayout *
byline_text_layout_new (const char              *words,
                        const BylineTextSetting *setting)
{
  BylineTextLayout *self = g_new0 (BylineTextLayout, 1);

  self->words = words;
  self->wraps = setting->wraps;
  self->width = -1;
  self->full_width = -1;
  self->setting = *setting;
  self->setting.context = g_object_ref (setting->context);
  self->setting.font = pango_font_description_copy (setting->font);
  self->setting.attributes = NULL;
  self->attributes = list_attributes (setting->attributes);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  if (setting->cap_lines > 0 && setting->wraps)
    self->cap_end = byline_drop_cap_find_end (words);
  if (self->cap_end > 0)
    byline_drop_cap_measure (&self->cap, words, self->cap_end, setting);
  cut_parts (self);
  for (guint i = 0; i < MIN (self->parts->len, MAX_AT_ONCE); i++)
    lay_out_part (self, g_ptr_array_index (self->parts, i));
  /* Words that wrap may never be asked for it, and it costs as much as they. */
  if (!self->wraps)
    byline_text_layout_get_full_width (self);
  return self;
}

/**
 * byline_text_layout_free:
 * @self: (transfer full): a layout
 */
void
byline_text_layout_free (BylineTextLayout *self)
{
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->attributes);
  byline_drop_cap_clear (&self->cap);
  pango_font_description_free ((PangoFontDescription *) self->setting.font);
  g_object_unref (self->setting.context);
  g_free (self);
}

/**
 * byline_text_layout_get_n_parts:
 * @self: a layout
 *
 * Returns: how many Pango layouts hold the words
 */
guint
byline_text_layout_get_n_parts (BylineTextLayout *self)
{
  return self->parts->len;
}

/**
 * byline_text_layout_get_longest_run:
 * @self: a layout
 *
 * Returns: the most characters in a row, as laid out, without a place to
 *   break at
 */
guint
byline_text_layout_get_longest_run (BylineTextLayout *self)
{
  return self->longest_run;
}

/* On the baseline of the last line beside it. */
static void
stack_cap (BylineTextLayout *self)
{
  Part *cap = g_ptr_array_index (self->parts, 0);
  const Part *beside = self->parts->len > 1 ? g_ptr_array_index (self->parts, 1) : NULL;

  if (!cap->is_cap)
    return;
  cap->y = (self->setting.cap_lines - 1) * self->setting.pitch - self->cap.baseline
           + (double) pango_layout_get_baseline (beside->layout) / PANGO_SCALE;
}

static void
stack_parts (BylineTextLayout *self)
{
  double y = 0;

  if (self->is_stacked)
    return;
  self->is_stacked = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (!part->is_measured && i < MAX_AT_ONCE)
        measure_part (self, part);
      else if (!part->is_measured && (self->wraps || part->height == 0))
        part->height = guess_height (self, part);
      part->y = y;
      if (!part->is_cap)
        y += part->height;
      if (part->x > 0)
        y = MAX (y, self->setting.cap_lines * self->setting.pitch);
    }
  stack_cap (self);
}

/**
 * byline_text_layout_set_width:
 * @self: a layout
 * @width: pixels, or -1 for lines as long as they want to be; a layout that
 *   does not wrap uses it for alignment only
 */
void
byline_text_layout_set_width (BylineTextLayout *self,
                              int               width)
{
  int wanted = self->wraps ? width : MAX (width, self->full_width);

  if (width < 0)
    wanted = -1;
  if (wanted == self->width && self->is_stacked)
    return;
  self->width = wanted;
  self->is_stacked = FALSE;
  if (self->cap_end > 0)
    cut_parts (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      part->is_measured = part->is_measured && !self->wraps;
      if (part->layout != NULL)
        pango_layout_set_width (part->layout, pango_width (self, part));
    }
  stack_parts (self);
}

/**
 * byline_text_layout_get_width:
 * @self: a layout
 *
 * Returns: pixels that were set last; -1 for none
 */
int
byline_text_layout_get_width (BylineTextLayout *self)
{
  return self->width;
}

/**
 * byline_text_layout_improve:
 * @self: a layout with a width
 * @until: when to pause, in the time of g_get_monotonic_time()
 *
 * Lays out parts of a very long text whose height was guessed, those first
 * that somebody looks at.
 *
 * Returns: whether the height has become another
 */
gboolean
byline_text_layout_improve (BylineTextLayout *self,
                            gint64            until)
{
  int before = byline_text_layout_get_height (self);
  gboolean is_late = FALSE;

  for (guint pass = 0; pass < 2 && is_long (self); pass++)
    for (guint i = 0; i < self->parts->len && !is_late; i++)
      {
        Part *part = g_ptr_array_index (self->parts, i);

        if (part->is_measured || (pass == 0 && !part->is_wanted))
          continue;
        measure_part (self, part);
        /* It takes a hundred times the memory of its words. */
        if (!part->is_wanted)
          g_clear_object (&part->layout);
        is_late = g_get_monotonic_time () >= until;
      }
  self->is_stacked = FALSE;
  return byline_text_layout_get_height (self) != before;
}

/**
 * byline_text_layout_is_guessed:
 * @self: a layout with a width
 *
 * Returns: whether byline_text_layout_improve() has anything left to do
 */
gboolean
byline_text_layout_is_guessed (BylineTextLayout *self)
{
  for (guint i = 0; i < self->parts->len && is_long (self); i++)
    if (!((const Part *) g_ptr_array_index (self->parts, i))->is_measured)
      return TRUE;
  return FALSE;
}

static Part *
find_part (BylineTextLayout *self,
           guint             offset)
{
  Part *part = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      part = g_ptr_array_index (self->parts, i);
      if (offset <= part->end)
        break;
    }
  return part;
}

/**
 * byline_text_layout_is_long:
 * @self: a layout
 *
 * Returns: whether it is laid out bit by bit
 */
gboolean
byline_text_layout_is_long (BylineTextLayout *self)
{
  return is_long (self);
}

/**
 * byline_text_layout_is_laid_out:
 * @self: a layout with a width
 * @offset: byte offset
 * @y: (out): pixels from the top, about where it stands
 *
 * Returns: whether it costs nothing to ask for the pieces there
 */
gboolean
byline_text_layout_is_laid_out (BylineTextLayout *self,
                                guint             offset,
                                double           *y)
{
  const Part *part = find_part (self, offset);

  stack_parts (self);
  *y = part->y;
  return part->layout != NULL;
}

/**
 * byline_text_layout_get_range:
 * @self: a layout with a width
 * @top: pixels from the top
 * @bottom: pixels from the top
 * @start: (out): byte offset of what stands between the two, or before
 * @end: (out): where that ends, or later
 */
void
byline_text_layout_get_range (BylineTextLayout *self,
                              double            top,
                              double            bottom,
                              guint            *start,
                              guint            *end)
{
  const Part *last = g_ptr_array_index (self->parts, self->parts->len - 1);

  stack_parts (self);
  *start = *end = last->end;
  for (guint i = self->parts->len; i > 0; i--)
    {
      const Part *part = g_ptr_array_index (self->parts, i - 1);

      if (part->y + part->height > top)
        *start = part->start;
      if (part->y >= bottom)
        *end = part->start;
    }
}

/**
 * byline_text_layout_get_height:
 * @self: a layout
 *
 * Returns: pixels at the width set last, rounded up
 */
int
byline_text_layout_get_height (BylineTextLayout *self)
{
  const Part *last = g_ptr_array_index (self->parts, self->parts->len - 1);
  double height;

  stack_parts (self);
  height = last->y + last->height;

  return (int) height + (height > (int) height);
}

static int
guess_width (BylineTextLayout *self,
             const Part       *part)
{
  BylineTextGuess guess =
    byline_text_guess (self->words + part->start, self->words + part->end, G_MAXUINT);

  return (int) (guess.longest * get_char_width (self)) + 1;
}

/**
 * byline_text_layout_get_full_width:
 * @self: a layout
 *
 * Returns: pixels the longest line takes when nothing is wrapped; of a very
 *   long text, about as many
 */
int
byline_text_layout_get_full_width (BylineTextLayout *self)
{
  int widest = 0;

  if (self->full_width >= 0)
    return self->full_width;
  for (guint i = 0; i < MIN (self->parts->len, MAX_AT_ONCE); i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      int width;

      lay_out_part (self, part);
      pango_layout_set_width (part->layout, -1);
      pango_layout_get_size (part->layout, &width, NULL);
      pango_layout_set_width (part->layout, pango_width (self, part));
      widest = MAX (widest, width);
    }
  self->full_width = PANGO_PIXELS_CEIL (widest);
  for (guint i = MAX_AT_ONCE; i < self->parts->len; i++)
    self->full_width = MAX (self->full_width,
                            guess_width (self, g_ptr_array_index (self->parts, i)));
  return self->full_width;
}

/**
 * byline_text_layout_get_baseline:
 * @self: a layout
 *
 * Returns: pixels from the top to the first baseline
 */
int
byline_text_layout_get_baseline (BylineTextLayout *self)
{
  Part *first = g_ptr_array_index (self->parts, 0);

  if (first->is_cap)
    first = g_ptr_array_index (self->parts, 1);
  lay_out_part (self, first);
  return PANGO_PIXELS (pango_layout_get_baseline (first->layout));
}

static void
look_at (BylineTextLayout *self,
         Part             *part)
{
  part->is_wanted = TRUE;
  lay_out_part (self, part);
}

/**
 * byline_text_layout_hit:
 * @self: a layout
 * @x: pixels
 * @y: pixels
 *
 * Finds the place between two characters nearest to a point; any point is
 * near to some.
 *
 * Returns: a byte offset into the words
 */
guint
byline_text_layout_hit (BylineTextLayout *self,
                        double            x,
                        double            y)
{
  Part *part = NULL;
  const char *text;
  int index, trailing;

  stack_parts (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      part = g_ptr_array_index (self->parts, i);
      if (part->is_cap ? x < self->cap.width && y < self->setting.cap_lines * self->setting.pitch
                       : y < part->y + part->height)
        break;
    }
  g_return_val_if_fail (part != NULL, 0);
  look_at (self, part);
  pango_layout_xy_to_index (part->layout,
                            (int) (CLAMP (x - part->x, -1e5, 1e5) * PANGO_SCALE),
                            (int) (CLAMP (y - part->y, -1, part->height) * PANGO_SCALE),
                            &index, &trailing);
  text = pango_layout_get_text (part->layout);
  for (; trailing > 0 && text[index] != '\0'; trailing--)
    index = g_utf8_next_char (text + index) - text;
  return part->start + from_layout (part, index);
}

static void
add_line_pieces (const Part      *part,
                 PangoLayoutIter *iter,
                 int              start,
                 int              end,
                 GArray          *pieces)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  int from = MAX (start, line->start_index);
  int to = MIN (end, line->start_index + line->length);
  g_autofree int *ranges = NULL;
  int n_ranges, top, bottom;

  if (from >= to)
    return;
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  pango_layout_line_get_x_ranges (line, from, to, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      BylineLinePiece piece = {
        .x = part->x + (double) ranges[2 * i] / PANGO_SCALE,
        .y = part->y + (double) top / PANGO_SCALE,
        .width = (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE,
        .height = (double) (bottom - top) / PANGO_SCALE,
        .baseline = part->y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE,
      };

      if (piece.width > 0)
        g_array_append_val (pieces, piece);
    }
}

static void
add_part_pieces (const Part *part,
                 guint       start,
                 guint       end,
                 GArray     *pieces)
{
  PangoLayoutIter *iter = pango_layout_get_iter (part->layout);
  int from = to_layout (part, MAX (start, part->start) - part->start);
  int to = to_layout (part, MIN (end, part->end) - part->start);

  do
    {
      if (pango_layout_iter_get_line_readonly (iter)->start_index >= to)
        break;
      add_line_pieces (part, iter, from, to, pieces);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/**
 * byline_text_layout_get_pieces:
 * @self: a layout
 * @start: byte offset
 * @end: byte offset, exclusive
 *
 * Says where a range of the words stands: one piece for each line and turn of
 * direction, from top to bottom.
 *
 * Returns: (transfer full) (element-type BylineLinePiece): may be empty
 */
GArray *
byline_text_layout_get_pieces (BylineTextLayout *self,
                               guint             start,
                               guint             end)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (BylineLinePiece));

  stack_parts (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (start >= part->end || end <= part->start)
        continue;
      look_at (self, part);
      add_part_pieces (part, start, end, pieces);
    }
  return pieces;
}

/**
 * byline_text_layout_get_word:
 * @self: a layout
 * @offset: byte offset into the words
 * @start: (out): where the word around it starts
 * @end: (out): where it ends, exclusive; between words both borders of the gap
 */
void
byline_text_layout_get_word (BylineTextLayout *self,
                             guint             offset,
                             guint            *start,
                             guint            *end)
{
  Part *part = find_part (self, offset);
  const PangoLogAttr *attrs;
  const char *text;
  guint index;
  int n_attrs, from, to;

  look_at (self, part);
  text = pango_layout_get_text (part->layout);
  index = to_layout (part, MIN (offset, part->end) - MIN (offset, part->start));
  attrs = pango_layout_get_log_attrs_readonly (part->layout, &n_attrs);
  from = g_utf8_pointer_to_offset (text, text + index);
  if (from == n_attrs - 1 && from > 0)
    from--;
  to = from + 1;
  while (from > 0 && !attrs[from].is_word_start && !attrs[from].is_word_end)
    from--;
  while (to < n_attrs - 1 && !attrs[to].is_word_start && !attrs[to].is_word_end)
    to++;
  *start = part->start + from_layout (part, g_utf8_offset_to_pointer (text, from) - text);
  to = MIN (to, n_attrs - 1);
  *end = part->start + from_layout (part, g_utf8_offset_to_pointer (text, to) - text);
}

/**
 * byline_text_layout_foreach:
 * @self: a layout
 * @top: pixels from the top
 * @bottom: pixels from the top
 * @func: (scope call): gets each Pango layout between the two and its place
 * @user_data: for @func
 */
void
byline_text_layout_foreach (BylineTextLayout     *self,
                            double                top,
                            double                bottom,
                            BylineTextLayoutFunc  func,
                            gpointer              user_data)
{
  stack_parts (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (part->y >= bottom || part->y + part->height <= top)
        continue;
      look_at (self, part);
      func (part->layout, part->x, part->y, user_data);
    }
}
