/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A vCard as a list of properties in their order, none dropped because we do not know it. Our own,
 * because no library serves: libebook-contacts needs evolution-data-server and its daemons, which
 * have no place in the Flatpak; libical 3 reads calendars only; and the aim here is that even what
 * nobody models survives being read and written. */

#include "sa-vcard.h"

#include <string.h>

struct _SaVcard
{
  SaVcardVersion version;
  GPtrArray *properties;
  guint64 line;
  char *problem;
};

/**
 * sa_vcard_new:
 *
 * Returns: (transfer full): a card without properties
 */
SaVcard *
sa_vcard_new (SaVcardVersion version)
{
  SaVcard *self = g_new0 (SaVcard, 1);

  self->version = version;
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) sa_vcard_property_free);

  return self;
}

void
sa_vcard_free (SaVcard *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->properties);
  g_free (self->problem);
  g_free (self);
}

SaVcardVersion
sa_vcard_get_version (const SaVcard *self)
{
  return self->version;
}

/* Says by what rules the card was written; its values are not converted, sa_vcard_format() does
 * that. */
void
sa_vcard_set_version (SaVcard *self, SaVcardVersion version)
{
  self->version = version;
  for (guint i = 0; i < self->properties->len; i++)
    sa_vcard_get_property (self, i)->version = version;
}

/**
 * sa_vcard_get_line:
 *
 * Returns: the line of the file where the card begins, from 1; 0 if it is not from a file
 */
guint64
sa_vcard_get_line (const SaVcard *self)
{
  return self->line;
}

void
sa_vcard_set_line (SaVcard *self, guint64 line)
{
  self->line = line;
}

/**
 * sa_vcard_get_problem:
 *
 * Returns: (nullable): a sentence if the card is damaged; it then has the properties that could be
 * read
 */
const char *
sa_vcard_get_problem (const SaVcard *self)
{
  return self->problem;
}

/* Takes the first thing found wrong; later ones mostly follow from it. */
void
sa_vcard_take_problem (SaVcard *self, char *problem)
{
  if (self->problem == NULL)
    self->problem = problem;
  else
    g_free (problem);
}

guint
sa_vcard_get_n_properties (const SaVcard *self)
{
  return self->properties->len;
}

SaVcardProperty *
sa_vcard_get_property (const SaVcard *self, guint index)
{
  g_return_val_if_fail (index < self->properties->len, NULL);

  return g_ptr_array_index (self->properties, index);
}

/**
 * sa_vcard_find:
 *
 * Returns: (transfer none) (nullable): of the properties of this name the preferred one, else the
 * first
 */
SaVcardProperty *
sa_vcard_find (const SaVcard *self, const char *name)
{
  SaVcardProperty *best = NULL;

  for (guint i = 0; i < self->properties->len; i++)
    {
      SaVcardProperty *property = sa_vcard_get_property (self, i);

      if (sa_vcard_property_is (property, name)
          && (best == NULL
              || sa_vcard_property_get_preference (property)
                     < sa_vcard_property_get_preference (best)))
        best = property;
    }

  return best;
}

/**
 * sa_vcard_find_text:
 *
 * Returns: (transfer full) (nullable): the text of the property sa_vcard_find() finds
 */
char *
sa_vcard_find_text (const SaVcard *self, const char *name)
{
  const SaVcardProperty *property = sa_vcard_find (self, name);

  return property != NULL ? sa_vcard_property_get_text (property) : NULL;
}

/**
 * sa_vcard_find_label:
 *
 * Apple and Google name a property by an X-ABLabel of the same group, their own names in
 * “_$!<…>!$_”.
 *
 * Returns: (transfer full) (nullable): the name given to @property by hand
 */
char *
sa_vcard_find_label (const SaVcard *self, const SaVcardProperty *property)
{
  if (property->group == NULL)
    return NULL;

  for (guint i = 0; i < self->properties->len; i++)
    {
      const SaVcardProperty *other = sa_vcard_get_property (self, i);
      g_autofree char *text = NULL;

      if (other->group == NULL || g_ascii_strcasecmp (other->group, property->group) != 0
          || !sa_vcard_property_is (other, "X-ABLabel"))
        continue;

      text = sa_vcard_property_get_text (other);
      if (g_str_has_prefix (text, "_$!<") && g_str_has_suffix (text, ">!$_"))
        return g_strndup (text + 4, strlen (text) - 8);

      return g_steal_pointer (&text);
    }

  return NULL;
}

void
sa_vcard_take_property (SaVcard *self, SaVcardProperty *property)
{
  g_ptr_array_add (self->properties, property);
}
