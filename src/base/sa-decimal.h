/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SaDecimalMark:
 * @SA_DECIMAL_MARK_AUTO: told from the text, as sa_decimal_parse() says
 * @SA_DECIMAL_MARK_POINT: 1,234.56
 * @SA_DECIMAL_MARK_COMMA: 1.234,56
 *
 * What parts the whole from the decimals.
 */
typedef enum
{
  SA_DECIMAL_MARK_AUTO,
  SA_DECIMAL_MARK_POINT,
  SA_DECIMAL_MARK_COMMA,
} SaDecimalMark;

gboolean sa_decimal_parse (const char *text, int exponent, SaDecimalMark mark, gint64 *value,
                           GError **error);
SaDecimalMark sa_decimal_guess_mark (const char *const *samples);
char *sa_decimal_format (gint64 value, int exponent, int min_decimals);
char *sa_decimal_to_plain (gint64 value, int exponent, int min_decimals);
gboolean sa_decimal_divide (__int128 dividend, __int128 divisor, gint64 *quotient);

G_END_DECLS
