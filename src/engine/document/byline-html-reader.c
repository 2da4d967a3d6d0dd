/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The door of the reader: HTML goes in, a document or a line of plain text
 * comes out. Reading never fails; what is broken or not allowed degrades to
 * words. Sees neither the parser nor a widget. */

#include "config.h"

#include "byline-html-reader.h"

#include "byline-html-guard.h"
#include "byline-html-tree.h"
#include "byline-reader-builder.h"
#include "byline-text.h"

#include <string.h>

#define ELLIPSIS "\342\200\246"

static gsize
max_bytes (BylineProfile profile)
{
  return profile == BYLINE_PROFILE_ARTICLE ? BYLINE_HTML_MAX_ARTICLE_BYTES
                                           : BYLINE_HTML_MAX_COMMENT_BYTES;
}

static BylineDocument *
make_document (BylineReaderBuilder  *builder,
               const BylineHtmlTree *tree)
{
  gboolean truncated = builder->truncated || byline_html_tree_get_truncated (tree) ||
                       byline_reader_text_is_cut (builder->text);
  GPtrArray *blocks = builder->container->children;

  if (blocks == NULL)
    blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  builder->container->children = NULL;
  for (guint i = 0; i < blocks->len; i++)
    ((BylineBlock *) g_ptr_array_index (blocks, i))->parent = NULL;

  return byline_document_new_counted (blocks, builder->base_uri, truncated, builder->n_dropped);
}

/**
 * byline_html_reader_read:
 * @html: (array length=length) (nullable): a body's HTML; %NULL is the empty
 *   one
 * @length: bytes, or -1 if NUL-terminated
 * @base_uri: (nullable): the page's own address, for its relative links
 * @profile: what kind of text it is
 *
 * Reads a page. An article is read up to 4 MiB and 20,000 blocks, a comment
 * up to 256 KiB and 200 blocks with pictures and media as links, an inline
 * text (a title, a name) as one paragraph. Meant for worker threads: a long
 * article takes some milliseconds.
 *
 * Returns: (transfer full): the document, perhaps empty
 */
BylineDocument *
byline_html_reader_read (const char    *html,
                         gssize         length,
                         const char    *base_uri,
                         BylineProfile  profile)
{
  g_autoptr(BylineHtmlTree) tree = byline_html_tree_new (html, length, max_bytes (profile));
  g_autoptr(BylineReaderText) text = byline_reader_text_new ();
  g_autoptr(BylineBlock) top = byline_block_new (BYLINE_BLOCK_CELL);
  BylineReaderBuilder builder = {
    .base_uri = base_uri,
    .profile = profile,
    .text = text,
    .container = top,
    .is_flat = profile == BYLINE_PROFILE_INLINE,
    .in_line = profile == BYLINE_PROFILE_INLINE,
  };

  byline_reader_builder_walk_children (&builder, byline_html_tree_get_root (tree));
  builder.is_flat = FALSE;
  byline_reader_builder_flush (&builder);

  return make_document (&builder, tree);
}

static char *
read_line (const char *html,
           gsize       max_length,
           gboolean    is_excerpt)
{
  g_autoptr(BylineHtmlTree) tree = byline_html_tree_new (html, -1, max_length);
  g_autoptr(BylineReaderText) text = byline_reader_text_new ();
  g_autoptr(BylineBlock) top = byline_block_new (BYLINE_BLOCK_CELL);
  BylineReaderBuilder builder = {
    .profile = BYLINE_PROFILE_INLINE,
    .text = text,
    .container = top,
    .is_excerpt = is_excerpt,
    .is_flat = TRUE,
    .in_line = TRUE,
  };

  byline_reader_builder_walk_children (&builder, byline_html_tree_get_root (tree));
  g_autoptr(BylineText) leaf = byline_reader_text_take (text);
  return byline_text_clean_line (leaf != NULL ? leaf->words : "");
}

/**
 * byline_html_reader_plain_line:
 * @html: (nullable): a title or name with entities and perhaps tags
 *
 * Reads inline HTML as one line of plain text, at most 256 KiB of it.
 *
 * Returns: (transfer full) (not nullable): UTF-8, decoded and cleaned; "" if
 *   there are no words
 */
char *
byline_html_reader_plain_line (const char *html)
{
  return read_line (html, BYLINE_HTML_MAX_COMMENT_BYTES, FALSE);
}

/* The marks sites put where they cut, so that there is only ours. */
static void
chop_more (char *line)
{
  static const char * const marks[] = {
    "[" ELLIPSIS "]", "[...]", ELLIPSIS, "...",
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (line, marks[i]))
      {
        line[strlen (line) - strlen (marks[i])] = '\0';
        g_strchomp (line);
        return;
      }
}

static const char *
end_of_words (const char *line,
              guint       max_words)
{
  const char *p = line;

  for (guint i = 0; i < max_words && *p != '\0'; i++)
    {
      p += strspn (p, " ");
      p += strcspn (p, " ");
    }

  return p;
}

/**
 * byline_html_reader_excerpt:
 * @html: (nullable): an excerpt or a whole article
 * @max_words: the most words to keep
 *
 * Reads the first words as one line of plain text, without pictures, "read
 * more" links and the marks sites put at a cut.
 *
 * Returns: (transfer full) (not nullable): UTF-8 with "…" after it if it was
 *   cut here or by the site; "" if there are no words
 */
char *
byline_html_reader_excerpt (const char *html,
                            guint       max_words)
{
  g_autofree char *line = read_line (html, BYLINE_HTML_MAX_ARTICLE_BYTES, TRUE);
  gsize length = strlen (line);

  chop_more (line);
  gboolean is_cut = strlen (line) < length;
  const char *end = end_of_words (line, max_words);
  is_cut |= *end != '\0';
  g_autofree char *words = g_strndup (line, (gsize) (end - line));
  g_strchomp (words);

  return is_cut && *words != '\0' ? g_strconcat (words, ELLIPSIS, NULL)
                                  : g_steal_pointer (&words);
}
