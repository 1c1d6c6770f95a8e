/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One unfolded line of a vCard to a property. Generous in what it takes: the parameters of
 * version 2.1 have no names, and every address book has its own idea of quotes. */

#include "sa-vcard-parse.h"

#include "sa-csv-detect.h"
#include "sa-vcard-text.h"

#include <string.h>

/* Where the value begins: behind the first colon that is not in quotes */
static const char *
find_colon (const char *line)
{
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == ':' && !quoted)
        return p;
    }

  /* A quote that is never closed is no quote. */
  return strchr (line, ':');
}

/* “^n”, “^^” and “^'” in the values of parameters (RFC 6868) */
static char *
decode_param_value (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p++)
    {
      char next = p + 1 < text + length ? p[1] : '\0';

      if (*p == '^' && (next == 'n' || next == '^' || next == '\''))
        {
          g_string_append_c (out, next == 'n' ? '\n' : next == '^' ? '^' : '"');
          p++;
        }
      else if (*p != '"')
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/* Cuts at @separator, but not in quotes */
static const char *
next_piece (const char *start, const char *end, char separator)
{
  gboolean quoted = FALSE;

  for (const char *p = start; p < end; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == separator && !quoted)
        return p;
    }

  return end;
}

/* What a parameter of version 2.1 without a name is about */
const char *
sa_vcard_name_bare_param (const char *value)
{
  static const char *const encodings[] = { "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B" };
  static const char *const kinds[] = { "INLINE", "URL", "CONTENT-ID", "CID" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (value, encodings[i]) == 0)
      return "ENCODING";
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (value, kinds[i]) == 0)
      return "VALUE";

  return "TYPE";
}

static void
parse_param (SaVcardProperty *property, const char *start, const char *end)
{
  const char *equals = next_piece (start, end, '=');
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  SaVcardParam *param;

  if (start == end)
    return;
  if (equals == end)
    {
      g_autofree char *value = g_strstrip (decode_param_value (start, (gsize) (end - start)));

      sa_vcard_property_add_param (property, sa_vcard_name_bare_param (value), value);
      return;
    }

  for (const char *p = equals + 1; p <= end;)
    {
      const char *comma = next_piece (p, end, ',');

      g_strv_builder_take (values, decode_param_value (p, (gsize) (comma - p)));
      p = comma + 1;
    }
  param = g_new0 (SaVcardParam, 1);
  param->name = g_strstrip (g_strndup (start, (gsize) (equals - start)));
  param->values = g_strv_builder_end (values);
  g_ptr_array_add (property->params, param);
}

/* BEGIN and END are no properties, however they are spaced. */
static gboolean
is_name (const char *name)
{
  if (*name == '\0' || g_ascii_strcasecmp (name, "BEGIN") == 0
      || g_ascii_strcasecmp (name, "END") == 0)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != '/')
      return FALSE;

  return TRUE;
}

static SaVcardProperty *
parse_head (const char *head, SaVcardVersion version)
{
  const char *end = head + strlen (head);
  const char *semicolon = next_piece (head, end, ';');
  g_autofree char *name = g_strstrip (g_strndup (head, (gsize) (semicolon - head)));
  g_autoptr (SaVcardProperty) property = NULL;
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  if (!is_name (dot != NULL ? dot + 1 : name))
    return NULL;

  property = dot != NULL ? sa_vcard_property_new (name, dot + 1, NULL, version)
                         : sa_vcard_property_new (NULL, name, NULL, version);
  for (const char *p = semicolon; p < end;)
    {
      const char *next = next_piece (p + 1, end, ';');

      parse_param (property, p + 1, next);
      p = next;
    }

  return g_steal_pointer (&property);
}

/**
 * sa_vcard_to_utf8:
 * @charset: (nullable): what the property says its character set is
 *
 * Returns: (transfer full): valid UTF-8 without NUL, whatever the bytes were
 */
char *
sa_vcard_to_utf8 (const char *bytes, gsize length, const char *charset)
{
  g_autofree char *text = NULL;

  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, NULL, NULL);
  if (text == NULL && !g_utf8_validate_len (bytes, length, NULL))
    text = g_convert (bytes, (gssize) length, "UTF-8", sa_csv_detect_encoding (bytes, length), NULL,
                      NULL, NULL);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);

  return g_utf8_make_valid (bytes, (gssize) length);
}

