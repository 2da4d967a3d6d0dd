/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Collects the words of one leaf while the reader walks: folds white space
 * once, drops characters that lie about direction, and keeps the elements
 * open around the words so that their spans go on in the next leaf.
 * Knows no elements and no blocks. */

#include "config.h"

#include "byline-reader-text.h"

#include <string.h>

#define MAX_TEXT_BYTES (1024 * 1024)
#define MAX_CHUNK_BYTES 4096
#define MAX_FORMATS 64
#define MAX_MARKS_PER_LETTER 8
#define MAX_BREAKS_IN_A_ROW 2
#define NOT_STARTED G_MAXUINT
#define OBJECT_MARK "\357\277\274"       /* U+FFFC */
#define LINE_SEPARATOR "\342\200\250"   /* U+2028 */

typedef struct
{
  BylineSpanKind  kind;
  BylineLinkKind  link_kind;
  char           *data;    /* (owned) (nullable) */
  char           *title;   /* (owned) (nullable) */
  guint           start;   /* byte offset, or NOT_STARTED until words come */
} Format;

struct _BylineReaderText
{
  GString         *words;
  GArray          *formats;         /* (element-type Format): open, outer first */
  BylineText      *text;            /* (owned): takes spans as they close */
  BylineSpaceMode  mode;
  guint            first_unstarted; /* formats from here on have no words yet */
  guint            n_waiting;       /* targets of leaves that stayed empty */
  guint            n_breaks;        /* in a row at the end */
  guint            n_marks;         /* in a row at the end */
  gboolean         needs_space;
  gboolean         needs_line;
  gboolean         is_visible;      /* holds more than spaces */
  gboolean         is_cut;          /* some leaf was over the limit */
};

static void
clear_format (gpointer data)
{
  Format *format = data;

  g_free (format->data);
  g_free (format->title);
}

/**
 * byline_reader_text_new:
 *
 * Returns: (transfer full): a collector with nothing in it
 */
BylineReaderText *
byline_reader_text_new (void)
{
  BylineReaderText *self = g_new0 (BylineReaderText, 1);

  self->words = g_string_new (NULL);
  self->text = byline_text_new ("");
  self->formats = g_array_new (FALSE, FALSE, sizeof (Format));
  g_array_set_clear_func (self->formats, clear_format);

  return self;
}

/**
 * byline_reader_text_free:
 * @self: (transfer full): the collector
 */
void
byline_reader_text_free (BylineReaderText *self)
{
  g_string_free (self->words, TRUE);
  g_array_unref (self->formats);
  byline_text_free (self->text);
  g_free (self);
}

/**
 * byline_reader_text_set_mode:
 * @self: the collector, empty
 * @mode: what white space means from now on
 */
void
byline_reader_text_set_mode (BylineReaderText *self,
                             BylineSpaceMode   mode)
{
  self->mode = mode;
}

static gboolean
is_at_line_start (BylineReaderText *self)
{
  return self->words->len == 0 || self->n_breaks > 0;
}

static void
put_break (BylineReaderText *self)
{
  self->needs_space = FALSE;
  if (self->words->len == 0 || self->n_breaks == MAX_BREAKS_IN_A_ROW)
    return;

  g_string_append (self->words, LINE_SEPARATOR);
  self->n_breaks++;
}

static void
put_line_end (BylineReaderText *self)
{
  if (self->words->len > 0 && self->words->str[self->words->len - 1] != '\n')
    g_string_append_c (self->words, '\n');
}

/* Room for the next words: the space or line they wait for, and the start of
 * the spans that were waiting for them. */
static gboolean
prepare (BylineReaderText *self,
         gsize             n_bytes)
{
  if (self->words->len + n_bytes > MAX_TEXT_BYTES)
    {
      self->is_cut = TRUE;
      return FALSE;
    }

  if (self->needs_line && self->mode == BYLINE_SPACE_CODE)
    put_line_end (self);
  else if (self->needs_line && !is_at_line_start (self))
    put_break (self);
  if (self->needs_space && !is_at_line_start (self))
    g_string_append_c (self->words, ' ');
  self->needs_line = FALSE;
  self->needs_space = FALSE;
  self->n_breaks = 0;
  for (; self->first_unstarted < self->formats->len; self->first_unstarted++)
    g_array_index (self->formats, Format, self->first_unstarted).start = (guint) self->words->len;

  return TRUE;
}

static void
put (BylineReaderText *self,
     const char       *bytes,
     gsize             n_bytes,
     gboolean          is_visible)
{
  if (!prepare (self, n_bytes))
    return;

  g_string_append_len (self->words, bytes, (gssize) n_bytes);
  self->is_visible |= is_visible;
}

