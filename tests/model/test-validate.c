/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Validators: what is taken, in which form it is kept, and what is refused. */

#include "sa-validate.h"

#include "sa-error.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *kept;
} Case;

/* Each text is kept as said, and what was kept is kept again as it is. */
static void
assert_kept (SaValidator validate, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = validate (cases[i].text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (kept, ==, cases[i].kept);
      again = validate (kept, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, kept);
    }
}

static void
assert_refused (SaValidator validate, const char *const *texts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = validate (texts[i], &error);

      if (kept != NULL)
        g_error ("“%s” was kept as “%s”", texts[i], kept);
      g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (validate (texts[i], NULL));
    }
}

static void
test_email (void)
{
  static const Case good[] = {
    { "john.doe@ibm.com", "john.doe@ibm.com" },
    { " Anna.Nowak@Firma.PL ", "Anna.Nowak@firma.pl" },
    { "a+tag@x-y.example.co.uk", "a+tag@x-y.example.co.uk" },
    { "Anna Nowak <anna@firma.pl>", "anna@firma.pl" },
    { "MAILTO:anna@firma.pl", "anna@firma.pl" },
    { "\"a b\"@example.com", "\"a b\"@example.com" },
    { "\"a@b\"@example.com", "\"a@b\"@example.com" },
    { "józef@żółw.pl", "józef@żółw.pl" },
    { "x@XN--80AK6AA92E.COM", "x@xn--80ak6aa92e.com" },
    { "用户@例子.广告", "用户@例子.广告" },
    { "root@[192.168.0.1]", "root@[192.168.0.1]" },
    { "root@[IPv6:::1]", "root@[ipv6:::1]" },
    { "o'brien@example.ie", "o'brien@example.ie" },
  };
  static const char *const bad[] = {
    NULL,
    "",
    " ",
    "@",
    "a@",
    "@b.pl",
    "a b@c.pl",
    "a@b",
    "a@b..pl",
    ".a@b.pl",
    "a.@b.pl",
    "a..b@c.pl",
    "a@-b.pl",
    "a@b-.pl",
    "a@b.pl, c@d.pl",
    "a@b@c.pl",
    "a@1.2.3.4",
    "a@b,pl",
    "\"a@b.pl",
    "\"\"@b.pl",
    "a@b.pl\xff",
    "\xff",
    "a@[999.1.1.1]",
    "<>",
    "a<b@c.pl",
    "\"a\\\"@b.pl",
  };
  g_autofree char *local = g_strnfill (65, 'a');
  g_autofree char *too_long = g_strconcat (local, "@b.pl", NULL);
  g_autofree char *endless = g_strnfill (1000000, '@');
  const char *const large[] = { too_long, endless };

  assert_kept (sa_validate_email, good, G_N_ELEMENTS (good));
  assert_refused (sa_validate_email, bad, G_N_ELEMENTS (bad));
  assert_refused (sa_validate_email, large, G_N_ELEMENTS (large));
}

static void
test_phone (void)
{
  static const Case good[] = {
    { "(5) 555-4729", "(5) 555-4729" },
    { "030-0074321", "030-0074321" },
    { "90-224 8858", "90-224 8858" },
    { "(0)2-953010", "(0)2-953010" },
    { "0921-12 34 65", "0921-12 34 65" },
    { "(1) 42.34.22.66", "(1) 42.34.22.66" },
    { "tel:+1-418-656-9254;ext=102", "+1-418-656-9254 ext. 102" },
    { "+48 22\xc2\xa0"
      "123–45–67",
      "+48 22 123-45-67" },
    { "tel. 22 123 45 67 wew. 12", "22 123 45 67 ext. 12" },
    { "22 123 45 67, ext 12", "22 123 45 67 ext. 12" },
    { "(212) 555-1234 x5", "(212) 555-1234 ext. 5" },
    { "030/123456", "030/123456" },
    { "112", "112" },
    { "905-666", "905-666" },
    { "+44 (0)20 7946 0000", "+44 (0)20 7946 0000" },
    { "fax: 123 456", "123 456" },
  };
  static const char *const bad[] = {
    NULL,
    "",
    " ",
    "9",
    "12",
    "abc",
    "call me",
    "1-800-FLOWERS",
    "12345 home",
    "+",
    "++48123456",
    "48+123456",
    "(123",
    "123)456(",
    "123456789012345678901",
    "x123",
    "123 ext. 123456789",
    "a@b.pl",
    "\xff"
    "123",
    "٣٣٣",
    "123;456",
    "none",
    "tel",
  };
  g_autofree char *endless = g_strnfill (1000000, '1');
  const char *const large[] = { endless };

  assert_kept (sa_validate_phone, good, G_N_ELEMENTS (good));
  assert_refused (sa_validate_phone, bad, G_N_ELEMENTS (bad));
  assert_refused (sa_validate_phone, large, 1);
}

