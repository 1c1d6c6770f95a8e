/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that carry check digits: bank accounts, tax numbers, register numbers. They are kept
 * without blanks and hyphens, so that equal numbers are equal texts. */

#include "sa-validate.h"

#include "sa-error.h"
#include "sa-text.h"
#include "sa-vat-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LENGTH 80

/* The letters and digits of a code in capitals, or NULL when there is something in it that codes do
 * not have. */
static char *
bare_code (const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL || strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH)
    return NULL;
  clean = sa_text_clean (text);
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > 0x7f ? c < 0x2010 || c > 0x2015
                   : !g_ascii_isalnum ((char) c) && strchr (" -./", (int) c) == NULL)
        return NULL;
    }
  return sa_text_alnum (clean);
}

static gboolean
is_digits (const char *text, gsize n)
{
  return strlen (text) == n && strspn (text, "0123456789") == n;
}

/* The lengths of the IBAN registry of SWIFT (ISO 13616), two digits behind each country. */
static const char iban_lengths[] = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 "
                                   "CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 "
                                   "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 "
                                   "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
                                   "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 "
                                   "MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 "
                                   "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 "
                                   "SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 "
                                   "YE30 ";

static gsize
iban_length (const char *code)
{
  for (const char *p = iban_lengths; *p != '\0'; p += 5)
    {
      if (strncmp (p, code, 2) == 0)
        return (gsize) ((p[2] - '0') * 10 + (p[3] - '0'));
    }
  return 0;
}

/* ISO 7064 MOD 97-10 with the first four characters moved to the end; letters count from A = 10. */
static gboolean
iban_check (const char *code)
{
  gsize length = strlen (code);
  guint remainder = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = code[(i + 4) % length];

      if (g_ascii_isdigit (c))
        remainder = (remainder * 10 + (guint) (c - '0')) % 97;
      else
        remainder = (remainder * 100 + (guint) (c - 'A' + 10)) % 97;
    }
  return remainder == 1;
}

/**
 * sa_validate_iban:
 * @text: (nullable): an account, with blanks or not; also a Polish one of 26 digits without its
 * "PL"
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the IBAN without blanks, in capitals; see #SaValidator
 */
char *
sa_validate_iban (const char *text, GError **error)
{
  g_autofree char *code = bare_code (text);
  gsize length;

  if (code != NULL && is_digits (code, 26))
    {
      g_autofree char *polish = g_strconcat ("PL", code, NULL);

      g_set_str (&code, polish);
    }
  if (code != NULL && g_str_has_prefix (code, "IBAN"))
    memmove (code, code + 4, strlen (code + 4) + 1);
  length = code != NULL && strlen (code) >= 4 && g_ascii_isdigit (code[2])
                   && g_ascii_isdigit (code[3])
               ? iban_length (code)
               : 0;
  if (length == 0)
    sa_error_set_invalid (
        error, _ ("“%s” is not an IBAN. It begins with two letters and two digits."), text);
  else if (strlen (code) != length)
    sa_error_set_invalid (
        error, _ ("“%s” has not the length of an IBAN of its country. Look for digits left out."),
        text);
  else if (!iban_check (code))
    sa_error_set_invalid (
        error, _ ("The check digits of “%s” do not agree. Look for a slip in typing."), text);
  else
    return g_steal_pointer (&code);
  return NULL;
}

/**
 * sa_validate_nip:
 * @text: (nullable): a Polish tax number, with "NIP", "PL" and hyphens or not
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its ten digits; see #SaValidator
 */
char *
sa_validate_nip (const char *text, GError **error)
{
  g_autofree char *code = bare_code (text);
  const char *digits = code;

  if (digits != NULL && g_str_has_prefix (digits, "NIP"))
    digits += 3;
  if (digits != NULL && g_str_has_prefix (digits, "PL"))
    digits += 2;
  if (digits == NULL || !is_digits (digits, 10))
    sa_error_set_invalid (error, _ ("“%s” is not a NIP. It has ten digits."), text);
  else if (!sa_nip_check (digits))
    sa_error_set_invalid (
        error, _ ("The check digit of the NIP “%s” does not agree. Look for a slip in typing."),
        text);
  else
    return g_strdup (digits);
  return NULL;
}

/**
 * sa_validate_regon:
 * @text: (nullable): a number of the Polish business register
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its nine or fourteen digits; see #SaValidator
 */
char *
sa_validate_regon (const char *text, GError **error)
{
  g_autofree char *code = bare_code (text);

  if (code == NULL || (!is_digits (code, 9) && !is_digits (code, 14)))
    sa_error_set_invalid (error, _ ("“%s” is not a REGON. It has nine or fourteen digits."), text);
  else if (!sa_regon_check (code))
    sa_error_set_invalid (
        error, _ ("The check digit of the REGON “%s” does not agree. Look for a slip in typing."),
        text);
  else
    return g_steal_pointer (&code);
  return NULL;
}

