/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards as text: lines of at most 75 octets (RFC 2426 section 2.6, RFC 6350 section 3.2), or in
 * version 2.1 quoted-printable for what does not fit into one line of ASCII. */

#include "sa-vcard-writer.h"

#include "sa-vcard-convert.h"
#include "sa-vcard-parse.h"
#include "sa-vcard-text.h"

#include <string.h>

#define LINE_LENGTH 75

/* RFC 6868 */
static void
append_param_value (GString *out, const char *value)
{
  gboolean quote = strpbrk (value, ",;:= ") != NULL;

  if (quote)
    g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '^':
        g_string_append (out, "^^");
        break;
      case '\n':
        g_string_append (out, "^n");
        break;
      case '"':
        g_string_append (out, "^'");
        break;
      default:
        g_string_append_c (out, *p);
      }
  if (quote)
    g_string_append_c (out, '"');
}

/* Version 2.1 writes types without “TYPE=”, and old readers know them only so. */
static gboolean
can_be_bare (const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;

  return *value != '\0' && strcmp (sa_vcard_name_bare_param (value), "TYPE") == 0;
}

static void
append_param (GString *out, const SaVcardParam *param, SaVcardVersion version)
{
  if (version == SA_VCARD_2_1 && g_ascii_strcasecmp (param->name, "TYPE") == 0
      && param->values[0] != NULL && param->values[1] == NULL && can_be_bare (param->values[0]))
    {
      g_string_append_printf (out, ";%s", param->values[0]);
      return;
    }

  g_string_append_printf (out, ";%s=", param->name);
  for (int i = 0; param->values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_param_value (out, param->values[i]);
    }
}

/* How much of @text goes into @room bytes without cutting a character in two */
static gsize
fit (const char *text, gsize room)
{
  gsize n = strnlen (text, room + 1);

  if (n <= room)
    return n;

  n = room;
  while (n > 1 && ((guchar) text[n] & 0xc0) == 0x80)
    n--;

  return n;
}

/* Never within the name: a piece of one might be more of a picture on the line above. */
static void
fold (GString *out, const char *line)
{
  gsize n = fit (line, MAX (LINE_LENGTH, strcspn (line, ";:") + 1));

  g_string_append_len (out, line, (gssize) n);
  for (line += n; *line != '\0'; line += n)
    {
      g_string_append (out, "\r\n ");
      n = fit (line, LINE_LENGTH - 1);
      g_string_append_len (out, line, (gssize) n);
    }
  g_string_append (out, "\r\n");
}

static gboolean
needs_quoted_printable (const char *head, const char *value)
{
  for (const guchar *p = (const guchar *) value; *p != '\0'; p++)
    if (*p < ' ' || *p >= 0x7f)
      return TRUE;

  return strlen (head) + strlen (value) > LINE_LENGTH;
}

static void
append_2_1 (GString *out, GString *head, const SaVcardProperty *property)
{
  SaVcardEncoding encoding = sa_vcard_property_get_encoding (property);

  if (encoding == SA_VCARD_ENCODING_BASE64)
    {
      g_string_append_printf (out, "%s:\r\n", head->str);
      for (const char *value = property->value; *value != '\0';)
        {
          gsize n = fit (value, 72);

          g_string_append_printf (out, " %.*s\r\n", (int) n, value);
          value += n;
        }
      g_string_append (out, "\r\n");
    }
  else if (encoding == SA_VCARD_ENCODING_NONE
           && needs_quoted_printable (head->str, property->value))
    {
      g_autofree char *encoded = NULL;

      g_string_append (head, g_str_is_ascii (property->value)
                                 ? ";ENCODING=QUOTED-PRINTABLE:"
                                 : ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:");
      encoded = sa_vcard_encode_quoted_printable (property->value, MIN (head->len, 70));
      g_string_append_printf (out, "%s%s\r\n", head->str, encoded);
    }
  else
    g_string_append_printf (out, "%s:%s\r\n", head->str, property->value);
}

static void
append_property (GString *out, const SaVcardProperty *property, SaVcardVersion version)
{
  g_autoptr (GString) head = g_string_new (NULL);

  if (property->group != NULL)
    g_string_append_printf (head, "%s.", property->group);
  g_string_append (head, property->name);
  for (guint i = 0; i < property->params->len; i++)
    append_param (head, g_ptr_array_index (property->params, i), version);

  if (version == SA_VCARD_2_1)
    {
      append_2_1 (out, head, property);
      return;
    }

  g_string_append_printf (head, ":%s", property->value);
  fold (out, head->str);
}

/**
 * sa_vcard_property_format:
 *
 * Returns: (transfer full): the property as lines of a card of @version; sa_vcard_property_parse()
 * reads it again once it is unfolded
 */
char *
sa_vcard_property_format (const SaVcardProperty *self, SaVcardVersion version)
{
  GString *out = g_string_new (NULL);
  g_autoptr (SaVcardProperty) converted = sa_vcard_property_convert (self, version);

  append_property (out, converted, version);

  return g_string_free (out, FALSE);
}

/**
 * sa_vcard_format:
 *
 * Writes a card in its own version as it is, and in another with each property converted and what
 * that version requires added.
 *
 * Returns: (transfer full): the card, from BEGIN to END
 */
char *
sa_vcard_format (const SaVcard *self, SaVcardVersion version)
{
  static const char *const names[] = { "2.1", "3.0", "4.0" };
  GString *out = g_string_new ("BEGIN:VCARD\r\n");
  g_autoptr (SaVcard) converted = NULL;

  if (version != sa_vcard_get_version (self))
    {
      converted = sa_vcard_new (version);
      for (guint i = 0; i < sa_vcard_get_n_properties (self); i++)
        sa_vcard_take_property (
            converted, sa_vcard_property_convert (sa_vcard_get_property (self, i), version));
      sa_vcard_complete (converted);
      self = converted;
    }

  g_string_append_printf (out, "VERSION:%s\r\n", names[version]);
  for (guint i = 0; i < sa_vcard_get_n_properties (self); i++)
    append_property (out, sa_vcard_get_property (self, i), version);
  g_string_append (out, "END:VCARD\r\n");

  return g_string_free (out, FALSE);
}
