/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses from the first rows of a table what the file itself does not say: whether the first row
 * names the columns, which decimal mark numbers have, and in which order dates are written. */

#include "sa-table-guess.h"

#include <string.h>

/* Dates are told by their separators; sa-date.h knows what they mean. */
static gboolean
looks_like_date (const char *text)
{
  const char *separator = strpbrk (text, "./-");
  int groups = 1, digits = 0;

  if (separator == NULL)
    return FALSE;

  for (const char *p = text; *p != '\0' && *p != ' ' && *p != 'T'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (*p == *separator && g_ascii_isdigit (p[1]))
        groups++;
      else
        return FALSE;
    }

  return groups == 3 && digits >= 4 && digits <= 8;
}

/* “1.234.567”, but not “88.60.15.31”, which is a telephone number */
static gboolean
has_thousands (const char *first)
{
  for (const char *p = first; *p != '\0'; p += 4)
    for (int i = 1; i <= 3; i++)
      if (!g_ascii_isdigit (p[i]))
        return FALSE;

  return TRUE;
}

/**
 * Looks at a number for its decimal mark.
 *
 * A mark that occurs twice groups thousands, so that the other one must be decimal; of two
 * different marks the last is decimal; one alone is decimal unless exactly three digits follow,
 * which says nothing.
 *
 * Returns: %FALSE if @text is not a number
 */
static gboolean
inspect_number (const char *text, char *mark)
{
  const char *last = NULL, *first = NULL;
  int digits = 0, marks = 0;

  *mark = 0;
  if (*text == '-' || *text == '+')
    text++;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if ((*p == ',' || *p == '.') && digits > 0)
        {
          first = first ? first : p;
          last = p;
          marks++;
        }
      else if (!(*p == ' ' && digits > 0 && g_ascii_isdigit (p[1])))
        return FALSE;
    }

  if (digits == 0 || digits > 18)
    return FALSE;
  if (marks == 0)
    return TRUE;
  if (*first != *last)
    *mark = *last;
  else if (marks > 1 && !has_thousands (first))
    return FALSE;
  else if (marks > 1)
    *mark = *last == ',' ? '.' : ',';
  else if (strlen (last + 1) != 3)
    *mark = *last;

  return TRUE;
}

static gboolean
looks_like_value (const char *text)
{
  char mark;

  return inspect_number (text, &mark) || looks_like_date (text) || strchr (text, '@') != NULL;
}

/* A row of names has none that is a number, a date or an e-mail address, and at least one at all.
 */
static gboolean
looks_like_header (char **row)
{
  int n_names = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      if (looks_like_value (row[i]))
        return FALSE;
      if (row[i][0] != '\0')
        n_names++;
    }

  return n_names > 0;
}

static guint
count_filled (char **row)
{
  guint n = 0;

  for (; *row != NULL; row++)
    n += **row != '\0';
  return n;
}

static gboolean
is_distinct (char **row)
{
  for (guint i = 0; row[i] != NULL; i++)
    if (row[i][0] != '\0' && g_strv_contains ((const char *const *) row + i + 1, row[i]))
      return FALSE;
  return TRUE;
}

/*
 * sa_table_guess_header:
 * @rows: (element-type GStrv): the first rows
 *
 * Returns: how many of them stand above the names of the columns: "Trade show 2026", "Visitors of
 * our stand". A title is alone in its row, and there are several names, no two of them alike.
 */
guint
sa_table_guess_header (GPtrArray *rows)
{
  guint n = 0;

  while (n < rows->len && count_filled (rows->pdata[n]) < 2)
    n++;
  return n < rows->len && looks_like_header (rows->pdata[n]) && is_distinct (rows->pdata[n]) ? n
                                                                                             : 0;
}

/*
 * sa_table_guess_forms:
 * @rows: (element-type GStrv): the first rows
 * @header_known: whether the names of the columns are not among @rows
 * @options: (inout): what is known; the rest is filled in
 */
void
sa_table_guess_forms (GPtrArray *rows, gboolean header_known, SaTableOptions *options)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();
  int commas = 0, points = 0;

  if (options->header < 0)
    options->header = header_known || (rows->len > 0 && looks_like_header (rows->pdata[0]));

  for (guint i = 0; i < rows->len; i++)
    for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
      {
        char mark;

        if (looks_like_date (*cell))
          g_ptr_array_add (dates, *cell);
        else if (inspect_number (*cell, &mark))
          {
            commas += mark == ',';
            points += mark == '.';
          }
      }
  g_ptr_array_add (dates, NULL);

  if (options->decimal == 0)
    options->decimal = commas > points ? ',' : '.';
  if (options->date_order == SA_DATE_ORDER_AUTO)
    options->date_order = sa_date_guess_order ((const char *const *) dates->pdata);
}
