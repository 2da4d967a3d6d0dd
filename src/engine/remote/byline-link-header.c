/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads Link headers: several to a header, quoted or not, with commas and
 * semicolons inside addresses and quotes. Pure text; asks nobody. */

#include "byline-link-header.h"

#include <string.h>

#include "byline-uri.h"

/* One link while it is being read. */
typedef struct
{
  char *target;
  char *rel;
  char *type;
} Link;

static void
link_clear (Link *link)
{
  g_clear_pointer (&link->target, g_free);
  g_clear_pointer (&link->rel, g_free);
  g_clear_pointer (&link->type, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Link, link_clear)

static const char *
skip (const char *at,
      const char *bytes)
{
  return at + strspn (at, bytes);
}

/* Reads a quoted or bare value at *@at and steps behind it. */
static char *
read_value (const char **at)
{
  const char *start = *at;

  if (*start != '"')
    {
      *at = start + strcspn (start, ",; \t");
      return g_strndup (start, (gsize) (*at - start));
    }

  GString *value = g_string_new (NULL);
  for (start++; *start != '\0' && *start != '"'; start++)
    {
      if (*start == '\\' && start[1] != '\0')
        start++;
      g_string_append_c (value, *start);
    }
  *at = *start == '"' ? start + 1 : start;

  return g_string_free (value, FALSE);
}

/* The first of a name counts, as the specification wants it. */
static void
keep_parameter (Link       *link,
                const char *name,
                char       *value)
{
  char **place = NULL;

  if (g_ascii_strcasecmp (name, "rel") == 0)
    place = &link->rel;
  else if (g_ascii_strcasecmp (name, "type") == 0)
    place = &link->type;

  if (place != NULL && *place == NULL)
    *place = value;
  else
    g_free (value);
}

static const char *
read_parameters (Link       *link,
                 const char *at)
{
  for (at = skip (at, " \t"); *at == ';'; at = skip (at, " \t"))
    {
      at = skip (at + 1, " \t;");
      const char *end = at + strcspn (at, "=,; \t");
      g_autofree char *name = g_strndup (at, (gsize) (end - at));

      at = skip (end, " \t");
      if (*at == '=')
        {
          at = skip (at + 1, " \t");
          keep_parameter (link, name, read_value (&at));
        }
    }

  return at;
}

/* Reads one "<target>; a=b" and returns where the next begins, or NULL. */
static const char *
read_link (Link       *link,
           const char *at)
{
  at = strchr (at, '<');
  const char *end = at != NULL ? strchr (at, '>') : NULL;

  if (end == NULL)
    return NULL;

  link->target = g_strndup (at + 1, (gsize) (end - at - 1));
  at = read_parameters (link, end + 1);
  return at + strcspn (at, ",");
}

static gboolean
has_word (const char *list,
          const char *word)
{
  if (list == NULL)
    return FALSE;

  g_auto(GStrv) words = g_strsplit_set (list, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/**
 * byline_link_header_find:
 * @values: (element-type utf8): the value of each Link header
 * @base: (not nullable): the address that sent them
 * @rel: the relation looked for
 * @type: (nullable): the type it must have
 *
 * Returns: (transfer full) (nullable): the first such link, resolved
 */
char *
byline_link_header_find (GPtrArray  *values,
                         const char *base,
                         const char *rel,
                         const char *type)
{
  for (guint i = 0; i < values->len; i++)
    for (const char *at = values->pdata[i]; at != NULL; )
      {
        g_auto(Link) link = { NULL };

        at = read_link (&link, at);
        if (at != NULL && has_word (link.rel, rel) &&
            (type == NULL || g_strcmp0 (link.type, type) == 0))
          return byline_uri_resolve (base, link.target);
      }

  return NULL;
}
