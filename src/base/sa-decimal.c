/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decimal numbers as scaled integers: 12.34 with exponent 2 is 1234. Money and quantities are built
 * on this; no floating point comes near them. */

#include "sa-decimal.h"

#include "sa-error.h"
#include "sa-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MAX_LENGTH 80
#define MAX_EXPONENT 18

/* A number cut into its parts: the digits, how many came before the first mark and after the last,
 * and how many marks of each kind there are. */
typedef struct
{
  gboolean negative;
  char digits[MAX_LENGTH + 1];
  int n_digits;
  int first_group;
  int points, commas, blanks;
  int after_last;
  char last_mark;
} Number;

static const char *
locale_mark (nl_item item, const char *fallback)
{
  const char *mark = nl_langinfo (item);

  return mark != NULL && *mark != '\0' ? mark : fallback;
}

/* The locale's sign between thousands; the plain C locale has none and is shown as English. */
static const char *
thousands_mark (void)
{
  const char *mark = nl_langinfo (THOUSEP);

  if (mark != NULL && *mark != '\0')
    return mark;
  return strcmp (nl_langinfo (RADIXCHAR), ".") == 0 ? "," : "";
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x2009 || c == 0x202f || c == '\'' || c == 0x2019
         || c == '_';
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2013;
}

/* Takes the sign: in front, behind as old books do, or as parentheses. Moves the ends inwards. */
static gboolean
take_sign (char *text, char **start, gboolean *negative)
{
  char *last = g_utf8_find_prev_char (text, text + strlen (text));
  gunichar first = g_utf8_get_char (text);

  *start = text;
  *negative = FALSE;
  if (last == NULL)
    return FALSE;
  if (first == '(' && *last == ')')
    {
      *negative = TRUE;
      *last = '\0';
      *start = text + 1;
    }
  else if (is_minus (first) || first == '+')
    {
      *negative = first != '+';
      *start = g_utf8_next_char (text);
    }
  else if (is_minus (g_utf8_get_char (last)))
    {
      *negative = TRUE;
      *last = '\0';
    }
  g_strstrip (*start);
  return **start != '\0';
}

/* Whether the mark @c may stand after @group digits: between two marks of one kind are three digits
 * (or two, as in India), before the last mark of another kind always three. */
static gboolean
may_follow (const Number *number, gunichar c, int group)
{
  char kind = c == '.' || c == ',' ? (char) c : ' ';

  if (number->last_mark == 0)
    return kind != ' ' || (group >= 1 && group <= 3);
  return group == 3 || (group == 2 && kind == number->last_mark);
}

static gboolean
cut (const char *text, Number *number)
{
  int group = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        {
          if (number->n_digits == MAX_LENGTH)
            return FALSE;
          number->digits[number->n_digits++] = (char) ('0' + digit);
          group++;
          continue;
        }
      if ((c != '.' && c != ',' && !is_blank (c)) || !may_follow (number, c, group))
        return FALSE;
      if (number->last_mark == 0)
        number->first_group = group;
      number->points += c == '.';
      number->commas += c == ',';
      number->blanks += is_blank (c);
      number->last_mark = c == '.' || c == ',' ? (char) c : ' ';
      group = 0;
    }
  number->after_last = group;
  return number->n_digits > 0;
}

/* Whether one mark before three digits groups thousands, when the text alone does not tell. */
static gboolean
lone_mark_groups (const Number *number, int exponent)
{
  const char mark[2] = { number->last_mark, '\0' };

  return exponent < 3 || strcmp (mark, thousands_mark ()) == 0;
}

/* How many of the digits are decimals, or -1 when the marks make no sense. */
static int
count_decimals (const Number *number, int exponent, SaDecimalMark mark)
{
  int same = number->last_mark == '.'   ? number->points
             : number->last_mark == ',' ? number->commas
                                        : number->blanks;
  int all = number->points + number->commas + number->blanks;
  gboolean grouped = same == all && number->after_last == 3 && number->first_group >= 1
                     && number->first_group <= 3 && number->digits[0] != '0';
  gboolean asked = mark != SA_DECIMAL_MARK_AUTO
                   && (mark == SA_DECIMAL_MARK_POINT) == (number->last_mark == '.');

  if (all == 0)
    return 0;
  /* Blanks group; a mark that comes twice does; and one that is not the decimal mark of the column.
   */
  if (number->last_mark == ' ' || same > 1 || (mark != SA_DECIMAL_MARK_AUTO && !asked))
    return grouped ? 0 : -1;
  /* Two kinds of grouping in one number, or a first group that is none. */
  if (all > 1
      && ((number->points > 0 && number->commas > 0 && number->blanks > 0)
          || number->first_group > 3))
    return -1;
  if (grouped && !asked && lone_mark_groups (number, exponent))
    return 0;
  return number->after_last;
}

