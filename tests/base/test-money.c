/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Money and tax: the known answers, the reading of amounts, and the ends of what fits. */

#include "sa-money.h"

#include "sa-error.h"
#include "sa-quantity.h"
#include "sa-tax.h"

#include <string.h>

#define PERCENT SA_QUANTITY_SCALE

static void
test_currency (void)
{
  const char *const *list = sa_currency_list ();

  g_assert_cmpint (sa_currency_exponent ("PLN"), ==, 2);
  g_assert_cmpint (sa_currency_exponent ("JPY"), ==, 0);
  g_assert_cmpint (sa_currency_exponent ("KWD"), ==, 3);
  g_assert_cmpint (sa_currency_exponent ("???"), ==, 2);
  g_assert_cmpint (sa_currency_exponent (NULL), ==, 2);
  g_assert_false (sa_currency_is_valid ("pln"));
  g_assert_false (sa_currency_is_valid (""));
  g_assert_false (sa_currency_is_valid (NULL));
  g_assert_false (sa_currency_is_valid ("XYZ"));
  g_assert_false (sa_currency_is_valid ("EURO"));
  for (gsize i = 0; list[i] != NULL; i++)
    {
      g_assert_true (sa_currency_is_valid (list[i]));
      g_assert_true (i == 0 || strcmp (list[i - 1], list[i]) < 0);
    }
}

static void
test_readable (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    gint64 minor;
  } cases[] = {
    { "1 234,56", "PLN", 123456 },
    { "1\xc2\xa0"
      "234,56\xc2\xa0zł",
      "PLN", 123456 },
    { "1\xe2\x80\xaf"
      "234,56 PLN",
      "PLN", 123456 },
    { "1,234.56", "USD", 123456 },
    { "1.234,56", "EUR", 123456 },
    { "1'234.50", "CHF", 123450 },
    { "1234.5", "EUR", 123450 },
    { "1234,5", "EUR", 123450 },
    { ".5", "EUR", 50 },
    { "5.", "EUR", 500 },
    { "0.99", "EUR", 99 },
    { "1.234", "EUR", 123400 },
    { "1,234", "EUR", 123400 },
    { "0.500", "EUR", 50 },
    { "1.2300", "EUR", 123 },
    { "32.3800", "USD", 3238 },
    { "1,234,567", "USD", 123456700 },
    { "12,34,567.89", "INR", 123456789 },
    { "1.234", "KWD", 1234 },
    { "1234", "JPY", 1234 },
    { "1,234", "JPY", 1234 },
    { "1234.00", "JPY", 1234 },
    { "-5", "EUR", -500 },
    { "−5", "EUR", -500 },
    { "5-", "EUR", -500 },
    { "(5.00)", "EUR", -500 },
    { "+5", "EUR", 500 },
    { "- 5", "EUR", -500 },
    { "€5", "EUR", 500 },
    { "-€5", "EUR", -500 },
    { "€-5", "EUR", -500 },
    { "5 eur", "EUR", 500 },
    { "EUR 5", "EUR", 500 },
    { "$5", "CAD", 500 },
    { "5 zł.", "PLN", 500 },
    { "5 ZŁ", "PLN", 500 },
    { "5 zl", "PLN", 500 },
    { "100 Kč", "CZK", 10000 },
    { "kr 100", "SEK", 10000 },
    { "Fr. 100.50", "CHF", 10050 },
    { "92233720368547758.07", "EUR", G_MAXINT64 },
    { "-92233720368547758.08", "EUR", G_MININT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 42;
      gboolean read = sa_money_parse (cases[i].text, cases[i].currency, &minor, &error);

      g_assert_no_error (error);
      g_assert_true (read);
      g_assert_cmpint (minor, ==, cases[i].minor);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    NULL,
    "",
    " ",
    "zł",
    "abc",
    "5 USD",
    "$5",
    "1.2345",
    "0.001",
    "1.23.4",
    "1,2,3",
    "12,34.56",
    "1..2",
    "1,.2",
    "1 2",
    "1 2 34",
    "1234,567",
    "1234,567,890",
    "--5",
    "-",
    "()",
    "5EUR5",
    "EUR5EUR",
    "1e5",
    "0x10",
    "∞",
    "NaN",
    "\xff",
    "5\xff",
    "€",
    "1,234.567,89",
    "1.234 567",
    "1 234 567.89.1",
    ".",
    "92233720368547758.08",
    "-92233720368547758.09",
    "99999999999999999999999999999999999999999999999999999999999999999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor = 42;

      if (sa_money_parse (cases[i], "EUR", &minor, &error))
        g_error ("“%s” was read as %" G_GINT64_FORMAT, cases[i], minor);
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (minor, ==, 42);
    }
  g_autofree char *endless = g_strnfill (1000000, '1');
  gint64 minor;
  g_assert_false (sa_money_parse (endless, "EUR", &minor, NULL));
}

