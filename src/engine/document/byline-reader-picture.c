/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the address a picture really has behind the tricks of lazy loading,
 * and tells pictures from what only looks like one: smileys, formulas,
 * spacers, trackers and faces. Never loads anything. */

#include "config.h"

#include "byline-reader-picture.h"

#include "byline-reader-rules.h"
#include "byline-uri.h"

#include <string.h>

#define MAX_ICON_PIXELS 32
#define MAX_PIXELS 20000
#define MAX_CANDIDATES 64
#define WANTED_PIXELS 1200

/* Hosts whose pictures count readers. A suffix of the host, then a prefix of
 * what follows it. */
static const struct { const char *host; const char *path; } trackers[] = {
  { "pixel.wp.com", "/" },
  { "stats.wp.com", "/" },
  { "stats.wordpress.com", "/" },
  { "feeds.wordpress.com", "/" },
  { "feeds.feedburner.com", "/~r" },
  { "feedburner.google.com", "/" },
  { "google-analytics.com", "/" },
  { "googletagmanager.com", "/" },
  { "doubleclick.net", "/" },
  { "facebook.com", "/tr" },
  { "bat.bing.com", "/" },
  { "px.ads.linkedin.com", "/" },
  { "analytics.twitter.com", "/" },
  { "pixel.quantserve.com", "/" },
  { "scorecardresearch.com", "/" },
  { "counter.theconversation.com", "/" },
  { "vg01.met.vgwort.de", "/" },
  { "vg02.met.vgwort.de", "/" },
  { "vg05.met.vgwort.de", "/" },
  { "vg08.met.vgwort.de", "/" },
};

/**
 * byline_reader_picture_is_host_of:
 * @host: a host's name
 * @suffix: a domain
 *
 * Returns: whether @host is @suffix or below it
 */
gboolean
byline_reader_picture_is_host_of (const char *host,
                                  const char *suffix)
{
  gsize length = strlen (host);
  gsize n_bytes = strlen (suffix);

  return length >= n_bytes && strcmp (host + length - n_bytes, suffix) == 0 &&
         (length == n_bytes || host[length - n_bytes - 1] == '.');
}

static const char *
path_of (const char *uri)
{
  const char *host = strstr (uri, "//");

  return host != NULL ? host + 2 + strcspn (host + 2, "/?#") : uri;
}

static gboolean
is_tracker (const char *uri)
{
  g_autofree char *host = byline_uri_dup_host (uri);

  if (host == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (trackers); i++)
    if (byline_reader_picture_is_host_of (host, trackers[i].host) &&
        g_str_has_prefix (path_of (uri), trackers[i].path))
      return TRUE;

  return FALSE;
}

static gboolean
is_face (const BylineHtmlNode *node,
         const char           *uri)
{
  g_autofree char *host = byline_uri_dup_host (uri);

  if (byline_html_node_has_class (node, "avatar"))
    return TRUE;

  return host != NULL && byline_reader_picture_is_host_of (host, "gravatar.com") &&
         g_str_has_prefix (path_of (uri), "/avatar");
}

static gboolean
is_spacer (const BylineHtmlNode *node)
{
  int width = byline_reader_get_int (node, "width", 0, MAX_PIXELS, -1);
  int height = byline_reader_get_int (node, "height", 0, MAX_PIXELS, -1);

  return (width == 0 || width == 1) && (height == 0 || height == 1);
}

static gboolean
is_icon (const BylineHtmlNode *node)
{
  int width = byline_reader_get_int (node, "width", 0, MAX_PIXELS, MAX_PIXELS);
  int height = byline_reader_get_int (node, "height", 0, MAX_PIXELS, MAX_PIXELS);

  return width <= MAX_ICON_PIXELS && height <= MAX_ICON_PIXELS;
}

static gboolean
is_said_by_words (const BylineHtmlNode *node)
{
  return byline_html_node_has_class (node, "wp-smiley") ||
         byline_html_node_has_class (node, "emoji") ||
         byline_html_node_has_class (node, "latex");
}

