/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading dates as people and other programs write them. A text is cut into tokens (numbers and
 * words); which number is what follows from the order asked for, from the numbers themselves, or
 * from the locale. An impossible date is refused, never moved to the next month. */

#include "sa-date.h"

#include "sa-error.h"
#include "sa-fold.h"
#include "sa-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MAX_TOKENS 4
#define MAX_LENGTH 80

/* A number with how many digits it had, or a word. */
typedef struct
{
  int value;
  int digits;
  char word[24];
} Token;

/* Folded names of the months: English, Polish, Polish genitive, Roman. */
static const char *const month_names[12][4] = {
  { "january", "styczen", "stycznia", "i" },
  { "february", "luty", "lutego", "ii" },
  { "march", "marzec", "marca", "iii" },
  { "april", "kwiecien", "kwietnia", "iv" },
  { "may", "maj", "maja", "v" },
  { "june", "czerwiec", "czerwca", "vi" },
  { "july", "lipiec", "lipca", "vii" },
  { "august", "sierpien", "sierpnia", "viii" },
  { "september", "wrzesien", "wrzesnia", "ix" },
  { "october", "pazdziernik", "pazdziernika", "x" },
  { "november", "listopad", "listopada", "xi" },
  { "december", "grudzien", "grudnia", "xii" },
};

static const char *const weekday_names[7][3] = {
  { "monday", "poniedzialek", "pn" }, { "tuesday", "wtorek", "wt" }, { "wednesday", "sroda", "sr" },
  { "thursday", "czwartek", "cz" },   { "friday", "piatek", "pt" },  { "saturday", "sobota", "sb" },
  { "sunday", "niedziela", "nd" },
};

static gboolean
is_name (const char *word, const char *name)
{
  return strcmp (word, name) == 0 || (strlen (word) >= 3 && g_str_has_prefix (name, word));
}

/* The month of a folded word, 1 to 12, or 0. */
static int
find_month (const char *word)
{
  for (int month = 0; month < 12; month++)
    {
      for (int form = 0; form < 3; form++)
        {
          if (is_name (word, month_names[month][form]))
            return month + 1;
        }
      if (strcmp (word, month_names[month][3]) == 0)
        return month + 1;
    }
  return 0;
}

/* The day of the week of a folded word, 1 for Monday to 7, or 0. */
static int
find_weekday (const char *word)
{
  for (int day = 0; day < 7; day++)
    {
      for (int form = 0; form < 3; form++)
        {
          if (is_name (word, weekday_names[day][form]))
            return day + 1;
        }
    }
  return 0;
}

/* "00:00", "00:00:00.000", "12:00:00 am", with or without a Z: no time of day but the beginning of
 * it. */
static gboolean
is_midnight (const char *time)
{
  const char *p = time;
  gboolean twelve = g_str_has_prefix (p, "12:");

  if (twelve)
    p += 2;
  else if (!g_str_has_prefix (p, "00:") && !g_str_has_prefix (p, "0:"))
    return FALSE;
  while (*p == '0' || *p == ':' || *p == '.' || *p == ',')
    p++;
  if (strcmp (p, " am") == 0 || strcmp (p, "am") == 0)
    return TRUE;
  return !twelve && (*p == '\0' || strcmp (p, "z") == 0 || strcmp (p, "+00:00") == 0);
}

/* Cuts the time of day off a folded text. Returns FALSE when it is one that a date would lose. */
static gboolean
cut_midnight (char *text)
{
  char *colon = strchr (text, ':');
  char *start = colon;

  if (colon == NULL)
    return TRUE;
  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (!is_midnight (start) || start == text || (start[-1] != 't' && start[-1] != ' '))
    return FALSE;
  start[-1] = '\0';
  return TRUE;
}

static gboolean
is_ordinal (const char *word)
{
  return g_str_equal (word, "st") || g_str_equal (word, "nd") || g_str_equal (word, "rd")
         || g_str_equal (word, "th");
}

/* Cuts a folded text into tokens. Returns how many, or -1 when there is something in it no date
 * has. */
