/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds what a page brings from elsewhere: pictures, sound and film, and
 * the pages of others. Only pictures are shown; all else becomes a link that
 * says where it leads. Never loads anything. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-picture.h"
#include "byline-reader-rules.h"
#include "byline-uri.h"

#include <string.h>

#define MAX_PIXELS 20000

/* ---- pictures ---- */

static void
append_alt (BylineReaderBuilder  *self,
            const BylineHtmlNode *node)
{
  const char *alt = byline_html_node_get_attribute (node, "alt");
  gboolean is_formula = byline_html_node_has_class (node, "latex");

  if (alt == NULL || *alt == '\0')
    return;

  gboolean is_open = is_formula &&
                     byline_reader_text_open (self->text, BYLINE_SPAN_CODE,
                                              BYLINE_LINK_NONE, NULL, NULL);
  byline_reader_text_append (self->text, alt);
  if (is_open)
    byline_reader_text_close (self->text);
}

/* One clean line out of an attribute. */
static char *
dup_attribute_line (const BylineHtmlNode *node,
                    const char           *name)
{
  const char *value = byline_html_node_get_attribute (node, name);
  g_autoptr(BylineReaderText) line = byline_reader_text_new ();

  byline_reader_text_append (line, value != NULL ? value : "");
  g_autoptr(BylineText) text = byline_reader_text_take (line);
  return g_strdup (text != NULL ? text->words : "");
}

static void
add_picture (BylineReaderBuilder  *self,
             const BylineHtmlNode *node,
             char                 *uri)
{
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_PICTURE);

  block->picture = g_new0 (BylinePicture, 1);
  block->picture->uri = uri;
  block->picture->alt = dup_attribute_line (node, "alt");
  block->picture->link_uri = g_strdup (byline_reader_text_get_link (self->text));
  block->picture->width = (guint) byline_reader_get_int (node, "width", 0, MAX_PIXELS, 0);
  block->picture->height = (guint) byline_reader_get_int (node, "height", 0, MAX_PIXELS, 0);
  byline_reader_builder_add (self, block);
}

static void
add_picture_link (BylineReaderBuilder  *self,
                  const BylineHtmlNode *node,
                  const char           *uri)
{
  g_autofree char *alt = dup_attribute_line (node, "alt");
  g_autofree char *name = *alt != '\0' ? g_steal_pointer (&alt) : byline_reader_picture_name (uri);

  if (byline_reader_text_get_link (self->text) != NULL)
    byline_reader_text_append (self->text, name);
  else
    byline_reader_builder_add_link (self, uri, name);
}

static void
show_picture (BylineReaderBuilder  *self,
              const BylineHtmlNode *node,
              char                 *uri)
{
  g_autofree char *owned = uri;

  if (self->profile == BYLINE_PROFILE_COMMENT)
    add_picture_link (self, node, uri);
  else if (self->profile == BYLINE_PROFILE_INLINE || (self->is_flat && !self->in_heading))
    append_alt (self, node);
  else
    {
      /* A heading is one leaf: its picture goes before it. */
      if (!self->is_flat)
        byline_reader_builder_flush (self);
      add_picture (self, node, g_steal_pointer (&owned));
    }
}

void
byline_reader_build_picture (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  char *uri = NULL;
  BylinePictureFate fate = byline_reader_picture_judge (node, self->base_uri, &uri);

  self->misses_picture = fate == BYLINE_PICTURE_MISSING;
  if (fate == BYLINE_PICTURE_WORDS)
    append_alt (self, node);
  else if (self->is_excerpt)
    g_free (uri);
  else if (fate == BYLINE_PICTURE_SHOWN)
    show_picture (self, node, uri);
  else if (fate == BYLINE_PICTURE_REFUSED)
    append_alt (self, node);
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

/* ---- links to the rest ---- */

static gboolean
resolve (BylineReaderBuilder *self,
         const char          *address,
         char               **uri)
{
  if (address == NULL || *address == '\0')
    return FALSE;
  if (byline_url_policy_link (self->base_uri, address, uri) == BYLINE_LINK_WEB)
    return TRUE;

  g_clear_pointer (uri, g_free);
  return FALSE;
}

static void
add_outside (BylineReaderBuilder *self,
             const char          *uri,
             const char          *words)
{
  byline_reader_builder_flush (self);
  byline_reader_builder_add_link (self, uri, words);
  byline_reader_builder_flush (self);
}

static void
add_dropped (BylineReaderBuilder *self,
             BylineDroppedReason  reason)
{
  if (self->profile != BYLINE_PROFILE_ARTICLE || self->is_flat)
    return;

  byline_reader_builder_flush (self);
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_DROPPED);
  block->reason = reason;
  byline_reader_builder_add (self, block);
}

