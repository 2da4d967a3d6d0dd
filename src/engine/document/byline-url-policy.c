/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides which addresses inside a page may lead somewhere and which may be
 * loaded. Everything that is not allowed here has no way into a document.
 * Never opens or fetches anything itself. */

#include "config.h"

#include "byline-url-policy.h"

#include "byline-uri.h"

#include <string.h>

/* Longer addresses are data in disguise. */
#define MAX_HREF_BYTES 4096

static gboolean
needs_escape (guchar c)
{
  return c <= 0x20 || c >= 0x7f || strchr ("\"<>\\^`{|}", c) != NULL;
}

/* As browsers do: white space around goes, tabs, line ends and other
 * controls inside go, and what an address cannot hold is percent-encoded. */
static char *
tidy (const char *href)
{
  if (href == NULL)
    return NULL;

  gsize length = strnlen (href, MAX_HREF_BYTES + 1);
  if (length > MAX_HREF_BYTES)
    return NULL;
  while (length > 0 && (guchar) href[length - 1] <= 0x20)
    length--;

  GString *result = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) href[i];

      if (c < 0x20 || c == 0x7f || (c == ' ' && result->len == 0))
        continue;
      if (needs_escape (c))
        g_string_append_printf (result, "%%%02X", c);
      else
        g_string_append_c (result, (char) c);
    }

  return g_string_free (result, FALSE);
}

/* A host in letters beyond ASCII must not be percent-encoded. */
static char *
decode_host (const char *uri)
{
  const char *host = strstr (uri, "//");

  if (host == NULL)
    return g_strdup (uri);

  host += 2;
  gsize length = strcspn (host, "/?#");
  if (memchr (host, '%', length) == NULL)
    return g_strdup (uri);

  g_autofree char *name = g_uri_unescape_segment (host, host + length, "/?#@:");
  g_autofree char *ascii = name != NULL ? g_hostname_to_ascii (name) : NULL;
  if (ascii == NULL)
    return g_strdup (uri);

  return g_strdup_printf ("%.*s%s%s", (int) (host - uri), uri, ascii, host + length);
}

static char *
resolve (const char *base,
         const char *reference)
{
  g_autofree char *tidied = tidy (reference);

  if (tidied == NULL || *tidied == '\0')
    return NULL;

  g_autofree char *decoded = decode_host (tidied);
  return byline_uri_resolve (base, decoded);
}

static gboolean
has_scheme (const char *uri,
            const char *scheme)
{
  gsize length = strlen (scheme);

  return g_ascii_strncasecmp (uri, scheme, length) == 0 && uri[length] == ':';
}

static gboolean
is_same_page (const char *base,
              const char *uri)
{
  const char *fragment = strchr (uri, '#');

  if (base == NULL || fragment == NULL || fragment[1] == '\0')
    return FALSE;

  gsize length = strcspn (base, "#");
  return length == (gsize) (fragment - uri) && strncmp (base, uri, length) == 0;
}

static char *
anchor_of (const char *fragment)
{
  g_autofree char *id = g_uri_unescape_string (fragment + 1, NULL);

  return g_strconcat ("#", id != NULL ? id : fragment + 1, NULL);
}

static BylineLinkKind
classify (const char *base,
          const char *uri)
{
  if (is_same_page (base, uri))
    return BYLINE_LINK_ANCHOR;
  if (byline_uri_is_web (uri))
    return BYLINE_LINK_WEB;
  if (has_scheme (uri, "mailto") && uri[7] != '\0')
    return BYLINE_LINK_MAIL;
  if ((has_scheme (uri, "tel") && uri[4] != '\0') ||
      (has_scheme (uri, "xmpp") && uri[5] != '\0'))
    return BYLINE_LINK_OTHER;

  return BYLINE_LINK_NONE;
}

/**
 * byline_url_policy_link:
 * @base: (nullable): the page's own address
 * @href: (nullable): an address as the page gives it
 * @resolved: (out) (transfer full) (nullable): the absolute address, or
 *   "#id" decoded for a place in the same page; %NULL when not allowed
 *
 * Judges where a link leads. http, https, mailto, tel, xmpp and places in
 * the page itself are allowed; nothing else is.
 *
 * Returns: the kind of the link, %BYLINE_LINK_NONE if it must go
 */
BylineLinkKind
byline_url_policy_link (const char  *base,
                        const char  *href,
                        char       **resolved)
{
  *resolved = NULL;
  while (href != NULL && *href != '\0' && (guchar) *href <= 0x20)
    href++;
  if (href != NULL && href[0] == '#')
    {
      if (href[1] == '\0' || strlen (href) > MAX_HREF_BYTES)
        return BYLINE_LINK_NONE;

      *resolved = anchor_of (href);
      return BYLINE_LINK_ANCHOR;
    }

  g_autofree char *uri = resolve (base, href);
  if (uri == NULL)
    return BYLINE_LINK_NONE;

  BylineLinkKind kind = classify (base, uri);
  if (kind == BYLINE_LINK_ANCHOR)
    *resolved = anchor_of (strchr (uri, '#'));
  else if (kind != BYLINE_LINK_NONE)
    *resolved = g_steal_pointer (&uri);

  return kind;
}

/**
 * byline_url_policy_resource:
 * @base: (nullable): the page's own address
 * @src: (nullable): the address of a picture or another part
 * @resolved: (out) (transfer full) (nullable): the absolute address
 *
 * Judges what may be loaded. Only the web; on a secure page only its secure
 * part, so plain http is raised to https there.
 *
 * Returns: %TRUE if @resolved may be fetched
 */
gboolean
byline_url_policy_resource (const char  *base,
                            const char  *src,
                            char       **resolved)
{
  g_autofree char *uri = resolve (base, src);

  *resolved = NULL;
  if (uri == NULL || !byline_uri_is_web (uri))
    return FALSE;

  if (byline_uri_is_secure (base) && !byline_uri_is_secure (uri))
    *resolved = byline_uri_with_scheme (uri, "https");
  else
    *resolved = g_steal_pointer (&uri);

  return TRUE;
}

static const char *
skip_www (const char *authority)
{
  return g_ascii_strncasecmp (authority, "www.", 4) == 0 ? authority + 4 : authority;
}

/**
 * byline_url_policy_is_own:
 * @site: (nullable): who publishes the page, from byline_uri_dup_authority()
 * @authority: (nullable): who has a picture, from the same
 *
 * The rule for what is asked for without a word from the person.
 *
 * Returns: whether a picture is the site's own: at its host, with or without
 *   "www.", or at one below it, and at the same port
 */
gboolean
byline_url_policy_is_own (const char *site,
                          const char *authority)
{
  if (site == NULL || authority == NULL)
    return FALSE;

  const char *name = skip_www (site);
  gsize name_length = strlen (name);
  gsize length = strlen (authority);

  if (g_ascii_strcasecmp (skip_www (authority), name) == 0)
    return TRUE;
  /* "blog.com" must not own "evilblog.com", nor "localhost" a whole world. */
  return strchr (name, '.') != NULL && length > name_length &&
         authority[length - name_length - 1] == '.' &&
         g_ascii_strcasecmp (authority + length - name_length, name) == 0;
}
