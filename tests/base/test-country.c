/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Countries: every one by every name, and nothing else. */

#include "sa-country.h"
#include "sa-country-table.h"

#include <string.h>

static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "PL", "PL" },
    { "pl", "PL" },
    { "POL", "PL" },
    { "Polska", "PL" },
    { "UK", "GB" },
    { "USA", "US" },
    { "U.S.A.", "US" },
    { " united  states ", "US" },
    { "Germany", "DE" },
    { "Niemcy", "DE" },
    { "Deutschland", "DE" },
    { "ÖSTERREICH", "AT" },
    { "España", "ES" },
    { "Côte d'Ivoire", "CI" },
    { "Türkiye", "TR" },
    { "Turkey", "TR" },
    { "Czech Republic", "CZ" },
    { "Czechy", "CZ" },
    { "Holland", "NL" },
    { "日本", "JP" },
    { "Ελλάδα", "GR" },
    { "EL", "GR" },
    { "Россия", "RU" },
    { "Україна", "UA" },
    { "Sverige", "SE" },
    { "Norge", "NO" },
    { "St. Lucia", "LC" },
    { "Kosowo", "XK" },
    { "Mexico", "MX" },
    { "Venezuela", "VE" },
    { "Argentina", "AR" },
    { "Brazil", "BR" },
    { "South Korea", "KR" },
    { "North Macedonia", "MK" },
    { "Łotwa", "LV" },
    { "Wegry", "HU" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (sa_country_code (cases[i][0]), ==, cases[i][1]);
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "", " ", ".", "X", "ZZ", "Atlantis", "Pola", "\xff", "P\xff"
  };

  g_assert_null (sa_country_code (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (sa_country_code (cases[i]));
  g_autofree char *endless = g_strnfill (1000000, 'P');
  g_assert_null (sa_country_code (endless));
  g_assert_null (sa_country_name (NULL));
  g_assert_null (sa_country_name (""));
  g_assert_null (sa_country_name ("pl"));
  g_assert_null (sa_country_name ("\xff"));
}

static void
test_table (void)
{
  const char *const *list = sa_country_list ();
  gsize n = 0;

  for (const SaCountry *country = sa_countries; country->code != NULL; country++, n++)
    {
      g_assert_cmpuint (strlen (country->code), ==, 2);
      g_assert_cmpuint (strlen (country->code3), ==, 3);
      g_assert_cmpstr (list[n], ==, country->code);
      g_assert_true (n == 0 || strcmp (list[n - 1], list[n]) < 0);
      g_assert_cmpstr (sa_country_code (country->code), ==, country->code);
      g_assert_cmpstr (sa_country_code (country->code3), ==, country->code);
      g_assert_cmpstr (sa_country_code (country->english), ==, country->code);
      g_assert_cmpstr (sa_country_code (country->polish), ==, country->code);
      g_assert_nonnull (sa_country_name (country->code));
    }
  g_assert_cmpuint (n, ==, 250);
  for (const SaCountryAlias *alias = sa_country_aliases; alias->name != NULL; alias++)
    {
      g_assert_nonnull (sa_country_name (alias->code));
      g_assert_cmpstr (sa_country_code (alias->name), ==, alias->code);
    }
}

static void
test_language (void)
{
  g_setenv ("LANGUAGE", "pl", TRUE);
  g_assert_cmpstr (sa_country_name ("DE"), ==, "Niemcy");
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_cmpstr (sa_country_name ("DE"), ==, "Germany");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country/names", test_names);
  g_test_add_func ("/country/none", test_none);
  g_test_add_func ("/country/table", test_table);
  g_test_add_func ("/country/language", test_language);
  return g_test_run ();
}
