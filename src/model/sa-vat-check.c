/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Check digits of VAT numbers: the member states of the European Union, Northern Ireland and Great
 * Britain, Switzerland and Norway. The forms are those of the European Commission's VIES; the sums
 * are the ones published by the tax offices (for the older states gathered in "VAT number
 * construction rules" of the Commission). Each check gets the number without the country's letters,
 * in a form that already fits its pattern. */

#include "sa-vat-check.h"

#include <string.h>

static int
digit (char c)
{
  return c - '0';
}

static int
weighted (const char *digits, const int *weights, int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    sum += digit (digits[i]) * weights[i];
  return sum;
}

static guint64
number (const char *digits, int n)
{
  guint64 value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (guint64) digit (digits[i]);
  return value;
}

/* ISO/IEC 7812 (Luhn) over @n digits, the last of them the check digit. */
static gboolean
luhn (const char *digits, int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      int d = digit (digits[n - 1 - i]) * (i % 2 + 1);

      sum += d > 9 ? d - 9 : d;
    }
  return sum % 10 == 0;
}

/* ISO 7064 MOD 11,10 over @n digits. */
static gboolean
mod_11_10 (const char *digits, int n)
{
  int product = 10;

  for (int i = 0; i < n - 1; i++)
    {
      int sum = (digit (digits[i]) + product) % 10;

      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
  return (11 - product) % 10 == digit (digits[n - 1]);
}

static gboolean
check_at (const char *v)
{
  int sum = 4;

  for (int i = 1; i <= 7; i++)
    {
      int d = digit (v[i]) * (i % 2 == 0 ? 2 : 1);

      sum += d > 9 ? d - 9 : d;
    }
  return (10 - sum % 10) % 10 == digit (v[8]);
}

static gboolean
check_be (const char *v)
{
  return 97 - number (v, 8) % 97 == number (v + 8, 2);
}

static gboolean
check_bg (const char *v)
{
  static const int legal[] = { 1, 2, 3, 4, 5, 6, 7, 8 }, legal2[] = { 3, 4, 5, 6, 7, 8, 9, 10 };
  static const int citizen[] = { 2, 4, 8, 5, 10, 9, 7, 3, 6 },
                   foreigner[] = { 21, 19, 17, 13, 11, 9, 7, 3, 1 };
  static const int other[] = { 4, 3, 2, 7, 6, 5, 4, 3, 2 };
  int check;

  if (strlen (v) == 9)
    {
      check = weighted (v, legal, 8) % 11;
      if (check == 10)
        check = weighted (v, legal2, 8) % 11 % 10;
      return check == digit (v[8]);
    }
  check = (11 - weighted (v, other, 9) % 11) % 11;
  return weighted (v, citizen, 9) % 11 % 10 == digit (v[9])
         || weighted (v, foreigner, 9) % 10 == digit (v[9]) || check == digit (v[9]);
}

static gboolean
check_ch (const char *v)
{
  static const int weights[] = { 5, 4, 3, 2, 7, 6, 5, 4 };

  /* "E" and nine digits */
  return (11 - weighted (v + 1, weights, 8) % 11) % 11 == digit (v[9]);
}

static gboolean
check_cy (const char *v)
{
  static const int odd[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21 };
  int sum = 0;

  for (int i = 0; i < 8; i++)
    sum += i % 2 == 0 ? odd[digit (v[i])] : digit (v[i]);
  return strncmp (v, "12", 2) != 0 && 'A' + sum % 26 == v[8];
}

static gboolean
check_cz (const char *v)
{
  static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };

  switch (strlen (v))
    {
    case 8:
      return v[0] != '9' && (11 - weighted (v, weights, 7) % 11) % 10 == digit (v[7]);
    case 10:
      /* The birth number of a person. */
      return number (v, 10) % 11 == 0 || (number (v, 9) % 11 == 10 && v[9] == '0');
    default:
      /* Nine digits, from before 1954: no check digit. */
      return TRUE;
    }
}

static gboolean
check_de (const char *v)
{
  return v[0] != '0' && mod_11_10 (v, 9);
}

