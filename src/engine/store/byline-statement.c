/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values into and out of a prepared statement.
 * It runs nothing and knows no table. */

#include "config.h"

#include "byline-statement.h"

#include <string.h>

static void
bind_bytes (BylineStatement *self,
            int              position,
            GBytes          *bytes)
{
  gsize size = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (data == NULL)
    sqlite3_bind_null (self, position);
  else
    sqlite3_bind_blob64 (self, position, data, size, SQLITE_STATIC);
}

/**
 * byline_statement_reset:
 * @self: (nullable): a statement
 *
 * Ends a run of @self and forgets what was bound to it.
 */
void
byline_statement_reset (BylineStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

/**
 * byline_statement_bind:
 * @self: (nullable): a statement; NULL is let through to the step, which fails
 * @types: one letter for each value
 * @...: the values
 *
 * Binds values to the parameters from the first on.
 *
 * Letters: `i` gint64, `b` gboolean or int, `d` double, `s` string
 * (nullable), `B` GBytes (nullable). Strings and bytes are not copied: they
 * must live until the statement has run.
 */
void
byline_statement_bind (BylineStatement *self,
                       const char      *types,
                       ...)
{
  va_list values;

  if (self == NULL)
    return;

  va_start (values, types);
  for (int i = 0; types[i] != '\0'; i++) {
    if (types[i] == 'i')
      sqlite3_bind_int64 (self, i + 1, va_arg (values, gint64));
    else if (types[i] == 'b')
      sqlite3_bind_int (self, i + 1, va_arg (values, int));
    else if (types[i] == 'd')
      sqlite3_bind_double (self, i + 1, va_arg (values, double));
    else if (types[i] == 's')
      sqlite3_bind_text (self, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
    else if (types[i] == 'B')
      bind_bytes (self, i + 1, va_arg (values, GBytes *));
    else
      g_assert_not_reached ();
  }
  va_end (values);
}

/**
 * byline_statement_dup_text:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): valid UTF-8 even from a damaged file
 */
char *
byline_statement_dup_text (BylineStatement *self,
                           int              column)
{
  const char *text = (const char *) sqlite3_column_text (self, column);

  if (text == NULL)
    return NULL;
  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  return g_utf8_make_valid (text, -1);
}

/**
 * byline_statement_dup_string:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer full) (not nullable): like byline_statement_dup_text(),
 *   with "" for NULL
 */
char *
byline_statement_dup_string (BylineStatement *self,
                             int              column)
{
  char *text = byline_statement_dup_text (self, column);

  return text != NULL ? text : g_strdup ("");
}

/**
 * byline_statement_dup_bytes:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the blob
 */
GBytes *
byline_statement_dup_bytes (BylineStatement *self,
                            int              column)
{
  const void *data = sqlite3_column_blob (self, column);

  if (data == NULL)
    return NULL;

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self, column));
}
