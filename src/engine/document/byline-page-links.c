/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads from a page where its WordPress can be reached: the links that the
 * head carries. The first of each kind counts. Never fetches them. */

#include "config.h"

#include "byline-page-links.h"

#include "byline-html-guard.h"
#include "byline-html-tree.h"
#include "byline-text.h"
#include "byline-url-policy.h"

typedef struct
{
  BylinePageLinks *links;
  const char      *base_uri;
} Reading;

static gboolean
is_alternate (const BylineHtmlNode *node,
              const char           *type)
{
  return byline_html_node_has_token (node, "rel", "alternate") &&
         byline_html_node_has_token (node, "type", type);
}

/* Where the link's address belongs. (nullable) */
static char **
find_place (BylinePageLinks      *links,
            const BylineHtmlNode *node)
{
  if (byline_html_node_has_token (node, "rel", "https://api.w.org/"))
    return &links->api_root;
  if (byline_html_node_has_token (node, "rel", "EditURI"))
    return &links->rsd;
  if (byline_html_node_has_token (node, "rel", "shortlink"))
    return &links->shortlink;
  if (is_alternate (node, "application/json"))
    return &links->post_route;
  if (is_alternate (node, "application/rss+xml"))
    return &links->feed;

  return NULL;
}

static void
read_link (Reading              *reading,
           const BylineHtmlNode *node)
{
  char **place = find_place (reading->links, node);
  g_autofree char *uri = NULL;

  if (place == NULL || *place != NULL)
    return;
  if (byline_url_policy_link (reading->base_uri,
                              byline_html_node_get_attribute (node, "href"),
                              &uri) == BYLINE_LINK_WEB)
    *place = g_steal_pointer (&uri);
}

static void
read_title (Reading              *reading,
            const BylineHtmlNode *node)
{
  if (reading->links->title != NULL)
    return;

  g_autofree char *text = byline_html_node_dup_text (node);
  reading->links->title = byline_text_clean_line (text);
}

static gboolean
node_visited_cb (const BylineHtmlNode *node,
                 gpointer              data)
{
  if (byline_html_node_is (node, "link"))
    read_link (data, node);
  else if (byline_html_node_is (node, "title"))
    read_title (data, node);

  return TRUE;
}

/**
 * byline_page_links_read:
 * @html: (array length=length) (nullable): a whole page, at most 4 MiB are
 *   read
 * @length: bytes, or -1 if NUL-terminated
 * @base_uri: (nullable): the page's own address
 *
 * Reads what a page's head says of itself: `link` elements by rel and type,
 * and the title.
 *
 * Returns: (transfer full): absolute web addresses; what is missing is %NULL
 */
BylinePageLinks *
byline_page_links_read (const char *html,
                        gssize      length,
                        const char *base_uri)
{
  g_autoptr(BylineHtmlTree) tree =
    byline_html_tree_new (html, length, BYLINE_HTML_MAX_ARTICLE_BYTES);
  g_autoptr(BylinePageLinks) links = g_new0 (BylinePageLinks, 1);
  Reading reading = { links, base_uri };

  byline_html_node_visit (byline_html_tree_get_root (tree), node_visited_cb, &reading);
  return g_steal_pointer (&links);
}

/**
 * byline_page_links_free:
 * @self: (transfer full): the links
 */
void
byline_page_links_free (BylinePageLinks *self)
{
  g_free (self->api_root);
  g_free (self->rsd);
  g_free (self->post_route);
  g_free (self->shortlink);
  g_free (self->feed);
  g_free (self->title);
  g_free (self);
}
