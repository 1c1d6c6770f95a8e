/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Properties of one version of vCard in the words of another: escapes, preference, pictures, dates
 * and phone numbers differ. What is not known is carried over as text. */

#include "sa-vcard-convert.h"

#include "sa-vcard-text.h"

#include <string.h>

static gboolean
is_any (const SaVcardProperty *property, const char *const *names)
{
  for (; *names != NULL; names++)
    if (sa_vcard_property_is (property, *names))
      return TRUE;

  return FALSE;
}

static void
set_value (SaVcardProperty *self, char *value)
{
  g_free (self->value);
  self->value = value;
}

/* Takes @type out of the TYPE parameters */
static void
remove_type (SaVcardProperty *self, const char *type)
{
  for (guint i = self->params->len; i > 0; i--)
    {
      SaVcardParam *param = g_ptr_array_index (self->params, i - 1);
      g_autoptr (GStrvBuilder) kept = NULL;

      if (g_ascii_strcasecmp (param->name, "TYPE") != 0)
        continue;
      kept = g_strv_builder_new ();
      for (char **value = param->values; *value != NULL; value++)
        if (g_ascii_strcasecmp (*value, type) != 0)
          g_strv_builder_add (kept, *value);
      g_strfreev (param->values);
      param->values = g_strv_builder_end (kept);
      if (param->values[0] == NULL)
        g_ptr_array_remove_index (self->params, i - 1);
    }
}

static void
convert_preference (SaVcardProperty *self, SaVcardVersion to)
{
  if (to == SA_VCARD_4_0 && sa_vcard_property_get_param (self, "PREF") == NULL
      && sa_vcard_property_has_type (self, "pref"))
    {
      remove_type (self, "pref");
      sa_vcard_property_add_param (self, "PREF", "1");
    }
  else if (to != SA_VCARD_4_0 && sa_vcard_property_get_param (self, "PREF") != NULL)
    {
      gboolean first = sa_vcard_property_get_preference (self) == 1;

      sa_vcard_property_remove_param (self, "PREF");
      if (first)
        sa_vcard_property_add_param (self, "TYPE", to == SA_VCARD_2_1 ? "PREF" : "pref");
    }
}

/* Bytes are base64 beside a type in versions 2.1 and 3.0, and a data URI in 4.0. */
static gboolean
convert_bytes (SaVcardProperty *self, SaVcardVersion to)
{
  g_autofree char *media_type = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = sa_vcard_property_get_bytes (self, &media_type);
  const char *slash;

  if (bytes == NULL)
    return FALSE;

  data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  slash = strchr (media_type, '/');
  sa_vcard_property_remove_param (self, "ENCODING");
  sa_vcard_property_remove_param (self, "VALUE");
  if (to == SA_VCARD_4_0)
    {
      set_value (self, g_strdup_printf ("data:%s;base64,%s", media_type, data));
      if (slash != NULL)
        remove_type (self, slash + 1);
      remove_type (self, "jpg");
      return TRUE;
    }

  set_value (self, g_steal_pointer (&data));
  sa_vcard_property_add_param (self, "ENCODING", to == SA_VCARD_3_0 ? "b" : "BASE64");
  if (slash != NULL && !sa_vcard_property_has_type (self, slash + 1))
    {
      g_autofree char *type = g_ascii_strup (slash + 1, -1);

      sa_vcard_property_add_param (self, "TYPE", type);
    }

  return TRUE;
}

/* A whole date is written with hyphens, but version 4.0 has only the form without. */
static void
convert_date (SaVcardProperty *self, SaVcardVersion to)
{
  g_autofree char *date = sa_vcard_property_get_date (self);
  gsize n = strlen (self->value);

  if (date == NULL || (n != 8 && n != 10))
    return;
  if (to == SA_VCARD_4_0)
    set_value (self, g_strdup_printf ("%.4s%.2s%.2s", date, date + 5, date + 8));
  else
    set_value (self, g_steal_pointer (&date));
}