/* Cuts off the value and parses what is in front of it */
static SaVcardProperty *
parse_line_head (const char *line, SaVcardVersion version, const char **value)
{
  const char *colon = find_colon (line);
  g_autofree char *head = NULL;

  if (colon == NULL)
    return NULL;

  *value = colon + 1;
  head = sa_vcard_to_utf8 (line, (gsize) (colon - line), NULL);
  return parse_head (head, version);
}

/**
 * sa_vcard_property_get_encoding:
 *
 * Returns: how the value is encoded, by its parameters
 */
SaVcardEncoding
sa_vcard_property_get_encoding (const SaVcardProperty *self)
{
  const char *encoding = sa_vcard_property_get_param (self, "ENCODING");

  if (encoding == NULL)
    return SA_VCARD_ENCODING_NONE;
  if (g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    return SA_VCARD_ENCODING_QUOTED_PRINTABLE;
  if (g_ascii_strcasecmp (encoding, "b") == 0 || g_ascii_strcasecmp (encoding, "base64") == 0)
    return SA_VCARD_ENCODING_BASE64;
  if (g_ascii_strcasecmp (encoding, "8bit") == 0 || g_ascii_strcasecmp (encoding, "7bit") == 0)
    return SA_VCARD_ENCODING_NONE;

  return SA_VCARD_ENCODING_UNKNOWN;
}

/* The same of a line that may yet have to be put together */
SaVcardEncoding
sa_vcard_line_get_encoding (const char *line)
{
  const char *value;
  g_autoptr (SaVcardProperty) property = NULL;

  if (line[strcspn (line, ";:")] == ';')
    property = parse_line_head (line, SA_VCARD_2_1, &value);

  return property != NULL ? sa_vcard_property_get_encoding (property) : SA_VCARD_ENCODING_NONE;
}

static char *
strip_spaces (const char *text)
{
  char *out = g_malloc (strlen (text) + 1);
  char *to = out;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      *to++ = *p;
  *to = '\0';

  return out;
}

/* Only version 2.1 has a way to write line breaks as they are. */
static char *
escape_breaks (char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p != '\r')
        g_string_append_c (out, *p);
    }
  g_free (text);

  return g_string_free (out, FALSE);
}

static void
take_value (SaVcardProperty *property, const char *value)
{
  const char *charset = sa_vcard_property_get_param (property, "CHARSET");
  SaVcardEncoding encoding = sa_vcard_property_get_encoding (property);
  gsize length;

  if (encoding == SA_VCARD_ENCODING_QUOTED_PRINTABLE)
    {
      g_autofree char *bytes = sa_vcard_decode_quoted_printable (value, &length);

      property->value = sa_vcard_to_utf8 (bytes, length, charset);
    }
  else if (encoding == SA_VCARD_ENCODING_BASE64)
    {
      g_autofree char *text = sa_vcard_to_utf8 (value, strlen (value), NULL);

      property->value = strip_spaces (text);
    }
  else
    property->value = sa_vcard_to_utf8 (value, strlen (value), charset);

  if (property->version != SA_VCARD_2_1 && strpbrk (property->value, "\r\n") != NULL)
    property->value = escape_breaks (property->value);

  /* What described the bytes on their way is no longer true of the text. */
  if (encoding == SA_VCARD_ENCODING_QUOTED_PRINTABLE || encoding == SA_VCARD_ENCODING_NONE)
    sa_vcard_property_remove_param (property, "ENCODING");
  sa_vcard_property_remove_param (property, "CHARSET");
}

/**
 * sa_vcard_property_parse:
 * @line: a line, unfolded, in any character set
 *
 * Returns: (transfer full) (nullable): the property, %NULL if the line is none
 */
SaVcardProperty *
sa_vcard_property_parse (const char *line, SaVcardVersion version)
{
  const char *value;
  g_autoptr (SaVcardProperty) property = parse_line_head (line, version, &value);

  if (property == NULL)
    return NULL;
  take_value (property, value);

  return g_steal_pointer (&property);
}
