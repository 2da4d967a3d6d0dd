/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page says, as blocks and spans. Screen, print, copy and find all
 * read the same document and name places in it the same way. Made once by
 * the reader, never changed after; any thread may read it.
 * Knows neither HTML nor widgets. */

#include "config.h"

#include "byline-document.h"

typedef struct
{
  BylineText  *text;    /* (unowned) */
  BylineBlock *owner;   /* (unowned) */
} Leaf;

struct _BylineDocument
{
  GObject     parent_instance;

  GPtrArray  *blocks;       /* (owned) (element-type BylineBlock) */
  char       *base_uri;     /* (owned) (nullable) */
  gboolean    truncated;
  GArray     *leaves;       /* (owned) (element-type Leaf): by ordinal */
  GHashTable *anchors;      /* (owned): id (unowned) to BylinePosition */
  guint       n_words;
  guint       n_dropped;
};

G_DEFINE_FINAL_TYPE (BylineDocument, byline_document, G_TYPE_OBJECT)

static void
clear_span (gpointer data)
{
  BylineSpan *span = data;

  g_free (span->data);
  g_free (span->title);
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
  BylineSpan span = { kind, start, end, link_kind, g_strdup (data), g_strdup (title) };
  guint place = self->spans->len;

  if (start >= end)
    {
      clear_span (&span);
      return;
    }

  while (place > 0 && g_array_index (self->spans, BylineSpan, place - 1).start > start)
    place--;
  g_array_insert_val (self->spans, place, span);
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

static void
free_picture (BylinePicture *picture)
{
  if (picture == NULL)
    return;

  g_free (picture->uri);
  g_free (picture->alt);
  g_free (picture->link_uri);
  g_free (picture);
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
  free_picture (self->picture);
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

/**
 * byline_position_compare:
 * @a: a place
 * @b: another in the same document
 *
 * Returns: below, equal to or above 0, in reading order
 */
int
byline_position_compare (BylinePosition a,
                         BylinePosition b)
{
  if (a.ordinal != b.ordinal)
    return a.ordinal < b.ordinal ? -1 : 1;
  if (a.offset != b.offset)
    return a.offset < b.offset ? -1 : 1;

  return 0;
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Words are runs between white space that hold a letter or digit. Scripts
 * without spaces are read about two characters to a word. */
static guint
count_words (const char *words)
{
  guint n_words = 0;
  guint n_ideographs = 0;
  gboolean in_word = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == '\n' || c == 0x2028 || c == 0x00a0)
        in_word = FALSE;
      else if (is_ideograph (c))
        n_ideographs++;
      else if (!in_word && g_unichar_isalnum (c))
        {
          in_word = TRUE;
          n_words++;
        }
    }

  return n_words + (n_ideographs + 1) / 2;
}

static void
add_anchor (BylineDocument *self,
            const char     *id,
            guint           ordinal,
            guint           offset)
{
  if (g_hash_table_contains (self->anchors, id))
    return;

  BylinePosition *position = g_new (BylinePosition, 1);
  position->ordinal = ordinal;
  position->offset = offset;
  g_hash_table_insert (self->anchors, (gpointer) id, position);
}

static void
index_text (BylineDocument *self,
            BylineBlock    *owner)
{
  Leaf leaf = { owner->text, owner };
  const GArray *anchors = owner->text->anchors;

  owner->text->ordinal = self->leaves->len;
  self->n_words += count_words (owner->text->words);
  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      const BylineAnchor *anchor = &g_array_index (anchors, BylineAnchor, i);

      add_anchor (self, anchor->id, owner->text->ordinal, anchor->offset);
    }
  g_array_append_val (self->leaves, leaf);
}

/* Reading order: what a block holds, then its own words (a caption, a cite).
 * The reader bounds the depth. */
static void
index_block (BylineDocument *self,
             BylineBlock    *block)
{
  if (block->id != NULL)
    add_anchor (self, block->id, self->leaves->len, 0);
  if (block->kind == BYLINE_BLOCK_DROPPED)
    self->n_dropped++;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    index_block (self, g_ptr_array_index (block->children, i));
  if (block->text != NULL)
    index_text (self, block);
}

