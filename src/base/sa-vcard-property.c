/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One property of a vCard, and what its value means: a text, components, a list, bytes, a date. */

#include "sa-vcard.h"

#include "sa-date.h"
#include "sa-vcard-text.h"

#include <string.h>

static void
free_param (SaVcardParam *param)
{
  g_free (param->name);
  g_strfreev (param->values);
  g_free (param);
}

/**
 * sa_vcard_property_new:
 * @group: (nullable): the group
 * @value: the value, escaped as @version asks
 */
SaVcardProperty *
sa_vcard_property_new (const char *group, const char *name, const char *value,
                       SaVcardVersion version)
{
  SaVcardProperty *self = g_new0 (SaVcardProperty, 1);

  self->group = g_strdup (group);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
  self->version = version;
  self->params = g_ptr_array_new_with_free_func ((GDestroyNotify) free_param);

  return self;
}

SaVcardProperty *
sa_vcard_property_copy (const SaVcardProperty *self)
{
  SaVcardProperty *copy = sa_vcard_property_new (self->group, self->name, self->value,
                                                 self->version);

  copy->line = self->line;
  for (guint i = 0; i < self->params->len; i++)
    {
      const SaVcardParam *param = g_ptr_array_index (self->params, i);
      SaVcardParam *other = g_new0 (SaVcardParam, 1);

      other->name = g_strdup (param->name);
      other->values = g_strdupv (param->values);
      g_ptr_array_add (copy->params, other);
    }

  return copy;
}

void
sa_vcard_property_free (SaVcardProperty *self)
{
  if (self == NULL)
    return;

  g_free (self->group);
  g_free (self->name);
  g_free (self->value);
  g_ptr_array_unref (self->params);
  g_free (self);
}

gboolean
sa_vcard_property_is (const SaVcardProperty *self, const char *name)
{
  return g_ascii_strcasecmp (self->name, name) == 0;
}

/**
 * sa_vcard_property_add_param:
 *
 * Adds a parameter behind those there are, even if there is one of that name: “TYPE=home;TYPE=fax”.
 */
void
sa_vcard_property_add_param (SaVcardProperty *self, const char *name, const char *value)
{
  SaVcardParam *param = g_new0 (SaVcardParam, 1);

  param->name = g_strdup (name);
  param->values = g_new0 (char *, 2);
  param->values[0] = g_strdup (value);
  g_ptr_array_add (self->params, param);
}

/**
 * sa_vcard_property_get_param:
 *
 * Returns: (transfer none) (nullable): the first value of the first parameter of that name
 */
const char *
sa_vcard_property_get_param (const SaVcardProperty *self, const char *name)
{
  for (guint i = 0; i < self->params->len; i++)
    {
      const SaVcardParam *param = g_ptr_array_index (self->params, i);

      if (g_ascii_strcasecmp (param->name, name) == 0)
        return param->values[0];
    }

  return NULL;
}

void
sa_vcard_property_remove_param (SaVcardProperty *self, const char *name)
{
  for (guint i = self->params->len; i > 0; i--)
    {
      const SaVcardParam *param = g_ptr_array_index (self->params, i - 1);

      if (g_ascii_strcasecmp (param->name, name) == 0)
        g_ptr_array_remove_index (self->params, i - 1);
    }
}

/**
 * sa_vcard_property_has_type:
 * @type: such as “work” or “fax”
 *
 * Whether the TYPE parameters name @type, in any case, and also inside quotes (“work,voice”), which
 * RFC 6350 itself writes when it means a list.
 */
gboolean
sa_vcard_property_has_type (const SaVcardProperty *self, const char *type)
{
  for (guint i = 0; i < self->params->len; i++)
    {
      const SaVcardParam *param = g_ptr_array_index (self->params, i);

      if (g_ascii_strcasecmp (param->name, "TYPE") != 0)
        continue;
      for (char **value = param->values; *value != NULL; value++)
        {
          g_auto (GStrv) types = g_strsplit (*value, ",", -1);

          for (char **one = types; *one != NULL; one++)
            if (g_ascii_strcasecmp (g_strstrip (*one), type) == 0)
              return TRUE;
        }
    }

  return FALSE;
}

/**
 * sa_vcard_property_get_preference:
 *
 * Returns: 1 for the most preferred, up to 100, and 101 where no preference is given
 */
int
sa_vcard_property_get_preference (const SaVcardProperty *self)
{
  const char *pref = sa_vcard_property_get_param (self, "PREF");
  gint64 rank;

  if (pref != NULL)
    {
      rank = g_ascii_strtoll (pref, NULL, 10);
      return rank >= 1 && rank <= 100 ? (int) rank : 1;
    }

  return sa_vcard_property_has_type (self, "pref") ? 1 : 101;
}

/**
 * sa_vcard_property_get_text:
 *
 * Returns: (transfer full): the whole value as text, with “\n” for line breaks
 */
char *
sa_vcard_property_get_text (const SaVcardProperty *self)
{
  return sa_vcard_unescape (self->value, -1, self->version);
}

/**
 * sa_vcard_property_get_plain:
 *
 * Returns: (transfer full): a phone number or e-mail address as people write it, without “tel:” or
 *   “mailto:” where it is a URI; the extension follows as “ ext. 102”
 */