static gboolean
check_dk (const char *v)
{
  static const int weights[] = { 2, 7, 6, 5, 4, 3, 2, 1 };

  return v[0] != '0' && weighted (v, weights, 8) % 11 == 0;
}

static gboolean
check_ee (const char *v)
{
  static const int weights[] = { 3, 7, 1, 3, 7, 1, 3, 7, 1 };

  return weighted (v, weights, 9) % 10 == 0;
}

static gboolean
check_el (const char *v)
{
  static const int weights[] = { 256, 128, 64, 32, 16, 8, 4, 2 };

  return weighted (v, weights, 8) % 11 % 10 == digit (v[8]);
}

static gboolean
check_es (const char *v)
{
  static const char person[] = "TRWAGMYFPDXBNJZSQVHLCKE";
  static const char company[] = "JABCDEFGHI";
  int sum = 0;

  if (g_ascii_isdigit (v[0]))
    return person[number (v, 8) % 23] == v[8];
  if (v[0] >= 'X')
    return person[((guint64) (v[0] - 'X') * 10000000 + number (v + 1, 7)) % 23] == v[8];
  if (strchr ("KLM", v[0]) != NULL)
    return person[number (v + 1, 7) % 23] == v[8];
  if (strchr ("ABCDEFGHJNPQRSUVW", v[0]) == NULL)
    return FALSE;
  for (int i = 1; i <= 7; i++)
    {
      int d = digit (v[i]) * (i % 2 + 1);

      sum += d > 9 ? d - 9 : d;
    }
  sum = (10 - sum % 10) % 10;
  /* Companies end with a digit, public bodies with a letter, others with either. */
  return (strchr ("NPQRSW", v[0]) == NULL && v[8] == '0' + sum)
         || (strchr ("ABEH", v[0]) == NULL && v[8] == company[sum]);
}

static gboolean
check_fi (const char *v)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2 };

  return (11 - weighted (v, weights, 7) % 11) % 11 == digit (v[7]);
}

static gboolean
check_fr (const char *v)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const char *first = strchr (alphabet, v[0]), *second = strchr (alphabet, v[1]);
  guint64 siren = number (v + 2, 9), key;

  if (first == NULL || second == NULL || (strncmp (v + 2, "000", 3) != 0 && !luhn (v + 2, 9)))
    return FALSE;
  if (g_ascii_isdigit (v[0]) && g_ascii_isdigit (v[1]))
    return (12 + 3 * (siren % 97)) % 97 == number (v, 2);
  if (g_ascii_isdigit (v[0]))
    key = (guint64) (first - alphabet) * 24 + (guint64) (second - alphabet) - 10;
  else
    key = (guint64) (first - alphabet) * 34 + (guint64) (second - alphabet) - 100;
  return (siren + 1 + key / 11) % 11 == key % 11;
}

static gboolean
check_gb (const char *v)
{
  static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
  int sum;

  if (v[0] == 'G')
    return number (v + 2, 3) < 500;
  if (v[0] == 'H')
    return number (v + 2, 3) >= 500;
  sum = weighted (v, weights, 7) + (int) number (v + 7, 2);
  return sum % 97 == 0 || (sum + 55) % 97 == 0;
}

static gboolean
check_hr (const char *v)
{
  return mod_11_10 (v, 11);
}

static gboolean
check_hu (const char *v)
{
  static const int weights[] = { 9, 7, 3, 1, 9, 7, 3, 1 };

  return weighted (v, weights, 8) % 10 == 0;
}

static gboolean
check_ie (const char *v)
{
  static const char letters[] = "WABCDEFGHIJKLMNOPQRSTUV";
  static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
  char digits[8] = { 0 };
  int sum;

  if (g_ascii_isdigit (v[1]))
    memcpy (digits, v, 7);
  else
    {
      /* The form before 2013, "8D79739I": 0, digits 3 to 7, then the first. */
      digits[0] = '0';
      memcpy (digits + 1, v + 2, 5);
      digits[6] = v[0];
    }
  sum = weighted (digits, weights, 7);
  if (v[8] != '\0' && v[8] != 'W')
    sum += 9 * (v[8] - 'A' + 1);
  return letters[sum % 23] == v[7];
}

