/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl sites, bylinectl remove: which sites are kept. */

#include "byline-cli.h"

#include "byline-cli-json.h"

#define SITES_USAGE "sites"
#define REMOVE_USAGE "remove SITE"

static void
print_json (GPtrArray *places)
{
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      BylinePlace *place = g_ptr_array_index (places, i);

      json_array_add_element (array, byline_cli_json_site (place->site, place->n_unread));
    }
  json_node_take_array (root, array);
  byline_cli_json_print (root);
}

static void
print_lines (GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      BylinePlace *place = g_ptr_array_index (places, i);

      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%" G_GINT64_FORMAT "\n", place->site->id,
               place->site->name, place->site->home, place->n_unread);
    }
}

BylineCliStatus
byline_cli_sites (BylineCli  *cli,
                  int         argc,
                  char      **argv)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  if (!byline_cli_parse (NULL, SITES_USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc != 1)
    return byline_cli_misused (SITES_USAGE);

  byline_library_list_places_async (cli->library, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(GPtrArray) places =
    byline_library_list_places_finish (cli->library, result, &error);
  if (places == NULL)
    return byline_cli_failed (error, NULL);

  if (cli->as_json)
    print_json (places);
  else
    print_lines (places);
  return BYLINE_CLI_DONE;
}

BylineCliStatus
byline_cli_remove (BylineCli  *cli,
                   int         argc,
                   char      **argv)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  if (!byline_cli_parse (NULL, REMOVE_USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc != 2)
    return byline_cli_misused (REMOVE_USAGE);

  g_autoptr(BylineSite) site = byline_cli_find_site (cli, argv[1], &error);
  if (site == NULL)
    return byline_cli_failed (error, NULL);

  byline_library_remove_site_async (cli->library, site->id, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  if (!byline_library_remove_site_finish (cli->library, result, &error))
    return byline_cli_failed (error, NULL);

  if (cli->as_json)
    byline_cli_json_print (byline_cli_json_site (site, 0));
  return BYLINE_CLI_DONE;
}
