/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text inside vCard values: escapes and quoted-printable. */

#include "sa-vcard-text.h"

#include <string.h>

/**
 * sa_vcard_escape:
 *
 * Escapes a text or one component of a structured value (RFC 2426 section 4, RFC 6350 section 3.4).
 * In version 2.1 only the semicolon has an escape; line breaks are left to quoted-printable.
 */
char *
sa_vcard_escape (const char *text, SaVcardVersion version)
{
  GString *out = g_string_sized_new (strlen (text) + 8);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (version == SA_VCARD_2_1)
        {
          if (*p == ';' || (*p == '\\' && p[1] != '\0' && strchr (";,:\\", p[1]) != NULL))
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      else if (*p == '\n' || *p == '\r')
        {
          if (*p == '\r' && p[1] == '\n')
            p++;
          g_string_append (out, "\\n");
        }
      else
        {
          if (strchr (",;\\", *p) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }

  return g_string_free (out, FALSE);
}

/**
 * sa_vcard_unescape:
 * @length: of @value, or -1 if it ends with NUL
 *
 * Undoes the escapes, also those that are not in the standard but that address books write, such as
 * “\:”. Line breaks become “\n”.
 */
char *
sa_vcard_unescape (const char *value, gssize length, SaVcardVersion version)
{
  const char *end = value + (length < 0 ? strlen (value) : (gsize) length);
  GString *out = g_string_sized_new ((gsize) (end - value));

  for (const char *p = value; p < end; p++)
    {
      if (*p == '\r' && p + 1 < end && p[1] == '\n')
        continue;
      if (*p != '\\' || p + 1 == end)
        {
          g_string_append_c (out, *p);
          continue;
        }
      p++;
      if ((*p == 'n' || *p == 'N') && version != SA_VCARD_2_1)
        g_string_append_c (out, '\n');
      else if (strchr (";,:\\", *p) != NULL || (*p == '"' && version != SA_VCARD_2_1))
        g_string_append_c (out, *p);
      else
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }

  return g_string_free (out, FALSE);
}

/**
 * sa_vcard_split:
 * @separator: ';' for the components of a value, ',' for a list
 *
 * Cuts a value at the separators that are not escaped, and unescapes the pieces.
 */
GStrv
sa_vcard_split (const char *value, char separator, SaVcardVersion version)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = value;

  for (const char *p = value;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == separator || *p == '\0')
        {
          g_strv_builder_take (builder, sa_vcard_unescape (start, p - start, version));
          if (*p == '\0')
            break;
          start = p + 1;
        }
    }

  return g_strv_builder_end (builder);
}

char *
sa_vcard_join (const char *const *parts, char separator, SaVcardVersion version)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *escaped = sa_vcard_escape (parts[i], version);

      if (i > 0)
        g_string_append_c (out, separator);
      g_string_append (out, escaped);
    }

  return g_string_free (out, FALSE);
}

/**
 * sa_vcard_decode_quoted_printable:
 * @length: (out): how many bytes there are; they may be in any encoding
 *
 * Decodes quoted-printable (RFC 2045 section 6.7) whose soft line breaks have been taken out. What
 * is not a code is left as it is.
 */
char *
sa_vcard_decode_quoted_printable (const char *text, gsize *length)
{
  char *out = g_malloc (strlen (text) + 1);
  char *to = out;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          *to++ = (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));
          p += 2;
        }
      else
        *to++ = *p;
    }
  *to = '\0';
  *length = (gsize) (to - out);

  return out;
}

/**
 * sa_vcard_encode_quoted_printable:
 * @column: how much of the first line is taken already
 *
 * Returns: (transfer full): @text with soft line breaks that keep lines within 76 characters
 */
char *
sa_vcard_encode_quoted_printable (const char *text, gsize column)
{
  GString *out = g_string_sized_new (strlen (text) * 2);

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      gboolean last = p[1] == '\0';
      gboolean plain = *p > ' ' && *p < 0x7f && *p != '=';
      gsize width;

      if (*p == ' ' && !last && column > 0)
        plain = TRUE;
      width = plain ? 1 : 3;
      if (column + width > (last ? 76 : 75))
        {
          g_string_append (out, "=\r\n");
          column = 0;
          /* A space at the beginning of a line would be taken for a folded line by some readers,
           * and “END:” for the end of the card. */
          if (*p == ' ' || *p == 'E')
            {
              plain = FALSE;
              width = 3;
            }
        }
      if (plain)
        g_string_append_c (out, (char) *p);
      else
        g_string_append_printf (out, "=%02X", *p);
      column += width;
    }

  return g_string_free (out, FALSE);
}
