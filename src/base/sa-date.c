/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates, which everywhere in the house are text of the form "2026-12-31": it sorts, it is readable
 * in any dump, and it has no zone. Here is their arithmetic and how they are shown; reading what
 * people write is in sa-date-parse.c. */

#include "sa-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back: years are counted from
 * March, so that the leap day is the last of the year, in eras of 400 years (146,097 days). */
static gint64
to_days (int year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

static char *
from_days (gint64 days)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 day_of_era = z - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096)
                       / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 m = (5 * day_of_year + 2) / 153;
  int day = (int) (day_of_year - (153 * m + 2) / 5 + 1);
  int month = (int) (m < 10 ? m + 3 : m - 9);
  gint64 year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);

  if (year < YEAR_MIN || year > YEAR_MAX)
    return NULL;
  return sa_date_new ((int) year, month, day);
}

/**
 * sa_date_days_in_month:
 * @year: any year
 * @month: 1 to 12
 *
 * Returns: 28 to 31, or 0 when @month is none
 */
int
sa_date_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  if (month < 1 || month > 12)
    return 0;
  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/**
 * sa_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to the last of the month
 *
 * Returns: (transfer full) (nullable): the date as text, or NULL when there is no such day
 */
char *
sa_date_new (int year, int month, int day)
{
  if (year < YEAR_MIN || year > YEAR_MAX || day < 1 || day > sa_date_days_in_month (year, month))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * sa_date_split:
 * @iso: (nullable): a date
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day: (out) (optional): its day of the month
 *
 * Returns: whether @iso is exactly "YYYY-MM-DD" and such a day exists; otherwise nothing is set
 */
gboolean
sa_date_split (const char *iso, int *year, int *month, int *day)
{
  int y, m, d;

  if (iso == NULL || strnlen (iso, 11) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
        return FALSE;
    }
  y = (iso[0] - '0') * 1000 + (iso[1] - '0') * 100 + (iso[2] - '0') * 10 + (iso[3] - '0');
  m = (iso[5] - '0') * 10 + (iso[6] - '0');
  d = (iso[8] - '0') * 10 + (iso[9] - '0');
  if (y < YEAR_MIN || d < 1 || d > sa_date_days_in_month (y, m))
    return FALSE;
  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
  return TRUE;
}

/**
 * sa_date_is_valid:
 * @iso: (nullable): perhaps a date
 *
 * Returns: whether @iso is a date in the form of the house
 */
gboolean
sa_date_is_valid (const char *iso)
{
  return sa_date_split (iso, NULL, NULL, NULL);
}

/**
 * sa_date_today:
 *
 * Returns: (transfer full): today in the local zone
 */
char *
sa_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * sa_date_add_days:
 * @iso: a date
 * @days: how many days later; negative for earlier
 *
 * Returns: (transfer full) (nullable): the date, or NULL when @iso is none or the result lies
 * outside the years 1 to 9999
 */
char *
sa_date_add_days (const char *iso, int days)
{
  int year, month, day;

  if (!sa_date_split (iso, &year, &month, &day))
    return NULL;
  return from_days (to_days (year, month, day) + days);
}

/**
 * sa_date_add_months:
 * @iso: a date
 * @months: how many months later; negative for earlier
 *
 * The same day of another month, or its last day where the month is shorter: a month after 31
 * January is 28 February.
 *
 * Returns: (transfer full) (nullable): the date, or NULL as in sa_date_add_days()
 */
char *
sa_date_add_months (const char *iso, int months)
{
  int year, month, day;
  gint64 count;

  if (!sa_date_split (iso, &year, &month, &day))
    return NULL;
  count = (gint64) year * 12 + month - 1 + months;
  if (count < YEAR_MIN * 12 || count > YEAR_MAX * 12 + 11)
    return NULL;
  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return sa_date_new (year, month, MIN (day, sa_date_days_in_month (year, month)));
}

/**
 * sa_date_days_between:
 * @from: a date
 * @to: a date
 *
 * Returns: how many days @to is after @from; negative when it is before; 0 when one of them is no
 * date
 */
int
sa_date_days_between (const char *from, const char *to)
{
  int y1, m1, d1, y2, m2, d2;

  if (!sa_date_split (from, &y1, &m1, &d1) || !sa_date_split (to, &y2, &m2, &d2))
    return 0;
  return (int) (to_days (y2, m2, d2) - to_days (y1, m1, d1));
}

/**
 * sa_date_weekday:
 * @iso: a date
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601); 0 when @iso is no date
 */
int
sa_date_weekday (const char *iso)
{
  int year, month, day;
  gint64 days;

  if (!sa_date_split (iso, &year, &month, &day))
    return 0;
  /* 1970-01-01 was a Thursday. */
  days = (to_days (year, month, day) + 3) % 7;
  return (int) (days < 0 ? days + 7 : days) + 1;
}

/**
 * sa_date_format:
 * @iso: (nullable): a date
 *
 * Shows a date as "31 Dec 2026", with the month in words so that nobody takes a day for a month; in
 * the order of the locale. What is not a date is given back as it is, that nothing typed
 * disappears.
 *
 * Returns: (transfer full): the text, never NULL
 */
char *
sa_date_format (const char *iso)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;
  const char *order = nl_langinfo (D_FMT);
  gboolean month_first = g_str_has_prefix (order, "%m")
                         && g_str_has_prefix (g_get_language_names ()[0], "en_");

  if (!sa_date_split (iso, &year, &month, &day))
    return g_strdup (iso != NULL ? iso : "");
  date = g_date_time_new_utc (year, month, day, 12, 0, 0);
  /* Translators: a date; see the manual of g_date_time_format(). The first is for locales that put
   * the month first, as American English does. */
  return g_date_time_format (date,
                             month_first ? C_ ("date", "%b %-d, %Y") : C_ ("date", "%-d %b %Y"));
}

char *
sa_date_format_birthday (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  int month, day;

  if (sa_date_is_valid (text))
    return sa_date_format (text);
  if (sscanf (text, "--%2d-%2d", &month, &day) != 2 && sscanf (text, "--%2d%2d", &month, &day) != 2)
    return g_strdup (text);
  date = g_date_time_new_utc (2000, month, day, 12, 0, 0);
  /* Translators: a birthday without its year, as for strftime. */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B")) : g_strdup (text);
}