static gboolean
check_it (const char *v)
{
  guint64 office = number (v + 7, 3);

  return strncmp (v, "0000000", 7) != 0 && luhn (v, 11)
         && ((office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888
             || office == 999);
}

static gboolean
check_lt (const char *v)
{
  int n = (int) strlen (v) - 1, sum = 0, second = 0;

  for (int i = 0; i < n; i++)
    {
      sum += digit (v[i]) * (1 + i % 9);
      second += digit (v[i]) * (1 + (i + 2) % 9);
    }
  sum %= 11;
  return v[n - 1] == '1' && (sum == 10 ? second % 11 % 10 : sum) == digit (v[n]);
}

static gboolean
check_lu (const char *v)
{
  return number (v, 6) % 89 == number (v + 6, 2);
}

static gboolean
check_lv (const char *v)
{
  static const int legal[] = { 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1 };
  static const int person[] = { 10, 5, 8, 4, 2, 1, 6, 3, 7, 9 };

  if (v[0] > '3')
    return weighted (v, legal, 11) % 11 == 3;
  /* Personal codes given since 2017 begin with 32 and have no check digit. */
  return strncmp (v, "32", 2) == 0 || (1 + weighted (v, person, 10)) % 11 % 10 == digit (v[10]);
}

static gboolean
check_mt (const char *v)
{
  static const int weights[] = { 3, 4, 6, 7, 8, 9, 10, 1 };

  return number (v, 6) > 100000 && weighted (v, weights, 8) % 37 == 0;
}

static gboolean
check_nl (const char *v)
{
  static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2 };
  guint64 sum = 2321;

  if (weighted (v, weights, 8) % 11 == digit (v[8]))
    return TRUE;
  /* Since 2020, for the self-employed: ISO 7064 MOD 97-10 over NL…B.., where N is 23, L 21 and
   * B 11. */
  for (int i = 0; i < 12; i++)
    sum = (v[i] == 'B' ? sum * 100 + 11 : sum * 10 + (guint64) digit (v[i])) % 97;
  return sum == 1;
}

static gboolean
check_no (const char *v)
{
  static const int weights[] = { 3, 2, 7, 6, 5, 4, 3, 2 };

  return (11 - weighted (v, weights, 8) % 11) % 11 == digit (v[8]);
}

/**
 * sa_nip_check:
 * @digits: exactly ten digits
 *
 * Returns: whether they are a Polish tax number (Act on tax registration, annex; weights 6 5 7 2 3
 * 4 5 6 7)
 */
gboolean
sa_nip_check (const char *digits)
{
  static const int weights[] = { 6, 5, 7, 2, 3, 4, 5, 6, 7 };

  return strncmp (digits, "000", 3) != 0 && weighted (digits, weights, 9) % 11 == digit (digits[9]);
}

/**
 * sa_regon_check:
 * @digits: exactly nine or fourteen digits
 *
 * Returns: whether they are a number of the Polish business register; one of fourteen digits (a
 * local unit) begins with the nine of its owner, and both have a check digit
 */
gboolean
sa_regon_check (const char *digits)
{
  static const int nine[] = { 8, 9, 2, 3, 4, 5, 6, 7 };
  static const int fourteen[] = { 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8 };

  if (number (digits, 9) == 0 || weighted (digits, nine, 8) % 11 % 10 != digit (digits[8]))
    return FALSE;
  return digits[9] == '\0' || weighted (digits, fourteen, 13) % 11 % 10 == digit (digits[13]);
}

static gboolean
check_pt (const char *v)
{
  static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2 };

  return v[0] != '0' && (11 - weighted (v, weights, 8) % 11) % 11 % 10 == digit (v[8]);
}

