/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl add: finds the site behind an address and keeps it. */

#include "byline-cli.h"

#include <glib/gi18n.h>

#include "byline-cli-json.h"
#include "byline-uri.h"

#define USAGE "add ADDRESS"

static BylineSite *
keep (BylineCli         *cli,
      BylineDiscovered  *found,
      GError           **error)
{
  GAsyncResult *slot = NULL;

  byline_library_add_site_async (cli->library, found, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);

  return byline_library_add_site_finish (cli->library, result, error);
}

static void
print_site (BylineCli  *cli,
            BylineSite *site)
{
  if (cli->as_json)
    byline_cli_json_print (byline_cli_json_site (site, 0));
  else
    g_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", site->id, site->name, site->home);
}

BylineCliStatus
byline_cli_add (BylineCli  *cli,
                int         argc,
                char      **argv)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  if (!byline_cli_parse (NULL, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc != 2)
    return byline_cli_misused (USAGE);

  g_autofree char *address = byline_uri_clean_address (argv[1]);
  byline_library_discover_async (cli->library, address, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(BylineDiscovered) found =
    byline_library_discover_finish (cli->library, result, &error);
  if (found == NULL)
    return byline_cli_failed (error, address);

  if (!byline_uri_is_secure (found->site->home) && !byline_uri_is_loopback (found->site->home))
    byline_cli_say (_("This connection isn’t private."));
  g_autoptr(BylineSite) site = keep (cli, found, &error);
  if (site == NULL)
    return byline_cli_failed (error, address);

  print_site (cli, site);
  return BYLINE_CLI_DONE;
}