static void
test_marked (void)
{
  gint64 minor;

  g_assert_true (sa_money_parse_marked ("1.500", "KWD", SA_DECIMAL_MARK_COMMA, &minor, NULL));
  g_assert_cmpint (minor, ==, 1500000);
  g_assert_true (sa_money_parse_marked ("32.500", "EUR", SA_DECIMAL_MARK_POINT, &minor, NULL));
  g_assert_cmpint (minor, ==, 3250);
  g_assert_true (sa_money_parse_marked ("1,234", "EUR", SA_DECIMAL_MARK_POINT, &minor, NULL));
  g_assert_cmpint (minor, ==, 123400);
  g_assert_true (sa_money_parse_marked ("1 234,5", "EUR", SA_DECIMAL_MARK_COMMA, &minor, NULL));
  g_assert_cmpint (minor, ==, 123450);
  g_assert_true (sa_money_parse_marked ("1 234", "EUR", SA_DECIMAL_MARK_COMMA, &minor, NULL));
  g_assert_cmpint (minor, ==, 123400);
  g_assert_false (sa_money_parse_marked ("12.5", "EUR", SA_DECIMAL_MARK_COMMA, &minor, NULL));
  /* No thousands begin with 0. */
  g_assert_false (sa_money_parse_marked ("0.500", "EUR", SA_DECIMAL_MARK_COMMA, &minor, NULL));
  g_assert_true (sa_money_parse_marked ("0.500", "EUR", SA_DECIMAL_MARK_POINT, &minor, NULL));
  g_assert_cmpint (minor, ==, 50);
  g_assert_false (sa_money_parse_marked ("1,234.5", "EUR", SA_DECIMAL_MARK_COMMA, &minor, NULL));

  const char *points[] = { "1,234", "18.6", "9.8", "x", NULL };
  const char *commas[] = { "1.234", "1.234.567", "12,5", NULL };
  const char *unsure[] = { "1", "1,234", "1.234", "", NULL };
  g_assert_cmpint (sa_decimal_guess_mark (points), ==, SA_DECIMAL_MARK_POINT);
  g_assert_cmpint (sa_decimal_guess_mark (commas), ==, SA_DECIMAL_MARK_COMMA);
  g_assert_cmpint (sa_decimal_guess_mark (unsure), ==, SA_DECIMAL_MARK_AUTO);
  g_assert_cmpint (sa_decimal_guess_mark (NULL), ==, SA_DECIMAL_MARK_AUTO);
}

