/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds pictures, those among words included, and formulas. Never loads
 * anything. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-picture.h"
#include "byline-reader-rules.h"

#include <string.h>

#define MAX_PIXELS 20000

static void
append_formula (BylineReaderBuilder *self,
                const char          *source,
                const char          *spoken)
{
  gboolean is_open = byline_reader_text_open (self->text, BYLINE_SPAN_MATH, BYLINE_LINK_NONE,
                                              source, spoken);

  byline_reader_text_append (self->text, source);
  if (is_open)
    byline_reader_text_close (self->text);
}

static void
append_alt (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  const char *alt = byline_html_node_get_attribute (node, "alt");

  if (alt == NULL || *alt == '\0')
    return;
  if (byline_html_node_has_class (node, "latex") || byline_html_node_has_class (node, "wp-math"))
    append_formula (self, alt, NULL);
  else
    byline_reader_text_append (self->text, alt);
}

static BylinePicture *
read_picture (BylineReaderBuilder  *self,
              const BylineHtmlNode *node,
              const char           *uri)
{
  g_autofree char *alt = byline_reader_dup_line (node, "alt");
  g_autofree char *title = byline_reader_dup_line (node, "title");
  BylinePicture *picture = byline_picture_new (uri, alt);

  picture->title = *title != '\0' ? g_steal_pointer (&title) : NULL;
  picture->link_uri = g_strdup (byline_reader_text_get_link (self->text));
  picture->width = (guint) byline_reader_get_int (node, "width", 0, MAX_PIXELS, 0);
  picture->height = (guint) byline_reader_get_int (node, "height", 0, MAX_PIXELS, 0);
  byline_reader_picture_add_candidates (node, self->base_uri, picture);
  return picture;
}

static void
add_picture (BylineReaderBuilder  *self,
             const BylineHtmlNode *node,
             const char           *uri)
{
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_PICTURE);

  block->picture = read_picture (self, node, uri);
  block->place = byline_reader_get_place (node);
  byline_reader_builder_add (self, block);
}

static void
add_picture_link (BylineReaderBuilder  *self,
                  const BylineHtmlNode *node,
                  const char           *uri)
{
  g_autofree char *alt = byline_reader_dup_line (node, "alt");
  g_autofree char *name = *alt != '\0' ? g_steal_pointer (&alt) : byline_reader_picture_name (uri);

  if (byline_reader_text_get_link (self->text) != NULL)
    byline_reader_text_append (self->text, name);
  else
    byline_reader_builder_add_link (self, uri, name);
}

static void
show_picture (BylineReaderBuilder  *self,
              const BylineHtmlNode *node,
              const char           *uri)
{
  if (self->profile == BYLINE_PROFILE_COMMENT)
    add_picture_link (self, node, uri);
  else if (self->profile == BYLINE_PROFILE_INLINE || (self->is_flat && !self->in_heading))
    append_alt (self, node);
  else
    {
      /* A heading is one leaf: its picture goes before it. */
      if (!self->is_flat)
        byline_reader_builder_flush (self);
      add_picture (self, node, uri);
    }
}

/* Small enough to stand among words. */
static void
show_icon (BylineReaderBuilder  *self,
           const BylineHtmlNode *node,
           const char           *uri)
{
  BylinePicture *picture;

  if (self->profile != BYLINE_PROFILE_ARTICLE || self->in_code)
    {
      append_alt (self, node);
      return;
    }

  picture = read_picture (self, node, uri);
  g_clear_pointer (&picture->link_uri, g_free);   /* the span around it says where */
  byline_reader_text_picture (self->text, picture);
}

void
byline_reader_build_picture (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;
  BylinePictureFate fate = byline_reader_picture_judge (node, self->base_uri, &uri);

  self->misses_picture = fate == BYLINE_PICTURE_MISSING;
  if (fate == BYLINE_PICTURE_NONE)
    byline_reader_builder_drop (self, BYLINE_DROPPED_TRACKER);
  if (fate == BYLINE_PICTURE_REFUSED)
    byline_reader_builder_drop (self, BYLINE_DROPPED_ADDRESS);
  if (fate == BYLINE_PICTURE_WORDS)
    append_alt (self, node);
  else if (self->is_excerpt)
    return;
  else if (fate == BYLINE_PICTURE_REFUSED)
    append_alt (self, node);
  else if (fate == BYLINE_PICTURE_ICON)
    show_icon (self, node, uri);
  else if (fate == BYLINE_PICTURE_SHOWN)
    show_picture (self, node, uri);
}

/* What is there for browsers without scripts: the picture that a lazy one
 * before it lacks, and the pieces of a playlist. */
void
byline_reader_build_noscript (BylineReaderBuilder  *self,
                              const BylineHtmlNode *node)
{
  const BylineHtmlNode *picture = byline_html_node_find (node, "img", NULL);
  const BylineHtmlNode *list = byline_html_node_find (node, "ol", NULL);

  if (picture != NULL && self->misses_picture)
    byline_reader_build_picture (self, picture);
  else if (picture == NULL && list != NULL)
    byline_reader_builder_walk (self, list);
}

/* ---- formulas ---- */

/* The guard writes what nobody sees as a list of data. */
static gboolean
letters_visited_cb (const BylineHtmlNode *node,
                    gpointer              letters)
{
  const char *words = byline_html_node_get_words (node);

  if (words != NULL)
    g_string_append (letters, words);
  return !byline_html_node_is (node, "datalist");
}

/* The source as the page has it: TeX where it says so, else its letters. */
void
byline_reader_build_math (BylineReaderBuilder  *self,
                          const BylineHtmlNode *node)
{
  const BylineHtmlNode *annotation = byline_html_node_find (node, "x-annotation", NULL);
  g_autofree char *spoken = byline_reader_dup_line (node, "alttext");
  g_autoptr(GString) letters = g_string_new (NULL);

  byline_html_node_visit (annotation != NULL ? annotation : node, letters_visited_cb, letters);
  g_autofree char *source = byline_reader_fold_line (letters->str);

  if (*source != '\0')
    append_formula (self, source, *spoken != '\0' ? spoken : NULL);
  else if (*spoken != '\0')
    append_formula (self, spoken, NULL);
}
