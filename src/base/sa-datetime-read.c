/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments as people and other programs write them: a day in any order with a time of day behind it,
 * in the local zone unless an offset or a zone is told. */

#include "sa-datetime.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sa-error.h"

/* What is read off the front of a time of day. */
typedef struct
{
  const char *rest;
  int hour;
  int minute;
  double seconds;
} TimeOfDay;

/* One or two digits. */
static gboolean
take_number (const char **text, int most, int *number)
{
  const char *p = *text;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  *number = *p++ - '0';
  if (g_ascii_isdigit (*p))
    *number = *number * 10 + *p++ - '0';
  *text = p;
  return *number <= most && !g_ascii_isdigit (*p);
}

static gboolean
take_seconds (const char **text, double *seconds)
{
  int whole;

  (*text)++;
  if (!take_number (text, 60, &whole))
    return FALSE;
  *seconds = MIN (whole, 59);
  if ((**text == '.' || **text == ',') && g_ascii_isdigit ((*text)[1]))
    for ((*text)++; g_ascii_isdigit (**text);)
      (*text)++;
  return TRUE;
}

/* "8:05", "08:05:30.25", "8:05 pm". */
static gboolean
take_time (const char *text, TimeOfDay *time)
{
  *time = (TimeOfDay) { .rest = text };
  if (!take_number (&time->rest, 23, &time->hour) || *time->rest++ != ':'
      || !take_number (&time->rest, 59, &time->minute))
    return FALSE;
  if (*time->rest == ':' && !take_seconds (&time->rest, &time->seconds))
    return FALSE;
  while (*time->rest == ' ')
    time->rest++;
  if (g_ascii_strncasecmp (time->rest, "am", 2) != 0
      && g_ascii_strncasecmp (time->rest, "pm", 2) != 0)
    return TRUE;
  if (time->hour == 0 || time->hour > 12)
    return FALSE;
  time->hour = time->hour % 12 + (g_ascii_tolower (*time->rest) == 'p' ? 12 : 0);
  time->rest += 2;
  while (*time->rest == ' ')
    time->rest++;
  return TRUE;
}

/* "Z", "UTC", "+02:00", "+0200", "+02", "[Europe/Warsaw]", or nothing for the local zone. */
static GTimeZone *
read_offset (const char *text)
{
  if (*text == '\0')
    return g_time_zone_new_local ();
  if (g_ascii_strcasecmp (text, "z") == 0 || g_ascii_strcasecmp (text, "utc") == 0
      || g_ascii_strcasecmp (text, "gmt") == 0)
    return g_time_zone_new_utc ();
  if ((*text == '+' || *text == '-') && g_ascii_isdigit (text[1]))
    return g_time_zone_new_identifier (text);
  if (*text == '[' && g_ascii_isalpha (text[1]) && g_str_has_suffix (text, "]"))
    {
      g_autofree char *name = g_strndup (text + 1, strlen (text) - 2);

      return strstr (name, "..") == NULL ? g_time_zone_new_identifier (name) : NULL;
    }
  return NULL;
}

static GDateTime *
put_together (const char *day, const TimeOfDay *time, SaDateOrder order)
{
  g_autofree char *iso = sa_date_parse (day, order, NULL);
  g_autoptr (GTimeZone) zone = iso != NULL ? read_offset (time->rest) : NULL;
  int year, month, number;

  if (zone == NULL || !sa_date_split (iso, &year, &month, &number))
    return NULL;
  return g_date_time_new (zone, year, month, number, time->hour, time->minute, time->seconds);
}

