/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document is made of: blocks, the words of a block with their spans,
 * pictures, and cards for what opens elsewhere. Plain structures; the reader
 * builds them and a document owns them.
 * Knows neither HTML nor widgets. */

#include "config.h"

#include "byline-block.h"

#include <string.h>

#include "byline-uri.h"

#include <string.h>

#define LINE_SEPARATOR "\342\200\250"   /* U+2028 */

static void
clear_span (gpointer data)
{
  BylineSpan *span = data;

  g_free (span->data);
  g_free (span->title);
  byline_picture_free (span->picture);
}

static void
clear_anchor (gpointer data)
{
  g_free (((BylineAnchor *) data)->id);
}

/**
 * byline_text_new:
 * @words: (not nullable): UTF-8, white space folded
 *
 * Returns: (transfer full): a leaf without spans
 */
BylineText *
byline_text_new (const char *words)
{
  BylineText *self = g_new0 (BylineText, 1);

  self->words = g_strdup (words);
  self->spans = g_array_new (FALSE, FALSE, sizeof (BylineSpan));
  g_array_set_clear_func (self->spans, clear_span);

  return self;
}

/**
 * byline_text_free:
 * @self: (transfer full) (nullable): the leaf
 */
void
byline_text_free (BylineText *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_array_unref (self->spans);
  g_clear_pointer (&self->anchors, g_array_unref);
  g_free (self);
}

/* Takes what @span holds; an empty one is ignored. */
static void
insert_span (BylineText *self,
             BylineSpan *span)
{
  guint place = self->spans->len;

  if (span->start >= span->end)
    {
      clear_span (span);
      return;
    }

  while (place > 0 && g_array_index (self->spans, BylineSpan, place - 1).start > span->start)
    place--;
  g_array_insert_val (self->spans, place, *span);
}

/**
 * byline_text_add_span:
 * @self: the leaf, not yet part of a document
 * @kind: what the span means
 * @start: byte offset into the words
 * @end: byte offset, exclusive, within the words; an empty span is ignored
 * @link_kind: for links, else %BYLINE_LINK_NONE
 * @data: (nullable): see #BylineSpanKind
 * @title: (nullable): a link's title
 *
 * Adds a span and keeps the spans sorted by start.
 */
void
byline_text_add_span (BylineText     *self,
                      BylineSpanKind  kind,
                      guint           start,
                      guint           end,
                      BylineLinkKind  link_kind,
                      const char     *data,
                      const char     *title)
{
  BylineSpan span = { kind, start, end, link_kind, g_strdup (data), g_strdup (title), NULL };

  insert_span (self, &span);
}

/**
 * byline_text_add_picture:
 * @self: the leaf, not yet part of a document
 * @start: byte offset of the U+FFFC it stands for
 * @end: byte offset behind it
 * @picture: (transfer full): a picture among the words
 *
 * Adds a span as byline_text_add_span() does.
 */
void
byline_text_add_picture (BylineText    *self,
                         guint          start,
                         guint          end,
                         BylinePicture *picture)
{
  BylineSpan span = { BYLINE_SPAN_PICTURE, start, end, BYLINE_LINK_NONE, NULL, NULL, picture };

  insert_span (self, &span);
}

/**
 * byline_text_add_anchor:
 * @self: the leaf, not yet part of a document
 * @id: (not nullable): what links call the place
 * @offset: byte offset into the words
 */
void
byline_text_add_anchor (BylineText *self,
                        const char *id,
                        guint       offset)
{
  BylineAnchor anchor = { g_strdup (id), offset };

  if (self->anchors == NULL)
    {
      self->anchors = g_array_new (FALSE, FALSE, sizeof (BylineAnchor));
      g_array_set_clear_func (self->anchors, clear_anchor);
    }
  g_array_append_val (self->anchors, anchor);
}

static gboolean
ends_line (const char *words,
           guint       length)
{
  return words[length - 1] == '\n' ||
         (length > 3 && memcmp (words + length - 3, LINE_SEPARATOR, 3) == 0);
}

/* The last place behind a line, else behind a word, else between letters. */
static guint
find_cut (const char *words,
          guint       max_bytes)
{
  guint end = max_bytes;

  for (guint i = max_bytes; i > max_bytes / 2; i--)
    if (ends_line (words, i))
      return i;
  for (guint i = max_bytes; i > max_bytes / 2; i--)
    if (words[i - 1] == ' ')
      return i;
  while (end > 1 && (((guchar) words[end] & 0xc0) == 0x80 ||
                     g_unichar_ismark (g_utf8_get_char (words + end))))
    end--;
  return end;
}

/* The words of a part without the one white space it was cut at. */
static char *
dup_part (const char *words,
          guint       cut)
{
  gboolean ends_word = words[cut - 1] == ' ' || words[cut - 1] == '\n';

  return g_strndup (words, ends_word ? cut - 1 : ends_line (words, cut) ? cut - 3 : cut);
}

