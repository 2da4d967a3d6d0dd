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

/* Either there is a result or there is an error, never both or neither. */
static void
drop_list (GPtrArray *list,
           GError    *error)
{
  g_assert_true ((list == NULL) == (error != NULL));
  g_clear_pointer (&list, g_ptr_array_unref);
  g_clear_error (&error);
}

static void
decode_lists (JsonNode *root)
{
  GError *error = NULL;
  GPtrArray *list = byline_wp_decode_articles (root, &error);

  drop_list (list, g_steal_pointer (&error));
  list = byline_wp_decode_comments (root, &error);
  drop_list (list, g_steal_pointer (&error));
  list = byline_wp_decode_terms (root, BYLINE_TERM_CATEGORY, &error);
  drop_list (list, g_steal_pointer (&error));
  list = byline_wp_decode_authors (root, &error);
  drop_list (list, g_steal_pointer (&error));
}

static void
decode_pictures (JsonNode *root)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) pictures = byline_wp_decode_pictures (root, 800, &error);

  g_assert_true ((pictures == NULL) == (error != NULL));
}

static void
decode_site (JsonNode *root)
{
  g_autoptr(GError) error = NULL;
  JsonObject *object = byline_json_root_object (root, &error);

  g_assert_true ((object == NULL) == (error != NULL));
  if (object == NULL)
    return;

  g_autoptr(BylineSite) site = byline_wp_decode_site (object, "https://blog.example/wp-json/",
                                                      &error);
  g_assert_true ((site == NULL) == (error != NULL));
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
      decode_pictures (root);
      decode_site (root);
    }
  return 0;
}