static void
put_space (BylineReaderText *self,
           char              c)
{
  self->n_marks = 0;
  if (self->mode == BYLINE_SPACE_FOLD)
    self->needs_space = TRUE;
  else if (c == '\n' && self->mode == BYLINE_SPACE_VERSE)
    byline_reader_text_break (self);
  else if (c == '\n' && self->words->len > 0)
    put (self, "\n", 1, FALSE);
  else if (c == '\t' && self->mode == BYLINE_SPACE_CODE)
    put (self, "\t", 1, FALSE);
  else if (c == ' ' || c == '\t')
    put (self, " ", 1, FALSE);
}

/* Controls, direction overrides, object marks and byte order marks. */
static gboolean
is_treacherous (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff || c == 0xfffc;
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00a0 || c == 0x00ad || c == 0x2060 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200f);
}

static void
put_char (BylineReaderText *self,
          const char       *bytes)
{
  gunichar c = g_utf8_get_char (bytes);
  GUnicodeType type = c < 0x300 ? G_UNICODE_LOWERCASE_LETTER : g_unichar_type (c);
  gboolean is_mark = type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;

  if (c == 0x2028 || c == 0x2029)
    {
      put_space (self, '\n');
      return;
    }
  if (is_treacherous (c))
    return;

  self->n_marks = is_mark ? self->n_marks + 1 : 0;
  if (self->n_marks <= MAX_MARKS_PER_LETTER)
    put (self, bytes, (gsize) (g_utf8_next_char (bytes) - bytes), !is_invisible (c));
}

/**
 * byline_reader_text_append:
 * @self: the collector
 * @words: valid UTF-8
 *
 * Appends words; white space as the mode says. Over 1 MiB the rest goes.
 */
void
byline_reader_text_append (BylineReaderText *self,
                           const char       *words)
{
  const char *p = words;

  while (*p != '\0')
    {
      gsize n_plain = 0;

      while (n_plain < MAX_CHUNK_BYTES && (guchar) p[n_plain] > 0x20 && (guchar) p[n_plain] < 0x7f)
        n_plain++;
      if (n_plain > 0)
        {
          put (self, p, n_plain, TRUE);
          self->n_marks = 0;
          p += n_plain;
        }
      else if (strchr (" \t\n\f\r", *p) != NULL)
        put_space (self, *p++);
      else
        {
          put_char (self, p);
          p = g_utf8_next_char (p);
        }
    }
}

/**
 * byline_reader_text_break:
 * @self: the collector
 *
 * Ends the line, unless nothing is on it or two ended already.
 */
void
byline_reader_text_break (BylineReaderText *self)
{
  if (self->mode == BYLINE_SPACE_CODE)
    put_space (self, '\n');
  else
    put_break (self);
}

/**
 * byline_reader_text_separate:
 * @self: the collector
 * @by_line: whether the parts stand on lines of their own
 *
 * Keeps what comes apart from what was; does nothing at either end.
 */
void
byline_reader_text_separate (BylineReaderText *self,
                             gboolean          by_line)
{
  if (by_line)
    self->needs_line = self->words->len > 0;
  else
    self->needs_space = TRUE;
}

/**
 * byline_reader_text_anchor:
 * @self: the collector
 * @id: what links call this place
 *
 * Marks a target; it waits for the next leaf if this one stays empty.
 */
void
byline_reader_text_anchor (BylineReaderText *self,
                           const char       *id)
{
  guint n_waiting = self->needs_space && !is_at_line_start (self) ? 1 : 0;

  byline_text_add_anchor (self->text, id, (guint) self->words->len + n_waiting);
}

/**
 * byline_reader_text_open:
 * @self: the collector
 * @kind: the span
 * @link_kind: for links
 * @data: (nullable): see #BylineSpanKind
 * @title: (nullable): a link's title
 *
 * Opens a span around the words to come, in this and the next leaves.
 *
 * Returns: %TRUE if it must be closed, %FALSE if too many are open
 */
gboolean
byline_reader_text_open (BylineReaderText *self,
                         BylineSpanKind    kind,
                         BylineLinkKind    link_kind,
                         const char       *data,
                         const char       *title)
{
  if (self->formats->len == MAX_FORMATS)
    return FALSE;

  Format format = { kind, link_kind, g_strdup (data), g_strdup (title), NOT_STARTED };
  g_array_append_val (self->formats, format);
  return TRUE;
}

static void
add_span (BylineReaderText *self,
          const Format     *format,
          guint             end)
{
  if (format->start != NOT_STARTED && format->start < end)
    byline_text_add_span (self->text, format->kind, format->start, end,
                          format->link_kind, format->data, format->title);
}