/* Gives @rest what @self has behind @cut. */
static void
move_spans (BylineText *self,
            BylineText *rest,
            guint       cut)
{
  guint length = (guint) strlen (self->words);
  guint n_kept = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      BylineSpan *span = &g_array_index (self->spans, BylineSpan, i);
      guint start = MAX (span->start, cut) - cut;

      if (span->end > cut)
        {
          BylineSpan part = { span->kind, start, span->end - cut, span->link_kind,
                              g_strdup (span->data), g_strdup (span->title), NULL };

          if (span->start >= cut)
            part.picture = g_steal_pointer (&span->picture);
          g_array_append_val (rest->spans, part);
        }
      span->end = MIN (span->end, length);
      if (span->start >= span->end)
        clear_span (span);
      else
        g_array_index (self->spans, BylineSpan, n_kept++) = *span;
    }
  g_array_set_clear_func (self->spans, NULL);
  g_array_set_size (self->spans, n_kept);
  g_array_set_clear_func (self->spans, clear_span);
}

static void
move_anchors (BylineText *self,
              BylineText *rest,
              guint       cut)
{
  g_autoptr(GArray) anchors = g_steal_pointer (&self->anchors);

  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      const BylineAnchor *anchor = &g_array_index (anchors, BylineAnchor, i);

      if (anchor->offset >= cut)
        byline_text_add_anchor (rest, anchor->id, anchor->offset - cut);
      else
        byline_text_add_anchor (self, anchor->id,
                                MIN (anchor->offset, (guint) strlen (self->words)));
    }
}

/**
 * byline_text_split:
 * @self: the leaf, not yet part of a document
 * @max_bytes: the most bytes to keep, at least 16
 *
 * Cuts a leaf that is too long, at white space if there is some. The one
 * white space at the cut goes; no other character does.
 *
 * Returns: (transfer full) (nullable): the rest, %NULL if all may stay
 */
BylineText *
byline_text_split (BylineText *self,
                   guint       max_bytes)
{
  if (strlen (self->words) <= max_bytes)
    return NULL;

  guint cut = find_cut (self->words, max_bytes);
  BylineText *rest = byline_text_new (self->words + cut);
  g_autofree char *words = g_steal_pointer (&self->words);

  self->words = dup_part (words, cut);
  rest->align = self->align;
  rest->direction = self->direction;
  rest->size = self->size;
  move_spans (self, rest, cut);
  move_anchors (self, rest, cut);

  return rest;
}

static void
clear_candidate (gpointer data)
{
  g_free (((BylineCandidate *) data)->uri);
}

/**
 * byline_picture_new:
 * @uri: (not nullable): its address, resolved
 * @alt: (nullable): what it shows, in words
 *
 * Returns: (transfer full): a picture of unknown size
 */
BylinePicture *
byline_picture_new (const char *uri,
                    const char *alt)
{
  BylinePicture *self = g_new0 (BylinePicture, 1);

  self->uri = g_strdup (uri);
  self->alt = g_strdup (alt != NULL ? alt : "");
  self->candidates = g_array_new (FALSE, FALSE, sizeof (BylineCandidate));
  g_array_set_clear_func (self->candidates, clear_candidate);

  return self;
}

/**
 * byline_picture_free:
 * @self: (transfer full) (nullable): the picture
 */
void
byline_picture_free (BylinePicture *self)
{
  if (self == NULL)
    return;

  g_free (self->uri);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_free (self->alt);
  g_free (self->title);
  g_free (self->link_uri);
  g_free (self);
}

/**
 * byline_picture_get_uri:
 * @self: the picture
 * @width: pixels of the screen it will fill; 0 for the widest
 *
 * Copies that another host has than the picture itself are passed over: what
 * is asked of one host must not be asked of another.
 *
 * Returns: (transfer none): the narrowest copy that still fills @width, or
 *   the widest there is
 */
const char *
byline_picture_get_uri (const BylinePicture *self,
                        guint                width)
{
  g_autofree char *own = byline_uri_dup_authority (self->uri);
  const BylineCandidate *best = NULL;

  for (guint i = 0; self->candidates != NULL && i < self->candidates->len; i++)
    {
      const BylineCandidate *candidate = &g_array_index (self->candidates, BylineCandidate, i);
      g_autofree char *authority = byline_uri_dup_authority (candidate->uri);

      if (g_strcmp0 (authority, own) != 0)
        continue;
      best = candidate;
      if (width > 0 && best->width >= width)
        break;
    }

  return best != NULL ? best->uri : self->uri;
}

/**
 * byline_picture_links_to_file:
 * @self: the picture
 *
 * Returns: whether its link leads to a file of a picture, mostly the same one
 *   in full size
 */
