/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Web addresses: as typed, as asked for, as shown. Decides what is a web
 * address at all and which two share an origin; never fetches. */

#include "byline-uri.h"

#include <string.h>

#include <gio/gio.h>

#include "byline-text.h"

/* A longer address is not one that a person typed or a site meant. */
#define MAX_URI_BYTES 4096

static GUri *
parse (const char *uri)
{
  if (uri == NULL || strlen (uri) > MAX_URI_BYTES)
    return NULL;

  return g_uri_parse (uri, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
}

static gboolean
is_http (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  return g_str_equal (scheme, "http") || g_str_equal (scheme, "https");
}

static gboolean
has_control_or_space (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p <= 0x20 || *p == 0x7f || *p == '\\')
      return TRUE;

  return FALSE;
}

static gboolean
is_host_valid (const char *host)
{
  if (host == NULL || *host == '\0' || has_control_or_space (host))
    return FALSE;
  if (strchr (host, ':') != NULL)
    return g_hostname_is_ip_address (host);

  g_autofree char *ascii = g_hostname_to_ascii (host);
  return ascii != NULL;
}

/* The parser decodes "%2e" in a host silently; nobody means it well. */
static gboolean
has_escape_in_authority (const char *uri)
{
  const char *authority = strstr (uri, "://");

  if (authority == NULL)
    return FALSE;
  authority += strlen ("://");
  return memchr (authority, '%', strcspn (authority, "/?#")) != NULL;
}

/**
 * byline_uri_clean_address:
 * @typed: what a person typed or pasted
 *
 * Trims spaces, quotes and angle brackets around an address, and the pages
 * of a WordPress that are not its home (`/wp-admin`, `/wp-login.php`).
 *
 * Returns: (transfer full) (not nullable): may still be no address at all
 */
char *
byline_uri_clean_address (const char *typed)
{
  static const char * const back_doors[] = { "/wp-admin", "/wp-login.php" };
  g_autofree char *line = byline_text_clean_line (typed);
  char *start = line;
  gsize length = strlen (line);

  while (length > 0 && strchr ("<\"' ", *start) != NULL)
    start++, length--;
  while (length > 0 && strchr (">\"' ", start[length - 1]) != NULL)
    length--;
  g_autofree char *address = g_strndup (start, length);
  for (guint i = 0; i < G_N_ELEMENTS (back_doors); i++)
    {
      char *found = strstr (address, back_doors[i]);

      if (found != NULL)
        *found = '\0';
    }

  return g_steal_pointer (&address);
}

/**
 * byline_uri_has_scheme:
 * @address: a cleaned address
 *
 * Returns: %TRUE if "something://" was typed; "host:8080" has no scheme
 */
gboolean
byline_uri_has_scheme (const char *address)
{
  return strstr (address, "://") != NULL;
}

/**
 * byline_uri_with_scheme:
 * @address: a cleaned address
 * @scheme: "https" or "http"
 *
 * Returns: (transfer full) (not nullable): @address with @scheme in front,
 *   or with its own scheme replaced
 */
char *
byline_uri_with_scheme (const char *address,
                        const char *scheme)
{
  const char *rest = strstr (address, "://");

  return g_strconcat (scheme, "://", rest != NULL ? rest + 3 : address, NULL);
}

/**
 * byline_uri_is_web:
 * @uri: (nullable): an absolute address
 *
 * The gate for everything that is fetched: http or https, a valid host, no
 * user name or password, no port 0, no space or control character.
 *
 * Returns: %TRUE if @uri may be asked for
 */
gboolean
byline_uri_is_web (const char *uri)
{
  if (uri == NULL || has_control_or_space (uri) || has_escape_in_authority (uri))
    return FALSE;

  g_autoptr(GUri) parsed = parse (uri);
  return parsed != NULL && is_http (parsed) &&
         g_uri_get_userinfo (parsed) == NULL &&
         g_uri_get_port (parsed) != 0 &&
         is_host_valid (g_uri_get_host (parsed));
}

/**
 * byline_uri_is_secure:
 * @uri: (nullable): an absolute address
 *
 * Returns: %TRUE if @uri is https
 */
gboolean
byline_uri_is_secure (const char *uri)
{
  return uri != NULL && g_ascii_strncasecmp (uri, "https://", 8) == 0;
}

/**
 * byline_uri_is_loopback:
 * @uri: (nullable): an absolute address
 *
 * Returns: %TRUE if what is sent there does not leave this machine
 */
