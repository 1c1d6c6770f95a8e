/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding properties to a card from plain values: the escapes and encodings of the card's version.
 */

#include "sa-vcard.h"

#include "sa-vcard-text.h"

#include <string.h>

static SaVcardProperty *
add (SaVcard *self, const char *name, const char *value)
{
  SaVcardProperty *property = sa_vcard_property_new (NULL, name, value,
                                                     sa_vcard_get_version (self));

  sa_vcard_take_property (self, property);

  return property;
}

/**
 * sa_vcard_add_text:
 *
 * Returns: (transfer none): the new property, for adding parameters
 */
SaVcardProperty *
sa_vcard_add_text (SaVcard *self, const char *name, const char *text)
{
  g_autofree char *value = sa_vcard_escape (text, sa_vcard_get_version (self));

  return add (self, name, value);
}

/**
 * sa_vcard_add_parts:
 * @parts: (array zero-terminated=1): the components, for N, ADR or ORG, empty ones as ""
 */
SaVcardProperty *
sa_vcard_add_parts (SaVcard *self, const char *name, const char *const *parts)
{
  g_autofree char *value = sa_vcard_join (parts, ';', sa_vcard_get_version (self));

  return add (self, name, value);
}

/**
 * sa_vcard_add_list:
 * @values: (array zero-terminated=1): for CATEGORIES or NICKNAME
 */
SaVcardProperty *
sa_vcard_add_list (SaVcard *self, const char *name, const char *const *values)
{
  g_autofree char *value = sa_vcard_join (values, ',', sa_vcard_get_version (self));

  return add (self, name, value);
}

/**
 * sa_vcard_add_bytes:
 * @media_type: such as “image/png”
 *
 * Adds a picture or another file, inside the card.
 */
SaVcardProperty *
sa_vcard_add_bytes (SaVcard *self, const char *name, GBytes *bytes, const char *media_type)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);
  const char *slash = strchr (media_type, '/');
  g_autofree char *type = g_ascii_strup (slash ? slash + 1 : media_type, -1);
  SaVcardProperty *property;

  if (sa_vcard_get_version (self) == SA_VCARD_4_0)
    {
      g_autofree char *uri = g_strdup_printf ("data:%s;base64,%s", media_type, text);

      return add (self, name, uri);
    }

  property = add (self, name, text);
  sa_vcard_property_add_param (property, "ENCODING",
                               property->version == SA_VCARD_3_0 ? "b" : "BASE64");
  sa_vcard_property_add_param (property, "TYPE", type);

  return property;
}
