/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Phone numbers. They are kept as people write them, since the grouping helps whoever dials; only
 * what cannot be a number is refused. For comparing there is sa_phone_digits(). */

#include "sa-validate.h"

#include "sa-error.h"
#include "sa-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LENGTH 100
#define MIN_DIGITS 3
#define MAX_DIGITS 20
#define MAX_EXTENSION 8

/* Written before a number in address books; RFC 3966 for "tel:". */
static const char *const labels[] = {
  "telephone", "telefon", "phone", "mobile", "mob", "kom", "tel", "fax", "faks", "t", "m", "f",
};

/* Written before an extension, the longer first. */
static const char *const extension_marks[] = {
  ";ext=", "extension", "ext", "wewnetrzny", "wewn", "wew", "durchwahl", "dw", "x", "w", "#",
};

static const char *
skip_label (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize n = strlen (labels[i]);

      if (g_ascii_strncasecmp (text, labels[i], n) == 0
          && strchr (".: +(0123456789", text[n]) != NULL)
        {
          text += n;
          while (*text == '.' || *text == ':' || *text == ' ')
            text++;
          return text;
        }
    }
  return text;
}

/* Where the extension begins, and where its digits do; NULL when there is none. */
static char *
find_extension (char *text, const char **digits)
{
  for (char *p = text; *p != '\0'; p++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (extension_marks); i++)
        {
          gsize n = strlen (extension_marks[i]);
          const char *end = p + n;

          if (g_ascii_strncasecmp (p, extension_marks[i], n) != 0)
            continue;
          while (*end == '.' || *end == ':' || *end == ' ')
            end++;
          if (!g_ascii_isdigit (*end))
            continue;
          *digits = end;
          return p;
        }
    }
  return NULL;
}

/* Dashes and slashes of every kind become ASCII; what has no place in a number gives FALSE. */
static gboolean
copy_number (const char *text, GString *out, guint *n_digits)
{
  int open = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2010 && c <= 0x2015)
        c = '-';
      if (c < 0x80 && g_ascii_isdigit ((char) c))
        (*n_digits)++;
      else if (c == '+')
        {
          if (*n_digits > 0 || strchr (out->str, '+') != NULL)
            return FALSE;
        }
      else if (c == '(' || c == '[')
        open++;
      else if (c == ')' || c == ']')
        {
          if (--open < 0)
            return FALSE;
        }
      else if (c > 0x7f || strchr (" -./*,", (int) c) == NULL)
        return FALSE;
      g_string_append_c (out, (char) c);
    }
  return open == 0;
}

/* Cuts @clean into the number (tidied, appended to @out) and the digits of its extension. */
static gboolean
cut (char *clean, GString *out, char **extension)
{
  const char *start = skip_label (clean);
  const char *digits = NULL;
  char *mark = find_extension ((char *) start, &digits);
  guint n_digits = 0;

  if (mark != NULL)
    {
      gsize n = strspn (digits, "0123456789");

      if (n > MAX_EXTENSION || strspn (digits + n, " .)") != strlen (digits + n))
        return FALSE;
      *extension = g_strndup (digits, n);
      *mark = '\0';
      /* "(ext. 5)", "number, ext. 5" */
      while (mark > start && strchr (" ,;(-", mark[-1]) != NULL)
        *--mark = '\0';
    }
  if (!copy_number (start, out, &n_digits))
    return FALSE;
  while (out->len > 0 && strchr (" -./,", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  return n_digits >= MIN_DIGITS && n_digits <= MAX_DIGITS;
}

/**
 * sa_validate_phone:
 * @text: (nullable): a number, national or international, perhaps with an extension
 * @error: return location
 *
 * Keeps the spelling, with dashes and blanks made plain; a label ("tel.") goes; an extension in any
 * spelling, or of RFC 3966, becomes " ext. 102". 3 to 20 digits, no letters.
 *
 * Returns: (transfer full) (nullable): see #SaValidator
 */
char *
sa_validate_phone (const char *text, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *extension = NULL;

  if (text != NULL && strnlen (text, MAX_LENGTH + 1) <= MAX_LENGTH)
    {
      g_autofree char *clean = sa_text_clean (text);

      if (cut (clean, out, &extension))
        {
          if (extension != NULL)
            g_string_append_printf (out, " ext. %s", extension);
          return g_strdup (out->str);
        }
    }
  sa_error_set_invalid (error, _ ("“%s” is not a phone number. Write it as +48 22 123 45 67."),
                        text);
  return NULL;
}

/* Fewer are an area code ("42/630 11 22") or another ending ("601 222 333/4"). */
#define FEWEST_OF_SECOND 7

static gboolean
is_number_of_its_own (const char *text)
{
  g_autofree char *digits = sa_phone_digits (text);

  return strlen (digits) >= FEWEST_OF_SECOND;
}

char *
sa_phone_cut_second (char *text)
{
  for (char *mark = strpbrk (text, "/,"); mark != NULL; mark = strpbrk (mark + 1, "/,"))
    {
      g_autofree char *first = g_strndup (text, (gsize) (mark - text));

      if (!is_number_of_its_own (first) || !is_number_of_its_own (mark + 1))
        continue;
      *mark = '\0';
      g_strchomp (text);
      return g_strstrip (g_strdup (mark + 1));
    }
  return NULL;
}

/**
 * sa_phone_digits:
 * @text: (nullable): a phone number in any spelling
 *
 * The digits by which numbers are compared: without extension, without "+" or "00" of international
 * numbers, without the "0" of national ones, nor a "(0)" in between. "+44 (0)20 7946 0000", "0044
 * 20 79460000" give the same.
 *
 * Returns: (transfer full): digits, "" when there are none
 */
char *
sa_phone_digits (const char *text)
{
  g_autofree char *clean = sa_text_excerpt (text, MAX_LENGTH);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *extension_digits = NULL;
  char *mark = find_extension (clean, &extension_digits);
  gsize skip = 0;

  if (mark != NULL)
    *mark = '\0';
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, "(0)"))
        p += 2;
      else if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  if (g_str_has_prefix (digits->str, "00"))
    skip = 2;
  else if (digits->str[0] == '0')
    skip = 1;
  return g_strdup (digits->str + skip);
}