/* What stands in for a picture until a script comes that never will. */
static gboolean
is_placeholder (const char *src)
{
  static const char * const hints[] = {
    "blank.gif", "blank.png", "placeholder", "spacer.gif", "lazy", "loading.gif",
    "1x1", "transparent", "pixel.gif", "grey.gif", "gray.gif", "trans.gif",
  };

  if (src == NULL || *src == '\0' || g_ascii_strncasecmp (src, "data:", 5) == 0 ||
      g_str_has_prefix (src, "about:"))
    return TRUE;

  const char *name = strrchr (src, '/');
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (strstr (name != NULL ? name : src, hints[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Width of a candidate, from "640w" or "2x". */
static gint64
candidate_width (const char *descriptor)
{
  char *end = NULL;
  double number = g_ascii_strtod (descriptor, &end);

  if (end == descriptor || !(number > 0 && number < MAX_PIXELS))
    return 1;

  return (gint64) (*end == 'x' ? number * WANTED_PIXELS / 2 : number);
}

static gboolean
is_better (gint64 width,
           gint64 than)
{
  if (than < WANTED_PIXELS)
    return width > than;

  return width >= WANTED_PIXELS && width < than;
}

typedef struct
{
  const char *address;
  gsize       length;
  gint64      width;      /* "640w", or an estimate for "2x" */
  double      density;    /* of "2x", else 0 */
} SetPart;

/* Reads the candidate at @p, which moves behind it. */
static gboolean
read_part (const char **p,
           SetPart     *part)
{
  static const char spaces[] = " \t\n\f\r";

  *p += strspn (*p, " \t\n\f\r,");
  part->address = *p;
  part->length = strcspn (*p, spaces);
  part->width = 1;
  part->density = 0;
  if (part->length == 0)
    return FALSE;

  *p += part->length;
  if (part->address[part->length - 1] == ',')
    {
      part->length--;
      return TRUE;
    }

  *p += strspn (*p, spaces);
  gsize n_descriptor = strcspn (*p, ",");
  part->width = candidate_width (*p);
  if (memchr (*p, 'x', n_descriptor) != NULL)
    part->density = g_ascii_strtod (*p, NULL);
  *p += n_descriptor;
  return TRUE;
}

static gboolean
is_data (const SetPart *part)
{
  return g_ascii_strncasecmp (part->address, "data:", 5) == 0;
}

/**
 * byline_reader_picture_srcset:
 * @srcset: (nullable): candidates as in HTML, "ADDRESS 640w, ADDRESS 2x"
 *
 * Returns: (transfer full) (nullable): the address of the smallest picture
 *   that fills a column, else of the largest
 */
char *
byline_reader_picture_srcset (const char *srcset)
{
  SetPart best = { NULL, 0, 0, 0 };
  SetPart part;
  const char *p = srcset;

  for (guint i = 0; p != NULL && i < MAX_CANDIDATES && read_part (&p, &part); i++)
    if (!is_data (&part) && (best.address == NULL || is_better (part.width, best.width)))
      best = part;

  return best.address != NULL ? g_strndup (best.address, best.length) : NULL;
}

static gboolean
try_address (const char  *address,
             const char  *base_uri,
             char       **uri)
{
  return address != NULL && *address != '\0' &&
         byline_url_policy_resource (base_uri, address, uri);
}

/* The attributes that lazy loaders hide the real address in. */
static gboolean
find_lazy (const BylineHtmlNode *node,
           const char           *base_uri,
           char                **uri)
{
  static const char * const addresses[] = {
    "data-src", "data-lazy-src", "data-original", "data-lazy",
  };
  static const char * const sets[] = { "data-srcset", "data-lazy-srcset" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    if (try_address (byline_html_node_get_attribute (node, addresses[i]), base_uri, uri))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *best =
        byline_reader_picture_srcset (byline_html_node_get_attribute (node, sets[i]));

      if (try_address (best, base_uri, uri))
        return TRUE;
    }

  return FALSE;
}

/* Whatever its name says, an address among its own copies is the real one. */
static gboolean
is_candidate (const BylineHtmlNode *node,
              const char           *src)
{
  const char *set = byline_html_node_get_attribute (node, "srcset");
  const char *found = set != NULL && src != NULL && *src != '\0' ? strstr (set, src) : NULL;

  return found != NULL && g_ascii_isspace (found[strlen (src)]) &&
         (found == set || g_ascii_isspace (found[-1]) || found[-1] == ',');
}

static gboolean
is_lazy_by_class (const BylineHtmlNode *node)
{
  return byline_html_node_has_class (node, "lazyload") ||
         byline_html_node_has_class (node, "lazy");
}

static gboolean
find_address (const BylineHtmlNode *node,
              const char           *base_uri,
              char                **uri)
{
  const char *src = byline_html_node_get_attribute (node, "src");
  gboolean stands_in = is_placeholder (src) && !is_candidate (node, src);
  gboolean is_lazy = is_lazy_by_class (node);

  if ((is_lazy || stands_in) && find_lazy (node, base_uri, uri))
    return TRUE;
  if (stands_in)
    {
      g_autofree char *best =
        byline_reader_picture_srcset (byline_html_node_get_attribute (node, "srcset"));

      if (try_address (best, base_uri, uri))
        return TRUE;
    }

  return !(is_lazy && stands_in) && try_address (src, base_uri, uri);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const BylineCandidate *first = a, *second = b;

  return first->width < second->width ? -1 : first->width > second->width;
}

/* A copy counts by its width in pixels; "2x" needs to know of what. */
static guint
get_part_width (const SetPart       *part,
                const BylinePicture *picture)
{
  double width = part->density > 0 ? part->density * picture->width : (double) part->width;

  return width > 1 && width <= MAX_PIXELS ? (guint) width : 0;
}

/**
 * byline_reader_picture_add_candidates:
 * @node: an `img`
 * @base_uri: (nullable): the page's own address
 * @picture: its picture, with the width the page declares
 *
 * Adds the copies in other widths that the page offers.
 */
void
byline_reader_picture_add_candidates (const BylineHtmlNode *node,
                                      const char           *base_uri,
                                      BylinePicture        *picture)
{
  static const char * const names[] = { "data-srcset", "data-lazy-srcset", "srcset" };
  const char *p = NULL;
  SetPart part;

  for (guint i = 0; p == NULL && i < G_N_ELEMENTS (names); i++)
    p = byline_html_node_get_attribute (node, names[i]);
  for (guint i = 0; p != NULL && i < MAX_CANDIDATES && read_part (&p, &part); i++)
    {
      g_autofree char *address = g_strndup (part.address, part.length);
      BylineCandidate candidate = { NULL, get_part_width (&part, picture) };

      if (candidate.width > 0 && !is_data (&part) &&
          try_address (address, base_uri, &candidate.uri))
        g_array_append_val (picture->candidates, candidate);
      else
        g_free (candidate.uri);
    }
  g_array_sort (picture->candidates, compare_candidates);
}

/**
 * byline_reader_picture_judge:
 * @node: an `img`
 * @base_uri: (nullable): the page's own address
 * @uri: (out) (transfer full) (nullable): the real address, when shown or an
 *   icon
 *
 * Decides what a picture is worth.
 *
 * Returns: what to do with it
 */
BylinePictureFate
byline_reader_picture_judge (const BylineHtmlNode  *node,
                             const char            *base_uri,
                             char                 **uri)
{
  g_autofree char *address = NULL;

  *uri = NULL;
  if (is_said_by_words (node))
    return BYLINE_PICTURE_WORDS;
  if (is_spacer (node))
    return BYLINE_PICTURE_NONE;
  if (!find_address (node, base_uri, &address))
    return is_placeholder (byline_html_node_get_attribute (node, "src"))
             ? BYLINE_PICTURE_MISSING : BYLINE_PICTURE_REFUSED;
  if (is_tracker (address) || is_face (node, address))
    return BYLINE_PICTURE_NONE;

  *uri = g_steal_pointer (&address);
  return is_icon (node) ? BYLINE_PICTURE_ICON : BYLINE_PICTURE_SHOWN;
}

/**
 * byline_reader_picture_name:
 * @uri: an absolute address
 *
 * Returns: (transfer full) (not nullable): the last part of its path for
 *   people, else the host
 */
char *
byline_reader_picture_name (const char *uri)
{
  const char *path = path_of (uri);
  gsize length = strcspn (path, "?#");

  while (length > 0 && path[length - 1] == '/')
    length--;
  gsize start = length;
  while (start > 0 && path[start - 1] != '/')
    start--;

  g_autofree char *name = g_uri_unescape_segment (path + start, path + length, NULL);
  if (name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL))
    return g_steal_pointer (&name);

  return byline_uri_dup_display (uri);
}