static void
test_format (void)
{
  static const struct
  {
    gint64 minor;
    const char *currency;
    const char *shown;
    const char *plain;
  } cases[] = {
    { 123456, "EUR", "€1,234.56", "1234.56" },
    { -5, "EUR", "−€0.05", "-0.05" },
    { 0, "PLN", "PLN\u00a00.00", "0.00" },
    { 123456789, "JPY", "¥123,456,789", "123456789" },
    { 1234, "KWD", "KWD\u00a01.234", "1.234" },
    { -100, "SEK", "−SEK\u00a01.00", "-1.00" },
    { 100000, "", "1,000.00", "1000.00" },
    { 100, NULL, "1.00", "1.00" },
    { G_MAXINT64, "EUR", "€92,233,720,368,547,758.07", "92233720368547758.07" },
    { G_MININT64, "EUR", "−€92,233,720,368,547,758.08", "-92233720368547758.08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = sa_money_format (cases[i].minor, cases[i].currency);
      g_autofree char *plain = sa_money_to_plain (cases[i].minor, cases[i].currency);
      gint64 back;

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      if (cases[i].currency == NULL || *cases[i].currency == '\0')
        continue;
      g_assert_true (sa_money_parse (shown, cases[i].currency, &back, NULL));
      g_assert_cmpint (back, ==, cases[i].minor);
    }
}

static void
test_multiply (void)
{
  gint64 result = 42;

  g_assert_true (sa_money_multiply (1001, 3 * SA_QUANTITY_SCALE, &result, NULL));
  g_assert_cmpint (result, ==, 3003);
  g_assert_true (sa_money_multiply (5, SA_QUANTITY_SCALE / 2, &result, NULL));
  g_assert_cmpint (result, ==, 3);
  g_assert_true (sa_money_multiply (-5, SA_QUANTITY_SCALE / 2, &result, NULL));
  g_assert_cmpint (result, ==, -3);
  g_assert_true (sa_money_multiply (G_MAXINT64, SA_QUANTITY_SCALE, &result, NULL));
  g_assert_cmpint (result, ==, G_MAXINT64);
  g_assert_true (sa_money_multiply (G_MININT64, SA_QUANTITY_SCALE, &result, NULL));
  g_assert_cmpint (result, ==, G_MININT64);

  g_autoptr (GError) error = NULL;
  g_assert_false (sa_money_multiply (G_MININT64, -SA_QUANTITY_SCALE, &result, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_false (sa_money_multiply (G_MININT64, G_MININT64, &result, NULL));
  g_assert_cmpint (result, ==, G_MININT64);

  /* 12.3456 × 2.5 = 30.864 */
  g_assert_true (sa_money_line_net (12345600, 2500000, "EUR", &result, NULL));
  g_assert_cmpint (result, ==, 3086);
  g_assert_true (sa_money_line_net (12345600, 2500000, "JPY", &result, NULL));
  g_assert_cmpint (result, ==, 31);
  g_assert_true (sa_money_line_net (12345600, 2500000, "KWD", &result, NULL));
  g_assert_cmpint (result, ==, 30864);
  g_assert_false (sa_money_line_net (G_MAXINT64, G_MAXINT64, "EUR", &result, NULL));
}

static gint64
total_tax (const SaTaxLine *lines, gsize n, gboolean per_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) totals = sa_tax_totals (lines, n, per_line, &error);
  gint64 tax = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < totals->len; i++)
    tax += g_array_index (totals, SaTaxTotal, i).tax;
  return tax;
}

static void
test_known_answers (void)
{
  const SaTaxLine thrice[] = { { "S", 20 * PERCENT, 1001 },
                               { "S", 20 * PERCENT, 1001 },
                               { "S", 20 * PERCENT, 1001 } };
  const SaTaxLine three[] = { { "S", 20 * PERCENT, 29933 },
                              { "S", 20 * PERCENT, 17933 },
                              { "S", 20 * PERCENT, 9934 } };
  const SaTaxLine credit[] = { { "S", 25 * PERCENT, -649134 } };

  g_assert_cmpint (3003 + total_tax (thrice, 3, FALSE), ==, 3604);
  g_assert_cmpint (3003 + total_tax (thrice, 3, TRUE), ==, 3603);
  g_assert_cmpint (total_tax (three, 3, FALSE), ==, 11560);
  g_assert_cmpint (total_tax (three, 3, TRUE), ==, 11561);
  g_assert_cmpint (total_tax (credit, 1, FALSE), ==, -162284);
  g_assert_cmpint (total_tax (credit, 1, TRUE), ==, -162284);
}

static void
test_tax_groups (void)
{
  const SaTaxLine lines[] = {
    { "S", 23 * PERCENT, 1000 },
    { "S", 8 * PERCENT, 2000 },
    { "Z", 0, 500 },
    { "S", 23 * PERCENT, -100 },
    { NULL, 0, 1 },
    { "E", 0, 2 },
  };
  const SaTaxLine huge[] = { { "S", 100 * PERCENT, G_MAXINT64 }, { "S", 100 * PERCENT, 1 } };
  const SaTaxLine steep[] = { { "S", G_MAXINT64, G_MAXINT64 } };
  g_autoptr (GArray) totals = sa_tax_totals (lines, G_N_ELEMENTS (lines), FALSE, NULL);
  g_autoptr (GArray) empty = sa_tax_totals (NULL, 0, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (totals->len, ==, 5);
  g_assert_cmpint (g_array_index (totals, SaTaxTotal, 0).net, ==, 900);
  g_assert_cmpint (g_array_index (totals, SaTaxTotal, 0).tax, ==, 207);
  g_assert_cmpint (g_array_index (totals, SaTaxTotal, 1).tax, ==, 160);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_null (sa_tax_totals (huge, 2, FALSE, &error));
  g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
  g_assert_null (sa_tax_totals (huge, 2, TRUE, NULL));
  g_assert_null (sa_tax_totals (steep, 1, FALSE, NULL));
}

static void
test_allocate (void)
{
  gint64 parts[4];
  const gint64 equal[] = { 1, 1, 1 }, zero[] = { 0, 0, 0 }, mixed[] = { 300, -100, 50 },
               nothing[] = { 1, -1 };
  const gint64 big[] = { G_MAXINT64, G_MAXINT64, G_MAXINT64 }, one[] = { 7 };
  const gint64 steep[] = { G_MAXINT64, -G_MAXINT64 + 1 };

  g_assert_true (sa_money_allocate (100, equal, 3, parts));
  g_assert_cmpint (parts[0], ==, 34);
  g_assert_cmpint (parts[1], ==, 33);
  g_assert_true (sa_money_allocate (-100, equal, 3, parts));
  g_assert_cmpint (parts[0], ==, -34);
  g_assert_cmpint (parts[2], ==, -33);
  g_assert_true (sa_money_allocate (5, zero, 3, parts));
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, 5);
  g_assert_true (sa_money_allocate (-1001, mixed, 3, parts));
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, -1001);
  g_assert_cmpint (parts[1], >, 0);
  g_assert_true (sa_money_allocate (G_MAXINT64, big, 3, parts));
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, G_MAXINT64);
  g_assert_true (sa_money_allocate (G_MININT64, big, 3, parts));
  g_assert_cmpint (parts[0] + parts[1] + parts[2], ==, G_MININT64);
  g_assert_true (sa_money_allocate (G_MAXINT64, one, 1, parts));
  g_assert_cmpint (parts[0], ==, G_MAXINT64);
  g_assert_true (sa_money_allocate (G_MININT64, one, 1, parts));
  g_assert_cmpint (parts[0], ==, G_MININT64);
  g_assert_false (sa_money_allocate (1, nothing, 2, parts));
  g_assert_false (sa_money_allocate (1, NULL, 0, parts));
  g_assert_false (sa_money_allocate (G_MAXINT64, steep, 2, parts));
}