static void
convert_text (SaVcardProperty *self, SaVcardVersion to)
{
  static const char *const structured[] = { "N", "ADR", "ORG", "GENDER", NULL };
  static const char *const lists[] = { "CATEGORIES", "NICKNAME", NULL };
  static const char *const verbatim[] = { "URL", "UID",   "REV",  "GEO",   "TZ", "SOURCE",
                                          "KEY", "PHOTO", "LOGO", "SOUND", NULL };

  /* Versions 3.0 and 4.0 have the same escapes. */
  if ((self->version != SA_VCARD_2_1 && to != SA_VCARD_2_1) || is_any (self, verbatim))
    return;

  if (is_any (self, structured))
    {
      g_auto (GStrv) parts = sa_vcard_property_get_parts (self);

      set_value (self, sa_vcard_join ((const char *const *) parts, ';', to));
    }
  else if (is_any (self, lists))
    {
      g_auto (GStrv) list = sa_vcard_split (self->value, ',', self->version);

      set_value (self, sa_vcard_join ((const char *const *) list, ',', to));
    }
  else
    {
      g_autofree char *text = sa_vcard_property_get_text (self);

      set_value (self, sa_vcard_escape (text, to));
    }
}

/**
 * sa_vcard_property_convert:
 *
 * Returns: (transfer full): the property as @version writes it
 */
SaVcardProperty *
sa_vcard_property_convert (const SaVcardProperty *self, SaVcardVersion version)
{
  static const char *const dates[] = { "BDAY", "ANNIVERSARY", "X-ANNIVERSARY",
                                       "X-EVOLUTION-ANNIVERSARY", NULL };
  SaVcardProperty *copy = sa_vcard_property_copy (self);
  const char *kind = sa_vcard_property_get_param (copy, "VALUE");

  if (self->version == version)
    return copy;

  convert_preference (copy, version);
  if (kind != NULL && g_ascii_strcasecmp (kind, "uri") == 0 && version != SA_VCARD_4_0
      && g_ascii_strncasecmp (copy->value, "tel:", 4) == 0)
    {
      g_autofree char *number = sa_vcard_property_get_plain (copy);

      set_value (copy, sa_vcard_escape (number, version));
      sa_vcard_property_remove_param (copy, "VALUE");
    }
  else if (is_any (copy, dates))
    convert_date (copy, version);
  else if (!convert_bytes (copy, version))
    convert_text (copy, version);
  copy->version = version;

  return copy;
}

/* A name to show, made from what else the card has */
static char *
make_name (const SaVcard *self)
{
  static const char *const others[] = { "ORG", "EMAIL", "TEL", NULL };
  const SaVcardProperty *name = sa_vcard_find (self, "N");

  if (name != NULL)
    {
      g_auto (GStrv) parts = sa_vcard_property_get_parts (name);
      g_autofree char *full = NULL;

      if (g_strv_length (parts) > 1)
        full = g_strstrip (g_strdup_printf ("%s %s", parts[1], parts[0]));
      else
        full = g_strdup (parts[0]);
      if (*full != '\0')
        return g_steal_pointer (&full);
    }
  for (const char *const *other = others; *other != NULL; other++)
    {
      const SaVcardProperty *property = sa_vcard_find (self, *other);
      g_auto (GStrv) parts = property ? sa_vcard_property_get_parts (property) : NULL;

      if (parts != NULL && *parts[0] != '\0')
        return g_strdup (parts[0]);
    }

  return g_strdup ("");
}

/**
 * sa_vcard_complete:
 *
 * Adds what the card's version requires: FN, and in version 3.0 also N.
 */
void
sa_vcard_complete (SaVcard *self)
{
  SaVcardVersion version = sa_vcard_get_version (self);

  if (version != SA_VCARD_2_1 && sa_vcard_find (self, "FN") == NULL)
    {
      g_autofree char *name = make_name (self);

      sa_vcard_add_text (self, "FN", name);
    }
  if (version != SA_VCARD_4_0 && sa_vcard_find (self, "N") == NULL)
    {
      g_autofree char *name = sa_vcard_find_text (self, "FN");
      const char *parts[] = { name ? name : "", "", "", "", "", NULL };

      sa_vcard_add_parts (self, "N", parts);
    }
}