static gboolean
scale (const Number *number, int decimals, int exponent, gint64 *value)
{
  __int128 sum = 0;
  int i;

  for (i = 0; i < number->n_digits - decimals + exponent; i++)
    {
      sum = sum * 10 + (i < number->n_digits ? number->digits[i] - '0' : 0);
      if (sum > (__int128) G_MAXINT64 + 1)
        return FALSE;
    }
  if (number->negative)
    sum = -sum;
  if (sum > G_MAXINT64)
    return FALSE;
  *value = (gint64) sum;
  return TRUE;
}

/* How reading a text went. */
typedef enum
{
  READ,
  NO_NUMBER,
  AMBIGUOUS,
  TOO_FINE,
  TOO_LARGE,
} Outcome;

static Outcome
read_number (const char *text, int exponent, SaDecimalMark mark, gint64 *value)
{
  Number number = { 0 };
  g_autofree char *clean = NULL;
  char *start = NULL;
  int decimals;

  if (text == NULL || strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH)
    return NO_NUMBER;
  clean = sa_text_clean (text);
  if (!take_sign (clean, &start, &number.negative) || !cut (start, &number))
    return NO_NUMBER;
  decimals = count_decimals (&number, exponent, mark);
  if (decimals < 0)
    return AMBIGUOUS;
  for (; decimals > exponent && number.digits[number.n_digits - 1] == '0'; decimals--)
    number.n_digits--;
  if (decimals > exponent)
    return TOO_FINE;
  return scale (&number, decimals, exponent, value) ? READ : TOO_LARGE;
}

/**
 * sa_decimal_parse:
 * @text: (nullable): a number as people write it
 * @exponent: how many decimals the result keeps, 0 to 18
 * @mark: what parts the decimals
 * @value: (out): the number times 10^@exponent; untouched on failure
 * @error: return location
 *
 * Reads "1 234,56", "1,234.56", "1'234.50", "-5", "5-", "(5)", "−5", ".5", with any blank between
 * thousands. With %SA_DECIMAL_MARK_AUTO: of both point and comma the last is the decimal mark; a
 * mark that comes twice groups thousands. One mark before exactly three digits groups thousands
 * where @exponent is under 3, since there cannot be three decimals ("1.234" zł is over a thousand),
 * or where it is what the locale puts between thousands, unless the number begins with 0; else it
 * is the decimal mark. Zeros beyond @exponent are dropped; other digits there are refused, not
 * rounded.
 *
 * Returns: whether it was read; otherwise SA_ERROR_INVALID
 */
gboolean
sa_decimal_parse (const char *text, int exponent, SaDecimalMark mark, gint64 *value, GError **error)
{
  g_autofree char *excerpt = NULL;
  Outcome outcome;

  g_return_val_if_fail (exponent >= 0 && exponent <= MAX_EXPONENT, FALSE);

  outcome = read_number (text, exponent, mark, value);
  if (outcome == READ)
    return TRUE;
  excerpt = sa_text_excerpt (text, 40);
  switch (outcome)
    {
    case AMBIGUOUS:
      g_set_error (
          error, SA_ERROR, SA_ERROR_INVALID,
          _ ("The separators in “%s” make no sense. Write it without separators of thousands."),
          excerpt);
      break;
    case TOO_FINE:
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” has more decimals than can be kept. Round it first."), excerpt);
      break;
    case TOO_LARGE:
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID, _ ("“%s” is too large a number."), excerpt);
      break;
    case NO_NUMBER:
    case READ:
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not a number. Write it as 1234.56."), excerpt);
      break;
    }
  return FALSE;
}

/**
 * sa_decimal_guess_mark:
 * @samples: (array zero-terminated=1): texts from one column; what is no number is passed over
 *
 * Finds the decimal mark of a column, from the texts that leave no choice.
 *
 * Returns: the mark, or %SA_DECIMAL_MARK_AUTO when nothing decides
 */
