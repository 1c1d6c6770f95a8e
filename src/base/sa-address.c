/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Postal addresses as the post of each country wants them. The patterns follow the addressing pages
 * of the Universal Postal Union; a country that is not named writes its postcode before the city.
 */

#include "sa-address.h"

#include "sa-country.h"
#include "sa-text.h"

#include <string.h>

/* S street, P postcode, C city, R region, "|" a new line; other characters stand between the parts
 * they part, and go with the part behind them when that is empty. Where the post does not want a
 * region, there is no R. */
typedef struct
{
  const char *countries;
  const char *pattern;
} Pattern;

#define DEFAULT_PATTERN "S|P C|R"

static const Pattern patterns[] = {
  { "PL DE FR AT CH LI BE NL LU DK GL FO SE NO SJ FI AX CZ SK SI HR BA RS ME MK AL BG RO MD GR CY "
    "EE LT PT IS IL GE AM "
    "AZ MC RE GP MQ GF NC PF XK",
    "S|P C" },
  { "US AS GU MP PR VI UM FM MH PW", "S|C, R P" },
  { "CA", "S|C R  P" },
  { "AU", "S|C R  P" },
  { "GB GG IM JE GI FK", "S|C|R|P" },
  { "IE", "S|C|R|P" },
  { "NZ", "S|R|C P" },
  { "IN", "S|C P|R" },
  { "PK BD LK NP", "S|C-P|R" },
  { "SG", "S|C P" },
  { "HK MO", "S|C|R" },
  { "JP", "P|R C|S" },
  { "KR", "R C S|P" },
  { "CN", "P R C|S" },
  { "TW", "P|R C|S" },
  { "TH", "S|C|R P" },
  { "VN", "S|C|R P" },
  { "ID", "S|C P|R" },
  { "PH", "S|P C|R" },
  { "MY", "S|P C|R" },
  { "ZA", "S|C|R|P" },
  { "NG", "S|C P|R" },
  { "KE", "S|C|P|R" },
  { "BR", "S|C-R|P" },
  { "AR", "S|P C|R" },
  { "MX", "S|P C, R" },
  { "CL PY UY", "S|P C|R" },
  { "CO", "S|C, R, P" },
  { "PE", "S|C P|R" },
  { "VE", "S|C P, R" },
  { "EC", "S|P C|R" },
  { "IT SM VA", "S|P C R" },
  { "ES AD", "S|P C|R" },
  { "TR", "S|P C/R" },
  { "RU BY KZ UA", "S|C|R|P" },
  { "HU", "C|S|P|R" },
  { "LV", "S|C, R, P" },
  { "SA", "S|C P|R" },
  { "AE QA OM BH KW", "S|C P|R" },
  { "EG", "S|C|R|P" },
  { "IR", "S|C|R|P" },
  { "JM BB TT BS", "S|C P|R" },
  { "MT BN", "S|C P" },
};

static const char *
find_pattern (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (patterns); i++)
    {
      if (strstr (patterns[i].countries, code) != NULL)
        return patterns[i].pattern;
    }
  return DEFAULT_PATTERN;
}

/* A street may have several lines; each is tidied, empty ones go. */
static char *
tidy_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", "\r\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = sa_text_clean (lines[i]);

      if (*line == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, line);
    }
  return g_strdup (out->str);
}

/**
 * sa_address_format:
 * @street: (nullable): street and number, perhaps of several lines
 * @postcode: (nullable): the postcode
 * @city: (nullable): the town
 * @region: (nullable): state, province or county
 * @country: (nullable): code or name of the country
 * @with_country: whether the last line is the country's name, in the language of the person
 *
 * Formats an address in the order and with the separators customary in its country. Parts that are
 * missing leave no gap.
 *
 * Returns: (transfer full): lines parted by "\n", "" when all parts are empty
 */
char *
sa_address_format (const char *street, const char *postcode, const char *city, const char *region,
                   const char *country, gboolean with_country)
{
  const char *code = sa_country_code (country);
  const char *pattern = find_pattern (code);
  g_autofree char *s = tidy_lines (street);
  g_autofree char *p = sa_text_clean (postcode);
  g_autofree char *c = sa_text_clean (city);
  g_autofree char *r = sa_text_clean (region);
  g_autofree char *name = code != NULL ? g_strdup (sa_country_name (code))
                                       : sa_text_clean (country);
  g_autoptr (GString) between = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (; *pattern != '\0'; pattern++)
    {
      const char *part = *pattern == 'S'   ? s
                         : *pattern == 'P' ? p
                         : *pattern == 'C' ? c
                         : *pattern == 'R' ? r
                                           : NULL;

      if (part == NULL)
        {
          /* A new line outdoes whatever separator waits. */
          if (*pattern == '|')
            g_string_assign (between, "\n");
          else if (strcmp (between->str, "\n") != 0)
            g_string_append_c (between, *pattern);
          continue;
        }
      if (*part == '\0')
        {
          if (strcmp (between->str, "\n") != 0)
            g_string_truncate (between, 0);
          continue;
        }
      if (out->len > 0)
        g_string_append (out, between->str);
      g_string_truncate (between, 0);
      g_string_append (out, part);
    }
  if (with_country && *name != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", name);
  return g_strdup (out->str);
}
