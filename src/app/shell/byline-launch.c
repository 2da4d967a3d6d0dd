/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one parser of what other programs hand to this one: a web address, or a
 * byline: link that wraps one. Whatever it finds only leads to something a
 * person sees first; nothing is fetched or sent because of it. */

#include "byline-launch.h"

#include <string.h>

#include "byline-text.h"
#include "byline-uri.h"

#define SCHEME "byline:"

static gboolean
is_plain_text (const char *text)
{
  gsize n_bytes = strlen (text);

  if (n_bytes == 0 || n_bytes > BYLINE_LAUNCH_MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static BylineLaunchKind
kind_of_verb (const char *verb,
              gsize       n_bytes)
{
  if (n_bytes == strlen ("add") && strncmp (verb, "add", n_bytes) == 0)
    return BYLINE_LAUNCH_ADD;
  if (n_bytes == strlen ("open") && strncmp (verb, "open", n_bytes) == 0)
    return BYLINE_LAUNCH_OPEN;
  return BYLINE_LAUNCH_NONE;
}

static char *
dup_address_parameter (const char *query)
{
  g_autoptr(GHashTable) parameters = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *address = parameters != NULL ? g_hash_table_lookup (parameters, "address") : NULL;

  return g_strdup (address);
}

/* Only web addresses pass; a scheme that a person left out is the web's. */
static char *
dup_web_address (const char *typed)
{
  g_autofree char *address = byline_uri_clean_address (typed);
  g_autofree char *with_scheme = NULL;

  if (address == NULL)
    return NULL;
  if (byline_uri_has_scheme (address))
    return byline_uri_is_web (address) ? g_steal_pointer (&address) : NULL;

  with_scheme = byline_uri_with_scheme (address, "https");
  return with_scheme != NULL && byline_uri_is_web (with_scheme) ? g_steal_pointer (&address)
                                                                : NULL;
}

/**
 * byline_launch_parse:
 * @text: (nullable): from the command line, another program or the desktop
 * @address: (out) (transfer full) (nullable): the web address in it, as it
 *   was given, perhaps without a scheme
 *
 * Understands `byline:add?address=…`, `byline:open?address=…` and a bare web
 * address, which opens, of at most %BYLINE_LAUNCH_MAX_BYTES.
 *
 * Returns: what it asks for
 */
BylineLaunchKind
byline_launch_parse (const char  *text,
                   char       **address)
{
  BylineLaunchKind kind = BYLINE_LAUNCH_OPEN;
  g_autofree char *given = NULL;

  *address = NULL;
  if (text == NULL || !is_plain_text (text))
    return BYLINE_LAUNCH_NONE;

  if (g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) == 0)
    {
      const char *verb = text + strlen (SCHEME);
      const char *query;

      /* Desktops may write the scheme with an empty authority. */
      while (*verb == '/')
        verb++;
      query = strchr (verb, '?');
      if (query == NULL)
        return BYLINE_LAUNCH_NONE;
      kind = kind_of_verb (verb, (gsize) (query - verb));
      given = dup_address_parameter (query + 1);
    }
  else
    {
      given = g_strdup (text);
    }

  if (kind == BYLINE_LAUNCH_NONE || given == NULL || !is_plain_text (given))
    return BYLINE_LAUNCH_NONE;
  *address = dup_web_address (given);
  return *address != NULL ? kind : BYLINE_LAUNCH_NONE;
}