static int
cut_tokens (const char *text, Token *tokens)
{
  int n = 0;

  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;
      Token token = { 0 };

      if (strchr (" ./-,", *p) != NULL)
        {
          p++;
          continue;
        }
      for (; g_ascii_isdigit (*p) && p - start < 9; p++)
        token.value = token.value * 10 + (*p - '0');
      token.digits = (int) (p - start);
      if (token.digits == 0)
        {
          while (g_ascii_isalpha (*p))
            p++;
          if (p == start || p - start >= (gssize) sizeof token.word)
            return -1;
          memcpy (token.word, start, (gsize) (p - start));
          if (n > 0 && start > text && g_ascii_isdigit (start[-1]) && is_ordinal (token.word))
            continue;
          /* Polish "31.12.2026 r.", and a day of the week before the date. */
          if ((n == 3 && (g_str_equal (token.word, "r") || g_str_equal (token.word, "roku")))
              || (n == 0 && find_weekday (token.word) != 0))
            continue;
        }
      if (n == MAX_TOKENS)
        return -1;
      tokens[n++] = token;
    }
  return n;
}

/* The order in which the locale writes numbers. The plain C locale belongs to no country; it is
 * read as most of them write. */
static SaDateOrder
locale_order (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *language = g_get_language_names ()[0];

  if (g_str_has_prefix (format, "%m") && strcmp (language, "C") != 0
      && !g_str_has_prefix (language, "C."))
    return SA_DATE_ORDER_MDY;
  return SA_DATE_ORDER_DMY;
}

static SaDateOrder
settle_order (const Token *t, SaDateOrder order, char separator)
{
  if (t[0].digits >= 3)
    return SA_DATE_ORDER_YMD;
  if (order == SA_DATE_ORDER_YMD && t[2].digits >= 3)
    order = SA_DATE_ORDER_AUTO;
  if (order != SA_DATE_ORDER_AUTO)
    return order;
  if (t[0].value > 12)
    return SA_DATE_ORDER_DMY;
  if (t[1].value > 12)
    return SA_DATE_ORDER_MDY;
  return separator == '/' ? locale_order () : SA_DATE_ORDER_DMY;
}

/* Two-digit years as POSIX strptime() reads them: 69–99 are 1969–1999, 00–68 are 2000–2068. */
static int
full_year (Token token)
{
  if (token.digits == 4)
    return token.value;
  if (token.digits == 2)
    return token.value + (token.value < 69 ? 2000 : 1900);
  return 0;
}

static char *
from_three (Token *t, SaDateOrder order, char separator, int *month, int *year)
{
  Token day = { 0 };
  Token years = { 0 };

  *month = 0;
  for (int i = 0; i < 3 && *month == 0; i++)
    {
      if (t[i].digits > 0)
        continue;
      *month = find_month (t[i].word);
      if (*month == 0)
        return NULL;
      /* "31 Dec 2026", "Dec 31, 2026", "2026 Dec 31" */
      day = i == 0 ? t[1] : t[0].digits >= 3 ? t[2] : t[0];
      years = i == 0 || t[0].digits < 3 ? t[2] : t[0];
    }
  if (*month == 0)
    {
      order = settle_order (t, order, separator);
      years = order == SA_DATE_ORDER_YMD ? t[0] : t[2];
      *month = order == SA_DATE_ORDER_MDY ? t[0].value : t[1].value;
      day = order == SA_DATE_ORDER_YMD ? t[2] : order == SA_DATE_ORDER_DMY ? t[0] : t[1];
    }
  *year = full_year (years);
  if (*year < 1000 || day.digits < 1 || day.digits > 2)
    {
      *month = 0;
      return NULL;
    }
  return sa_date_new (*year, *month, day.value);
}

static char *
read_date (const char *folded, SaDateOrder order, int *month, int *year)
{
  Token tokens[MAX_TOKENS];
  const char *separator = strpbrk (folded, "./-");
  int n = cut_tokens (folded, tokens);

  if (n == 1 && tokens[0].digits == 8)
    {
      *year = tokens[0].value / 10000;
      *month = tokens[0].value / 100 % 100;
      return *year < 1000 ? NULL : sa_date_new (*year, *month, tokens[0].value % 100);
    }
  if (n != 3)
    return NULL;
  return from_three (tokens, order, separator != NULL ? *separator : ' ', month, year);
}

