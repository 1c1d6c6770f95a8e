/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of what people are reached by and described with: e-mail, web, country, currency,
 * language, birthday. */

#include "sa-validate.h"

#include "sa-country.h"
#include "sa-currency.h"
#include "sa-date.h"
#include "sa-error.h"
#include "sa-fold.h"
#include "sa-language.h"
#include "sa-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_EMAIL 254
#define MAX_LOCAL_PART 64
#define MAX_URL 2000
#define MAX_WORD 120

static gboolean
is_short (const char *text, gsize max)
{
  return text != NULL && strnlen (text, max + 1) <= max;
}

/* RFC 5322 dot-atom, with the letters of all languages as RFC 6531 allows. */
static gboolean
is_dot_atom (const char *text, gsize length)
{
  char previous = '.';

  if (length == 0 || text[length - 1] == '.')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (c == '.' ? previous == '.'
                   : (guchar) c < 0x80 && !g_ascii_isalnum (c)
                         && strchr ("!#$%&'*+-/=?^_`{|}~", c) == NULL)
        return FALSE;
      previous = c;
    }
  return TRUE;
}

static gboolean
is_quoted_string (const char *text, gsize length)
{
  if (length < 3 || text[0] != '"' || text[length - 1] != '"')
    return FALSE;
  for (gsize i = 1; i + 1 < length; i++)
    {
      if (text[i] == '"' || (text[i] == '\\' && i + 2 == length))
        return FALSE;
      if (text[i] == '\\')
        i++;
    }
  return TRUE;
}

/* Whether @host is a name of the internet with at least one point, in any script. */
static gboolean
is_host (const char *host)
{
  g_autofree char *ascii = NULL;
  g_auto (GStrv) labels = NULL;
  gsize n = 0;

  if (*host == '\0' || strchr (host, '.') == NULL)
    return FALSE;
  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL || strlen (ascii) > 253)
    return FALSE;
  labels = g_strsplit (ascii, ".", -1);
  for (; labels[n] != NULL; n++)
    {
      gsize length = strlen (labels[n]);

      if (length == 0 || length > 63 || labels[n][0] == '-' || labels[n][length - 1] == '-'
          || strspn (labels[n], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
                 != length)
        return FALSE;
    }
  return strspn (labels[n - 1], "0123456789") != strlen (labels[n - 1]);
}

static gboolean
is_address_literal (const char *domain)
{
  gsize length = strlen (domain);
  g_autofree char *inner = NULL;

  if (length < 3 || domain[0] != '[' || domain[length - 1] != ']')
    return FALSE;
  inner = g_strndup (domain + 1, length - 2);
  return g_hostname_is_ip_address (g_ascii_strncasecmp (inner, "IPv6:", 5) == 0 ? inner + 5
                                                                                : inner);
}

