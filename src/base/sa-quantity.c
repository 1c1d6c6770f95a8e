/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantities: how many, how much, at which rate; an int64 in millionths. */

#include "sa-quantity.h"

/**
 * sa_quantity_parse_marked:
 * @text: (nullable): a number as people write it
 * @mark: what parts the decimals, where that is known of the whole column
 * @quantity: (out): the number in millionths; untouched on failure
 * @error: return location
 *
 * Reads a number as sa_decimal_parse() does.
 *
 * Returns: whether it was read; otherwise SA_ERROR_INVALID
 */
gboolean
sa_quantity_parse_marked (const char *text, SaDecimalMark mark, gint64 *quantity, GError **error)
{
  return sa_decimal_parse (text, SA_QUANTITY_EXPONENT, mark, quantity, error);
}

/**
 * sa_quantity_parse:
 * @text: (nullable): a number as people write it
 * @quantity: (out): the number in millionths; untouched on failure
 * @error: return location
 *
 * As sa_quantity_parse_marked(), with the decimal mark told from the text. A quantity may well have
 * three decimals, so that one mark before three digits is read by the locale: "1,234" is over a
 * thousand in English and a little over one in Polish.
 *
 * Returns: whether it was read; otherwise SA_ERROR_INVALID
 */
gboolean
sa_quantity_parse (const char *text, gint64 *quantity, GError **error)
{
  return sa_quantity_parse_marked (text, SA_DECIMAL_MARK_AUTO, quantity, error);
}

/**
 * sa_quantity_format:
 * @quantity: a number in millionths
 *
 * Returns: (transfer full): the number as the locale writes it, with the decimals it needs
 */
char *
sa_quantity_format (gint64 quantity)
{
  return sa_decimal_format (quantity, SA_QUANTITY_EXPONENT, 0);
}

/**
 * sa_quantity_to_plain:
 * @quantity: a number in millionths
 *
 * Returns: (transfer full): the number for machines: "-1234.5"
 */
char *
sa_quantity_to_plain (gint64 quantity)
{
  return sa_decimal_to_plain (quantity, SA_QUANTITY_EXPONENT, 0);
}