static void
test_phones_in_one (void)
{
  static const struct
  {
    const char *text;
    const char *first;
    const char *second;
  } cases[] = { { "601 222 333 / 601 222 444", "601 222 333", "601 222 444" },
                { "601222333,601222444", "601222333", "601222444" },
                { "42/630 11 22", NULL, NULL },
                { "601 222 333/4", NULL, NULL },
                { "42 630 11 22, wew. 15", NULL, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup (cases[i].text);
      g_autofree char *second = sa_phone_cut_second (text);

      g_assert_cmpstr (second, ==, cases[i].second);
      g_assert_cmpstr (text, ==, cases[i].first != NULL ? cases[i].first : cases[i].text);
    }
}

static void
test_phone_digits (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { "\xff", "" },
    { "none", "" },
    { "+44 (0)20 7946 0000", "442079460000" },
    { "0044 20 79460000", "442079460000" },
    { "020 7946 0000", "2079460000" },
    { "(0)2-953010", "2953010" },
    { "+1-418-656-9254 ext. 102", "14186569254" },
    { "tel:+1-418-656-9254;ext=102", "14186569254" },
    { "22 123 45 67 wew. 5", "221234567" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = sa_phone_digits (cases[i].text);

      g_assert_cmpstr (digits, ==, cases[i].kept);
    }
  g_autofree char *endless = g_strnfill (1000000, '1');
  g_autofree char *digits = sa_phone_digits (endless);
  g_assert_cmpuint (strlen (digits), <=, 100);
}

/* Examples of the IBAN registry. */
static void
test_iban (void)
{
  static const Case good[] = {
    { "PL61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874" },
    { "61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874" },
    { "IBAN GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819" },
    { "de89370400440532013000", "DE89370400440532013000" },
    { "FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606" },
    { "NO9386011117947", "NO9386011117947" },
    { "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S" },
    { "CH93-0076-2011-6238-5295-7", "CH9300762011623852957" },
    { "BR1800360305000010009795493C1", "BR1800360305000010009795493C1" },
  };
  static const char *const bad[] = {
    NULL,
    "",
    "PL",
    "PL61",
    "PL61109010140000071219812875",
    "PL6110901014000007121981287",
    "DE8937040044053201300",
    "XX89370400440532013000",
    "61109010140000071219812875",
    "PL61ó109010140000071219812874",
    "\xff",
    "IBAN",
    "IBAN!",
    "P161109010140000071219812874",
    "00000000000000000000000000",
  };

  assert_kept (sa_validate_iban, good, G_N_ELEMENTS (good));
  assert_refused (sa_validate_iban, bad, G_N_ELEMENTS (bad));
}

static void
test_polish_numbers (void)
{
  static const Case nips[] = {
    { "5260250274", "5260250274" },       { "526-025-02-74", "5260250274" },
    { "PL 526 025 02 74", "5260250274" }, { "pl5260250274", "5260250274" },
    { "NIP: PL5260250274", NULL },        { "NIP 526-02-50-274", "5260250274" },
  };
  static const char *const bad_nips[] = { NULL,
                                          "",
                                          "5260250275",
                                          "526025027",
                                          "52602502744",
                                          "0000000000",
                                          "DE5260250274",
                                          "526o250274",
                                          "\xff",
                                          "526\xc3\xb3"
                                          "0250274" };
  static const Case regons[] = { { "123456785", "123456785" },
                                 { "192-598-184", "192598184" },
                                 { "12345678512347", "12345678512347" } };
  static const char *const bad_regons[] = {
    NULL, "", "123456786", "12345678512348", "12345678612347", "000000000", "12345678", "\xff"
  };

  assert_kept (sa_validate_nip, nips, 4);
  assert_kept (sa_validate_nip, nips + 5, 1);
  assert_refused (sa_validate_nip, &nips[4].text, 1);
  assert_refused (sa_validate_nip, bad_nips, G_N_ELEMENTS (bad_nips));
  assert_kept (sa_validate_regon, regons, G_N_ELEMENTS (regons));
  assert_refused (sa_validate_regon, bad_regons, G_N_ELEMENTS (bad_regons));
}

static void
test_vat (void)
{
  static const Case good[] = {
    { "ATU13585627", "ATU13585627" },
    { "BE 0428.759.497", "BE0428759497" },
    { "BE428759497", "BE0428759497" },
    { "BG175074752", "BG175074752" },
    { "BG7523169263", "BG7523169263" },
    { "CY-10259033P", "CY10259033P" },
    { "CZ25123891", "CZ25123891" },
    { "CZ7103192745", "CZ7103192745" },
    { "DE 136,695 976", NULL },
    { "DE136695976", "DE136695976" },
    { "DK 13585628", "DK13585628" },
    { "EE 100 931 558", "EE100931558" },
    { "EL 094259216", "EL094259216" },
    { "GR 094259216", "EL094259216" },
    { "EL 94259216", "EL094259216" },
    { "ESB58378431", "ESB58378431" },
    { "ES54362315K", "ES54362315K" },
    { "ESX2482300W", "ESX2482300W" },
    { "ESQ2876031B", "ESQ2876031B" },
    { "FI 20774740", "FI20774740" },
    { "FR40303265045", "FR40303265045" },
    { "FR 23 334 175 221", "FR23334175221" },
    { "FRK7399859412", "FRK7399859412" },
    { "FR4Z123456782", "FR4Z123456782" },
    { "GB 980 7806 84", "GB980780684" },
    { "XI980780684", "XI980780684" },
    { "GBGD001", "GBGD001" },
    { "GBHA500", "GBHA500" },
    { "HR33392005961", "HR33392005961" },
    { "HU-12892312", "HU12892312" },
    { "IE6433435F", "IE6433435F" },
    { "IE6433435OA", "IE6433435OA" },
    { "IE8D79739I", "IE8D79739I" },
    { "IT 00743110157", "IT00743110157" },
    { "LT119511515", "LT119511515" },
    { "LT100001919017", "LT100001919017" },
    { "LT100004801610", "LT100004801610" },
    { "LU 15027442", "LU15027442" },
    { "LV 4000 3521 600", "LV40003521600" },
    { "LV 161175-19997", "LV16117519997" },
    { "MT 1167-9112", "MT11679112" },
    { "NL004495445B01", "NL004495445B01" },
    { "NL000099998B57", "NL000099998B57" },
    { "PL5260250274", "PL5260250274" },
    { "PT 501 964 843", "PT501964843" },
    { "RO 18547290", "RO18547290" },
    { "SE 123456789701", "SE123456789701" },
    { "SI 5022 3054", "SI50223054" },
    { "SK 202 274 96 19", "SK2022749619" },
    { "CHE-107.787.577 IVA", "CHE107787577IVA" },
    { "CHE-107.787.577", "CHE107787577" },
    { "NO 995 525 828 MVA", "NO995525828MVA" },
  };
  static const char *const bad[] = {
    NULL,
    "",
    "PL",
    "5260250274",
    "ZZ123456789",
    "ATU13585626",
    "AT13585627",
    "BE0428759498",
    "BG175074751",
    "CY10259033Z",
    "CY12000000A",
    "CZ25123890",
    "DE136695978",
    "DK13585627",
    "EE100594103",
    "EL123456781",
    "ESB64717839",
    "ES54362315Z",
    "FI20774741",
    "FR40303265046",
    "FR84323140391",
    "FRIO303265045",
    "GB802311781",
    "GBGD500",
    "GBHA499",
    "GBHX500",
    "HR33392005962",
    "HU12892313",
    "IE6433435E",
    "IE8D79738J",
    "IT00743110158",
    "LT100001919018",
    "LU15027443",
    "LV40003521601",
    "MT11679113",
    "NL123456789B90",
    "NL004495445C01",
    "PL8567346216",
    "PT501964842",
    "RO18547291",
    "SE123456789101",
    "SI50223055",
    "SK2022749618",
    "CHE107787578",
    "CHE107787577XYZ",
    "NO995525829MVA",
    "PLPLPLPLPLPL",
    "\xff",
    "PL\xff"
    "5260250274",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = sa_validate_vat_id (good[i].text, &error);

      if (good[i].kept == NULL)
        g_assert_error (error, SA_ERROR, SA_ERROR_INVALID);
      else if (error != NULL)
        g_error ("%s", error->message);
      g_assert_cmpstr (kept, ==, good[i].kept);
    }
  assert_refused (sa_validate_vat_id, bad, G_N_ELEMENTS (bad));
}

/* One digit changed is always noticed where the scheme promises it: MOD 11,10, Luhn, MOD 97,
 * weights mod 11 … */
static void
test_vat_slips (void)
{
  static const char *const codes[] = { "ATU13585627",   "BE0428759497", "DE136695976",
                                       "DK13585628",    "EL094259216",  "FI20774740",
                                       "HR33392005961", "HU12892312",   "IT00743110157",
                                       "LU15027442",    "PL5260250274", "SE123456789701" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      for (gsize k = 3; k < strlen (codes[i]) - (g_str_has_prefix (codes[i], "SE") ? 2 : 0); k++)
        {
          g_autofree char *slip = g_strdup (codes[i]);
          g_autofree char *kept = NULL;

          slip[k] = slip[k] == '9' ? '8' : (char) (slip[k] + 1);
          kept = sa_validate_vat_id (slip, NULL);
          g_assert_cmpstr (kept, ==, NULL);
        }
    }
}

static void
test_tax_id (void)
{
  static const Case good[] = {
    { "PL 526-025-02-74", "PL5260250274" }, { "526-025-02-74", "5260250274" },
    { "5260250274", "5260250274" },         { "12-3456789", "123456789" },
    { "B58378431", "B58378431" },           { "27AAPFU0939F1ZV", "27AAPFU0939F1ZV" },
    { "76.086.428-5", "760864285" },        { "SC123456", "SC123456" },
    { "gr094259216", "EL094259216" },
  };
  static const char *const bad[] = { NULL,
                                     "",
                                     "abc",
                                     "ABCDEF",
                                     "123",
                                     "526-025-02-75",
                                     "PL5260250275",
                                     "DE123",
                                     "123456789012345678901",
                                     "NIP 5260250275",
                                     "7251801126X",
                                     "n/a",
                                     "-",
                                     "\xff" };
  static const Case keys[] = {
    { "PL 526-025-02-74", "5260250274" },
    { "5260250274", "5260250274" },
    { "BE 0428.759.497", "0428759497" },
    { "SC123456", "SC123456" },
    { NULL, "" },
    { "", "" },
    { "\xff", "" },
  };

  assert_kept (sa_validate_tax_id, good, G_N_ELEMENTS (good));
  assert_refused (sa_validate_tax_id, bad, G_N_ELEMENTS (bad));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = sa_tax_id_key (keys[i].text);

      g_assert_cmpstr (key, ==, keys[i].kept);
    }
}

