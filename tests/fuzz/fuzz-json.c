/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as an answer of a site's API. Each reader must either understand
 * or say so with an error; nothing half-read may come out. */

#include "byline-json.h"
#include "byline-site.h"
#include "byline-wp-decode.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
decode_lists (JsonNode *root)
{
  g_autoptr(GPtrArray) articles = byline_wp_decode_articles (root, NULL);
  g_autoptr(GPtrArray) comments = byline_wp_decode_comments (root, NULL);
  g_autoptr(GPtrArray) terms = byline_wp_decode_terms (root, BYLINE_TERM_CATEGORY, NULL);
  g_autoptr(GPtrArray) authors = byline_wp_decode_authors (root, NULL);
  g_autoptr(GHashTable) pictures = byline_wp_decode_pictures (root, 800, NULL);
}

static void
decode_site (JsonNode *root)
{
  JsonObject *object = byline_json_root_object (root, NULL);

  if (object == NULL)
    return;

  BylineSite *site = byline_wp_decode_site (object, "https://blog.example/wp-json/", NULL);
  g_clear_pointer (&site, byline_site_free);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = byline_json_parse (bytes, &error);

  g_assert_true ((root == NULL) == (error != NULL));
  if (root != NULL)
    {
      decode_lists (root);
      decode_site (root);
    }
  return 0;
}