/* Whatever the lines, the parts add up, and none is a whole cent away from its share. */
static void
test_allocate_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      gint64 weights[20], parts[20], sum = 0, total = g_test_rand_int () / 16, added = 0;
      gsize n = (gsize) g_test_rand_int_range (1, 20);

      for (gsize i = 0; i < n; i++)
        sum += weights[i] = g_test_rand_int_range (round % 2 == 0 ? 0 : -1000, 100000);
      if (sum == 0)
        continue;
      g_assert_true (sa_money_allocate (total, weights, n, parts));
      for (gsize i = 0; i < n; i++)
        {
          __int128 off = (__int128) parts[i] * sum - (__int128) total * weights[i];

          g_assert_true (off < ABS (sum) && off > -ABS (sum));
          added += parts[i];
        }
      g_assert_cmpint (added, ==, total);
    }
}

static void
test_divide (void)
{
  gint64 quotient = 42;

  g_assert_true (sa_decimal_divide (5, 2, &quotient) && quotient == 3);
  g_assert_true (sa_decimal_divide (-5, 2, &quotient) && quotient == -3);
  g_assert_true (sa_decimal_divide (5, -2, &quotient) && quotient == -3);
  g_assert_true (sa_decimal_divide (-5, -2, &quotient) && quotient == 3);
  g_assert_true (sa_decimal_divide (49, 100, &quotient) && quotient == 0);
  g_assert_true (sa_decimal_divide (1, 3, &quotient) && quotient == 0);
  g_assert_true (sa_decimal_divide (2, 3, &quotient) && quotient == 1);
  g_assert_true (sa_decimal_divide (G_MININT64, 1, &quotient) && quotient == G_MININT64);
  g_assert_false (sa_decimal_divide (G_MININT64, -1, &quotient));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/currency", test_currency);
  g_test_add_func ("/money/readable", test_readable);
  g_test_add_func ("/money/refused", test_refused);
  g_test_add_func ("/money/marked", test_marked);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/multiply", test_multiply);
  g_test_add_func ("/money/known-answers", test_known_answers);
  g_test_add_func ("/money/tax-groups", test_tax_groups);
  g_test_add_func ("/money/allocate", test_allocate);
  g_test_add_func ("/money/allocate-random", test_allocate_random);
  g_test_add_func ("/money/divide", test_divide);
  return g_test_run ();
}