static GDateTime *
read_moment (const char *text, SaDateOrder order)
{
  const char *colon = strchr (text, ':');
  const char *start = colon;
  TimeOfDay time = { .rest = "", .hour = 12 };
  g_autofree char *day = NULL;

  if (colon == NULL)
    {
      g_autoptr (GTimeZone) local = g_time_zone_new_local ();
      GDateTime *moment = put_together (text, &time, order);

      /* "20241025T080500Z" */
      return moment != NULL ? moment : g_date_time_new_from_iso8601 (text, local);
    }
  while (start > text && colon - start < 2 && g_ascii_isdigit (start[-1]))
    start--;
  if (start == text || strchr ("Tt ,", start[-1]) == NULL || !take_time (start, &time))
    return NULL;
  day = g_strndup (text, (gsize) (start - text));
  for (gsize length = strlen (day); length > 0 && strchr ("Tt ,", day[length - 1]) != NULL;)
    day[--length] = '\0';
  return put_together (day, &time, order);
}

/**
 * sa_datetime_read:
 * @text: a day, with a time of day or without, which is noon; or a moment as sa_datetime_new()
 *   writes it
 * @order: of the numbers of the day
 *
 * Returns: (transfer full) (nullable): the moment as text; %NULL with a sentence when it is none
 */
char *
sa_datetime_read (const char *text, SaDateOrder order, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autoptr (GDateTime) moment = sa_datetime_parse (clean);

  /* A zone unknown here may be known elsewhere. */
  if (moment != NULL && strstr (clean, "Z[") != NULL)
    return g_steal_pointer (&clean);
  if (moment == NULL && strlen (clean) < 100)
    moment = read_moment (clean, order);
  if (moment != NULL)
    return sa_datetime_new (moment);
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("“%s” is not a day with a time; write it as in 2026-11-25 14:05."), text);
  return NULL;
}

/**
 * sa_time_read:
 * @text: a time of day as people write it: "14:30", "14.30", "14", "2:30 pm"
 * @hour: (out): 0…23
 * @minute: (out): 0…59
 *
 * Returns: whether it is one; @error (SA_ERROR_INVALID) quotes what is not
 */
gboolean
sa_time_read (const char *text, int *hour, int *minute, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  gboolean whole = *clean != '\0' && clean[strspn (clean, "0123456789")] == '\0';
  g_autofree char *clock = g_strdelimit (g_strconcat (clean, whole ? ":00" : NULL, NULL), ".", ':');
  TimeOfDay time;

  if (!take_time (clock, &time) || *time.rest != '\0')
    {
      sa_error_set_invalid (error, _ ("“%s” is not a time of day. Write it as 14:30."), text);
      return FALSE;
    }
  *hour = time.hour;
  *minute = time.minute;
  return TRUE;
}

/* Whether a moment is in the zone that is taken where none is told. */
static gboolean
is_local (GDateTime *moment)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  GTimeZone *zone = g_date_time_get_timezone (moment);

  return g_strcmp0 (g_time_zone_get_identifier (zone), g_time_zone_get_identifier (local)) == 0;
}

/**
 * sa_datetime_means:
 * @known: (nullable): a moment
 * @said: (nullable): a moment that was read from a file
 *
 * Files say less than is known: no seconds, and what the clock on the wall said without where.
 * Returns: whether @said may well be @known, written in that way
 */
gboolean
sa_datetime_means (const char *known, const char *said)
{
  g_autoptr (GDateTime) a = sa_datetime_parse (known);
  g_autoptr (GDateTime) b = sa_datetime_parse (said);
  g_autofree char *a_clock = NULL;
  g_autofree char *b_clock = NULL;

  if (a == NULL || b == NULL)
    return g_strcmp0 (known, said) == 0;
  if (g_date_time_to_unix (a) == g_date_time_to_unix (b))
    return TRUE;
  if (g_date_time_get_second (b) != 0)
    return FALSE;
  if (g_date_time_to_unix (a) / 60 == g_date_time_to_unix (b) / 60)
    return TRUE;
  a_clock = g_date_time_format (a, "%Y-%m-%d %H:%M");
  b_clock = g_date_time_format (b, "%Y-%m-%d %H:%M");
  return is_local (b) && g_str_equal (a_clock, b_clock);
}