/* The bare address in "mailto:a@b", "<a@b>" and "Anna Nowak <a@b>". */
static char *
bare_email (const char *text)
{
  g_autofree char *clean = sa_text_clean (text);
  const char *open = strrchr (clean, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;

  if (close != NULL && close[1] == '\0')
    return g_strndup (open + 1, (gsize) (close - open - 1));
  if (g_ascii_strncasecmp (clean, "mailto:", 7) == 0)
    return g_strdup (clean + 7);
  return g_steal_pointer (&clean);
}

static char *
read_email (const char *text)
{
  g_autofree char *email = bare_email (text);
  g_autofree char *domain = NULL;
  const char *at = strrchr (email, '@');
  gsize local_length;

  if (at == NULL || strlen (email) > MAX_EMAIL || strstr (email, "\xef\xbf\xbd") != NULL)
    return NULL;
  local_length = (gsize) (at - email);
  if (local_length > MAX_LOCAL_PART
      || (!is_dot_atom (email, local_length) && !is_quoted_string (email, local_length)))
    return NULL;
  domain = g_utf8_strdown (at + 1, -1);
  if (!is_host (domain) && !is_address_literal (domain))
    return NULL;
  return g_strdup_printf ("%.*s@%s", (int) local_length, email, domain);
}

/**
 * sa_validate_email:
 * @text: (nullable): an address; also "Anna Nowak <anna@example.com>", of which the address is kept
 * @error: return location
 *
 * Takes what RFC 5321, 5322 and 6531 (international addresses) allow and is met in mail: a domain
 * with a point, or an address literal. The domain is kept in small letters; the part before @ is
 * its owner's and stays as it is.
 *
 * Returns: (transfer full) (nullable): see #SaValidator
 */
char *
sa_validate_email (const char *text, GError **error)
{
  char *email = is_short (text, MAX_EMAIL * 2) ? read_email (text) : NULL;

  if (email == NULL)
    sa_error_set_invalid (error, _ ("“%s” is not an e-mail address. Write it as name@example.com."),
                          text);
  return email;
}

/* Microsoft Access keeps links as "text#address#part"; the address is the link. */
static char *
bare_url (const char *text)
{
  g_autofree char *clean = sa_text_clean (text);
  gsize length = strlen (clean);
  char *hash = strchr (clean, '#');

  if (length < 3 || clean[length - 1] != '#' || hash == clean + length - 1)
    return g_steal_pointer (&clean);
  hash++;
  return g_strndup (hash, strcspn (hash, "#"));
}

static gboolean
is_url (const char *url)
{
  static const char *const schemes[] = { "https", "http", "ftp", "ftps",
                                         "sip",   "xmpp", "tel", "mailto" };
  g_autoptr (GUri) uri = NULL;
  g_autofree char *with_scheme = NULL;
  g_autofree char *scheme = g_uri_parse_scheme (url);
  gsize known = 0;

  if (*url == '\0' || strpbrk (url, " <>\"\\^`{|}") != NULL || strstr (url, "\xef\xbf\xbd") != NULL)
    return FALSE;
  /* "example.com:8080" has no scheme, though it looks like one. */
  if (scheme == NULL || strchr (scheme, '.') != NULL)
    with_scheme = g_strconcat ("https://", url, NULL);
  else
    {
      while (known < G_N_ELEMENTS (schemes) && g_ascii_strcasecmp (schemes[known], scheme) != 0)
        known++;
      if (known == G_N_ELEMENTS (schemes))
        return FALSE;
    }
  uri = g_uri_parse (with_scheme != NULL ? with_scheme : url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return FALSE;
  if (with_scheme == NULL && known >= 4)
    return *g_uri_get_path (uri) != '\0';
  return g_uri_get_host (uri) != NULL
         && (is_host (g_uri_get_host (uri)) || g_hostname_is_ip_address (g_uri_get_host (uri))
             || (with_scheme == NULL && g_str_equal (g_uri_get_host (uri), "localhost")));
}

/**
 * sa_validate_url:
 * @text: (nullable): a link, with or without "https://"; also a link out of Microsoft Access
 * @error: return location
 *
 * Takes web, file transfer, mail and call addresses; never javascript:, data: or file:, since it
 * will be clicked.
 *
 * Returns: (transfer full) (nullable): see #SaValidator
 */
char *
sa_validate_url (const char *text, GError **error)
{
  g_autofree char *url = is_short (text, MAX_URL) ? bare_url (text) : NULL;

  if (url != NULL && is_url (url))
    return g_steal_pointer (&url);
  sa_error_set_invalid (error, _ ("“%s” is not a web address. Write it as www.example.com."), text);
  return NULL;
}

/**
 * sa_validate_country:
 * @text: (nullable): a code or name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the ISO 3166-1 code of two letters; see #SaValidator
 */
char *
sa_validate_country (const char *text, GError **error)
{
  const char *code = sa_country_code (text);

  if (code == NULL)
    sa_error_set_invalid (
        error, _ ("“%s” is not a country. Write its name, or its code of two letters."), text);
  return g_strdup (code);
}

/**
 * sa_validate_currency:
 * @text: (nullable): a code or sign
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the ISO 4217 code; "$" is USD; see #SaValidator
 */
char *
sa_validate_currency (const char *text, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *upper = NULL;

  if (is_short (text, MAX_WORD))
    {
      clean = sa_text_clean (text);
      upper = g_ascii_strup (clean, -1);
      if (sa_currency_is_valid (upper))
        return g_steal_pointer (&upper);
      for (const char *const *code = sa_currency_list (); *clean != '\0' && *code != NULL; code++)
        {
          const char *symbol = sa_currency_symbol (*code);

          if (symbol != NULL && sa_currency_accepts_symbol (*code, clean))
            return g_strdup (*code);
        }
    }
  sa_error_set_invalid (
      error, _ ("“%s” is not a currency. Write its code of three letters, such as EUR."), text);
  return NULL;
}

/**
 * sa_validate_language:
 * @text: (nullable): a tag such as pl, pt-BR, en_GB, or a name in English, Polish or the language
 * itself
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the tag as BCP 47 writes it; see #SaValidator
 */
char *
sa_validate_language (const char *text, GError **error)
{
  char *tag = is_short (text, MAX_WORD) ? sa_language_tag (text) : NULL;

  if (tag != NULL)
    return tag;
  sa_error_set_invalid (
      error, _ ("“%s” is not a language. Write its name, or a code such as pl or en-GB."), text);
  return NULL;
}

/* The partial dates of vCard (RFC 6350, 4.3.1): "--0203", "--02-03", "1985-04", "1985". */
static char *
read_partial_date (const char *clean)
{
  gsize digits = strspn (clean, "0123456789");
  g_autofree char *code = sa_text_alnum (clean);

  if (g_str_has_prefix (clean, "--") && strlen (code) == 4 && strspn (code, "0123456789") == 4)
    {
      /* A leap year, so that 29 February is a birthday. */
      g_autofree char *date = g_strdup_printf ("2000-%.2s-%s", code, code + 2);

      return sa_date_is_valid (date) ? g_strdup_printf ("--%s", code) : NULL;
    }
  if (digits == 4 && clean[4] == '\0' && *clean >= '1')
    return g_strdup (clean);
  if (digits == 4 && *clean >= '1' && strlen (clean) == 7 && clean[4] == '-')
    {
      g_autofree char *date = g_strconcat (clean, "-01", NULL);

      return sa_date_is_valid (date) ? g_strdup (clean) : NULL;
    }
  return NULL;
}

/**
 * sa_validate_birthday:
 * @text: (nullable): a date in any usual form, or part of one as vCard writes it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): "1985-02-03", "--0203", "1985-02" or "1985"; see
 * #SaValidator
 */
char *
sa_validate_birthday (const char *text, GError **error)
{
  if (is_short (text, MAX_WORD))
    {
      g_autofree char *clean = sa_text_clean (text);
      char *partial = read_partial_date (clean);

      if (partial != NULL)
        return partial;
    }
  return sa_date_parse (text, SA_DATE_ORDER_AUTO, error);
}
