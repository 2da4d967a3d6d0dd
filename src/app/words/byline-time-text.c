/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments as people say them, in the local time zone. The clock is never
 * asked here: "now" comes from the caller, so that every answer can be
 * tested. A moment that no calendar holds becomes an empty text. */

#include "config.h"

#include "byline-time-text.h"

#include "byline-time.h"

#include <glib/gi18n.h>

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

static char *
format (gint64      time,
        const char *pattern)
{
  g_autoptr (GDateTime) moment = NULL;
  char *text = NULL;

  if (time != BYLINE_TIME_UNKNOWN)
    moment = g_date_time_new_from_unix_local (time);
  if (moment != NULL)
    text = g_date_time_format (moment, pattern);
  return text != NULL ? text : g_strdup ("");
}

/* Midnights between two moments, in the local calendar. */
static int
calendar_days_between (GDateTime *earlier,
                       GDateTime *later)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a, g_date_time_get_day_of_month (earlier),
                  g_date_time_get_month (earlier), g_date_time_get_year (earlier));
  g_date_set_dmy (&b, g_date_time_get_day_of_month (later),
                  g_date_time_get_month (later), g_date_time_get_year (later));
  return g_date_days_between (&a, &b);
}

static char *
older_text (gint64 time,
            gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  int days;

  if (then == NULL || today == NULL)
    return g_strdup ("");
  days = calendar_days_between (then, today);
  if (days == 1)
    return g_strdup (_("yesterday"));
  if (days < 7)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  return byline_time_text_date (time);
}

/**
 * byline_time_text_relative:
 * @time: Unix seconds, UTC; %BYLINE_TIME_UNKNOWN gives ""
 * @now: Unix seconds, UTC
 *
 * Says how long ago something was: now, minutes, hours, yesterday, days below
 * seven, then the date. What lies more than a minute ahead gets its date.
 *
 * Returns: (transfer full): a few words
 */
char *
byline_time_text_relative (gint64 time,
                           gint64 now)
{
  gint64 age;

  if (time == BYLINE_TIME_UNKNOWN || now == BYLINE_TIME_UNKNOWN)
    return g_strdup ("");
  if (time > G_MAXINT64 / 2 || time < -G_MAXINT64 / 2 || now > G_MAXINT64 / 2
      || now < -G_MAXINT64 / 2)
    return byline_time_text_date (time);
  age = now - time;
  if (age <= -MINUTE || age > 8 * DAY)
    return byline_time_text_date (time);
  if (age < MINUTE)
    return g_strdup (_("now"));
  if (age < HOUR)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", age / MINUTE),
                            (int) (age / MINUTE));
  if (age < DAY)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", age / HOUR),
                            (int) (age / HOUR));
  return older_text (time, now);
}

/**
 * byline_time_text_date:
 * @time: Unix seconds, UTC
 *
 * Returns: (transfer full): the day, with its year; "" when it is unknown
 */
char *
byline_time_text_date (gint64 time)
{
  /* Translators: a date such as 7 March 2026; see the manual of strftime. */
  return format (time, _("%-d %B %Y"));
}

/**
 * byline_time_text_full:
 * @time: Unix seconds, UTC
 *
 * Returns: (transfer full): day and time of day, for tooltips; "" when it is
 *   unknown
 */
char *
byline_time_text_full (gint64 time)
{
  /* Translators: a date and time such as Saturday, 7 March 2026, 14:05. */
  return format (time, _("%A, %-d %B %Y, %H:%M"));
}
