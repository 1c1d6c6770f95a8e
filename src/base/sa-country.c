/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Countries by any of their names. */

#include "sa-country.h"

#include "sa-country-table.h"
#include "sa-fold.h"

#include <string.h>

#define MAX_LENGTH 120

static gsize n_countries;
static const char **codes;

/* A name as it is looked up: folded, and without points, so that "U.S.A." is "USA". */
static char *
make_key (const char *name)
{
  char *key = sa_fold (name);
  char *to = key;

  for (const char *from = key; *from != '\0'; from++)
    {
      if (*from != '.')
        *to++ = *from;
    }
  *to = '\0';
  return g_strstrip (key);
}

static GHashTable *
make_names (void)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const SaCountryAlias *alias = sa_country_aliases; alias->name != NULL; alias++)
    g_hash_table_insert (names, make_key (alias->name), (gpointer) alias->code);
  for (const SaCountry *country = sa_countries; country->code != NULL; country++)
    {
      g_hash_table_insert (names, make_key (country->english), (gpointer) country->code);
      g_hash_table_insert (names, make_key (country->polish), (gpointer) country->code);
      g_hash_table_insert (names, make_key (country->code3), (gpointer) country->code);
      g_hash_table_insert (names, make_key (country->code), (gpointer) country->code);
    }
  return names;
}

static GHashTable *
ensure_names (void)
{
  static GHashTable *names;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      while (sa_countries[n_countries].code != NULL)
        n_countries++;
      codes = g_new0 (const char *, n_countries + 1);
      for (gsize i = 0; i < n_countries; i++)
        codes[i] = sa_countries[i].code;
      names = make_names ();
      g_once_init_leave (&ready, 1);
    }
  return names;
}

/**
 * sa_country_code:
 * @any: (nullable): a code of two or three letters, or a name in English, Polish or the country's
 * own language
 *
 * Returns: (nullable): the code of two letters of ISO 3166-1, "GB" for "UK"; NULL when @any is no
 * country
 */
const char *
sa_country_code (const char *any)
{
  g_autofree char *key = NULL;

  if (any == NULL || *any == '\0' || strnlen (any, MAX_LENGTH + 1) > MAX_LENGTH)
    return NULL;
  key = make_key (any);
  return g_hash_table_lookup (ensure_names (), key);
}

/**
 * sa_country_name:
 * @code: (nullable): a code of two letters, in capitals
 *
 * Returns: (nullable): its name in the language of the person, Polish or English; NULL when it is
 * no country
 */
const char *
sa_country_name (const char *code)
{
  gsize low = 0, high;
  gboolean polish;

  ensure_names ();
  high = n_countries;
  polish = g_str_has_prefix (g_get_language_names ()[0], "pl");
  while (code != NULL && low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (code, sa_countries[middle].code);

      if (order == 0)
        return polish ? sa_countries[middle].polish : sa_countries[middle].english;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * sa_country_list:
 *
 * Returns: (array zero-terminated=1): the codes of all countries, in the order of the alphabet
 */
const char *const *
sa_country_list (void)
{
  ensure_names ();
  return codes;
}