static gboolean
find_media_address (BylineReaderBuilder  *self,
                    const BylineHtmlNode *node,
                    char                **uri)
{
  const BylineHtmlNode *source = byline_html_node_find (node, "source", NULL);

  return resolve (self, byline_html_node_get_attribute (node, "src"), uri) ||
         resolve (self, byline_html_node_get_attribute (node, "data-src"), uri) ||
         (source != NULL &&
          resolve (self, byline_html_node_get_attribute (source, "src"), uri));
}

/* What to call something that is not shown: its own words for it, else
 * @fallback. */
static char *
dup_label (const BylineHtmlNode *node,
           char                 *fallback)
{
  static const char * const names[] = { "title", "aria-label" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *label = dup_attribute_line (node, names[i]);

      if (*label != '\0')
        {
          g_free (fallback);
          return g_steal_pointer (&label);
        }
    }

  return fallback;
}

void
byline_reader_build_media (BylineReaderBuilder  *self,
                           const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;

  if (!find_media_address (self, node, &uri))
    {
      add_dropped (self, BYLINE_DROPPED_MEDIA);
      return;
    }

  g_autofree char *words = dup_label (node, byline_reader_picture_name (uri));
  add_outside (self, uri, words);
}

static char *
after (const char *uri,
       const char *part,
       const char *page)
{
  const char *found = strstr (uri, part);

  if (found == NULL)
    return NULL;

  const char *id = found + strlen (part);
  gsize length = strcspn (id, "?&#/");
  return length > 0 ? g_strdup_printf ("%s%.*s", page, (int) length, id) : NULL;
}

/* The page for people behind a player's address. */
static char *
page_of_player (char *uri)
{
  static const struct { const char *part; const char *page; } players[] = {
    { "youtube.com/embed/", "https://www.youtube.com/watch?v=" },
    { "youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v=" },
    { "player.vimeo.com/video/", "https://vimeo.com/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (players); i++)
    {
      char *page = after (uri, players[i].part, players[i].page);

      if (page != NULL)
        {
          g_free (uri);
          return page;
        }
    }

  return uri;
}

static gboolean
find_embed_address (BylineReaderBuilder  *self,
                    const BylineHtmlNode *node,
                    char                **uri)
{
  static const char * const names[] = { "src", "data-src", "data-lazy-src", "data" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (resolve (self, byline_html_node_get_attribute (node, names[i]), uri))
      return TRUE;

  return FALSE;
}

/* Frames nobody sees, and those whose link stands beside them already. */
static gboolean
is_silent_embed (const BylineHtmlNode *node)
{
  return byline_html_node_has_class (node, "wp-embedded-content") ||
         byline_html_node_has_class (node, "wp-block-file__embed") ||
         byline_reader_get_int (node, "width", 0, MAX_PIXELS, MAX_PIXELS) <= 1 ||
         byline_reader_get_int (node, "height", 0, MAX_PIXELS, MAX_PIXELS) <= 1;
}

void
byline_reader_build_embed (BylineReaderBuilder  *self,
                           const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;

  if (is_silent_embed (node))
    return;
  if (!find_embed_address (self, node, &uri))
    {
      if (byline_html_node_get_n_children (node) > 0)
        byline_reader_builder_walk_children (self, node);
      else
        add_dropped (self, BYLINE_DROPPED_EMBED);
      return;
    }

  uri = page_of_player (g_steal_pointer (&uri));
  g_autofree char *words = dup_label (node, byline_uri_dup_display (uri));
  add_outside (self, uri, words);
}

/* An embed that was never fetched: its address alone in the wrapper. */
gboolean
byline_reader_build_bare_address (BylineReaderBuilder  *self,
                                  const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;

  if (!byline_html_node_has_class (node, "wp-block-embed__wrapper") ||
      byline_html_node_get_n_children (node) != 1)
    return FALSE;

  const char *words = byline_html_node_get_words (byline_html_node_get_child (node, 0));
  if (words == NULL)
    return FALSE;

  g_autofree char *address = g_strstrip (g_strdup (words));
  if (!g_str_has_prefix (address, "http") || strpbrk (address, " \t\n") != NULL ||
      !resolve (self, address, &uri))
    return FALSE;

  add_outside (self, uri, address);
  return TRUE;
}
