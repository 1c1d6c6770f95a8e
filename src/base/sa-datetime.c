/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moment together with the zone it was meant in, as one text of RFC 9557:
 * "2026-11-23T20:35:00Z[Europe/Warsaw]". The instant comes first, in UTC and always of the same
 * width, so that moments sort as text; the zone after it keeps a meeting at its wall-clock time. */

#include "sa-datetime.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MAX_LENGTH 120

static gboolean
is_zone_name (const char *name)
{
  if (name == NULL || !g_ascii_isalpha (*name))
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("/_+-", *p) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The name of the zone; one that has none (a bare file, a POSIX rule) is written as its offset. */
static char *
name_zone (GDateTime *datetime)
{
  const char *name = g_time_zone_get_identifier (g_date_time_get_timezone (datetime));

  if (is_zone_name (name))
    {
      g_autoptr (GTimeZone) known = g_time_zone_new_identifier (name);

      if (known != NULL)
        return g_strdup (name);
    }
  return g_date_time_format (datetime, "%:z");
}

/**
 * sa_datetime_new:
 * @datetime: a moment in the zone it is meant in
 *
 * Returns: (transfer full): the moment as text, to the second
 */
char *
sa_datetime_new (GDateTime *datetime)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *zone = NULL;
  g_autofree char *instant = NULL;

  g_return_val_if_fail (datetime != NULL, NULL);

  utc = g_date_time_to_utc (datetime);
  zone = name_zone (datetime);
  instant = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  return g_strdup_printf ("%s[%s]", instant, zone);
}

/**
 * sa_datetime_now:
 *
 * Returns: (transfer full): the present moment, in the local zone
 */
char *
sa_datetime_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return sa_datetime_new (now);
}

/* The zone in the first bracket after the instant; "!" (critical) is passed over, and so are
 * brackets with key=value, which speak of calendars. */
static GTimeZone *
read_zone (const char *suffix)
{
  while (*suffix == '[')
    {
      const char *end = strchr (suffix, ']');
      const char *start = suffix + 1 + (suffix[1] == '!');
      g_autofree char *name = NULL;

      if (end == NULL || end <= start)
        return NULL;
      name = g_strndup (start, (gsize) (end - start));
      if (strchr (name, '=') == NULL)
        return is_zone_name (name) || *name == '+' || *name == '-'
                   ? g_time_zone_new_identifier (name)
                   : NULL;
      suffix = end + 1;
    }
  return NULL;
}

static gboolean
are_brackets (const char *suffix)
{
  while (*suffix == '[')
    {
      const char *end = strchr (suffix, ']');

      if (end == NULL)
        return FALSE;
      suffix = end + 1;
    }
  return *suffix == '\0';
}

/**
 * sa_datetime_parse:
 * @text: (nullable): a moment as sa_datetime_new() writes it, or any RFC 3339 time with an offset
 *
 * Reads a moment. A zone this machine does not know gives the right instant in UTC.
 *
 * Returns: (transfer full) (nullable): the moment in the zone it was meant in, or NULL when @text
 * is none
 */
GDateTime *
sa_datetime_parse (const char *text)
{
  g_autoptr (GDateTime) instant = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *head = NULL;
  const char *bracket;
  gsize length;

  if (text == NULL || strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH)
    return NULL;
  bracket = strchr (text, '[');
  length = bracket != NULL ? (gsize) (bracket - text) : strlen (text);
  if (bracket != NULL && !are_brackets (bracket))
    return NULL;
  head = g_strndup (text, length);
  /* Without an offset GLib refuses, as no default zone is given. */
  instant = g_date_time_new_from_iso8601 (head, NULL);
  if (instant == NULL)
    return NULL;
  if (bracket == NULL)
    return g_steal_pointer (&instant);
  zone = read_zone (bracket);
  return zone != NULL ? g_date_time_to_timezone (instant, zone) : g_date_time_to_utc (instant);
}

/**
 * sa_datetime_date:
 * @text: (nullable): a moment
 *
 * Returns: (transfer full) (nullable): the day it falls on for somebody here, in the local zone, as
 *   "YYYY-MM-DD"; NULL when @text is no moment
 */
char *
sa_datetime_date (const char *text)
{
  g_autoptr (GDateTime) datetime = sa_datetime_parse (text);
  g_autoptr (GDateTime) local = datetime != NULL ? g_date_time_to_local (datetime) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
}

static int
day_number (GDateTime *datetime)
{
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (datetime, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (int) g_date_get_julian (&date);
}

/**
 * sa_datetime_format_time:
 *
 * Returns: (transfer full): the time of day with 24 hours, or 12 where the locale says so
 */
char *
sa_datetime_format_time (GDateTime *local)
{
  const char *format = nl_langinfo (T_FMT);
  gboolean twelve = strstr (format, "%I") != NULL || strstr (format, "%r") != NULL;

  return g_date_time_format (local, twelve ? "%-I:%M %p" : "%H:%M");
}

/**
 * sa_datetime_format_lasting:
 * @text: (nullable): a moment
 *
 * Shows a moment in the local zone so that it can be read years later, on paper or beside a copy:
 * "3 Feb 2025 14:05". What is no moment is given back as it is.
 *
 * Returns: (transfer full): the text, never NULL
 */
char *
sa_datetime_format_lasting (const char *text)
{
  g_autoptr (GDateTime) datetime = sa_datetime_parse (text);
  g_autoptr (GDateTime) local = datetime != NULL ? g_date_time_to_local (datetime) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup (text != NULL ? text : "");
  day = g_date_time_format (local, C_ ("date", "%-d %b %Y"));
  time = sa_datetime_format_time (local);
  return g_strdup_printf ("%s %s", day, time);
}

/**
 * sa_datetime_format_at:
 * @text: (nullable): a moment
 * @now: the moment it is shown at
 *
 * As sa_datetime_format(), seen from @now and in its zone.
 *
 * Returns: (transfer full): the text, never NULL
 */
char *
sa_datetime_format_at (const char *text, GDateTime *now)
{
  g_autoptr (GDateTime) datetime = sa_datetime_parse (text);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;
  int distance;

  g_return_val_if_fail (now != NULL, NULL);

  if (datetime == NULL)
    return g_strdup (text != NULL ? text : "");
  local = g_date_time_to_timezone (datetime, g_date_time_get_timezone (now));
  time = sa_datetime_format_time (local);
  distance = day_number (local) - day_number (now);
  switch (distance)
    {
    case 0:
      /* Translators: a time of day follows. */
      return g_strdup_printf (_ ("today %s"), time);
    case -1:
      return g_strdup_printf (_ ("yesterday %s"), time);
    case 1:
      return g_strdup_printf (_ ("tomorrow %s"), time);
    default:
      break;
    }
  if (distance < 0 && distance > -7)
    day = g_date_time_format (local, "%a");
  else if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year; see the manual of g_date_time_format(). */
    day = g_date_time_format (local, C_ ("date", "%-d %b"));
  else
    return g_date_time_format (local, C_ ("date", "%-d %b %Y"));
  return g_strdup_printf ("%s %s", day, time);
}

/**
 * sa_datetime_format:
 * @text: (nullable): a moment
 *
 * Shows a moment in the local zone, the shorter the nearer: "today 14:05", "yesterday 9:30" and
 * "tomorrow 9:30", "Mon 14:05" in the past six days, "3 Feb 14:05" in this year, else "3 Feb 2025".
 * What is no moment is given back as it is.
 *
 * Returns: (transfer full): the text, never NULL
 */
char *
sa_datetime_format (const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return sa_datetime_format_at (text, now);
}
