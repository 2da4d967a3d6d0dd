/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds what a page brings from elsewhere: sound and film, and the pages of
 * others. Each becomes a card, or a link where there is no room for one, that
 * says where it leads. Never loads anything. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-reader-picture.h"
#include "byline-reader-rules.h"
#include "byline-uri.h"

#include <string.h>

#define MAX_PIXELS 20000
#define MAX_TYPE_BYTES 100

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
  byline_reader_builder_drop (self, reason);
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
      g_autofree char *label = byline_reader_dup_line (node, names[i]);

      if (*label != '\0')
        {
          g_free (fallback);
          return g_steal_pointer (&label);
        }
    }

  return fallback;
}

/* Whether there is room for a card; else a link says it. */
static gboolean
has_cards (BylineReaderBuilder *self)
{
  return self->profile == BYLINE_PROFILE_ARTICLE && !self->is_flat;
}

static char *
dup_title (const BylineHtmlNode *node)
{
  char *title = dup_label (node, NULL);

  if (title != NULL && *title == '\0')
    g_clear_pointer (&title, g_free);
  return title;
}

static BylineMedia *
read_media (BylineReaderBuilder  *self,
            const BylineHtmlNode *node,
            const char           *uri)
{
  const BylineHtmlNode *source = byline_html_node_find (node, "source", NULL);
  const char *type = source != NULL ? byline_html_node_get_attribute (source, "type") : NULL;
  const char *poster = byline_html_node_get_attribute (node, "poster");
  BylineMedia *media = byline_media_new (byline_html_node_is (node, "video"));

  media->uri = g_strdup (uri);
  media->type = type != NULL && strlen (type) <= MAX_TYPE_BYTES ? g_strdup (type) : NULL;
  media->title = dup_title (node);
  media->width = (guint) byline_reader_get_int (node, "width", 0, MAX_PIXELS, 0);
  media->height = (guint) byline_reader_get_int (node, "height", 0, MAX_PIXELS, 0);
  if (poster != NULL && !byline_url_policy_resource (self->base_uri, poster, &media->poster))
    g_clear_pointer (&media->poster, g_free);
  return media;
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
  if (!has_cards (self))
    {
      g_autofree char *words = dup_label (node, byline_reader_picture_name (uri));

      add_outside (self, uri, words);
      return;
    }

  BylineBlock *block = byline_block_new (BYLINE_BLOCK_MEDIA);
  block->media = read_media (self, node, uri);
  byline_reader_builder_flush (self);
  byline_reader_builder_add (self, block);
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

/* Names that people know, by the class of the block or by the host. */
static const struct { const char *provider; const char *host; const char *name; } providers[] = {
  { "is-provider-youtube", "youtube.com", "YouTube" },
  { "is-provider-youtube", "youtube-nocookie.com", "YouTube" },
  { "is-provider-youtube", "youtu.be", "YouTube" },
  { "is-provider-vimeo", "vimeo.com", "Vimeo" },
  { "is-provider-twitter", "twitter.com", "X" },
  { "is-provider-twitter", "x.com", "X" },
  { "is-provider-bluesky", "bsky.app", "Bluesky" },
  { "is-provider-spotify", "spotify.com", "Spotify" },
  { "is-provider-soundcloud", "soundcloud.com", "SoundCloud" },
  { "is-provider-flickr", "flickr.com", "Flickr" },
  { "is-provider-dailymotion", "dailymotion.com", "Dailymotion" },
  { "is-provider-tiktok", "tiktok.com", "TikTok" },
  { "is-provider-ted", "ted.com", "TED" },
  { "is-provider-videopress", "videopress.com", "VideoPress" },
  { "is-provider-reddit", "reddit.com", "Reddit" },
  { "is-provider-mixcloud", "mixcloud.com", "Mixcloud" },
  { "is-provider-bandcamp", "bandcamp.com", "Bandcamp" },
  { "is-provider-openstreetmap", "openstreetmap.org", "OpenStreetMap" },
};

static char *
dup_provider (BylineReaderBuilder *self,
              const char          *uri)
{
  g_autofree char *host = byline_uri_dup_host (uri);

  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    if ((self->figure_node != NULL &&
         byline_html_node_has_class (self->figure_node, providers[i].provider)) ||
        (host != NULL && byline_reader_picture_is_host_of (host, providers[i].host)))
      return g_strdup (providers[i].name);

  return host != NULL ? g_steal_pointer (&host) : byline_uri_dup_display (uri);
}

static void
add_embed (BylineReaderBuilder  *self,
           const BylineHtmlNode *node,
           const char           *uri)
{
  g_autofree char *provider = dup_provider (self, uri);
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_EMBED);

  block->embed = byline_embed_new (provider, uri);
  block->embed->title = dup_title (node);
  block->embed->width = (guint) byline_reader_get_int (node, "width", 0, MAX_PIXELS, 0);
  block->embed->height = (guint) byline_reader_get_int (node, "height", 0, MAX_PIXELS, 0);
  byline_reader_builder_flush (self);
  byline_reader_builder_add (self, block);
}

void
byline_reader_build_embed (BylineReaderBuilder  *self,
                           const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;

  if (is_silent_embed (node))
    {
      byline_reader_builder_drop (self, BYLINE_DROPPED_HIDDEN);
      return;
    }
  if (!find_embed_address (self, node, &uri))
    {
      if (byline_html_node_get_n_children (node) > 0)
        byline_reader_builder_walk_children (self, node);
      else
        add_dropped (self, BYLINE_DROPPED_EMBED);
      return;
    }

  uri = page_of_player (g_steal_pointer (&uri));
  if (has_cards (self))
    {
      add_embed (self, node, uri);
      return;
    }

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

  if (has_cards (self))
    add_embed (self, node, uri);
  else
    add_outside (self, uri, address);
  return TRUE;
}