char *
sa_vcard_property_get_plain (const SaVcardProperty *self)
{
  g_autofree char *text = sa_vcard_property_get_text (self);
  const char *start = text;
  g_autofree char *plain = NULL;
  char *extension;

  if (g_ascii_strncasecmp (text, "tel:", 4) == 0)
    start = text + 4;
  else if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    start = text + 7;
  else
    return g_strstrip (g_steal_pointer (&text));

  plain = g_uri_unescape_string (start, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    g_set_str (&plain, start);
  extension = strstr (plain, ";ext=");
  if (extension != NULL)
    {
      g_autofree char *number = g_strndup (plain, (gsize) (extension - plain));

      return g_strdup_printf ("%s ext. %s", number, extension + 5);
    }

  return g_steal_pointer (&plain);
}

/**
 * sa_vcard_property_get_parts:
 *
 * Returns: (transfer full): the components of N, ADR or ORG, unescaped
 */
GStrv
sa_vcard_property_get_parts (const SaVcardProperty *self)
{
  return sa_vcard_split (self->value, ';', self->version);
}

/**
 * sa_vcard_property_get_list:
 *
 * Returns: (transfer full): the values of CATEGORIES or NICKNAME, unescaped and without empty ones
 */
GStrv
sa_vcard_property_get_list (const SaVcardProperty *self)
{
  g_auto (GStrv) all = sa_vcard_split (self->value, ',', self->version);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **value = all; *value != NULL; value++)
    if (*g_strstrip (*value) != '\0')
      g_strv_builder_add (builder, *value);

  return g_strv_builder_end (builder);
}

/* “JPEG” of a photo is image/jpeg */
static char *
guess_media_type (const SaVcardProperty *self)
{
  const char *media_type = sa_vcard_property_get_param (self, "MEDIATYPE");
  const char *type = NULL;
  g_autofree char *lower = NULL;

  if (media_type != NULL)
    return g_strdup (media_type);

  for (guint i = 0; i < self->params->len; i++)
    {
      const SaVcardParam *param = g_ptr_array_index (self->params, i);

      if (g_ascii_strcasecmp (param->name, "TYPE") == 0
          && g_ascii_strcasecmp (param->values[0], "home") != 0
          && g_ascii_strcasecmp (param->values[0], "work") != 0
          && g_ascii_strcasecmp (param->values[0], "pref") != 0)
        type = param->values[0];
    }
  if (type == NULL)
    return g_strdup ("application/octet-stream");

  lower = g_ascii_strdown (type, -1);
  if (strchr (lower, '/') != NULL)
    return g_steal_pointer (&lower);
  if (sa_vcard_property_is (self, "PHOTO") || sa_vcard_property_is (self, "LOGO"))
    return g_strdup_printf ("image/%s", strcmp (lower, "jpg") == 0 ? "jpeg" : lower);
  if (sa_vcard_property_is (self, "SOUND"))
    return g_strdup_printf ("audio/%s", lower);

  return g_strdup_printf ("application/%s", lower);
}

/**
 * sa_vcard_property_get_bytes:
 * @media_type: (out) (optional): what the bytes are, such as “image/jpeg”
 *
 * Returns: (transfer full) (nullable): what PHOTO, LOGO, SOUND or KEY contain; %NULL if they only
 * point to somewhere else
 */
GBytes *
sa_vcard_property_get_bytes (const SaVcardProperty *self, char **media_type)
{
  const char *encoding = sa_vcard_property_get_param (self, "ENCODING");
  g_autofree char *data = NULL;
  guchar *bytes;
  gsize length;

  if (g_ascii_strncasecmp (self->value, "data:", 5) == 0)
    {
      g_autofree char *uri = sa_vcard_property_get_text (self);
      const char *comma = strchr (uri, ',');
      const char *semicolon = strchr (uri, ';');

      if (comma == NULL || comma - uri < 7 || g_ascii_strncasecmp (comma - 7, ";base64", 7) != 0)
        return NULL;
      if (media_type != NULL)
        *media_type = g_strndup (uri + 5, (gsize) (semicolon - uri - 5));
      data = g_strdup (comma + 1);
    }
  else if (encoding != NULL
           && (g_ascii_strcasecmp (encoding, "b") == 0
               || g_ascii_strcasecmp (encoding, "base64") == 0))
    {
      if (media_type != NULL)
        *media_type = guess_media_type (self);
      data = g_strdup (self->value);
    }
  else
    return NULL;

  bytes = g_base64_decode (data, &length);
  return g_bytes_new_take (bytes, length);
}

/**
 * sa_vcard_property_get_date:
 *
 * Reads “1980-03-22”, “19800322” and either with a time behind it.
 *
 * Returns: (transfer full) (nullable): the date as ISO 8601, %NULL where one of its parts is
 * missing, as in “--0203”
 */
char *
sa_vcard_property_get_date (const SaVcardProperty *self)
{
  g_autofree char *text = sa_vcard_property_get_text (self);
  g_autofree char *date = NULL;
  gsize n = strcspn (text, "T ");

  if (n == 10)
    date = g_strndup (text, 10);
  else if (n == 8)
    date = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);

  return date != NULL && sa_date_is_valid (date) ? g_steal_pointer (&date) : NULL;
}

/**
 * sa_vcard_property_equal:
 *
 * Whether two properties say the same: group, name and names of parameters in any case, the values
 * of parameters and the value as they are.
 */
gboolean
sa_vcard_property_equal (const SaVcardProperty *a, const SaVcardProperty *b)
{
  if (g_ascii_strcasecmp (a->group ? a->group : "", b->group ? b->group : "") != 0
      || g_ascii_strcasecmp (a->name, b->name) != 0 || strcmp (a->value, b->value) != 0
      || a->version != b->version || a->params->len != b->params->len)
    return FALSE;

  for (guint i = 0; i < a->params->len; i++)
    {
      const SaVcardParam *one = g_ptr_array_index (a->params, i);
      const SaVcardParam *other = g_ptr_array_index (b->params, i);

      if (g_ascii_strcasecmp (one->name, other->name) != 0
          || !g_strv_equal ((const char *const *) one->values, (const char *const *) other->values))
        return FALSE;
    }

  return TRUE;
}