/* Belgian and Greek numbers are still met without the zero that was put before them. */
static char *
mend_vat (const char *code)
{
  if ((g_str_has_prefix (code, "BE") && is_digits (code + 2, 9))
      || ((g_str_has_prefix (code, "EL") || g_str_has_prefix (code, "GR"))
          && is_digits (code + 2, 8)))
    return g_strdup_printf ("%.2s0%s", g_str_has_prefix (code, "GR") ? "EL" : code, code + 2);
  if (g_str_has_prefix (code, "GR"))
    return g_strconcat ("EL", code + 2, NULL);
  return g_strdup (code);
}

static gboolean
report_vat (SaVatResult result, const char *text, GError **error)
{
  switch (result)
    {
    case SA_VAT_GOOD:
      return TRUE;
    case SA_VAT_UNKNOWN_COUNTRY:
      sa_error_set_invalid (
          error,
          _ ("“%s” is not a VAT number. It begins with the letters of its country, such as PL."),
          text);
      return FALSE;
    case SA_VAT_WRONG_FORM:
      sa_error_set_invalid (
          error,
          _ ("“%s” has not the form of its country's VAT numbers. Look for digits left out."),
          text);
      return FALSE;
    case SA_VAT_WRONG_CHECK:
      sa_error_set_invalid (
          error,
          _ ("The check digits of the VAT number “%s” do not agree. Look for a slip in typing."),
          text);
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * sa_validate_vat_id:
 * @text: (nullable): a VAT number with the letters of its country
 * @error: return location
 *
 * Knows the European Union, Northern Ireland (XI), Great Britain, Switzerland and Norway, all with
 * check digits.
 *
 * Returns: (transfer full) (nullable): the number without blanks, in capitals, Greek ones with EL;
 * see #SaValidator
 */
char *
sa_validate_vat_id (const char *text, GError **error)
{
  g_autofree char *bare = bare_code (text);
  g_autofree char *code = bare != NULL ? mend_vat (bare) : NULL;

  if (!report_vat (code != NULL ? sa_vat_check (code) : SA_VAT_UNKNOWN_COUNTRY, text, error))
    return NULL;
  return g_steal_pointer (&code);
}

/* "123-456-78-90" and "123-45-67-890" are how a NIP is written, and nothing else is. */
static gboolean
is_written_as_nip (const char *text)
{
  g_autofree char *clean = sa_text_clean (text);
  static const char *const forms[] = { "999-999-99-99", "999-99-99-999" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize k = 0;

      while (forms[i][k] != '\0'
             && (forms[i][k] == '9' ? g_ascii_isdigit (clean[k]) : clean[k] == '-'))
        k++;
      if (forms[i][k] == '\0' && clean[k] == '\0')
        return TRUE;
    }
  return FALSE;
}

/* A right NIP with letters behind it is one with a slip of the keyboard. */
static gboolean
is_nip_with_letters (const char *bare)
{
  gsize n_digits = strspn (bare, "0123456789");
  g_autofree char *digits = g_strndup (bare, n_digits);
  g_autofree char *nip = NULL;

  if (n_digits != 10 || bare[n_digits] == '\0' || strpbrk (bare + n_digits, "0123456789") != NULL)
    return FALSE;
  nip = sa_validate_nip (digits, NULL);
  return nip != NULL;
}

/**
 * sa_validate_tax_id:
 * @text: (nullable): the tax number of a client in any country
 * @error: return location
 *
 * A number with the letters of a country of sa_validate_vat_id() is checked as such, one written as
 * a NIP as a NIP. Anything else of 4 to 20 letters and digits, among them a digit, may be the
 * number of some other country.
 *
 * Returns: (transfer full) (nullable): the number without blanks and hyphens, in capitals; see
 * #SaValidator
 */
char *
sa_validate_tax_id (const char *text, GError **error)
{
  g_autofree char *bare = bare_code (text);
  SaVatResult result;

  if (bare == NULL || strlen (bare) < 4 || strlen (bare) > 20
      || strpbrk (bare, "0123456789") == NULL)
    {
      sa_error_set_invalid (
          error, _ ("“%s” is not a tax number. It has 4 to 20 letters and digits."), text);
      return NULL;
    }
  if (is_written_as_nip (text) || is_nip_with_letters (bare) || g_str_has_prefix (bare, "NIP"))
    return sa_validate_nip (text, error);
  result = sa_vat_check (bare);
  if (result == SA_VAT_UNKNOWN_COUNTRY)
    return g_steal_pointer (&bare);
  return sa_validate_vat_id (text, error);
}

/**
 * sa_tax_id_key:
 * @text: (nullable): a tax number
 *
 * What tax numbers are compared by: letters and digits alone, without the letters of the country,
 * so that "PL 526-025-02-74" and "5260250274" are the same.
 *
 * Returns: (transfer full): the key, "" when there is nothing to compare
 */
char *
sa_tax_id_key (const char *text)
{
  g_autofree char *head = sa_text_excerpt (text, MAX_LENGTH);
  g_autofree char *code = sa_text_alnum (head);

  if (strlen (code) > 4 && g_ascii_isalpha (code[0]) && g_ascii_isalpha (code[1])
      && sa_vat_check (code) == SA_VAT_GOOD)
    return g_strdup (code + 2);
  return g_steal_pointer (&code);
}
