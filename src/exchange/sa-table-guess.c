/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses from the first rows of a table what the file itself does not say: whether the first row
 * names the columns, which decimal mark numbers have, and in which order dates are written; and
 * whether a row is no record but the sum of those above. */

#include "sa-table-guess.h"

#include <string.h>

#include "sa-csv-writer.h"
#include "sa-fold.h"

/* Rows of titles, and the names below them. */
#define MOST_TITLES 8
#define LEAST_NAMES 3

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

/* "1.500" is one and a half or one and a half thousand; "0.500", "1234.500" and "1 234.500" leave
 * no choice. */
static gboolean
may_group (const char *digits, const char *mark)
{
  return strlen (mark + 1) == 3 && mark - digits <= 3 && *digits != '0';
}

/**
 * Looks at a number for its decimal mark.
 *
 * A mark that occurs twice groups thousands, so that the other one must be decimal; of two
 * different marks the last is decimal; one alone is decimal unless it may group thousands, which
 * says nothing.
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
  else if (!may_group (text, last))
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

/* How many cells up to the last that has something in it. */
static guint
get_width (char **row)
{
  guint width = 0;

  for (guint i = 0; row[i] != NULL; i++)
    if (row[i][0] != '\0')
      width = i + 1;
  return width;
}

/* Whether a row below has a value under one of the first @width names, and none goes beyond them.
 */
static gboolean
names_values (GPtrArray *rows, guint header, guint width)
{
  gboolean any = FALSE;

  for (guint i = header + 1; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      if (get_width (row) > width)
        return FALSE;
      for (char **cell = row; *cell != NULL; cell++)
        any = any || looks_like_value (*cell);
    }
  return any;
}

/* "Clients" and "November 2026" side by side, then the names: a title of two cells is told from the
 * names of two columns only by what comes below, which has to be beyond doubt. */
static guint
find_below_pairs (GPtrArray *rows)
{
  guint n = 0;
  guint width;

  while (n < rows->len && count_filled (rows->pdata[n]) <= 2)
    n++;
  if (n == 0 || n > MOST_TITLES || n == rows->len)
    return 0;
  width = get_width (rows->pdata[n]);
  return width >= LEAST_NAMES && count_filled (rows->pdata[n]) == width
                 && looks_like_header (rows->pdata[n]) && is_distinct (rows->pdata[n])
                 && names_values (rows, n, width)
             ? n
             : 0;
}

/*
 * sa_table_guess_header:
 * @rows: (element-type GStrv): the first rows
 *
 * Returns: how many of them stand above the names of the columns: "Trade show 2026", "Visitors of
 * our stand". A title is alone in its row, or one of two, and there are several names, no two of
 * them alike.
 */
guint
sa_table_guess_header (GPtrArray *rows)
{
  guint n = 0;
  guint below_pairs = find_below_pairs (rows);

  if (below_pairs > 0)
    return below_pairs;
  while (n < rows->len && count_filled (rows->pdata[n]) < 2)
    n++;
  return n < rows->len && looks_like_header (rows->pdata[n]) && is_distinct (rows->pdata[n]) ? n
                                                                                             : 0;
}

static gboolean
is_sum_word (const char *text)
{
  static const char *const words[] = { "total",       "totals",     "sum",    "grandtotal",
                                       "totalsum",    "sumtotal",   "razem",  "suma",
                                       "sumakoncowa", "sumarazem",  "ogolem", "razemogolem",
                                       "lacznie",     "sumaogolem", NULL };
  g_autofree char *key = sa_fold_key (text);

  return g_strv_contains (words, key);
}

/*
 * sa_table_is_sum:
 * @adds: (array length=n_columns): whether a number in the column may be a sum
 *
 * Returns: (nullable): the word by which a row says that it sums up those above: "Total", with only
 * numbers beside it
 */
const char *
sa_table_is_sum (const SaTableRow *row, const gboolean *adds, guint n_columns)
{
  const char *word = NULL;
  guint n_sums = 0;
  char mark;

  if (row->problem != NULL || row->n_cells > n_columns)
    return NULL;
  for (guint i = 0; i < row->n_cells; i++)
    if (row->lengths[i] == 0)
      continue;
    else if (adds[i] && inspect_number (row->cells[i], &mark))
      n_sums++;
    else if (word != NULL)
      return NULL;
    else
      word = row->cells[i];
  return word != NULL && n_sums > 0 && is_sum_word (word) ? word : NULL;
}

/* The mark of numbers where none of them tells. Programs that write decimal commas part values by
 * semicolons, and commas beside separating commas group; numbers of workbooks and of JSON have a
 * point. */
static char
usual_decimal (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return ',';
    case ',':
    case 0:
      return '.';
    default:
      return sa_csv_local_decimal ();
    }
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
    options->decimal = commas > points   ? ','
                       : points > commas ? '.'
                                         : usual_decimal (options->delimiter);
  if (options->date_order == SA_DATE_ORDER_AUTO)
    options->date_order = sa_date_guess_order ((const char *const *) dates->pdata);
}