static void
test_url (void)
{
  static const Case good[] = {
    { "http://www.ibm.com", "http://www.ibm.com" },
    { "www.company.com", "www.company.com" },
    { "example.com:8080/a?b=c#d", "example.com:8080/a?b=c#d" },
    { " HTTPS://Example.com/ ", "HTTPS://Example.com/" },
    { "https://żółw.pl/ścieżka", "https://żółw.pl/ścieżka" },
    { "ftp://ftp.example.com/x", "ftp://ftp.example.com/x" },
    { "mailto:a@b.pl", "mailto:a@b.pl" },
    { "http://localhost:3000", "http://localhost:3000" },
    { "http://[::1]/", "http://[::1]/" },
    { "#CAJUN.HTM#", "CAJUN.HTM" },
    { "Plutzer (on the World Wide Web)#http://www.microsoft.com/accessdev/sampleapps/plutzer.htm#",
      "http://www.microsoft.com/accessdev/sampleapps/plutzer.htm" },
  };
  static const char *const bad[] = { NULL,
                                     "",
                                     "foo",
                                     "javascript:alert(1)",
                                     "JavaScript:alert(1)",
                                     "data:text/html,x",
                                     "file:///etc/passwd",
                                     "http://",
                                     "http://a b.pl",
                                     "http:///x",
                                     "://x.pl",
                                     "##",
                                     "http://a..pl",
                                     "\xff",
                                     "http://x.pl/\xff",
                                     "mailto:",
                                     "a@b.pl<script>" };
  g_autofree char *endless = g_strnfill (1000000, 'a');
  const char *const large[] = { endless };

  assert_kept (sa_validate_url, good, G_N_ELEMENTS (good));
  assert_refused (sa_validate_url, bad, G_N_ELEMENTS (bad));
  assert_refused (sa_validate_url, large, 1);
}