SaDecimalMark
sa_decimal_guess_mark (const char *const *samples)
{
  int point = 0, comma = 0;

  for (gsize i = 0; samples != NULL && samples[i] != NULL; i++)
    {
      g_autofree char *clean = sa_text_excerpt (samples[i], MAX_LENGTH);
      Number number = { 0 };
      char *start = NULL;
      gboolean is_point;
      int same;

      if (!take_sign (clean, &start, &number.negative) || !cut (start, &number)
          || number.last_mark == 0 || number.last_mark == ' ')
        continue;
      is_point = number.last_mark == '.';
      same = is_point ? number.points : number.commas;
      /* One mark before three digits could be either. */
      if (number.after_last == 3 && number.points + number.commas + number.blanks == 1)
        continue;
      /* A mark that comes twice groups, so the other is the decimal mark. */
      if (is_point == (same == 1))
        point++;
      else
        comma++;
    }
  return point > comma   ? SA_DECIMAL_MARK_POINT
         : comma > point ? SA_DECIMAL_MARK_COMMA
                         : SA_DECIMAL_MARK_AUTO;
}

/* Writes digits, with @group between thousands and @mark before the decimals. */
static char *
write_number (gint64 value, int exponent, int min_decimals, const char *minus, const char *group,
              const char *mark)
{
  guint64 absolute = value < 0 ? -(guint64) value : (guint64) value;
  g_autofree char *digits = g_strdup_printf ("%0*" G_GUINT64_FORMAT, exponent + 1, absolute);
  gsize whole = strlen (digits) - (gsize) exponent;
  gsize end = strlen (digits);
  GString *out = g_string_new (value < 0 ? minus : "");

  while (end > whole + (gsize) min_decimals && digits[end - 1] == '0')
    end--;
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, group);
      g_string_append_c (out, digits[i]);
    }
  if (end > whole)
    {
      g_string_append (out, mark);
      g_string_append_len (out, digits + whole, (gssize) (end - whole));
    }
  return g_string_free (out, FALSE);
}

/**
 * sa_decimal_format:
 * @value: a number times 10^@exponent
 * @exponent: its decimals, 0 to 18
 * @min_decimals: how many decimals are shown even when they are zero
 *
 * Returns: (transfer full): the number as the locale writes it, with a typographic minus
 */
char *
sa_decimal_format (gint64 value, int exponent, int min_decimals)
{
  g_return_val_if_fail (exponent >= 0 && exponent <= MAX_EXPONENT && min_decimals >= 0, NULL);

  return write_number (value, exponent, min_decimals, "−", thousands_mark (),
                       locale_mark (RADIXCHAR, "."));
}

/**
 * sa_decimal_to_plain:
 * @value: a number times 10^@exponent
 * @exponent: its decimals, 0 to 18
 * @min_decimals: how many decimals are written even when they are zero
 *
 * Returns: (transfer full): the number for machines, "-1234.56", the same in every locale
 */
char *
sa_decimal_to_plain (gint64 value, int exponent, int min_decimals)
{
  g_return_val_if_fail (exponent >= 0 && exponent <= MAX_EXPONENT && min_decimals >= 0, NULL);

  return write_number (value, exponent, min_decimals, "-", "", ".");
}

/**
 * sa_decimal_divide: (skip)
 * @dividend: any, except the least there is
 * @divisor: any but 0
 * @quotient: (out): the result; untouched on failure
 *
 * Divides with rounding half away from zero, as is usual with money: 2.5 is 3 and −2.5 is −3.
 *
 * Returns: whether the result fits
 */
gboolean
sa_decimal_divide (__int128 dividend, __int128 divisor, gint64 *quotient)
{
  gboolean negative = (dividend < 0) != (divisor < 0);
  unsigned __int128 over = dividend < 0 ? -(unsigned __int128) dividend
                                        : (unsigned __int128) dividend;
  unsigned __int128 under = divisor < 0 ? -(unsigned __int128) divisor
                                        : (unsigned __int128) divisor;
  unsigned __int128 result;

  g_return_val_if_fail (divisor != 0, FALSE);

  result = over / under;
  if (over % under >= under - over % under)
    result++;
  if (result > (unsigned __int128) G_MAXINT64 + (negative ? 1 : 0))
    return FALSE;
  *quotient = negative ? (gint64) (-(__int128) result) : (gint64) result;
  return TRUE;
}