gboolean
byline_uri_is_loopback (const char *uri)
{
  g_autoptr(GUri) parsed = parse (uri);

  if (parsed == NULL || g_uri_get_host (parsed) == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (g_uri_get_host (parsed), "localhost") == 0)
    return TRUE;

  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (g_uri_get_host (parsed));
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static int
effective_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * byline_uri_same_origin:
 * @a: (nullable): an absolute address
 * @b: (nullable): an absolute address
 *
 * Returns: %TRUE if scheme, host and port are the same
 */
gboolean
byline_uri_same_origin (const char *a,
                        const char *b)
{
  g_autoptr(GUri) first = parse (a);
  g_autoptr(GUri) second = parse (b);

  return first != NULL && second != NULL &&
         g_uri_get_host (first) != NULL && g_uri_get_host (second) != NULL &&
         g_str_equal (g_uri_get_scheme (first), g_uri_get_scheme (second)) &&
         g_ascii_strcasecmp (g_uri_get_host (first), g_uri_get_host (second)) == 0 &&
         effective_port (first) == effective_port (second);
}

/**
 * byline_uri_dup_host:
 * @uri: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): the host, lower case, as it is on the
 *   wire (punycode)
 */
char *
byline_uri_dup_host (const char *uri)
{
  g_autoptr(GUri) parsed = parse (uri);

  if (parsed == NULL || g_uri_get_host (parsed) == NULL)
    return NULL;

  g_autofree char *ascii = g_hostname_to_ascii (g_uri_get_host (parsed));
  return g_ascii_strdown (ascii != NULL ? ascii : g_uri_get_host (parsed), -1);
}

/**
 * byline_uri_dup_authority:
 * @uri: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): who answers there: the host as
 *   byline_uri_dup_host(), and ":PORT" when that is not the scheme's own
 */
char *
byline_uri_dup_authority (const char *uri)
{
  g_autoptr(GUri) parsed = parse (uri);
  g_autofree char *host = byline_uri_dup_host (uri);

  if (parsed == NULL || host == NULL)
    return NULL;

  int port = g_uri_get_port (parsed);
  if (port <= 0 || port == (byline_uri_is_secure (uri) ? 443 : 80))
    return g_steal_pointer (&host);
  return g_strdup_printf (strchr (host, ':') != NULL ? "[%s]:%d" : "%s:%d", host, port);
}

static gboolean
is_one_script (const char *host)
{
  GUnicodeScript seen = G_UNICODE_SCRIPT_COMMON;

  for (const char *p = host; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      if (seen != G_UNICODE_SCRIPT_COMMON && seen != script)
        return FALSE;
      seen = script;
    }

  return TRUE;
}

/**
 * byline_uri_dup_display:
 * @uri: (nullable): an absolute address
 *
 * Returns: (transfer full) (not nullable): host and path for people, without
 *   scheme and trailing slash; a host that mixes scripts stays punycode
 */
char *
byline_uri_dup_display (const char *uri)
{
  g_autoptr(GUri) parsed = parse (uri);

  if (parsed == NULL || g_uri_get_host (parsed) == NULL)
    return byline_text_clean_line (uri);

  g_autofree char *wire = byline_uri_dup_host (uri);
  g_autofree char *unicode = g_hostname_to_unicode (wire);
  GString *shown = g_string_new (unicode != NULL && is_one_script (unicode) ? unicode : wire);
  int port = g_uri_get_port (parsed);
  if (port > 0 && port != (byline_uri_is_secure (uri) ? 443 : 80))
    g_string_append_printf (shown, ":%d", port);
  g_string_append (shown, g_uri_get_path (parsed));
  while (shown->len > 0 && shown->str[shown->len - 1] == '/')
    g_string_truncate (shown, shown->len - 1);

  return g_string_free (shown, FALSE);
}

/**
 * byline_uri_resolve:
 * @base: (nullable): an absolute address
 * @reference: (nullable): absolute or relative
 *
 * Returns: (transfer full) (nullable): the absolute address, %NULL if there
 *   is none
 */
char *
byline_uri_resolve (const char *base,
                    const char *reference)
{
  if (reference == NULL || strlen (reference) > MAX_URI_BYTES)
    return NULL;

  return g_uri_resolve_relative (base, reference,
                                 G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE,
                                 NULL);
}

/**
 * byline_uri_strip_fragment:
 * @uri: (not nullable): an address
 *
 * Returns: (transfer full) (not nullable): @uri without "#…"
 */
char *
byline_uri_strip_fragment (const char *uri)
{
  return g_strndup (uri, strcspn (uri, "#"));
}

/**
 * byline_uri_add_query:
 * @uri: (not nullable): an address, perhaps with a query already
 * @name: a parameter's name, as is
 * @value: its value, escaped here
 *
 * Returns: (transfer full) (not nullable): @uri with one parameter more
 */
char *
byline_uri_add_query (const char *uri,
                      const char *name,
                      const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, ",:", FALSE);

  return g_strconcat (uri, strchr (uri, '?') != NULL ? "&" : "?",
                      name, "=", escaped, NULL);
}

/**
 * byline_uri_redact:
 * @uri: (nullable): an address
 *
 * Returns: (transfer full) (not nullable): the address for a log: without
 *   user, query and fragment, which may hold secrets
 */
char *
byline_uri_redact (const char *uri)
{
  g_autoptr(GUri) parsed = parse (uri);

  if (parsed == NULL)
    return g_strdup ("(not an address)");

  return g_uri_to_string_partial (parsed, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY |
                                          G_URI_HIDE_FRAGMENT);
}