static void
set_error (GError **error, const char *text, int month, int year)
{
  g_autofree char *excerpt = sa_text_excerpt (text, 40);

  if (month >= 1 && month <= 12 && year > 0)
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 /* Translators: the first is what was typed, the second a month as 2026-02. */
                 _ ("“%s” is not a date: %04d-%02d has %d days."), excerpt, year, month,
                 sa_date_days_in_month (year, month));
  else
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("“%s” is not a date. Write it as 2026-12-31 or 31.12.2026."), excerpt);
}

/**
 * sa_date_parse:
 * @text: (nullable): a date in any usual form
 * @order: in which order numbers are to be taken; a year of four digits at the front always wins
 * @error: return location
 *
 * Reads 2026-12-31, 20261231, 31.12.2026, 31/12/26, 12/31/2026, 31 December 2026, Dec 31st, 2026,
 * 31 grudnia 2026 r., 31 XII 2026. A time of day is accepted when it is midnight, since
 * spreadsheets and databases add that to plain dates. Years of two digits are 1969 to 2068. With
 * %SA_DATE_ORDER_AUTO a number over 12 decides; where both could be the month, dots and hyphens
 * mean the day is first, and a slash means the order of the locale.
 *
 * Returns: (transfer full) (nullable): the date as "YYYY-MM-DD", or NULL with SA_ERROR_INVALID
 */
char *
sa_date_parse (const char *text, SaDateOrder order, GError **error)
{
  int month = 0, year = 0;
  char *date = NULL;

  if (sa_date_is_valid (text))
    return g_strdup (text);
  if (text != NULL && strnlen (text, MAX_LENGTH + 1) <= MAX_LENGTH)
    {
      g_autofree char *folded = sa_fold (text);

      if (cut_midnight (folded))
        date = read_date (folded, order, &month, &year);
    }
  if (date == NULL)
    set_error (error, text, month, year);
  return date;
}

/**
 * sa_date_guess_order:
 * @samples: (array zero-terminated=1): texts from one column; what is no date in it is passed over
 *
 * Finds the order a column of dates is written in. Only texts that leave no choice count; the order
 * that reads more of them wins.
 *
 * Returns: the order, or %SA_DATE_ORDER_AUTO when nothing in the samples decides
 */
SaDateOrder
sa_date_guess_order (const char *const *samples)
{
  guint read[SA_DATE_ORDER_MDY + 1] = { 0 };

  for (gsize i = 0; samples != NULL && samples[i] != NULL; i++)
    {
      g_autofree char *folded = NULL;
      Token t[MAX_TOKENS];

      if (strnlen (samples[i], MAX_LENGTH + 1) > MAX_LENGTH)
        continue;
      folded = sa_fold (samples[i]);
      if (!cut_midnight (folded))
        continue;
      switch (cut_tokens (folded, t))
        {
        case 1:
          read[SA_DATE_ORDER_YMD] += t[0].digits == 8;
          break;
        case 3:
          if (t[0].digits == 0 || t[1].digits == 0 || t[2].digits == 0)
            break;
          if (t[0].digits == 4 || (t[0].digits == 2 && t[0].value > 31))
            read[SA_DATE_ORDER_YMD]++;
          else if (t[0].value > 12 && t[0].value <= 31 && t[1].value <= 12)
            read[SA_DATE_ORDER_DMY]++;
          else if (t[1].value > 12 && t[1].value <= 31 && t[0].value <= 12)
            read[SA_DATE_ORDER_MDY]++;
          break;
        default:
          break;
        }
    }
  if (read[SA_DATE_ORDER_YMD] > read[SA_DATE_ORDER_DMY]
      && read[SA_DATE_ORDER_YMD] > read[SA_DATE_ORDER_MDY])
    return SA_DATE_ORDER_YMD;
  if (read[SA_DATE_ORDER_DMY] == read[SA_DATE_ORDER_MDY])
    return SA_DATE_ORDER_AUTO;
  return read[SA_DATE_ORDER_DMY] > read[SA_DATE_ORDER_MDY] ? SA_DATE_ORDER_DMY : SA_DATE_ORDER_MDY;
}

