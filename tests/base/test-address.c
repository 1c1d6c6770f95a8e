/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Postal addresses: each country's order, and no gaps where something is missing. */

#include "sa-address.h"

#include <string.h>

typedef struct
{
  const char *street, *postcode, *city, *region, *country;
  const char *expected;
} Case;

static const Case cases[] = {
  { "ul. Filtrowa 68", "01-012", "Warszawa", "mazowieckie", "PL",
    "ul. Filtrowa 68\n01-012 Warszawa" },
  { "Obere Str. 57", "12209", "Berlin", NULL, "Germany", "Obere Str. 57\n12209 Berlin" },
  { "89 Chiaroscuro Rd.", "97219", "Portland", "OR", "USA",
    "89 Chiaroscuro Rd.\nPortland, OR 97219" },
  { "120 Hanover Sq.", "WA1 1DP", "London", NULL, "UK", "120 Hanover Sq.\nLondon\nWA1 1DP" },
  { "Garden House", "PO31 7PJ", "Cowes", "Isle of Wight", "GB",
    "Garden House\nCowes\nIsle of Wight\nPO31 7PJ" },
  { "43 rue St. Laurent", "H1J 1C3", "Montréal", "Québec", "CA",
    "43 rue St. Laurent\nMontréal Québec  H1J 1C3" },
  { "74 Rose St.", "3058", "Melbourne", "Victoria", "AU", "74 Rose St.\nMelbourne Victoria  3058" },
  { "Via Ludovico 22", "24100", "Bergamo", "BG", "IT", "Via Ludovico 22\n24100 Bergamo BG" },
  { "Rua do Paço, 67", "05454-876", "Rio de Janeiro", "RJ", "BR",
    "Rua do Paço, 67\nRio de Janeiro-RJ\n05454-876" },
  { "Váci utca 1", "1052", "Budapest", NULL, "HU", "Budapest\nVáci utca 1\n1052" },
  { "9-8 Sekimai", "100", "Musashino-shi", "Tokyo", "JP", "100\nTokyo Musashino-shi\n9-8 Sekimai" },
  { "Main 1", "123", "Nowhere", "State", "Narnia", "Main 1\n123 Nowhere\nState" },
  { "Main 1", NULL, "Portland", NULL, "US", "Main 1\nPortland" },
  { "Main 1", "97219", "Portland", NULL, "US", "Main 1\nPortland 97219" },
  { "Main 1", NULL, "Portland", "OR", "US", "Main 1\nPortland, OR" },
  { "Main 1", "97219", NULL, "OR", "US", "Main 1\nOR 97219" },
  { NULL, "97219", NULL, NULL, "US", "97219" },
  { "Rua 1", "05454-876", "Rio", NULL, "BR", "Rua 1\nRio\n05454-876" },
  { " line  one \r\n\r\n line two ", NULL, NULL, NULL, "PL", "line one\nline two" },
  { "", " ", "\n", "\t", "", "" },
  { NULL, NULL, NULL, NULL, NULL, "" },
};

static void
test_countries (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *address = sa_address_format (c->street, c->postcode, c->city, c->region,
                                                    c->country, FALSE);

      g_assert_cmpstr (address, ==, c->expected);
    }
}

static void
test_with_country (void)
{
  g_autofree char *known = sa_address_format ("Main 1", NULL, "Bonn", NULL, "Deutschland", TRUE);
  g_autofree char *unknown = sa_address_format ("Main 1", NULL, NULL, NULL, " Narnia ", TRUE);
  g_autofree char *only = sa_address_format (NULL, NULL, NULL, NULL, "PL", TRUE);
  g_autofree char *none = sa_address_format ("Main 1", NULL, NULL, NULL, NULL, TRUE);

  g_assert_cmpstr (known, ==, "Main 1\nBonn\nGermany");
  g_assert_cmpstr (unknown, ==, "Main 1\nNarnia");
  g_assert_cmpstr (only, ==, "Poland");
  g_assert_cmpstr (none, ==, "Main 1");
}

static void
test_hostile (void)
{
  g_autofree char *endless = g_strnfill (1000000, '\n');
  g_autofree char *broken = sa_address_format ("\xff", "\xc3", "a\xff", endless, "\xff", TRUE);

  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/countries", test_countries);
  g_test_add_func ("/address/with-country", test_with_country);
  g_test_add_func ("/address/hostile", test_hostile);
  return g_test_run ();
}