static void
byline_document_finalize (GObject *object)
{
  BylineDocument *self = BYLINE_DOCUMENT (object);

  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->base_uri, g_free);

  G_OBJECT_CLASS (byline_document_parent_class)->finalize (object);
}

static void
byline_document_class_init (BylineDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_document_finalize;
}

static void
byline_document_init (BylineDocument *self)
{
  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

/**
 * byline_document_new:
 * @blocks: (transfer full) (element-type BylineBlock): the top blocks; the
 *   array frees them
 * @base_uri: (nullable): the page's own address
 * @truncated: whether the page held more than was read
 *
 * Numbers the texts in reading order: what a block holds comes before its
 * own words, so a caption follows its picture and a cite its quote.
 *
 * Returns: (transfer full): a document that nobody changes any more
 */
BylineDocument *
byline_document_new (GPtrArray  *blocks,
                     const char *base_uri,
                     gboolean    truncated)
{
  g_return_val_if_fail (blocks != NULL, NULL);

  BylineDocument *self = g_object_new (BYLINE_TYPE_DOCUMENT, NULL);

  self->blocks = blocks;
  self->base_uri = g_strdup (base_uri);
  self->truncated = truncated;
  for (guint i = 0; i < blocks->len; i++)
    index_block (self, g_ptr_array_index (blocks, i));

  return self;
}

/**
 * byline_document_get_blocks:
 * @self: the document
 *
 * Returns: (transfer none) (element-type BylineBlock): the top blocks,
 *   read-only
 */
GPtrArray *
byline_document_get_blocks (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), NULL);

  return self->blocks;
}

/**
 * byline_document_get_n_texts:
 * @self: the document
 *
 * Returns: the number of texts; ordinals are below it
 */
guint
byline_document_get_n_texts (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), 0);

  return self->leaves->len;
}

/**
 * byline_document_get_text:
 * @self: the document
 * @ordinal: a place in reading order
 *
 * Returns: (transfer none) (nullable): the text, %NULL beyond the last
 */
const BylineText *
byline_document_get_text (BylineDocument *self,
                          guint           ordinal)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), NULL);

  if (ordinal >= self->leaves->len)
    return NULL;

  return g_array_index (self->leaves, Leaf, ordinal).text;
}

/**
 * byline_document_get_owner:
 * @self: the document
 * @ordinal: a place in reading order
 *
 * Returns: (transfer none) (nullable): the block whose text it is, %NULL
 *   beyond the last
 */
const BylineBlock *
byline_document_get_owner (BylineDocument *self,
                           guint           ordinal)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), NULL);

  if (ordinal >= self->leaves->len)
    return NULL;

  return g_array_index (self->leaves, Leaf, ordinal).owner;
}

/**
 * byline_document_get_n_words:
 * @self: the document
 *
 * Returns: the number of words, two ideographs counting as one
 */
guint
byline_document_get_n_words (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), 0);

  return self->n_words;
}

/**
 * byline_document_get_n_dropped:
 * @self: the document
 *
 * Returns: how many parts stand in it only as a mark that they were left out
 */
guint
byline_document_get_n_dropped (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), 0);

  return self->n_dropped;
}

/**
 * byline_document_get_truncated:
 * @self: the document
 *
 * Returns: %TRUE if the page went over a limit and should be read in a
 *   browser
 */
gboolean
byline_document_get_truncated (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), FALSE);

  return self->truncated;
}

/**
 * byline_document_get_base_uri:
 * @self: the document
 *
 * Returns: (nullable): the page's own address
 */
const char *
byline_document_get_base_uri (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), NULL);

  return self->base_uri;
}

/**
 * byline_document_find_anchor:
 * @self: the document
 * @id: (nullable): a target's name, with or without "#"
 * @position: (out): the first words at or after the target
 *
 * Returns: %TRUE if the page has the target and words after it
 */
gboolean
byline_document_find_anchor (BylineDocument *self,
                             const char     *id,
                             BylinePosition *position)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), FALSE);

  if (id == NULL)
    return FALSE;

  const BylinePosition *found =
    g_hash_table_lookup (self->anchors, *id == '#' ? id + 1 : id);
  if (found == NULL || found->ordinal >= self->leaves->len)
    return FALSE;

  *position = *found;
  return TRUE;
}
