/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl sync: asks one site or all for what changed. */

#include "byline-cli.h"

#include <glib/gi18n.h>

#include "byline-cli-json.h"

#define USAGE "sync [SITE] [--all]"

/* One site that does not answer does not keep the others from being asked. */
static BylineCliStatus
sync_one (BylineCli  *cli,
          BylineSite *site,
          gboolean    whole_archive,
          JsonArray  *report)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *host = byline_site_dup_host (site);
  GAsyncResult *slot = NULL;
  guint n_new = 0;

  byline_library_sync_async (cli->library, site->id, whole_archive, NULL,
                             byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  gboolean is_done = byline_library_sync_finish (cli->library, result, &n_new, &error);

  JsonObject *object = json_object_new ();
  json_object_set_int_member (object, "site", site->id);
  json_object_set_int_member (object, "new", n_new);
  json_object_set_boolean_member (object, "answered", is_done);
  json_array_add_object_element (report, object);
  if (!cli->as_json)
    g_print (ngettext ("%s: %u new article\n", "%s: %u new articles\n", n_new), host, n_new);

  return is_done ? BYLINE_CLI_DONE : byline_cli_failed (error, host);
}

static GPtrArray *
sites_to_ask (BylineCli   *cli,
              const char  *name,
              GError     **error)
{
  g_autoptr(GPtrArray) sites =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_site_unref);
  GAsyncResult *slot = NULL;

  if (name != NULL)
    {
      BylineSite *site = byline_cli_find_site (cli, name, error);

      if (site == NULL)
        return NULL;
      g_ptr_array_add (sites, site);
      return g_steal_pointer (&sites);
    }

  byline_library_list_places_async (cli->library, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(GPtrArray) places =
    byline_library_list_places_finish (cli->library, result, error);
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_ptr_array_add (sites, byline_site_ref (((BylinePlace *)
                                              g_ptr_array_index (places, i))->site));

  return places != NULL ? g_steal_pointer (&sites) : NULL;
}

BylineCliStatus
byline_cli_sync (BylineCli  *cli,
                 int         argc,
                 char      **argv)
{
  gboolean whole_archive = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &whole_archive, NULL, NULL },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  BylineCliStatus status = BYLINE_CLI_DONE;

  if (!byline_cli_parse (entries, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc > 2)
    return byline_cli_misused (USAGE);

  g_autoptr(GPtrArray) sites = sites_to_ask (cli, argv[1], &error);
  if (sites == NULL)
    return byline_cli_failed (error, NULL);

  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *report = json_array_new ();
  for (guint i = 0; i < sites->len; i++)
    {
      BylineCliStatus one = sync_one (cli, g_ptr_array_index (sites, i), whole_archive, report);

      if (status == BYLINE_CLI_DONE)
        status = one;
    }
  json_node_take_array (root, report);
  if (cli->as_json)
    byline_cli_json_print (root);
  else
    json_node_unref (root);
  return status;
}