static void
test_words (void)
{
  static const Case countries[] = {
    { "UK", "GB" }, { "USA", "US" }, { "Sweden ", "SE" }, { "niemcy", "DE" }
  };
  static const Case currencies[] = {
    { "pln", "PLN" }, { "€", "EUR" }, { "zł", "PLN" }, { "$", "USD" }, { "£", "GBP" }
  };
  static const Case languages[] = {
    { "pl", "pl" },
    { "PL", "pl" },
    { "en_GB", "en-GB" },
    { "pt-br", "pt-BR" },
    { "zh-hant-tw", "zh-Hant-TW" },
    { "es-419", "es-419" },
    { "Polski", "pl" },
    { "English", "en" },
    { "Русский", "ru" },
    { "Українська", "uk" },
    { "de-1996", "de-1996" },
  };
  static const char *const bad[] = { NULL,  "",    " ",  "Atlantis",         "12", "x", "\xff",
                                     "e-n", "en-", "||", "zl-zl-zl-zl-zl-zl" };

  assert_kept (sa_validate_country, countries, G_N_ELEMENTS (countries));
  assert_kept (sa_validate_currency, currencies, G_N_ELEMENTS (currencies));
  assert_kept (sa_validate_language, languages, G_N_ELEMENTS (languages));
  assert_refused (sa_validate_country, bad, G_N_ELEMENTS (bad));
  assert_refused (sa_validate_currency, bad, G_N_ELEMENTS (bad));
  assert_refused (sa_validate_language, bad, G_N_ELEMENTS (bad));
}

