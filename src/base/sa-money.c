/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Money: an int64 of minor units (cents, grosze) beside the ISO 4217 code of its currency. Rounding
 * is half away from zero, and 128 bits are used in between, so that nothing overflows on the way.
 */

#include "sa-money.h"

#include "sa-error.h"
#include "sa-quantity.h"
#include "sa-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MAX_LENGTH 80

static gboolean
is_number_part (gunichar c)
{
  return g_unichar_isdigit (c) || strchr (".,'()+-", (int) MIN (c, 0x7f)) != NULL || c == 0x2212
         || c == 0x2013 || c == 0x2019;
}

/* Parts the sign or code of the currency from the number, wherever it stands: "€ 5", "-$5", "5 zł",
 * "EUR 5.00". Letters in two places, and letters amidst the digits, are no amount. */
static gboolean
part_symbol (const char *clean, char **number, char **symbol)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean closed = FALSE, digit_before = FALSE, digit_after = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      /* "Fr. 5", "5 Kč.": a point that follows a letter belongs to it. */
      gboolean abbreviation = c == '.' && !closed && letters->len > 0;

      if (!abbreviation && (is_number_part (c) || g_unichar_isspace (c)))
        {
          closed = letters->len > 0;
          digit_before = digit_before || (!closed && g_unichar_isdigit (c));
          digit_after = digit_after || (closed && g_unichar_isdigit (c));
          g_string_append_unichar (digits, c);
        }
      else if (closed)
        return FALSE;
      else
        g_string_append_unichar (letters, c);
    }
  *number = g_strdup (g_strstrip (digits->str));
  *symbol = g_strdup (letters->str);
  return !(digit_before && digit_after);
}

/**
 * sa_money_parse_marked:
 * @text: (nullable): an amount as people write it
 * @currency: the currency it is in
 * @mark: what parts the decimals, where that is known of the whole column
 * @minor: (out): the amount in minor units; untouched on failure
 * @error: return location
 *
 * Reads an amount as sa_decimal_parse() reads a number, with the code or sign of the currency
 * before or after it. A sign of another currency is refused, so that 5 USD never become 5 EUR; so
 * are decimals smaller than the minor unit, and what does not fit.
 *
 * Returns: whether it was read; otherwise SA_ERROR_INVALID
 */
gboolean
sa_money_parse_marked (const char *text, const char *currency, SaDecimalMark mark, gint64 *minor,
                       GError **error)
{
  g_autofree char *excerpt = sa_text_excerpt (text, 40);
  g_autofree char *clean = NULL;
  g_autofree char *number = NULL;
  g_autofree char *symbol = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (currency != NULL && minor != NULL, FALSE);

  if (text == NULL || strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH)
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not an amount. Write it as 1234.56."), excerpt);
      return FALSE;
    }
  clean = sa_text_clean (text);
  if (!part_symbol (clean, &number, &symbol))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not an amount. Write it as 1234.56."), excerpt);
      return FALSE;
    }
  if (*symbol != '\0' && !sa_currency_accepts_symbol (currency, symbol))
    {
      g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                   _ ("“%s” is not an amount in %s. Change the currency, or leave “%s” out."),
                   excerpt, currency, symbol);
      return FALSE;
    }
  if (sa_decimal_parse (number, sa_currency_exponent (currency), mark, minor, &local))
    return TRUE;
  if (*number == '\0')
    g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
                 _ ("“%s” is not an amount. Write it as 1234.56."), excerpt);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * sa_money_parse:
 * @text: (nullable): an amount as people write it
 * @currency: the currency it is in
 * @minor: (out): the amount in minor units; untouched on failure
 * @error: return location
 *
 * As sa_money_parse_marked(), with the decimal mark told from the text.
 *
 * Returns: whether it was read; otherwise SA_ERROR_INVALID
 */
gboolean
sa_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  return sa_money_parse_marked (text, currency, SA_DECIMAL_MARK_AUTO, minor, error);
}

/* Whether the locale puts the sign before the number. The plain C locale says nothing; it is shown
 * as English. */
static gboolean
symbol_precedes (void)
{
#ifdef P_CS_PRECEDES
  const char *precedes = nl_langinfo (P_CS_PRECEDES);
#else
  const char *precedes = NULL;
#endif

  return precedes == NULL || *precedes != 0;
}

static gboolean
is_letters (const char *symbol)
{
  return g_unichar_isalpha (g_utf8_get_char (symbol));
}

/**
 * sa_money_format:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency; NULL or "" for none
 *
 * Returns: (transfer full): the amount as the locale writes it: "€1,234.56", "1 234,56 zł"
 */
