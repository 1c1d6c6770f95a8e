/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantities: read, shown and written in millionths. */

#include "sa-quantity.h"

#include "sa-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 quantity;
  } cases[] = {
    { "0", 0 },
    { "3", 3000000 },
    { "2.5", 2500000 },
    { "2,5", 2500000 },
    { "1 234,5", 1234500000 },
    { "1.234", 1234000 },
    { "1,234", 1234000000 },
    { "0,125", 125000 },
    { "-0.000001", -1 },
    { "9223372036854.775807", G_MAXINT64 },
    { "-9223372036854.775808", G_MININT64 },
  };
  static const char *const bad[] = { NULL,   "",    "x",    "1.2345678", "9223372036854.775808",
                                     "5 kg", "1/2", "\xff", "-" };
  gint64 quantity;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      sa_quantity_parse (cases[i].text, &quantity, &error);
      g_assert_no_error (error);
      g_assert_cmpint (quantity, ==, cases[i].quantity);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sa_quantity_parse (bad[i], &quantity, &error));
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
    }
  g_assert_true (sa_quantity_parse_marked ("1,234", SA_DECIMAL_MARK_COMMA, &quantity, NULL));
  g_assert_cmpint (quantity, ==, 1234000);
}

static void
test_format (void)
{
  static const struct
  {
    gint64 quantity;
    const char *shown;
    const char *plain;
  } cases[] = {
    { 0, "0", "0" },
    { 2500000, "2.5", "2.5" },
    { -1234500000, "−1,234.5", "-1234.5" },
    { 1, "0.000001", "0.000001" },
    { 1000000000000, "1,000,000", "1000000" },
    { G_MAXINT64, "9,223,372,036,854.775807", "9223372036854.775807" },
    { G_MININT64, "−9,223,372,036,854.775808", "-9223372036854.775808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = sa_quantity_format (cases[i].quantity);
      g_autofree char *plain = sa_quantity_to_plain (cases[i].quantity);
      gint64 back;

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_true (sa_quantity_parse (shown, &back, NULL));
      g_assert_cmpint (back, ==, cases[i].quantity);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quantity/parse", test_parse);
  g_test_add_func ("/quantity/format", test_format);
  return g_test_run ();
}