static void
test_birthday (void)
{
  static const Case good[] = {
    { "1985-02-03", "1985-02-03" }, { "19850203", "1985-02-03" }, { "3.2.1985", "1985-02-03" },
    { "--0203", "--0203" },         { "--02-03", "--0203" },      { "--0229", "--0229" },
    { "1985-02", "1985-02" },       { "1985", "1985" },
  };
  static const char *const bad[] = { NULL,   "",     "--0230", "--1301", "--02",      "1985-13",
                                     "0085", "----", "x",      "\xff",   "31/02/1985" };

  assert_kept (sa_validate_birthday, good, G_N_ELEMENTS (good));
  assert_refused (sa_validate_birthday, bad, G_N_ELEMENTS (bad));
}

/* Whatever bytes come, a validator answers with valid text it would take again, or with a sentence.
 */
static void
test_random_bytes (void)
{
  static const SaValidator validators[] = {
    sa_validate_email,    sa_validate_url,      sa_validate_country, sa_validate_currency,
    sa_validate_language, sa_validate_birthday, sa_validate_phone,   sa_validate_iban,
    sa_validate_nip,      sa_validate_regon,    sa_validate_vat_id,  sa_validate_tax_id,
  };
  static const char alphabet[] =
      "0123456789+-()./ @:#<>\"\\ABPLDEext,;_\xc5\x82\xff\xe2\x80\x93\n\t";

  for (int round = 0; round < 20000; round++)
    {
      char text[48] = { 0 };
      int length = g_test_rand_int_range (0, sizeof text - 1);

      for (int i = 0; i < length; i++)
        text[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      for (gsize v = 0; v < G_N_ELEMENTS (validators); v++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *kept = validators[v](text, &error);

          g_assert_true ((kept == NULL) == (error != NULL));
          g_assert_true (g_utf8_validate (kept != NULL ? kept : error->message, -1, NULL));
          if (kept != NULL)
            {
              g_autofree char *again = validators[v](kept, NULL);

              g_assert_cmpstr (again, ==, kept);
            }
        }
      g_free (sa_phone_digits (text));
      g_free (sa_tax_id_key (text));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/validate/email", test_email);
  g_test_add_func ("/validate/phone", test_phone);
  g_test_add_func ("/validate/phone-digits", test_phone_digits);
  g_test_add_func ("/validate/phones-in-one", test_phones_in_one);
  g_test_add_func ("/validate/iban", test_iban);
  g_test_add_func ("/validate/polish-numbers", test_polish_numbers);
  g_test_add_func ("/validate/vat", test_vat);
  g_test_add_func ("/validate/vat-slips", test_vat_slips);
  g_test_add_func ("/validate/tax-id", test_tax_id);
  g_test_add_func ("/validate/url", test_url);
  g_test_add_func ("/validate/words", test_words);
  g_test_add_func ("/validate/birthday", test_birthday);
  g_test_add_func ("/validate/random-bytes", test_random_bytes);
  return g_test_run ();
}
