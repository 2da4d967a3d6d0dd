/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sub-commands share: waiting for the library, options, finding a
 * site or an article by what a person typed, and words on standard error. */

#include "byline-cli.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-remote-error.h"
#include "byline-store-error.h"
#include "byline-uri.h"

void
byline_cli_answered_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
  g_main_context_wakeup (NULL);
}

/**
 * byline_cli_wait:
 * @slot: (not nullable): %NULL inside, handed to byline_cli_answered_cb()
 *
 * Runs the main loop until the operation has answered.
 *
 * Returns: (transfer full): the answer
 */
GAsyncResult *
byline_cli_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (slot);
}

/**
 * byline_cli_say:
 * @format: a translated printf format
 *
 * Prints a line on standard error, where all messages go.
 */
void
byline_cli_say (const char *format,
                ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *line = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s\n", line);
}

BylineCliStatus
byline_cli_misused (const char *usage)
{
  byline_cli_say (_("Usage: bylinectl %s"), usage);
  return BYLINE_CLI_USAGE;
}

/**
 * byline_cli_parse:
 * @entries: (nullable): the sub-command's options
 * @usage: "add ADDRESS" and the like
 * @argc: (inout): with the sub-command's name first
 * @argv: (inout): likewise, in memory of its own
 *
 * Parses a sub-command's options in place.
 *
 * Returns: %FALSE after having said what is wrong
 */
gboolean
byline_cli_parse (const GOptionEntry  *entries,
                  const char          *usage,
                  int                 *argc,
                  char              ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse_strv (context, argv, &error))
    {
      *argc = (int) g_strv_length (*argv);
      return TRUE;
    }

  byline_cli_say ("%s", error->message);
  byline_cli_misused (usage);
  return FALSE;
}

static BylineCliStatus
status_of (const GError *error)
{
  if (error->domain != BYLINE_REMOTE_ERROR)
    return BYLINE_CLI_FAILED;

  switch ((BylineRemoteError) error->code)
    {
    case BYLINE_REMOTE_ERROR_OFFLINE:
    case BYLINE_REMOTE_ERROR_NO_HOST:
    case BYLINE_REMOTE_ERROR_TIMEOUT:
    case BYLINE_REMOTE_ERROR_TLS:
      return BYLINE_CLI_UNREACHABLE;
    case BYLINE_REMOTE_ERROR_MEMBERS_ONLY:
    case BYLINE_REMOTE_ERROR_RATE_LIMITED:
    case BYLINE_REMOTE_ERROR_REFUSED:
      return BYLINE_CLI_REFUSED;
    case BYLINE_REMOTE_ERROR_BAD_ADDRESS:
    case BYLINE_REMOTE_ERROR_REDIRECT:
    case BYLINE_REMOTE_ERROR_ELSEWHERE:
    case BYLINE_REMOTE_ERROR_TOO_LARGE:
    case BYLINE_REMOTE_ERROR_INCOMPLETE:
    case BYLINE_REMOTE_ERROR_MALFORMED:
    case BYLINE_REMOTE_ERROR_NOT_JSON:
    case BYLINE_REMOTE_ERROR_NOT_WORDPRESS:
    case BYLINE_REMOTE_ERROR_GONE:
    case BYLINE_REMOTE_ERROR_SERVER:
    default:
      return BYLINE_CLI_FAILED;
    }
}

/**
 * byline_cli_failed:
 * @error: what went wrong
 * @host: (nullable): whose answer it was
 *
 * Says what went wrong, and what that means for the exit status.
 *
 * Returns: the status to leave with
 */
BylineCliStatus
byline_cli_failed (const GError *error,
                   const char   *host)
{
  g_autofree char *sentence = byline_error_text (error, host);

  byline_cli_say ("%s", sentence);
  return status_of (error);
}

static gboolean
is_named (BylineSite *site,
          const char *name)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, site->id);
  g_autofree char *address = byline_uri_clean_address (name);
  g_autofree char *display = byline_site_dup_host (site);
  g_autofree char *host = byline_uri_dup_host (site->home);
  g_autofree char *typed = byline_uri_has_scheme (address) ? byline_uri_dup_display (address)
                                                           : g_strdup (address);

  return g_str_equal (name, id) || g_strcmp0 (typed, display) == 0 ||
         g_strcmp0 (typed, host) == 0;
}

/**
 * byline_cli_find_site:
 * @cli: the program
 * @name: local id, host, or home address
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the site
 */
BylineSite *
byline_cli_find_site (BylineCli   *cli,
                      const char  *name,
                      GError     **error)
{
  GAsyncResult *slot = NULL;

  byline_library_list_places_async (cli->library, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(GPtrArray) places =
    byline_library_list_places_finish (cli->library, result, error);

  if (places == NULL)
    return NULL;
  for (guint i = 0; i < places->len; i++)
    {
      BylinePlace *place = g_ptr_array_index (places, i);

      if (is_named (place->site, name))
        return byline_site_ref (place->site);
    }

  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
               "no site named %s", name);
  return NULL;
}

/**
 * byline_cli_find_article:
 * @cli: the program
 * @name: local id or web address
 * @error: return location
 *
 * Returns: the local id, 0 on error
 */
gint64
byline_cli_find_article (BylineCli   *cli,
                         const char  *name,
                         GError     **error)
{
  GAsyncResult *slot = NULL;

  byline_library_find_article_async (cli->library, name, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);

  return byline_library_find_article_finish (cli->library, result, error);
}

/**
 * byline_cli_open_article:
 * @cli: the program
 * @name: local id or web address
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the article opened for reading
 */
BylineReading *
byline_cli_open_article (BylineCli   *cli,
                         const char  *name,
                         GError     **error)
{
  GAsyncResult *slot = NULL;
  gint64 id = byline_cli_find_article (cli, name, error);

  if (id == 0)
    return NULL;

  byline_library_open_article_async (cli->library, id, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  return byline_library_open_article_finish (cli->library, result, error);
}