/* "+3", "-2", "+2w", "+1m", "+1y", in Polish also t(ygodni), r(ok). */
static char *
read_offset (const char *folded, const char *today)
{
  char *end = NULL;
  gint64 n;

  if ((*folded != '+' && *folded != '-') || !g_ascii_isdigit (folded[1]))
    return NULL;
  n = g_ascii_strtoll (folded, &end, 10);
  if (n < -4000000 || n > 4000000)
    return NULL;
  while (*end == ' ')
    end++;
  if (*end == '\0' || strcmp (end, "d") == 0)
    return sa_date_add_days (today, (int) n);
  if (strcmp (end, "w") == 0 || strcmp (end, "t") == 0)
    return sa_date_add_days (today, (int) n * 7);
  if (strcmp (end, "m") == 0)
    return sa_date_add_months (today, (int) n);
  if (strcmp (end, "y") == 0 || strcmp (end, "r") == 0)
    return sa_date_add_months (today, (int) n * 12);
  return NULL;
}

static char *
read_word (const char *folded, const char *today)
{
  static const struct
  {
    const char *word;
    int days;
  } words[] = {
    { "today", 0 },      { "tod", 0 },  { "dzis", 0 },     { "dzisiaj", 0 },
    { "tomorrow", 1 },   { "tom", 1 },  { "jutro", 1 },    { "pojutrze", 2 },
    { "yesterday", -1 }, { "yes", -1 }, { "wczoraj", -1 }, { "next week", 7 },
    { "za tydzien", 7 },
  };
  int weekday;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (folded, words[i].word) == 0)
        return sa_date_add_days (today, words[i].days);
    }
  weekday = find_weekday (folded);
  if (weekday == 0)
    return NULL;
  return sa_date_add_days (today, (weekday - sa_date_weekday (today) + 6) % 7 + 1);
}

/* "15" is the next 15th, "15.3" or "15 mar" the next 15 March; today counts. */
static char *
read_short (const char *folded, const char *today)
{
  Token t[MAX_TOKENS];
  int n = cut_tokens (folded, t);
  int year, month, day;

  if (n < 1 || n > 2 || !sa_date_split (today, &year, &month, &day))
    return NULL;
  for (int i = 0; i <= 12; i++)
    {
      g_autofree char *date = NULL;
      int y = year + (month - 1 + i) / 12, m = (month - 1 + i) % 12 + 1;

      if (n == 2)
        {
          gboolean month_first = t[0].digits == 0
                                 || (strchr (folded, '/') != NULL
                                     && locale_order () == SA_DATE_ORDER_MDY);
          Token mine = month_first ? t[0] : t[1];
          int wanted = mine.digits > 0 ? mine.value : find_month (mine.word);

          if (m != wanted)
            continue;
          date = t[month_first ? 1 : 0].digits > 2
                     ? NULL
                     : sa_date_new (y, m, t[month_first ? 1 : 0].value);
        }
      else if (t[0].digits >= 1 && t[0].digits <= 2)
        date = sa_date_new (y, m, t[0].value);
      if (date != NULL && strcmp (date, today) >= 0)
        return g_steal_pointer (&date);
    }
  return NULL;
}

/**
 * sa_date_parse_entry:
 * @text: (nullable): what was typed into a date field
 * @today: (nullable): the day it is relative to, or NULL for today
 * @error: return location
 *
 * Reads everything sa_date_parse() does and short forms, in English and Polish: today, tomorrow,
 * yesterday, dziś, jutro, pojutrze, wczoraj; mon, friday, pn, środa (the next one after today); +3,
 * -2, +2w, +1m, +1y; 15 (the next 15th), 15.3, 15 mar.
 *
 * Returns: (transfer full) (nullable): the date as "YYYY-MM-DD", or NULL with SA_ERROR_INVALID
 */
char *
sa_date_parse_entry (const char *text, const char *today, GError **error)
{
  g_autofree char *now = today != NULL ? g_strdup (today) : sa_date_today ();
  char *date = NULL;

  if (text != NULL && strnlen (text, MAX_LENGTH + 1) <= MAX_LENGTH)
    {
      g_autofree char *folded = sa_fold (text);

      date = read_offset (folded, now);
      if (date == NULL)
        date = read_word (folded, now);
      if (date == NULL)
        date = read_short (folded, now);
    }
  return date != NULL ? date : sa_date_parse (text, SA_DATE_ORDER_AUTO, error);
}