static gboolean
check_ro (const char *v)
{
  static const int weights[] = { 7, 5, 3, 2, 1, 7, 5, 3, 2 };
  int n = (int) strlen (v) - 1;

  return v[0] != '0' && weighted (v, weights + 9 - n, n) * 10 % 11 % 10 == digit (v[n]);
}

static gboolean
check_se (const char *v)
{
  return luhn (v, 10) && number (v + 10, 2) >= 1;
}

static gboolean
check_si (const char *v)
{
  static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
  int check = 11 - weighted (v, weights, 7) % 11;

  return v[0] != '0' && check != 11 && check % 10 == digit (v[7]);
}

static gboolean
check_sk (const char *v)
{
  return v[0] != '0' && strchr ("234789", v[2]) != NULL && number (v, 10) % 11 == 0;
}

/* In a form, 9 is a digit, @ a letter, * either, other characters themselves; "|" parts
 * alternatives. */
typedef struct
{
  const char *country;
  const char *forms;
  gboolean (*check) (const char *number);
} Country;

static const Country countries[] = {
  { "AT", "U99999999", check_at },
  { "BE", "0999999999|1999999999", check_be },
  { "BG", "999999999|9999999999", check_bg },
  { "CH", "E999999999|E999999999MWST|E999999999TVA|E999999999IVA|E999999999TPV", check_ch },
  { "CY", "99999999@", check_cy },
  { "CZ", "99999999|999999999|9999999999", check_cz },
  { "DE", "999999999", check_de },
  { "DK", "99999999", check_dk },
  { "EE", "999999999", check_ee },
  { "EL", "999999999", check_el },
  { "ES", "*9999999*", check_es },
  { "FI", "99999999", check_fi },
  { "FR", "**999999999", check_fr },
  { "GB", "999999999|999999999999|GD999|HA999", check_gb },
  { "GR", "999999999", check_el },
  { "HR", "99999999999", check_hr },
  { "HU", "99999999", check_hu },
  { "IE", "9999999@|9999999@@|9@99999@", check_ie },
  { "IT", "99999999999", check_it },
  { "LT", "999999999|999999999999", check_lt },
  { "LU", "99999999", check_lu },
  { "LV", "99999999999", check_lv },
  { "MT", "99999999", check_mt },
  { "NL", "999999999B99", check_nl },
  { "NO", "999999999|999999999MVA", check_no },
  { "PL", "9999999999", sa_nip_check },
  { "PT", "999999999", check_pt },
  { "RO", "99|999|9999|99999|999999|9999999|99999999|999999999|9999999999", check_ro },
  { "SE", "999999999999", check_se },
  { "SI", "99999999", check_si },
  { "SK", "9999999999", check_sk },
  { "XI", "999999999|999999999999|GD999|HA999", check_gb },
};

/* Whether @text fits one of @forms. */
static gboolean
fits (const char *text, const char *forms)
{
  const char *p = text;
  gboolean so_far = TRUE;

  for (const char *form = forms;; form++)
    {
      if (*form == '\0' || *form == '|')
        {
          if (so_far && *p == '\0')
            return TRUE;
          if (*form == '\0')
            return FALSE;
          p = text;
          so_far = TRUE;
          continue;
        }
      if (!so_far)
        continue;
      so_far = *form == '9'   ? g_ascii_isdigit (*p)
               : *form == '@' ? g_ascii_isupper (*p)
               : *form == '*' ? g_ascii_isdigit (*p) || g_ascii_isupper (*p)
                              : *p == *form;
      p += so_far ? 1 : 0;
    }
}

/**
 * sa_vat_check:
 * @code: letters of the country and number, in capitals and without blanks
 *
 * Checks form and check digits. Greece is EL, as in VIES, or GR.
 *
 * Returns: what came of it
 */
SaVatResult
sa_vat_check (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      if (strncmp (code, countries[i].country, 2) != 0)
        continue;
      if (!fits (code + 2, countries[i].forms))
        return SA_VAT_WRONG_FORM;
      return countries[i].check (code + 2) ? SA_VAT_GOOD : SA_VAT_WRONG_CHECK;
    }
  return SA_VAT_UNKNOWN_COUNTRY;
}