/**
 * byline_reader_text_close:
 * @self: the collector
 *
 * Closes the innermost span.
 */
void
byline_reader_text_close (BylineReaderText *self)
{
  g_return_if_fail (self->formats->len > 0);

  guint last = self->formats->len - 1;
  add_span (self, &g_array_index (self->formats, Format, last), (guint) self->words->len);
  g_array_set_size (self->formats, last);
  self->first_unstarted = MIN (self->first_unstarted, last);
}

/**
 * byline_reader_text_picture:
 * @self: the collector
 * @picture: (transfer full): a picture that stands among words
 *
 * Puts it there as U+FFFC with a span.
 */
void
byline_reader_text_picture (BylineReaderText *self,
                            BylinePicture    *picture)
{
  if (!prepare (self, strlen (OBJECT_MARK)))
    {
      byline_picture_free (picture);
      return;
    }

  guint start = (guint) self->words->len;
  g_string_append (self->words, OBJECT_MARK);
  self->is_visible = TRUE;
  self->n_marks = 0;
  byline_text_add_picture (self->text, start, (guint) self->words->len, picture);
}

/**
 * byline_reader_text_get_link:
 * @self: the collector
 *
 * Returns: (nullable): where the words to come lead, on the web
 */
const char *
byline_reader_text_get_link (BylineReaderText *self)
{
  for (guint i = self->formats->len; i-- > 0;)
    {
      const Format *format = &g_array_index (self->formats, Format, i);

      if (format->kind == BYLINE_SPAN_LINK)
        return format->link_kind == BYLINE_LINK_WEB ? format->data : NULL;
    }

  return NULL;
}

/**
 * byline_reader_text_is_cut:
 * @self: the collector
 *
 * Returns: %TRUE if words went because a leaf was over the limit
 */
gboolean
byline_reader_text_is_cut (BylineReaderText *self)
{
  return self->is_cut;
}

static void
trim_end (BylineReaderText *self)
{
  GString *words = self->words;

  while (words->len > 0)
    {
      if (words->str[words->len - 1] == ' ' || words->str[words->len - 1] == '\n' ||
          words->str[words->len - 1] == '\t')
        g_string_truncate (words, words->len - 1);
      else if (words->len >= 3 &&
               memcmp (words->str + words->len - 3, LINE_SEPARATOR, 3) == 0)
        g_string_truncate (words, words->len - 3);
      else
        return;
    }
}

/* Spans that closed behind a trailing break end with the words. */
static void
clamp_spans (BylineText *text,
             guint       length)
{
  for (guint i = text->spans->len; i-- > 0;)
    {
      BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      span->end = MIN (span->end, length);
      if (span->start >= span->end)
        g_array_remove_index (text->spans, i);
    }
}

/* Targets that wait for words are at 0 already and are not counted again. */
static void
clamp_anchors (BylineReaderText *self,
               guint             length)
{
  GArray *anchors = self->text->anchors;
  guint n_anchors = anchors != NULL ? anchors->len : 0;

  for (guint i = self->n_waiting; i < n_anchors; i++)
    {
      BylineAnchor *anchor = &g_array_index (anchors, BylineAnchor, i);

      anchor->offset = MIN (anchor->offset, length);
    }
  self->n_waiting = n_anchors;
}

static void
start_anew (BylineReaderText *self)
{
  g_string_truncate (self->words, 0);
  self->first_unstarted = 0;
  self->n_breaks = 0;
  self->n_marks = 0;
  self->needs_space = FALSE;
  self->needs_line = FALSE;
  self->is_visible = FALSE;
  for (guint i = 0; i < self->formats->len; i++)
    g_array_index (self->formats, Format, i).start = NOT_STARTED;
}

/**
 * byline_reader_text_take:
 * @self: the collector
 *
 * Ends the leaf. Open spans end in it and begin again with the next words.
 *
 * Returns: (transfer full) (nullable): the leaf, %NULL if nobody would see
 *   anything in it
 */
BylineText *
byline_reader_text_take (BylineReaderText *self)
{
  BylineText *text = NULL;

  trim_end (self);
  if (self->is_visible)
    {
      for (guint i = 0; i < self->formats->len; i++)
        add_span (self, &g_array_index (self->formats, Format, i), (guint) self->words->len);
      clamp_spans (self->text, (guint) self->words->len);
      clamp_anchors (self, (guint) self->words->len);
      text = g_steal_pointer (&self->text);
      g_free (text->words);
      text->words = g_strndup (self->words->str, self->words->len);
      self->text = byline_text_new ("");
      self->n_waiting = 0;
    }
  else
    {
      g_array_set_size (self->text->spans, 0);
      clamp_anchors (self, 0);
    }
  start_anew (self);

  return text;
}