char *
sa_money_format (gint64 minor, const char *currency)
{
  int exponent = sa_currency_exponent (currency);
  const char *symbol = sa_currency_symbol (currency);
  gboolean precedes = symbol_precedes ();
  g_autofree char *number = sa_decimal_format (minor, exponent, exponent);
  const char *digits = number;

  if (currency == NULL || *currency == '\0')
    return g_steal_pointer (&number);
  if (symbol == NULL || (precedes && is_letters (symbol)))
    symbol = currency;
  if (!precedes)
    return g_strconcat (number, "\u00a0", symbol, NULL);
  /* The minus stands before the sign: −€5.00. */
  if (minor < 0)
    digits = g_utf8_next_char (number);
  return g_strconcat (minor < 0 ? "−" : "", symbol, is_letters (symbol) ? "\u00a0" : "", digits,
                      NULL);
}

/**
 * sa_money_to_plain:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full): the amount for machines: "-1234.56", without the currency
 */
char *
sa_money_to_plain (gint64 minor, const char *currency)
{
  int exponent = sa_currency_exponent (currency);

  return sa_decimal_to_plain (minor, exponent, exponent);
}

static gboolean
too_large (GError **error)
{
  g_set_error (error, SA_ERROR, SA_ERROR_INVALID,
               _ ("The amount is too large to be kept. Check the price and the quantity."));
  return FALSE;
}

/**
 * sa_money_multiply:
 * @minor: an amount in minor units
 * @quantity: how many, in millionths (see sa-quantity.h)
 * @result: (out): the product in minor units, rounded; untouched on failure
 * @error: return location
 *
 * Returns: whether the product fits
 */
gboolean
sa_money_multiply (gint64 minor, gint64 quantity, gint64 *result, GError **error)
{
  return sa_decimal_divide ((__int128) minor * quantity, SA_QUANTITY_SCALE, result)
         || too_large (error);
}

/**
 * sa_money_line_net:
 * @unit_price: the price of one in millionths of the major unit, so that prices can be finer than a
 * cent
 * @quantity: how many, in millionths
 * @currency: the currency of the price
 * @net: (out): the net of the line in minor units, rounded once; untouched on failure
 * @error: return location
 *
 * Returns: whether the product fits
 */
gboolean
sa_money_line_net (gint64 unit_price, gint64 quantity, const char *currency, gint64 *net,
                   GError **error)
{
  __int128 divisor = (__int128) SA_QUANTITY_SCALE * SA_QUANTITY_SCALE;

  for (int i = sa_currency_exponent (currency); i > 0; i--)
    divisor /= 10;
  return sa_decimal_divide ((__int128) unit_price * quantity, divisor, net) || too_large (error);
}

typedef struct
{
  __int128 part;
  __int128 remainder;
  gsize index;
} Share;

/* The largest remainder first; of equals, the first line. */
static int
compare_shares (const void *a, const void *b)
{
  const Share *one = a, *two = b;

  if (one->remainder != two->remainder)
    return one->remainder > two->remainder ? -1 : 1;
  return one->index < two->index ? -1 : 1;
}

/* The greatest whole number not above @product / @sum, for @sum over 0. */
static __int128
floor_divide (__int128 product, __int128 sum, __int128 *remainder)
{
  __int128 quotient = product / sum;

  *remainder = product % sum;
  if (*remainder < 0)
    {
      *remainder += sum;
      quotient--;
    }
  return quotient;
}

/**
 * sa_money_allocate:
 * @total: an amount in minor units
 * @weights: (array length=n): the weight of each part, usually the nets of the lines
 * @n: how many parts
 * @parts: (out caller-allocates) (array length=n): the parts; undefined on failure
 *
 * Spreads @total by largest remainder (Hamilton's method), so that the parts add up to it to the
 * cent. When all weights are zero the parts are as equal as they can be. Lines of both signs are
 * allowed. A negative total gives the negative of what the positive one gives.
 *
 * Returns: FALSE when there are no parts, when weights of both signs add up to nothing, or when a
 * part does not fit
 */
gboolean
sa_money_allocate (gint64 total, const gint64 *weights, gsize n, gint64 *parts)
{
  g_autofree Share *shares = NULL;
  __int128 sum = 0;
  __int128 left = total < 0 ? -(__int128) total : (__int128) total;
  __int128 whole = left;
  gboolean all_zero = TRUE;
  int sign = total < 0 ? -1 : 1;

  for (gsize i = 0; i < n; i++)
    {
      sum += weights[i];
      all_zero = all_zero && weights[i] == 0;
    }
  if (n == 0 || (sum == 0 && !all_zero))
    return FALSE;
  if (all_zero)
    sum = (__int128) n;

  shares = g_new (Share, n);
  for (gsize i = 0; i < n; i++)
    {
      __int128 weight = all_zero ? 1 : sum < 0 ? -(__int128) weights[i] : (__int128) weights[i];

      shares[i].index = i;
      shares[i].part = floor_divide (whole * weight, sum < 0 ? -sum : sum, &shares[i].remainder);
      left -= shares[i].part;
    }
  qsort (shares, n, sizeof *shares, compare_shares);
  for (gsize i = 0; i < n; i++)
    {
      __int128 part = (shares[i].part + ((__int128) i < left ? 1 : 0)) * sign;

      if (part > G_MAXINT64 || part < G_MININT64)
        return FALSE;
      parts[shares[i].index] = (gint64) part;
    }
  return TRUE;
}
