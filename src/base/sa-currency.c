/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Currencies of ISO 4217: which codes there are, how many decimals each has, and its sign. */

#include "sa-currency.h"

#include <string.h>

/* List One of ISO 4217, currencies in use, without funds codes, metals and testing codes. BGN is
 * kept for documents from before Bulgaria's euro. */
static const char *const codes[] = {
  "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD",
  "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP",
  "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR",
  "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF",
  "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW",
  "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD",
  "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK",
  "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB",
  "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC",
  "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD",
  "UYU", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR",
  "ZMW", "ZWG", NULL,
};

/* Those that do not have two decimals. */
static const struct
{
  const char *code;
  int exponent;
} exponents[] = {
  { "BHD", 3 }, { "BIF", 0 }, { "CLP", 0 }, { "DJF", 0 }, { "GNF", 0 }, { "IQD", 3 },
  { "ISK", 0 }, { "JOD", 3 }, { "JPY", 0 }, { "KMF", 0 }, { "KRW", 0 }, { "KWD", 3 },
  { "LYD", 3 }, { "OMR", 3 }, { "PYG", 0 }, { "RWF", 0 }, { "TND", 3 }, { "UGX", 0 },
  { "VND", 0 }, { "VUV", 0 }, { "XAF", 0 }, { "XOF", 0 }, { "XPF", 0 },
};

/* The sign by which a currency is shown. */
static const struct
{
  const char *code;
  const char *symbol;
} symbols[] = {
  { "CZK", "Kč" }, { "EUR", "€" }, { "GBP", "£" }, { "HUF", "Ft" }, { "ILS", "₪" },
  { "INR", "₹" },  { "JPY", "¥" }, { "KRW", "₩" }, { "PLN", "zł" }, { "TRY", "₺" },
  { "UAH", "₴" },  { "USD", "$" }, { "VND", "₫" },
};

/* Signs that people type for several currencies. */
static const struct
{
  const char *symbol;
  const char *codes;
} shared[] = {
  { "$", "ARS AUD BBD BMD BND BSD BZD CAD CLP COP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD "
         "SRD TTD TWD "
         "UYU XCD" },
  { "£", "EGP FKP GIP LBP SHP SSP SYP" },
  { "¥", "CNY" },
  { "zl", "PLN" },
  { "kr", "DKK ISK NOK SEK" },
  { "kc", "CZK" },
  { "lei", "MDL RON" },
  { "fr", "CHF" },
  { "лв", "BGN" },
  { "дин", "RSD" },
  { "₽", "RUB" },
};

static int
find (const char *code)
{
  gsize low = 0, high = G_N_ELEMENTS (codes) - 1;

  while (code != NULL && low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (code, codes[middle]);

      if (order == 0)
        return (int) middle;
      if (order > 0)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

/**
 * sa_currency_is_valid:
 * @code: (nullable): perhaps a code
 *
 * Returns: whether @code is an ISO 4217 code in use, in capitals
 */
gboolean
sa_currency_is_valid (const char *code)
{
  return find (code) >= 0;
}

/**
 * sa_currency_exponent:
 * @code: (nullable): a currency
 *
 * Returns: how many decimals its minor unit has: 0, 2 or 3; 2 for what is not known
 */
int
sa_currency_exponent (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (exponents); i++)
    {
      if (strcmp (exponents[i].code, code) == 0)
        return exponents[i].exponent;
    }
  return 2;
}

/**
 * sa_currency_symbol:
 * @code: (nullable): a currency
 *
 * Returns: (nullable): its sign where one means this currency alone, else NULL
 */
const char *
sa_currency_symbol (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (symbols); i++)
    {
      if (strcmp (symbols[i].code, code) == 0)
        return symbols[i].symbol;
    }
  return NULL;
}

/**
 * sa_currency_accepts_symbol:
 * @code: a currency
 * @symbol: a sign or code somebody wrote beside an amount
 *
 * Returns: whether @symbol can stand for @code: its code in any case, its sign, or a sign it shares
 */
gboolean
sa_currency_accepts_symbol (const char *code, const char *symbol)
{
  const char *own = sa_currency_symbol (code);
  g_autofree char *lower = g_utf8_strdown (symbol, -1);

  if (g_str_has_suffix (lower, "."))
    lower[strlen (lower) - 1] = '\0';
  if (g_ascii_strcasecmp (code, symbol) == 0)
    return TRUE;
  if (own != NULL)
    {
      g_autofree char *own_lower = g_utf8_strdown (own, -1);

      if (strcmp (own_lower, lower) == 0)
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      if (strcmp (shared[i].symbol, lower) == 0 && strstr (shared[i].codes, code) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * sa_currency_list:
 *
 * Returns: (array zero-terminated=1): all codes, in the order of the alphabet
 */
const char *const *
sa_currency_list (void)
{
  return codes;
}