gboolean
byline_picture_links_to_file (const BylinePicture *self)
{
  static const char * const endings[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif" };

  if (self->link_uri == NULL)
    return FALSE;

  g_autofree char *path = g_ascii_strdown (self->link_uri,
                                           (gssize) strcspn (self->link_uri, "?#"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * byline_media_new:
 * @is_video: whether there is something to see
 *
 * Returns: (transfer full): media without a source
 */
BylineMedia *
byline_media_new (gboolean is_video)
{
  BylineMedia *self = g_new0 (BylineMedia, 1);

  self->is_video = is_video;

  return self;
}

/**
 * byline_media_free:
 * @self: (transfer full) (nullable): the media
 */
void
byline_media_free (BylineMedia *self)
{
  if (self == NULL)
    return;

  g_free (self->uri);
  g_free (self->type);
  g_free (self->title);
  g_free (self->poster);
  g_free (self);
}

/**
 * byline_embed_new:
 * @provider: (not nullable): who shows it
 * @uri: (not nullable): where it opens
 *
 * Returns: (transfer full): an embed without a title
 */
BylineEmbed *
byline_embed_new (const char *provider,
                  const char *uri)
{
  BylineEmbed *self = g_new0 (BylineEmbed, 1);

  self->provider = g_strdup (provider);
  self->uri = g_strdup (uri);

  return self;
}

/**
 * byline_embed_free:
 * @self: (transfer full) (nullable): the embed
 */
void
byline_embed_free (BylineEmbed *self)
{
  if (self == NULL)
    return;

  g_free (self->provider);
  g_free (self->title);
  g_free (self->uri);
  g_free (self);
}

static const char * const names[] = {
  [BYLINE_BLOCK_PARAGRAPH] = "paragraph",
  [BYLINE_BLOCK_HEADING] = "heading",
  [BYLINE_BLOCK_LIST] = "list",
  [BYLINE_BLOCK_ITEM] = "item",
  [BYLINE_BLOCK_DEFINITIONS] = "definitions",
  [BYLINE_BLOCK_TERM] = "term",
  [BYLINE_BLOCK_DESCRIPTION] = "description",
  [BYLINE_BLOCK_QUOTE] = "quote",
  [BYLINE_BLOCK_CODE] = "code",
  [BYLINE_BLOCK_VERSE] = "verse",
  [BYLINE_BLOCK_DETAILS] = "details",
  [BYLINE_BLOCK_FIGURE] = "figure",
  [BYLINE_BLOCK_PICTURE] = "picture",
  [BYLINE_BLOCK_GALLERY] = "gallery",
  [BYLINE_BLOCK_MEDIA] = "media",
  [BYLINE_BLOCK_EMBED] = "embed",
  [BYLINE_BLOCK_FILE] = "file",
  [BYLINE_BLOCK_BUTTONS] = "buttons",
  [BYLINE_BLOCK_BUTTON] = "button",
  [BYLINE_BLOCK_FOOTNOTES] = "footnotes",
  [BYLINE_BLOCK_TABLE] = "table",
  [BYLINE_BLOCK_ROW] = "row",
  [BYLINE_BLOCK_CELL] = "cell",
  [BYLINE_BLOCK_RULE] = "rule",
  [BYLINE_BLOCK_PAGE_BREAK] = "page-break",
  [BYLINE_BLOCK_MORE] = "more",
  [BYLINE_BLOCK_DROPPED] = "dropped",
};

/**
 * byline_block_get_name:
 * @kind: a kind of block
 *
 * Returns: (transfer none): its plain English name, for exports and tests
 */
const char *
byline_block_get_name (BylineBlockKind kind)
{
  return (gsize) kind < G_N_ELEMENTS (names) ? names[kind] : names[BYLINE_BLOCK_DROPPED];
}

/**
 * byline_block_has_words_first:
 * @kind: a kind of block
 *
 * Returns: whether its own words are read before what it holds: a summary
 *   does, a caption does not
 */
gboolean
byline_block_has_words_first (BylineBlockKind kind)
{
  return kind == BYLINE_BLOCK_DETAILS || kind == BYLINE_BLOCK_FILE;
}

/**
 * byline_block_new:
 * @kind: the kind
 *
 * Returns: (transfer full): a block without content
 */
BylineBlock *
byline_block_new (BylineBlockKind kind)
{
  BylineBlock *self = g_new0 (BylineBlock, 1);

  self->kind = kind;
  self->column_span = 1;
  self->row_span = 1;

  return self;
}

/**
 * byline_block_free:
 * @self: (transfer full) (nullable): the block, with all it holds
 */
void
byline_block_free (BylineBlock *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->children, g_ptr_array_unref);
  byline_text_free (self->text);
  byline_picture_free (self->picture);
  byline_media_free (self->media);
  byline_embed_free (self->embed);
  g_free (self->language);
  g_free (self->id);
  g_free (self);
}

/**
 * byline_block_append:
 * @self: the block, not yet part of a document
 * @child: (transfer full): its new last child
 */
void
byline_block_append (BylineBlock *self,
                     BylineBlock *child)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);

  child->parent = self;
  g_ptr_array_add (self->children, child);
}
