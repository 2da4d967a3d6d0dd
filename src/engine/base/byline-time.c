/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Times as WordPress writes them (UTC, without a zone) and as Byline keeps
 * them: whole seconds since 1970, UTC. Words for people are made elsewhere. */

#include "byline-time.h"

/**
 * byline_time_from_gmt:
 * @gmt: (nullable): "2024-12-21T14:30:00", with or without "Z"
 *
 * Source: the `*_gmt` fields of the REST API.
 *
 * Returns: Unix seconds, or %BYLINE_TIME_UNKNOWN if @gmt is no such time;
 *   WordPress writes "0000-00-00T00:00:00" for a time that was never set
 */
gint64
byline_time_from_gmt (const char *gmt)
{
  if (gmt == NULL)
    return BYLINE_TIME_UNKNOWN;

  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (gmt, utc);

  return time != NULL ? g_date_time_to_unix (time) : BYLINE_TIME_UNKNOWN;
}

/**
 * byline_time_to_gmt:
 * @time: Unix seconds
 *
 * Returns: (transfer full) (nullable): "2024-12-21T14:30:00Z", or %NULL
 *   outside the years 1 to 9999
 */
char *
byline_time_to_gmt (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * byline_time_now:
 *
 * Returns: Unix seconds, UTC; pure code takes the time as a parameter instead
 */
gint64
byline_time_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
