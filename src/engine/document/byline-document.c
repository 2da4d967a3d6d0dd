/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page says, as blocks and spans. Screen, print, copy and find all
 * read the same document and name places in it the same way. Made once by
 * the reader, never changed after; any thread may read it.
 * Knows neither HTML nor widgets. */

#include "config.h"

#include "byline-document.h"

#include <string.h>

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
  GPtrArray  *pictures;     /* (owned) (element-type BylinePicture): unowned, in order */
  guint       n_notes;      /* blocks that say that something was left out */
  guint       n_dropped[BYLINE_N_DROPPED_REASONS];
};

G_DEFINE_FINAL_TYPE (BylineDocument, byline_document, G_TYPE_OBJECT)

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
index_inline_pictures (BylineDocument   *self,
                       const BylineText *text)
{
  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_PICTURE && span->picture != NULL)
        g_ptr_array_add (self->pictures, span->picture);
    }
}

static void
index_text (BylineDocument *self,
            BylineBlock    *owner)
{
  if (owner->text == NULL)
    return;

  Leaf leaf = { owner->text, owner };
  const GArray *anchors = owner->text->anchors;

  owner->text->ordinal = self->leaves->len;
  self->n_words += count_words (owner->text->words);
  index_inline_pictures (self, owner->text);
  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      const BylineAnchor *anchor = &g_array_index (anchors, BylineAnchor, i);

      add_anchor (self, anchor->id, owner->text->ordinal, anchor->offset);
    }
  g_array_append_val (self->leaves, leaf);
}

static void
index_children (BylineDocument *self,
                BylineBlock    *block);

/* Reading order. The reader bounds the depth. */
static void
index_block (BylineDocument *self,
             BylineBlock    *block)
{
  gboolean words_first = byline_block_has_words_first (block->kind);

  if (block->id != NULL)
    add_anchor (self, block->id, self->leaves->len, 0);
  if (block->kind == BYLINE_BLOCK_DROPPED)
    self->n_notes++;
  if (block->picture != NULL)
    g_ptr_array_add (self->pictures, block->picture);
  if (words_first)
    index_text (self, block);
  index_children (self, block);
  if (!words_first)
    index_text (self, block);
}

static void
index_children (BylineDocument *self,
                BylineBlock    *block)
{
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    index_block (self, g_ptr_array_index (block->children, i));
}

static void
byline_document_finalize (GObject *object)
{
  BylineDocument *self = BYLINE_DOCUMENT (object);

  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
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
  self->pictures = g_ptr_array_new ();
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
 * own words, so a caption follows its picture and a cite its quote. The
 * summary of details and the name of a file come first.
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
 * byline_document_new_counted:
 * @blocks: (transfer full) (element-type BylineBlock): as above
 * @base_uri: (nullable): as above
 * @truncated: as above
 * @n_dropped: (array fixed-size=BYLINE_N_DROPPED_REASONS): how many parts of
 *   the page are not in it, by #BylineDroppedReason
 *
 * Returns: (transfer full): a document that nobody changes any more
 */
BylineDocument *
byline_document_new_counted (GPtrArray   *blocks,
                             const char  *base_uri,
                             gboolean     truncated,
                             const guint *n_dropped)
{
  BylineDocument *self = byline_document_new (blocks, base_uri, truncated);

  memcpy (self->n_dropped, n_dropped, sizeof self->n_dropped);

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
 * byline_document_get_n_pictures:
 * @self: the document
 *
 * Returns: the number of pictures, those among words included
 */
guint
byline_document_get_n_pictures (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), 0);

  return self->pictures->len;
}

/**
 * byline_document_get_pictures:
 * @self: the document
 *
 * Returns: (transfer none) (element-type BylinePicture): all its pictures in
 *   reading order, those among words included, read-only
 */
GPtrArray *
byline_document_get_pictures (BylineDocument *self)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), NULL);

  return self->pictures;
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

  return self->n_notes;
}

/**
 * byline_document_count_dropped:
 * @self: the document
 * @reason: why something is not there
 *
 * Returns: how many parts of the page are not in it for that reason, with a
 *   mark or without
 */
guint
byline_document_count_dropped (BylineDocument      *self,
                               BylineDroppedReason  reason)
{
  g_return_val_if_fail (BYLINE_IS_DOCUMENT (self), 0);
  g_return_val_if_fail ((guint) reason < BYLINE_N_DROPPED_REASONS, 0);

  return self->n_dropped[reason];
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
